"""Quarters become a year without an empty quarter ever counting as zero."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.formulas import Agregasi, combine_triwulan
from sakip.angka import Angka, Keadaan
from tests.sakip.strategies import figures, missing, modest

of, BELUM = Angka.of, Angka.belum()
TIDAK = Angka.tidak_tersedia("belum diukur")


@pytest.mark.parametrize(
    ("values", "agregasi", "expected"),
    [
        ([of(1), of(2), of(0), of(4)], "jumlah", of(7)),
        ([of(1), of(2)], "jumlah", of(3)),
        ([of(1), BELUM, of(2), of(4)], "jumlah", BELUM),
        ([of(1), TIDAK, BELUM], "jumlah", TIDAK),
        ([of(1), of(2), of(2)], "rata_rata", of("1.67")),
        ([of(1), BELUM], "rata_rata", BELUM),
        ([of(3), of(9, "A (9)"), of(4)], "maksimum", of(9, "A (9)")),
        ([of(3), BELUM], "maksimum", BELUM),
        ([of(3), of(4), BELUM, TIDAK], "terakhir", of(4)),
        ([of(3), of(0), BELUM], "terakhir", of(0)),
        ([BELUM, BELUM], "terakhir", BELUM),
        ([BELUM, TIDAK], "terakhir", TIDAK),
        ([of(1), of(2), of(3), of("69.8", "C (69,8)")], "tahunan", of("69.8", "C (69,8)")),
        ([BELUM, BELUM, TIDAK, of(5)], "tahunan", of(5)),
        ([of(1), of(2), of(3), BELUM], "tahunan", BELUM),
        ([of(1), of(2)], "tahunan", BELUM),
    ],
)
def test_combine(values: list[Angka], agregasi: str, expected: Angka) -> None:
    assert combine_triwulan(values, Agregasi(agregasi)) == expected


@pytest.mark.parametrize("agregasi", Agregasi)
def test_no_quarter_yet_is_belum_diisi(agregasi: Agregasi) -> None:
    assert combine_triwulan([], agregasi).keadaan is Keadaan.BELUM_DIISI


def test_a_fifth_quarter_is_refused() -> None:
    with pytest.raises(ValueError):
        combine_triwulan([of(1)] * 5, Agregasi.JUMLAH)


@modest
@given(st.lists(missing, max_size=4), st.sampled_from(list(Agregasi)))
def test_nothing_filled_never_becomes_a_value(values: list[Angka], agregasi: Agregasi) -> None:
    assert not combine_triwulan(values, agregasi).terisi


@modest
@given(st.lists(figures, min_size=1, max_size=4))
def test_sum_mean_and_maximum_exist_together_and_are_ordered(values: list[Angka]) -> None:
    total, mean, top = (
        combine_triwulan(values, agregasi)
        for agregasi in (Agregasi.JUMLAH, Agregasi.RATA_RATA, Agregasi.MAKSIMUM)
    )
    assert total.terisi == mean.terisi == top.terisi == all(angka.terisi for angka in values)
    if total.terisi:
        half_a_cent = Decimal("0.005")
        assert abs(mean.require() * len(values) - total.require()) <= half_a_cent * len(values)
        assert mean.require() <= top.require() + half_a_cent
        assert top.require() <= total.require()
