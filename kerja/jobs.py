"""Background work: the one port through which every app hands over long jobs.

An app registers a function with :func:`job`; a view calls :func:`submit`. Who carries it to a
worker is ``settings.JOBS_ENGINE`` (``kerja.engines``), how it is done ``kerja.runner``, what is
done about dead workers and old rows ``kerja.tending``.
"""

from django.db.models import Q
from django.utils import timezone

from instansi.models import Pengguna
from kerja.engines import engine
from kerja.models import Pekerjaan
from kerja.registry import JOBS, Job, JobFailed, Progress, job, job_of
from kerja.runner import MOST_TRIES, NOT_ALLOWED, SILENCE, end, is_lost, name, ours, run

__all__ = [
    "MOST_TRIES", "NOT_ALLOWED", "SILENCE", "Job", "JobFailed", "Progress", "cancel", "is_lost",
    "job", "job_of", "name", "run", "submit", "take_up",
]  # fmt: skip

UNFINISHED = [Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN]
LOST = (
    f"Pekerja latar berhenti di tengah pekerjaan ini, {MOST_TRIES} kali. "
    "Coba lagi nanti; bila terulang, hubungi admin."
)


def submit(name: str, *, by: Pengguna | None, **args) -> Pekerjaan:
    """Queue the job ``name`` with JSON arguments and return the row that people watch.

    The same job with the same arguments that still waits or runs for the same person is
    returned instead of queued again. Raises KeyError for a name nobody registered.
    """
    if name not in JOBS:
        raise KeyError(f"no job is registered as {name!r}")
    unfinished = Pekerjaan.objects.filter(
        nama=name, args=args, oleh=by, induk=None, status__in=UNFINISHED
    ).first()
    if unfinished:
        if is_lost(unfinished):
            take_up(unfinished)
        return unfinished
    judul = JOBS[name].describe(**args)[:300]
    pekerjaan = Pekerjaan.objects.create(nama=name, judul=judul, args=args, oleh=by)
    engine().send(str(pekerjaan.pk), later=False)
    pekerjaan.refresh_from_db()
    return pekerjaan


def cancel(pekerjaan: Pekerjaan) -> bool:
    """End a job that waits or runs, with its parts; return False where it had ended already.

    It ends at once for the person; a worker that is at it stops at its next part.
    """
    own = Q(pk=pekerjaan.pk) | Q(induk=pekerjaan)
    return bool(
        Pekerjaan.objects.filter(own, status__in=UNFINISHED).update(
            status=Pekerjaan.Status.BATAL, berakhir=timezone.now()
        )
    )


def take_up(lost: Pekerjaan) -> None:
    """Hand the job of a dead worker to the next one; tell that it failed after MOST_TRIES.

    Nothing happens where a sign of life, or somebody else, came in between.
    """
    if lost.percobaan >= MOST_TRIES:
        end(lost, Pekerjaan.Status.GAGAL, pesan=LOST)
        return
    silent = ours(lost).filter(denyut=lost.denyut)
    if silent.update(status=Pekerjaan.Status.ANTRE, kemajuan=0, denyut=timezone.now()):
        engine().send(str(lost.pk), later=lost.induk_id is not None)
