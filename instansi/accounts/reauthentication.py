"""Asking for the password once more before an act that could hand over an account."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponse


def fresh_login_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let those through who gave their password in the last minutes; ask the others for it.

    A login counts as well as django-allauth's own question: both prove the same.
    """

    @wraps(view)
    def ask_first(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (_just_logged_in(request) or did_recently_reauthenticate(request)):
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    return ask_first


def _just_logged_in(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    last = max((record["at"] for record in records), default=0)
    return time.time() - last < app_settings.REAUTHENTICATION_TIMEOUT
