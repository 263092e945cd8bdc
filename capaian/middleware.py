"""Tells people which scale cannot be used, on whichever page needs it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from capaian.queries import SkalaTidakSah


class BrokenScaleMiddleware:
    """Answer with a page of its own (status 409) where a view raised SkalaTidakSah."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page; None leaves every other exception to Django."""
        if not isinstance(exception, SkalaTidakSah):
            return None
        return render(request, "capaian/skala_tidak_sah.html", {"galat": exception}, status=409)
