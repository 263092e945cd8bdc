"""The whole report as people read it: its places in reading order and what stands in each."""

import re
from collections import Counter
from functools import cached_property

from laporan.data import LakipData
from laporan.document import build_parts
from laporan.queries import load_lakip_data
from sakip.pdf import Contents, LabelsSoFar
from tests.html import find, parse, texts, words
from tests.laporan.tables import captions, read_rows

_HEADINGS = {"h1", "h2", "h3"}


class Printed:
    """A report laid out as HTML.

    ``parts`` are its parts by key. A *place* is a section of a bab by the id of its heading
    ("bab-3-c-1"), else a whole part ("ikhtisar", "lampiran-pk-1").
    """

    def __init__(self, data: LakipData) -> None:
        self.data = data
        self.html = {part.key: _html(part) for part in build_parts(data)}
        self.parts = {key: parse(html) for key, html in self.html.items()}

    @cached_property
    def places(self) -> dict[str, str]:
        """Return the text of each place, in reading order."""
        found: dict[str, list[str]] = {}
        for key, root in self.parts.items():
            place = key
            for element in root:
                if key.startswith("bab") and element.tag in _HEADINGS:
                    place = element.get("id")
                found.setdefault(place, []).append(words(element))
        return {place: " ".join(pieces) for place, pieces in found.items()}

    @property
    def text(self) -> str:
        """Return all that is printed."""
        return " ".join(self.places.values())

    def count(self, text: str) -> Counter[str]:
        """Count how often a word or number stands in each place; "5" does not stand in "15,2"."""
        pattern = re.compile(rf"(?<!\d)(?<!\d[.,]){re.escape(text)}(?!\d)(?![.,]\d)")
        found = {place: len(pattern.findall(body)) for place, body in self.places.items()}
        return Counter({place: n for place, n in found.items() if n})

    def table(self, title: str):
        """Return the only table whose caption holds ``title``; "Tabel 3.1" is not "Tabel 3.10"."""
        pattern = re.compile(rf"{re.escape(title)}\b")
        tables = [t for part in self.parts.values() for t in find(part, "table")]
        (table,) = [t for t in tables if pattern.search(captions(t))]
        return table

    def rows(self, title: str) -> list[dict[str, str]]:
        """Return the rows of a table as {column: text}."""
        return read_rows(self.table(title))

    def cells(self, title: str) -> list[list[str]]:
        """Return the rows of a table, each as the texts of its columns."""
        return [list(row.values()) for row in self.rows(title)]

    def row(self, title: str, name: str) -> list[str]:
        """Return the cells of the only row in which ``name`` stands, but those that hold it."""
        (row,) = [cells for cells in self.cells(title) if name in cells]
        return [cell for cell in row if cell != name]

    @cached_property
    def boxes(self) -> dict[str, list[list[str]]]:
        """Return the boxes of the sub kegiatan: code → lines (kind, what, target, realisasi, %)."""
        found = {}
        for part in self.parts.values():
            for box in find(part, "section.kotak"):
                (title,) = texts(box, "p.kotak-judul")
                (table,) = find(box, "table")
                found[title.split()[0]] = [
                    [words(cell) for cell in row.xpath("./th|./td")]
                    for row in table.xpath("./tbody/tr")
                ]
        return found

    def lines(self, kind: str) -> dict[str, list[list[str]]]:
        """Return the lines "Masukan", "Keluaran" or "Penjelasan" of each box."""
        return {
            kode: [line[1:] for line in lines if line[0] == kind]
            for kode, lines in self.boxes.items()
        }


def read_report(kode: str = "patrang", tahun: int = 2021) -> Printed:
    """Return the report as the database has it now."""
    return Printed(load_lakip_data(kode, tahun))


def assert_follows(before: Printed, after: Printed, old: str, new: str, kept=()) -> None:
    """Assert that ``new`` stands wherever ``old`` stood, as often, and ``old`` nowhere more.

    ``kept`` are places that state the old one for a reason of their own.
    """
    assert not before.count(new), f"“{new}” stood there before: choose another"
    expected = {place: n for place, n in before.count(old).items() if place not in kept}
    assert expected, f"“{old}” stood nowhere"
    assert {p: n for p, n in after.count(new).items() if p not in kept} == expected
    assert set(after.count(old)) <= set(kept)


def _html(part) -> str:
    return part.build(LabelsSoFar()) if isinstance(part, Contents) else part.html
