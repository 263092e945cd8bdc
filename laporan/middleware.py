"""Tells people that a year was not begun yet, and how to begin it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from instansi.access import can
from instansi.rights import Right
from laporan.access import BelumDisiapkan

_LINKED = {"laporan:lakip", "laporan:tugas", "laporan:tahap", "laporan:bagian"}


class UnpreparedYearMiddleware:
    """Answer with a page of its own where a view raised BelumDisiapkan.

    Pages of data that were entered before link to those of the report: there the answer is a
    page like others (200), not a dead end; any other answers 404.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page; None leaves every other exception to Django."""
        if not isinstance(exception, BelumDisiapkan):
            return None
        context = {
            "instansi": exception.instansi,
            "tahun": exception.tahun,
            "mengisi": can(request.user, Right.DATA_ENTER, exception.instansi),
        }
        linked = request.resolver_match and request.resolver_match.view_name in _LINKED
        status = 200 if linked and request.method == "GET" else 404
        return render(request, "laporan/belum_disiapkan.html", context, status=status)
