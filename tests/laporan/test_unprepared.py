"""A year that nobody began: who may begin it is led there, who may not see it learns nothing."""

import pytest
from django.utils import timezone

from instansi.models import Pengguna
from kerja.models import Tahap
from laporan.entri import PAGES, places_of
from laporan.models import Laporan

ADDRESSES = [
    "/lakip/patrang/2030/",
    "/lakip/patrang/2030/bagian/bab-3/",
    "/lakip/patrang/2030/tahap/keuangan/",
    "/lakip/patrang/2030/tahap/lakip/",
]


def words(client, username: str, address: str, status: int = 200) -> str:
    client.force_login(Pengguna.objects.get(username=username))
    response = client.get(address)
    assert response.status_code == status
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


def test_who_reads_no_drafts_is_told_what_the_desk_says_too(demo, client):
    assert "belum disiapkan" in words(client, "bupati.jember", ADDRESSES[0])


def test_what_no_page_links_to_stays_not_found(demo, client):
    assert "belum disiapkan" in words(client, "staf.patrang", "/lakip/patrang/2030/teks/", 404)


def test_who_reads_no_data_learns_nothing(demo, client):
    assert "belum disiapkan" not in words(client, "admin", ADDRESSES[0], 404)


def test_who_reads_no_drafts_is_led_from_the_report_to_its_steps(demo, client):
    client.force_login(Pengguna.objects.get(username="bupati.jember"))
    response = client.get("/lakip/patrang/2021/", follow=True)
    assert response.redirect_chain == [("/lakip/patrang/2021/tahap/", 302)]
    page = response.content.decode()
    assert "/lakip/patrang/2021/tahap/keuangan/" in page
    assert "Buka LAKIP" not in page


@pytest.mark.parametrize(
    ("username", "said"),
    [
        ("staf.patrang", "Siapkan tahun"),
        ("camat.patrang", "Staf perencanaan Kecamatan Patrang yang memulainya"),
        ("bupati.jember", "halaman Kabupaten"),
    ],
)
def test_the_home_page_without_a_report_says_what_each_may_do(demo, client, username, said):
    Laporan.objects.all().delete()
    page = words(client, username, "/")
    assert said in page
    # A LAKIP is written in the year after.
    last = f"/tahun/patrang/{timezone.localdate().year - 1}/siapkan/"
    assert (last in page) is (username == "staf.patrang")


def test_a_pk_that_waits_stands_once_on_the_camats_home(demo, client):
    Tahap.objects.filter(langkah="pk").update(status="diajukan")
    assert "Menunggu keputusan Anda" not in words(client, "camat.patrang", "/")


def test_another_place_and_an_impossible_year_are_not_there(demo, client):
    for address in ("/lakip/lain/2030/", "/lakip/patrang/9999/"):
        assert "belum disiapkan" not in words(client, "staf.patrang", address, 404)


@pytest.mark.parametrize("username", ["staf.patrang", "camat.patrang"])
@pytest.mark.parametrize("langkah", [one for one in PAGES if one != "lakip"])
def test_every_entry_page_opens_before_anything_is_entered(demo, client, username, langkah):
    client.force_login(Pengguna.objects.get(username=username))
    for _, address in places_of(langkah, "patrang", 2030):
        assert client.get(address, follow=True).status_code == 200, address
