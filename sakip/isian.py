"""Writing many small rows at once, each only if nobody changed it since it was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, models, transaction

from sakip.errors import VersiUsang
from sakip.models import Editable
from sakip.perubahan import Perubahan, Sel, to_json


@dataclass(frozen=True)
class Isian:
    """New values of one row of a table.

    ``kunci`` groups what is saved together or not at all; ``tempat`` finds the row, and makes it
    where ``versi`` is 0 (it was not there when somebody read it); ``sebutan`` is its name in the
    trail.
    """

    kunci: str
    tempat: Mapping[str, Any]
    nilai: Mapping[str, Any]
    versi: int
    sebutan: str


@dataclass(frozen=True)
class Hasil:
    """What changed, as the trail keeps it, and which ``kunci`` somebody else had changed."""

    perubahan: Perubahan = field(default_factory=dict)
    usang: frozenset[str] = frozenset()


def write(
    model: type[models.Model], isian: Sequence[Isian], found: models.Q | None = None
) -> Hasil:
    """Write rows of an Editable ``model`` in a constant number of statements.

    ``found`` narrows the table to where the rows can be. A row that already holds the values is
    left alone, whatever its versi. Call it inside the transaction of the service. Raises
    ValidationError for values that a column cannot keep.
    """
    try:
        with transaction.atomic():
            return _write(model, isian, found)
    except IntegrityError:
        # Somebody made the same row in this instant; now it is there to be seen.
        return _write(model, isian, found)


def _write(model: type[models.Model], isian: Sequence[Isian], found: models.Q | None) -> Hasil:
    names = list(isian[0].tempat) if isian else []
    rows = model._base_manager.select_for_update(of=("self",)).filter(found or models.Q())
    present = {_place(row, names): row for row in rows}
    todo = []
    usang = set()
    for one in isian:
        row = present.get(tuple(one.tempat.values()))
        if _says(row, one.nilai):
            continue
        if (row.versi if row else 0) != one.versi:  # type: ignore[attr-defined]
            usang.add(one.kunci)
        todo.append((one, row))
    kept = [(one, row) for one, row in todo if one.kunci not in usang]
    return Hasil(_apply(model, kept), frozenset(usang))


def _place(row: models.Model, names: Sequence[str]) -> tuple:
    return tuple(getattr(row, name) for name in names)


def _says(row: models.Model | None, nilai: Mapping[str, Any]) -> bool:
    """Return whether the row says so already; a row that is not there says nothing."""
    if row is None:
        return all(value in (None, "") for value in nilai.values())
    return all(getattr(row, name) == value for name, value in nilai.items())


def _apply(
    model: type[models.Model], kept: Sequence[tuple[Isian, models.Model | None]]
) -> Perubahan:
    told: list[tuple[models.Model, Isian, str, list]] = []
    new, changed = [], []
    fields: set[str] = set()
    for one, row in kept:
        target = row if row is not None else model(**one.tempat)
        for name, value in one.nilai.items():
            before = getattr(target, name)
            if before != value:
                # A row that is referred to is told by its field, as everywhere in the trail.
                field = model._meta.get_field(name).name
                told.append((target, one, field, [to_json(before), to_json(value)]))
                setattr(target, name, value)
        target.clean_fields(exclude=_relations(model))
        fields |= set(one.nilai)
        if row is None:
            new.append(target)
        else:
            target.versi += 1  # type: ignore[attr-defined]
            changed.append(target)
    model._base_manager.bulk_create(new)
    if changed:
        model._base_manager.bulk_update(changed, [*fields, "versi"])
    # Only now new rows have a key of their own, by which their history is found.
    tabel = str(model._meta.model_name)
    return {str(Sel(tabel, row.pk, one.sebutan, name)): pair for row, one, name, pair in told}


def refuse_stale(row: Editable, usang: frozenset[str]) -> None:
    """Raise VersiUsang where the one row that was written had been changed by somebody else."""
    if usang:
        raise VersiUsang(row)


def _relations(model: type[models.Model]) -> set[str]:
    """Foreign keys are checked by the database: by Django each would cost a query."""
    return {field.name for field in model._meta.concrete_fields if field.is_relation}
