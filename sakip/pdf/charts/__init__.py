"""Charts as SVG strings, the same on screen and on paper.

Every function is pure and returns a tuple of safe strings to print one after another, each at
most one page high; when there is nothing to draw it holds one paragraph that says so. Colours
and fonts are presentation attributes, since the layout engine knows no ``var()`` in SVG.
"""

from sakip.pdf.charts.bars import BarCapaian, BarSerapan, bar_serapan, bar_target_realisasi
from sakip.pdf.charts.lines import Series, line_years
from sakip.pdf.charts.org import Unit, org_chart
from sakip.pdf.charts.shares import Share, share_bar

__all__ = [
    "BarCapaian",
    "BarSerapan",
    "Series",
    "Share",
    "Unit",
    "bar_serapan",
    "bar_target_realisasi",
    "line_years",
    "org_chart",
    "share_bar",
]
