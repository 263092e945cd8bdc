"""Warnings about a realisasi: what is unusual is said, what is usual is not."""

import re
from decimal import Decimal

import pytest

from capaian.checks import Isian, warn_realisasi
from capaian.formulas import compute_capaian
from sakip.angka import Angka


def warn(realisasi, target=80, lalu=None, *, persen=False, ratio=(None, None)):
    """Warn about a realisasi against its target and last year's figure."""
    figure = Angka.belum() if realisasi is None else Angka.of(realisasi)
    before = Angka.belum() if lalu is None else Angka.of(lalu)
    capaian = compute_capaian(Angka.of(target), figure)
    parts = [None if part is None else Decimal(part) for part in ratio]
    return warn_realisasi(Isian(persen, figure, before, capaian, *parts))


@pytest.mark.parametrize("realisasi", [None, "69.8", "80", "160", "20"])
def test_the_usual_passes_in_silence(realisasi):
    assert warn(realisasi, lalu=None) == ""


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"realisasi": "698"}, "Capaian 872,50% jauh dari yang biasa"),
        ({"realisasi": "6.98"}, "jauh dari yang biasa"),
        ({"realisasi": "-1"}, "kurang dari nol"),
        ({"realisasi": "101", "target": 100, "persen": True}, "lebih dari 100%"),
        ({"realisasi": "80", "lalu": "40"}, r"dua kali lipat atau lebih dari tahun lalu \(40\)"),
        ({"realisasi": "40", "lalu": "80"}, "separuh atau kurang"),
        (
            {"realisasi": "84.85", "target": 100, "persen": True, "ratio": ("29", "33")},
            "menghasilkan 87,88, bukan 84,85",
        ),
    ],
)
def test_the_unusual_is_said(given, words):
    said = warn(**given)
    assert re.search(words, said)
    assert said.endswith("Periksa kembali.")


def test_a_ratio_that_gives_the_figure_is_right():
    assert warn("84.85", 100, persen=True, ratio=("28", "33")) == ""
    assert warn("2.5", 3, ratio=("5", "2")) == ""
    assert warn("2.5", 3, ratio=("5", "0")) == ""
