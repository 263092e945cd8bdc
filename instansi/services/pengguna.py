"""Changing, closing and opening accounts; none is ever deleted."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from instansi.access import require_keys
from instansi.models import Pengguna
from instansi.queries import home_of, unfinished_penugasan
from instansi.services import surat
from instansi.services.penugasan import refuse_lockout
from instansi.services.sesi import end_sessions
from instansi.services.undangan import revoke_open
from sakip.errors import Ditolak
from sakip.perubahan import Perubahan, change, lock
from sakip.trail import record


@transaction.atomic
def edit_pengguna(pengguna: Pengguna, *, by: Pengguna | None, versi: int, **isian: Any) -> Pengguna:
    """Change who somebody is; the address that they had is told when it changes.

    A username that is the NIP follows the NIP; a link sent to an earlier address is revoked.
    Raises PermissionDenied, Ditolak, VersiUsang and ValidationError.
    """
    before = lock(pengguna, versi)
    if by and isian.get("email", before.email) != before.email:
        require_keys(by, before)
    pejabat = isian.get("pejabat")
    if pejabat:
        isian |= {"nama": pejabat.nama_gelar, "nip": pejabat.nip}
    if before.nip and before.username == before.nip and "nip" in isian:
        isian["username"] = isian["nip"]
    if not isian.get("username", before.username):
        raise Ditolak("NIP ini dipakai untuk masuk; ganti dengan NIP lain, bukan kosong.", "nip")
    row, changed = change(pengguna, isian, versi=versi)
    if changed:
        if "email" in changed:
            changed |= revoke_open(row)
        if "email" in changed and before.email:
            surat.post("surel_diubah", before.email, {"orang": row, "pengubah": by})
        record("ubah pengguna", row, by=by, instansi=home_of(row), perubahan=changed)
    return row


@transaction.atomic
def deactivate(pengguna: Pengguna, *, by: Pengguna | None) -> Pengguna:
    """Close an account at once: its sessions, its roles and an open invitation end with it.

    Raises Ditolak for one's own account, and where nobody could then manage a Pemda.
    """
    person = lock(pengguna)
    if by and person.pk == by.pk:
        raise Ditolak("Akun sendiri hanya dapat dinonaktifkan oleh orang lain.")
    home = home_of(person)
    told = _withdraw_roles(person, by) | revoke_open(person)
    person, changed = change(person, {"is_active": False, "is_staff": False, "is_superuser": False})
    told |= changed
    if not told:
        raise Ditolak("Akun ini sudah nonaktif.")
    told["sesi"] = [end_sessions(person), 0]
    record("nonaktifkan pengguna", person, by=by, instansi=home, perubahan=told)
    return person


@transaction.atomic
def reactivate(pengguna: Pengguna, *, by: Pengguna | None) -> Pengguna:
    """Open a closed account again, without the roles that it had. Raises Ditolak."""
    person = lock(pengguna)
    if person.keadaan == Pengguna.Keadaan.DIUNDANG:
        raise Ditolak("Orang ini belum pernah memilih kata sandi; kirimkan undangan lagi.")
    person, changed = change(person, {"is_active": True})
    if not changed:
        raise Ditolak("Akun ini sudah aktif.")
    record("aktifkan pengguna", person, by=by, perubahan=changed)
    return person


def _withdraw_roles(person: Pengguna, by: Pengguna | None) -> Perubahan:
    told: Perubahan = {}
    now = timezone.now()
    # All roles are locked before any Pemda, as where a single role is ended: no deadlock.
    for role in list(unfinished_penugasan(person).select_for_update(of=("self",)).order_by("pk")):
        refuse_lockout(role, by=by)
        change(role, {"dicabut": now})
        told[f"penugasan {role.pk} dicabut"] = [None, now.isoformat()]
    return told
