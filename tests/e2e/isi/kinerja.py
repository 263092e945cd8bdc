"""What was achieved: realisasi of the year and of those before, what stands beside it, outputs."""

from typing import Any

from laporan.demo.berkas import read_patrang
from tests.e2e.isi.layar import Layar, angka, bentuk
from tests.e2e.isi.rencana import TAHUN, cetak, name_of, outputs

Isi = dict[str, Any]


def enter_kinerja(staf: Layar) -> None:
    """Fill in each grid of the results as one block."""
    rows = {name_of(one["indikator"]): one for one in read_patrang("kinerja")["sasaran"]}
    year = str(TAHUN)
    _fill(staf, "realisasi", {row: _result(one["realisasi"][year]) for row, one in rows.items()})
    before = {
        row: {tahun: angka(isi) for tahun, isi in one["realisasi"].items() if tahun != year}
        for row, one in rows.items()
    }
    _fill(staf, "riwayat", before)
    national = {row: {"Angka nasional": angka(one["nasional"][year])} for row, one in rows.items()}
    _fill(staf, "nasional", national)
    scales = read_patrang("skala")["predikat"]
    _fill(
        staf,
        "predikat",
        {name_of(kunci): {"Skala predikat": nama} for kunci, nama in scales.items()},
    )


def enter_keluaran(staf: Layar) -> None:
    """Fill in the outputs of the sub kegiatan with their explanation."""
    isi = {}
    for one in outputs():
        figure = _result(one["realisasi"])
        isi[cetak(one["kode"])] = {**figure, "Penjelasan": one.get("penjelasan", "")}
    _fill(staf, "keluaran", isi)


def _result(isi: Any) -> dict[str, str]:
    return {f"Realisasi {TAHUN}": angka(isi), "Bentuk cetak": bentuk(isi)}


def _fill(staf: Layar, page: str, isi: dict[str, dict[str, str]]) -> None:
    staf.open(f"{staf.base}/{page}/")
    staf.fill_grid(isi)
