"""The trail: one append-only row for every act, written last in the act's transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from textwrap import shorten

from django.db import connection, models, transaction
from django.utils import timezone

from instansi.access import roles_of
from instansi.models import Instansi, Pemda, Pengguna, Penugasan
from instansi.queries import unfinished_penugasan
from instansi.rights import RIGHTS, Right
from kerja.models import Jejak
from kerja.rantai import GENESIS, Head, chain_key, keep_head, link_of

# Any number that no other advisory lock of the product uses; this one is taken nowhere else.
LOCK = 0x5A4B49
# The address that the present request comes from (kerja.middleware sets it); None outside one.
address: ContextVar[str | None] = ContextVar("jejak_address", default=None)
# The act whose state the present one restores, and the right to; None for every other act.
_restored: ContextVar[tuple[int, Right] | None] = ContextVar("jejak_restored", default=None)
# What a row of "pulihkan" says beside the fields.
RESTORED = "keadaan sesudah nomor"
# Acts at the door, by somebody who has not shown who they are.
AT_THE_DOOR = frozenset({"gagal masuk", "salah kode verifikasi"})


@contextmanager
def restoring(nomor: int, right: Right) -> Iterator[None]:
    """Record what a service does in this block as restoring the state after the act ``nomor``.

    Services below know of no restoring; ``right`` is the one that allowed it, so that only roles
    which give it are named.
    """
    token = _restored.set((nomor, right))
    try:
        yield
    finally:
        _restored.reset(token)


def name_nobody(aksi: str) -> str:
    """Return who did an act that has no person: the system, or somebody at the door."""
    return "tidak dikenal" if aksi in AT_THE_DOOR else "sistem"


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
    right = None
    if (restored := _restored.get()) is not None:
        aksi, (nomor, right) = "pulihkan", restored
        perubahan = {**(perubahan or {}), RESTORED: [None, nomor]}
    where = _place_of(objek, by, instansi)
    row = Jejak(
        waktu=timezone.now(),
        pelaku=by,
        peran=describe_roles(by, instansi, right) if by else name_nobody(aksi),
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
    # Robust: the act is committed, and a full disk must not make it look as if it were not.
    transaction.on_commit(partial(keep_head, Head(row.nomor, row.rantai)), robust=True)


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


def describe_roles(by: Pengguna, instansi: Instansi | None, right: Right | None) -> str:
    """Return the roles, as held ("Plt. Camat, Kecamatan Patrang"), in which somebody acts there.

    Where they do not all fit, whole words are left out at the end.
    """
    roles = [
        role
        for role in roles_of(by)
        if (instansi is None or role.tempat in (instansi, instansi.pemda))
        and (right is None or right in RIGHTS[role.peran])
    ]
    width = Jejak._meta.get_field("peran").max_length
    told = "; ".join(sorted({role.sebutan for role in roles}))
    return shorten(told, width=width or len(told), placeholder=" …")
