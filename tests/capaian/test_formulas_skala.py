"""A scale names every number once, and prints the interval that it means."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.formulas import (
    SKALA_BAWAAN,
    SKALA_PERMENDAGRI_86_2017,
    SKALA_SKM,
    Pita,
    Skala,
    check_skala,
    classify,
    compare_predikat,
    describe_intervals,
)
from sakip.numbers import parse_number, round_half_up
from tests.sakip.strategies import decimals, modest

SHIPPED = [SKALA_BAWAAN, SKALA_PERMENDAGRI_86_2017, SKALA_SKM]


@pytest.mark.parametrize("skala", SHIPPED, ids=lambda skala: skala.nama)
def test_the_shipped_scales_cover_every_number_once(skala: Skala) -> None:
    assert check_skala(skala.pita) == []


@pytest.mark.parametrize(
    ("skala", "nilai", "label"),
    [
        (SKALA_BAWAAN, "100.01", "Sangat Baik"),
        (SKALA_BAWAAN, "100.00", "Baik"),
        (SKALA_BAWAAN, "100.004", "Baik"),
        (SKALA_BAWAAN, "100.005", "Sangat Baik"),
        (SKALA_BAWAAN, "87.25", "Baik"),
        (SKALA_BAWAAN, "76", "Baik"),
        (SKALA_BAWAAN, "75.995", "Baik"),
        (SKALA_BAWAAN, "75.994", "Cukup"),
        (SKALA_BAWAAN, "75.5", "Cukup"),  # the seed's hole between 75 and 76
        (SKALA_BAWAAN, "55", "Cukup"),
        (SKALA_BAWAAN, "54.99", "Kurang"),
        (SKALA_BAWAAN, "-50", "Kurang"),
        (SKALA_PERMENDAGRI_86_2017, "90.5", "Tinggi"),
        (SKALA_PERMENDAGRI_86_2017, "91", "Sangat Tinggi"),
        (SKALA_PERMENDAGRI_86_2017, "65.5", "Rendah"),
        (SKALA_PERMENDAGRI_86_2017, "50.99", "Sangat Rendah"),
        (SKALA_SKM, "88.31", "A"),
        (SKALA_SKM, "88.30", "B"),
        (SKALA_SKM, "76.61", "B"),
        (SKALA_SKM, "76.60", "C"),
        (SKALA_SKM, "69.8", "C"),
        (SKALA_SKM, "65", "C"),
        (SKALA_SKM, "64.99", "D"),
    ],
)
def test_classify(skala: Skala, nilai: str, label: str) -> None:
    assert classify(skala, Decimal(nilai)).label == label


def test_a_scale_with_a_hole_classifies_nothing_into_it() -> None:
    with pytest.raises(ValueError, match="no band"):
        classify(Skala("berlubang", (Pita("Baik", Decimal(76)),)), Decimal(75))


def bands(*bounds: tuple[str, str | None, bool]) -> list[Pita]:
    return [
        Pita(label, None if bound is None else Decimal(bound), inclusive)
        for label, bound, inclusive in bounds
    ]


@pytest.mark.parametrize(
    ("pitas", "problem"),
    [
        ([], "belum memiliki kategori"),
        (bands(("Baik", "76", True)), "Nilai kurang dari 76 tidak masuk"),
        (bands(("Baik", "76", False)), "Nilai sampai dengan 76 tidak masuk"),
        (bands(("Baik", None, True), ("Kurang", None, True)), "“Baik” tidak memiliki batas bawah"),
        (bands(("Baik", None, True), ("Kurang", "55", True)), "“Baik” tidak memiliki batas bawah"),
        (
            bands(("Cukup", "55", True), ("Baik", "76", True), ("Kurang", None, True)),
            "Nilai 55 sampai 76 bertumpang tindih",
        ),
        (
            bands(("Baik", "76", True), ("Cukup", "76", True), ("Kurang", None, True)),
            "Batas 76 dipakai dua kali",
        ),
        (
            bands(("Baik", "76", True), ("Cukup", "76", False), ("Kurang", None, True)),
            "Batas 76 dipakai dua kali",
        ),
        (bands(("Baik", "76", True), ("baik ", None, True)), "lebih dari satu kali"),
        (bands((" ", "76", True), ("Kurang", None, True)), "tanpa nama"),
    ],
)
def test_check_names_the_interval_that_is_wrong(pitas: list[Pita], problem: str) -> None:
    assert any(problem in found for found in check_skala(pitas))


def test_a_band_may_hold_one_value_alone() -> None:
    pitas = bands(("Melampaui", "100", False), ("Tepat", "100", True), ("Kurang", None, True))
    assert check_skala(pitas) == []
    skala = Skala("tepat", tuple(pitas))
    assert describe_intervals(skala) == ["lebih dari 100%", "tepat 100%", "kurang dari 100%"]
    assert classify(skala, Decimal(100)).label == "Tepat"


def test_intervals_are_printed_as_they_are_meant() -> None:
    assert describe_intervals(SKALA_BAWAAN) == [
        "lebih dari 100%",
        "76% sampai dengan 100%",
        "55% sampai kurang dari 76%",
        "kurang dari 55%",
    ]
    assert describe_intervals(SKALA_SKM, "") == [
        "88,31 atau lebih",
        "76,61 sampai kurang dari 88,31",
        "65 sampai kurang dari 76,61",
        "kurang dari 65",
    ]
    exclusive = Skala("x", tuple(bands(("A", "90", False), ("B", "50", False), ("C", None, True))))
    assert describe_intervals(exclusive, "poin") == [
        "lebih dari 90 poin",
        "lebih dari 50 poin sampai dengan 90 poin",
        "50 poin atau kurang",
    ]
    assert describe_intervals(Skala("x", (Pita("A", None),))) == ["semua nilai"]


@st.composite
def any_bands(draw: st.DrawFn) -> list[Pita]:
    """Bands in any order with any bounds, good and bad scales alike."""
    rows = st.tuples(st.one_of(st.none(), st.integers(0, 4)), st.booleans())
    drawn = draw(st.lists(rows, min_size=1, max_size=4))
    if draw(st.booleans()):
        drawn.sort(key=lambda row: (row[0] is not None, row[0] or 0, not row[1]), reverse=True)
    return [
        Pita(f"K{index}", None if bound is None else Decimal(bound), inclusive)
        for index, (bound, inclusive) in enumerate(drawn)
    ]


@modest
@given(any_bands())
def test_the_proof_of_coverage_is_right(pitas: list[Pita]) -> None:
    """check_skala passes exactly the scales in which each band is needed and no number is left."""
    probes = [Decimal(n).scaleb(-2) for n in range(-100, 600, 25)]
    holding = [[pita.label for pita in pitas if pita.holds(probe)] for probe in probes]
    names = [labels[0] if labels else None for labels in holding]
    nested = all(labels == [pita.label for pita in pitas][-len(labels) :] for labels in holding)
    covered = None not in names and {pita.label for pita in pitas} == set(names)
    assert (check_skala(pitas) == []) == (covered and nested)


def interval_holds(text: str, nilai: Decimal) -> bool:
    """Read a printed interval as a citizen would."""
    numbers = [parse_number(found) for found in re.findall(r"-?[\d.,]*\d", text)]
    if text.startswith("kurang dari"):
        return nilai < numbers[0]
    if text.endswith("atau lebih"):
        return nilai >= numbers[0]
    above = nilai > numbers[0] if text.startswith("lebih dari") else nilai >= numbers[0]
    if len(numbers) == 1:
        return above
    below = nilai < numbers[1] if "sampai kurang dari" in text else nilai <= numbers[1]
    return above and below


@modest
@given(st.sampled_from(SHIPPED), decimals(-50, 300, places=3))
def test_the_printed_interval_holds_the_printed_value(skala: Skala, nilai: Decimal) -> None:
    printed = round_half_up(nilai)
    texts = describe_intervals(skala, "")
    holding = [
        pita for pita, text in zip(skala.pita, texts, strict=True) if interval_holds(text, printed)
    ]
    assert holding == [classify(skala, nilai)]


@pytest.mark.parametrize(
    ("target", "realisasi", "kalimat"),
    [
        ("80", "69.8", "mutu C (Kurang Baik), target mutu B tidak tercapai"),
        ("80", "76.61", "mutu B (Baik), target mutu B tercapai"),
        ("80", "90", "mutu A (Sangat Baik), target mutu B tercapai"),
    ],
)
def test_compare_predikat(target: str, realisasi: str, kalimat: str) -> None:
    hasil = compare_predikat(SKALA_SKM, Decimal(target), Decimal(realisasi))
    assert hasil.kalimat == kalimat
    assert hasil.tercapai == ("tidak tercapai" not in kalimat)
    assert hasil.mutu_target.label == "B"


def test_a_predicate_without_a_second_wording() -> None:
    hasil = compare_predikat(SKALA_BAWAAN, Decimal(80), Decimal(60))
    assert hasil.kalimat == "mutu Cukup, target mutu Baik tidak tercapai"
