"""How the figures of the quarters become the figure of the year (regulasi 6.3)."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from sakip.angka import Angka, Keadaan
from sakip.numbers import average

_QUARTERS = 4


class Agregasi(StrEnum):
    """A property of the indicator."""

    JUMLAH = "jumlah"
    TERAKHIR = "terakhir"
    RATA_RATA = "rata_rata"
    MAKSIMUM = "maksimum"
    TAHUNAN = "tahunan"


def combine_triwulan(values: Sequence[Angka], agregasi: Agregasi) -> Angka:
    """Combine the quarters from the first up to the one that is asked for (at most four).

    JUMLAH, RATA_RATA (2 decimals) and MAKSIMUM need every quarter given: an empty one is no zero.
    TERAKHIR is the last filled one; TAHUNAN knows the fourth quarter only. Without a value the
    result is tidak tersedia where a quarter is declared so, else belum diisi.
    """
    if len(values) > _QUARTERS:
        raise ValueError("a year has four quarters")
    if agregasi is Agregasi.TAHUNAN:
        return values[3] if len(values) == _QUARTERS else Angka.belum()
    filled = [angka for angka in values if angka.terisi]
    if agregasi is Agregasi.TERAKHIR and filled:
        return filled[-1]
    if not values or len(filled) < len(values):
        return _without_value(values)
    if agregasi is Agregasi.MAKSIMUM:
        return max(filled, key=Angka.require)
    numbers = [angka.require() for angka in filled]
    if agregasi is Agregasi.JUMLAH:
        return Angka(sum(numbers, Decimal(0)))
    return Angka(average(numbers))


def _without_value(values: Sequence[Angka]) -> Angka:
    declared = [angka for angka in values if angka.keadaan is Keadaan.TIDAK_TERSEDIA]
    return declared[-1] if declared else Angka.belum()
