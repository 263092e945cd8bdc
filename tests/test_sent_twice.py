"""Every form, sent twice as an impatient hand does: the second time writes nothing and breaks nothing.

What is sent, and by whom, is what the walk over all addresses sends.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from kerja.models import Jejak
from tests.access_scene import PAYLOADS, TARGETS, Place, build_scene
from tests.access_table import ROLES
from tests.test_access import row_of


class Undone(Exception):
    """Leaves nothing behind for the next form."""


def who_may(url: str) -> str | None:
    """Return a role whose form is taken and answered by another page."""
    statuses = row_of(url, "POST")[1]
    return next((role for role in ROLES if statuses[role] == "302"), None)


FORMS = [(url, who_may(url)) for url in sorted(PAYLOADS) if who_may(url)]


def send_twice(url: str, place: Place, user) -> tuple[int, int, int]:
    """Return the statuses of both answers, and how many acts the second one was."""
    client = Client()
    client.force_login(user)
    where = TARGETS[url](place, user) if url in TARGETS else {}
    address, data = reverse(url, kwargs=where), PAYLOADS[url](place, user)
    first = client.post(address, data)
    acts = Jejak.objects.count()
    second = client.post(address, data)
    return first.status_code, second.status_code, Jejak.objects.count() - acts


@pytest.mark.django_db
def test_no_form_writes_twice_what_was_sent_twice():
    scene = build_scene()
    wrong = []
    for url, role in FORMS:
        try:
            with transaction.atomic():
                first, second, acts = send_twice(url, scene.own, scene.current[role])
                if first != 302 or second >= 500 or acts:
                    wrong.append((url, role, first, second, acts))
                raise Undone
        except Undone:
            pass
    assert len(FORMS) > 70
    assert wrong == []
