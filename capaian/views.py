"""The pages on which results are filled in: one grid each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from capaian.grids import (
    GridAnalisis,
    GridIndikator,
    GridKeluaran,
    GridNasional,
    GridPredikat,
    GridRealisasi,
    GridRiwayat,
)
from capaian.services import REALISASI
from instansi.http import Request
from kerja.entri import open_halaman
from sakip.grid import answer

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Isi:
    """What a page shows: its grid, and the part of the LAKIP that it feeds."""

    judul: str  # with {tahun}
    grid: type[GridIndikator]
    bagian: str
    petunjuk: str


PAGES = {
    "realisasi": Isi(
        "Realisasi Kinerja Tahun {tahun}",
        GridRealisasi,
        "bab-3",
        "capaian dan kategori dihitung begitu angka tersimpan",
    ),
    "riwayat": Isi(
        "Realisasi Sebelum Tahun {tahun}",
        GridRiwayat,
        "bab-3-evaluasi",
        "dibandingkan dengan tahun ini di Bab III",
    ),
    "nasional": Isi(
        "Pembanding Nasional Tahun {tahun}",
        GridNasional,
        "bab-3-evaluasi",
        "bila tidak ada, nyatakan tidak tersedia dengan alasannya",
    ),
    "predikat": Isi(
        "Predikat Indikator Tahun {tahun}",
        GridPredikat,
        "bab-3",
        "misalnya mutu SKM; kosongkan bila indikatornya tidak berpredikat",
    ),
    "analisis": Isi(
        "Penyebab dan Solusi Tahun {tahun}",
        GridAnalisis,
        "bab-3-evaluasi",
        "ditulis orang, tidak pernah dibuatkan",
    ),
    "keluaran": Isi(
        "Keluaran Sub Kegiatan Tahun {tahun}",
        GridKeluaran,
        "bab-3-evaluasi",
        "target, realisasi, dan penjelasannya",
    ),
}


def _view(kunci: str, isi: Isi) -> View:
    @require_http_methods(["GET", "POST"])
    def edit(request: Request, kode: str, tahun: int) -> HttpResponse:
        halaman = open_halaman(request, kode, tahun, REALISASI)
        context = halaman.context(
            isi.judul.format(tahun=tahun), bagian=isi.bagian, kunci=kunci, petunjuk=isi.petunjuk
        )
        grid = isi.grid(halaman.instansi, tahun, request.user)
        return answer(request, grid, context, locked=halaman.terkunci)

    return edit


HALAMAN: dict[str, View] = {kunci: _view(kunci, isi) for kunci, isi in PAGES.items()}
