"""Background work: the one port through which every app hands over long jobs.

An app registers a function with :func:`job`; a view calls :func:`submit`. The engine is
chosen by ``settings.JOBS_ENGINE``: "langsung" does the job at once (tests), "basisdata"
leaves it to ``manage.py db_worker``.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from instansi.models import Pengguna
from kerja.models import Berkas, Pekerjaan

logger = logging.getLogger(__name__)

# A running job gives a sign of life after each part. One silent for longer has lost its worker.
SILENCE = timedelta(minutes=5)
LOST = "Pekerja latar berhenti sebelum pekerjaan ini selesai."
NOT_ALLOWED = "Anda tidak lagi berhak atas data yang diminta."


class JobFailed(Exception):
    """What a job raises to tell the person who waits, in Indonesian, why it could not be done."""


class Progress(Protocol):
    """What a job calls after each finished part."""

    def __call__(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` parts are finished."""


JobFunction = Callable[..., Berkas | None]


@dataclass(frozen=True)
class Job:
    """What an app registers. ``describe``, ``page`` and ``allows`` take the job's arguments.

    ``describe`` names the work as people see it, ``page`` is the name of the URL where it was
    asked for, and ``allows(user, …)`` says whether a person may have its result (today, not
    only on the day when they asked).
    """

    work: JobFunction
    describe: Callable[..., str]
    page: str
    allows: Callable[..., bool]


_JOBS: dict[str, Job] = {}


def job(
    name: str, *, describe: Callable[..., str], page: str, allows: Callable[..., bool]
) -> Callable[[JobFunction], JobFunction]:
    """Register a job under ``name``; it takes its arguments, ``by`` and ``progress``.

    A job may run twice (its worker may die): doing it again must do no harm.
    """

    def register(work: JobFunction) -> JobFunction:
        """Keep the function under the name, and hand it back as it is."""
        _JOBS[name] = Job(work, describe, page, allows)
        return work

    return register


def job_of(pekerjaan: Pekerjaan) -> Job | None:
    """Return what was registered for a row; None for a kind of job that is no more."""
    return _JOBS.get(pekerjaan.nama)


def is_lost(pekerjaan: Pekerjaan) -> bool:
    """Return whether the job claims to run but has given no sign of life for too long."""
    return (
        pekerjaan.status == Pekerjaan.Status.BERJALAN
        and pekerjaan.denyut is not None
        and timezone.now() - pekerjaan.denyut > SILENCE
    )


def submit(name: str, *, by: Pengguna | None, **args) -> Pekerjaan:
    """Queue the job ``name`` with JSON arguments and return the row that people watch.

    The same job with the same arguments that still waits or runs for the same person is
    returned instead of queued again. Raises KeyError for a name nobody registered.
    """
    if name not in _JOBS:
        raise KeyError(f"no job is registered as {name!r}")
    unfinished = Pekerjaan.objects.filter(
        nama=name, args=args, oleh=by, status__in=["antre", "berjalan"]
    ).first()
    if unfinished and not is_lost(unfinished):
        return unfinished
    if unfinished:
        _end(unfinished, Pekerjaan.Status.GAGAL, pesan=LOST)
    pekerjaan = Pekerjaan.objects.create(nama=name, args=args, oleh=by)
    if settings.JOBS_ENGINE == "langsung":
        run(str(pekerjaan.pk))
        pekerjaan.refresh_from_db()
    else:
        transaction.on_commit(lambda: run_queued.enqueue(str(pekerjaan.pk)))
    return pekerjaan


@task()
def run_queued(pekerjaan_id: str) -> None:
    """Do a queued job; called by the worker."""
    run(pekerjaan_id)


def run(pekerjaan_id: str) -> None:
    """Do the job and record its end; a failure is told in words and logged in full."""
    pekerjaan = Pekerjaan.objects.select_related("oleh").get(pk=pekerjaan_id)
    if pekerjaan.berakhir:
        return
    _update(pekerjaan, status=Pekerjaan.Status.BERJALAN)
    try:
        hasil = _work(pekerjaan)
    except JobFailed as error:
        _end(pekerjaan, Pekerjaan.Status.GAGAL, pesan=str(error)[:500])
    except BaseException as error:
        logger.exception("job %s (%s) failed", pekerjaan.nama, pekerjaan.pk)
        _end(pekerjaan, Pekerjaan.Status.GAGAL, pesan=_explain(pekerjaan, error))
        if not isinstance(error, Exception):  # the worker itself is being ended
            raise
    else:
        _end(pekerjaan, Pekerjaan.Status.SELESAI, hasil=hasil)


def _work(pekerjaan: Pekerjaan) -> Berkas | None:
    job, by = _JOBS[pekerjaan.nama], pekerjaan.oleh
    if by and not job.allows(by, **pekerjaan.args):
        raise JobFailed(NOT_ALLOWED)
    return job.work(by=by, progress=_progress_of(pekerjaan), **pekerjaan.args)


def _explain(pekerjaan: Pekerjaan, error: BaseException) -> str:
    if not isinstance(error, Exception):
        return LOST
    return (
        f"Terjadi kesalahan yang tidak terduga ({type(error).__name__}). "
        f"Rinciannya tercatat di log peladen dengan nomor {str(pekerjaan.pk)[:8]}."
    )


def _progress_of(pekerjaan: Pekerjaan) -> Progress:
    def progress(done: int, total: int) -> None:
        """Note the finished parts, which is the job's sign of life too."""
        _update(pekerjaan, kemajuan=done, total=total)

    return progress


def _update(pekerjaan: Pekerjaan, **fields) -> None:
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(denyut=timezone.now(), **fields)


def _end(pekerjaan: Pekerjaan, status: str, **fields) -> None:
    _update(pekerjaan, status=status, berakhir=timezone.now(), **fields)
