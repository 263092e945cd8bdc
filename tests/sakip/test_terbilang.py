"""Numbers in words, checked against words read back to numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.terbilang import counted, terbilang, tie_counts
from tests.sakip.strategies import modest

WORDS = {
    0: "nol",
    1: "satu",
    10: "sepuluh",
    11: "sebelas",
    12: "dua belas",
    16: "enam belas",
    19: "sembilan belas",
    20: "dua puluh",
    21: "dua puluh satu",
    100: "seratus",
    110: "seratus sepuluh",
    200: "dua ratus",
    1_000: "seribu",
    1_001: "seribu satu",
    1_100: "seribu seratus",
    2_000: "dua ribu",
    21_000: "dua puluh satu ribu",
    100_000: "seratus ribu",
    101_000: "seratus satu ribu",
    1_000_000: "satu juta",
    1_001_000: "satu juta seribu",
    1_000_000_000: "satu miliar",
    1_000_000_000_000: "satu triliun",
    14_034_368_149: (
        "empat belas miliar tiga puluh empat juta tiga ratus enam puluh delapan ribu "
        "seratus empat puluh sembilan"
    ),
}

UNITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


@pytest.mark.parametrize(("number", "words"), WORDS.items())
def test_terbilang(number: int, words: str) -> None:
    assert terbilang(number) == words


def read_words(words: str) -> int:
    """The other way round, written independently: spell "se-" out, then add up."""
    total = group = digit = 0
    for prefixed in ("sepuluh", "sebelas", "seratus", "seribu"):
        words = words.replace(prefixed, "satu " + prefixed.removeprefix("se"))
    for word in words.split():
        if word in UNITS:
            digit = UNITS.index(word)
        elif word in SCALES:
            total, group, digit = total + (group + digit) * SCALES[word], 0, 0
        else:
            values = {"belas": 10 + digit, "puluh": 10 * digit, "ratus": 100 * digit}
            group, digit = group + values[word], 0
    return total + group + digit


@modest
@given(st.integers(0, 10**15 - 1))
def test_words_read_back_to_the_number(number: int) -> None:
    words = terbilang(number)
    assert read_words(words) == number
    assert "satu ratus" not in words
    assert "  " not in words


@pytest.mark.parametrize("number", [-1, 10**15])
def test_refuses_what_it_has_no_words_for(number: int) -> None:
    with pytest.raises(ValueError):
        terbilang(number)


def test_counted() -> None:
    assert counted(2) == "2 (dua)"
    assert counted(16) == "16 (enam belas)"
    assert counted(13_016) == "13.016 (tiga belas ribu enam belas)"


def test_a_count_and_the_number_of_a_decree_stay_on_one_line() -> None:
    html = '<p title="Nomor 1/2">2 (dua) dan 16 (enam belas), Nomor 065/…/022/2018 tentang</p>'
    assert tie_counts(html) == (
        '<p title="Nomor 1/2">2\u00a0(dua) dan 16\u00a0(enam\u00a0belas), '
        '<span class="utuh">Nomor 065/…/022/2018</span> tentang</p>'
    )
    assert tie_counts("<p>UU Nomor 28 Tahun 1999 (UU)</p>") == "<p>UU Nomor 28 Tahun 1999 (UU)</p>"
