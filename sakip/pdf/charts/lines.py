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

    It starts at 0, save where values lie close together far from it (70, 72, 74): from 0 their
    line would say nothing.
    """
    low, high = min(values), max(values)
    if low > 0 and (low < high / 2 or low == high):
        low = Decimal(0)
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
        points = [(plot.x(index), plot.y(value), value) for index, value in run]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
        for x, y, value in points:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'
            beside, words = (y + 16 if number % 2 else y - 8), format_number(value)
            yield svg.text(x, beside, words, size=10, font_weight="bold", text_anchor="middle")


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
