"""A year that nobody began: who may begin it is led there, who may not see it learns nothing."""

import pytest

from instansi.models import Pengguna
from laporan.entri import PAGES, places_of

ADDRESSES = [
    "/lakip/patrang/2030/",
    "/lakip/patrang/2030/bagian/bab-3/",
    "/lakip/patrang/2030/tahap/keuangan/",
    "/lakip/patrang/2030/tahap/lakip/",
]


def words(client, username: str, address: str) -> str:
    client.force_login(Pengguna.objects.get(username=username))
    response = client.get(address)
    assert response.status_code == 404
    return response.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_fills_in_is_led_to_begin_the_year(demo, client, address):
    page = words(client, "staf.patrang", address)
    assert 'href="/tahun/patrang/2030/siapkan/"' in page
    assert "belum disiapkan" in page


def test_who_reads_is_told_who_begins_it(demo, client):
    page = words(client, "camat.patrang", ADDRESSES[0])
    assert "Staf perencanaan Kecamatan Patrang" in page
    assert "siapkan/" not in page


@pytest.mark.parametrize(
    ("username", "offered"), [("staf.patrang", True), ("camat.patrang", False)]
)
def test_the_next_year_is_offered_to_whom_it_is_open(demo, client, username, offered):
    client.force_login(Pengguna.objects.get(username=username))
    page = client.get("/lakip/patrang/2021/").content.decode()
    assert ("/tahun/patrang/2022/siapkan/" in page) is offered


@pytest.mark.parametrize("username", ["bupati.jember", "admin"])
def test_who_reads_no_drafts_learns_nothing(demo, client, username):
    assert "belum disiapkan" not in words(client, username, ADDRESSES[0])


def test_another_place_and_an_impossible_year_are_not_there(demo, client):
    for address in ("/lakip/lain/2030/", "/lakip/patrang/9999/"):
        assert "belum disiapkan" not in words(client, "staf.patrang", address)


@pytest.mark.parametrize("username", ["staf.patrang", "camat.patrang"])
@pytest.mark.parametrize("langkah", [one for one in PAGES if one != "lakip"])
def test_every_entry_page_opens_before_anything_is_entered(demo, client, username, langkah):
    client.force_login(Pengguna.objects.get(username=username))
    for _, address in places_of(langkah, "patrang", 2030):
        assert client.get(address, follow=True).status_code == 200, address
