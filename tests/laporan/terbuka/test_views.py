"""The public page and its settings: closed at first, and never more than what is issued."""

import pytest
from django.urls import reverse

from kerja.models import Jejak
from laporan.models import KlienApi, Publikasi
from laporan.terbuka.queries import is_public
from laporan.terbuka.services import find_klien
from tests.html import parse
from tests.instansi.builders import make_pemda
from tests.laporan.terbit import way


def addresses(pemda) -> list[str]:
    where = [pemda.pk, "patrang", 2021]
    return [
        reverse("terbuka:daftar", args=[pemda.pk]),
        reverse("terbuka:pdf", args=where),
        reverse("terbuka:json", args=where),
        *(reverse("terbuka:csv", args=[*where, name]) for name in ("capaian", "anggaran")),
    ]


def test_the_page_is_closed_at_first_and_after_closing(client, issued, pemda, tim):
    anybody = type(client)()
    assert [anybody.get(one).status_code for one in addresses(pemda)] == [404] * 5
    client.force_login(tim)
    switch = reverse("laporan:terbuka_saklar", args=[pemda.pk])
    client.post(switch, {"aktif": "ya"})
    assert [anybody.get(one).status_code for one in addresses(pemda)] == [200] * 5
    client.post(switch, {"aktif": "tidak"})
    assert [anybody.get(one).status_code for one in addresses(pemda)] == [404] * 5
    acts = Jejak.objects.filter(objek="laporan.Publikasi").order_by("nomor")
    assert [one.aksi for one in acts] == ["buka halaman publik", "tutup halaman publik"]
    assert {one.pelaku for one in acts} == {tim}


def test_the_page_names_results_and_nobody(client, issued, opened):
    page = client.get(addresses(opened)[0]).content.decode()
    assert "86,05%" in page
    assert "14.034.368.149" in page
    for one in addresses(opened)[0:1] + addresses(opened)[2:]:
        told = client.get(one).content.decode()
        assert "19671229" not in told
        assert "Haidori" not in told
        assert "@" not in told


def test_a_draft_is_not_there(client, demo, opened):
    way.ready()
    page, *files = addresses(opened)
    assert "Belum ada laporan terbit" in client.get(page).content.decode()
    assert [client.get(one).status_code for one in files] == [404] * 4


def test_another_pemda_neither_shows_nor_opens_it(client, issued, opened):
    other = make_pemda("Kota Seberang")
    assert [client.get(one).status_code for one in addresses(other)] == [404] * 5
    Publikasi.objects.create(pemda=other, aktif=True)
    page, *files = addresses(other)
    assert "Patrang" not in client.get(page).content.decode()
    assert [client.get(one).status_code for one in files] == [404] * 4


@pytest.mark.parametrize("tahun", ["2021", "2019", "x", "²", "9" * 30])
def test_any_year_in_the_address_shows_a_page(client, issued, opened, tahun):
    page = client.get(addresses(opened)[0], {"tahun": tahun})
    assert page.status_code == 200
    assert "86,05%" in page.content.decode()


def test_the_page_asks_the_database_so_and_so_often(
    client, issued, opened, django_assert_max_num_queries
):
    with django_assert_max_num_queries(18):  # of which the limit of questions takes most
        client.get(addresses(opened)[0])


def test_an_address_that_asks_too_often_waits(client, opened, settings):
    settings.TERBUKA_LIMIT = "1/m/ip"
    page = addresses(opened)[0]
    assert [client.get(page).status_code for _ in range(2)] == [200, 429]


def test_a_token_is_shown_once_kept_as_a_hash_and_taken_back(web, pemda):
    page = web.post(reverse("laporan:klien_baru", args=[pemda.pk]), {"nama": "Portal"})
    token = parse(page.content.decode()).xpath("string(//code)")
    klien = KlienApi.objects.get()
    assert find_klien(token) == klien
    assert token not in str(KlienApi.objects.values())
    assert "no-store" in page["Cache-Control"]
    overview = web.get(reverse("laporan:terbuka", args=[pemda.pk])).content.decode()
    assert "Portal" in overview
    assert token not in overview
    told = str(Jejak.objects.filter(objek="laporan.KlienApi").values())
    assert klien.sidik not in told
    assert token not in told
    again = web.post(reverse("laporan:klien_baru", args=[pemda.pk]), {"nama": "Portal"})
    assert "Sudah ada klien bernama itu" in again.content.decode()
    late = {"nama": "Lain", "sampai": "2021-01-01"}
    refused = web.post(reverse("laporan:klien_baru", args=[pemda.pk]), late)
    assert "sudah lewat" in refused.content.decode()
    web.post(reverse("laporan:klien_cabut", args=[pemda.pk, klien.pk]))
    assert find_klien(token) is None


def test_the_settings_tell_whether_it_is_open(web, opened):
    page = web.get(reverse("laporan:pengaturan_pemda", args=[opened.pk])).content.decode()
    assert "Halaman publik dibuka." in page
    assert is_public(opened)
