"""The trail: one append-only row for every act, written last in the act's transaction."""

from contextvars import ContextVar
from functools import partial

from django.db import connection, models, transaction
from django.utils import timezone

from instansi.access import roles_of
from instansi.models import Instansi, Pemda, Pengguna, Penugasan
from instansi.queries import unfinished_penugasan
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

    Where the act took place (``instansi`` and its Pemda) decides who may read the row. Without an
    ``instansi`` it follows from the object, or from where the user serves.
    """
    where = _place_of(objek, by, instansi)
    row = Jejak(
        waktu=timezone.now(),
        pelaku=by,
        peran=_describe_role(by, instansi)[:120],
        dari=address.get(),
        aksi=aksi,
        objek=objek._meta.label,
        objek_id=str(objek.pk),
        uraian=str(objek)[:300],
        instansi_id=where[0],
        pemda_id=where[1],
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


def _place_of(
    objek: models.Model, by: Pengguna | None, instansi: Instansi | None
) -> tuple[int | None, int | None]:
    """Return the ids of the Instansi and the Pemda where an act took place, None = not known."""
    if instansi is not None:
        return instansi.pk, instansi.pemda_id
    if isinstance(objek, Pemda):
        return None, objek.pk
    pemda_id = getattr(objek, "pemda_id", None)
    if pemda_id is not None:
        return None, pemda_id
    own = _roles_of_object(objek) if isinstance(objek, Pengguna) else []
    if own:
        return _only({role.instansi_id for role in own}), _only({role.pemda_id for role in own})
    return None, _only({role.pemda_id for role in roles_of(by)} if by else set())


def _roles_of_object(person: Pengguna) -> list[Penugasan]:
    """Return what a person is or will be, or if nothing any more: what they were."""
    return list(unfinished_penugasan(person)) or list(Penugasan.objects.filter(pengguna=person))


def _only(ids: set[int | None]) -> int | None:
    return ids.pop() if len(ids) == 1 else None


def _describe_role(by: Pengguna | None, instansi: Instansi | None) -> str:
    """Return the roles in which somebody acts at an Instansi: those that the act was allowed by."""
    if by is None:
        return "sistem"
    roles = [
        role for role in roles_of(by) if instansi is None or role.instansi_id in (None, instansi.pk)
    ]
    return ", ".join(sorted({f"{r.get_peran_display()} {r.instansi or r.pemda}" for r in roles}))
