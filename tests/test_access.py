"""Every address, by every role, at the own and at other places: exactly what the table says.

And no request writes what it may not, or changes data without a row of trail.
"""

import logging
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings as conf
from django.core.handlers.base import BaseHandler
from django.core.signals import request_finished
from django.db import close_old_connections, connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, get_resolver, reverse

from instansi.models import Pengguna
from tests.access_scene import PAYLOADS, TARGETS, Place, Scene, build_scene
from tests.access_table import PEMDA_ROLES, ROLES, TABLE
from tests.access_watch import (
    ANOTHERS,
    accounts_of_others,
    domain_tables,
    find_faults,
    is_own_page,
    watch,
)
from tests.instansi.builders import SANDI

DOORS = ("/akun/login/", "/admin/login/")
COLUMNS = (*ROLES, "none", "anon")


def read_table() -> dict[tuple[str, str], tuple[str, dict[str, str]]]:
    """The rows by address and verb: the kind, and the status for each column."""
    rows = {}
    for line in TABLE.strip().splitlines():
        if line.startswith("#"):
            continue
        name, verb, kind, *cells = line.split()
        statuses = ["404" if cell == "." else cell for cell in cells]
        assert (name, verb) not in rows, f"{name} {verb} stands twice"
        rows[name, verb] = kind, dict(zip(COLUMNS, statuses, strict=True))
    return rows


ROWS = read_table()
NAMES = {name for name, _ in ROWS}


def all_names(resolver: Any = None, before: str = "") -> Iterator[str]:
    """The name of every address of the project; its pattern where it has none."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            inside = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from all_names(pattern, before + inside)
        else:
            yield before + (pattern.name or str(pattern.pattern))


URLS = sorted(set(all_names()))


def row_of(url: str, verb: str) -> tuple[str, dict[str, str]]:
    """The row that an address stands in: the one that names it most exactly."""
    name = max((name for name in NAMES if fnmatchcase(url, name)), key=len)
    return ROWS[name, verb]


# The table itself --------------------------------------------------------------------------


def test_the_table_knows_every_address():
    unknown = [url for url in URLS if not [n for n in NAMES if fnmatchcase(url, n)]]
    assert unknown == []


def test_every_row_stands_for_an_address():
    gone = [name for name in NAMES if not [url for url in URLS if fnmatchcase(url, name)]]
    assert gone == []


def test_every_address_has_a_row_for_looking_and_one_for_sending():
    assert set(ROWS) == {(name, verb) for name in NAMES for verb in ("GET", "POST")}


def test_every_address_that_takes_arguments_or_data_is_named_with_them():
    assert set(TARGETS) | set(PAYLOADS) <= set(URLS)


# What a request may write ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "allowed", "verb", "fault"),
    [
        ([], True, "GET", None),
        (["renstra_sasaran", "kerja_jejak"], True, "POST", None),
        (["kerja_jejak"], True, "GET", None),
        (["django_session", "cache"], False, "POST", None),
        (["mfa_authenticator", "kerja_jejak"], True, "POST", None),
        (["mfa_authenticator"], True, "POST", "without a row of trail"),
        (["mfa_authenticator"], False, "POST", "is refused"),
        ([ANOTHERS], True, "POST", "which nobody knows"),
        (["renstra_sasaran"], True, "POST", "without a row of trail"),
        (["renstra_sasaran", "kerja_jejak", "kerja_jejak"], True, "POST", "2 rows of trail"),
        (["renstra_sasaran", "kerja_jejak"], True, "GET", "only looks"),
        (["renstra_sasaran", "kerja_jejak"], False, "POST", "is refused"),
        (["kerja_jejak"], False, "POST", "is refused"),
        (["kerja_pekerjaan"], False, "POST", "is refused"),
        (["auth_group"], True, "POST", "which nobody knows"),
    ],
)
def test_what_a_request_may_not_write(written, allowed, verb, fault):
    domain = {"renstra_sasaran"}
    found = find_faults(written, allowed=allowed, verb=verb, domain=domain)
    assert bool(found) == bool(fault)
    assert not fault or fault in found[0]


def test_the_ways_into_the_own_account_are_not_data_on_its_pages():
    written = ["usersessions_usersession", "mfa_authenticator"]
    assert find_faults(written, allowed=True, verb="POST", domain=set(), own=True) == []


@pytest.mark.django_db
def test_the_watch_sees_every_kind_of_write():
    user = Pengguna(username="a", nama="a")
    with watch() as written:
        user.save()
        user.save()
        Pengguna.objects.filter(pk=user.pk).update(nama="b")
        Pengguna.objects.bulk_create([Pengguna(username="c", nama="c")])
        Pengguna.objects.get(pk=user.pk).delete()
    assert written.count("instansi_pengguna") == 5


# The walk ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def _scene(django_db_setup, django_db_blocker) -> Iterator[Scene]:
    """The scene, in the database while the tests of this module run."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_scene()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _walker(_scene) -> "Walker":
    return Walker(_scene)


@pytest.fixture
def walker(_walker, db, settings, monkeypatch) -> Iterator["Walker"]:
    """Sends requests; what is slow and proven elsewhere (laying out, mail) is left out."""
    settings.JOBS_ENGINE = "basisdata"
    # Everybody said who they are at the start; a slow machine takes longer than that holds.
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 24 * 60 * 60
    monkeypatch.setattr("laporan.views.render_preview", lambda *args: b"%PDF")
    for module in ("views_templat", "views_cetak"):
        monkeypatch.setattr(f"laporan.pengaturan.{module}.print_contoh", lambda *args: b"%PDF")
    logging.disable(logging.CRITICAL)
    yield _walker
    logging.disable(logging.NOTSET)


class Walker:
    """Hands requests to the product without the test client, whose copying takes as long again."""

    def __init__(self, scene: Scene):
        self.scene = scene
        self.handler = BaseHandler()
        self.handler.load_middleware()
        self.domain = domain_tables()
        people = [*scene.current.values(), scene.ended, scene.missing, scene.guarded]
        self.sessions = {person.pk: session_of(person) for person in people}
        TOTP.activate(scene.guarded, totp.generate_totp_secret())
        RecoveryCodes.activate(scene.guarded)

    def ask(
        self,
        user: Pengguna | None,
        verb: str,
        url: str,
        place: Place,
        owner: Pengguna | None = None,
        **sent: Any,
    ) -> tuple[HttpResponse, list[str]]:
        """Send a request to an address at a place; nothing that it writes is kept."""
        with transaction.atomic():
            target = TARGETS.get(url, lambda *args: {})(place, owner or user or place.person)
            data = PAYLOADS.get(url, lambda *args: {})(place, user or place.person) | sent
            path = path_of(url, target)
            factory = RequestFactory()
            if user:
                factory.cookies[conf.SESSION_COOKIE_NAME] = self.sessions[user.pk]
            if verb == "POST" and url == "mfa_activate_totp":
                data = self._totp(factory, path)
            request = factory.generic("GET", path) if verb == "GET" else factory.post(path, data)
            request._dont_enforce_csrf_checks = True
            others = accounts_of_others(user or place.person) if is_own_page(url) else None
            with watch() as written:
                response = self.handler.get_response(request)
                if response.streaming:
                    list(response)
            if others is not None and accounts_of_others(user or place.person) != others:
                written.append(ANOTHERS)
            _close(response)
            transaction.set_rollback(True)
        return response, written

    def _totp(self, factory: RequestFactory, path: str) -> dict[str, str]:
        """Ask for a secret as the page does, and answer with its code of now."""
        page = factory.get(path)
        self.handler.get_response(page)
        secret = page.session.get(totp.SECRET_SESSION_KEY)
        if not secret:
            return {"code": "000000"}
        counter = next(totp.yield_hotp_counters_from_time())
        return {"code": totp.format_hotp_value(totp.hotp_value(secret, counter))}


def _close(response: HttpResponse) -> None:
    """End a response as the test client does: the connection is the test's and stays."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


def session_of(person: Pengguna, password: str = SANDI) -> str:
    """Log in, and say again who one is, as just now; return the key of the session."""
    client = Client()
    for door, data in (
        ("account_login", {"login": person.username, "password": password}),
        ("account_reauthenticate", {"password": password}),
    ):
        assert client.post(reverse(door), data).status_code == 302
    return client.session.session_key


def path_of(url: str, kwargs: dict[str, Any]) -> str:
    """The path of an address; one of the admin or without a name is put together here."""
    if not url.startswith("admin:"):
        try:
            return reverse(url, kwargs=kwargs)
        except NoReverseMatch:
            return f"/{url}"
    for args in ([], ["1"], ["1", "1"], ["instansi"]):
        try:
            return reverse(url, args=args)
        except NoReverseMatch:
            continue
    return "/admin/instansi/pemda/1/"


def visits(
    scene: Scene, kind: str, cells: dict[str, str]
) -> Iterator[tuple[str, str, Pengguna | None, Place, str]]:
    """Every (column, words, user, place, how the place lies) that an address is tried with.

    A role only ever gives: if one that ended still did, it would for who held them all. A verb
    that is refused where somebody serves is refused before anybody asks where. And whom a page is
    shown to follows from the same rows on every database, while its SQL differs: on a second one
    (PostgreSQL) the own place has all of it done.
    """
    today = [(role, f"{role} today", user) for role, user in scene.current.items()]
    without = ("none", "without a role", scene.missing)
    others = [("none", "every role ended", scene.ended), without, ("anon", "nobody", None)]
    tried = {"own": [*today, *others]}
    refused = {cells[role] for role in ROLES} == {"405"}
    if kind != "-" and not refused and connection.vendor == "sqlite":
        tried |= {"sibling": [*today, without], "foreign": today}
    for where, people in tried.items():
        for column, told, user in people:
            yield column, told, user, getattr(scene, where), where


def expected(kind: str, cells: dict[str, str], column: str, verb: str, where: str) -> str:
    """What the table says of an address for somebody, where it lies to them."""
    cell = cells[column]
    near = where == "own" or (where == "sibling" and (kind == "pemda" or column in PEMDA_ROLES))
    if cell in ("login", "405") or kind == "-" or (near and kind != "own") or where == "own":
        return cell
    if kind == "pick":
        return "200" if cell == "302" else cell
    return "404"


def status_of(response: HttpResponse) -> str:
    """The status as the table writes it."""
    to = response.get("Location", "")
    if response.status_code == 302 and to.startswith(DOORS) and "next=" in to:
        return "login"
    return str(response.status_code)


@pytest.mark.parametrize("verb", ["GET", "POST"])
@pytest.mark.parametrize("url", [url for url in URLS if not url.startswith("admin:")])
def test_every_role_gets_what_the_table_says(walker, url, verb):
    kind, cells = row_of(url, verb)
    faults: list[str] = []
    for column, told, user, place, where in visits(walker.scene, kind, cells):
        stranger = place.person if kind == "own" and where != "own" else None
        should = expected(kind, cells, column, verb, where)
        response, written = walker.ask(user, verb, url, place, stranger)
        got = status_of(response)
        if got != should:
            faults.append(f"{told} at {where}: {got}, not {should}")
        allowed = should in ("200", "302")
        known = {"domain": walker.domain, "own": is_own_page(url)}
        for fault in find_faults(written, allowed=allowed, verb=verb, **known):
            faults.append(f"{told} at {where}: {fault}")
    assert faults == []


@pytest.mark.parametrize("verb", ["GET", "POST"])
def test_djangos_admin_is_closed_to_every_role(walker, verb):
    """A role opens none of it; that takes an account marked for it (tests/laporan/test_admin.py).

    One door refuses them all before it looks at the verb, so that two roles do for sending.
    """
    faults = []
    for url in [url for url in URLS if url.startswith("admin:")]:
        _, cells = row_of(url, verb)
        roles = ROLES if verb == "GET" else ("staf", "admin")
        today = {role: walker.scene.current[role] for role in roles}
        people = {**today, "none": walker.scene.missing, "anon": None}
        for column, user in people.items():
            response, written = walker.ask(user, verb, url, walker.scene.own)
            got, should = status_of(response), cells[column]
            if got != should or written:
                faults.append(f"{url} {column}: {got}, not {should}; writes {written}")
    assert faults == []


# Oneself -----------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["GET", "POST"])
@pytest.mark.parametrize("peran", ["camat", "tim_sakip", "admin"])
@pytest.mark.parametrize(
    "url", ["instansi:penugasan_baru", "instansi:orang_dua_langkah", "kerja:pindah"]
)
def test_nobody_acts_on_themselves(walker, url, peran, verb):
    me = walker.scene.current[peran]
    mine = replace(walker.scene.own, person=me, role=me.penugasan.get())
    response, written = walker.ask(me, verb, url, mine)
    assert (response.status_code, written) == (403, [])


@pytest.mark.parametrize("peran", ["tim_sakip", "admin"])
def test_nobody_changes_their_own_address_on_the_pages_of_people(walker, peran):
    me = walker.scene.current[peran]
    mine = replace(walker.scene.own, person=me)
    response, written = walker.ask(me, "POST", "instansi:orang_ubah", mine, nama=me.nama)
    assert (response.status_code, written) == (302, [])


# What the pages of a second factor answer to somebody who has one: looking, and sending.
GUARDED = {
    "mfa_index": (200, 405),
    "mfa_authenticate": (302, 302),
    "mfa_reauthenticate": (200, 200),
    "mfa_activate_totp": (302, 302),
    "mfa_deactivate_totp": (200, 302),
    "mfa_view_recovery_codes": (200, 405),
    "mfa_generate_recovery_codes": (200, 302),
    "mfa_download_recovery_codes": (200, 405),
}


def test_every_page_of_a_second_factor_is_known():
    assert {url for url in URLS if url.startswith("mfa_")} == set(GUARDED)


@pytest.mark.parametrize("url", GUARDED)
def test_somebody_with_a_second_factor_reaches_its_pages(walker, url):
    me = walker.scene.guarded
    got = []
    for verb in ("GET", "POST"):
        response, written = walker.ask(me, verb, url, walker.scene.own)
        got.append(response.status_code)
        known = {"domain": walker.domain, "own": True}
        assert find_faults(written, allowed=True, verb=verb, **known) == []
    assert tuple(got) == GUARDED[url]
