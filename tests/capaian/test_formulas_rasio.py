from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.formulas import compute_rasio, is_rasio
from sakip.numbers import is_persen, round_half_up


@pytest.mark.parametrize(
    ("parts", "persen", "rasio"),
    [((28, 33), True, "84.85"), ((28, 33), False, "0.85"), ((0, 5), True, "0.00")],
)
def test_a_ratio_in_percent_and_as_a_number(parts, persen, rasio):
    assert compute_rasio(*map(Decimal, parts), persen=persen) == Decimal(rasio)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_realisasi_is_its_ratio_however_many_decimals_it_is_kept_with(pembilang, penyebut):
    rasio = compute_rasio(Decimal(pembilang), Decimal(penyebut), persen=True)
    exact = Decimal(pembilang) * 100 / Decimal(penyebut)
    assert is_rasio(round_half_up(exact, 2), rasio)
    assert not is_rasio(rasio + Decimal("0.01"), rasio)


def test_percent_is_known_by_sign_and_by_word():
    assert all(is_persen(satuan) for satuan in ("%", "persen", " Persen "))
    assert not any(is_persen(satuan) for satuan in ("", "indeks", "per sen"))
