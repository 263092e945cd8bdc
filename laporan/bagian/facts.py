"""What the results say, in sentences that hold for any data: zero, one or many, filled or not.

Ikhtisar, Bab I and Bab IV take their sentences from here, so that they can never disagree.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from capaian.data import CapaianTahun, HasilIndikator
from capaian.formulas import Capaian, KeadaanCapaian, RataRata, RekapKategori
from keuangan.data import Simpul
from laporan.data import LakipData
from laporan.wording import capitalize, join_words, print_figure
from sakip.numbers import format_persen
from sakip.terbilang import counted

REACHED = 100


@dataclass(frozen=True)
class Cakupan:
    """How many of each the report speaks of."""

    tujuan: int
    sasaran: int
    indikator: int
    program: int
    kegiatan: int
    sub_kegiatan: int
    tanpa_pagu: int  # sub kegiatan whose pagu is 0 at the stage in force

    @property
    def uraian_program(self) -> str:
        """Return "4 (empat) program, 10 (sepuluh) kegiatan, dan 16 (enam belas) sub kegiatan"."""
        levels = join_words(
            [
                f"{counted(self.program)} program",
                f"{counted(self.kegiatan)} kegiatan",
                f"{counted(self.sub_kegiatan)} sub kegiatan",
            ]
        )
        if not self.tanpa_pagu:
            return levels
        whole = self.tanpa_pagu == self.sub_kegiatan
        which = "seluruhnya" if whole else f"{counted(self.tanpa_pagu)} di antaranya"
        return f"{levels}, {which} tanpa pagu"


def count_scope(data: LakipData) -> Cakupan:
    """Count the plan's levels and the budget's; a rest row ("belum dirinci") is no kegiatan."""
    levels = Counter(_levels(data.anggaran.program))
    return Cakupan(
        tujuan=len(data.renstra.tujuan) if data.renstra else 0,
        sasaran=len(data.capaian.sasaran),
        indikator=len(data.capaian.indikator),
        program=levels["program"],
        kegiatan=levels["kegiatan"],
        sub_kegiatan=levels["sub_kegiatan"],
        tanpa_pagu=sum(_is_unfunded(leaf) for p in data.anggaran.program for leaf in p.leaves()),
    )


def _levels(nodes: Iterable[Simpul]) -> Iterator[str]:
    for node in nodes:
        if not node.belum_dirinci:
            yield node.tingkat
            yield from _levels(node.anak)


def _is_unfunded(leaf: Simpul) -> bool:
    pagu = leaf.total.pagu
    return not leaf.belum_dirinci and pagu.lengkap and pagu.nilai == 0


def describe_result(hasil: HasilIndikator) -> str:
    """Return "Nilai SKM: target B (80), realisasi 69,8, capaian 87,25%, kategori Baik; mutu C …"."""
    satuan = hasil.indikator.satuan
    parts = [
        f"target {print_figure(hasil.target, satuan)}",
        f"realisasi {print_figure(hasil.realisasi, satuan)}",
        _describe_capaian(hasil.capaian),
    ]
    if hasil.kategori:
        parts.append(f"kategori {hasil.kategori.label}")
    predikat = f"; {hasil.predikat.kalimat}" if hasil.predikat else ""
    return f"{hasil.indikator.nama_pendek}: {', '.join(parts)}{predikat}"


def _describe_capaian(capaian: Capaian) -> str:
    if capaian.nilai is not None:
        return f"capaian {capaian}"
    state = "belum" if capaian.keadaan is KeadaanCapaian.BELUM_DIISI else "tidak"
    return f"capaian {state} dapat dihitung ({capaian.alasan})"


def describe_predicates(capaian: CapaianTahun) -> tuple[str, ...]:
    """Return a sentence for each indicator with a predicate scale of its own."""
    return tuple(
        f"{capitalize(hasil.indikator.nama_pendek)} "
        f"{print_figure(hasil.realisasi, hasil.indikator.satuan)} berarti {hasil.predikat.kalimat}."
        for hasil in capaian.indikator
        if hasil.predikat
    )


def describe_performance(capaian: CapaianTahun) -> str:
    """Return mean, counts per category, reached targets and predicates in one paragraph."""
    if not capaian.indikator:
        return "Belum ada indikator sasaran yang dapat diukur."
    sentences = [describe_mean(capaian), describe_categories(capaian.rekap)]
    if capaian.rekap.dihitung:
        sentences += [describe_reached(capaian), *describe_predicates(capaian)]
    return " ".join(sentences)


def describe_mean(capaian: CapaianTahun) -> str:
    """Return the mean with its category and with what it leaves out."""
    mean = capaian.rata_rata
    if not capaian.indikator:
        return "Belum ada indikator sasaran yang capaiannya dapat dirata-ratakan."
    if mean.nilai is None:
        return f"Rata-rata capaian {explain_no_mean(mean)}."
    subject = "Capaian" if len(capaian.indikator) == 1 else "Rata-rata capaian"
    limit = capaian.batas_rata_rata
    parts = [
        f"{subject} kinerja sebesar {mean}",
        f" (kategori {capaian.kategori.label})" if capaian.kategori else "",
        f", {mean.catatan}" if mean.catatan else "",
        f"; capaian tiap indikator diperhitungkan paling tinggi {format_persen(limit)}"
        if limit is not None
        else "",
    ]
    return f"{''.join(parts)}."


def explain_no_mean(mean: RataRata) -> str:
    """Return "belum dapat dihitung karena realisasi 1 (satu) indikator belum diisi"."""
    return f"{'belum' if mean.belum else 'tidak'} dapat dihitung karena {mean.alasan}"


def describe_categories(rekap: RekapKategori) -> str:
    """Return how many indicators fall in each category, and how many in none."""
    if not rekap.total:
        return "Belum ada indikator sasaran yang dapat dikategorikan."
    filled = [(pita.label, n) for pita, n in rekap.per_pita if n]
    if rekap.total == 1 and filled:
        return f"Satu-satunya indikator berkategori {filled[0][0]}."
    clauses = [f"{counted(n)} berkategori {label}" for label, n in filled]
    if rekap.belum:
        clauses.append(f"{counted(rekap.belum)} belum diisi target atau realisasinya")
    if rekap.tidak_dapat:
        clauses.append(f"{counted(rekap.tidak_dapat)} tidak dapat dihitung capaiannya")
    empty = [pita.label for pita, n in rekap.per_pita if not n]
    none = (
        f"; tidak ada yang berkategori {join_words(empty, word='atau')}" if filled and empty else ""
    )
    return f"Dari {counted(rekap.total)} indikator, {join_words(clauses)}{none}."


def describe_reached(capaian: CapaianTahun) -> str:
    """Return on how many of the computed indicators the target is reached (capaian ≥ 100%)."""
    computed = [h for h in capaian.indikator if h.capaian.nilai is not None]
    reached = len(computed) - len(below_target(capaian))
    if not computed:
        return "Belum ada capaian yang dapat dibandingkan dengan targetnya."
    scope = f"{counted(len(computed))} indikator"
    if len(computed) < len(capaian.indikator):
        scope += " yang capaiannya dapat dihitung"
    if reached == len(computed):
        return f"Target tercapai pada seluruh {scope}." if reached > 1 else "Target tercapai."
    if not reached:
        return f"Target tidak tercapai sepenuhnya (100%) pada {scope}."
    return (
        f"Dari {scope}, {counted(reached)} mencapai target (100% atau lebih) "
        f"dan {counted(len(computed) - reached)} tidak mencapainya."
    )


def below_target(capaian: CapaianTahun) -> tuple[HasilIndikator, ...]:
    """Return the indicators whose capaian, as printed, is below 100%."""
    return tuple(
        h for h in capaian.indikator if h.capaian.nilai is not None and h.capaian.nilai < REACHED
    )
