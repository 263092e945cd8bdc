"""What the grids of indicators share: their rows, their cells, and how these become records."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.forms import CharField
from django.urls import reverse

from capaian.data import HasilIndikator
from capaian.formulas import Capaian
from capaian.models import Analisis, PembandingNasional, PredikatIndikator, RealisasiIndikator
from capaian.queries import load_hasil, load_hasil_indikator
from capaian.services import IsianIndikator
from instansi.access import require
from instansi.models import Instansi, Pengguna
from instansi.rights import Right
from kerja.bukti import count_bukti
from renstra.data import IndikatorData
from renstra.models import Indikator
from renstra.queries import load_indikator_sasaran
from sakip.angka import Angka
from sakip.fields import cell_of
from sakip.forms import LONGEST_TEXT
from sakip.grid import Column, Edit, Grid, Refusal, Row, Trail
from sakip.grid.data import ids_of

_LONGEST_FORM = 200
Record = RealisasiIndikator | PembandingNasional | Analisis | PredikatIndikator | None

BENTUK = Column(
    "bentuk",
    "Bentuk cetak",
    CharField(required=False, max_length=_LONGEST_FORM),
    "tahun",
    "bila dicetak lain, misalnya B (80)",
    numeric=False,
)
CAPAIAN = Column("capaian", "Capaian")
KATEGORI = Column("kategori", "Kategori", numeric=False)
TARGET = Column("target", "Target")


def long_column(name: str, label: str, part: str) -> Column:
    """Return a column for a text of several lines."""
    reader = CharField(required=False, max_length=LONGEST_TEXT)
    return Column(name, label, reader, part, numeric=False, long=True)


class GridIndikator(Grid):
    """What these grids share: rows of indicators under their sasaran."""

    head = "Sasaran dan indikator"
    empty = "Belum ada indikator: isi Renstra yang berlaku pada tahun ini dahulu."
    save_with: Callable[..., frozenset[str]]
    tabel = "realisasiindikator"  # in the trail
    of_year = True  # the rows of that table bear the year of the page

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        self.instansi, self.tahun, self.user = instansi, tahun, user
        self.names: dict[str, str] = {}

    def authorize(self) -> None:
        """Let those pass who enter the data of the Instansi."""
        require(self.user, Right.DATA_ENTER, self.instansi)

    @property
    def trail(self) -> Trail:
        """Return where the history of its cells is found."""
        return Trail(self.instansi, (self.tabel,), str(self.tahun) if self.of_year else "")

    def rows(self) -> Sequence[Row]:
        """Return the indicators of all sasaran, each sasaran headed by its own row."""
        hasil = load_hasil(self.instansi, self.tahun)
        self.read([one.indikator for one in hasil.indikator])
        rows = []
        for one in hasil.sasaran:
            title = f"Sasaran {one.sasaran.nomor}. {one.sasaran.uraian}"
            rows.append(Row(f"s{one.sasaran.id}", title, title, {}, level=1))
            rows += [self.complete(self.row(i.indikator), i) for i in one.indikator]
        return rows

    def rows_after(self, keys: Collection[str]) -> Sequence[Row]:
        """Return the indicators of these keys: none depends on another, and there is no sum."""
        hasil = load_hasil_indikator(self.instansi, self.tahun, ids_of(keys))
        self.read([one.indikator for one in hasil])
        return [self.complete(self.row(one.indikator), one) for one in hasil]

    def editable_rows(self, keys: Collection[str] | None = None) -> Sequence[Row]:
        """Return the indicators with what was recorded; the engine is not needed to read edits."""
        ids = None if keys is None else ids_of(keys)
        indikator = load_indikator_sasaran(self.instansi, self.tahun, ids)
        self.read(indikator)
        return self._named([self.row(one) for one in indikator])

    def _named(self, rows: Sequence[Row]) -> Sequence[Row]:
        self.names = {row.key: row.name for row in rows}
        return rows

    @cached_property
    def files(self) -> Counter[int]:
        """How many files show each indicator's figure to be true."""
        return count_bukti(self.instansi, self.tahun, Indikator)

    def link_of(self, one: IndikatorData) -> tuple[str, str]:
        """Return the way to the evidence of an indicator, and how much there is."""
        address = reverse("bukti:indikator", args=[self.instansi.kode, self.tahun, one.id])
        count = self.files[one.id]
        return address, f"Bukti: {count} berkas" if count else "Tambah bukti"

    @abstractmethod
    def read(self, indikator: Sequence[IndikatorData]) -> None:
        """Read the records of the indicators."""

    @abstractmethod
    def row(self, one: IndikatorData) -> Row:
        """Return the row of an indicator with what was recorded."""

    def complete(self, row: Row, hasil: HasilIndikator) -> Row:
        """Add what the engine says about it."""
        return row

    @abstractmethod
    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield what an edit gives to each record of its row."""

    def save(self, edits: Sequence[Edit]) -> Mapping[str, Refusal]:
        """Save the changed records of all rows in one act."""
        given = [one for edit in edits for one in self.isian(edit)]
        stale = type(self).save_with(self.instansi, given, by=self.user)
        return {key: Refusal(conflict=True) for key in stale}

    def _give(
        self, edit: Edit, part: str, nilai: Mapping[str, Any], tahun: int = 0, triwulan: int = 0
    ) -> IsianIndikator:
        return IsianIndikator(
            edit.key,
            int(edit.key),
            tahun or self.tahun,
            nilai,
            edit.versi.get(part, 0),
            self.names[edit.key][:80],
            triwulan or None,
        )


def versi_of(record: Record) -> int:
    """Return the versi of a record, 0 where there is none."""
    return record.versi if record else 0


def add_cells(row: Row, cells: Mapping[str, str], **more: Any) -> Row:
    """Return a row with further cells, and other fields replaced."""
    return replace(row, cells={**row.cells, **cells}, **more)


def explain(capaian: Capaian) -> dict[str, str]:
    """Return how a capaian came about, or why there is none, for its cell."""
    why = capaian.derivasi or capaian.alasan
    return {"capaian": why} if why else {}


def columns_of(angka: Angka) -> dict[str, Any]:
    """Return a figure as the columns of its record."""
    return {"nilai": angka.nilai, "alasan": angka.alasan}


def values_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of a record from the cells: a figure is two, the printed form "teks"."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Angka):
            found |= columns_of(value)
        else:
            found["teks" if name == "bentuk" else name] = value
    return found


def year_cells(record: RealisasiIndikator | None) -> dict[str, str]:
    """Return the cells of the record of a year."""
    if record is None:
        return {}
    ratio = {"pembilang": record.pembilang, "penyebut": record.penyebut}
    return {
        "nilai": cell_of(record.angka),
        "bentuk": record.teks,
        **{name: cell_of(Angka(nilai)) for name, nilai in ratio.items() if nilai is not None},
    }
