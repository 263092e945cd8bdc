"""One engine for every capaian: worked examples of the seed, the edges, and what always holds."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.formulas import METODE, KeadaanCapaian, Metode, compute_capaian, compute_kemajuan
from sakip.angka import Angka
from tests.sakip.strategies import decimals, figures, missing, modest

of = Angka.of
RENTANG = (Decimal(5), Decimal(10))


@pytest.mark.parametrize(
    ("target", "realisasi", "metode", "nilai", "derivasi"),
    [
        (of(80, "B (80)"), of("69.8"), "positif", "87.25", "69,8 / 80 × 100 = 87,25%"),
        (of(100), of("84.85"), "positif", "84.85", "84,85 / 100 × 100 = 84,85%"),
        (of(8), of(0), "positif", "0.00", "0 / 8 × 100 = 0,00%"),
        (of(10), of(25), "positif", "250.00", "25 / 10 × 100 = 250,00%"),
        (of(1000), of("848.45"), "positif", "84.85", "848,45 / 1.000 × 100 = 84,85%"),
        (of(10), of(8), "negatif", "120.00", "(10 − (8 − 10)) / 10 × 100 = 120,00%"),
        (of(10), of(12), "negatif", "80.00", "(10 − (12 − 10)) / 10 × 100 = 80,00%"),
        (of(10), of(25), "negatif", "-50.00", "(10 − (25 − 10)) / 10 × 100 = −50,00%"),
        (of(10), of(0), "negatif", "200.00", "(10 − (0 − 10)) / 10 × 100 = 200,00%"),
        (of(10), of(8), "negatif_rasio", "125.00", "10 / 8 × 100 = 125,00%"),
        (of(10), of(12), "negatif_rasio", "83.33", "10 / 12 × 100 = 83,33%"),
        (of(10), of(25), "negatif_rasio", "40.00", "10 / 25 × 100 = 40,00%"),
    ],
)
def test_worked_examples(
    target: Angka, realisasi: Angka, metode: str, nilai: str, derivasi: str
) -> None:
    capaian = compute_capaian(target, realisasi, Metode(metode))
    assert capaian.keadaan is KeadaanCapaian.TERHITUNG
    assert str(capaian.nilai) == nilai
    assert capaian.derivasi == derivasi


def test_kemajuan_is_measured_against_the_end_of_the_renstra() -> None:
    assert str(compute_kemajuan(of(85), of("69.8"))) == "82,12%"
    assert str(compute_kemajuan(of(100), of("84.85"))) == "84,85%"


@pytest.mark.parametrize(
    ("realisasi", "nilai", "derivasi"),
    [
        ("5", "100.00", "5 berada di dalam rentang 5 sampai dengan 10 = 100,00%"),
        ("10", "100.00", "10 berada di dalam rentang 5 sampai dengan 10 = 100,00%"),
        ("4", "80.00", "4 / 5 × 100 = 80,00%"),
        ("12", "80.00", "(2 × 10 − 12) / 10 × 100 = 80,00%"),
        ("19.95", "0.50", "(2 × 10 − 19,95) / 10 × 100 = 0,50%"),
        ("20", "0.00", "(2 × 10 − 20) / 10 × 100 = 0,00%"),
        ("25", "0.00", "(2 × 10 − 25) / 10 × 100 = −50,00%, paling rendah 0,00%"),
    ],
)
def test_rentang_is_full_inside_and_falls_outside(
    realisasi: str, nilai: str, derivasi: str
) -> None:
    capaian = compute_capaian(Angka.belum(), of(realisasi), Metode.RENTANG, RENTANG)
    assert str(capaian.nilai) == nilai
    assert capaian.derivasi == derivasi


@pytest.mark.parametrize(
    ("target", "realisasi", "metode", "alasan"),
    [
        (of(0), of(0), Metode.POSITIF, "target 0"),
        (of(0), of(5), Metode.POSITIF, "target 0"),
        (of(0), of(0), Metode.NEGATIF, "target 0"),
        (of(0), of(5), Metode.NEGATIF_RASIO, "target 0"),
        (of(-2), of(5), Metode.POSITIF, "target kurang dari 0"),
        (of(10), of(0), Metode.NEGATIF_RASIO, "realisasi 0"),
        (of(10), of(-1), Metode.NEGATIF_RASIO, "realisasi kurang dari 0"),
    ],
)
def test_a_denominator_of_zero_or_less_is_a_reason(
    target: Angka, realisasi: Angka, metode: Metode, alasan: str
) -> None:
    capaian = compute_capaian(target, realisasi, metode)
    assert capaian.keadaan is KeadaanCapaian.TIDAK_DAPAT_DIHITUNG
    assert capaian.alasan == alasan


@pytest.mark.parametrize(
    ("target", "realisasi", "keadaan", "alasan"),
    [
        (of(80), Angka.belum(), "belum diisi", "realisasi belum diisi"),
        (Angka.belum(), of(80), "belum diisi", "target belum diisi"),
        (of(0), Angka.belum(), "belum diisi", "realisasi belum diisi"),
        (Angka.belum(), Angka.belum(), "belum diisi", "target dan realisasi belum diisi"),
        (
            of(80),
            Angka.tidak_tersedia("indikator baru"),
            "tidak dapat dihitung",
            "realisasi tidak tersedia: indikator baru",
        ),
        (
            Angka.tidak_tersedia("tanpa PK murni"),
            Angka.belum(),
            "tidak dapat dihitung",
            "target tidak tersedia: tanpa PK murni",
        ),
    ],
)
def test_what_is_missing_is_named(
    target: Angka, realisasi: Angka, keadaan: str, alasan: str
) -> None:
    capaian = compute_capaian(target, realisasi)
    assert (capaian.keadaan, capaian.nilai, capaian.alasan) == (keadaan, None, alasan)


def test_rentang_needs_its_bounds() -> None:
    capaian = compute_capaian(of(5), of(7), Metode.RENTANG)
    assert (str(capaian), capaian.alasan) == ("belum diisi", "rentang belum diisi")
    for rentang, realisasi, alasan in [
        ((10, 5), 7, "batas bawah 10 melebihi batas atas 5"),
        ((0, 5), -1, "batas bawah rentang tidak lebih dari 0"),
        ((-5, 0), 1, "batas atas rentang tidak lebih dari 0"),
    ]:
        bounds = (Decimal(rentang[0]), Decimal(rentang[1]))
        capaian = compute_capaian(of(5), of(realisasi), Metode.RENTANG, bounds)
        assert (str(capaian), capaian.alasan) == ("tidak dapat dihitung", alasan)


def test_a_range_may_be_one_point_or_lie_below_1() -> None:
    point = (Decimal(5), Decimal(5))
    assert compute_capaian(of(5), of(5), Metode.RENTANG, point).nilai == 100
    small = (Decimal("0.5"), Decimal("0.8"))
    assert compute_capaian(of(5), of("0.4"), Metode.RENTANG, small).nilai == 80
    assert compute_capaian(of(5), of("0.9"), Metode.RENTANG, small).nilai == Decimal("87.50")


def test_a_range_declared_unavailable_is_not_computed() -> None:
    target = Angka.tidak_tersedia("belum ditetapkan")
    assert compute_capaian(target, of(7), Metode.RENTANG, RENTANG).nilai is None


targets = decimals(1, 10**6)
amounts = decimals(0, 10**6)


@modest
@given(figures, figures, st.sampled_from(list(Metode)))
def test_a_capaian_has_a_value_with_its_derivation_or_a_reason(
    target: Angka, realisasi: Angka, metode: Metode
) -> None:
    capaian = compute_capaian(target, realisasi, metode, RENTANG)
    computed = capaian.keadaan is KeadaanCapaian.TERHITUNG
    assert computed == (capaian.nilai is not None) == bool(capaian.derivasi)
    assert computed != bool(capaian.alasan)
    if capaian.nilai is not None:
        assert capaian.nilai.as_tuple().exponent == -2
        assert str(capaian) in capaian.derivasi or "paling rendah" in capaian.derivasi


@modest
@given(missing, amounts, st.sampled_from(list(Metode)))
def test_an_empty_realisasi_is_never_counted_as_zero(
    empty: Angka, target: Decimal, metode: Metode
) -> None:
    assert compute_capaian(Angka(target), empty, metode, RENTANG).nilai is None


@modest
@given(targets, st.sampled_from([Metode.POSITIF, Metode.NEGATIF, Metode.NEGATIF_RASIO]))
def test_reaching_the_target_exactly_is_100(target: Decimal, metode: Metode) -> None:
    assert compute_capaian(Angka(target), Angka(target), metode).nilai == 100


@modest
@given(targets, amounts, amounts)
def test_more_is_better_for_positif_and_worse_for_negatif(
    target: Decimal, one: Decimal, other: Decimal
) -> None:
    low, high = sorted((one, other))
    for metode, better, worse in [
        (Metode.POSITIF, high, low),
        (Metode.NEGATIF, low, high),
        (Metode.NEGATIF_RASIO, low + 1, high + 1),
    ]:
        good = compute_capaian(Angka(target), Angka(better), metode).nilai
        bad = compute_capaian(Angka(target), Angka(worse), metode).nilai
        assert good is not None
        assert bad is not None
        assert good >= bad


@modest
@given(targets, amounts)
def test_positif_and_negatif_mirror_each_other_around_100(
    target: Decimal, realisasi: Decimal
) -> None:
    up = compute_capaian(Angka(target), Angka(realisasi), Metode.POSITIF).nilai
    down = compute_capaian(Angka(target), Angka(realisasi), Metode.NEGATIF).nilai
    assert up is not None
    assert down is not None
    assert abs(up + down - 200) <= Decimal("0.01"), "two roundings of one exact sum"


@modest
@given(amounts)
def test_rentang_lies_between_0_and_100(realisasi: Decimal) -> None:
    nilai = compute_capaian(Angka.belum(), Angka(realisasi), Metode.RENTANG, RENTANG).nilai
    assert nilai is not None
    assert 0 <= nilai <= 100
    assert (nilai == 100) or not RENTANG[0] <= realisasi <= RENTANG[1]


def test_every_method_is_explained_for_bab_iii() -> None:
    assert set(METODE) == set(Metode)
    assert len({rumus.nama for rumus in METODE.values()}) == len(Metode)
    for rumus in METODE.values():
        assert rumus.makna.endswith(".")
        assert all((rumus.pembilang, rumus.penyebut))
    positif = METODE[Metode.POSITIF]
    assert (positif.pembilang, positif.penyebut) == ("Realisasi", "Target")
