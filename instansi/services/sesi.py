"""Ending the sessions of somebody who may no longer log in."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from instansi.models import Pengguna


def end_sessions(pengguna: Pengguna) -> int:
    """End every open session of a user; return how many there were.

    An inactive user's sessions are nobody's already; without this they would come alive again
    with the account.
    """
    own = [
        session.pk
        for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator()
        if session.get_decoded().get(SESSION_KEY) == str(pengguna.pk)
    ]
    return Session.objects.filter(pk__in=own).delete()[0]
