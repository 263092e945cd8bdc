"""An issued report of the demo, and a client with a token."""

import pytest

from instansi.models import Pemda
from laporan.models import KlienApi, Terbitan
from laporan.terbuka.services import create_klien, set_public
from tests.laporan.pengaturan.conftest import _loaded, demo, pemda, tim, web  # noqa: F401
from tests.laporan.terbit import way
from tests.laporan.terbit.way import kilat  # noqa: F401


@pytest.fixture
def issued(kilat, demo) -> Terbitan:  # noqa: F811
    """The demo's LAKIP as issued."""
    way.ready()
    return way.issue()


@pytest.fixture
def opened(pemda: Pemda) -> Pemda:  # noqa: F811
    """The demo's Pemda, its page open."""
    set_public(pemda, True, by=None)
    return pemda


@pytest.fixture
def token(pemda: Pemda) -> str:  # noqa: F811
    """The token of a client of the demo's Pemda."""
    return create_klien(KlienApi(pemda=pemda, nama="Portal"), by=None)
