"""Steps of an Instansi's year: their state, their lock, and the one service that moves them.

A service that writes data of a step calls :func:`check_entry` (or :func:`check_open`) first,
inside its own transaction. Whose right a move takes is data: ``sakip.workflow`` names the act,
``instansi.rights`` who may do it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from django.db import connection, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from instansi.access import holders, require
from instansi.models import Instansi, Pengguna
from instansi.rights import Right
from kerja import jejak, pesan
from kerja.models import Jejak, Tahap
from sakip.errors import Ditolak
from sakip.workflow import (
    AJUKAN,
    AWAL,
    BUKA,
    KEMBALIKAN,
    SETUJUI,
    TARIK,
    TERKUNCI,
    Move,
    check_transition,
)

PAGE = "laporan:tahap"
# The kind of right (``Right.kind``) that the acts of a step take; data where none is named.
_KINDS = {Tahap.Langkah.PK: "pk_camat", Tahap.Langkah.LAKIP: "lakip"}
# Steps that say what their document says (:func:`follow`); nobody moves them by themselves.
MENGIKUTI = frozenset({Tahap.Langkah.PK})
# The camat approves a PK by signing it as its first party (design, section 5).
_SPECIAL = {("pk_camat", "approve"): Right.PK_CAMAT_SIGN_FIRST}


# What an app above does as part of a move of a step: it is told the step as it now stands.
AfterMove = Callable[[Tahap, Move, Pengguna | None], None]
_AFTER: dict[str, list[AfterMove]] = defaultdict(list)


class Terkunci(Ditolak):
    """The data of the step may not change in its present state."""


class StepFollows(Ditolak):
    """The step says what its document says and is not moved by itself."""


class StepChanged(Ditolak):
    """The step was moved by somebody since the person looked at it."""


class ReasonMissing(Ditolak):
    """An act that has to be explained came without a reason."""


# Reading ----------------------------------------------------------------------------------


def right_for(langkah: str, act: str) -> Right:
    """Return the right that an act ("read", "submit", "return", "approve") on a step takes."""
    kind = _KINDS.get(Tahap.Langkah(langkah), "data")
    return _SPECIAL.get((kind, act)) or Right(f"{kind}.{act}")


def state_of(instansi: Instansi, tahun: int, langkah: str) -> Tahap:
    """Return the step; one that nobody has moved yet is a draft without a row."""
    return states_of(instansi, tahun)[langkah]


def states_of(instansi: Instansi, tahun: int) -> dict[str, Tahap]:
    """Return all steps of a year in their order, in one query."""
    rows = {
        row.langkah: row
        for row in Tahap.objects.filter(instansi=instansi, tahun=tahun).select_related(
            "oleh", "pemegang"
        )
    }
    steps = {}
    for langkah in Tahap.Langkah.values:
        step = rows.get(langkah) or Tahap(instansi=instansi, tahun=tahun, langkah=langkah)
        step.instansi = instansi
        steps[langkah] = step
    return steps


def find_lock(instansi: Instansi, tahun: int, langkah: str) -> Tahap | None:
    """Return the step that keeps the data of ``langkah`` from being changed now, or None.

    With the LAKIP all that it is made from is locked.
    """
    return _locks(instansi, [tahun], langkah).first()


def locked_years(instansi: Instansi, years: Collection[int], langkah: str) -> frozenset[int]:
    """Return the years in which the data of ``langkah`` cannot be changed."""
    return frozenset(_locks(instansi, years, langkah).values_list("tahun", flat=True))


def _locks(instansi: Instansi, years: Collection[int], langkah: str) -> QuerySet[Tahap]:
    return Tahap.objects.filter(
        instansi=instansi,
        tahun__in=years,
        status__in=TERKUNCI,
        langkah__in=[langkah, Tahap.Langkah.LAKIP],
    )


def is_locked(instansi: Instansi, tahun: int, langkah: str) -> bool:
    """Return whether the data of a step may not change now."""
    return find_lock(instansi, tahun, langkah) is not None


def describe_lock(tahap: Tahap) -> str:
    """Return what people read about a locked step: why, and the way out."""
    way = (
        "Tariklah kembali, atau mintalah camat mengembalikannya,"
        if tahap.status == Tahap.Status.DIAJUKAN
        else "Mintalah camat membukanya kembali"
    )
    return (
        f"{tahap.get_langkah_display()} tahun {tahap.tahun} sudah "
        f"{tahap.get_status_display().lower()} dan terkunci. "
        f"{way} bila ada yang harus diperbaiki."
    )


def address_of(tahap: Tahap) -> str:
    """Return the path of the page of a step."""
    where = {"kode": tahap.instansi.kode, "tahun": tahap.tahun, "langkah": tahap.langkah}
    return reverse(PAGE, kwargs=where)


def history_of(tahap: Tahap) -> QuerySet[Jejak]:
    """Return the trail of a step, newest first."""
    rows = Jejak.objects.filter(objek=Tahap._meta.label, objek_id=str(tahap.pk))
    return rows.select_related("pelaku")


# Writing ----------------------------------------------------------------------------------


def after_move(langkah: str, told: AfterMove) -> None:
    """Let an app above take part in every move of a step, inside its transaction; twice is once.

    It writes no row of trail: that of the move is the last statement.
    """
    if told not in _AFTER[langkah]:
        _AFTER[langkah].append(told)


def check_entry(
    by: Pengguna | None, instansi: Instansi, tahun: int | Iterable[int], langkah: str
) -> None:
    """Let somebody write data of a step, or raise: check_open for those who may enter data.

    Raises Http404 or PermissionDenied for those who may not (None = the system, who may).
    """
    if by is not None:
        require(by, Right.DATA_ENTER, instansi)
    check_open(instansi, tahun, langkah)


def check_open(instansi: Instansi, tahun: int | Iterable[int], langkah: str) -> None:
    """Keep a step open until the transaction ends, or raise Terkunci.

    Call it in the transaction of the write, before it: then nobody can submit between the two.
    What serves several years (a Renstra) names them all.
    """
    for year in (tahun,) if isinstance(tahun, int) else sorted(tahun):
        # In one order everywhere, so that no two wait for each other.
        for name in sorted({langkah, Tahap.Langkah.LAKIP.value}):
            step = lock_step(instansi, year, name)
            if step.terkunci:
                raise Terkunci(describe_lock(step))


def submit(tahap: Tahap, *, by: Pengguna | None, versi: int | None = None) -> Tahap:
    """Hand the step to the camat."""
    return move_step(tahap, AJUKAN, by=by, versi=versi)


def withdraw(tahap: Tahap, *, by: Pengguna | None, versi: int | None = None) -> Tahap:
    """Take a submitted step back, as long as nobody has decided on it."""
    return move_step(tahap, TARIK, by=by, versi=versi)


def return_(tahap: Tahap, *, by: Pengguna | None, alasan: str, versi: int | None = None) -> Tahap:
    """Send a submitted step back for correction, with a reason."""
    return move_step(tahap, KEMBALIKAN, by=by, alasan=alasan, versi=versi)


def approve(tahap: Tahap, *, by: Pengguna | None, versi: int | None = None) -> Tahap:
    """Approve a submitted step; it stays locked."""
    return move_step(tahap, SETUJUI, by=by, versi=versi)


def reopen(tahap: Tahap, *, by: Pengguna | None, alasan: str, versi: int | None = None) -> Tahap:
    """Open an approved step for correction, with a reason."""
    return move_step(tahap, BUKA, by=by, alasan=alasan, versi=versi)


@transaction.atomic
def move_step(
    tahap: Tahap,
    move: Move,
    *,
    by: Pengguna | None,
    alasan: str = "",
    versi: int | None = None,
) -> Tahap:
    """Make one move: state, notices and trail together; return the step as it now stands.

    ``versi`` is that of the step which the person saw: a move since then (a second click, another
    tab, somebody else) is told instead of repeated. Raises Ditolak, or what
    :func:`instansi.access.require` raises.
    """
    if by is not None:
        require(by, right_for(tahap.langkah, move.act), tahap.instansi)
    if tahap.langkah in MENGIKUTI:
        raise StepFollows(
            f"Tahap ini mengikuti dokumen {tahap.get_langkah_display()}: ajukan, kembalikan, atau "
            "tanda tangani di sana."
        )
    step = lock_step(tahap.instansi, tahap.tahun, tahap.langkah)
    _check_seen(step, versi)
    check_transition(move, step.status)
    if move.reason and not alasan.strip():
        raise ReasonMissing("Tulislah alasannya, supaya yang memperbaiki tahu apa yang diharapkan.")
    before = {"status": step.status, "alasan": step.alasan}
    step.status, step.alasan = move.ke, alasan.strip() if move.reason else ""
    step.sejak = None if move.ke == AWAL else timezone.now()
    step.oleh, step.versi = by, step.versi + 1
    step.save(update_fields=["status", "alasan", "sejak", "oleh", "versi"])
    _tell(step, move, by)
    for told in _AFTER[step.langkah]:
        told(step, move, by)
    changed = {name: [value, getattr(step, name)] for name, value in before.items()}
    jejak.record(
        f"{move.nama} tahap", step, by=by, instansi=step.instansi,
        perubahan={name: pair for name, pair in changed.items() if pair[0] != pair[1]},
    )  # fmt: skip
    return step


def follow(  # noqa: PLR0913 - a step is found by three keys
    instansi: Instansi,
    tahun: int,
    langkah: str,
    status: str,
    *,
    by: Pengguna | None,
    alasan: str = "",
) -> Tahap:
    """Let a step say what the document says that it stands for (a PK); return it.

    Part of an act of the app above, which tells people and records its own trail.
    """
    step = lock_step(instansi, tahun, langkah)
    if (step.status, step.alasan) != (status, alasan):
        step.status, step.alasan = status, alasan
        step.sejak = None if status == AWAL else timezone.now()
        step.oleh, step.versi = by, step.versi + 1
        step.save(update_fields=["status", "alasan", "sejak", "oleh", "versi"])
    return step


def lock_step(instansi: Instansi, tahun: int, langkah: str) -> Tahap:
    """Return the step's row, made if there is none, locked until the transaction ends."""
    if not connection.in_atomic_block:
        raise RuntimeError("a step is locked inside a transaction")
    rows = Tahap.objects.select_for_update().filter(instansi=instansi, tahun=tahun, langkah=langkah)
    step = rows.first()
    if step is None:
        Tahap.objects.get_or_create(instansi=instansi, tahun=tahun, langkah=langkah)
        step = rows.get()
    step.instansi = instansi
    return step


def _check_seen(step: Tahap, versi: int | None) -> None:
    if versi is not None and versi != step.versi:
        who = f" oleh {step.oleh}" if step.oleh else ""
        raise StepChanged(
            f"{step.get_langkah_display()} berubah sejak halaman itu dibuka: statusnya sekarang "
            f"{step.get_status_display()}{who}. Periksalah dahulu keadaannya yang terbaru."
        )


def _tell(step: Tahap, move: Move, by: Pengguna | None) -> None:
    """Send a notice to those at the Instansi whom the move concerns, except who made it."""
    rights = {right_for(step.langkah, act) for act in move.tell}
    people = [person for person in holders(step.instansi, *rights) if person != by]
    text = f"{step.get_langkah_display()} {step.instansi} tahun {step.tahun} {move.done}"
    text += f" oleh {by}" if by else ""
    text += f": {step.alasan}" if step.alasan else "."
    pesan.send(people, text, address_of(step))
