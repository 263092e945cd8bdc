"""From what was planned, spent and reached to the results of a year. Pure: no Django."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from capaian.data import CapaianTahun, HasilIndikator, HasilSasaran, Keluaran
from capaian.formulas import (
    SKALA_BAWAAN,
    Agregasi,
    Metode,
    Pita,
    PredikatHasil,
    Skala,
    classify,
    combine_triwulan,
    compare_predikat,
    compute_capaian,
    compute_efisiensi,
    compute_kemajuan,
    compute_mean,
    count_categories,
)
from keuangan.data import OPERASI, Anggaran, Dana, Simpul
from keuangan.formulas import Jumlah, Persen, add, compute_shares, sum_parts
from keuangan.tree import sum_dana
from perjanjian.data import PkBaris, PkData
from renstra.data import IndikatorData, ProgramData, RenstraData, SasaranData
from sakip.angka import Angka, Keadaan

# The comparison with earlier years looks back at least this far (PermenPANRB 53/2014).
_YEARS = 5
_QUARTERS = range(1, 5)


@dataclass(frozen=True)
class RealisasiData:
    """What an indicator reached in a year, or up to a triwulan."""

    angka: Angka
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    penjelasan: str = ""


@dataclass(frozen=True)
class Definisi:
    """What must be equal for two indicators to stand in one series of years."""

    satuan: str
    metode: str


@dataclass(frozen=True)
class Fakta:
    """What people recorded about a year, by id of the indicator.

    ``realisasi`` is keyed by (indikator, tahun, triwulan or None for the whole year);
    ``definisi`` describes the indicators of earlier Renstra versions that others go on with.
    """

    realisasi: Mapping[tuple[int, int, int | None], RealisasiData] = field(default_factory=dict)
    nasional: Mapping[int, tuple[Angka, str]] = field(default_factory=dict)
    predikat: Mapping[int, Skala] = field(default_factory=dict)
    analisis: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    definisi: Mapping[int, Definisi] = field(default_factory=dict)
    keluaran: Mapping[str, tuple[tuple[IndikatorData, Angka], ...]] = field(default_factory=dict)
    skala: Skala = SKALA_BAWAAN
    batas_rata_rata: Decimal | None = None


@dataclass(frozen=True)
class Rencana:
    """The documents that promise targets for the year."""

    tahun: int
    renstra: RenstraData | None
    rkt: Mapping[int, Angka]  # targets by id of the indicator
    pk: tuple[PkData, ...]

    def find_target(self, indikator: IndikatorData) -> tuple[Angka, str]:
        """Return the target and the document it stands in: the PK in force, else RKT, else Renstra."""
        for pk in reversed([one for one in self.pk if one.status == "berlaku"]):
            baris = _row_of(pk, indikator.id)
            if baris is not None:
                return (
                    baris.target,
                    f"PK{' perubahan' if pk.jenis == 'perubahan' else ''} {pk.tahun}",
                )
            break
        planned = self.rkt.get(indikator.id, Angka.belum())
        if planned.keadaan is not Keadaan.BELUM_DIISI:
            return planned, f"RKT {self.tahun}"
        return indikator.target_tahun(self.tahun), "Renstra"


def assemble_capaian(rencana: Rencana, anggaran: Anggaran, fakta: Fakta) -> CapaianTahun:
    """Return all results of the year; without a Renstra there is no sasaran to report on."""
    renstra = rencana.renstra
    plans = renstra.sasaran if renstra else ()
    programs = [tuple(_program(p, anggaran) for p in s.program) for s in plans]
    shares = (_shares(programs, anggaran, OPERASI), _shares(programs, anggaran, None))
    sasaran = tuple(
        _sasaran(plan, program, (operasi, total), rencana, fakta)
        for plan, program, operasi, total in zip(plans, programs, *shares, strict=True)
    )
    all_capaian = [i.capaian for s in sasaran for i in s.indikator]
    rata_rata = compute_mean(all_capaian, fakta.batas_rata_rata)
    return CapaianTahun(
        tahun=rencana.tahun,
        skala=fakta.skala,
        batas_rata_rata=fakta.batas_rata_rata,
        sasaran=sasaran,
        rata_rata=rata_rata,
        kategori=_classify(fakta.skala, rata_rata.nilai),
        rekap=count_categories(fakta.skala, all_capaian),
        keluaran=assemble_keluaran(rencana.tahun, fakta),
    )


def assemble_keluaran(tahun: int, fakta: Fakta) -> dict[str, tuple[Keluaran, ...]]:
    """Return the results of program, kegiatan and sub kegiatan by code; each stands for itself."""
    return {
        kode: tuple(_keluaran(kode, i, target, tahun, fakta) for i, target in items)
        for kode, items in fakta.keluaran.items()
    }


def _sasaran(
    plan: SasaranData,
    program: tuple[Simpul, ...],
    shares: tuple[Decimal | None, Decimal | None],
    rencana: Rencana,
    fakta: Fakta,
) -> HasilSasaran:
    indikator = tuple(assemble_indikator(one, rencana, fakta) for one in plan.indikator)
    rata_rata = compute_mean([one.capaian for one in indikator], fakta.batas_rata_rata)
    groups = sorted({group for node in program for group in node.dana})
    dana = {g: sum_dana(node.dana[g] for node in program if g in node.dana) for g in groups}
    total = sum_dana(node.total for node in program)
    lingkup, serapan = choose_serapan(dana, total)
    return HasilSasaran(
        sasaran=plan,
        indikator=indikator,
        rata_rata=rata_rata,
        kategori=_classify(fakta.skala, rata_rata.nilai),
        program=program,
        dana=dana,
        total=total,
        bagian_operasi=shares[0],
        bagian_total=shares[1],
        serapan=serapan,
        lingkup_serapan=lingkup,
        efisiensi=compute_efisiensi(rata_rata, serapan, total.serapan.nilai is not None),
    )


def choose_serapan(dana: Mapping[str, Dana], total: Dana) -> tuple[str, Persen]:
    """The absorption that efficiency is measured by, and of what: all belanja, if complete."""
    operasi = dana.get(OPERASI, Dana(Jumlah(), Jumlah()))
    if total.serapan.nilai is None and operasi.serapan.nilai is not None:
        return "Belanja Operasi", operasi.serapan
    return "seluruh belanja", total.serapan


def assemble_indikator(one: IndikatorData, rencana: Rencana, fakta: Fakta) -> HasilIndikator:
    """Return the results of an indicator of a sasaran; of the Renstra only its years count here."""
    tahun, renstra = rencana.tahun, rencana.renstra
    target, sumber = rencana.find_target(one)
    reached = _realisasi(one.id, one, tahun, fakta)
    realisasi = reached.angka
    metode = Metode(one.metode)
    capaian = compute_capaian(target, realisasi, metode, one.rentang)
    target_akhir = one.target_tahun(renstra.tahun_akhir) if renstra else Angka.belum()
    nasional, sumber_nasional = fakta.nasional.get(one.id, (Angka.belum(), ""))
    penyebab, solusi = fakta.analisis.get(one.id, ("", ""))
    skala = fakta.predikat.get(one.id)
    return HasilIndikator(
        indikator=one,
        target=target,
        sumber_target=sumber,
        realisasi=realisasi,
        capaian=capaian,
        kategori=_classify(fakta.skala, capaian.nilai),
        riwayat=_history(one, renstra.tahun[0] if renstra else tahun, tahun, fakta),
        target_akhir=target_akhir,
        kemajuan=compute_kemajuan(target_akhir, realisasi, metode, one.rentang),
        nasional=nasional,
        sumber_nasional=sumber_nasional,
        predikat=_predikat(skala, target, realisasi),
        skala_predikat=skala,
        pembilang=reached.pembilang,
        penyebut=reached.penyebut,
        penyebab=penyebab,
        solusi=solusi,
    )


def _keluaran(kode: str, one: IndikatorData, target: Angka, tahun: int, fakta: Fakta) -> Keluaran:
    reached = _realisasi(one.id, one, tahun, fakta)
    capaian = compute_capaian(target, reached.angka, Metode(one.metode), one.rentang)
    return Keluaran(kode, one, target, reached.angka, capaian, reached.penjelasan)


def _realisasi(pk: int, one: IndikatorData, tahun: int, fakta: Fakta) -> RealisasiData:
    """The figure of the year as recorded, else as it follows from those of the triwulan."""
    recorded = fakta.realisasi.get((pk, tahun, None), RealisasiData(Angka.belum()))
    quarters = [fakta.realisasi.get((pk, tahun, quarter)) for quarter in _QUARTERS]
    if recorded.angka.keadaan is not Keadaan.BELUM_DIISI or not any(quarters):
        return recorded
    figures = [quarter.angka if quarter else Angka.belum() for quarter in quarters]
    return replace(recorded, angka=combine_triwulan(figures, Agregasi(one.agregasi)))


def history_years(first: int, tahun: int) -> range:
    """Return the years up to the report year that are compared, ``first`` that of the Renstra."""
    return range(min(first, tahun - _YEARS + 1), tahun + 1)


def _history(
    one: IndikatorData, first: int, tahun: int, fakta: Fakta
) -> tuple[tuple[int, Angka], ...]:
    """The figures up to the report year, also those of the indicators that this one goes on with.

    A predecessor counts only with the same unit and method: another measure is no earlier value
    of this one (bacaan 11, K16).
    """
    same = [one.id] + [
        pk for pk in one.pendahulu if fakta.definisi.get(pk) == Definisi(one.satuan, one.metode)
    ]
    return tuple(
        (year, _first_known(same, one, year, fakta)) for year in history_years(first, tahun)
    )


def _first_known(ids: Sequence[int], one: IndikatorData, year: int, fakta: Fakta) -> Angka:
    figures = (_realisasi(pk, one, year, fakta).angka for pk in ids)
    return next((f for f in figures if f.keadaan is not Keadaan.BELUM_DIISI), Angka.belum())


def _predikat(skala: Skala | None, target: Angka, realisasi: Angka) -> PredikatHasil | None:
    if skala is None or target.nilai is None or realisasi.nilai is None:
        return None
    return compare_predikat(skala, target.nilai, realisasi.nilai)


def _program(program: ProgramData, anggaran: Anggaran) -> Simpul:
    """The program in the budget; one without a row there is shown with its pagu belum diisi."""
    found = anggaran.program_of(program.kode) if program.kode else None
    if found is not None:
        return found
    empty = sum_parts([(f"pagu {program.nama}", Angka.belum())])
    dana = Dana(empty, sum_parts([(f"realisasi {program.nama}", Angka.belum())]))
    return Simpul(program.kode, program.kode, "program", program.nama, {OPERASI: dana}, dana)


def _shares(
    programs: Sequence[tuple[Simpul, ...]], anggaran: Anggaran, group: str | None
) -> list[Decimal | None]:
    """Each sasaran's share of the pagu in percent; what supports none takes the rest of the 100.

    There are no shares where a pagu is missing, where all are 0, or where a program supports
    several sasaran: its money can only be split by a key that nobody gave.
    """
    used = Counter(node.kode for program in programs for node in program)
    free = tuple(node for node in anggaran.program if node.kode not in used)
    pagu = [_pagu(program, group) for program in [*programs, free]]
    shared = any(count > 1 for kode, count in used.items() if kode)
    if shared or not all(p.lengkap for p in pagu) or not any(p.nilai for p in pagu):
        return [None] * len(programs)
    return list(compute_shares([p.nilai for p in pagu])[:-1])


def _pagu(program: Iterable[Simpul], group: str | None) -> Jumlah:
    none = Dana(Jumlah(), Jumlah())
    return add(*((p.dana.get(group, none) if group else p.total).pagu for p in program))


def _classify(skala: Skala, nilai: Decimal | None) -> Pita | None:
    return None if nilai is None else classify(skala, nilai)


def _row_of(pk: PkData, indikator_id: int) -> PkBaris | None:
    return next((row for row in pk.baris if row.indikator_id == indikator_id), None)
