"""Whatever a page links to opens for the person who reads the page.

Every person of the scene opens each kind of page that the table lets them see, and follows, once,
each kind of link that the pages bear: nobody is led to "tidak ditemukan" or to a refusal.
"""

import logging
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.conf import settings as conf
from django.core.handlers.base import BaseHandler
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import Resolver404, resolve

from instansi.models import Pengguna, Penugasan
from laporan.demo.muat import load_demo
from tests.access_scene import LONG_AGO, TAHUN, TARGETS, Place, Scene, build_scene
from tests.access_table import ROLES
from tests.test_access import URLS, path_of, row_of
from tests.test_access import _close as close

# What the scene issued is no LAKIP, which these read (tests/laporan/terbuka opens them).
MADE_UP = {"terbuka:json", "terbuka:csv"}
_HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
# Who walks through the demo too: its pages are full, and so slow. They write, and read no drafts.
DEMO = {"staf", "bupati"}


class Reader:
    """A person who opens pages, and never twice an address that differs by its object alone."""

    def __init__(self, person: Pengguna | None):
        self.handler, self.factory = BaseHandler(), RequestFactory()
        self.handler.load_middleware()
        if person:
            client = Client()
            client.force_login(person)
            self.factory.cookies = client.cookies

    def walk(self, starts: list[str]) -> Iterator[str]:
        """Follow every kind of link of each kind of page, beginning with some; yield faults."""
        todo = [(path, "") for path in reversed(starts)]
        seen: set[tuple] = set()
        while todo:
            path, source = todo.pop()
            if (kind := kind_of(path)) in seen or path.startswith("/admin/"):
                continue
            seen.add(kind)
            response = self.handler.get_response(self.factory.get(path))
            if response.status_code >= 400:
                yield f"{source} leads to {path}, which answers {response.status_code}"
            todo += [(link, path) for link in links_of(response, path)]
            close(response)


def kind_of(path: str) -> tuple:
    """Return what an address is of: its name, the step, and whether its year has a report."""
    try:
        match = resolve(unquote(urlsplit(path).path))
    except Resolver404:
        return (path,)
    named = match.kwargs
    return match.view_name, named.get("langkah"), named.get("tahun") in (TAHUN, LONG_AGO)


def links_of(response: HttpResponse, path: str) -> Iterator[str]:
    """Yield the links of a page within the product, or where it sends the person."""
    found = []
    if response.status_code in (301, 302):
        found = [response["Location"]]
    elif response.status_code == 200 and response.get("Content-Type", "").startswith("text/html"):
        found = [unescape(href) for href in _HREF.findall(response.content.decode())]
    for href in found:
        parts = urlsplit(urljoin(path, href))
        address = parts._replace(fragment="").geturl()
        elsewhere = parts.netloc or parts.scheme or parts.path.startswith(conf.STATIC_URL)
        if not elsewhere and kind_of(address)[0] not in MADE_UP:
            yield address


def starts_of(role: str, place: Place, person: Pengguna | None) -> Iterator[str]:
    """Yield the paths of all pages that the table lets a role see."""
    for url in URLS:
        if url.startswith("admin:") or row_of(url, "GET")[1][role] != "200":
            continue
        named = TARGETS.get(url, lambda *args: {})(place, person or place.person)
        yield path_of(url, named)


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker) -> Iterator[Scene]:
    """The demo, and the scene beside it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(by=None)
        yield build_scene(contoh=True)
        transaction.set_rollback(True)


@pytest.fixture
def quiet(monkeypatch) -> Iterator[None]:
    """Leave out what is slow and proven elsewhere, and the log of what is not found."""
    monkeypatch.setattr("laporan.views.render_preview", lambda *args: b"%PDF")
    for module in ("views_templat", "views_cetak"):
        monkeypatch.setattr(f"laporan.pengaturan.{module}.print_contoh", lambda *args: b"%PDF")
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("role", [*ROLES, "none", "anon"])
def test_every_link_opens_for_who_reads_the_page(scene, db, quiet, role):
    person = {**scene.current, "none": scene.missing}.get(role)
    faults = [*Reader(person).walk([*starts_of(role, scene.own, person)])]
    if role in DEMO:
        held = Penugasan.objects.get(pemda__instansi__kode="patrang", peran=role)
        faults += Reader(held.pengguna).walk(["/"])
    assert faults == []
