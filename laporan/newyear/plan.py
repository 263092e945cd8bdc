"""What a new year takes over from the year before: read and compared, before anything is made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from instansi.models import Instansi, SubUnit
from keuangan.models import Akun, Pagu, TahapAnggaran
from laporan.models import Laporan
from renstra.models import (
    Indikator,
    Nomenklatur,
    ProgramSasaran,
    Renstra,
    Rkt,
    Sasaran,
    TargetRenstra,
)
from renstra.queries import renstra_before, renstra_in_force
from sakip.angka import Angka


class Nilai(StrEnum):
    """Which targets the new RKT begins with."""

    KOSONG = "kosong"
    RENSTRA = "renstra"
    LALU = "lalu"


@dataclass(frozen=True)
class BarisBaru:
    """A row of the RKT to be made, without anggaran."""

    nomenklatur: Nomenklatur
    sasaran: Sasaran


@dataclass(frozen=True)
class TargetBaru:
    """A target of the RKT to be made, with the values that it may begin with."""

    indikator: Indikator
    lalu: Angka
    renstra: Angka

    def nilai(self, pilihan: Nilai) -> Angka:
        """Return the value that it begins with."""
        return {Nilai.LALU: self.lalu, Nilai.RENSTRA: self.renstra}.get(pilihan, Angka.belum())


@dataclass(frozen=True)
class PaguBaru:
    """A row of the first budget to be made, without rupiah."""

    nomenklatur: Nomenklatur
    akun: Akun
    sub_unit: SubUnit | None


@dataclass(frozen=True)
class RencanaTahun:
    """All that would be made for a year, what is there already, and what cannot be taken over."""

    instansi: Instansi
    tahun: int
    laporan: Laporan | None  # there already
    rkt: Rkt | None  # there already
    renstra: Renstra | None  # in force in that year
    pendahulu: Renstra | None  # where none is in force: the last one before that year
    baris: tuple[BarisBaru, ...]
    target: tuple[TargetBaru, ...]
    pagu: tuple[PaguBaru, ...]
    dilewati: tuple[str, ...]

    @property
    def kosong(self) -> bool:
        """Return whether there is nothing to make."""
        rkt_there = self.rkt is not None or self.renstra is None
        rows = self.baris or self.target or self.pagu
        return self.laporan is not None and rkt_there and not rows


def plan_year(instansi: Instansi, tahun: int) -> RencanaTahun:
    """Return what ``tahun`` would take over from the year before, in a constant number of queries."""
    renstra = renstra_in_force(instansi, tahun)
    old, new = (
        Rkt.objects.filter(instansi=instansi, tahun=year).first() for year in (tahun - 1, tahun)
    )
    valid = _valid_nomenklatur(tahun)
    skipped: dict[str, None] = {}
    return RencanaTahun(
        instansi=instansi,
        tahun=tahun,
        laporan=Laporan.objects.filter(instansi=instansi, tahun=tahun).first(),
        rkt=new,
        renstra=renstra,
        pendahulu=None if renstra else renstra_before(instansi, tahun),
        baris=tuple(_rows(old, new, renstra, valid, skipped)),
        target=tuple(_targets(old, new, renstra, tahun, skipped)),
        pagu=tuple(_pagu(instansi, tahun, valid, skipped)),
        dilewati=tuple(skipped),
    )


def _valid_nomenklatur(tahun: int) -> Mapping[str, Nomenklatur]:
    """Return the rows of the nomenclature that are valid in a year, by kode."""
    rows = Nomenklatur.objects.filter(berlaku_dari__lte=tahun).order_by("berlaku_dari")
    return {
        row.kode: row for row in rows if row.berlaku_sampai is None or row.berlaku_sampai >= tahun
    }


def _rows(
    old: Rkt | None,
    new: Rkt | None,
    renstra: Renstra | None,
    valid: Mapping[str, Nomenklatur],
    skipped: dict[str, None],
) -> Iterable[BarisBaru]:
    if old is None or renstra is None:
        return
    there = set(new.baris.values_list("nomenklatur__kode", flat=True)) if new else set()
    sasaran = _sasaran_map(old.renstra_id, renstra)
    moved = _sasaran_of_programs(renstra)
    for row in old.baris.select_related("nomenklatur", "sasaran"):
        kode = row.nomenklatur.kode
        target = _sasaran_of(kode, moved) or sasaran.get(row.sasaran_id)
        if kode in there:
            continue
        if kode not in valid:
            skipped[f"{kode} {row.nomenklatur.uraian}: tidak ada dalam nomenklatur tahun itu."] = (
                None
            )
        elif target is None:
            skipped[f"{kode}: sasaran “{row.sasaran}” tidak ada dalam Renstra yang berlaku."] = None
        else:
            yield BarisBaru(valid[kode], target)


def _sasaran_of_programs(renstra: Renstra) -> Mapping[str, Sasaran]:
    """Return the sasaran of each program, by kode, where the Renstra names one alone."""
    found: dict[str, list[Sasaran]] = {}
    rows = ProgramSasaran.objects.filter(
        sasaran__tujuan__renstra=renstra, nomenklatur__isnull=False
    )
    for row in rows.select_related("nomenklatur", "sasaran__tujuan"):
        assert row.nomenklatur is not None
        found.setdefault(row.nomenklatur.kode, []).append(row.sasaran)
    return {kode: rows[0] for kode, rows in found.items() if len(rows) == 1}


def _sasaran_of(kode: str, programs: Mapping[str, Sasaran]) -> Sasaran | None:
    """Return the sasaran of the program that a row belongs to: it may have moved since."""
    return next(
        (one for program, one in programs.items() if f"{kode}.".startswith(f"{program}.")), None
    )


def _sasaran_map(old: int, renstra: Renstra) -> Mapping[int, Sasaran]:
    """Map each sasaran of the old version to that of the version in force.

    In another version it is the sasaran where an indicator goes on, else the one worded the same.
    """
    rows = list(
        Sasaran.objects.filter(tujuan__renstra__in=[old, renstra.pk]).select_related("tujuan")
    )
    now = {row.pk: row for row in rows if row.tujuan.renstra_id == renstra.pk}
    if old == renstra.pk:
        return now
    worded = {_bare(row.uraian): row for row in now.values()}
    found = {row.pk: worded[_bare(row.uraian)] for row in rows if _bare(row.uraian) in worded}
    before = _ancestors(renstra)
    for indikator in Indikator.objects.filter(pk__in=before, sasaran__isnull=False):
        heir = before[indikator.pk]
        if heir.sasaran_id in now and indikator.sasaran_id:
            found[indikator.sasaran_id] = now[heir.sasaran_id]
    return found


def _bare(text: str) -> str:
    return " ".join(text.lower().split())


def _ancestors(renstra: Renstra) -> dict[int, Indikator]:
    """Map every indicator that one of this version goes on with, over all versions, to that one."""
    links = dict(
        Indikator.objects.filter(renstra__instansi=renstra.instansi_id).values_list(
            "pk", "lanjutan_dari"
        )
    )
    found: dict[int, Indikator] = {}
    for indikator in Indikator.objects.filter(renstra=renstra).select_related(
        "sasaran", "nomenklatur"
    ):
        pk: int | None = indikator.pk
        while pk is not None and pk not in found:
            found[pk] = indikator
            pk = links.get(pk)
    return found


def _targets(
    old: Rkt | None,
    new: Rkt | None,
    renstra: Renstra | None,
    tahun: int,
    skipped: dict[str, None],
) -> Iterable[TargetBaru]:
    """Those of last year's RKT where the indicator goes on, and all of the sasaran in force."""
    if renstra is None:
        return
    now = _ancestors(renstra)
    there = set(new.target.values_list("indikator", flat=True)) if new else set()
    last: dict[int, Angka] = {}
    for row in old.target.select_related("indikator") if old else ():
        heir = now.get(row.indikator_id)
        if heir is None:
            skipped[f"Target “{row.indikator}”: indikatornya tidak dilanjutkan."] = None
        else:
            last[heir.pk] = row.angka
    planned = {
        row.indikator_id: row.angka
        for row in TargetRenstra.objects.filter(indikator__renstra=renstra, tahun=tahun)
    }
    for indikator in dict.fromkeys(now.values()):
        if indikator.pk in there or not (indikator.sasaran_id or indikator.pk in last):
            continue
        yield TargetBaru(
            indikator,
            last.get(indikator.pk, Angka.belum()),
            planned.get(indikator.pk, Angka.belum()),
        )


def _pagu(
    instansi: Instansi, tahun: int, valid: Mapping[str, Nomenklatur], skipped: dict[str, None]
) -> Iterable[PaguBaru]:
    """The rows of last year's last budget, as rows of this year's first."""
    rows = list(
        Pagu.objects.filter(instansi=instansi, tahun=tahun - 1).select_related(
            "nomenklatur", "akun", "sub_unit"
        )
    )
    stages = [stage for stage in TahapAnggaran.values if any(row.tahap == stage for row in rows)]
    there = set(
        Pagu.objects.filter(instansi=instansi, tahun=tahun, tahap=TahapAnggaran.MURNI).values_list(
            "nomenklatur__kode", "akun", "sub_unit"
        )
    )
    for row in rows:
        kode = row.nomenklatur.kode
        if row.tahap != stages[-1] or (kode, row.akun_id, row.sub_unit_id) in there:
            continue
        if kode in valid:
            yield PaguBaru(valid[kode], row.akun, row.sub_unit)
        else:
            skipped[f"{kode} {row.nomenklatur.uraian}: tidak ada dalam nomenklatur tahun itu."] = (
                None
            )
