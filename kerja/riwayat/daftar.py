"""What the trail knows by name, and what may be restored: each app registers its own models."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from instansi.access import Place
from instansi.models import Instansi, Pengguna
from instansi.rights import Right
from kerja import jejak
from sakip.models import Editable
from sakip.perubahan import change

# Changes a row: service(row, by=user, versi=number, **values).
Service = Callable[..., Any]

_MODELS: dict[str, type[models.Model]] = {}
_RESTORABLE: dict[str, "Pemulihan"] = {}


@dataclass(frozen=True)
class Pemulihan:
    """How rows of a model are restored: which fields, by whom, and by which service.

    Rows ``massal`` are written many in one act on what they belong to; one that says nothing is
    one of their states.
    """

    model: type[Editable]
    fields: tuple[str, ...]
    right: Right
    place: Callable[[Any], Place]
    service: Service
    massal: bool = False

    def find(self, pk: str) -> Editable | None:
        """Return the row as it is now; None where it is no longer there."""
        return self.model._base_manager.filter(pk=pk).first()


def register(*kinds: type[models.Model]) -> None:
    """Let the trail name these models and their fields."""
    _MODELS.update({kind._meta.label: kind for kind in kinds})


def model_of(label: str) -> type[models.Model] | None:
    """Return a registered model by its label ("renstra.Indikator")."""
    return _MODELS.get(label)


def model_named(name: str) -> type[models.Model] | None:
    """Return a registered model by its bare name in small letters ("masajabatan")."""
    return next((kind for kind in _MODELS.values() if kind._meta.model_name == name), None)


def restorable(
    kind: type[Editable],
    *fields: str,
    right: Right,
    place: Callable[[Any], Place],
    service: Service | None = None,
    massal: bool = False,
) -> None:
    """Let those who have ``right`` at the row's place restore these fields of a model.

    Without a ``service`` of its own (which checks rules that span rows) a row is changed as it
    is, and checked by itself.
    """
    own = service or _changer(place)
    _RESTORABLE[kind._meta.label] = Pemulihan(kind, fields, right, place, own, massal)


def pemulihan_of(label: str) -> Pemulihan | None:
    """Return how rows of a model are restored, None = not at all."""
    return _RESTORABLE.get(label)


def _changer(place: Callable[[Any], Place]) -> Service:
    @transaction.atomic
    def restore(row: Editable, *, by: Pengguna, versi: int, **values: Any) -> Editable:
        saved, changed = change(row, values, versi=versi)
        if changed:
            where = place(saved)
            instansi = where if isinstance(where, Instansi) else None
            jejak.record("ubah", saved, by=by, instansi=instansi, perubahan=changed)
        return saved

    return restore
