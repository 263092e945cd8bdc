"""Cells that hold a figure in one of its three states."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from sakip.angka import Angka
from sakip.fields import (
    AngkaField,
    PersenField,
    RupiahField,
    cell_of,
    check_bentuk_cetak,
    field_for,
)

numbers = st.decimals(
    min_value=Decimal("-9999999999999999"),
    max_value=Decimal("9999999999999999"),
    places=4,
)
reasons = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=80)
figures = st.one_of(numbers.map(Angka), reasons.map(Angka.tidak_tersedia), st.just(Angka.belum()))


@given(figures)
def test_what_a_cell_shows_reads_back_as_the_same_figure(figure):
    assert AngkaField().clean(cell_of(figure)) == figure


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("", Angka.belum()),
        ("  ", Angka.belum()),
        ("belum diisi", Angka.belum()),
        ("0", Angka.of(0)),
        ("14.034.368.149", Angka.of(14034368149)),
        ("74,48", Angka.of("74.48")),
        ("Rp 1.000", Angka.of(1000)),
        ("tidak tersedia: survei batal", Angka.tidak_tersedia("survei batal")),
        ("Tidak Tersedia – survei batal", Angka.tidak_tersedia("survei batal")),
        ("TIDAK TERSEDIA survei batal", Angka.tidak_tersedia("survei batal")),
    ],
)
def test_one_text_holds_all_three_states(text, figure):
    assert AngkaField().clean(text) == figure


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("74.48", "titik memisahkan ribuan"),
        ("9.23.268.085", "9.230.268.085"),
        ("-", "hanya garis; tulis 0"),
        ("<script>alert(1)</script>", "bukan angka"),
        ("tidak tersedia", "Sebutkan alasannya"),
        ("tidak tersedia:", "Sebutkan alasannya"),
        ("tidak tersedianya", "tidak memuat angka"),
        ("tidak tersedia: " + "a" * 301, "paling panjang 300"),
        ("1,23456", "Paling banyak 4 angka di belakang koma"),
        ("99.999.999.999.999.999", "Terlalu besar"),
        ("1" * 10_000, "terlalu panjang"),
        ("87,25%", "persen"),
        ("1\x00", "Karakter null"),
    ],
)
def test_what_cannot_be_kept_as_it_was_meant_is_refused_with_the_reason(text, words):
    with pytest.raises(ValidationError, match=words):
        AngkaField().clean(text)


def test_a_percent_sign_belongs_to_percentages():
    assert PersenField().clean("87,25%") == Angka.of("87.25")
    assert isinstance(field_for("Persen"), PersenField)
    assert isinstance(field_for("%"), PersenField)
    assert not isinstance(field_for("dokumen"), PersenField)


@pytest.mark.parametrize("text", ["-1", "(1.000)", "0,001"])
def test_rupiah_are_not_negative_and_have_two_decimals(text):
    with pytest.raises(ValidationError):
        RupiahField().clean(text)
    assert RupiahField().clean("1.000,50") == Angka.of("1000.50")


def test_a_required_figure_may_be_declared_absent():
    field = AngkaField(required=True)
    assert field.clean("tidak tersedia: x").alasan == "x"
    with pytest.raises(ValidationError, match="Wajib diisi"):
        field.clean("")


def test_changes_are_of_figures_not_of_texts():
    field = AngkaField()
    assert not field.has_changed(Angka.of(1000), "1.000")
    assert not field.has_changed(None, "")
    assert field.has_changed(Angka.of(1000), "1.001")
    assert field.has_changed(Angka.of(1000), "apa")


@pytest.mark.parametrize("teks", ["", "B (80)", "80", "14 dari 80", "baik", "Rp80,00"])
def test_a_printed_form_says_the_figure_or_no_number(teks):
    check_bentuk_cetak(Angka.of(80), teks)


@pytest.mark.parametrize(
    ("angka", "teks"),
    [(Angka.of(85), "B (80)"), (Angka.belum(), "B (80)"), (Angka.tidak_tersedia("x"), "B")],
)
def test_a_printed_form_that_says_another_figure_is_refused(angka, teks):
    with pytest.raises(ValidationError):
        check_bentuk_cetak(angka, teks)
