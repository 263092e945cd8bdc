"""Sums, absorption and shares of money. Pure: standard library and the shared figure only."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from sakip.angka import Angka, Hasil, Keadaan
from sakip.numbers import format_number, format_persen, percentage

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Jumlah:
    """A sum in rupiah that knows what it lacks.

    ``nilai`` adds the filled parts only; ``belum`` labels every part without a value, and
    ``tidak_tersedia`` those of them that are declared so; ``terisi`` counts the filled parts.
    """

    nilai: Decimal = Decimal(0)
    lengkap: bool = True
    belum: tuple[str, ...] = ()
    terisi: int = 0
    tidak_tersedia: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.lengkap == bool(self.belum):
            raise ValueError("a sum is complete exactly where no part is missing")

    @property
    def keadaan(self) -> Keadaan:
        """TERISI as soon as one part is filled or there is nothing to fill (a complete 0)."""
        if self.terisi or self.lengkap:
            return Keadaan.TERISI
        declared = len(self.belum) == len(self.tidak_tersedia)
        return Keadaan.TIDAK_TERSEDIA if declared else Keadaan.BELUM_DIISI

    @property
    def catatan(self) -> str:
        """What the sum lacks, each label once: "belum termasuk Belanja Modal (belum diisi)", or ""."""
        declared = Counter(self.tidak_tersedia)
        waiting = Counter(self.belum) - declared
        groups = [
            f"{_join(labels)} ({keadaan})"
            for labels, keadaan in (
                (waiting, Keadaan.BELUM_DIISI),
                (declared, Keadaan.TIDAK_TERSEDIA),
            )
            if labels
        ]
        return f"belum termasuk {' dan '.join(groups)}" if groups else ""


NOTHING = Jumlah()  # of no parts: a complete zero


class Persen(Hasil):
    """A percentage of money, or why there is none."""

    __slots__ = ()


def sum_parts(parts: Iterable[tuple[str, Angka]]) -> Jumlah:
    """Add labelled figures; a part without a value is named, never counted as zero."""
    items = list(parts)
    if not items:
        return NOTHING
    filled = [angka.nilai for _, angka in items if angka.nilai is not None]
    missing = tuple(label for label, angka in items if not angka.terisi)
    declared = tuple(label for label, angka in items if angka.keadaan is Keadaan.TIDAK_TERSEDIA)
    return Jumlah(sum(filled, Decimal(0)), not missing, missing, len(filled), declared)


def add(*sums: Jumlah) -> Jumlah:
    """The sum of sums, lacking what any of them lacks."""
    missing = tuple(label for one in sums for label in one.belum)
    return Jumlah(
        sum((one.nilai for one in sums), Decimal(0)),
        not missing,
        missing,
        sum(one.terisi for one in sums),
        tuple(label for one in sums for label in one.tidak_tersedia),
    )


def compute_serapan(realisasi: Jumlah, pagu: Jumlah) -> Persen:
    """realisasi / pagu × 100, only where every part of both is filled and pagu is not 0.

    A percentage over a sum with an empty part would count that part as zero (desain 9).
    """
    if pagu.lengkap and pagu.nilai == 0:
        return Persen.tidak_dapat_dihitung("pagu 0")
    for name, jumlah in (("pagu", pagu), ("realisasi", realisasi)):
        if jumlah.keadaan is Keadaan.BELUM_DIISI:
            return Persen.belum_diisi(f"{name} belum diisi")
        if jumlah.keadaan is Keadaan.TIDAK_TERSEDIA:
            return Persen.tidak_dapat_dihitung(f"{name} tidak tersedia")
        if not jumlah.lengkap:
            return Persen.tidak_dapat_dihitung(f"{name} {jumlah.catatan}")
    nilai = percentage(realisasi.nilai, pagu.nilai)
    terms = f"{format_number(realisasi.nilai)} / {format_number(pagu.nilai)}"
    return Persen.terhitung(nilai, f"{terms} × 100 = {format_persen(nilai)}")


def compute_shares(
    values: Sequence[Decimal], places: int = 2, whole: Decimal = Decimal(100)
) -> list[Decimal]:
    """Each value's share in percent, by largest remainder: together exactly 100.

    ``whole`` is what they sum to where the values are parts of a part (the jenis of a group of
    belanja); it has at most ``places`` decimals.

    Of equal remainders the first value gets the last step. Where all values are 0 there is
    nothing to share and every share is 0. A negative value is a ValueError.
    """
    if any(value < 0 for value in values):
        raise ValueError("shares of negative amounts are not defined")
    with localcontext(prec=80):
        step = Decimal(1).scaleb(-places)
        total = sum(values, Decimal(0))
        if total == 0:
            return [0 * step for _ in values]
        steps = whole / step
        parts = [divmod(value * steps, total) for value in values]
        left = int(steps - sum(floor for floor, _ in parts))
        largest = sorted(range(len(parts)), key=lambda index: -parts[index][1])[:left]
        return [(floor + (index in largest)) * step for index, (floor, _) in enumerate(parts)]


def _join(labels: Iterable[str]) -> str:
    named = list(labels)
    if len(named) > _NAMED:
        named[_NAMED:] = [f"{len(named) - _NAMED} lainnya"]
    return " dan ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
