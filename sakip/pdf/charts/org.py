"""Susunan organisasi: who stands under the head side by side, all below them in outline.

With more than ``COLUMNS`` under the head everything is drawn in outline, which always fits.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sakip.pdf.charts import svg

COLUMNS = 6
GAP, INDENT, DROP = 14.0, 16.0, 22.0
HEAD_WIDTH, OUTLINE_WIDTH = 210.0, 380.0
SIZE, PAD = 10.0, 6.0


@dataclass(frozen=True)
class Unit:
    """A box of the chart: the post, optionally who holds it, and what is under it."""

    jabatan: str
    nama: str = ""
    bawahan: tuple["Unit", ...] = ()


@dataclass(frozen=True)
class _Row:
    """A box in outline: how deep, which row it hangs from (-1: none in the outline), how high."""

    unit: Unit
    depth: int
    parent: int
    height: float


def org_chart(root: Unit | None, title: str = "") -> tuple[SafeString, ...]:
    """Draw the tree under ``root``, long names wrapped."""
    if root is None:
        return svg.nothing()
    title, said = title or "Susunan organisasi", _words(root)
    if 0 < len(root.bawahan) <= COLUMNS:
        marks, height = _columns(root)
        if height <= svg.MAX_HEIGHT:
            return (svg.drawing(height, [marks], title, said),)
    rows = _outline(root, OUTLINE_WIDTH)
    cuts = svg.pages([row.height + 8 for row in rows], svg.MAX_HEIGHT - 4)
    return tuple(_outline_drawing(rows, cut, title, said) for cut in cuts)


def _words(unit: Unit) -> str:
    under = ", ".join(_words(one) for one in unit.bawahan)
    name = f"{unit.jabatan} ({unit.nama})" if unit.nama else unit.jabatan
    return f"{name}, membawahi: {under}" if under else name


def _lines(unit: Unit, width: float) -> tuple[list[str], list[str]]:
    room = width - 2 * PAD
    return svg.wrap(unit.jabatan, room, SIZE, bold=True), svg.wrap(unit.nama, room, SIZE - 0.5)


def _height(unit: Unit, width: float) -> float:
    jabatan, nama = _lines(unit, width)
    return svg.line_height(SIZE) * (len(jabatan) + len([n for n in nama if n])) + 2 * PAD


def _box(unit: Unit, x: float, y: float, width: float, height: float) -> str:
    """Return a box with its words in the middle."""
    jabatan, nama = _lines(unit, width)
    step, middle = svg.line_height(SIZE), x + width / 2
    first = y + (height - _height(unit, width)) / 2 + PAD + SIZE * 0.85
    return (
        svg.rect((x, y), (width, height), "#fff", svg.DARK)
        + svg.text_lines(
            middle, first, jabatan, size=SIZE, font_weight="bold", text_anchor="middle"
        )
        + svg.text_lines(
            middle,
            first + step * len(jabatan),
            [n for n in nama if n],
            size=SIZE - 0.5,
            text_anchor="middle",
        )
    )


def _columns(root: Unit) -> tuple[str, float]:
    """Return the marks and the height of the head with a column for each unit under it."""
    width = (svg.WIDTH - 2 - GAP * (len(root.bawahan) - 1)) / len(root.bawahan)
    width = min(width, HEAD_WIDTH)
    left = (svg.WIDTH - width * len(root.bawahan) - GAP * (len(root.bawahan) - 1)) / 2
    head = _height(root, HEAD_WIDTH)
    marks = _box(root, (svg.WIDTH - HEAD_WIDTH) / 2, 1, HEAD_WIDTH, head)
    bus, top = 1 + head + DROP / 2, 1 + head + DROP
    tallest = max(_height(unit, width) for unit in root.bawahan)
    xs = [left + n * (width + GAP) for n in range(len(root.bawahan))]
    marks += svg.line((svg.WIDTH / 2, 1 + head), (svg.WIDTH / 2, bus), svg.DARK)
    marks += svg.line((xs[0] + width / 2, bus), (xs[-1] + width / 2, bus), svg.DARK)
    bottom = top + tallest
    for unit, x in zip(root.bawahan, xs, strict=True):
        marks += svg.line((x + width / 2, bus), (x + width / 2, top), svg.DARK)
        marks += _box(unit, x, top, width, tallest)
        below, end = _under(unit, x, top + tallest, width)
        marks, bottom = marks + below, max(bottom, end)
    return marks, bottom + 2


def _under(unit: Unit, x: float, y: float, width: float) -> tuple[str, float]:
    """Return what hangs under a column's box, and where it ends."""
    marks, start = "", y
    for child in unit.bawahan:
        y += 8
        inner = width - INDENT
        height = _height(child, inner)
        marks += svg.line((x + 6, start), (x + 6, y + height / 2), svg.DARK)
        marks += svg.line((x + 6, y + height / 2), (x + INDENT, y + height / 2), svg.DARK)
        marks += _box(child, x + INDENT, y, inner, height)
        deeper, y = _under(child, x + INDENT, y + height, inner)
        marks += deeper
    return marks, y


def _outline(root: Unit, width: float) -> list[_Row]:
    rows: list[_Row] = []

    def walk(unit: Unit, depth: int, parent: int) -> None:
        rows.append(_Row(unit, depth, parent, _height(unit, width)))
        here = len(rows) - 1
        for child in unit.bawahan:
            walk(child, depth + 1, here)

    walk(root, 0, -1)
    return rows


def _outline_drawing(rows: list[_Row], cut: slice, title: str, said: str) -> SafeString:
    """Draw the rows of one page; a line from a parent on an earlier page comes from the top."""
    tops, y = {}, 2.0
    for index in range(*cut.indices(len(rows))):
        tops[index] = y
        y += rows[index].height + 8
    marks = [*_elbows(rows, tops)]
    for index, top in tops.items():
        row = rows[index]
        marks.append(_box(row.unit, 1 + row.depth * 30, top, OUTLINE_WIDTH, row.height))
    return svg.drawing(y, marks, title, said)


def _elbows(rows: list[_Row], tops: dict[int, float]) -> Iterator[str]:
    for index, top in tops.items():
        row = rows[index]
        if row.depth:
            x, middle = row.depth * 30 - 15, top + row.height / 2
            start = tops[row.parent] + rows[row.parent].height if row.parent in tops else 0
            yield svg.line((x, start), (x, middle), svg.DARK)
            yield svg.line((x, middle), (1 + row.depth * 30, middle), svg.DARK)
