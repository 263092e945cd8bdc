"""The demo in the database, loaded once for each module that asks for it."""

import pytest
from django.db import connection

from instansi.models import Instansi
from kerja import guards
from laporan.data import LakipData
from tests.conftest import demo_loaded
from tests.laporan.printed import Printed
from tests.laporan.printer import printer  # noqa: F401


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """Keep the demo in the database while the tests of a module run."""
    with django_db_blocker.unblock(), demo_loaded():
        yield


@pytest.fixture
def demo(_loaded, db) -> Instansi:
    """The Instansi of the loaded demo."""
    return Instansi.objects.get(kode="patrang")


@pytest.fixture(scope="session")
def printed(patrang: LakipData) -> Printed:
    """The report of the demo as it is printed, before a test changes anything."""
    return Printed(patrang)


@pytest.fixture
def thawed(demo) -> None:
    """Take the guards off for a variation of the demo's PK, which is in force: no user could."""
    guards.remove(connection)
