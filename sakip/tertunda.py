"""What was sent after the session had ended: kept until somebody is in again, then offered.

It waits in the visitor's new session, so it needs no script and never leaves the server. Passwords
and files are not kept. Nothing is sent by itself: whoever is in now reads the page and decides.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme

KEY = "isian_tertunda"
MARK = "lanjut"  # the word in the query of the page to which the entrance leads back
MOST = 64 * 1024  # characters; the largest ordinary form sends about a tenth
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def page_before(request: HttpRequest) -> str:
    """Return the page of ours that a form stood on; the home page where none is named."""
    referer = request.headers.get("Referer", "")
    if referer and url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return urlsplit(referer)._replace(scheme="", netloc="").geturl()
    return "/"


def keep(request: HttpRequest, page: str) -> str:
    """Keep what a form sent where its session has ended; return the page to come back to."""
    kept = _read(request, page)
    if not kept or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return page
    request.session[KEY] = kept
    parts = urlsplit(page)
    return parts._replace(query=f"{parts.query}&{MARK}".lstrip("&")).geturl()


def _read(request: HttpRequest, page: str) -> dict[str, Any] | None:
    """Return what may be kept of a form that was sent; None where there is nothing to keep."""
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]
    size = sum(len(name) + len(value) for name, value in sent)
    if request.content_type not in FORMS or not sent or size > MOST:
        return None
    return {
        "ke": request.get_full_path(),
        "dari": page,
        "isian": sent,
        "berkas": bool(request.FILES),
        "waktu": timezone.now().isoformat(),
    }


def offer_again(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is stale: somebody logged in anew in another tab meanwhile.

    Offered again only where the browser itself says that a page of ours has sent it: a page from
    elsewhere could otherwise put words into somebody's mouth.
    """
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    kept = _read(request, page_before(request)) if ours else None
    if not kept:
        return render(request, "403_csrf.html", status=403)
    return render(request, "tertunda.html", {"tertunda": kept, "usang": True}, status=403)


class TertundaMiddleware:
    """Offers to send what was kept, on the way back to the page where it was filled in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Callable, view_args: tuple, view_kwargs: dict
    ) -> HttpResponse | None:
        """Show the offer instead of the page; forget what was kept once it is sent."""
        asked = request.method == "GET" and MARK in parse_qs(
            request.META["QUERY_STRING"], keep_blank_values=True
        )
        if not (asked or request.method == "POST") or not request.user.is_authenticated:
            return None
        kept = request.session.get(KEY)
        if kept and asked:
            waktu = parse_datetime(kept["waktu"])
            return render(request, "tertunda.html", {"tertunda": kept, "waktu": waktu})
        if kept and request.get_full_path() == kept["ke"]:
            del request.session[KEY]
        return None
