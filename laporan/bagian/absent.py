"""What is declared tidak tersedia, by kind and with its reason: no task for anyone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from capaian.data import HasilIndikator
from laporan.bagian.bab3_banding import YEARS
from laporan.bagian.gaps_rencana import NAMED
from laporan.data import LakipData
from laporan.wording import join_words
from renstra.data import IndikatorData, RenstraData
from sakip.angka import Angka
from sakip.terbilang import counted
from sakip.wording import span_years


@dataclass(frozen=True)
class _Absent:
    """A figure that is declared absent: "realisasi", of which indicator, in which years."""

    what: str
    name: str
    reason: str
    when: str = ""


def list_absent(data: LakipData) -> tuple[str, ...]:
    """Return the documents and figures of the report that are declared tidak tersedia.

    Figures of one kind that lack for the same reason (and the same years) are one entry, which
    counts and names them.
    """
    return (*_documents(data), *_group([*_plan_figures(data), *_results(data)]), *_money(data))


def _documents(data: LakipData) -> Iterator[str]:
    if data.renstra and not data.renstra.nomor:
        yield "nomor keputusan penetapan Renstra: tidak tercatat"
    if data.sk_iku and not data.sk_iku.nomor:
        yield "nomor keputusan tentang IKU: tidak tercatat"
    for pk in data.pk:
        if not pk.tersedia:
            kind = " (murni)" if pk.jenis == "murni" else ""
            yield f"{pk.judul}{kind} Tahun {pk.tahun}: {_bare(pk.alasan_tidak_tersedia)}"


def _plan_figures(data: LakipData) -> Iterator[_Absent]:
    if data.renstra:
        yield from _renstra_targets(data.renstra)
    for row in data.rkt.sasaran if data.rkt else ():
        for indikator in row.sasaran.indikator:
            target = row.target.get(indikator.id, Angka.belum())
            yield from _one("target RKT", indikator, target)


def _renstra_targets(renstra: RenstraData) -> Iterator[_Absent]:
    for tujuan in renstra.tujuan:
        for indikator in tujuan.indikator:
            yield from _by_year("target Renstra tingkat tujuan", indikator, indikator.target)
        for sasaran in tujuan.sasaran:
            for indikator in sasaran.indikator:
                yield from _by_year("target Renstra", indikator, indikator.target)


def _results(data: LakipData) -> Iterator[_Absent]:
    for hasil in data.capaian.indikator:
        yield from _one("target", hasil.indikator, hasil.target)
        yield from _by_year("realisasi", hasil.indikator, _history(hasil))
        yield from _one("realisasi nasional", hasil.indikator, hasil.nasional)
    for outputs in data.capaian.keluaran.values():
        for output in outputs:
            yield from _one("target keluaran", output.indikator, output.target)
            yield from _one("realisasi keluaran", output.indikator, output.realisasi)


def _history(hasil: HasilIndikator) -> dict[int, Angka]:
    """Return the years that the report prints."""
    return dict(hasil.riwayat[-YEARS:])


def _one(what: str, indikator: IndikatorData, angka: Angka) -> Iterator[_Absent]:
    if angka.alasan:
        yield _Absent(what, indikator.nama_pendek, _bare(angka.alasan))


def _by_year(
    what: str, indikator: IndikatorData, figures: Mapping[int, Angka]
) -> Iterator[_Absent]:
    years: dict[str, list[int]] = {}
    for year, angka in sorted(figures.items()):
        if angka.alasan:
            years.setdefault(_bare(angka.alasan), []).append(year)
    for reason, found in years.items():
        yield _Absent(what, indikator.nama_pendek, reason, f" tahun {span_years(found)}")


def _group(absent: Iterable[_Absent]) -> Iterator[str]:
    groups: dict[tuple[str, str, str], list[str]] = {}
    for one in absent:
        groups.setdefault((one.what, one.when, one.reason), []).append(one.name)
    for (what, when, reason), names in groups.items():
        named = names[0] if len(names) == 1 else f"{counted(len(names))} indikator"
        these = "" if len(names) == 1 else f" ({join_words(names, NAMED)})"
        yield f"{what} {named}{these}{when}: {reason}"


def _money(data: LakipData) -> Iterator[str]:
    """Name the belanja of which pagu or realisasi is declared absent, in whole or in part."""
    for jenis in data.anggaran.jenis:
        for name, jumlah in (("pagu", jenis.dana.pagu), ("realisasi", jenis.dana.realisasi)):
            if jenis.tingkat == 1 and jumlah.tidak_tersedia:
                whole = not jumlah.terisi and len(jumlah.belum) == len(jumlah.tidak_tersedia)
                yield f"{'' if whole else 'sebagian '}{name} {jenis.uraian}"


def _bare(reason: str) -> str:
    return reason.strip().rstrip(".")
