"""Warnings about cumulative realisasi."""

from decimal import Decimal

import pytest

from keuangan.checks import warn_kumulatif


def warn(pagu, **spent):
    """Warn about realisasi by triwulan (tw1=…)."""
    figures = {int(name[2]): Decimal(value) for name, value in spent.items()}
    return warn_kumulatif(None if pagu is None else Decimal(pagu), figures)


@pytest.mark.parametrize(
    ("pagu", "spent"),
    [(10, {}), (10, {"tw1": 0, "tw4": 10}), (None, {"tw4": 99}), (10, {"tw2": 5, "tw3": 5})],
)
def test_figures_that_grow_within_the_pagu_pass(pagu, spent):
    assert warn(pagu, **spent) == ""


def test_a_figure_that_falls_is_named():
    assert warn(10, tw1=5, tw3=4).startswith("TW III lebih kecil daripada TW I, padahal")


def test_more_than_the_pagu_is_said():
    assert warn(10, tw4=11) == "Realisasi melebihi pagu. Periksa kembali."
