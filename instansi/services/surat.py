"""Letters by e-mail: sent once what they tell of is committed, never inside the transaction."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

_log = logging.getLogger(__name__)


def post(
    name: str, to: str, context: dict[str, Any], on_failure: Callable[[], Any] | None = None
) -> None:
    """Send ``templates/instansi/email/NAME.txt``, whose first line is the subject, after commit.

    A mail server that fails is logged and does not undo the act; ``on_failure`` is then called,
    and the letter can be sent again.
    """
    text = render_to_string(f"instansi/email/{name}.txt", context)
    subject, _, body = text.strip().partition("\n")

    def send() -> None:  # a partial has no name, which the log of a failure asks for
        try:
            send_mail(subject.strip(), body.strip() + "\n", None, [to])
        except OSError:  # which smtplib's own errors are as well
            _log.exception("surat %s tidak terkirim", name)
            if on_failure:
                on_failure()

    transaction.on_commit(send, robust=True)
