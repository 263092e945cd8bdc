from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from perjanjian.layar import load_halaman
from renstra.models import Tujuan
from tests.html import parse, texts, words
from tests.instansi.builders import make_instansi, make_jabatan, make_orang
from tests.perjanjian.builders import make_pk, make_pk_baris, make_pk_program, sign_pk
from tests.renstra.builders import make_indikator, make_renstra, make_sasaran
from tests.rows import make_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def instansi():
    found = make_instansi("Kecamatan Sukamaju")
    make_jabatan(found, "Camat Sukamaju", pimpinan=True)
    return found


@pytest.fixture
def signed(instansi):
    """A PK murni in force, with one target and one program."""
    pk = make_pk(instansi)
    tujuan = Tujuan.objects.create(renstra=make_renstra(instansi), urutan=1, uraian="Tujuan")
    indikator = make_sasaran(tujuan).indikator.get()
    make_pk_baris(pk, indikator, nilai=Decimal(80))
    make_pk_program(pk, "7.01.01", Decimal(500))
    sign_pk(pk)
    return pk


def perubahan_of(pk, **fields):
    """A draft that promises more of the same indicator with less money."""
    later = make_pk(pk.instansi, perubahan_ke=1, **fields)
    make_pk_baris(later, pk.baris.get().indikator, nilai=Decimal(85))
    make_pk_program(later, "7.01.01", Decimal(450))
    return later


def read(client, name, *args):
    response = client.get(reverse(f"perjanjian:{name}", args=args))
    assert response.status_code == 200
    return parse(response.content.decode())


def test_a_year_without_pk_says_so(client, instansi):
    client.force_login(make_orang("staf", instansi))
    page = read(client, "daftar", instansi.kode, 2022)
    assert "Belum ada Perjanjian Kinerja 2022" in texts(page, "h2")


def test_a_list_tells_every_version_with_its_state_and_what_comes_next(client, signed):
    perubahan_of(signed)
    client.force_login(make_orang("staf", signed.instansi))
    page = read(client, "daftar", signed.instansi.kode, 2021)
    assert texts(page, ".task h3 a") == [
        "Perjanjian Kinerja Tahun 2021",
        "Perjanjian Kinerja Perubahan Tahun 2021",
    ]
    assert texts(page, ".task .tag") == ["Berlaku (tanda tangan basah)", "Draf"]
    assert "lalu mengirimnya ke Camat Sukamaju" in words(page)


def test_the_list_leads_to_a_perubahan_from_the_last_version_in_force(client, signed):
    way = reverse("perjanjian:gerak", args=[signed.pk, "perubahan"])
    for role, offered in (("staf", True), ("camat", False)):
        client.force_login(make_orang(role, signed.instansi))
        page = read(client, "daftar", signed.instansi.kode, 2021)
        assert (way in page.xpath("//a/@href")) is offered
    client.force_login(make_orang("staf", signed.instansi))
    perubahan_of(signed)
    page = read(client, "daftar", signed.instansi.kode, 2021)
    assert way not in page.xpath("//a/@href")


def test_a_list_of_an_approved_year_says_why_no_pk_begins_and_the_way_out(client, instansi):
    make_step("lakip", "disetujui", instansi=instansi, tahun=2021)
    client.force_login(make_orang("staf", instansi))
    page = read(client, "daftar", instansi.kode, 2021)
    assert "sudah disetujui dan terkunci. Mintalah camat membukanya kembali" in words(page)
    assert page.xpath("//main//button") == []


def test_a_second_perubahan_is_told_from_the_first_wherever_it_is_named(client, signed):
    later = make_pk(signed.instansi, perubahan_ke=2)
    client.force_login(make_orang("staf", signed.instansi))
    address = reverse("perjanjian:gerak", args=[later.pk, "batalkan"])
    assert "Perjanjian Kinerja Perubahan ke-2 2021" in client.get(address).content.decode()


def test_the_murni_is_in_force_until_the_perubahan_is_and_then_superseded(signed):
    later = perubahan_of(signed)
    assert load_halaman(signed).layar.keadaan.kunci == "berlaku"
    sign_pk(later)
    assert load_halaman(signed).layar.keadaan.kunci == "digantikan"
    assert load_halaman(later).layar.keadaan.kunci == "berlaku"


def test_the_review_begins_with_what_changed(client, signed):
    client.force_login(make_orang("camat", signed.instansi))
    page = words(read(client, "pk", perubahan_of(signed, uraian_alasan="Mutasi camat").pk))
    assert "Uraian: Mutasi camat" in page
    assert "Dibanding Perjanjian Kinerja Tahun 2021" in page
    assert "Indikator 1: 80 menjadi 85" in page
    assert "Jumlah pagu Rp500 menjadi Rp450, berkurang Rp50." in page
    assert "Tidak ada PK tahun 2020" in page


def test_next_year_is_compared_with_this_one(signed):
    signed.refresh_from_db()
    next_year = make_pk(signed.instansi, tahun=2022)
    found = load_halaman(next_year)
    assert [one.nama for one in found.banding] == ["Perjanjian Kinerja Tahun 2021"]
    assert found.tanpa_banding == ()


def test_the_reading_view_has_the_whole_wording(client, signed):
    client.force_login(make_orang("camat", signed.instansi))
    page = words(read(client, "naskah", signed.pk))
    assert "Siti Aminah, S.Sos." in page
    assert "1 November 2021" in page
    assert "Indikator 1: 80" in page


def test_what_is_declared_missing_shows_its_reason_and_has_no_naskah(client, instansi):
    pk = make_pk(instansi, status="tidak_tersedia", alasan_tidak_tersedia="Berkas hilang")
    client.force_login(make_orang("staf", instansi))
    assert "Alasan: Berkas hilang." in words(read(client, "pk", pk.pk))
    assert client.get(reverse("perjanjian:naskah", args=[pk.pk])).status_code == 404


def test_lower_officials_read_their_kind_and_the_bupati_the_other(client, instansi):
    camat = make_pk(instansi)
    kasi = make_pk(instansi, jabatan=make_jabatan(instansi, "Kasi Pemerintahan"))
    answers = {}
    for role in ("pejabat", "bupati", "camat"):
        client.force_login(make_orang(role, instansi.pemda if role == "bupati" else instansi))
        answers[role] = [
            client.get(reverse("perjanjian:pk", args=[one.pk])).status_code for one in (camat, kasi)
        ]
    assert answers == {"pejabat": [404, 200], "bupati": [200, 404], "camat": [200, 200]}


@pytest.mark.parametrize("name", ["daftar", "pk"])
def test_queries_do_not_grow(client, signed, name):
    later = perubahan_of(signed)
    client.force_login(make_orang("camat", signed.instansi))
    where = [signed.instansi.kode, 2021] if name == "daftar" else [later.pk]
    address = reverse(f"perjanjian:{name}", args=where)
    client.get(address)
    few = count_queries(client, address)
    for n in range(2, 6):
        first = later.baris.get(urutan=1).indikator
        indikator = make_indikator(first.renstra, sasaran=first.sasaran, urutan=n)
        make_pk_baris(later, indikator, urutan=n, nilai=Decimal(n))
        make_pk(signed.instansi, jabatan=make_jabatan(signed.instansi, f"Kasi {n}"))
    assert count_queries(client, address) == few


def count_queries(client, address) -> int:

    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)
