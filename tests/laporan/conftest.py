"""The demo in the database, loaded once for each module that asks for it."""

import pytest
from django.db import transaction

from instansi.models import Instansi
from laporan.demo.muat import load_demo


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """Keep the demo in the database while the tests of a module run."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(by=None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(_loaded, db) -> Instansi:
    """The Instansi of the loaded demo."""
    return Instansi.objects.get(kode="patrang")
