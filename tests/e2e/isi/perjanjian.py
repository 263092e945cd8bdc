"""What was promised: the first PK is not to be had, the next was signed on paper."""

from typing import Any

from laporan.demo.berkas import read_patrang
from renstra.models import Nomenklatur
from tests import files
from tests.e2e.isi.layar import Layar, angka, bentuk
from tests.e2e.isi.rencana import indikator_of

Isi = dict[str, Any]
SCAN = {"name": "pk.pdf", "mimeType": "application/pdf", "buffer": files.PDF}


def enter_perjanjian(staf: Layar) -> None:
    """Draw up the PK and declare it missing; draw up its change and record it with its scan."""
    murni, perubahan = read_patrang("perjanjian")["perjanjian"]
    staf.open(f"/pk/patrang/{murni['tahun']}/")
    staf.press(staf.page.get_by_role("button", name="Susun PK"))
    _go(staf, "Periksa dan ajukan")
    _go(staf, "Nyatakan tidak tersedia")
    staf.submit({"alasan": murni["alasan_tidak_tersedia"]}, "Nyatakan tidak tersedia")
    _go(staf, "Susun PK perubahan")
    for reason in [name for name in perubahan if name.startswith("alasan_")]:
        staf.page.locator(f"[name=alasan][value={reason}]").check()
    staf.save("Susun PK perubahan")
    _fill(staf, perubahan)
    _go(staf, "Periksa dan ajukan")
    _go(staf, "Catat PK bertanda tangan basah")
    staf.page.get_by_label("Pindaian").set_input_files(SCAN)
    staf.submit(
        {name: perubahan[name] for name in ("tanggal", "tempat")}, "Catat PK bertanda tangan basah"
    )


def _go(staf: Layar, name: str) -> None:
    staf.press(staf.page.get_by_role("link", name=name, exact=True))


def _fill(staf: Layar, isi: Isi) -> None:
    """Fill in targets with their printed forms and reasons, then the programs."""
    _go(staf, "Isi target dan program")
    staf.fill_grid({indikator_of(one["indikator"])["uraian"]: _target(one) for one in isi["baris"]})
    _go(staf, "Program dan anggaran")
    staf.fill_grid(
        {
            Nomenklatur.objects.get(kode=one["kode"]).uraian: {
                "Anggaran (Rp)": angka(one["pagu"]),
                "Keterangan": one["keterangan"],
            }
            for one in isi["program"]
        }
    )


def _target(isi: Isi) -> dict[str, str]:
    return {
        "Target PK": angka(isi["target"]),
        "Bentuk cetak": bentuk(isi["target"]),
        "Alasan berbeda dari Renstra": isi.get("alasan_beda", ""),
    }
