"""A grid as its template and its script read it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sakip.fields import AngkaField
from sakip.grid.data import Column, Grid, Refusal, Row
from sakip.grid.parts import Part, split
from sakip.grid.save import GONE, Outcome
from sakip.grid.wire import Posted, dump_versi, stamp
from sakip.wording import short_label

_LONGEST_LABEL = 60

CONFLICT = (
    "Diubah orang lain sejak Anda membukanya. Tersimpan: “{saved}”; isian Anda: “{mine}”. "
    "Simpan lagi untuk memakai isian Anda, atau ketik kembali yang tersimpan."
)


@dataclass(frozen=True)
class Cell:
    """One cell: its text, and for an editable one the text that somebody posted and its error."""

    column: Column
    text: str
    detail: str = ""
    editable: bool = False
    words: bool = False  # an editable cell that takes any text, not a figure
    error: str = ""


@dataclass(frozen=True)
class Line:
    """A row with its cells in the order of the columns."""

    row: Row
    cells: Sequence[Cell]
    stamp: str = ""
    label: str = ""  # how its cells call the row: short, for each repeats it
    error: str = ""  # of the row as a whole


@dataclass(frozen=True)
class Fault:
    """A line of the summary above the table: where, what, and the cell to go to ("" = none)."""

    name: str
    message: str
    target: str = ""


@dataclass(frozen=True)
class Screen:
    """The whole table."""

    grid: Grid
    lines: Sequence[Line]
    faults: Sequence[Fault] = field(default_factory=tuple)
    locked: str = ""  # why nothing can be edited; "" = it can
    parts: Sequence[Part] = ()  # of a long table; empty where it is whole
    part: int = 1


def draw(
    grid: Grid,
    outcome: Outcome,
    posted: Sequence[Posted] = (),
    *,
    locked: str = "",
    part: int = 1,
) -> Screen:
    """Return one part of the table, which is the whole where it is short.

    A refused row keeps what was typed, and a conflict names both values.
    """
    sent = {one.key: one.texts for one in posted if one.key in outcome.refused}
    parts = split(outcome.rows, grid.most)
    part = min(max(part, 1), len(parts))
    here = {row.key for row in parts[part - 1].rows}
    lines = [
        _line(grid, row, sent.get(row.key, {}), outcome.refused.get(row.key), not locked)
        for row in parts[part - 1].rows
    ]
    # A row can have gone to another part meanwhile: what is wrong with it is told all the same.
    elsewhere = [
        _line(grid, row, sent.get(row.key, {}), outcome.refused[row.key], not locked)
        for row in outcome.rows
        if row.key in outcome.refused and row.key not in here
    ]
    faults = tuple(_faults([*lines, *elsewhere], outcome))
    return Screen(grid, lines, faults, locked, parts if len(parts) > 1 else (), part)


def _line(
    grid: Grid, row: Row, sent: Mapping[str, str], refusal: Refusal | None, is_open: bool
) -> Line:
    errors = _errors(row, sent, refusal) if refusal else {}
    cells = [
        _cell(row, column, sent, errors.get(column.name, ""), is_open) for column in grid.columns
    ]
    editable = any(cell.editable for cell in cells)
    label = short_label(row.name, _LONGEST_LABEL)
    return Line(row, cells, stamp(grid, row) if editable else "", label, errors.get("", ""))


def _cell(row: Row, column: Column, sent: Mapping[str, str], error: str, is_open: bool) -> Cell:
    text = row.cells.get(column.name, "")
    detail = row.details.get(column.name, "")
    reader = row.field_of(column) if is_open else None
    if reader is None:
        return Cell(column, text, detail)
    words = not isinstance(reader, AngkaField)
    return Cell(column, sent.get(column.name, text), detail, True, words, error)


def _errors(row: Row, sent: Mapping[str, str], refusal: Refusal) -> Mapping[str, str]:
    """Return what is wrong by column; a conflict names both values at each cell that differs."""
    if not refusal.conflict:
        return refusal.errors
    return {
        name: CONFLICT.format(saved=row.cells.get(name) or "kosong", mine=mine or "kosong")
        for name, mine in sent.items()
        if mine != row.cells.get(name, "")
    }


def _faults(lines: Iterable[Line], outcome: Outcome) -> Iterator[Fault]:
    known = set()
    for line in lines:
        known.add(line.row.key)
        if line.error:
            yield Fault(line.row.name, line.error)
        for cell in line.cells:
            if cell.error:
                target = f"c-{line.row.key}-{cell.column.name}"
                yield Fault(f"{line.row.name}, {cell.column.label}", cell.error, target)
    for key in outcome.refused:
        if key not in known:
            yield Fault("Baris yang dihapus", GONE)


def answer_rows(grid: Grid, outcome: Outcome, posted: Sequence[Posted]) -> dict[str, Any]:
    """Return what the script needs after an autosave: posted rows, and the sums they changed."""
    keys = {one.key for one in posted}
    gone = keys - {row.key for row in outcome.rows}
    told: dict[str, Any] = {
        row.key: _tell(grid, row, outcome.refused.get(row.key))
        for row in outcome.rows
        if row.key in keys or (row.cells and not row.versi)
    }
    told |= {key: {"gone": True} for key in gone}
    return told


def _tell(grid: Grid, row: Row, refusal: Refusal | None) -> dict[str, Any]:
    told: dict[str, Any] = {"cells": {c.name: row.cells.get(c.name, "") for c in grid.columns}}
    if row.versi:
        told |= {"versi": dump_versi(row.versi), "warning": row.warning}
    if row.details:
        told["details"] = dict(row.details)
    if refusal:
        told |= {"errors": dict(refusal.errors), "conflict": refusal.conflict}
    return told
