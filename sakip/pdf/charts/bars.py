"""Horizontal bars: capaian against the scale's bounds, realisasi against pagu."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.safestring import SafeString

from sakip.numbers import format_amount, format_number, format_persen, percentage
from sakip.pdf.charts import svg

LABEL_WIDTH = 196.0
LEFT, RIGHT = 208.0, 496.0  # edges of the plot
VALUE_X = RIGHT + 10
HEAD, FOOT = 30.0, 22.0
FULL = Decimal(100)
# Past this the bar ends in an open edge; its value stands beside it.
LONGEST = Decimal(150)

_Zone = tuple[str, Decimal]


@dataclass(frozen=True)
class BarCapaian:
    """One indikator; ``capaian`` in percent, None draws no bar but the words of ``keterangan``."""

    label: str
    capaian: Decimal | None
    kategori: str = ""  # printed after the value
    keterangan: str = svg.NOT_FILLED


@dataclass(frozen=True)
class BarSerapan:
    """One program, in rupiah. ``realisasi`` None is not zero: no bar, but "belum diisi"."""

    label: str
    pagu: Decimal
    realisasi: Decimal | None


@dataclass(frozen=True)
class _Scale:
    """From a figure to its place across the plot."""

    top: Decimal

    def x(self, value: Decimal) -> float:
        share = min(max(value, Decimal(0)), self.top) / self.top
        return LEFT + float(share) * (RIGHT - LEFT)


def bar_target_realisasi(
    rows: Sequence[BarCapaian], bounds: Sequence[tuple[str, Decimal | None]] = (), title: str = ""
) -> tuple[SafeString, ...]:
    """Draw capaian per indikator over the categories.

    ``bounds`` are (category, lower bound); None is the category without a lower end.
    """
    if not any(row.capaian is not None for row in rows):
        return svg.nothing()
    title = title or "Capaian per indikator"
    scale = _Scale(_capaian_top(rows))
    zones = sorted(((name, lower or Decimal(0)) for name, lower in bounds), key=lambda z: z[1])
    labels = [svg.wrap(row.label, LABEL_WIDTH) for row in rows]
    heights = [max(svg.line_height() * len(lines), 26) + 8 for lines in labels]
    return tuple(
        _capaian_drawing(
            list(zip(rows[cut], labels[cut], heights[cut], strict=True)), zones, scale, title
        )
        for cut in svg.pages(heights, svg.MAX_HEIGHT - HEAD - FOOT)
    )


def _capaian_top(rows: Sequence[BarCapaian]) -> Decimal:
    """Return the end of the axis: past the longest bar and 100, in tens, 120 to 150."""
    longest = max(row.capaian or FULL for row in rows)
    return min(max(Decimal(120), (longest // 10 + 1) * 10), LONGEST)


def _capaian_drawing(rows: list, zones: list[_Zone], scale: _Scale, title: str) -> SafeString:
    bottom = HEAD + sum(height for _, _, height in rows)
    marks = [*_zones(zones, scale, bottom), *_axis(zones, scale, bottom)]
    y = HEAD
    for row, lines, height in rows:
        marks.append(_capaian_row(row, lines, y + height / 2, scale))
        y += height
    said = "; ".join(f"{row.label}: {_capaian_words(row)}" for row, _, _ in rows)
    return svg.drawing(bottom + FOOT, marks, title, said)


def _zones(zones: list[_Zone], scale: _Scale, bottom: float) -> Iterator[str]:
    """Yield the categories as tinted stretches with an edge, and their names as a legend above."""
    edges = [*(scale.x(lower) for _, lower in zones), RIGHT]
    tints = svg.ZONES[-len(zones) :] if len(zones) <= len(svg.ZONES) else svg.ZONES * 2
    legend = LEFT
    for (name, _), (left, right), tint in zip(zones, pairwise(edges), tints, strict=False):
        yield svg.rect((left, HEAD), (right - left, bottom - HEAD), tint)
        yield svg.line((left, HEAD), (left, bottom), svg.SOFT)
        yield svg.rect((legend, 6), (11, 11), tint, svg.RULE)
        yield svg.text(legend + 15, 15, name, size=svg.SMALL, fill=svg.SOFT)
        legend += svg.text_width(name, svg.SMALL) + 27


def _axis(zones: list[_Zone], scale: _Scale, bottom: float) -> Iterator[str]:
    """Yield the axis with 0, the bounds and 100, leaving out what would overprint."""
    yield svg.line((LEFT, bottom), (RIGHT, bottom), svg.SOFT)
    yield svg.line((scale.x(FULL), HEAD), (scale.x(FULL), bottom), svg.INK, "3 3")
    taken: list[float] = []
    for value in (Decimal(0), FULL, *(lower for _, lower in zones)):
        x = scale.x(value)
        if value <= scale.top and all(abs(x - other) >= 26 for other in taken):
            words = format_number(value)
            yield svg.text(
                x, bottom + 13, words, size=svg.SMALL, fill=svg.SOFT, text_anchor="middle"
            )
            taken.append(x)
    yield svg.text(VALUE_X, bottom + 13, "persen", size=svg.SMALL, fill=svg.SOFT)


def _capaian_row(row: BarCapaian, lines: list[str], middle: float, scale: _Scale) -> str:
    marks = _label(lines, middle)
    if row.capaian is None:
        fill = svg.WARN if row.keterangan == svg.NOT_FILLED else svg.SOFT
        return marks + svg.text(
            LEFT + 6, middle + 4, row.keterangan, fill=fill, font_style="italic"
        )
    end = scale.x(row.capaian)
    marks += svg.rect((LEFT, middle - 7), (end - LEFT, 14), svg.DARK)
    if row.capaian > scale.top:
        marks += svg.rect((RIGHT - 9, middle - 8), (3, 16), "#fff")
    marks += svg.text(
        VALUE_X,
        middle + (-1 if row.kategori else 4),
        format_persen(row.capaian),
        font_weight="bold",
    )
    return marks + (
        svg.text(VALUE_X, middle + 11, row.kategori, size=svg.SMALL) if row.kategori else ""
    )


def _label(lines: list[str], middle: float) -> str:
    y = middle + 4 - svg.line_height() * (len(lines) - 1) / 2
    return svg.text_lines(LEFT - 10, y, lines, text_anchor="end")


def _capaian_words(row: BarCapaian) -> str:
    if row.capaian is None:
        return row.keterangan
    return f"{format_persen(row.capaian)} {row.kategori}".strip()


def bar_serapan(rows: Sequence[BarSerapan], title: str = "") -> tuple[SafeString, ...]:
    """Draw pagu and realisasi per program, with the percentage taken up."""
    top = max((max(row.pagu, row.realisasi or Decimal(0)) for row in rows), default=Decimal(0))
    if top <= 0:
        return svg.nothing()
    labels = [svg.wrap(row.label, LABEL_WIDTH) for row in rows]
    heights = [max(svg.line_height() * len(lines), 38) + 8 for lines in labels]
    title = title or "Pagu dan realisasi"
    return tuple(
        _serapan_drawing(
            list(zip(rows[cut], labels[cut], heights[cut], strict=True)), _Scale(top), title
        )
        for cut in svg.pages(heights, svg.MAX_HEIGHT - HEAD - 8)
    )


def _serapan_drawing(rows: list, scale: _Scale, title: str) -> SafeString:
    marks = [
        *(svg.rect((LEFT, 6), (12, 12), svg.LIGHT), svg.text(LEFT + 18, 16, "Pagu")),
        *(svg.rect((LEFT + 70, 6), (12, 12), svg.DARK), svg.text(LEFT + 88, 16, "Realisasi")),
    ]
    y = HEAD
    for row, lines, height in rows:
        marks.append(_serapan_row(row, lines, y + height / 2, scale))
        y += height
    marks.append(svg.line((LEFT, HEAD), (LEFT, y), svg.SOFT))
    said = "; ".join(f"{row.label}: {', '.join(_serapan_words(row))}" for row, _, _ in rows)
    return svg.drawing(y + 8, marks, title, said)


def _serapan_row(row: BarSerapan, lines: list[str], middle: float, scale: _Scale) -> str:
    marks = _label(lines, middle) + svg.rect(
        (LEFT, middle - 11), (scale.x(row.pagu) - LEFT, 22), svg.LIGHT
    )
    if row.realisasi is not None:
        marks += svg.rect((LEFT, middle - 5), (scale.x(row.realisasi) - LEFT, 10), svg.DARK)
    first, *rest = _serapan_words(row)
    fill = svg.WARN if row.realisasi is None else svg.INK
    marks += svg.text(VALUE_X, middle - 8, first, font_weight="bold", fill=fill)
    return marks + svg.text_lines(VALUE_X, middle + 4, rest, size=svg.SMALL)


def _serapan_words(row: BarSerapan) -> list[str]:
    """Return the percentage (or why there is none), realisasi and pagu."""
    pagu = f"pagu {format_amount(row.pagu)}"
    if row.realisasi is None:
        return [svg.NOT_FILLED, pagu]
    serapan = format_persen(percentage(row.realisasi, row.pagu)) if row.pagu else "tanpa pagu"
    return [serapan, format_amount(row.realisasi), pagu]
