"""The demo as frozen data, read once for all tests that need its figures and no database."""

import pytest
from django.db import transaction

from laporan.data import LakipData
from laporan.demo.muat import load_demo
from laporan.queries import load_lakip_data


@pytest.fixture(scope="session")
def patrang(django_db_setup, django_db_blocker) -> LakipData:
    """Kecamatan Patrang 2021 as the report reads it; the database is left as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(by=None)
        data = load_lakip_data("patrang", 2021)
        transaction.set_rollback(True)
    return data
