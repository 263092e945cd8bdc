"""A grid without any app: what comes back, what is saved, and what is told."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.forms import CharField
from django.http import Http404, QueryDict
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from sakip.angka import Angka
from sakip.errors import Ditolak
from sakip.fields import AngkaField, cell_of
from sakip.grid import Column, Grid, Refusal, Row, answer
from sakip.grid.parts import split
from sakip.grid.save import GONE, Outcome, apply
from sakip.grid.screen import answer_rows, draw
from sakip.grid.wire import Posted, dump_versi, load_versi, read_form, read_json, stamp


class Shelf(Grid):
    """A grid over a dictionary: figure, note and a sum, each row with one record."""

    columns = (
        Column("nilai", "Nilai", AngkaField(), "p"),
        Column("catatan", "Catatan", CharField(required=False), "p", numeric=False),
        Column("dua", "Dua kali"),
    )
    caption = "Rak"
    head = "Baris"

    def __init__(self, **values):
        self.values = {key: (value, "", 1) for key, value in values.items()}
        self.acts = 0
        self.refuse = None

    def authorize(self):
        if self.refuse:
            raise self.refuse

    def rows(self):
        rows = [self._row(key, *value) for key, value in self.values.items()]
        total = sum(angka.nilai or 0 for angka, _, _ in self.values.values())
        return [*rows, Row("total", "Jumlah", "Jumlah", {"nilai": cell_of(Angka.of(total))})]

    def _row(self, key, angka, catatan, versi):
        double = Angka.of(angka.nilai * 2) if angka.terisi else Angka.belum()
        cells = {"nilai": cell_of(angka), "catatan": catatan, "dua": cell_of(double)}
        return Row(key, f"Baris {key}", key.upper(), cells, {"p": versi})

    def save(self, edits):
        self.acts += 1
        stale = {}
        for edit in edits:
            angka, catatan, versi = self.values[edit.key]
            if edit.versi.get("p") != versi:
                stale[edit.key] = Refusal(conflict=True)
                continue
            new = edit.values.get("nilai", angka), edit.values.get("catatan", catatan), versi + 1
            self.values[edit.key] = new
        return stale


def shelf():
    """Two rows."""
    return Shelf(a=Angka.of(1), b=Angka.belum())


def send(grid, *posted):
    """Apply rows as (key, versi, texts)."""
    rows = [Posted(key, {"p": versi}, texts) for key, versi, texts in posted]
    return apply(grid, grid.rows(), rows), rows


def test_many_rows_are_one_act():
    grid = shelf()
    outcome, _ = send(grid, ("a", 1, {"nilai": "10"}), ("b", 1, {"nilai": "20", "catatan": "x"}))
    assert (outcome.saved, outcome.refused, grid.acts) == (2, {}, 1)
    assert [row.cells["nilai"] for row in outcome.rows] == ["10", "20", "30"]


def test_a_wrong_cell_keeps_its_row_back_and_no_other():
    grid = shelf()
    outcome, posted = send(
        grid, ("a", 1, {"nilai": "74.48", "catatan": "y"}), ("b", 1, {"nilai": "2"})
    )
    assert list(outcome.refused) == ["a"]
    assert "titik" in outcome.refused["a"].errors["nilai"]
    assert grid.values["a"] == (Angka.of(1), "", 1)
    assert grid.values["b"][0] == Angka.of(2)
    screen = draw(grid, outcome, posted)
    assert [cell.text for cell in screen.lines[0].cells] == ["74.48", "y", "2"]
    [fault] = screen.faults
    assert (fault.name, fault.target) == ("A, Nilai", "c-a-nilai")


def test_the_second_person_sees_both_values_and_may_choose():
    grid = shelf()
    send(grid, ("a", 1, {"nilai": "10"}))
    outcome, posted = send(grid, ("a", 1, {"nilai": "11"}))
    assert grid.values["a"][0] == Angka.of(10)
    [fault] = draw(grid, outcome, posted).faults
    assert "Tersimpan: “10”; isian Anda: “11”" in fault.message
    told = answer_rows(grid, outcome, posted)["a"]
    assert (told["conflict"], told["cells"]["nilai"], told["versi"]) == (True, "10", "p.2")
    outcome, _ = send(grid, ("a", 2, {"nilai": "11"}))
    assert grid.values["a"][0] == Angka.of(11)


def test_sending_twice_does_no_harm():
    grid = shelf()
    send(grid, ("a", 1, {"nilai": "10"}))
    outcome, _ = send(grid, ("a", 1, {"nilai": "10"}))
    assert (outcome.refused, grid.acts) == ({}, 1)


def test_a_row_that_is_gone_is_told():
    grid = shelf()
    outcome, posted = send(grid, ("c", 1, {"nilai": "10"}))
    assert outcome.refused["c"].errors == {"": GONE}
    assert answer_rows(grid, outcome, posted)["c"] == {"gone": True}
    assert draw(grid, outcome, posted).faults[0].message == GONE


@pytest.mark.parametrize(
    ("key", "column"), [("a", "dua"), ("a", "versi"), ("total", "nilai"), ("a", "__class__")]
)
def test_what_is_only_read_cannot_be_written(key, column):
    grid = shelf()
    outcome, _ = send(grid, (key, 1, {column: "5"}))
    assert list(outcome.refused) == [key]
    assert grid.acts == 0


def test_an_answer_tells_the_posted_rows_and_the_sums():
    grid = shelf()
    outcome, posted = send(grid, ("a", 1, {"nilai": "1000"}))
    told = answer_rows(grid, outcome, posted)
    assert set(told) == {"a", "total"}
    assert told["a"]["cells"] == {"nilai": "1.000", "catatan": "", "dua": "2.000"}
    assert told["total"]["cells"]["nilai"] == "1.000"


# On the wire ------------------------------------------------------------------------------


@given(st.dictionaries(st.from_regex(r"[a-z0-9]{1,12}", fullmatch=True), st.integers(0, 10**9 - 1)))
def test_versi_read_back_as_they_were_written(versi):
    assert load_versi(dump_versi(versi)) == versi


def form_of(grid, **changed):
    """An ordinary form of the whole table in which some cells were changed."""
    data = QueryDict(mutable=True)
    for row in grid.rows():
        if row.versi:
            data[f"v-{row.key}"] = stamp(grid, row)
            for name in ("nilai", "catatan"):
                data[f"c-{row.key}-{name}"] = row.cells[name]
    data.update(changed)
    return data


def test_a_form_gives_only_the_rows_that_somebody_touched():
    grid = shelf()
    data = form_of(grid, **{"c-b-catatan": "satu\r\ndua"})
    [row] = read_form(grid, grid.rows(), data)
    assert (row.key, row.versi, row.texts["catatan"]) == ("b", {"p": 1}, "satu\ndua")


def test_an_old_form_does_not_undo_what_others_did_in_rows_it_left_alone():
    grid = shelf()
    data = form_of(grid, **{"c-b-nilai": "5"})
    send(grid, ("a", 1, {"nilai": "10"}))
    outcome = apply(grid, grid.rows(), read_form(grid, grid.rows(), data))
    assert outcome.refused == {}
    assert grid.values["a"][0] == Angka.of(10)


JSON = "application/json"


def post(grid, body, content_type=JSON):
    """Post a body and return the answer."""
    request = RequestFactory().post("/", body, content_type=content_type)
    return answer(request, grid, {})


@pytest.mark.parametrize(
    "body",
    [
        " ",
        "[]",
        "{}",
        '{"rows": 1}',
        '{"rows": [1]}',
        '{"rows": [{"key": "a"}]}',
        '{"rows": [{"key": "a", "versi": "p.1", "cells": []}]}',
        "[" * 100_000,
        json.dumps({"rows": [{}] * 2001}),
    ],
)
def test_a_body_that_no_page_of_ours_sends_is_refused_in_words(body):
    response = post(shelf(), body)
    assert response.status_code == 409
    assert json.loads(response.content)["message"]


def test_a_body_that_is_too_large_is_refused_in_words(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = post(shelf(), '{"rows": []}' + " " * 100)
    assert response.status_code == 409
    assert "dalam beberapa bagian" in json.loads(response.content)["message"]


def test_one_row_is_not_saved_twice_by_one_request():
    rows = [{"key": "a", "versi": "p.1", "cells": {"nilai": str(n)}} for n in (5, 6)]
    request = RequestFactory().post("/", json.dumps({"rows": rows}), content_type=JSON)
    assert [row.texts for row in read_json(request)] == [{"nilai": "6"}]


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(Ditolak("Terkunci."), 409), (PermissionDenied("Yang dapat: staf."), 403), (Http404(), 404)],
)
def test_autosave_answers_in_json_whatever_happens(refusal, status):
    grid = shelf()
    grid.refuse = refusal
    rows = [{"key": "a", "versi": "p.1", "cells": {"nilai": "5"}}]
    response = post(grid, json.dumps({"rows": rows}))
    assert response.status_code == status
    assert json.loads(response.content)["message"]


# Parts of a long table --------------------------------------------------------------------


def row(key, level=2, *, head=False):
    """A row to fill in, or a heading."""
    return Row(key, key, key, {}, {} if head else {"p": 1}, level=level, code=key)


TREE = [
    row("P1", 0, head=True),
    row("K1", 1, head=True),
    *(row("a"), row("b"), row("c")),
    row("K2", 1, head=True),
    *(row("d"), row("e")),
    row("P2", 0, head=True),
    row("f"),
]


def keys(rows, most):
    return [" ".join(one.key for one in part.rows) for part in split(rows, most)]


@pytest.mark.parametrize(
    ("most", "parts"),
    [
        (0, ["P1 K1 a b c K2 d e P2 f"]),
        (6, ["P1 K1 a b c K2 d e P2 f"]),
        (3, ["P1 K1 a b c", "P1 K2 d e P2 f"]),
        (2, ["P1 K1 a b", "P1 K1 c K2 d", "P1 K2 e P2 f"]),
    ],
)
def test_a_part_begins_under_the_headings_of_its_first_row(most, parts):
    assert keys(TREE, most) == parts


def test_a_sum_below_stays_with_the_last_part():
    rows = [row("a"), row("b"), Row("total", "Jumlah", "Jumlah", {}, total=True)]
    assert keys(rows, 1) == ["a", "b total"]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4)), max_size=40), st.integers(1, 9))
def test_parts_hold_every_row_once_and_in_order(shape, most):
    rows = [row(str(n), level, head=head) for n, (head, level) in enumerate(shape)]
    parts = split(rows, most)
    filled = [[one for one in part.rows if one.versi] for part in parts]
    assert [one for part in filled for one in part] == [one for one in rows if one.versi]
    assert all(len(part) <= most for part in filled)
    assert {one.key for part in parts for one in part.rows} == {one.key for one in rows}


def test_the_links_of_parts_name_their_codes():
    assert [part.label for part in split(TREE, 3)] == ["1: K1 – c", "2: K2 – f"]


def test_a_refused_row_of_another_part_is_told_all_the_same():
    grid = shelf()
    grid.most = 1
    outcome, posted = send(grid, ("b", 1, {"nilai": "74.48"}))
    screen = draw(grid, outcome, posted, part=1)
    assert [line.row.key for line in screen.lines] == ["a"]
    assert [fault.name for fault in screen.faults] == ["B, Nilai"]


@pytest.mark.parametrize(("asked", "shown"), [(0, 1), (1, 1), (2, 2), (99, 2)])
def test_an_address_of_no_part_shows_the_nearest(asked, shown):
    grid = shelf()
    grid.most = 1
    assert draw(grid, Outcome(grid.rows()), part=asked).part == shown


def test_headings_are_not_told_after_a_save():
    grid = shelf()
    grid.rows = lambda: [row("H", 0, head=True), grid._row("a", *grid.values["a"])]
    outcome, posted = send(grid, ("a", 1, {"nilai": "10"}))
    assert set(answer_rows(grid, outcome, posted)) == {"a"}
