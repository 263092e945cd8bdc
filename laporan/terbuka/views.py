"""The public page of a Pemda: no login, nothing there until the Pemda opened it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from instansi.models import Pemda
from laporan.models import Terbitan
from laporan.terbuka.berkas import TABLES, send_csv, send_json, send_pdf
from laporan.terbuka.queries import (
    describe_issue,
    find_issued,
    is_public,
    list_issued,
    years_issued,
)
from sakip.pages import page_of


def opened(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let anybody look at what a Pemda opened, so and so often; a closed page is not there."""

    @login_not_required
    @never_cache
    @require_GET
    @wraps(view)
    def guarded(request: HttpRequest, pemda: int, **where: Any) -> HttpResponse:
        slow = ratelimit.consume_or_429(
            request,
            app="laporan",
            action="terbuka",
            config={"terbuka": settings.TERBUKA_LIMIT},
            limit_get=True,
        )
        if slow:
            return slow
        owner = get_object_or_404(Pemda, pk=pemda)
        if not is_public(owner):
            raise Http404("its page is closed")
        return view(request, owner, **where)

    return guarded


@opened
def list_open(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    """List what is issued, of one year; the latest unless the address names another."""
    years = years_issued(pemda)
    asked = request.GET.get("tahun", "")
    tahun = int(asked) if asked.isdecimal() and int(asked) in years else next(iter(years), None)
    page = page_of(request, list_issued(pemda).filter(laporan__tahun=tahun or 0))
    context = {
        "pemda": pemda,
        "tahun": tahun,
        "semua_tahun": years,
        "page": page,
        "baris": [_shown(describe_issue(row)) for row in page],
    }
    return render(request, "laporan/terbuka/daftar.html", context)


@dataclass(frozen=True)
class Tampil:
    """A public figure as the filters of templates take it."""

    keadaan: str
    nilai: Decimal | None
    alasan: str


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: Tampil(value["keadaan"], _decimal(value["nilai"]), value["alasan"])
        if isinstance(value, dict)
        else value
        for name, value in row.items()
    }


def _decimal(nilai: str | None) -> Decimal | None:
    return None if nilai is None else Decimal(nilai)


@opened
def show_pdf(request: HttpRequest, pemda: Pemda, kode: str, tahun: int) -> FileResponse:
    """Hand over the PDF as it was issued."""
    return send_pdf(_issue(pemda, kode, tahun))


@opened
def show_json(request: HttpRequest, pemda: Pemda, kode: str, tahun: int) -> HttpResponse:
    """Hand over the rows as JSON."""
    return send_json(_issue(pemda, kode, tahun))


@opened
def show_csv(request: HttpRequest, pemda: Pemda, kode: str, tahun: int, tabel: str) -> HttpResponse:
    """Hand over one table as CSV."""
    if tabel not in TABLES:
        raise Http404("no such table")
    return send_csv(_issue(pemda, kode, tahun), tabel)


def _issue(pemda: Pemda, kode: str, tahun: int) -> Terbitan:
    row = find_issued(pemda, kode, tahun)
    if row is None:
        raise Http404("nothing of it is issued")
    return row
