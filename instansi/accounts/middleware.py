"""Keeps those out who have yet to set up a second factor, and the demo's accounts among real data."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django_htmx.http import HttpResponseClientRedirect

from instansi.accounts.demo import is_out_of_place
from instansi.accounts.second_factor import must_enrol

ENROLMENT = "mfa_activate_totp"
# What enrolment itself needs, and the way out.
ALLOWED = {ENROLMENT, "account_reauthenticate", "account_logout"}


class SecondFactorMiddleware:
    """Send the first to the enrolment, wherever they go, and the second out.

    Pages that are open to all the world show them nothing more and stay open.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Callable, view_args: tuple, view_kwargs: dict
    ) -> HttpResponse | None:
        """Redirect instead of showing the page; None lets it be shown."""
        name = request.resolver_match.url_name if request.resolver_match else None
        if not getattr(view_func, "login_required", True):
            return None
        if request.user.is_authenticated and is_out_of_place(request.user):
            logout(request)
            messages.error(request, "Akun contoh hanya dapat dipakai di basis data contoh.")
            return redirect("account_login")
        if name in ALLOWED or not must_enrol(request.user):
            return None
        if "HX-Request" in request.headers:  # a redirect would only fill a corner of the page
            return HttpResponseClientRedirect(resolve_url(ENROLMENT))
        return redirect(ENROLMENT)
