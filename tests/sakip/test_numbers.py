"""The number parser reads what officers write, refuses what could mean two things, and is undone
by the formatters."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.numbers import (
    NumberError,
    average,
    format_amount,
    format_number,
    format_persen,
    format_rupiah,
    parse_number,
    percentage,
    round_half_up,
)
from tests.sakip.strategies import decimals, modest

READ = {
    "0": "0",
    "-0": "0",
    "7": "7",
    "69,8": "69.8",
    "74,48": "74.48",
    "0,005": "0.005",
    "89.500": "89500",
    "89500": "89500",
    "1.234,56": "1234.56",
    "14.034.368.149": "14034368149",
    "14034368149,50": "14034368149.50",
    "Rp1.000": "1000",
    "rp 1.000": "1000",
    "Rp. 1.000,-": "1000",
    "Rp.1.000,00": "1000.00",
    "1.000,-": "1000",
    "1.000 , -": "1000",
    "-5": "-5",
    "\u22125": "-5",
    "- 5": "-5",
    "-Rp1.000": "-1000",
    "Rp-1.000": "-1000",
    "(1.000)": "-1000",
    "( Rp1.000,50 )": "-1000.50",
    "  12 \n": "12",
    "\u00a0Rp\u00a01.000\u202f": "1000",
}

REFUSED = {
    "": "Kosong",
    " \u00a0 ": "Kosong",
    "Rp": "tidak memuat angka",
    "-": "hanya garis",
    "Rp \u2013": "hanya garis",  # a spreadsheet's zero in the notation of accounts
    "()": "tidak memuat angka",
    "nihil": "tidak memuat angka",
    "9.23.268.085": "titik ribuan",  # seed B568: 9.230.268.085 with a digit lost
    "211.100.00": "titik ribuan",  # seed: 21.110.000 with its dots moved
    "1.0000.000": "titik ribuan",
    "1.000.": "titik ribuan",
    "1..000": "titik ribuan",
    "1234.567,8": "titik ribuan",
    "1.00,5": "titik ribuan",
    "74.48": "tulis 74,48",
    "74.4": "tulis 74,4",
    "1234.567": "tulis 1234,567",
    "5.": "misalnya 74,48",
    "05.5": "misalnya 74,48",
    "0.500": "tidak jelas",  # a thousand never begins with 0, and a decimal has a comma
    "1,234.56": "salah koma",
    "1,2,3": "salah koma",
    "5,": "salah koma",
    ",5": "bukan angka yang dikenal",
    ".5": "bukan angka yang dikenal",
    "05": "bukan 05",
    "00": "angka nol",
    "1e5": "bukan angka yang dikenal",
    "1_000": "bukan angka yang dikenal",
    "0x1F": "bukan angka yang dikenal",
    "1 000": "bukan angka yang dikenal",
    "1.000 orang": "bukan angka yang dikenal",
    "USD 5": "bukan angka yang dikenal",
    "NaN": "tidak memuat angka",
    "\u0661\u0662": "0–9",
    "1\u0662": "0–9",
    "\uff11\uff12": "0–9",
    "5²": "0–9",
    "(5": "kurung",
    "5)": "kurung",
    "(-5)": "dua tanda minus",
    "-Rp-5": "dua tanda minus",
    "--5": "dua tanda minus",
    "5,5,-": "sekaligus",
    "1.000,50,-": "sekaligus",
    "87,25%": "persen",
    "1" * 25: "terlalu panjang",
    "x" * 5000: "terlalu panjang",
    "(" + " " * 5000 + "x": "tidak memuat angka",
}


@pytest.mark.parametrize(("text", "value"), READ.items())
def test_reads(text: str, value: str) -> None:
    parsed = parse_number(text)
    assert parsed == Decimal(value)
    assert not (parsed == 0 and parsed.is_signed())


@pytest.mark.parametrize(("text", "reason"), REFUSED.items())
def test_refuses_and_says_why(text: str, reason: str) -> None:
    with pytest.raises(NumberError, match=reason) as refusal:
        parse_number(text)
    assert isinstance(refusal.value, ValueError)
    assert len(str(refusal.value)) < 160, "a message fits beside its field"


def test_a_refusal_quotes_the_text_and_cuts_a_long_one() -> None:
    with pytest.raises(NumberError, match="^“74.48” tidak jelas"):
        parse_number("74.48")
    with pytest.raises(NumberError, match="^“x{39}…” terlalu panjang"):
        parse_number("x" * 100)
    with pytest.raises(NumberError, match="^Kosong"):
        parse_number("")


def test_reads_as_many_digits_as_it_allows() -> None:
    assert parse_number("1" * 24) == int("1" * 24)


def test_a_percent_sign_is_read_only_where_the_unit_is_percent() -> None:
    assert parse_number("87,25%", persen=True) == Decimal("87.25")
    assert parse_number("100 %", persen=True) == 100
    for text in ("Rp5%", "5%%", "5,-%"):
        with pytest.raises(NumberError):
            parse_number(text, persen=True)


@modest
@given(decimals(places=6))
def test_formatting_is_undone_by_parsing(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value
    assert parse_number(format_number(value, 6)) == value
    assert parse_number(format_persen(value), persen=True) == round_half_up(value)
    assert parse_number(format_rupiah(value)) == round_half_up(value)
    assert parse_number(format_amount(value)) == round_half_up(value)


@modest
@given(st.text(alphabet="0123456789.,-() Rp%eE\u00a0\u0661", max_size=14))
def test_what_is_read_prints_back_to_the_same_digits(text: str) -> None:
    """Nothing is guessed: apart from its grouping, the text holds exactly the number's digits."""
    try:
        value = parse_number(text)
    except NumberError:
        return
    whole, _, decimals_ = text.partition(",")
    digits = [char for char in whole if char.isdigit()]
    assert int("".join(digits)) == int(abs(value))
    assert Decimal("0." + ("".join(filter(str.isdigit, decimals_)) or "0")) == abs(value) % 1


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [
        ("14034368149", None, "14.034.368.149"),
        ("74.4800", None, "74,48"),
        ("80.0000", None, "80"),
        ("100", None, "100"),
        ("1E+3", None, "1.000"),
        ("0.000", None, "0"),
        ("-1234.5", None, "\u22121.234,5"),
        ("84.845", 2, "84,85"),
        ("-84.845", 2, "\u221284,85"),
        ("-0.001", 2, "0,00"),
        ("-0", None, "0"),
        ("999.995", 2, "1.000,00"),
        ("1234.5", 0, "1.235"),
    ],
)
def test_format_number(value: str, places: int | None, printed: str) -> None:
    assert format_number(Decimal(value), places) == printed


def test_format_rupiah_prints_sen_only_where_there_are_any() -> None:
    assert format_rupiah(Decimal("10948131149.00")) == "Rp10.948.131.149"
    assert format_rupiah(Decimal("10948131149.5")) == "Rp10.948.131.149,50"
    assert format_rupiah(Decimal("-1000")) == "\u2212Rp1.000"
    assert format_rupiah(0) == "Rp0"
    assert format_amount(Decimal("-1000")) == "(1.000)"
    assert format_amount(Decimal("-0.004")) == "0"


def test_format_persen() -> None:
    assert format_persen(Decimal("87.25")) == "87,25%"
    assert format_persen(100) == "100,00%"
    assert format_persen(Decimal("82.1176")) == "82,12%"


def test_halves_go_up_and_away_from_zero() -> None:
    assert round_half_up(Decimal("84.845")) == Decimal("84.85")
    assert round_half_up(Decimal("84.8449999")) == Decimal("84.84")
    assert round_half_up(Decimal("-84.845")) == Decimal("-84.85")
    assert round_half_up(Decimal("2.5"), 0) == 3


@modest
@given(decimals(0, 10**12), decimals(1, 10**12))
def test_a_percentage_is_rounded_once(part: Decimal, whole: Decimal) -> None:
    """Within half a hundredth of the exact quotient, and on a tie above it."""
    twice_error = 2 * (percentage(part, whole) * whole - 100 * part)
    assert -whole < 100 * twice_error <= whole


def test_average_is_rounded_once() -> None:
    assert average([Decimal("87.25"), Decimal("84.85")]) == Decimal("86.05")
    assert average([Decimal(1), Decimal(1), Decimal(0)]) == Decimal("0.67")
