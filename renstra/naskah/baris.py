"""Rows of a wide matrix, in which groups of different length stand side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, zip_longest

from sakip.angka import Angka
from sakip.wording import mark, mark_text


@dataclass(frozen=True)
class Sel:
    """A cell: text or safe HTML, and its class."""

    isi: str
    kelas: str = ""


Baris = tuple[Sel, ...]
# Goes on with the cell above it. No rowspan: a page that ends inside one lets its text run out of
# the table, while a row that holds its own text is kept whole.
LANJUT = Sel("", "lanjut")


def cell(text: str) -> Sel:
    """Return a cell with a text, or with the mark that nobody has written it yet."""
    return Sel(mark_text(text))


def cell_figure(figure: Angka, satuan: str = "") -> Sel:
    """Return a cell with a figure and its unit, or with its state in words."""
    return Sel(mark(figure, satuan), "tengah")


def stack(groups: Iterable[list[Baris]], empty: Baris) -> list[Baris]:
    """Return the rows of groups one below the other; ``empty`` where there are none."""
    return list(chain.from_iterable(groups)) or [empty]


def beside(*groups: list[Baris]) -> list[Baris]:
    """Return groups, each of one row or more, side by side; the shorter ones go on empty."""
    blanks = [(LANJUT,) * len(rows[0]) for rows in groups]
    return [
        tuple(chain.from_iterable(row or blank for row, blank in zip(rows, blanks, strict=True)))
        for rows in zip_longest(*groups)
    ]


def column(texts: Iterable[str]) -> list[Baris]:
    """Return a column of texts, one a row; at least one row."""
    return [(cell(text),) for text in texts] or [(cell(""),)]
