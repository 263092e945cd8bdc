"""The demo's kabupaten with its people logged in."""

import pytest

from instansi.models import Pemda, Pengguna, Peran
from tests.instansi.builders import make_orang
from tests.laporan.conftest import _loaded, demo  # noqa: F401


@pytest.fixture
def pemda(demo) -> Pemda:  # noqa: F811
    """The demo's Pemda."""
    return demo.pemda


@pytest.fixture
def tim(pemda) -> Pengguna:
    """Who sets the settings of the Pemda."""
    return make_orang(Peran.TIM_SAKIP, pemda)


@pytest.fixture
def web(tim, client):
    """A client where that person is logged in."""
    client.force_login(tim)
    return client
