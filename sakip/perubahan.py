"""Writing one row and telling what changed in it: what services share, and the trail keeps."""

from typing import Any, TypeVar

from django.db import models, transaction

from sakip.errors import VersiUsang
from sakip.models import Editable

Row = TypeVar("Row", bound=models.Model)
Shared = TypeVar("Shared", bound=Editable)
Perubahan = dict[str, list]

# Never kept in the trail; ``versi`` only counts what the trail tells.
_UNTOLD = {"id", "password", "versi"}


def to_json(value: Any) -> Any:
    """Return a field's value as the trail keeps it; what is no JSON is kept as its text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


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
