"""Shares of a whole as one divided bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from sakip.numbers import format_persen
from sakip.pdf.charts import svg

BAR_HEIGHT = 34.0
LEGEND_X, PERCENT_X = 22.0, 560.0


@dataclass(frozen=True)
class Share:
    """One part of a whole; ``persen`` as printed (the caller has made them sum to 100)."""

    label: str
    persen: Decimal


def share_bar(shares: Sequence[Share], title: str = "") -> tuple[SafeString, ...]:
    """Draw the shares as one bar with a legend that repeats each percentage."""
    whole = sum((share.persen for share in shares), Decimal(0))
    if whole <= 0:
        return svg.nothing()
    title = title or "Proporsi"
    colours = [svg.PALETTE[n % len(svg.PALETTE)] for n in range(len(shares))]
    labels = [svg.wrap(share.label, PERCENT_X - LEGEND_X - 60) for share in shares]
    heights = [svg.line_height() * len(lines) + 5 for lines in labels]
    rows = list(zip(shares, colours, labels, heights, strict=True))
    first, *rest = svg.pages(heights, svg.MAX_HEIGHT - BAR_HEIGHT - 16)
    drawings = [_drawing(_bar(rows, whole), rows[first], BAR_HEIGHT + 16, title)]
    return tuple(drawings + [_drawing("", rows[cut], 10, title) for cut in rest])


def _bar(rows: list, whole: Decimal) -> str:
    marks, x = "", 0.0
    for share, colour, _, _ in rows:
        width = float(max(share.persen, Decimal(0)) / whole) * svg.WIDTH
        marks += svg.rect((x, 0), (width, BAR_HEIGHT), colour, "#fff")
        words = format_persen(share.persen)
        if svg.text_width(words, bold=True) + 12 < width:
            middle = x + width / 2
            marks += svg.rect((middle - 26, 8), (52, 18), "#fff")
            marks += svg.text(middle, 21, words, font_weight="bold", text_anchor="middle")
        x += width
    return marks


def _drawing(bar: str, rows: list, y: float, title: str) -> SafeString:
    marks = [bar]
    for share, colour, lines, height in rows:
        marks.append(svg.rect((0, y), (12, 12), colour))
        marks.append(svg.text_lines(LEGEND_X, y + 10, lines))
        marks.append(svg.text(svg.WIDTH, y + 10, format_persen(share.persen), text_anchor="end"))
        y += height
    said = "; ".join(f"{share.label}: {format_persen(share.persen)}" for share, *_ in rows)
    return svg.drawing(y + 2, marks, title, said)
