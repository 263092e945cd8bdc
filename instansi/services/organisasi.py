"""Making, changing and closing an Instansi and the units inside it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from instansi.models import Instansi, Pemda, Pengguna, Penugasan, Peran, SubUnit
from sakip.errors import Ditolak
from sakip.perubahan import change, create
from sakip.trail import record


@transaction.atomic
def found_pemda(pemda: Pemda, *, by: Pengguna) -> Pemda:
    """Write a new Pemda, with who makes it as its first admin: else nobody could invite anybody.

    Raises ValidationError.
    """
    row, changed = create(pemda)
    role = Penugasan(pengguna=by, peran=Peran.ADMIN, pemda=row, mulai=timezone.localdate())
    create(role)
    changed["admin pertama"] = [None, str(by)]
    record("dirikan Pemda", row, by=by, perubahan=changed)
    return row


@transaction.atomic
def create_instansi(instansi: Instansi, *, by: Pengguna | None) -> Instansi:
    """Write a new Instansi. Raises ValidationError."""
    row, changed = create(instansi)
    record("tambah instansi", row, by=by, instansi=row, perubahan=changed)
    return row


@transaction.atomic
def edit_instansi(instansi: Instansi, *, by: Pengguna | None, versi: int, **isian: Any) -> Instansi:
    """Change an Instansi. Raises VersiUsang and ValidationError."""
    row, changed = change(instansi, isian, versi=versi)
    if changed:
        record("ubah instansi", row, by=by, instansi=row, perubahan=changed)
    return row


@transaction.atomic
def set_instansi_aktif(instansi: Instansi, aktif: bool, *, by: Pengguna | None) -> Instansi:
    """Open or close an Instansi; while it is closed, the roles at it grant nothing."""
    row, changed = change(instansi, {"aktif": aktif})
    if changed:
        act = "aktifkan instansi" if aktif else "nonaktifkan instansi"
        record(act, row, by=by, instansi=row, perubahan=changed)
    return row


@transaction.atomic
def create_unit(unit: SubUnit, *, by: Pengguna | None) -> SubUnit:
    """Write a new unit. Raises Ditolak and ValidationError."""
    _check_parent(unit)
    row, changed = create(unit)
    record("tambah unit", row, by=by, instansi=row.instansi, perubahan=changed)
    return row


@transaction.atomic
def edit_unit(unit: SubUnit, *, by: Pengguna | None, versi: int, **isian: Any) -> SubUnit:
    """Change a unit. Raises Ditolak, VersiUsang and ValidationError."""
    _lock_units(unit)
    row, changed = change(unit, isian, versi=versi)
    _check_parent(row)
    if changed:
        record("ubah unit", row, by=by, instansi=row.instansi, perubahan=changed)
    return row


@transaction.atomic
def set_unit_aktif(unit: SubUnit, aktif: bool, *, by: Pengguna | None) -> SubUnit:
    """Open or close a unit. Raises Ditolak where the tree of active units would break."""
    _lock_units(unit)
    row, changed = change(unit, {"aktif": aktif})
    if not aktif and row.anak.filter(aktif=True).exists():
        raise Ditolak("Nonaktifkan dulu unit-unit di bawahnya.")
    if aktif and row.induk and not row.induk.aktif:
        raise Ditolak(f"Aktifkan dulu {row.induk}, unit induknya.")
    if changed:
        act = "aktifkan unit" if aktif else "nonaktifkan unit"
        record(act, row, by=by, instansi=row.instansi, perubahan=changed)
    return row


def _lock_units(unit: SubUnit) -> None:
    """Let the changes to one Instansi's tree of units take turns."""
    Instansi.objects.select_for_update(of=("self",)).get(pk=unit.instansi_id)


def _check_parent(unit: SubUnit) -> None:
    """Refuse a parent of another Instansi, a closed one, and one that stands below the unit."""
    parent = unit.induk
    if parent is None:
        return
    if parent.instansi_id != unit.instansi_id:
        raise Ditolak("Unit induk harus berada di instansi yang sama.", "induk")
    if unit.aktif and not parent.aktif:
        raise Ditolak("Unit induk itu sudah nonaktif.", "induk")
    above = dict(SubUnit.objects.filter(instansi=unit.instansi_id).values_list("pk", "induk"))
    step: int | None = parent.pk
    while step is not None:
        if step == unit.pk:
            raise Ditolak("Unit tidak dapat berada di bawah dirinya sendiri.", "induk")
        step = above[step]
