"""A long table in parts, so that a page stays light on a weak line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sakip.grid.data import Row


@dataclass(frozen=True)
class Part:
    """One part of a table: its number from 1, what its link says, and its rows."""

    number: int
    label: str
    rows: Sequence[Row]


def split(rows: Sequence[Row], most: int) -> Sequence[Part]:
    """Return the rows in parts of at most ``most`` that can be edited; 0 = all in one.

    A heading stays with what stands below it, and a part that begins in the middle of something
    repeats the headings above, so that every row is still read under its own.
    """
    parts: list[list[Row]] = [[]]
    above: list[Row] = []  # the headings that the next row stands under
    waiting: list[Row] = []  # headings since the last row that can be edited
    count = 0
    for row in rows:
        if not row.versi:
            above = [*(one for one in above if one.level < row.level), row]
            waiting.append(row)
            continue
        if most and count == most:
            # What ends above (a sum) stays there; what this row stands under goes with it.
            repeated = [one for one in above if one.level < row.level]
            parts[-1] += [one for one in waiting if one not in repeated]
            parts.append(repeated)
            count, waiting = 0, []
        parts[-1] += [*waiting, row]
        waiting, count = [], count + 1
    parts[-1] += waiting
    return [Part(number, _label(number, part), part) for number, part in enumerate(parts, 1)]


def _label(number: int, rows: Sequence[Row]) -> str:
    """Return the code range of a part; without codes its number alone."""
    codes = list(_codes(rows))
    return f"{number}: {codes[0]} – {codes[-1]}" if codes else str(number)


def _codes(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the codes of a part without the headings that it merely repeats."""
    for row, below in zip(rows, [*rows, None][1:], strict=True):
        code = row.code.partition(" ")[0]
        if code and (row.versi or (below and below.versi)):
            yield code
