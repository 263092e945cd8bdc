"""Doing one background job: claimed by one worker at a time, and told how it went.

A worker may die, or be so slow that another has taken its job up. So who claims a row gets a
number (``percobaan``) and may write to it only as long as that number stands and the job goes
on: the work of a slow old worker never ends up over that of the new one, and a job that was
cancelled stays so.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone

from kerja.models import Berkas, Pekerjaan
from kerja.pesan import send
from kerja.registry import JOBS, JobFailed, Progress, job_of

logger = logging.getLogger(__name__)
Status = Pekerjaan.Status

# A worker gives a sign of life this often, and after each part. One silent for longer than
# SILENCE is taken for dead, and its job is taken up again.
BEAT = timedelta(seconds=10)
SILENCE = timedelta(minutes=1)
# How often a job is begun. One that ends its worker each time would go on doing so for ever.
MOST_TRIES = 3
# Who looked at the page this recently sees the end there, and needs no notice.
WATCHES = timedelta(seconds=15)
NOT_ALLOWED = "Anda tidak lagi berhak atas data yang diminta."


class NoLongerOurs(Exception):
    """The job was cancelled, or another worker has taken it up: this one stops."""


def is_lost(pekerjaan: Pekerjaan) -> bool:
    """Return whether the job claims to run but its worker gives no sign of life."""
    return (
        pekerjaan.status == Status.BERJALAN
        and pekerjaan.denyut is not None
        and timezone.now() - pekerjaan.denyut > SILENCE
    )


def run(pekerjaan_id: str) -> None:
    """Do the job if nobody else does, and record its end.

    A failure is told in words and logged in full. Where the worker itself is being ended, or the
    database was out of reach for too long, the job is left to the next one.
    """
    pekerjaan = _claim(pekerjaan_id)
    if pekerjaan is None:
        return
    try:
        with _beating(pekerjaan):
            hasil = _work(pekerjaan)
    except NoLongerOurs:
        logger.info("job %s (%s) is no longer ours", pekerjaan.nama, pekerjaan.pk)
    except JobFailed as error:
        end(pekerjaan, Status.GAGAL, pesan=str(error)[:500])
    except OperationalError:  # a lock that lasted too long, a database that was away
        logger.exception("job %s (%s) is left to the next worker", pekerjaan.nama, pekerjaan.pk)
        _give_up(pekerjaan)
    except Exception as error:
        logger.exception("job %s (%s) failed", pekerjaan.nama, pekerjaan.pk)
        end(pekerjaan, Status.GAGAL, pesan=_explain(pekerjaan, error))
    except BaseException:
        _give_up(pekerjaan)
        raise
    else:
        end(pekerjaan, Status.SELESAI, hasil=hasil)


def _claim(pekerjaan_id: str) -> Pekerjaan | None:
    """Take a waiting job; None where it is not waiting (any more)."""
    now = timezone.now()
    waiting = Pekerjaan.objects.filter(pk=pekerjaan_id, status=Status.ANTRE)
    if not waiting.update(
        status=Status.BERJALAN, percobaan=F("percobaan") + 1, mulai=now, denyut=now
    ):
        return None
    return Pekerjaan.objects.select_related("oleh").get(pk=pekerjaan_id)


def ours(pekerjaan: Pekerjaan) -> QuerySet[Pekerjaan]:
    """Return the row, if the job still goes on and is this worker's."""
    return Pekerjaan.objects.filter(
        pk=pekerjaan.pk, percobaan=pekerjaan.percobaan, status=Status.BERJALAN
    )


def _work(pekerjaan: Pekerjaan) -> Berkas | None:
    job, by = JOBS[pekerjaan.nama], pekerjaan.oleh
    if by and not job.allows(by, **pekerjaan.args):
        raise JobFailed(NOT_ALLOWED)
    own = {"pekerjaan": pekerjaan} if job.shares else {}
    return job.work(by=by, progress=_progress_of(pekerjaan), **own, **pekerjaan.args)


def _progress_of(pekerjaan: Pekerjaan) -> Progress:
    def progress(done: int, total: int) -> None:
        """Note the finished parts; raise NoLongerOurs where somebody else decides now."""
        if not ours(pekerjaan).update(kemajuan=done, total=total, denyut=timezone.now()):
            raise NoLongerOurs

    return progress


@contextmanager
def _beating(pekerjaan: Pekerjaan) -> Iterator[None]:
    """Give signs of life from a thread of its own: a part may take longer than SILENCE."""
    if settings.JOBS_ENGINE == "langsung":  # the work is done where it was asked for
        yield
        return
    stop = threading.Event()
    thread = threading.Thread(target=_beat, args=(pekerjaan, stop), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _beat(pekerjaan: Pekerjaan, stop: threading.Event) -> None:
    try:
        while not stop.wait(BEAT.total_seconds()):
            try:
                if not ours(pekerjaan).update(denyut=timezone.now()):
                    return
            except Exception:  # a busy database: the next beat may reach it
                logger.warning("no sign of life of job %s", pekerjaan.pk, exc_info=True)
    finally:
        connection.close()


def _give_up(pekerjaan: Pekerjaan) -> None:
    """Let the job be taken for lost, so that the next worker takes it up at once."""
    ours(pekerjaan).update(denyut=timezone.now() - 2 * SILENCE)


def end(pekerjaan: Pekerjaan, status: str, **fields) -> bool:
    """Record the end, with a notice to who went away; False where it is no longer ours to end."""
    with transaction.atomic():
        if not ours(pekerjaan).update(status=status, berakhir=timezone.now(), **fields):
            return False
        left = Pekerjaan.objects.filter(induk=pekerjaan, status__in=[Status.ANTRE, Status.BERJALAN])
        left.update(status=Status.BATAL, berakhir=timezone.now())
        _tell(Pekerjaan.objects.select_related("oleh").get(pk=pekerjaan.pk))
    return True


def _tell(ended: Pekerjaan) -> None:
    """Leave a notice for who waits elsewhere. What went well and left no file is no news."""
    told = ended.status == Status.GAGAL or ended.hasil_id
    at_once = settings.JOBS_ENGINE == "langsung"
    if ended.oleh is None or ended.induk_id or not told or at_once or watched(ended):
        return
    if ended.status == Status.SELESAI:
        teks = f"{name(ended)} selesai dan dapat diunduh."
    else:
        teks = f"{name(ended)} tidak selesai. {ended.pesan}"
    send([ended.oleh], teks, reverse("kerja:pekerjaan", args=[ended.pk]))


def watched(pekerjaan: Pekerjaan) -> bool:
    """Return whether the person still looks at the page of the job."""
    return pekerjaan.dilihat is not None and timezone.now() - pekerjaan.dilihat < WATCHES


def name(pekerjaan: Pekerjaan) -> str:
    """Return what the job is called, as it was when it was asked for."""
    job = job_of(pekerjaan)
    return pekerjaan.judul or (job.describe(**pekerjaan.args) if job else pekerjaan.nama)


def _explain(pekerjaan: Pekerjaan, error: Exception) -> str:
    return (
        f"Terjadi kesalahan yang tidak terduga ({type(error).__name__}). Coba lagi; bila terulang, "
        f"sampaikan nomor {str(pekerjaan.pk)[:8]} kepada admin: rinciannya ada di log peladen."
    )
