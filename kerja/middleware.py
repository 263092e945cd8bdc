"""Tells the trail where a request comes from."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kerja.jejak import address
from sakip.address import client_address


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
