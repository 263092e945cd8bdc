"""What was sent after the session had ended: kept until somebody is in again, then offered.

It waits in the visitor's new session, so it needs no script and never leaves the server. Passwords,
passphrases (``RAHASIA``) and files are not kept. Nothing is sent by itself: whoever is in now reads
the page and decides. Of a form that asked for a passphrase nothing is offered again: the page says
that nothing was signed.

It is offered to nobody but the person who was in when the form was filled in: a signed cookie that
outlives the session says who that was, since on a shared computer the next one may be another.
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
SIAPA = "siapa"  # the cookie, and its salt
GANTI = "berganti_orang"  # in the session: somebody else was in on this browser before
MOST = 64 * 1024  # characters; the largest ordinary form sends about a tenth
# What signs is kept nowhere, not even in a session: passphrase, its repetition, NIK for BSrE.
RAHASIA = frozenset({"frasa", "ulang", "nik"})
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
# What a form says of itself, not its person.
_OF_THE_FORM = frozenset({"csrfmiddlewaretoken", "versi", "dibaca", "aksi", "sha256"})


def page_before(request: HttpRequest) -> str:
    """Return the page of ours that a form stood on; the home page where none is named."""
    referer = request.headers.get("Referer", "")
    if referer and url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return urlsplit(referer)._replace(scheme="", netloc="").geturl()
    return "/"


def keep(request: HttpRequest, page: str) -> str:
    """Keep what a form sent where its session has ended; return the page to come back to."""
    kept, siapa = _read(request, page), _who_was_in(request)
    if not kept or not siapa:
        return page
    request.session[KEY] = {**kept, "oleh": siapa}
    parts = urlsplit(page)
    return parts._replace(query=f"{parts.query}&{MARK}".lstrip("&")).geturl()


def _who_was_in(request: HttpRequest) -> str:
    """Return the key of the person who was last in on this browser, "" = nobody knows."""
    return request.get_signed_cookie(SIAPA, default="", salt=SIAPA) or ""


def typed_in(request: HttpRequest) -> list[str]:
    """Return what somebody typed into a form that came to nothing, without what is secret."""
    if request.method != "POST" or not request.user.is_authenticated:
        return []
    return [
        value
        for name, values in request.POST.lists()
        for value in values
        if value.strip() and name not in _OF_THE_FORM and _may_be_kept(name)
    ]


def _may_be_kept(name: str) -> bool:
    return name != "csrfmiddlewaretoken" and "password" not in name and name not in RAHASIA


def _read(request: HttpRequest, page: str) -> dict[str, Any] | None:
    """Return what may be kept of a form that was sent; None where there is nothing to keep."""
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if _may_be_kept(name)
    ]
    size = sum(len(name) + len(value) for name, value in sent)
    secret = any(request.POST.get(name) for name in RAHASIA)
    if request.content_type not in FORMS or not (sent or secret) or size > MOST:
        return None
    return {
        "ke": request.get_full_path(),
        "dari": page,
        "isian": [] if secret else sent,
        "rahasia": secret,
        "berkas": bool(request.FILES),
        "waktu": timezone.now().isoformat(),
    }


def offer_again(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is stale: somebody logged in anew in another tab meanwhile.

    Offered again only where the browser itself says that a page of ours has sent it: a page from
    elsewhere could otherwise put words into somebody's mouth. Not where another person was in
    before: the old tab may be theirs.
    """
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    same = not request.session.get(GANTI)
    kept = _read(request, page_before(request)) if ours and same else None
    if not kept:
        return render(request, "403_csrf.html", status=403)
    return render(request, "tertunda.html", {"tertunda": kept, "usang": True}, status=403)


class TertundaMiddleware:
    """Offers to send what was kept, on the way back to the page where it was filled in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.session.accessed and request.user.is_authenticated:
            _remember(request, response)
        return response

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
        if kept and kept["oleh"] != str(request.user.pk):
            del request.session[KEY]
            return None
        if kept and asked:
            waktu = parse_datetime(kept["waktu"])
            return render(request, "tertunda.html", {"tertunda": kept, "waktu": waktu})
        if kept and request.get_full_path() == kept["ke"]:
            del request.session[KEY]
        return None


def _remember(request: HttpRequest, response: HttpResponse) -> None:
    """Let the browser say later who is in now."""
    siapa, now = _who_was_in(request), str(request.user.pk)
    if siapa == now:
        return
    if siapa:
        request.session[GANTI] = True
    response.set_signed_cookie(
        SIAPA, now, salt=SIAPA, max_age=2 * settings.SESSION_COOKIE_AGE, httponly=True,
        secure=settings.SESSION_COOKIE_SECURE, samesite="Lax",
    )  # fmt: skip
