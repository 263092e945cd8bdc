"""Charts as text: what they say, and that nothing leaves the drawing."""

import re
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.pdf.charts import (
    BarCapaian,
    BarSerapan,
    Series,
    Share,
    Unit,
    bar_serapan,
    bar_target_realisasi,
    line_years,
    org_chart,
    share_bar,
    svg,
)

SVG = "{http://www.w3.org/2000/svg}"
LONG = "Persentase rekomendasi hasil koordinasi pemerintahan yang ditindaklanjuti " * 3
BOUNDS = (
    ("Sangat Baik", Decimal(100)),
    ("Baik", Decimal(76)),
    ("Cukup", Decimal(55)),
    ("Kurang", None),
)


def capaian(count, value=Decimal("87.25")):
    return [BarCapaian(f"{n}. {LONG}", value, "Baik") for n in range(count)]


def serapan(count):
    return [BarSerapan(f"{n}. {LONG}", Decimal(1000), Decimal(705)) for n in range(count)]


def under(count):
    return Unit("Camat", "", tuple(Unit(f"{n}. {LONG}") for n in range(count)))


def words(chart):
    """Return every text drawn, in order."""
    return [node.text for one in chart for node in ElementTree.fromstring(one).iter(f"{SVG}text")]


def rects(chart, fill):
    roots = [ElementTree.fromstring(one) for one in chart]
    return [node for root in roots for node in root.iter(f"{SVG}rect") if node.get("fill") == fill]


def edges(node):
    """Return the (x, y) corners of a mark."""
    get = {key: float(value) for key, value in node.items() if key in NUMBERS}
    if node.tag == f"{SVG}rect":
        x, y = get["x"], get["y"]
        return [(x, y), (x + get["width"], y + get["height"])]
    if node.tag == f"{SVG}line":
        return [(get["x1"], get["y1"]), (get["x2"], get["y2"])]
    if node.tag == f"{SVG}text":
        bold = node.get("font-weight") == "bold"
        width = svg.text_width(node.text, float(node.get("font-size")), bold=bold)
        share = {"middle": 0.5, "end": 1}.get(node.get("text-anchor"), 0)
        left = get["x"] - width * share
        return [(left, get["y"]), (left + width, get["y"])]
    return []


NUMBERS = {"x", "y", "x1", "y1", "x2", "y2", "width", "height"}
CHARTS = {
    "capaian 1": bar_target_realisasi(capaian(1), BOUNDS),
    "capaian 40": bar_target_realisasi(capaian(40), BOUNDS),
    "capaian without scale": bar_target_realisasi(capaian(3)),
    "capaian beyond": bar_target_realisasi(capaian(2, Decimal(1300)), BOUNDS),
    "capaian negative": bar_target_realisasi(capaian(2, Decimal(-40)), BOUNDS),
    "serapan 1": bar_serapan(serapan(1)),
    "serapan 40": bar_serapan(serapan(40)),
    "years": line_years((2020, 2021), [Series(LONG, (Decimal("69.8"), None))] * 4, "nilai"),
    "shares 40": share_bar([Share(f"{n} {LONG}", Decimal("2.5")) for n in range(40)]),
    "org 1": org_chart(Unit("Camat")),
    "org 6": org_chart(under(6)),
    "org 40": org_chart(under(40)),
}


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_leaves_the_drawing_and_no_drawing_is_higher_than_a_page(name):
    for one in CHARTS[name]:
        root = ElementTree.fromstring(one)
        _, _, width, height = map(float, root.get("viewBox").split())
        assert height <= svg.MAX_HEIGHT
        points = [point for node in root.iter() for point in edges(node)]
        assert points
        assert all(-0.1 <= x <= width + 0.1 and -0.1 <= y <= height + 0.1 for x, y in points)


@pytest.mark.parametrize("name", CHARTS)
def test_charts_hold_presentation_attributes_own_fonts_and_words_for_who_cannot_see(name):
    for one in CHARTS[name]:
        root = ElementTree.fromstring(one)
        assert root.get("role") == "img"
        assert root.find(f"{SVG}title").text
        assert root.find(f"{SVG}desc").text
        assert "var(" not in one
        assert "style=" not in one
        assert {t.get("font-family") for t in root.iter(f"{SVG}text")} == {svg.FONT}


def test_forty_rows_are_all_there():
    assert sum(word == "87,25%" for word in words(CHARTS["capaian 40"])) == 40
    assert len(rects(CHARTS["serapan 40"], svg.DARK)) == 40 + len(CHARTS["serapan 40"])
    assert len(rects(CHARTS["org 40"], "#fff")) == 41
    assert sum(word == "2,50%" for word in words(CHARTS["shares 40"])) >= 40


@pytest.mark.parametrize(
    "chart",
    [
        bar_target_realisasi([], BOUNDS),
        bar_target_realisasi([BarCapaian("Nilai SKM", None)], BOUNDS),
        bar_serapan([]),
        bar_serapan([BarSerapan("Program", Decimal(0), None)]),
        line_years((), []),
        line_years((2020, 2021), [Series("SKM", (None, None))]),
        share_bar([]),
        share_bar([Share("Sasaran 1", Decimal(0))]),
        org_chart(None),
    ],
)
def test_without_data_a_note_stands_in_place_of_the_chart(chart):
    assert chart == (f'<p class="tiada tengah">{svg.EMPTY}</p>',)


def test_zero_is_a_value_and_a_missing_one_is_said():
    rows = [
        BarCapaian("Nol", Decimal(0), "Kurang"),
        BarCapaian("Kosong", None),
        BarCapaian("Target 0", None, keterangan="tidak dapat dihitung"),
        BarCapaian("Ada", Decimal(60), "Cukup"),
    ]
    chart = bar_target_realisasi(rows, BOUNDS)
    drawn = words(chart)
    assert "0,00%" in drawn
    assert "belum diisi" in drawn
    assert "tidak dapat dihitung" in drawn
    assert sorted(float(r.get("width")) > 0 for r in rects(chart, svg.DARK)) == [False, True]


def test_serapan_says_percentage_realisasi_and_pagu():
    rows = [
        BarSerapan("Program I", Decimal(10948131149), Decimal(7757764870)),
        BarSerapan("Program II", Decimal(500), None),
        BarSerapan("Program III", Decimal(0), Decimal(10)),
    ]
    drawn = words(bar_serapan(rows))
    assert drawn[3:6] == ["70,86%", "7.757.764.870", "pagu 10.948.131.149"]
    assert "belum diisi" in drawn
    assert "tanpa pagu" in drawn


def test_a_bar_ends_where_its_value_stands_between_the_bounds():
    chart = bar_target_realisasi([BarCapaian("x", Decimal(76), "Baik")], BOUNDS)
    bar = rects(chart, svg.DARK)[0]
    end = float(bar.get("x")) + float(bar.get("width"))
    tick = next(
        node for node in ElementTree.fromstring(chart[0]).iter(f"{SVG}text") if node.text == "76"
    )
    assert float(tick.get("x")) == pytest.approx(end, abs=0.1)


def test_a_year_without_value_leaves_a_gap():
    values = tuple(map(Decimal, ("70.1", "72.5"))) + (None,) + (Decimal(68), Decimal("69.8"))
    (chart,) = line_years(range(2017, 2022), [Series("SKM", values)])
    lines = re.findall(r'points="([^"]+)"', chart)
    assert [len(points.split()) for points in lines] == [2, 2]
    assert chart.count("<circle") == 4
    assert "2019 tidak ada" in chart


@pytest.mark.parametrize("values", [(0, 0), (5,), (-3, 4), (70, 72), (10**10, 10**10 + 1)])
def test_the_axis_holds_every_value(values):
    (chart,) = line_years(
        range(2000, 2000 + len(values)), [Series("x", tuple(map(Decimal, values)))]
    )
    heights = [float(y) for y in re.findall(r'cy="([^"]+)"', chart)]
    assert all(29.9 <= y <= 250.1 for y in heights)


def test_the_axis_begins_at_zero_so_that_a_small_fall_looks_small():
    (chart,) = line_years((2017, 2018), [Series("SKM", (Decimal(76), Decimal("69.8")))])
    assert ">0</text>" in chart
    first, last = [float(y) for y in re.findall(r'cy="([^"]+)"', chart)]
    assert 0 < last - first < 30


@given(st.lists(st.integers(0, 100), min_size=1, max_size=6))
def test_no_value_stands_on_its_own_line(values):
    (chart,) = line_years(range(len(values)), [Series("x", tuple(map(Decimal, values)))])
    points = [(float(x), float(y)) for x, y in re.findall(r'cx="([^"]+)" cy="([^"]+)"', chart)]
    grounds = re.findall(
        r'<rect x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)" fill="#fff"', chart
    )
    assert len(grounds) == len(points)
    for x, y, width, height in (map(float, ground) for ground in grounds):
        for (x1, y1), (x2, y2) in pairwise(points):
            inside = [max(x1, x), min(x2, x + width)]
            if inside[0] < inside[1]:
                line = [y1 + (y2 - y1) * (at - x1) / (x2 - x1) for at in inside]
                assert max(line) <= y or min(line) >= y + height


def test_names_are_escaped():
    chart = org_chart(Unit('Camat <b> & "kawan"'))
    assert "<b>" not in chart[0]
    assert 'Camat <b> & "kawan"' in words(chart)


@given(st.text(max_size=300), st.floats(20, 300))
def test_wrapping_loses_nothing_and_keeps_the_width(text, width):
    lines = svg.wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(svg.text_width(line) <= width or len(line) == 1 for line in lines)
