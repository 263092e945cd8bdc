"""What a spreadsheet would take for a formula is none in the trail's CSV."""

import pytest

from kerja.riwayat.ekspor import defuse


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2", "'-2"),
        ("Budi, =1+1", "Budi, '=1+1"),
        ("Budi;+62", "Budi;'+62"),
        ('a,"=1', "a,\"'=1"),
        ("a\n=1", "a\n'=1"),
        ("a = b - c", "a = b - c"),
        ("Haidori, S.E.", "Haidori, S.E."),
        ("", ""),
    ],
)
def test_no_part_of_a_cell_begins_a_formula(cell, written):
    assert defuse(cell) == written
