"""Lampiran: the matrix of tujuan, sasaran, targets, strategi, kebijakan and program (B642–B650)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from instansi.data import Profil
from renstra.data import IndikatorData, RenstraData, SasaranData, TujuanData
from renstra.naskah.baris import Baris, Sel, beside, cell, cell_figure, column, stack
from sakip.angka import Angka
from sakip.wording import span_years


@dataclass(frozen=True)
class Matriks:
    """The matrix as it is printed; ``catatan`` says why targets are tidak tersedia."""

    keterangan: str
    tahun: tuple[int, ...]
    lebar_tahun: int  # width of one year's column in percent
    kolom: range
    baris: list[Baris]
    nomor: str
    catatan: tuple[str, ...]


def render_matriks(renstra: RenstraData | None, profil: Profil) -> str:
    """Return the matrix of a Renstra version; a statement where there is no Renstra."""
    matriks = _matriks(renstra, profil) if renstra else None
    return render_to_string("renstra/naskah_matriks.html", {"matriks": matriks, "profil": profil})


def _matriks(renstra: RenstraData, profil: Profil) -> Matriks:
    empty = (cell(""),) * (8 + len(renstra.tahun))
    return Matriks(
        keterangan=f"Rencana Strategis {profil.nama} {renstra.periode} (versi {renstra.jenis})",
        tahun=renstra.tahun,
        lebar_tahun=max(2, 30 // len(renstra.tahun)),
        kolom=range(8 + len(renstra.tahun)),
        baris=stack((_tujuan(t, renstra.tahun) for t in renstra.tujuan), empty),
        nomor=renstra.nomor,
        catatan=tuple(
            note
            for s in renstra.sasaran
            for i in s.indikator
            for note in _reasons(i, renstra.tahun)
        ),
    )


def _tujuan(tujuan: TujuanData, tahun: Sequence[int]) -> list[Baris]:
    head = beside(
        [(Sel(str(tujuan.nomor), "tengah"), cell(tujuan.uraian))],
        column(i.uraian for i in tujuan.indikator),
    )
    empty = (cell(""),) * (5 + len(tahun))
    return beside(head, stack((_sasaran(s, tahun) for s in tujuan.sasaran), empty))


def _sasaran(sasaran: SasaranData, tahun: Sequence[int]) -> list[Baris]:
    none = (cell(""), *(cell_figure(Angka.belum()) for _ in tahun))
    return beside(
        column([sasaran.uraian]),
        [_indikator(i, tahun) for i in sasaran.indikator] or [none],
        column(sasaran.strategi),
        column(sasaran.kebijakan),
        column(program.nama for program in sasaran.program),
    )


def _indikator(indikator: IndikatorData, tahun: Sequence[int]) -> Baris:
    targets = (cell_figure(indikator.target_tahun(t), indikator.satuan) for t in tahun)
    return (cell(indikator.uraian), *targets)


def _reasons(indikator: IndikatorData, tahun: Sequence[int]) -> Iterator[str]:
    """Yield why targets are tidak tersedia, the years of one reason together."""
    years = defaultdict(list)
    for t in tahun:
        years[indikator.target_tahun(t).alasan].append(t)
    years.pop("", None)
    for reason, absent in years.items():
        yield f"Target {span_years(absent)} {indikator.nama_pendek}: tidak tersedia, {reason}."
