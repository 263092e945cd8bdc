"""Realisasi that is a ratio: what its numerator and denominator make."""

from decimal import Decimal

from sakip.numbers import percentage, round_half_up

_HUNDRED = Decimal(100)


def compute_rasio(pembilang: Decimal, penyebut: Decimal, *, persen: bool) -> Decimal:
    """Numerator / denominator as printed (2 decimals, half-up once), in percent where that is the
    unit. ``penyebut`` must not be 0.
    """
    return percentage(pembilang if persen else pembilang / _HUNDRED, penyebut)


def is_rasio(nilai: Decimal, rasio: Decimal) -> bool:
    """Whether a realisasi is the ratio, to the decimals in which both are printed."""
    return round_half_up(nilai) == rasio
