"""Giving and ending roles."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from instansi.access import require_governs, require_grant, require_other
from instansi.models import Instansi, Pemda, Pengguna, Penugasan, Peran
from instansi.queries import in_force, unfinished
from instansi.rights import Right
from sakip.errors import Ditolak
from sakip.perubahan import Perubahan, change, create, lock
from sakip.trail import record


@transaction.atomic
def start_penugasan(penugasan: Penugasan, *, by: Pengguna | None) -> Penugasan:
    """Give somebody a role. Raises PermissionDenied, Ditolak and ValidationError."""
    penugasan.pengguna = lock(penugasan.pengguna)
    if by and not penugasan.pengguna.is_active:  # else a role would be the way to reopen it
        require_governs(by, penugasan.pengguna, Right.ORANG_INVITE)
    row, changed = give(penugasan, by=by)
    record("mulai penugasan", row, by=by, instansi=row.instansi, perubahan=changed)
    return row


@transaction.atomic
def end_penugasan(
    penugasan: Penugasan, *, by: Pengguna | None, selesai: date | None = None
) -> Penugasan:
    """End a role after its last day, or at once (``selesai`` None).

    Raises PermissionDenied, and Ditolak for a role that is over, a day before its first or after
    its last, and a role without which nobody could manage the Pemda.
    """
    row, changed = take(penugasan, by=by, selesai=selesai)
    record("akhiri penugasan", row, by=by, instansi=row.instansi, perubahan=changed)
    return row


def give(penugasan: Penugasan, *, by: Pengguna | None) -> tuple[Penugasan, Perubahan]:
    """Write a role as part of a larger act, which records it; raises as start_penugasan does."""
    _check_place(penugasan)
    if penugasan.pengguna.keadaan == Pengguna.Keadaan.NONAKTIF:
        raise Ditolak("Akun ini nonaktif; aktifkan dulu, baru beri penugasan.")
    if by:
        require_other(by, penugasan.pengguna)
        require_grant(by, penugasan.peran, penugasan.tempat)
    same = Penugasan.objects.filter(
        unfinished(penugasan.mulai),
        pengguna=penugasan.pengguna,
        peran=penugasan.peran,
        pemda=penugasan.pemda,
        instansi=penugasan.instansi,
        dicabut__isnull=True,
    )
    if penugasan.selesai:
        same = same.filter(mulai__lte=penugasan.selesai)
    if same.exists():
        raise Ditolak("Orang ini sudah memegang peran itu di sana pada masa tersebut.", "peran")
    return create(penugasan)


def take(
    penugasan: Penugasan, *, by: Pengguna | None, selesai: date | None
) -> tuple[Penugasan, Perubahan]:
    """End a role as part of a larger act, which records it; raises as end_penugasan does."""
    if by:
        require_grant(by, penugasan.peran, penugasan.tempat)
    row = lock(penugasan)
    if not row.belum_usai:
        raise Ditolak("Penugasan ini sudah berakhir.")
    if selesai and selesai < row.mulai:
        raise Ditolak("Hari terakhir tidak boleh sebelum hari pertama penugasan.", "selesai")
    if selesai and row.selesai and selesai > row.selesai:
        raise Ditolak("Penugasan ini sudah berakhir lebih awal dari hari itu.", "selesai")
    refuse_lockout(row, by=by)
    return change(row, {"selesai": selesai} if selesai else {"dicabut": timezone.now()})


def refuse_lockout(penugasan: Penugasan, *, by: Pengguna | None) -> None:
    """Refuse to end an admin's own role as admin, and the last one that outlasts today."""
    if penugasan.peran != Peran.ADMIN:
        return
    if by and penugasan.pengguna_id == by.pk:
        raise Ditolak("Peran admin milik sendiri hanya dapat diakhiri oleh admin lain.")
    lock(penugasan.pemda)  # two admins may be ending each other
    others = Penugasan.objects.filter(
        in_force(timezone.localdate()),
        Q(selesai__isnull=True) | Q(selesai__gt=timezone.localdate()),
        peran=Peran.ADMIN,
        pemda=penugasan.pemda,
        dicabut__isnull=True,
        pengguna__is_active=True,
    ).exclude(pengguna=penugasan.pengguna)
    if not others.exists():
        raise Ditolak(f"Ini admin terakhir {penugasan.pemda}. Tunjuk dulu admin lain.")


def _check_place(penugasan: Penugasan) -> None:
    place: Instansi | None = penugasan.instansi
    owner: Pemda = penugasan.pemda
    if place and place.pemda_id != owner.pk:
        raise Ditolak("Instansi itu berada di Pemda lain.", "tempat")
    if place and not place.aktif:
        raise Ditolak("Instansi itu sudah nonaktif.", "tempat")
    if penugasan.selesai and penugasan.selesai < penugasan.mulai:
        raise Ditolak("Tanggal selesai tidak boleh sebelum tanggal mulai.", "selesai")
