"""The trail: one append-only row for every act, written last in the act's transaction."""

from contextvars import ContextVar
from functools import partial

from django.db import connection, models, transaction
from django.utils import timezone

from instansi.access import roles_of
from instansi.models import Instansi, Pengguna
from kerja.models import Jejak
from kerja.rantai import GENESIS, Head, chain_key, keep_head, link_of

# Any number that no other advisory lock of the product uses; this one is taken nowhere else.
LOCK = 0x5A4B49
# The address that the present request comes from (kerja.middleware sets it); None outside one.
address: ContextVar[str | None] = ContextVar("jejak_address", default=None)


def record(
    aksi: str,
    objek: models.Model,
    *,
    by: Pengguna | None,
    instansi: Instansi | None = None,
    perubahan: dict[str, list] | None = None,
) -> Jejak:
    """Write the trail row of one act.

    ``by`` is the acting user (None = the system itself), ``perubahan`` maps a field's name to
    ``[before, after]`` in JSON values. Call it as the last statement of the service, inside its
    transaction: from here to the commit no other act can be recorded.
    """
    row = Jejak(
        waktu=timezone.now(),
        pelaku=by,
        peran=_describe_role(by, instansi)[:120],
        dari=address.get(),
        aksi=aksi,
        objek=objek._meta.label,
        objek_id=str(objek.pk),
        uraian=str(objek)[:300],
        instansi=instansi,
        perubahan=perubahan or {},
    )
    with transaction.atomic():
        _append(row)
    return row


def _append(row: Jejak) -> None:
    """Number and chain the row after the last one; writers take their turns."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    last = Jejak.objects.order_by("-nomor").values_list("nomor", "rantai").first()
    before = Head(*last) if last else Head(0, GENESIS)
    row.nomor = before.nomor + 1
    row.rantai = link_of(row, before.rantai, chain_key())
    row.save(force_insert=True)
    transaction.on_commit(partial(keep_head, Head(row.nomor, row.rantai)))


def _describe_role(by: Pengguna | None, instansi: Instansi | None) -> str:
    """Return the roles in which somebody acts at an Instansi: those that the act was allowed by."""
    if by is None:
        return "sistem"
    roles = [
        role for role in roles_of(by) if instansi is None or role.instansi_id in (None, instansi.pk)
    ]
    return ", ".join(sorted({f"{r.get_peran_display()} {r.instansi or r.pemda}" for r in roles}))
