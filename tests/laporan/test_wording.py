import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.wording import capitalize, end_sentence, join_words

WORDS = st.text("abc", min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("items", "joined"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a dan b"),
        (["a", "b", "c"], "a, b, dan c"),
    ],
)
def test_words_are_joined_as_eyd_wants(items, joined):
    assert join_words(items) == joined


def test_what_exceeds_the_limit_is_counted():
    assert join_words(list("abcd"), limit=2) == "a, b, dan 2 (dua) lainnya"
    assert join_words(list("ab"), limit=2) == "a dan b"


def test_another_conjunction_is_used_throughout():
    assert join_words(["a", "b", "c"], word="atau") == "a, b, atau c"


@given(st.lists(WORDS, max_size=8))
def test_nothing_is_lost_in_joining(items):
    assert join_words(items).replace(", dan ", ", ").replace(" dan ", ", ").split(", ") == (
        items or [""]
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Pegawai kurang", "Pegawai kurang."),
        ("Pegawai kurang. ", "Pegawai kurang."),
        ("Pegawai kurang;", "Pegawai kurang."),
        ("Cukupkah?", "Cukupkah?"),
    ],
)
def test_a_sentence_ends_once(text, sentence):
    assert end_sentence(text) == sentence
    assert end_sentence(sentence) == sentence


def test_only_the_first_letter_is_made_capital():
    assert capitalize("nilai SKM") == "Nilai SKM"
    assert capitalize("") == ""
