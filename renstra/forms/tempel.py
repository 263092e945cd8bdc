"""Rows pasted from a spreadsheet: read cell by cell, shown whole before anything is saved."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from renstra.forms.nomenklatur import pick_nomenklatur
from renstra.models import Indikator, Nomenklatur, ProgramSasaran, Renstra, SkButir
from renstra.queries.susunan import Jenis, akar_of, new_row
from sakip.angka import Angka
from sakip.fields import field_for

MOST_ROWS = 200
# A cell in quotes may hold tabs and line ends; it counts as one only where it ends with its cell.
_CELL = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|\Z)|([^\t\n]*)')
_HEADS = {"indikator", "uraian", "program", "tujuan", "sasaran", "strategi", "kebijakan", "misi"}
_LONGEST_UNIT = 50


@dataclass
class Sel:
    """A pasted cell and what is wrong with it; ``bebas`` ones are as well left empty."""

    judul: str
    teks: str
    galat: str = ""
    bebas: bool = False


@dataclass
class BarisTempel:
    """A pasted line: its cells, and the new row with its targets by year once it is right."""

    nomor: int
    sel: list[Sel]
    isian: dict[str, Any] = field(default_factory=dict)
    target: dict[int, Angka] = field(default_factory=dict)

    @property
    def galat(self) -> bool:
        """Return whether a cell is wrong."""
        return any(one.galat for one in self.sel)

    def mark_extra(self, cells: Iterable[str]) -> None:
        """Add the cells to the right of the last column, each as wrong."""
        for text in filter(None, cells):
            self.sel.append(Sel("Lebih", text, "Kolom ini berlebih; hapus dari tempelan."))


def read_cells(text: str) -> list[list[str]]:
    """Return the cells of a block as a spreadsheet copies it; empty lines are left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    rows: list[list[str]] = [[]]
    place = 0
    while place <= len(text):
        found = _CELL.match(text, place)
        assert found is not None  # the second branch also takes nothing
        quoted, plain = found.groups()
        cell = quoted.replace('""', '"') if quoted is not None else plain
        rows[-1].append(" ".join(cell.split()))
        place = found.end()
        if text[place : place + 1] == "\n":
            rows.append([])
        place += 1
    return [row for row in rows if any(row)]


def read_lines(text: str, heads: Collection[str]) -> list[list[str]]:
    """Return the lines of a block without the one of headings that it may begin with.

    Raises ValidationError where there is nothing, or too much.
    """
    lines = read_cells(text)
    if lines and lines[0][0].casefold() in heads:
        lines = lines[1:]
    if not lines:
        raise ValidationError("Tempelkan paling sedikit satu baris.")
    if len(lines) > MOST_ROWS:
        raise ValidationError(
            f"{len(lines)} baris sekaligus terlalu banyak; tempel paling banyak {MOST_ROWS}."
        )
    return lines


class Tempelan:
    """What a kind of row is pasted as: its columns, and how a line becomes a row."""

    def __init__(self, jenis: Jenis, di: str, induk: Model, tahun: int) -> None:
        self.jenis, self.di, self.induk, self.tahun = jenis, di, induk, tahun
        self.renstra = akar_of(induk) if jenis.model is Indikator else None
        self.years: Sequence[int] = (
            tuple(self.renstra.tahun) if isinstance(self.renstra, Renstra) else ()
        )

    @property
    def asal(self) -> str:
        """Return where such rows are copied from: points of a Keputusan stand in a letter."""
        return "Word" if self.jenis.model is SkButir else "Excel"

    @property
    def judul(self) -> list[str]:
        """Return the headings of the columns in their order."""
        if self.jenis.model is ProgramSasaran:
            return ["Program (kode atau nama)"]
        if self.jenis.kunci == "indikator-rpjmd":
            return ["Indikator", "Satuan"]
        if self.jenis.model is not Indikator:
            return ["Rumusan"]
        owner = ["Kode atau nama"] if self.di == "renstra" else []
        return [*owner, "Indikator", "Satuan", *(f"Target {year}" for year in self.years)]

    def read(self, text: str) -> list[BarisTempel]:
        """Read a block. Raises ValidationError where there is nothing, or too much."""
        lines = read_lines(text, _HEADS)
        return [self._line(number, cells) for number, cells in enumerate(lines, 1)]

    def rows(self, lines: Sequence[BarisTempel]) -> list[Any]:
        """Return the new rows of right lines."""
        return [new_row(self.jenis, self.di, self.induk, **line.isian) for line in lines]

    def _line(self, number: int, cells: Sequence[str]) -> BarisTempel:
        heads = self.judul
        padded = [*cells, *([""] * len(heads))][: len(heads)]
        line = BarisTempel(number, [Sel(*pair) for pair in zip(heads, padded, strict=True)])
        line.mark_extra(cells[len(heads) :])
        for place, name, value in self._read(line):
            try:
                line.isian[name] = value()
            except ValidationError as error:
                line.sel[place].galat = " ".join(error.messages)
        self._read_targets(line)
        return line

    def _read(self, line: BarisTempel) -> Iterator[tuple[int, str, Any]]:
        texts = [one.teks for one in line.sel]
        if self.jenis.model is ProgramSasaran:
            yield (
                0,
                "nomenklatur",
                lambda: pick_nomenklatur(texts[0], self.tahun, {Nomenklatur.Tingkat.PROGRAM}),
            )
            return
        first = 0
        if self.jenis.model is Indikator and self.di == "renstra":
            yield 0, "nomenklatur", lambda: pick_nomenklatur(texts[0], self.tahun)
            first = 1
        yield (
            first,
            "teks" if self.jenis.model is SkButir else "uraian",
            lambda: _required(texts[first]),
        )
        if self.jenis.model is Indikator:
            yield first + 1, "satuan", lambda: _required(texts[first + 1], _LONGEST_UNIT)
        elif self.jenis.kunci == "indikator-rpjmd":
            yield 1, "satuan", lambda: _short(texts[1], _LONGEST_UNIT)

    def _read_targets(self, line: BarisTempel) -> None:
        reader = field_for(str(line.isian.get("satuan", "")))
        places = len(self.judul) - len(self.years)
        for year, cell in zip(self.years, line.sel[places:], strict=False):
            try:
                line.target[year] = reader.clean(cell.teks)
            except ValidationError as error:
                cell.galat = " ".join(error.messages)


def _required(text: str, longest: int = 2000) -> str:
    if not text:
        raise ValidationError("Wajib diisi.")
    return _short(text, longest)


def _short(text: str, longest: int) -> str:
    if len(text) > longest:
        raise ValidationError(f"Paling panjang {longest} huruf.")
    return text


def mark_twins(lines: Sequence[BarisTempel], known: Iterable[int | None]) -> None:
    """Mark programs that stand at the sasaran already, or twice in the block."""
    seen = set(known)
    for line in lines:
        node = line.isian.get("nomenklatur")
        if node is not None and node.pk in seen:
            line.sel[0].galat = "Program ini sudah ada."
        elif node is not None:
            seen.add(node.pk)
