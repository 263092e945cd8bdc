import pytest
from django.utils.translation import gettext, override
from hypothesis import given
from hypothesis import strategies as st

from sakip.angka import Angka, Hasil
from sakip.wording import end_items, mark, mark_text, print_figure, span_years


def test_django_does_not_say_of_what_is_there_twice_that_there_is_none():
    with override("id"):
        said = gettext("%(model_name)s with this %(field_labels)s already exists.")
    assert said.endswith("ini sudah ada.")


@pytest.mark.parametrize(
    ("items", "ended"),
    [
        ([], ()),
        (["a"], ("a.",)),
        (["a;", "b"], ("a; dan", "b.")),
        (["a", "b; dan", "c."], ("a;", "b; dan", "c.")),
    ],
)
def test_items_of_a_list_are_punctuated_once(items, ended):
    assert end_items(items) == ended


@given(st.lists(st.sampled_from(["satu", "dua;", "tiga; dan", "empat."]), max_size=6))
def test_punctuating_twice_changes_nothing(items):
    once = end_items(items)
    assert end_items(once) == once


@pytest.mark.parametrize(
    ("angka", "satuan", "printed"),
    [
        (Angka.of("84.85"), "persen", "84,85%"),
        (Angka.of("84.85"), "%", "84,85%"),
        (Angka.of(64), "Orang", "64 Orang"),
        (Angka.of("69.8"), "Nilai", "69,8"),
        (Angka.of(80, "B (80)"), "nilai", "B (80)"),
        (Angka.of(0), "Unit", "0 Unit"),
        (Angka.belum(), "persen", "belum diisi"),
        (Angka.tidak_tersedia("baru"), "persen", "tidak tersedia"),
    ],
)
def test_figure_with_its_unit(angka, satuan, printed):
    assert print_figure(angka, satuan) == printed


def test_states_are_dressed_and_values_are_not():
    assert mark(Angka.of(5), "Unit") == "5 Unit"
    assert mark(Angka.belum()) == '<span class="belum">belum diisi</span>'
    assert mark(Angka.tidak_tersedia("baru")) == '<span class="tiada">tidak tersedia</span>'
    absent = Hasil.tidak_dapat_dihitung("target 0")
    assert mark(absent) == '<span class="tiada">tidak dapat dihitung</span>'
    assert mark(Hasil.belum_diisi("realisasi")) == '<span class="belum">belum diisi</span>'


def test_a_missing_text_is_marked():
    assert mark_text("ada") == "ada"
    assert mark_text("") == '<span class="belum">belum diisi</span>'


@pytest.mark.parametrize(
    ("years", "printed"),
    [
        ([], ""),
        ([2016], "2016"),
        ([2016, 2017], "2016–2017"),
        ([2016, 2017, 2018, 2020, 2022, 2023], "2016–2018, 2020, 2022–2023"),
    ],
)
def test_years_in_runs(years, printed):
    assert span_years(years) == printed
