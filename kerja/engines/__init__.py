"""What carries a job to a worker; ``settings.JOBS_ENGINE`` says which of them."""

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class Engine(Protocol):
    """One way of carrying jobs. What a job is and how it is done is none of its business."""

    def send(self, pekerjaan_id: str, *, later: bool) -> None:
        """Hand a job over; ``later`` = behind the jobs for which somebody waits.

        A job that is handed over twice is done once (``kerja.runner`` claims it).
        """

    def work(self, *, batch: bool) -> None:
        """Do jobs until ended; with ``batch`` until none waits."""

    def tidy(self, days: int) -> None:
        """Take what is older than so many days out of the queue's own records."""


# By name, so that a library which is not installed is not asked for.
_ENGINES = {
    "langsung": "kerja.engines.langsung.Langsung",
    "basisdata": "kerja.engines.basisdata.Basisdata",
    "celery": "kerja.engines.celery.CeleryEngine",
}


def engine() -> Engine:
    """Return the engine in use."""
    return import_string(_ENGINES[settings.JOBS_ENGINE])()
