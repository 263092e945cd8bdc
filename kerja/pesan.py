"""Notices in the product, each with a copy by e-mail to those who have an address."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from instansi.models import Pengguna
from kerja.models import Pesan

SUREL = "surel_pesan"  # the job that sends the copies (kerja.surel)


def send(people: Sequence[Pengguna], teks: str, tautan: str) -> None:
    """Leave a notice for each person; mail goes out once the act is kept.

    ``tautan`` is a path inside the product. It is part of an act that records its own trail.
    """
    teks = teks if len(teks) <= 500 else f"{teks[:499]}…"
    rows = Pesan.objects.bulk_create([Pesan(penerima=p, teks=teks, tautan=tautan) for p in people])
    if any(person.email for person in people):
        numbers = [row.pk for row in rows]
        transaction.on_commit(lambda: _hand_over(numbers), robust=True)


def _hand_over(numbers: list[int]) -> None:
    """Let a worker send the copies: a slow mail server is nobody's to wait for."""
    from kerja import jobs  # which imports this module: whoever waits for a job gets a notice

    jobs.submit(SUREL, by=None, pesan=numbers)


def notices_of(user: Pengguna) -> QuerySet[Pesan]:
    """Return the notices of a person, newest first."""
    return Pesan.objects.filter(penerima=user)


def count_unread(user: Pengguna) -> int:
    """Return how many notices a person has not opened."""
    return notices_of(user).filter(dibaca=None).count()


def mark_read(notices: QuerySet[Pesan]) -> None:
    """Note that the notices were read now; those read before keep their time."""
    notices.filter(dibaca=None).update(dibaca=timezone.now())
