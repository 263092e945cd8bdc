"""One Pemda with two Instansi, another Pemda, and people of every role."""

import pytest

from instansi.models import Instansi, Pemda, Pengguna
from kerja.models import Jejak
from tests.instansi.builders import make_instansi, make_orang, make_pemda


@pytest.fixture
def pemda(db) -> Pemda:
    return make_pemda()


@pytest.fixture
def sukamaju(pemda) -> Instansi:
    return make_instansi("Kecamatan Sukamaju", pemda)


@pytest.fixture
def sukasari(pemda) -> Instansi:
    return make_instansi("Kecamatan Sukasari", pemda)


@pytest.fixture
def seberang(db) -> Instansi:
    """An Instansi of another Pemda."""
    return make_instansi("Kecamatan Seberang", make_pemda("Kota Seberang"))


@pytest.fixture
def tim(pemda) -> Pengguna:
    return make_orang("tim_sakip", pemda, "Tim SAKIP")


@pytest.fixture
def admin(pemda) -> Pengguna:
    return make_orang("admin", pemda, "Admin Satu")


@pytest.fixture
def camat(sukamaju) -> Pengguna:
    return make_orang("camat", sukamaju, "Camat Sukamaju")


@pytest.fixture
def staf(sukamaju) -> Pengguna:
    return make_orang("staf", sukamaju, "Staf Sukamaju")


@pytest.fixture
def trail():
    """Return the acts recorded since the last call, oldest first."""
    seen = 0

    def acts() -> list[Jejak]:
        nonlocal seen
        rows = list(Jejak.objects.filter(nomor__gt=seen).order_by("nomor"))
        seen = rows[-1].nomor if rows else seen
        return rows

    return acts
