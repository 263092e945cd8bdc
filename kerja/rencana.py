"""Who of the staf has a step, and by when it has to be done."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from instansi.access import can, holders, require
from instansi.models import Pengguna
from instansi.rights import Right
from kerja import jejak, pesan
from kerja.models import Tahap
from kerja.tahap import address_of, lock_step, right_for
from sakip.dates import format_tanggal
from sakip.errors import Ditolak
from sakip.perubahan import Perubahan, change


def may_assign(user: Pengguna, tahap: Tahap) -> bool:
    """Return whether somebody may say who has a step: who submits or approves it."""
    return any(
        can(user, right_for(tahap.langkah, act), tahap.instansi) for act in ("submit", "approve")
    )


def may_set_deadline(user: Pengguna, tahap: Tahap) -> bool:
    """Return whether somebody may set the deadline: it is a setting of the Pemda."""
    return can(user, Right.PENGATURAN_SET, tahap.instansi.pemda)


def candidates(tahap: Tahap) -> QuerySet[Pengguna]:
    """Return who can have a step: those at the Instansi who may submit it."""
    return holders(tahap.instansi, right_for(tahap.langkah, "submit")).order_by("nama", "pk")


@transaction.atomic
def assign(
    tahap: Tahap, *, by: Pengguna | None, pemegang: Pengguna | None, versi: int | None = None
) -> Tahap:
    """Give the step to one of the staf (None = to none in particular), who is told.

    Raises PermissionDenied, Http404, Ditolak and VersiUsang.
    """
    if by and not may_assign(by, tahap):
        require(by, right_for(tahap.langkah, "submit"), tahap.instansi)
    if pemegang and pemegang not in candidates(tahap):
        raise Ditolak("Pemegang harus seseorang yang mengisi data di instansi ini.", "pemegang")
    step, changed = _change(tahap, {"pemegang": pemegang}, versi)
    if not changed:
        return step
    if pemegang and pemegang != by:
        pesan.send([pemegang], f"{_name(step)} ada pada Anda.", address_of(step))
    jejak.record("tunjuk pemegang tahap", step, by=by, instansi=tahap.instansi, perubahan=changed)
    return step


@transaction.atomic
def set_deadline(
    tahap: Tahap, *, by: Pengguna | None, tenggat: date | None, versi: int | None = None
) -> Tahap:
    """Say by when the step has to be approved (None = no deadline); its holders are told.

    Raises PermissionDenied, Http404 and VersiUsang.
    """
    if by:
        require(by, Right.PENGATURAN_SET, tahap.instansi.pemda)
    step, changed = _change(tahap, {"tenggat": tenggat}, versi)
    if not changed:
        return step
    if tenggat:
        people = [step.pemegang] if step.pemegang else list(candidates(tahap))
        pesan.send(people, f"Tenggat {_name(step)}: {format_tanggal(tenggat)}.", address_of(step))
    jejak.record("tetapkan tenggat tahap", step, by=by, instansi=tahap.instansi, perubahan=changed)
    return step


def _change(tahap: Tahap, values: dict, versi: int | None) -> tuple[Tahap, Perubahan]:
    return change(lock_step(tahap.instansi, tahap.tahun, tahap.langkah), values, versi=versi)


def _name(step: Tahap) -> str:
    return f"{step.get_langkah_display()} {step.instansi} tahun {step.tahun}"
