"""Horizontal bars: capaian against the scale's bounds, realisasi against pagu."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class BarCapaian:
    """One indikator; ``capaian`` in percent, None draws no bar but the words of ``keterangan``."""

    label: str
    capaian: Decimal | None
    kategori: str = ""  # printed after the value
    keterangan: str = "belum diisi"


@dataclass(frozen=True)
class BarSerapan:
    """One program, in rupiah. ``realisasi`` None is not zero: no bar, but "belum diisi"."""

    label: str
    pagu: Decimal
    realisasi: Decimal | None


def bar_target_realisasi(
    rows: Sequence[BarCapaian], bounds: Sequence[tuple[str, Decimal]] = (), title: str = ""
) -> tuple[str, ...]:
    """Draw capaian per indikator over the categories; ``bounds`` are (category, lower bound)."""
    raise NotImplementedError


def bar_serapan(rows: Sequence[BarSerapan], title: str = "") -> tuple[str, ...]:
    """Draw pagu and realisasi per program, with the percentage taken up."""
    raise NotImplementedError
