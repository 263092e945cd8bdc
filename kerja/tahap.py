"""Whether a step of an Instansi's year is open for entries: what lower services ask."""

from collections.abc import Collection

from instansi.access import require
from instansi.models import Instansi, Pengguna
from instansi.rights import Right
from kerja.models import Tahap
from sakip.errors import Ditolak


class Terkunci(Ditolak):
    """The step is approved and locked; its data stay as they are until it is reopened."""


def find_lock(instansi: Instansi, tahun: int, langkah: str) -> Tahap | None:
    """Return the locked step that keeps the data of ``langkah`` from being changed, or None.

    With the LAKIP all that it was made from is locked.
    """
    steps = Tahap.objects.filter(instansi=instansi, tahun=tahun, terkunci=True)
    return steps.filter(langkah__in=[langkah, Tahap.Langkah.LAKIP]).first()


def locked_years(instansi: Instansi, years: Collection[int], langkah: str) -> frozenset[int]:
    """Return the years in which the data of ``langkah`` cannot be changed."""
    steps = Tahap.objects.filter(instansi=instansi, tahun__in=years, terkunci=True)
    locked = steps.filter(langkah__in=[langkah, Tahap.Langkah.LAKIP])
    return frozenset(locked.values_list("tahun", flat=True))


def describe_lock(tahap: Tahap) -> str:
    """Return what people read about a locked step."""
    return (
        f"{tahap.get_langkah_display()} tahun {tahap.tahun} sudah "
        f"{tahap.get_status_display().lower()} dan terkunci. "
        "Mintalah camat membukanya kembali bila ada yang harus diperbaiki."
    )


def check_entry(by: Pengguna | None, instansi: Instansi, tahun: int, langkah: str) -> None:
    """Let a service write data of a step; the first statement of its transaction.

    Raises Http404 or PermissionDenied for those who may not (None = the system, who may), and
    Terkunci where the step is locked. The steps are locked to the end of the transaction, so
    that nobody approves a step while its data change.
    """
    if by is not None:
        require(by, Right.DATA_ENTER, instansi)
    list(Tahap.objects.select_for_update().filter(instansi=instansi, tahun=tahun).order_by("pk"))
    locked = find_lock(instansi, tahun, langkah)
    if locked is not None:
        raise Terkunci(describe_lock(locked))
