"""Money: sums that say what they lack, absorption of complete sums only, shares that make 100."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keuangan.formulas import Jumlah, add, compute_serapan, compute_shares, sum_parts
from sakip.angka import Angka, Keadaan, KeadaanHitung
from tests.sakip.strategies import decimals, figures, modest

of = Angka.of
MODAL_BELUM = ("Belanja Modal", Angka.belum())


def whole(nilai: int) -> Jumlah:
    return sum_parts([("seluruhnya", of(nilai))])


def test_sum_of_filled_parts() -> None:
    assert sum_parts([("a", of(10)), ("b", of(0)), ("c", of("2.5"))]) == Jumlah(
        Decimal("12.5"), True, (), 3
    )


def test_an_empty_sequence_is_a_complete_zero() -> None:
    nothing = sum_parts([])
    assert nothing == add() == Jumlah() == Jumlah(Decimal(0), True, (), 0)
    assert nothing.keadaan is Keadaan.TERISI


def test_a_missing_part_is_named_and_not_zero() -> None:
    jumlah = sum_parts([("Belanja Operasi", of(10115570990)), MODAL_BELUM])
    assert jumlah == Jumlah(Decimal(10115570990), False, ("Belanja Modal",), 1)
    assert jumlah.keadaan is Keadaan.TERISI
    assert jumlah.catatan == "belum termasuk Belanja Modal (belum diisi)"


def test_the_note_tells_both_kinds_of_missing_apart_and_names_each_once() -> None:
    parts = [
        MODAL_BELUM,
        ("Belanja Modal", Angka.tidak_tersedia("tidak dirinci")),
        MODAL_BELUM,
        ("Belanja Hibah", Angka.belum()),
    ]
    jumlah = sum_parts(parts)
    assert jumlah.catatan == (
        "belum termasuk Belanja Modal dan Belanja Hibah (belum diisi) "
        "dan Belanja Modal (tidak tersedia)"
    )
    assert jumlah == add(*(sum_parts([part]) for part in parts))


def test_what_is_declared_unavailable_is_not_called_belum_diisi() -> None:
    jumlah = sum_parts([("Belanja Pegawai", Angka.tidak_tersedia("tidak dirinci"))])
    assert jumlah.catatan == "belum termasuk Belanja Pegawai (tidak tersedia)"


def test_a_long_note_stays_short() -> None:
    five = sum_parts([(label, Angka.belum()) for label in "ABCDE"])
    assert five.catatan == "belum termasuk A, B, C, D dan E (belum diisi)"
    jumlah = sum_parts([(f"sub kegiatan {n}", Angka.belum()) for n in range(1, 251)])
    assert jumlah.catatan.endswith("sub kegiatan 5 dan 245 lainnya (belum diisi)")
    assert len(jumlah.belum) == 250


@pytest.mark.parametrize(
    ("parts", "keadaan"),
    [
        ([Angka.belum(), Angka.belum()], Keadaan.BELUM_DIISI),
        ([Angka.belum(), Angka.tidak_tersedia("x")], Keadaan.BELUM_DIISI),
        ([Angka.tidak_tersedia("x")], Keadaan.TIDAK_TERSEDIA),
        ([Angka.belum(), of(0)], Keadaan.TERISI),
    ],
)
def test_the_state_of_a_sum(parts: list[Angka], keadaan: Keadaan) -> None:
    assert sum_parts(("bagian", part) for part in parts).keadaan is keadaan


def test_a_sum_cannot_contradict_its_own_completeness() -> None:
    with pytest.raises(ValueError):
        Jumlah(Decimal(1), True, ("Belanja Modal",), 1)
    with pytest.raises(ValueError):
        Jumlah(Decimal(1), False)


labelled = st.lists(st.tuples(st.sampled_from("abcdef"), figures), max_size=10)


@modest
@given(labelled, labelled)
def test_adding_sums_is_summing_all_parts(one: list, other: list) -> None:
    assert add(sum_parts(one), sum_parts(other)) == sum_parts(one + other)


@modest
@given(labelled)
def test_every_part_is_either_filled_or_named(parts: list) -> None:
    jumlah = sum_parts(parts)
    assert jumlah.terisi + len(jumlah.belum) == len(parts)
    assert jumlah.lengkap == (jumlah.catatan == "") == all(angka.terisi for _, angka in parts)
    assert all(label in jumlah.catatan or len(jumlah.belum) > 5 for label in jumlah.belum)


@pytest.mark.parametrize(
    ("realisasi", "pagu", "printed"),
    [
        (10115570990, 13582357149, "74,48%"),  # belanja operasi, Patrang
        (7757764870, 10948131149, "70,86%"),
        (2357806120, 2634226000, "89,51%"),
        (1105411408, 1528177964, "72,34%"),
        (9000000, 74940000, "12,01%"),
        (0, 100, "0,00%"),
        (110, 100, "110,00%"),
    ],
)
def test_serapan(realisasi: int, pagu: int, printed: str) -> None:
    assert str(compute_serapan(whole(realisasi), whole(pagu))) == printed


def test_serapan_shows_its_derivation() -> None:
    serapan = compute_serapan(whole(10115570990), whole(13582357149))
    assert serapan.derivasi == "10.115.570.990 / 13.582.357.149 × 100 = 74,48%"


def test_serapan_over_a_total_that_lacks_a_part_is_not_computed() -> None:
    """Patrang: 72,08% would count the missing realisasi of belanja modal as zero."""
    realisasi = sum_parts([("Belanja Operasi", of(10115570990)), MODAL_BELUM])
    serapan = compute_serapan(realisasi, whole(14034368149))
    assert serapan.keadaan is KeadaanHitung.TIDAK_DAPAT_DIHITUNG
    assert serapan.alasan == "realisasi belum termasuk Belanja Modal (belum diisi)"


@pytest.mark.parametrize(
    ("realisasi", "pagu", "keadaan", "alasan"),
    [
        (of(0), of(0), "tidak dapat dihitung", "pagu 0"),
        (of(5), of(0), "tidak dapat dihitung", "pagu 0"),
        (Angka.belum(), of(0), "tidak dapat dihitung", "pagu 0"),
        (Angka.belum(), of(5), "belum diisi", "realisasi belum diisi"),
        (of(5), Angka.belum(), "belum diisi", "pagu belum diisi"),
        (Angka.tidak_tersedia("x"), of(5), "tidak dapat dihitung", "realisasi tidak tersedia"),
    ],
)
def test_serapan_of_a_single_missing_figure(
    realisasi: Angka, pagu: Angka, keadaan: str, alasan: str
) -> None:
    serapan = compute_serapan(sum_parts([("", realisasi)]), sum_parts([("", pagu)]))
    assert (str(serapan), serapan.nilai, serapan.alasan) == (keadaan, None, alasan)


@modest
@given(labelled, labelled)
def test_serapan_exists_exactly_for_complete_sums(one: list, other: list) -> None:
    realisasi, pagu = sum_parts(one), sum_parts(other)
    serapan = compute_serapan(realisasi, pagu)
    complete = realisasi.lengkap and pagu.lengkap and pagu.nilai != 0
    assert (serapan.nilai is not None) == complete == (serapan.alasan == "")


def shares(*values: int) -> list[str]:
    return [str(share) for share in compute_shares([Decimal(value) for value in values])]


def test_shares_of_patrang() -> None:
    assert shares(10948131149, 2634226000) == ["80.61", "19.39"]
    assert shares(11320367649, 2714000500) == ["80.66", "19.34"]
    assert shares(13582357149, 452011000) == ["96.78", "3.22"]
    assert shares(9446508085, 4135849064, 452011000) == ["67.31", "29.47", "3.22"]


def test_shares_where_plain_rounding_would_not_make_100() -> None:
    assert shares(1, 1, 1) == ["33.34", "33.33", "33.33"]
    assert shares(1, 1, 1, 1, 1, 1) == ["16.67", "16.67", "16.67", "16.67", "16.66", "16.66"]
    assert compute_shares([Decimal(1), Decimal(2)], places=0) == [33, 67]


def test_shares_of_nothing() -> None:
    assert shares() == []
    assert shares(0, 0) == ["0.00", "0.00"]
    assert shares(5) == ["100.00"]
    with pytest.raises(ValueError):
        shares(5, -5)


@modest
@given(st.lists(decimals(0, 10**13, places=2), max_size=30))
def test_shares_make_exactly_100_and_stay_within_one_step(values: list[Decimal]) -> None:
    total = sum(values, Decimal(0))
    result = compute_shares(values)
    assert sum(result) == (100 if total else 0)
    for value, share in zip(values, result, strict=True):
        assert share.as_tuple().exponent == -2
        assert abs(share * total - 100 * value) < Decimal("0.01") * total or not total
        assert share == 0 or value > 0


def test_shares_of_a_part_sum_to_that_part() -> None:
    values = [Decimal(9_446_508_085), Decimal(4_135_849_064)]
    assert compute_shares(values, whole=Decimal("96.78")) == [Decimal("67.31"), Decimal("29.47")]
