"""What a grid is made of."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.forms import Field

_ID_DIGITS = 19  # what a column of ids holds in every database

Versi = Mapping[str, int]
Errors = Mapping[str, str]  # column → what is wrong, in Indonesian


@dataclass(frozen=True)
class Column:
    """A column; without ``field`` it is only read.

    ``part`` names the record of the row that the column writes: each has a ``versi`` of its own,
    so that two people may fill different quarters of one row.
    """

    name: str
    label: str
    field: Field | None = None
    part: str = ""
    help: str = ""
    numeric: bool = True
    long: bool = False  # a text of several lines


@dataclass(frozen=True)
class Row:
    """A row. ``cells`` holds the text of every column; without ``versi`` the row is only read.

    ``name`` is how labels and messages call the row, ``details`` explain single cells (a
    derivation), ``warning`` is what should be looked at and is no error. ``closed`` columns are
    only read in this row, ``fields`` read a column otherwise than the column itself says. ``tempat``
    is how a remark names the row (``laporan.periksa``), empty where none can be about it alone.
    """

    key: str
    title: str
    name: str
    cells: Mapping[str, str]
    versi: Versi = field(default_factory=dict)
    code: str = ""
    level: int = 0
    total: bool = False
    warning: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    fields: Mapping[str, Field] = field(default_factory=dict)
    remove_url: str = ""
    tempat: str = ""
    link: tuple[str, str] = ("", "")  # what belongs to the row elsewhere: address and words

    def field_of(self, column: Column) -> Field | None:
        """Return what reads a cell of the row, or None where it cannot be edited."""
        if not self.versi or column.field is None or column.name in self.closed:
            return None
        return self.fields.get(column.name, column.field)


@dataclass(frozen=True)
class Edit:
    """What somebody wants of a row: cleaned values of the cells that they changed."""

    key: str
    versi: Versi
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Refusal:
    """Why a row was not saved: errors by column, or somebody else changed it since it was read."""

    errors: Errors = field(default_factory=dict)
    conflict: bool = False


@dataclass(frozen=True)
class Trail:
    """Where a grid's history is found: on which object, which tables, and words of its rows."""

    objek: Any
    tabel: tuple[str, ...]
    cari: str = ""


def ids_of(keys: Iterable[str], prefix: str = "") -> list[int]:
    """Return the ids in keys that are a prefix and an id; what somebody made up is left out."""
    ids = (key.removeprefix(prefix) for key in keys if key.startswith(prefix))
    return [int(one) for one in ids if one.isascii() and one.isdecimal() and len(one) < _ID_DIGITS]


class Grid(ABC):
    """A table of one page: whose and which is the business of the class that inherits."""

    columns: Sequence[Column]
    caption: str
    head: str  # heading of the column of row titles
    empty: str = "Belum ada baris."
    most: int = 300  # rows to fill in on one page; what is longer is shown in parts

    @property
    def trail(self) -> Trail | None:
        """Return where the history of its cells is found, None = nowhere."""
        return None

    @abstractmethod
    def authorize(self) -> None:
        """Let those pass who may save here; raise Http404 or PermissionDenied for all others.

        The service asks again: this one answers before anything is read.
        """

    @abstractmethod
    def rows(self) -> Sequence[Row]:
        """Return all rows as they stand, in a constant number of queries."""

    def editable_rows(self, keys: Collection[str] | None = None) -> Sequence[Row]:
        """Return at least the rows that can be edited, of ``keys`` where given, in any order.

        Enough to read what somebody wants of them; a grid may know a short way.
        """
        return self.rows()

    def rows_after(self, keys: Collection[str]) -> Sequence[Row]:
        """Return at least the rows of ``keys`` and every sum as they stand once these were saved.

        A grid whose rows do not depend on each other may know a short way.
        """
        return self.rows()

    @abstractmethod
    def save(self, edits: Sequence[Edit]) -> Mapping[str, Refusal]:
        """Save rows in one transaction with one row of trail; return those that were not saved.

        Raises Ditolak where nothing may be saved at all.
        """

    def check(self, row: Row, values: Mapping[str, Any]) -> Errors:
        """Return what is wrong between the cells of a row, whose other values stand as they are."""
        return {}
