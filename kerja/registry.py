"""The kinds of background jobs there are: what the apps registered, by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.urls import reverse

from kerja.models import Berkas, Pekerjaan


class JobFailed(Exception):
    """What a job raises to tell the person who waits, in Indonesian, why it could not be done."""


class Progress(Protocol):
    """What a job calls after each finished part."""

    def __call__(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` parts are finished.

        It ends the job where it is no longer wanted of this worker, by an exception that a job
        lets pass.
        """


JobFunction = Callable[..., Berkas | None]


@dataclass(frozen=True)
class Job:
    """What an app registers. ``describe``, ``page`` and ``allows`` take the job's arguments.

    ``describe`` names the work as people see it, ``page`` is the name of the URL where it was
    asked for (or a function that returns its address), and ``allows(user, …)`` says whether a
    person may have its result (today, not only on the day when they asked). ``unit`` is what its
    progress counts. A ``shares`` job takes its own row as ``pekerjaan`` (``kerja.sharing``).
    """

    work: JobFunction
    describe: Callable[..., str]
    page: str | Callable[..., str]
    allows: Callable[..., bool]
    unit: str = "bagian"
    shares: bool = False

    def address(self, pekerjaan: Pekerjaan) -> str:
        """Return where the work was asked for."""
        if callable(self.page):
            return self.page(**pekerjaan.args)
        return reverse(self.page, kwargs=pekerjaan.args)


JOBS: dict[str, Job] = {}


def job(name: str, **about) -> Callable[[JobFunction], JobFunction]:
    """Register a job under ``name`` (``about``: the fields of :class:`Job`).

    It takes its arguments, ``by`` and ``progress``. A job may run twice (its worker may die):
    doing it again must do no harm.
    """

    def register(work: JobFunction) -> JobFunction:
        """Keep the function under the name, and hand it back as it is."""
        JOBS[name] = Job(work, **about)
        return work

    return register


def job_of(pekerjaan: Pekerjaan) -> Job | None:
    """Return what was registered for a row; None for a kind of job that is no more."""
    return JOBS.get(pekerjaan.nama)
