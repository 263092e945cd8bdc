"""Figures for property tests, and how many examples a property gets."""

from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from sakip.angka import Angka

modest = settings(max_examples=60)


def decimals(low: int = -(10**15), high: int = 10**15, places: int = 4) -> st.SearchStrategy:
    """Exact decimals of at most ``places`` decimals between two integers."""
    steps = 10**places
    return st.integers(low * steps, high * steps).map(lambda n: Decimal(n).scaleb(-places))


missing = st.one_of(st.just(Angka.belum()), st.sampled_from(["a", "b"]).map(Angka.tidak_tersedia))
figures = st.one_of(missing, decimals(0, 10**6).map(Angka))
