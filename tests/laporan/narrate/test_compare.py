"""Two texts beside each other: nothing is lost, and only what differs is marked."""

from hypothesis import given
from hypothesis import strategies as st

from laporan.narrate.compare import compare, find_numbers, find_old_numbers, read_blocks

BLOCKS = st.lists(st.text("ab 12,.", min_size=1, max_size=20).filter(str.strip), max_size=5)


def marked(row) -> list[str]:
    return [piece.teks for piece in row if piece.beda]


def test_words_are_read_block_by_block():
    html = "<p>Satu\n  dua</p><ul><li>tiga<br>empat</li><li> </li></ul>&amp; lima"
    assert read_blocks(html) == ("Satu dua", "tiga empat", "& lima")


def test_numbers_are_read_as_they_are_written():
    text = ["Capaian 74,48% dari Rp14.034.368.149.", "Tahun 2021, target 80 (80)."]
    assert find_numbers(text) == ("74,48", "14.034.368.149", "2021", "80")


def test_a_number_that_the_data_do_not_print_is_old():
    assert find_old_numbers(["nilai 69,8 dan 70,1"], {"69,8"}) == ("70,1",)


def test_equal_texts_have_no_marks():
    rows = compare(["satu dua", "tiga"], ["satu dua", "tiga"])
    assert [marked(mine) + marked(other) for mine, other in rows] == [[], []]


def test_a_changed_word_is_marked_on_both_sides_and_nothing_else():
    ((mine, other),) = compare(["capaian 80 persen"], ["capaian 90 persen"])
    assert (marked(mine), marked(other)) == (["80"], ["90"])


def test_an_old_number_is_marked_inside_its_word():
    ((mine, _),) = compare(["(70,1%) baik"], ["(69,8%) baik"], ["70,1"])
    assert [piece.teks for piece in mine if piece.lama] == ["70,1"]
    assert "".join(piece.teks for piece in mine) == "(70,1%) baik"


def test_a_paragraph_that_only_one_has_stands_alone():
    rows = compare(["satu", "dua"], ["satu"])
    assert [piece.teks for piece in rows[1][0]] == ["dua"]
    assert rows[1][1] == ()


@given(BLOCKS, BLOCKS)
def test_every_word_of_both_texts_is_shown_in_its_order(left, right):
    rows = compare(left, right, find_numbers(left))
    for side, text in ((0, left), (1, right)):
        assert "".join(piece.teks for row in rows for piece in row[side]) == "".join(text)
