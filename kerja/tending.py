"""Looking after the jobs: those of dead workers, those that got lost on the way, old records.

Every worker does it beside its work, so it needs no server and no clock of its own. Two that do
it at once do no harm.
"""

import logging
import threading
import time
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from kerja import berkas
from kerja.engines import engine
from kerja.jobs import SILENCE, UNFINISHED, take_up
from kerja.models import Berkas, Pekerjaan

logger = logging.getLogger(__name__)

EVERY = timedelta(seconds=15)
TIDIED_EVERY = timedelta(hours=6)
# A job that waits this long may have been lost by its queue: it is handed over once more.
STRAYED = timedelta(minutes=10)
# So many days a person finds what was done for them, and a queue keeps its own records.
KEPT, QUEUE_KEPT = 30, 2
# Results that are only a collection of files which are kept by themselves.
COLLECTION = "application/zip"


def tend() -> None:
    """Take up the jobs of dead workers, and hand over again what waits for too long."""
    now = timezone.now()
    silent = Pekerjaan.objects.filter(status=Pekerjaan.Status.BERJALAN, denyut__lt=now - SILENCE)
    for lost in silent:
        take_up(lost)
    waiting = Pekerjaan.objects.filter(status=Pekerjaan.Status.ANTRE)
    for strayed in waiting.filter(dibuat__lt=now - STRAYED):
        _send_again(strayed, now)


def _send_again(strayed: Pekerjaan, now: datetime) -> None:
    if strayed.denyut and strayed.denyut > now - STRAYED:
        return
    same = Pekerjaan.objects.filter(pk=strayed.pk, status="antre", denyut=strayed.denyut)
    if same.update(denyut=now):
        engine().send(str(strayed.pk), later=strayed.induk_id is not None)


def tidy() -> None:
    """Delete what ended long ago: jobs, collections made for them, queue records, half files."""
    engine().tidy(QUEUE_KEPT)
    old = Pekerjaan.objects.exclude(status__in=UNFINISHED).filter(
        berakhir__lt=timezone.now() - timedelta(days=KEPT)
    )
    files = set(old.filter(hasil__jenis=COLLECTION).values_list("hasil", flat=True))
    old.delete()
    for pk in files:
        _drop(pk)
    yesterday = time.time() - 24 * 3600
    for draft in berkas.drafts().glob("*"):
        if draft.stat().st_mtime < yesterday:
            draft.unlink(missing_ok=True)


def _drop(pk: int) -> None:
    """Delete the file of a collection that nothing refers to any more; its row, a hash, stays.

    Asked for again it is made again, under the same hash where nothing has changed since.
    """
    row = Berkas.objects.get(pk=pk)
    used = (
        relation.related_model._base_manager.filter(**{relation.field.name: pk}).exists()
        for relation in Berkas._meta.related_objects
    )
    if not any(used):
        berkas.path_of(row.sha256).unlink(missing_ok=True)


class Tender(threading.Thread):
    """Tends the jobs for as long as its worker lives; begins at once."""

    def __init__(self) -> None:
        super().__init__(daemon=True, name="tender")

    def run(self) -> None:
        """Tend, and now and then tidy; a busy database is asked again the next time."""
        pause, tidied = threading.Event(), None
        while True:
            try:
                tend()
                if tidied is None or timezone.now() - tidied > TIDIED_EVERY:
                    tidy()
                    tidied = timezone.now()
            except Exception:
                logger.warning("the jobs could not be tended", exc_info=True)
            finally:
                connection.close()
            pause.wait(EVERY.total_seconds())
