"""Copying what hangs on one Instansi to many others: one statement a model, whatever their number."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models

Kunci = tuple[type[models.Model], Any]
Ubah = Callable[[Any, Any, Any], bool]  # (new row, row it was copied from, place) → keep it?
_BATCH = 500


@dataclass(eq=False)
class Sasaran:
    """Where rows are copied to.

    ``baru`` says which row stands there for one of the original; ``ganti`` which words do.
    """

    baru: dict[Kunci, Any] = field(default_factory=dict)
    ganti: tuple[tuple[str, str], ...] = ()
    disalin: set[type[models.Model]] = field(default_factory=set)


def copy_rows(
    rows: Sequence[models.Model], places: Iterable[Sasaran], ubah: Ubah | None = None
) -> None:
    """Copy rows of one model to every place; keys that were copied too point to the copies.

    A row whose parent was left out is left out. ``ubah`` may change a copy, or leave it out by
    returning False. Rows that stand under rows of their own model come after them.
    """
    if not rows:
        return
    model, own = type(rows[0]), list(places)
    for level in _levels(rows):
        made = [(place, old, _copy(old, place)) for place in own for old in level]
        kept = [
            (place, old, row)
            for place, old, row in made
            if row is not None and (ubah is None or ubah(row, old, place))
        ]
        model._default_manager.bulk_create([row for _, _, row in kept], batch_size=_BATCH)
        for place, old, row in kept:
            place.baru[model, old.pk] = row
    for place in own:
        place.disalin.add(model)


def _levels(rows: Sequence[models.Model]) -> Iterator[list[Any]]:
    """Yield the rows in groups: those under nothing of their own kind first."""
    own = next((f for f in _keys(type(rows[0])) if f.related_model is type(rows[0])), None)
    left, done = list(rows), {None}
    while left:
        ready = [r for r in left if own is None or getattr(r, own.attname) in done]
        if not ready:  # what stands under a row that is not copied stays there
            ready = left
        yield ready
        done |= {r.pk for r in ready}
        left = [r for r in left if r not in ready]


def _copy(old: models.Model, place: Sasaran) -> Any:
    """Return an unsaved copy for a place; None where the row it hangs on was left out there."""
    fields = [f for f in old._meta.concrete_fields if not f.primary_key]
    row = type(old)(**{f.attname: getattr(old, f.attname) for f in fields})
    for key in _keys(type(old)):
        value = getattr(old, key.attname)
        found = place.baru.get((key.related_model, value))
        if found is not None:
            setattr(row, key.name, found)
        elif value is not None and key.related_model in place.disalin:
            return None
    for one in fields:
        if isinstance(one, (models.CharField, models.TextField)):
            setattr(row, one.attname, rename(getattr(row, one.attname), place))
    return row


def rename(text: Any, place: Sasaran) -> Any:
    """Return a text with the names of the place instead of those of the original."""
    for before, after in place.ganti if isinstance(text, str) else ():
        text = text.replace(before, after).replace(before.upper(), after.upper())
    return text


def _keys(model: type[models.Model]) -> list[Any]:
    return [f for f in model._meta.concrete_fields if isinstance(f, models.ForeignKey)]
