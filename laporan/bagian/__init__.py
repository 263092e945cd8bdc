"""Builders of the parts: pure from LakipData to HTML, one for each key of the outline.

A builder takes the data, its own numbered heading and the register, and returns pieces of HTML:
the first continues the page where its bab stands (unless the section begins a page of its own),
each further piece begins a new page and so is a part of the layout by itself.
"""

from collections.abc import Callable

from laporan.bagian import depan
from laporan.data import LakipData
from laporan.register import Judul, Register

Builder = Callable[[LakipData, Judul, Register], list[str]]

BUILDERS: dict[str, Builder] = {
    "sampul": depan.build_sampul,
    "kata-pengantar": depan.build_kata_pengantar,
    "pernyataan-reviu": depan.build_pernyataan_reviu,
}
