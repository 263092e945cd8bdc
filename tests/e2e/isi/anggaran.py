"""What it may cost and did cost: pagu pasted with its rows, copied to the next stage, realisasi."""

from typing import Any

from laporan.demo.berkas import read_patrang
from tests.e2e.isi.layar import Layar, angka
from tests.e2e.isi.rencana import cetak

Isi = dict[str, Any]


def enter_pagu(staf: Layar) -> None:
    """Paste the rows of the first stage, copy them to the last, and fill that in as one block."""
    isi = read_patrang("anggaran")
    absent = {"tidak_tersedia": isi["murni_tidak_tersedia"]}
    rows = [
        [cetak(row["kode"]), akun, angka(row.get("murni", {}).get(akun, absent))]
        for row in isi["sub_kegiatan"]
        for akun in row["pagu"]
    ]
    staf.open(f"{staf.base}/pagu/murni/")
    staf.paste_rows(staf.page.locator("main"), "baris pagu", rows)
    staf.open(f"{staf.base}/pagu/perubahan/")
    staf.save("Salin pagu murni")
    staf.fill_grid(
        {
            _row(row["kode"], akun): {"Pagu perubahan": angka(amount)}
            for row in isi["sub_kegiatan"]
            for akun, amount in row["pagu"].items()
        }
    )


def enter_realisasi(staf: Layar) -> None:
    """Type the realisasi to the end of the year by the keyboard alone, cell after cell."""
    isi = read_patrang("anggaran")
    amounts = {
        _row(row["kode"], akun): angka(amount)
        for row in isi["sub_kegiatan"]
        for akun, amount in row["realisasi"].items()
    }
    staf.open(f"{staf.base}/realisasi-anggaran/")
    staf.type_column("S.d. TW IV", amounts)


def _row(kode: str, akun: str) -> str:
    return f"{cetak(kode)} {_NAMES[akun]}"


_NAMES = {
    "5.1": "Belanja Operasi yang tidak dirinci",
    "5.1.01": "Belanja Pegawai",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.2": "Belanja Modal",
}
