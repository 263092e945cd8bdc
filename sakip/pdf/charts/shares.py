"""Shares of a whole as one divided bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Share:
    """One part of a whole; ``persen`` as printed (the caller has made them sum to 100)."""

    label: str
    persen: Decimal


def share_bar(shares: Sequence[Share], title: str = "") -> tuple[str, ...]:
    """Draw the shares as one bar with a legend that repeats each percentage."""
    raise NotImplementedError
