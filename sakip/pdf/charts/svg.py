"""Marks, text and its width, and the frame of a chart. Coordinates are floats: geometry only."""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

Point = tuple[float, float]
WIDTH = 640.0  # units across the text area of a portrait page
MAX_HEIGHT = 860.0  # units that fit under one another there, with room for the caption
FONT = "Naskah Sans,Arial,sans-serif"
SIZE = 11.0
SMALL = 10.0  # of axes, legends and second lines: 7 pt on paper, and no type is smaller
LINE = 1.25  # of the size

INK, SOFT, RULE = "#1c2733", "#56616e", "#b9c1cb"
DARK, LIGHT, WARN = "#2f5d8a", "#c5d2df", "#a0342a"
# Worst to best, readable in grey.
ZONES = ("#8fa0b2", "#a1b0c0", "#b4c2d0", "#cfd9e2", "#e8edf2", "#ffffff")
PALETTE = ("#2f5d8a", "#8ea3b8", "#c9a24b", "#5f7f5c", "#b9c1cb", "#7a5c78")
EMPTY = "Belum ada data untuk digambar."
NOT_FILLED = "belum diisi"

# Advance widths of Liberation Sans (and Arial) in hundredths of the size.
_ADVANCES = {
    char: width
    for width, chars in {
        22: "'ijl|",
        28: " !,./:;I[\\]ft",
        34: '()-`r{}"*',
        50: "Jcksvxyz^",
        56: "#$0123456789?L_abdeghnopqu",
        60: "+<=>~FTZ",
        67: "&ABEKPSVXY",
        72: "CDHNRUw",
        78: "GOQ",
        85: "Mm%",
        98: "W@",
    }.items()
    for char in chars
}


def text_width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Estimate the width of ``text``, a little too wide rather than too narrow."""
    width = sum(_ADVANCES.get(char, 60) for char in text) * size / 100
    return width * (1.08 if bold else 1.01)


def wrap(text: str, width: float, size: float = SIZE, *, bold: bool = False) -> list[str]:
    """Break ``text`` into lines of at most ``width``, inside a word only where it must."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
            continue
        pieces = _cut(word, width, size, bold)
        lines += pieces if lines[-1] else [lines[-1] + pieces[0], *pieces[1:]]
        lines = [line for line in lines if line]
    return lines


def _cut(word: str, width: float, size: float, bold: bool) -> list[str]:
    """Cut one word into pieces of at most ``width``."""
    pieces = [""]
    for char in word:
        if pieces[-1] and text_width(pieces[-1] + char, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


def line_height(size: float = SIZE) -> float:
    """Return the distance of baselines."""
    return size * LINE


def text(x: float, y: float, words: str, *, size: float = SIZE, **attributes: str) -> str:
    """Return one line of text with its baseline at ``y``; attributes as in SVG (``_`` for ``-``)."""
    given = {"fill": INK} | attributes
    extra = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in given.items())
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{FONT}" font-size="{size:g}"{extra}>'
        f"{escape(words)}</text>"
    )


def text_lines(
    x: float, y: float, lines: Iterable[str], *, size: float = SIZE, **attributes: str
) -> str:
    """Return lines of text under one another, the first baseline at ``y``."""
    step = line_height(size)
    return "".join(
        text(x, y + number * step, line, size=size, **attributes)
        for number, line in enumerate(lines)
    )


def rect(corner: Point, size: Point, fill: str, stroke: str = "none") -> str:
    """Return a rectangle from its upper left corner and its (width, height)."""
    (x, y), (width, height) = corner, size
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}" stroke="{stroke}"/>'
    )


def line(start: Point, end: Point, stroke: str = RULE, dash: str = "") -> str:
    """Return a straight line."""
    (x1, y1), (x2, y2) = start, end
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{stroke}" stroke-width="1"{dashes}/>'
    )


def drawing(height: float, marks: Iterable[str], title: str, description: str = "") -> SafeString:
    """Return the SVG; ``title`` and ``description`` are what is read to who cannot see it."""
    about = f"<title>{escape(title)}</title>"
    about += f"<desc>{escape(description)}</desc>" if description else ""
    return mark_safe(  # noqa: S308 -- every text in it went through escape()
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH:g} {height:.1f}" '
        f'width="{WIDTH:g}" height="{height:.1f}">{about}{"".join(marks)}</svg>'
    )


def nothing() -> tuple[SafeString, ...]:
    """Return what stands in the place of a chart without data."""
    return (mark_safe(f'<p class="tiada tengah">{EMPTY}</p>'),)


def pages(heights: Iterable[float], room: float) -> list[slice]:
    """Cut rows of the given heights into runs that fit in ``room``; a run has at least one row."""
    cuts, used, first = [], 0.0, 0
    for index, height in enumerate(heights):
        if index > first and used + height > room:
            cuts.append(slice(first, index))
            first, used = index, 0.0
        used += height
    return [*cuts, slice(first, None)]
