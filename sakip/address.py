"""Where a request comes from: for limits and for the trail."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """Return the client's address, past as many proxies as the settings trust.

    Only what those proxies wrote is believed; None where nothing of it is an address.
    """
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    chain = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    forwarded = chain[-proxies] if 0 < proxies <= len(chain) else ""
    return _parse(forwarded) or _parse(request.META.get("REMOTE_ADDR", ""))


def _parse(text: str) -> str | None:
    """Return an address without the port that some proxies add."""
    host = text.strip()
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return None
