"""Ikhtisar eksekutif: plan, results and money of the year on one or two pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string

from capaian.data import CapaianTahun, HasilIndikator
from laporan.bagian import facts, gaps
from laporan.bagian.cells import NO_INDICATOR
from laporan.bagian.money import UraianAnggaran, describe_budget
from laporan.data import LakipData
from laporan.narasi import render_narasi
from laporan.outline import cite_part
from laporan.register import Judul, Register
from laporan.wording import end_sentence, mark


@dataclass(frozen=True)
class BarisHasil:
    """A row of the table of results; ``sasaran`` is "" where the sasaran goes on."""

    nomor: str
    sasaran: str
    indikator: str
    target: str
    realisasi: str
    capaian: str
    kategori: str


@dataclass(frozen=True)
class Ikhtisar:
    """What the ikhtisar prints beside the data themselves."""

    cakupan: facts.Cakupan
    hasil: tuple[BarisHasil, ...]
    kinerja: str
    anggaran: UraianAnggaran
    isu: tuple[str, ...]
    perbaikan: tuple[str, ...]
    jumlah_belum: int  # kinds of things that somebody still has to supply
    bab_capaian: str  # "Bab III"
    bab_penutup: str


def build_ikhtisar(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return the ikhtisar eksekutif."""
    capaian = data.capaian
    view = Ikhtisar(
        cakupan=facts.count_scope(data),
        hasil=tuple(_rows(capaian)),
        kinerja=facts.describe_performance(capaian),
        anggaran=describe_budget(data.anggaran),
        isu=tuple(map(end_sentence, data.isu)),
        perbaikan=tuple(map(end_sentence, data.perbaikan)),
        jumlah_belum=len(gaps.list_missing(data)),
        bab_capaian=cite_part(data, "bab-3"),
        bab_penutup=cite_part(data, "bab-4"),
    )
    places = ("perencanaan", "capaian", "anggaran", "tindak_lanjut")
    context = {
        "judul": judul,
        "tahun": data.tahun,
        "ikhtisar": view,
        **{place: render_narasi(f"ikhtisar_{place}", data, ikhtisar=view) for place in places},
    }
    return [render_to_string("laporan/lakip/ikhtisar.html", context)]


def _rows(capaian: CapaianTahun) -> Iterator[BarisHasil]:
    for sasaran in capaian.sasaran:
        if not sasaran.indikator:
            what = str(sasaran.sasaran.nomor), sasaran.sasaran.uraian
            yield BarisHasil(*what, NO_INDICATOR, "–", "–", "–", "–")
        for index, hasil in enumerate(sasaran.indikator):
            first = index == 0
            yield _row(
                str(sasaran.sasaran.nomor) if first else "",
                sasaran.sasaran.uraian if first else "",
                hasil,
            )


def _row(nomor: str, sasaran: str, hasil: HasilIndikator) -> BarisHasil:
    satuan = hasil.indikator.satuan
    return BarisHasil(
        nomor=nomor,
        sasaran=sasaran,
        indikator=hasil.indikator.uraian,
        target=mark(hasil.target, satuan),
        realisasi=mark(hasil.realisasi, satuan),
        capaian=mark(hasil.capaian),
        kategori=hasil.kategori.label if hasil.kategori else "–",
    )
