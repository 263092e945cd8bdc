"""Template filters for figures, amounts, percentages, counts and dates (a template builtin).

Where there is no value the filters print its state in words, never an empty cell or a zero.
What is no figure at all (a misspelt variable arrives as "") is a TypeError.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django import template

from sakip import dates, numbers, wording
from sakip import terbilang as words
from sakip.angka import Angka, Hasil, Keadaan, KeadaanHitung

register = template.Library()

_WITH_VALUE = (Keadaan.TERISI, KeadaanHitung.TERHITUNG)


def _print(value: Any, fmt: Callable[[Decimal], str]) -> str:
    """Format a number, or anything with ``nilai`` and ``keadaan``; None is belum diisi."""
    if value is None:
        return Keadaan.BELUM_DIISI.value
    if isinstance(value, int | Decimal):
        return fmt(Decimal(value))
    if not hasattr(value, "keadaan"):
        raise TypeError(f"no figure: {value!r}")
    return fmt(value.nilai) if value.keadaan in _WITH_VALUE else str(value.keadaan)


@register.filter
def desimal(value: Any, places: int | None = None) -> str:
    """Print "69,8"; with an argument that many decimals."""
    return _print(value, lambda nilai: numbers.format_number(nilai, places))


@register.filter
def rupiah(value: Any) -> str:
    """Print "10.948.131.149", for table columns; negative in parentheses."""
    return _print(value, numbers.format_amount)


@register.filter
def rp(value: Any) -> str:
    """Print "Rp10.948.131.149", for running text."""
    return _print(value, numbers.format_rupiah)


@register.filter
def persen(value: Any) -> str:
    """Print "87,25%"."""
    return _print(value, numbers.format_persen)


@register.filter
def terbilang(value: int) -> str:
    """Print "enam belas"."""
    return words.terbilang(value)


@register.filter
def counted(value: int) -> str:
    """Print "16 (enam belas)"."""
    return words.counted(value)


@register.filter
def angka(value: Angka | None) -> str:
    """The figure's own printed form, its formatted value, or its state in words."""
    return str(Angka.belum() if value is None else value)


@register.filter(expects_localtime=True)
def tanggal(value: date | None, presisi: str = dates.Presisi.HARI) -> str:
    """Print "1 November 2021", or with the precision "bulan" or "tahun" no more than is known."""
    return Keadaan.BELUM_DIISI.value if value is None else dates.format_tanggal(value, presisi)


@register.filter
def mark(value: Angka | Hasil, satuan: str = "") -> str:
    """The figure with its unit, or its state in the dress of that state, as HTML for a cell."""
    return wording.mark(value, satuan)
