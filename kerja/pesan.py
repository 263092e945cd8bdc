"""Notices in the product, each with a copy by e-mail to those who have an address."""

import logging
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from instansi.models import Pengguna
from kerja.models import Pesan

logger = logging.getLogger(__name__)


def send(people: Sequence[Pengguna], teks: str, tautan: str) -> None:
    """Leave a notice for each person; mail goes out once the act is kept.

    ``tautan`` is a path inside the product. It is part of an act that records its own trail.
    """
    teks = teks if len(teks) <= 500 else f"{teks[:499]}…"
    Pesan.objects.bulk_create(Pesan(penerima=p, teks=teks, tautan=tautan) for p in people)
    addresses = [person.email for person in people if person.email]
    if addresses:
        transaction.on_commit(lambda: _mail(addresses, teks, tautan), robust=True)


def _mail(addresses: Sequence[str], teks: str, tautan: str) -> None:
    """Send the copies; what the mail server refuses is logged, the notice stands anyway."""
    where = f"{settings.SITE_URL}{tautan}" if settings.SITE_URL else "menu Pesan di SAKIP"
    messages = [
        EmailMessage(f"[SAKIP] {teks[:100]}", f"{teks}\n\nBuka: {where}\n", to=[address])
        for address in addresses
    ]
    try:
        get_connection().send_messages(messages)
    except OSError:
        logger.exception("no copy by e-mail of a notice to %s people", len(addresses))


def notices_of(user: Pengguna) -> QuerySet[Pesan]:
    """Return the notices of a person, newest first."""
    return Pesan.objects.filter(penerima=user)


def count_unread(user: Pengguna) -> int:
    """Return how many notices a person has not opened."""
    return notices_of(user).filter(dibaca=None).count()


def mark_read(notices: QuerySet[Pesan]) -> None:
    """Note that the notices were read now; those read before keep their time."""
    notices.filter(dibaca=None).update(dibaca=timezone.now())
