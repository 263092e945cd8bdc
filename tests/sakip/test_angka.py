"""A figure is in exactly one of three states, and zero is a value."""

from decimal import Decimal

import pytest

from sakip.angka import Angka, Hasil, Keadaan, KeadaanHitung


def test_the_three_states() -> None:
    assert Angka.belum().keadaan is Keadaan.BELUM_DIISI
    assert Angka.tidak_tersedia("indikator baru").keadaan is Keadaan.TIDAK_TERSEDIA
    assert Angka.of(0).keadaan is Keadaan.TERISI


def test_zero_is_filled_and_nothing_else_without_a_value_is() -> None:
    assert Angka.of(0).terisi
    assert not Angka.belum().terisi
    assert not Angka.tidak_tersedia("indikator baru").terisi


def test_prints_its_own_form_its_value_or_its_state() -> None:
    assert str(Angka.of(80, "B (80)")) == "B (80)"
    assert str(Angka.of("69.8000")) == "69,8"
    assert str(Angka.of(0)) == "0"
    assert str(Angka.belum()) == "belum diisi"
    assert str(Angka.tidak_tersedia("indikator baru")) == "tidak tersedia"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"nilai": Decimal(1), "alasan": "indikator baru"}, ValueError),
        ({"teks": "B (80)"}, ValueError),
        ({"nilai": Decimal("NaN")}, ValueError),
        ({"nilai": Decimal("Infinity")}, ValueError),
        ({"nilai": 80}, TypeError),
        ({"nilai": 69.8}, TypeError),
    ],
)
def test_refuses_a_figure_that_contradicts_itself(arguments: dict, error: type) -> None:
    with pytest.raises(error):
        Angka(**arguments)


def test_refuses_a_float_and_a_silent_absence() -> None:
    with pytest.raises(TypeError):
        Angka.of(69.8)
    with pytest.raises(ValueError):
        Angka.tidak_tersedia("  ")


def test_require_gives_the_value_or_fails() -> None:
    assert Angka.of(0).require() == 0
    with pytest.raises(ValueError, match="belum diisi"):
        Angka.belum().require()


def test_a_result_prints_its_percentage_or_its_state() -> None:
    assert str(Hasil.terhitung(Decimal("87.25"), "")) == "87,25%"
    assert str(Hasil.belum_diisi("realisasi belum diisi")) == "belum diisi"
    assert str(Hasil.tidak_dapat_dihitung("target 0")) == "tidak dapat dihitung"
    assert Hasil.belum_diisi("x").keadaan is KeadaanHitung.BELUM_DIISI
