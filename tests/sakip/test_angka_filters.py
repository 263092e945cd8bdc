"""The template filters print a value or, in words, why there is none."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Engine

from sakip.angka import Angka, Hasil

ENGINE = Engine(builtins=["sakip.templatetags.angka"])


def render(expression: str, value: Any) -> str:
    return ENGINE.from_string(f"{{{{ x|{expression} }}}}").render(Context({"x": value}))


@pytest.mark.parametrize(
    ("expression", "value", "printed"),
    [
        ("desimal", Decimal("69.8000"), "69,8"),
        ("desimal:2", Decimal("69.8"), "69,80"),
        ("desimal", Angka.of("74.48"), "74,48"),
        ("desimal", 13016, "13.016"),
        ("rupiah", Decimal("10948131149.00"), "10.948.131.149"),
        ("rupiah", -1000, "(1.000)"),
        ("rupiah", Angka.of(0), "0"),
        ("rp", Decimal(10948131149), "Rp10.948.131.149"),
        ("persen", Decimal("87.25"), "87,25%"),
        ("persen", Hasil.terhitung(Decimal("87.25"), ""), "87,25%"),
        ("terbilang", 16, "enam belas"),
        ("counted", 2, "2 (dua)"),
        ("angka", Angka.of(80, "B (80)"), "B (80)"),
        ("angka", Angka.of("69.8"), "69,8"),
        ("tanggal", date(2021, 11, 1), "1 November 2021"),
        ('tanggal:"bulan"', date(2021, 11, 1), "November 2021"),
    ],
)
def test_prints_a_value(expression: str, value: Any, printed: str) -> None:
    assert render(expression, value) == printed


@pytest.mark.parametrize("expression", ["desimal", "rupiah", "rp", "persen", "angka", "tanggal"])
def test_nothing_is_printed_as_belum_diisi(expression: str) -> None:
    assert render(expression, None) == "belum diisi"


@pytest.mark.parametrize("expression", ["desimal", "rupiah", "rp", "persen"])
@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Angka.belum(), "belum diisi"),
        (Angka.tidak_tersedia("indikator baru"), "tidak tersedia"),
        (Hasil.belum_diisi("realisasi belum diisi"), "belum diisi"),
        (Hasil.tidak_dapat_dihitung("pagu 0"), "tidak dapat dihitung"),
    ],
)
def test_a_state_is_printed_in_words(expression: str, value: Any, words: str) -> None:
    assert render(expression, value) == words


@pytest.mark.parametrize("expression", ["desimal", "rupiah", "rp", "persen", "terbilang"])
def test_a_misspelt_variable_is_an_error_and_no_empty_cell(expression: str) -> None:
    with pytest.raises(TypeError):
        ENGINE.from_string(f"{{{{ misspelt|{expression} }}}}").render(Context({}))
