"""Fixtures of every test: the demo as frozen data, and database guards that tests can flush past."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import TransactionTestCase
from hypothesis import settings
from whitenoise.middleware import WhiteNoiseMiddleware
from xdist.scheduler import LoadFileScheduling

from kerja import guards
from laporan.data import LakipData
from laporan.demo.muat import load_demo
from laporan.queries import load_lakip_data
from tests import kept

# How long an example takes on a busy machine says nothing about the code.
settings.register_profile("sakip", deadline=None)
settings.load_profile("sakip")

PAGE_WALKS = {"test_access.py", "test_admin.py"}
# Their tests take minutes each and share nothing; of any other file one process does all.
APART = {"tests/e2e/test_pages.py"}
# Begun first: at the end one process would wait for them. xdist takes files of many tests for the
# longest, and these hold few.
LONG = APART | {
    "tests/e2e/test_isi_semua.py",
    "tests/laporan/terbit/test_mati.py",
    "tests/laporan/test_lakip_bytes.py",
    "tests/test_bad_forms.py",
    "tests/test_links.py",
    "tests/test_sent_twice.py",
}
DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


class ByFile(LoadFileScheduling):
    """Hand out whole files, and one by one the tests of those that stand ``APART``."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return nodeid if file in APART else file

    def _assign_work_unit(self, node: object) -> None:
        for scope in self.workqueue:
            if scope.split("::")[0] in LONG:
                self.workqueue.move_to_end(scope, last=False)
                break
        super()._assign_work_unit(node)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByFile | None:
    """Take ours where files are asked for."""
    return ByFile(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what follows from the fixtures a test asks for.

    Where the demo is read the test database is asked for: without a mark none would be made.
    What opens pages by a client (or walks all of them) is marked "pages", what can reach the
    database at all "database": without the mark pytest-django lets nobody in.
    """
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if "patrang" in names:
            item.add_marker(pytest.mark.django_db)
        if names & {"client", "staf_client", "scene"} or item.path.name in PAGE_WALKS:
            item.add_marker(pytest.mark.pages)
        if names & DATABASE or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session", autouse=True)
def _static_files_listed_once() -> Iterator[None]:
    """Look once which files the pages have, not once for each client: they are the same."""
    listed: dict[str, Any] = {}
    list_files = WhiteNoiseMiddleware.add_files_from_finders

    def listed_before(server: WhiteNoiseMiddleware) -> None:
        if not listed:
            list_files(server)
            listed.update(server.files)
        server.files = dict(listed)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", listed_before)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings) -> None:
    """Take the test database, and what a test wrote into it, back from what is kept."""
    kept.install()
    if kept.can_keep():
        # Django would empty every table and fill in anew what comes with the models.
        TransactionTestCase._fixture_teardown = lambda case: kept.put_back()


@contextmanager
def demo_loaded() -> Iterator[None]:
    """Keep the demo in the database meanwhile; then it is as it was."""
    if kept.can_keep():
        before = kept.put("demo", partial(load_demo, by=None))
        yield
        kept.put_back(before)
        return
    with transaction.atomic():
        load_demo(by=None)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def patrang(django_db_setup, django_db_blocker) -> LakipData:
    """Kecamatan Patrang 2021 as the report reads it; the database is left as it was."""
    with django_db_blocker.unblock(), demo_loaded():
        return load_lakip_data("patrang", 2021)


@pytest.fixture(autouse=True)
def _guards(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hold the guards during a transactional test, and take them off before its flush.

    The flush passes over the cache, which no model stands for; limits of attempts count there.
    """
    marker = request.node.get_closest_marker("django_db")
    names = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not names and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    # Asked for here alone: as a parameter it would open a database for every pure test too.
    request.getfixturevalue("_django_db_helper")
    guards.install(connection)
    yield
    guards.remove(connection)
    cache.clear()
