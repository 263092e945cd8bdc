"""Tells the trail where a request comes from."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kerja.jejak import address


def trail_address(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Note the client's address for every trail row that the request writes."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = address.set(client_address(request))
        try:
            return get_response(request)
        finally:
            address.reset(token)

    return middleware


def client_address(request: HttpRequest) -> str | None:
    """Return the client's address, past as many proxies as the settings trust."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    chain = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if proxies and len(chain) >= proxies and chain[-proxies]:
        return chain[-proxies]
    return request.META.get("REMOTE_ADDR") or None
