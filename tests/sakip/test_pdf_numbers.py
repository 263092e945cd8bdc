"""Page numbers and keys, with an engine that lays nothing out."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.pdf import Attachment, Contents, Numbering, Part, document_key, engine, fonts
from sakip.pdf.layout import page_rules
from sakip.pdf.render import _Whole, page_label, roman
from tests.sakip.documents import DATE, make_document


def fake_lay_out(document, html, numbering, start, images):
    """One page for every "|" in the html; each page bears the ids between the bars."""
    return [SimpleNamespace(anchors=dict.fromkeys(page.split())) for page in html.split("|")]


def settled(*parts, progress=lambda done, total: None):
    whole = _Whole(replace(make_document(), parts=parts), fake_lay_out, progress)
    whole.settle()
    return whole


COVER = Part("sampul", "Sampul", "cover", Numbering.NONE)
PREFACE = Part("kata", "Kata", "kata", Numbering.ROMAN)
SUMMARY = Part("ikhtisar", "Ikhtisar", "ikhtisar", Numbering.ROMAN)
BAB_1, BAB_2 = Part("bab-1", "Bab 1", "bab-1|a|b"), Part("bab-2", "Bab 2", "bab-2|c")


def test_each_numbering_counts_on_over_its_own_parts():
    whole = settled(COVER, PREFACE, BAB_1, SUMMARY, BAB_2)
    assert whole.labels() == dict(
        zip(
            ("cover", "kata", "ikhtisar", "bab-1", "a", "b", "bab-2", "c"),
            ("", "i", "ii", "1", "2", "3", "4", "5"),
            strict=True,
        )
    )
    assert whole.starts()["bab-2"] == (Numbering.ARABIC, 4)


def test_contents_get_the_true_numbers_of_what_stands_after_their_own_pages():
    seen = []

    def build(labels):
        seen.append(dict(labels))
        return "daftar|two|three"

    whole = settled(PREFACE, Contents("daftar", "Daftar", build), SUMMARY, BAB_1)
    assert whole.labels()["ikhtisar"] == "v"
    assert seen[-1] == whole.labels()


def test_contents_that_grow_with_their_own_numbers_are_laid_out_again():
    def build(labels):
        return "daftar|x" if labels["ikhtisar"] == "ii" else "daftar|x|y"

    whole = settled(Contents("daftar", "Daftar", build), SUMMARY)
    assert whole.labels()["ikhtisar"] == "iv"


def test_contents_that_never_settle_are_refused():
    def build(labels):
        return "one" if labels["ikhtisar"] == "iii" else "one|two"

    with pytest.raises(RuntimeError, match="settle"):
        settled(Contents("daftar", "Daftar", build), SUMMARY)


def test_an_unknown_id_reads_as_nothing():
    settled(Contents("daftar", "Daftar", lambda labels: labels["nowhere"] + "daftar"))


def test_the_same_id_in_two_parts_is_refused():
    whole = settled(BAB_1, Part("bab-9", "Bab 9", "a"))
    with pytest.raises(ValueError, match=r"id 'a' stands in bab-1 and in bab-9"):
        whole.labels()


def test_the_same_key_twice_is_refused():
    with pytest.raises(ValueError, match="not unique"):
        settled(BAB_1, BAB_1)


def test_progress_never_goes_back_and_leaves_one_step_for_painting():
    calls = []
    settled(
        PREFACE,
        Contents("daftar", "Daftar", lambda labels: labels["bab-1"] + "daftar|x"),
        SUMMARY,
        BAB_1,
        progress=lambda done, total: calls.append((done, total)),
    )
    assert calls == sorted(calls)
    assert calls[0] == (1, 5)
    assert calls[-1] == (4, 5)


def test_runs_of_page_labels_follow_the_reading_order():
    runs = list(settled(COVER, PREFACE, BAB_1, BAB_2).label_runs())
    assert runs == [
        (0, Numbering.NONE, 1, "Sampul"),
        (1, Numbering.ROMAN, 1, "Kata"),
        (2, Numbering.ARABIC, 1, "Bab 1"),
        (5, Numbering.ARABIC, 4, "Bab 2"),
    ]


@pytest.mark.parametrize(
    ("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV")]
)
def test_roman(number, text):
    assert roman(number) == text


@given(st.integers(1, 3998))
def test_roman_numerals_differ_and_use_no_letter_four_times(number):
    assert roman(number) != roman(number + 1)
    assert not any(letter * 4 in roman(number) for letter in "IXC")


def test_page_labels():
    assert page_label(Numbering.NONE, 1) == ""
    assert page_label(Numbering.ROMAN, 4) == "iv"
    assert page_label(Numbering.ARABIC, 17) == "17"


@pytest.mark.parametrize("text", ['"; } @page { size: 1mm } "', "\\", "a\nb", "{}", "é“’"])
def test_a_footer_cannot_leave_its_css_string(text):
    rules = page_rules(make_document(footer=text), Numbering.ARABIC, 1)
    content = next(line for line in rules.splitlines() if "bottom-left" in line)
    assert content.count('"') == 2
    assert content.count("{") == 2
    assert "\n" not in content


def test_paper_sets_both_ways_of_the_sheet():
    rules = page_rules(make_document(paper="F4"), Numbering.ARABIC, 3)
    assert "size: 215mm 330mm" in rules
    assert "@page melintang { size: 330mm 215mm }" in rules
    assert "counter-reset: page 3" in rules


ATTACHED = (Attachment("data.json", b"{}", "Data", "application/json"),)
CHANGES = [
    {"title": "x"},
    {"author": "x"},
    {"subject": "x"},
    {"keywords": ("x",)},
    {"lang": "en"},
    {"paper": "F4"},
    {"footer": "x"},
    {"contoh": True},
    {"seed": "x"},
    {"date": DATE.replace(day=30)},
    {"attachments": ATTACHED},
    {"attachments": (replace(ATTACHED[0], data=b"[]"),)},
    {"parts": (BAB_1,)},
    {"parts": (replace(BAB_1, html="other"),)},
    {"parts": (replace(BAB_1, numbering=Numbering.ROMAN),)},
    {"parts": (Contents("daftar", "Daftar", lambda labels: "daftar"),)},
]


def test_the_key_changes_with_everything_that_changes_the_bytes():
    keys = {document_key(make_document(**changes)) for changes in [{}, *CHANGES]}
    assert len(keys) == len(CHANGES) + 1
    assert document_key(make_document()) == document_key(make_document())


def test_the_key_changes_with_the_engine(monkeypatch):
    before = document_key(make_document())
    monkeypatch.setattr(engine, "engine_versions", lambda: {"weasyprint": "71"})
    assert document_key(make_document()) != before


def test_engine_versions_know_the_libraries():
    versions = engine.engine_versions()
    assert versions["weasyprint"].startswith("70.")
    assert all(versions.values())


def test_a_missing_font_package_is_named(monkeypatch):
    monkeypatch.setattr(fonts, "FILES", {"fonts-urw-base35": (("/nowhere",), ("X.otf",))})
    with pytest.raises(fonts.FontMissing, match="apt install fonts-urw-base35"):
        fonts.font_paths.__wrapped__()


def test_the_stylesheet_asks_for_known_fonts_only():
    asked = {part.partition('"')[0] for part in engine.stylesheet_text().split('url("font:')[1:]}
    assert asked == {name for _, names in fonts.FILES.values() for name in names}
    assert "counter-reset: page" not in engine.stylesheet_text()
