"""What a request is to the views behind the login."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from instansi.models import Pengguna


class Request(HttpRequest):
    """A request of somebody who is logged in; only a name for types, never made by us."""

    user: Pengguna
    htmx: HtmxDetails
