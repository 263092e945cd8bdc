"""Means and counts leave out what is not computed, and say so."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from capaian.formulas import (
    SKALA_BAWAAN,
    Capaian,
    KeadaanCapaian,
    compute_capaian,
    compute_mean,
    count_categories,
)
from sakip.angka import Angka
from tests.sakip.strategies import figures, modest

SKM = compute_capaian(Angka.of(80), Angka.of("69.8"))
REKOMENDASI = compute_capaian(Angka.of(100), Angka.of("84.85"))
EMPTY = Capaian.belum_diisi("realisasi belum diisi")
IMPOSSIBLE = Capaian.tidak_dapat_dihitung("target 0")
BEYOND = Capaian.terhitung(Decimal("150.00"), "")


def test_the_mean_of_patrang() -> None:
    mean = compute_mean([SKM, REKOMENDASI])
    assert str(mean) == "86,05%"
    assert mean.derivasi == "(87,25 + 84,85) / 2 = 86,05%"
    assert (mean.dihitung, mean.ditinggalkan, mean.catatan) == (2, 0, "")


def test_what_is_left_out_is_counted_and_said() -> None:
    mean = compute_mean([SKM, EMPTY, REKOMENDASI, IMPOSSIBLE, EMPTY])
    assert str(mean) == "86,05%"
    assert (mean.dihitung, mean.belum, mean.tidak_dapat, mean.ditinggalkan) == (2, 2, 1, 3)
    assert mean.catatan == (
        "dari 2 (dua) capaian; tidak termasuk 2 (dua) indikator yang capaiannya belum dapat "
        "dihitung dan 1 (satu) indikator yang capaiannya tidak dapat dihitung"
    )


def test_a_mean_of_nothing_is_not_zero() -> None:
    assert compute_mean([EMPTY, IMPOSSIBLE]).keadaan is KeadaanCapaian.BELUM_DIISI
    assert compute_mean([IMPOSSIBLE]).keadaan is KeadaanCapaian.TIDAK_DAPAT_DIHITUNG
    empty = compute_mean([])
    assert (empty.nilai, str(empty), empty.alasan) == (
        None,
        "tidak dapat dihitung",
        "tidak ada capaian",
    )


def test_a_missing_mean_names_what_each_indicator_lacks() -> None:
    other = Capaian.tidak_dapat_dihitung("realisasi tidak tersedia: alat rusak")
    assert compute_mean([EMPTY]).alasan == "realisasi 1 (satu) indikator belum diisi"
    assert compute_mean([EMPTY, IMPOSSIBLE, other, EMPTY]).alasan == (
        "realisasi 2 (dua) indikator belum diisi dan 1 (satu) indikator: target 0 dan "
        "realisasi 1 (satu) indikator tidak tersedia: alat rusak"
    )


def test_a_cap_applies_to_the_mean_alone_and_is_printed() -> None:
    assert str(compute_mean([SKM, BEYOND])) == "118,63%"
    capped = compute_mean([SKM, BEYOND], Decimal(120))
    assert str(capped) == "103,63%"
    assert capped.derivasi == "(87,25 + 120,00) / 2 = 103,63% (capaian dibatasi 120%)"
    assert BEYOND.nilai == 150
    assert "dibatasi" not in compute_mean([SKM], Decimal(120)).derivasi


def test_the_mean_is_taken_from_the_printed_capaian() -> None:
    third = compute_capaian(Angka.of(3), Angka.of(1))
    assert compute_mean([third, third, Capaian.terhitung(Decimal("33.34"), "")]).nilai == Decimal(
        "33.33"
    )


def test_the_categories_of_patrang() -> None:
    rekap = count_categories(SKALA_BAWAAN, [SKM, REKOMENDASI])
    assert [(pita.label, count) for pita, count in rekap.per_pita] == [
        ("Sangat Baik", 0),
        ("Baik", 2),
        ("Cukup", 0),
        ("Kurang", 0),
    ]
    assert (rekap.dihitung, rekap.tidak_dihitung, rekap.total) == (2, 0, 2)


capaians = st.lists(st.builds(compute_capaian, figures, figures), max_size=12)


@modest
@given(capaians)
def test_every_capaian_is_counted_exactly_once(items: list[Capaian]) -> None:
    rekap, mean = count_categories(SKALA_BAWAAN, items), compute_mean(items)
    assert rekap.total == mean.dihitung + mean.ditinggalkan == len(items)
    assert (rekap.belum, rekap.tidak_dapat) == (mean.belum, mean.tidak_dapat)
    assert rekap.dihitung == mean.dihitung == sum(item.nilai is not None for item in items)


@modest
@given(capaians, st.sampled_from([None, Decimal(100), Decimal(120)]))
def test_a_mean_lies_between_its_parts_and_under_its_cap(
    items: list[Capaian], batas: Decimal | None
) -> None:
    mean = compute_mean(items, batas)
    values = [item.nilai for item in items if item.nilai is not None]
    assert (mean.nilai is None) == (not values)
    if mean.nilai is not None:
        assert mean.nilai <= max(values)
        assert batas is None or mean.nilai <= batas
        assert mean.nilai >= min(*values, *([batas] if batas else values))
