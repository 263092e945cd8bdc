"""What differs between two PK, pure: targets, programs and pagu, for who decides on the newer one."""

from dataclasses import dataclass
from decimal import Decimal

from perjanjian.data import PkBaris, PkData, PkProgramData
from sakip.angka import Angka


@dataclass(frozen=True)
class UbahTarget:
    """An indicator whose target or wording differs; a side is None where the PK lacks it."""

    indikator: str
    dulu: Angka | None
    kini: Angka | None


@dataclass(frozen=True)
class UbahPagu:
    """A program whose pagu in rupiah differs; a side is None where the PK lacks it."""

    program: str
    dulu: Decimal | None
    kini: Decimal | None

    @property
    def selisih(self) -> Decimal:
        """Return the newer less the older, a missing one counted as nothing promised."""
        return (self.kini or Decimal(0)) - (self.dulu or Decimal(0))


@dataclass(frozen=True)
class Banding:
    """The newer PK against an older one: ``nama`` says which ("PK murni 2022")."""

    nama: str
    target: tuple[UbahTarget, ...]
    pagu: tuple[UbahPagu, ...]
    jumlah_dulu: Decimal
    jumlah_kini: Decimal

    @property
    def sama(self) -> bool:
        """Return whether nothing that is promised differs."""
        return not (self.target or self.pagu)

    @property
    def selisih(self) -> Decimal:
        """Return by how much the sum of pagu grew."""
        return self.jumlah_kini - self.jumlah_dulu

    @property
    def turun(self) -> Decimal:
        """Return by how much the sum of pagu shrank."""
        return -self.selisih


def compare_pk(dulu: PkData, kini: PkData, nama: str) -> Banding:
    """Return what the newer PK promises otherwise.

    An indicator is the same by its row of the Renstra or, where a later version of the Renstra
    made a new row, by its wording; a program by its code. The order is that of the newer PK, what
    it lacks last.
    """
    return Banding(nama, _targets(dulu, kini), _programs(dulu, kini), dulu.jumlah, kini.jumlah)


def _targets(dulu: PkData, kini: PkData) -> tuple[UbahTarget, ...]:
    rest = list(dulu.baris)
    changes = []
    for row in kini.baris:
        old = _same(row, rest)
        if old is not None:
            rest.remove(old)
        if old is None or not _says_same(old.target, row.target):
            changes.append(UbahTarget(row.indikator, old.target if old else None, row.target))
    gone = [UbahTarget(row.indikator, row.target, None) for row in rest]
    return (*changes, *gone)


def _says_same(dulu: Angka, kini: Angka) -> bool:
    """Return whether two targets promise the same; that one alone has a printed form is nothing."""
    forms = {dulu.teks, kini.teks} - {""}
    return _value(dulu) == _value(kini) and len(forms) < 2  # noqa: PLR2004 - two forms differ


def _same(row: PkBaris, rows: list[PkBaris]) -> PkBaris | None:
    by_row = (one for one in rows if one.indikator_id == row.indikator_id)
    by_words = (one for one in rows if one.indikator.casefold() == row.indikator.casefold())
    return next(by_row, None) or next(by_words, None)


def _programs(dulu: PkData, kini: PkData) -> tuple[UbahPagu, ...]:
    before = {row.kode: row for row in dulu.program}
    changes = []
    for row in kini.program:
        old: PkProgramData | None = before.pop(row.kode, None)
        if old is None or old.pagu != row.pagu:
            changes.append(UbahPagu(row.uraian, old.pagu if old else None, row.pagu))
    return (*changes, *(UbahPagu(row.uraian, row.pagu, None) for row in before.values()))


def count_different(kini: PkData) -> int:
    """Return how many targets differ from that of the Renstra."""
    return sum(is_different(row) for row in kini.baris)


def is_different(row: PkBaris) -> bool:
    """Return whether a target differs from that of the Renstra, where that has one."""
    return row.target_renstra != Angka.belum() and _value(row.target) != _value(row.target_renstra)


def _value(angka: Angka) -> tuple[Decimal | None, str]:
    """Return what a target says, whatever its printed form."""
    return angka.nilai, angka.alasan
