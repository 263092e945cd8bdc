"""Background work: the one port through which every app hands over long jobs.

An app registers a function with :func:`job`; a view calls :func:`submit`. The engine is
chosen by ``settings.JOBS_ENGINE``: "langsung" does the job at once (tests), "basisdata"
leaves it to ``manage.py db_worker``.
"""

import logging
from collections.abc import Callable
from typing import Protocol

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from instansi.models import Pengguna
from kerja.models import Berkas, Pekerjaan

logger = logging.getLogger(__name__)


class Progress(Protocol):
    """What a job calls after each finished part."""

    def __call__(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` parts are finished."""


JobFunction = Callable[..., Berkas | None]
_JOBS: dict[str, JobFunction] = {}


def job(name: str) -> Callable[[JobFunction], JobFunction]:
    """Register a job under ``name``; it takes its arguments and ``progress``.

    A job may run twice (its worker may die): doing it again must do no harm.
    """

    def register(function: JobFunction) -> JobFunction:
        _JOBS[name] = function
        return function

    return register


def submit(name: str, *, by: Pengguna | None, **args) -> Pekerjaan:
    """Queue the job ``name`` with JSON arguments and return the row that people watch.

    The same job with the same arguments that still waits or runs for the same person is
    returned instead of queued again. Raises KeyError for a name nobody registered.
    """
    if name not in _JOBS:
        raise KeyError(f"no job is registered as {name!r}")
    waiting = Pekerjaan.objects.filter(
        nama=name, args=args, oleh=by, status__in=["antre", "berjalan"]
    ).first()
    if waiting:
        return waiting
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
    pekerjaan = Pekerjaan.objects.get(pk=pekerjaan_id)
    if pekerjaan.status == Pekerjaan.Status.SELESAI:
        return
    _update(pekerjaan, status=Pekerjaan.Status.BERJALAN)
    try:
        hasil = _JOBS[pekerjaan.nama](progress=_progress_of(pekerjaan), **pekerjaan.args)
    except Exception as error:  # the person who waits must hear of every kind of failure
        logger.exception("job %s (%s) failed", pekerjaan.nama, pekerjaan.pk)
        _end(pekerjaan, Pekerjaan.Status.GAGAL, pesan=str(error)[:500])
    else:
        _end(pekerjaan, Pekerjaan.Status.SELESAI, hasil=hasil)


def _progress_of(pekerjaan: Pekerjaan) -> Progress:
    def progress(done: int, total: int) -> None:
        _update(pekerjaan, kemajuan=done, total=total)

    return progress


def _update(pekerjaan: Pekerjaan, **fields) -> None:
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(denyut=timezone.now(), **fields)


def _end(pekerjaan: Pekerjaan, status: str, **fields) -> None:
    _update(pekerjaan, status=status, berakhir=timezone.now(), **fields)
