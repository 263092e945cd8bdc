"""The background job that sends the copies of notices by e-mail."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse

from instansi.models import Pengguna
from kerja.models import Pesan
from kerja.pesan import SUREL
from kerja.registry import JobFailed, Progress, job

logger = logging.getLogger(__name__)


def _describe(*, pesan: list[int]) -> str:
    return f"Salinan surel untuk {len(pesan)} orang"


def _page(**args: object) -> str:
    return reverse("kerja:pesan")


@job(SUREL, describe=_describe, page=_page, allows=lambda user, **args: False)
def send_copies(*, pesan: list[int], by: Pengguna | None, progress: Progress) -> None:
    """Send each notice to the address of its person; what the mail server refuses is logged."""
    rows = Pesan.objects.filter(pk__in=pesan).exclude(penerima__email="").select_related("penerima")
    letters = [_letter(row) for row in rows]
    try:
        get_connection().send_messages(letters)
    except OSError as failed:  # which smtplib's own errors are as well
        logger.exception("no copy by e-mail of a notice to %s people", len(letters))
        raise JobFailed(
            "Peladen surel tidak menerima salinannya; pesannya sendiri ada."
        ) from failed


def _letter(row: Pesan) -> EmailMessage:
    where = f"{settings.SITE_URL}{row.tautan}" if settings.SITE_URL else "menu Pesan di SAKIP"
    body = f"{row.teks}\n\nBuka: {where}\n"
    return EmailMessage(f"[SAKIP] {row.teks[:100]}", body, to=[row.penerima.email])
