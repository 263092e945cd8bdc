"""Asking for the password once more before an act that could hand over an account."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from sakip.tertunda import page_before


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


def every_factor_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let those through who in the last minutes gave their password and, where enrolled, a code.

    For signing. What was sent is not kept while the person is asked, unlike elsewhere: it may hold
    a passphrase, and that lies in no session. So the page is opened anew, or what stands before it.
    """

    @wraps(view)
    def ask_first(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = _missing_factor(request)
        if asked is None:
            return view(request, *args, **kwargs)
        page = request.get_full_path() if request.method == "GET" else page_before(request)
        if request.method == "POST":
            messages.warning(request, "Isian belum dikirim: pastikan dahulu ini Anda, lalu ulangi.")
        return redirect(f"{reverse(asked)}?{urlencode({REDIRECT_FIELD_NAME: page})}")

    return ask_first


def _missing_factor(request: HttpRequest) -> str | None:
    """Return the name of the page that asks for what was not given of late; None = all was."""
    records = get_authentication_records(request, request.user)
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    fresh = {record["method"] for record in records if record["at"] > since}
    if "password" not in fresh:
        return "account_reauthenticate"
    if "mfa" not in fresh and is_mfa_enabled(request.user):
        return "mfa_reauthenticate"
    return None


def _just_logged_in(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    last = max((record["at"] for record in records), default=0)
    return time.time() - last < app_settings.REAUTHENTICATION_TIMEOUT
