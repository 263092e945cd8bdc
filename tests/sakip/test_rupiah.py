"""Amounts that were probably typed in millions."""

from decimal import Decimal

import pytest

from sakip.rupiah import warn_rupiah


@pytest.mark.parametrize(
    ("nilai", "words"),
    [
        ("12.5", "Rp12,5 kurang dari Rp1.000"),
        ("999.99", "Rp999,99 kurang dari Rp1.000"),
        ("1", "Rp1 kurang dari Rp1.000"),
        ("1500.50", "Rp1.500,5 memuat pecahan rupiah"),
    ],
)
def test_what_looks_like_millions_or_sen_is_told_with_the_amount(nilai, words):
    said = warn_rupiah(Decimal(nilai))
    assert said.startswith(words)
    assert "misalnya 12.500.000" in said
    assert warn_rupiah(Decimal(nilai), "TW II").startswith(f"TW II: {words}")


@pytest.mark.parametrize("nilai", [None, "0", "0.00", "1000", "14034368149.00"])
def test_a_whole_amount_and_none_say_nothing(nilai):
    assert warn_rupiah(nilai if nilai is None else Decimal(nilai)) == ""
