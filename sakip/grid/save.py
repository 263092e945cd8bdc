"""From posted texts to saved rows, and what to tell about each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from sakip.grid.data import Edit, Errors, Grid, Refusal, Row
from sakip.grid.wire import Posted

GONE = "Baris ini sudah tidak ada; muat ulang halaman untuk melihat keadaan sekarang."
NO_CELL = "Sel ini tidak dapat diisi."


@dataclass(frozen=True)
class Outcome:
    """The rows as they stand after saving, and what was not saved and why."""

    rows: Sequence[Row]
    refused: Mapping[str, Refusal] = field(default_factory=dict)
    saved: int = 0


def apply(
    grid: Grid, before: Sequence[Row], posted: Sequence[Posted], *, whole: bool = True
) -> Outcome:
    """Save every posted row in which no cell is wrong; ``before`` are the rows as they were read.

    Without ``whole`` the outcome holds the posted rows and the sums alone. A cell that already
    says what somebody wants is done, whatever versi they read: a repeated post does no harm.
    Raises Ditolak where nothing may be saved at all.
    """
    known = {row.key: row for row in before}
    refused: dict[str, Refusal] = {}
    edits = []
    for one in posted:
        row = known.get(one.key)
        if row is None:
            refused[one.key] = Refusal({"": GONE})
            continue
        values, errors = _clean(grid, row, one)
        if errors:
            refused[one.key] = Refusal(errors)
        elif values:
            edits.append(Edit(one.key, one.versi, values))
    if edits:
        refused.update(grid.save(edits))
    saved = sum(edit.key not in refused for edit in edits)
    after = grid.rows() if whole else grid.rows_after({one.key for one in posted})
    return Outcome(after, refused, saved)


def _clean(grid: Grid, row: Row, posted: Posted) -> tuple[dict[str, Any], Errors]:
    """Return the values of the changed cells, and what is wrong by column."""
    columns = {column.name: column for column in grid.columns}
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name, text in posted.texts.items():
        column = columns.get(name)
        reader = row.field_of(column) if column else None
        if reader is None:
            errors[name if column else ""] = NO_CELL
        elif text != row.cells.get(name, ""):
            try:
                values[name] = reader.clean(text)
            except ValidationError as error:
                errors[name] = " ".join(error.messages)
    return values, errors or grid.check(row, values)
