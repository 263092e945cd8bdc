"""Values over the years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from django.utils.safestring import SafeString

from sakip.numbers import format_number
from sakip.pdf.charts import svg

LEFT, RIGHT = 70.0, 620.0
TOP, BOTTOM = 30.0, 250.0
STEPS = 5
STEEP = 12.0  # a step of so many units up or down would touch a value set in its way
DASHES = ("", "6 3", "2 3", "8 3 2 3")


@dataclass(frozen=True)
class Series:
    """One line: a value a year, in the order of the years; None leaves a gap."""

    label: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class _Plot:
    """From a year's place in the row and a value to coordinates."""

    years: Sequence[int]
    ticks: Sequence[Decimal]

    def x(self, index: int) -> float:
        step = (RIGHT - LEFT) / len(self.years)
        return LEFT + step * (index + 0.5)

    def y(self, value: Decimal) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        share = float((value - low) / (high - low))
        return BOTTOM - share * (BOTTOM - TOP)


def line_years(
    years: Sequence[int], series: Sequence[Series], satuan: str = "", title: str = ""
) -> tuple[SafeString, ...]:
    """Draw each series over ``years`` (at most four can be told apart)."""
    values = [value for one in series for value in one.values if value is not None]
    if not values:
        return svg.nothing()
    plot = _Plot(years, _ticks(values))
    marks = [*_frame(plot, satuan)]
    for number, one in enumerate(series):
        marks += _series(plot, one, number)
    legend, height = _legend(series)
    said = "; ".join(f"{one.label}: {_words(years, one)}" for one in series)
    return (svg.drawing(BOTTOM + 34 + height, [*marks, legend], title or "Nilai per tahun", said),)


def _ticks(values: list[Decimal]) -> list[Decimal]:
    """Return round values for the axis, from below the lowest to above the highest.

    It holds 0: an axis that starts higher makes a small fall look like a collapse.
    """
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    span = (high - low) or abs(high) or Decimal(1)
    power = Decimal(1).scaleb((span / STEPS).adjusted())
    step = next(power * n for n in (1, 2, 5, 10) if power * n * STEPS >= span)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_FLOOR) + 1
    return [step * n for n in range(int(first), int(last) + 1)]


def _frame(plot: _Plot, satuan: str) -> Iterator[str]:
    """Yield the grid with its values, the years and the unit."""
    for value in plot.ticks:
        y = plot.y(value)
        yield svg.line((LEFT, y), (RIGHT, y), svg.SOFT if value == plot.ticks[0] else svg.RULE)
        words = format_number(value)
        yield svg.text(LEFT - 8, y + 4, words, size=svg.SMALL, fill=svg.SOFT, text_anchor="end")
    for index, year in enumerate(plot.years):
        yield svg.text(plot.x(index), BOTTOM + 16, str(year), text_anchor="middle")
    yield svg.text(LEFT - 8, TOP - 16, satuan, size=svg.SMALL, fill=svg.SOFT)


def _series(plot: _Plot, series: Series, number: int) -> Iterator[str]:
    """Yield the line in as many pieces as its gaps leave, a dot and its value for each year."""
    colour, dash = svg.PALETTE[number % len(svg.PALETTE)], DASHES[number % len(DASHES)]
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    for run in _runs(series.values):
        points = [(plot.x(index), plot.y(value)) for index, value in run]
        figures = [format_number(value) for _, value in run]
        labels = _labels(points, figures, below=bool(number % 2))
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield from (ground for ground, _ in labels)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
        for (x, y), (_, label) in zip(points, labels, strict=True):
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>{label}'


def _labels(points: list[svg.Point], figures: list[str], *, below: bool) -> list[tuple[str, str]]:
    """Return the value of each point with a white ground that keeps the grid out of it."""
    heights = [y for _, y in points]
    labels = []
    for place, ((x, y), words) in enumerate(zip(points, figures, strict=True)):
        dx, dy, anchor = _beside(heights, place, below=below)
        wide = svg.text_width(words, svg.SMALL, bold=True)
        left = x + dx - wide * {"start": 0, "middle": 0.5, "end": 1}[anchor]
        bold = {"font_weight": "bold", "text_anchor": anchor}
        label = svg.text(x + dx, y + dy, words, size=svg.SMALL, **bold)
        labels.append((svg.rect((left, y + dy - 8), (wide, 10), "#fff"), label))
    return labels


def _beside(heights: Sequence[float], place: int, *, below: bool) -> tuple[float, float, str]:
    """Return where a point's value stands (right, down, anchor), off the line that passes there.

    ``heights`` are coordinates, which grow downward. On a slope the value stands on the outer
    side; in a valley under the line, on a peak over it, on level ground as ``below`` says.
    """
    here = heights[place]
    before = here - heights[place - 1] if place else 0.0
    after = here - heights[place + 1] if place + 1 < len(heights) else 0.0
    rises = [step for step in (before, after) if abs(step) > STEEP]
    if len(rises) == 2 and before * after < 0:
        return (6, -6, "start") if before > 0 else (-6, -6, "end")
    if rises:
        below = rises[0] > 0
    return 0, 16 if below else -8, "middle"


def _runs(values: Sequence[Decimal | None]) -> list[list[tuple[int, Decimal]]]:
    """Cut the values where one is missing into runs of (place, value)."""
    runs: list[list[tuple[int, Decimal]]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((index, value))
    return [run for run in runs if run]


def _legend(series: Sequence[Series]) -> tuple[str, float]:
    """Return the legend under the years and its height."""
    marks, y = "", BOTTOM + 38
    for number, one in enumerate(series):
        colour, dash = svg.PALETTE[number % len(svg.PALETTE)], DASHES[number % len(DASHES)]
        lines = svg.wrap(one.label, RIGHT - LEFT - 40)
        marks += svg.line((LEFT, y - 4), (LEFT + 26, y - 4), colour, dash)
        marks += svg.text_lines(LEFT + 34, y, lines)
        y += svg.line_height() * len(lines) + 3
    return marks, y - BOTTOM - 38


def _words(years: Sequence[int], series: Series) -> str:
    return ", ".join(
        f"{year} {'tidak ada' if value is None else format_number(value)}"
        for year, value in zip(years, series.values, strict=True)
    )
