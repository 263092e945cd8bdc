"""Values over the years."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Series:
    """One line: a value a year, in the order of the years; None leaves a gap."""

    label: str
    values: tuple[Decimal | None, ...]


def line_years(
    years: Sequence[int], series: Sequence[Series], satuan: str = "", title: str = ""
) -> tuple[str, ...]:
    """Draw each series over ``years`` (at most four can be told apart)."""
    raise NotImplementedError
