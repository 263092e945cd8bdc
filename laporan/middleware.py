"""Tells people that a year was not begun yet, and how to begin it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from instansi.access import can
from instansi.rights import Right
from laporan.access import BelumDisiapkan


class UnpreparedYearMiddleware:
    """Answer with a page of its own (status 404) where a view raised BelumDisiapkan."""

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
        return render(request, "laporan/belum_disiapkan.html", context, status=404)
