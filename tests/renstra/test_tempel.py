"""Reading what a spreadsheet copies."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from renstra.forms.tempel import read_cells

WORDS = st.text(st.sampled_from('ab ",.\t\n'), max_size=12)


def test_cells_are_parted_by_tabs_and_rows_by_lines():
    assert read_cells("Nilai SKM\tnilai\t80\r\n\r\nRekomendasi\tpersen\t\n") == [
        ["Nilai SKM", "nilai", "80"],
        ["Rekomendasi", "persen", ""],
    ]


def test_a_cell_of_several_lines_stays_one_cell():
    assert read_cells('"Nilai\nSKM ""B"""\tnilai') == [['Nilai SKM "B"', "nilai"]]


def test_a_quotation_mark_that_closes_within_the_cell_is_text():
    assert read_cells('"Baik" menurut warga\tnilai') == [['"Baik" menurut warga', "nilai"]]


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), max_size=5))
def test_a_block_reads_back_as_it_was_copied(rows):
    out = io.StringIO()
    csv.writer(out, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    bare = [[" ".join(cell.split()) for cell in row] for row in rows]
    assert read_cells(out.getvalue()) == [row for row in bare if any(row)]
