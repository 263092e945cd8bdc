"""Writing one row and telling what changed in it: what services share, and the trail keeps."""

import re
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models, transaction

from sakip.errors import VersiUsang
from sakip.models import Editable

Row = TypeVar("Row", bound=models.Model)
Shared = TypeVar("Shared", bound=Editable)
Perubahan = dict[str, list]

# The trail's keys are split at spaces.
NO_BREAK = "\u00a0"
_CELL = re.compile(r"(?P<tabel>[a-z]+) #(?P<pk>[0-9]+);(?P<sebutan>[^ ]*) (?P<isian>[a-z_]+)")

# Never kept in the trail; ``versi`` only counts what the trail tells.
_UNTOLD = {"id", "password", "versi"}


def to_json(value: Any) -> Any:
    """Return a field's value as the trail keeps it; what is no JSON is kept as its text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


@dataclass(frozen=True)
class Sel:
    """A field of a row that was written with many others, as a key of the trail names it.

    ``tabel`` is the bare name of the model, ``sebutan`` what the row was called then.
    """

    tabel: str
    pk: int
    sebutan: str
    isian: str

    def __str__(self) -> str:
        return f"{mark_row(self.tabel, self.pk)}{self.sebutan.replace(' ', NO_BREAK)} {self.isian}"


def mark_row(tabel: str | None, pk: Any) -> str:
    """Return the beginning of every key about a row: by it the trail is searched."""
    return f"{tabel} #{pk};"


def read_sel(key: str) -> Sel | None:
    """Return what a key of the trail names, None where it is no cell of such a row."""
    found = _CELL.fullmatch(key)
    if found is None:
        return None
    words = found["sebutan"].replace(NO_BREAK, " ")
    return Sel(found["tabel"], int(found["pk"]), words, found["isian"])


def snapshot(row: models.Model) -> dict[str, Any]:
    """Return the values of a row's own fields as the trail keeps them; a foreign key by its id."""
    return {
        field.name: to_json(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in _UNTOLD
    }


def compare(before: dict[str, Any], after: dict[str, Any]) -> Perubahan:
    """Return ``{field: [before, after]}`` of the fields that differ."""
    return {
        name: [before.get(name), after.get(name)]
        for name in {**before, **after}
        if before.get(name) != after.get(name)
    }


def describe_new(row: models.Model) -> Perubahan:
    """Return what a new row says: every field that is not empty, from nothing."""
    return {name: [None, value] for name, value in snapshot(row).items() if value not in (None, "")}


def create(row: Row) -> tuple[Row, Perubahan]:
    """Check and write a new row; return it with what the trail keeps. Raises ValidationError."""
    row.full_clean()
    row.save(force_insert=True)
    return row, describe_new(row)


def lock(row: Shared, versi: int | None = None) -> Shared:
    """Return the row as it stands, locked to the end of the transaction.

    With the ``versi`` under which somebody read it, raises :class:`VersiUsang` if it has changed.
    """
    saved = type(row)._base_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if versi is not None and saved.versi != versi:
        raise VersiUsang(saved)
    return saved


def with_values(row: Shared, values: Mapping[str, Any]) -> Shared:
    """Return a copy of the row with other values, checked as a whole; nothing is written.

    For services that write many rows at once and leave the checks between columns to a form.
    Raises ValidationError.
    """
    after = copy(row)
    for name, value in values.items():
        setattr(after, name, value)
    relations = {field.name for field in row._meta.concrete_fields if field.is_relation}
    after.full_clean(exclude=relations, validate_unique=False)
    return after


@transaction.atomic
def change(
    row: Shared, values: dict[str, Any], *, versi: int | None = None
) -> tuple[Shared, Perubahan]:
    """Give an Editable row new values; return it as saved with what the trail keeps.

    The row is locked and checked as a whole; where nothing differs nothing is written. Raises
    VersiUsang and ValidationError.
    """
    saved = lock(row, versi)
    before = snapshot(saved)
    for name, value in values.items():
        setattr(saved, name, value)
    changed = compare(before, snapshot(saved))
    if changed:
        saved.versi += 1
        saved.full_clean()
        saved.save(update_fields=[*changed, "versi"])
    return saved, changed
