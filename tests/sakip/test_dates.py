"""Dates print no more than is known, and look people up on the last day they may mean."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.dates import Presisi, format_tanggal, last_day
from tests.sakip.strategies import modest


@pytest.mark.parametrize(
    ("day", "presisi", "printed"),
    [
        (date(2021, 11, 1), Presisi.HARI, "1 November 2021"),
        (date(2022, 1, 1), Presisi.BULAN, "Januari 2022"),
        (date(2022, 1, 1), Presisi.TAHUN, "2022"),
        (date(2021, 5, 31), "hari", "31 Mei 2021"),
        (date(2021, 8, 17), "bulan", "Agustus 2021"),
    ],
)
def test_format_tanggal(day: date, presisi: Presisi, printed: str) -> None:
    assert format_tanggal(day, presisi) == printed


def test_a_day_is_the_default_precision() -> None:
    assert format_tanggal(date(2021, 2, 9)) == "9 Februari 2021"
    assert last_day(date(2021, 2, 9)) == date(2021, 2, 9)


def test_last_day_knows_leap_years() -> None:
    assert last_day(date(2024, 2, 1), Presisi.BULAN) == date(2024, 2, 29)
    assert last_day(date(2021, 2, 1), Presisi.BULAN) == date(2021, 2, 28)
    assert last_day(date(2021, 2, 1), Presisi.TAHUN) == date(2021, 12, 31)


def test_an_unknown_precision_is_refused() -> None:
    with pytest.raises(ValueError):
        format_tanggal(date(2021, 2, 9), "minggu")


@modest
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(Presisi))
def test_last_day_prints_alike_and_the_next_day_does_not(day: date, presisi: Presisi) -> None:
    last = last_day(day, presisi)
    assert last >= day
    assert format_tanggal(last, presisi) == format_tanggal(day, presisi)
    assert format_tanggal(last + timedelta(days=1), presisi) != format_tanggal(day, presisi)
