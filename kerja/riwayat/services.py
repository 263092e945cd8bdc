"""Restoring an earlier state of a row, as a new act."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import Http404

from instansi.access import User, require
from instansi.models import Pengguna
from kerja.jejak import restoring
from kerja.riwayat.daftar import Pemulihan, pemulihan_of
from kerja.riwayat.keadaan import Tindakan, state_at
from sakip.errors import Ditolak
from sakip.models import Editable
from sakip.numbers import round_half_up
from sakip.perubahan import Perubahan, compare, snapshot, to_json


@dataclass(frozen=True)
class Rencana:
    """What restoring the state after the act ``nomor`` would do: the row as it is, and its fields ``[now, then]``."""

    row: Editable
    nomor: int
    perubahan: Perubahan
    cara: Pemulihan


def plan_restore(
    label: str, objek_id: str, acts: list[Tindakan], nomor: int, *, by: User
) -> Rencana:
    """Return what restoring the state after an act would change.

    Raises Http404 where nothing can be restored or the user may not see it, PermissionDenied
    where they may not do it.
    """
    cara = pemulihan_of(label)
    if cara is None:
        raise Http404(f"{label} is not restored")
    row = cara.find(objek_id)
    if row is None:
        raise Http404("that row is no longer there")
    require(by, cara.right, cara.place(row))
    now = {name: value for name, value in snapshot(row).items() if name in cara.fields}
    told = {name: value for name, value in state_at(acts, nomor).items() if name in now}
    then = {name: _normalize(row, name, value) for name, value in told.items()}
    return Rencana(row, nomor, compare(now, {**now, **then}), cara)


def restore(rencana: Rencana, *, by: Pengguna, versi: int) -> Any:
    """Give the row back its earlier values, by the service that changes such rows.

    Raises Ditolak, VersiUsang and ValidationError like that service.
    """
    if not rencana.perubahan:
        raise Ditolak("Keadaan itu sama dengan yang sekarang.")
    values = {
        name: _value(rencana.row, name, then) for name, (_, then) in rencana.perubahan.items()
    }
    with restoring(rencana.nomor, rencana.cara.right):
        return rencana.cara.service(rencana.row, by=by, versi=versi, **values)


def _normalize(row: models.Model, name: str, value: Any) -> Any:
    """Return a kept value in the form of today, so that "85" and "85.0000" are one."""
    field: Any = row._meta.get_field(name)
    if field.remote_field or value is None:
        return value
    value = field.to_python(value)
    places = getattr(field, "decimal_places", None)
    return to_json(value if places is None else round_half_up(value, places))


def _value(row: models.Model, name: str, value: Any) -> Any:
    """Return a kept value as the field takes it; a row by itself, not by its id."""
    field: Any = row._meta.get_field(name)
    if not field.remote_field or value is None:
        return field.to_python(value)
    try:
        return field.related_model._base_manager.get(pk=value)
    except ObjectDoesNotExist as gone:
        raise Ditolak(f"Isian {field.verbose_name} menunjuk data yang sudah tidak ada.") from gone
