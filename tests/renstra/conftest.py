"""The demo in the database, and people who fill in plans."""

import pytest

from instansi.models import Pengguna
from tests.laporan.conftest import _loaded, demo  # noqa: F401


@pytest.fixture
def staf(demo, client):  # noqa: F811
    """A client where the demo's staf is logged in."""
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    return client
