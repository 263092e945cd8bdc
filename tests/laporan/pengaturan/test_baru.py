"""An installation without the demo: from a superuser to a configured Pemda, without Django's admin."""

import pytest
from django.test import Client

from capaian.models import PengaturanCapaian, SkalaNilai
from instansi.models import Instansi, Pemda, Pengguna, Penugasan, Peran
from kerja.models import Jejak
from perjanjian.models import TemplatPernyataan
from tests.instansi.builders import make_orang, make_pengguna

pytestmark = pytest.mark.django_db
NEW = {"nama": "Kabupaten Baru", "jenis": "kabupaten", "tempat": "Baru"}


@pytest.fixture
def founder(client) -> Client:
    """A client of who set the product up: a superuser without any role."""
    person = Pengguna.objects.create_superuser("pendiri", password="x", nama="Pendiri")  # noqa: S106
    client.force_login(person)
    return client


def test_a_superuser_founds_a_pemda_and_may_then_invite(founder):
    page = founder.get("/").content.decode()
    assert "/pengaturan/pemda/baru/" in page
    assert founder.post("/pengaturan/pemda/baru/", NEW).url == "/orang/undang/"
    pemda = Pemda.objects.get()
    role = Penugasan.objects.get()
    assert (role.peran, role.pemda, role.pengguna.username) == (Peran.ADMIN, pemda, "pendiri")
    assert Jejak.objects.first().aksi == "dirikan Pemda"
    assert not pemda.contoh
    assert founder.get("/orang/").status_code == 200
    added = {"kode": "baru", "nama": "Kecamatan Baru", "sebutan_pimpinan": "Camat"}
    assert founder.post(f"/pemda/{pemda.pk}/instansi/baru/", added).status_code == 302
    assert Instansi.objects.get().pemda == pemda
    twice = founder.post("/pengaturan/pemda/baru/", NEW)
    assert twice.status_code == 200


def test_nobody_else_founds_one(client):
    client.force_login(make_pengguna())
    assert client.get("/pengaturan/pemda/baru/").status_code == 404
    assert client.post("/pengaturan/pemda/baru/", NEW).status_code == 404
    assert not Pemda.objects.exists()


def test_its_team_sets_scale_and_wording_from_what_the_product_offers(founder, client):
    founder.post("/pengaturan/pemda/baru/", NEW)
    pemda = Pemda.objects.get()
    client.force_login(make_orang(Peran.TIM_SAKIP, pemda))
    base = f"/pengaturan/{pemda.pk}/"
    assert (
        "bawaan aplikasi, karena belum ada yang diberlakukan" in client.get(base).content.decode()
    )
    bands = {"pita-TOTAL_FORMS": 2, "pita-INITIAL_FORMS": 0, "pita-0-label": "Baik"}
    bands |= {
        "pita-0-bawah": "76",
        "pita-1-label": "Kurang",
        "nama": "Pertama",
        "jenis": "kategori",
    }
    client.post(base + "skala/baru/", bands)
    skala = SkalaNilai.objects.get()
    url = f"{base}skala/{skala.pk}/berlakukan/"
    assert client.get(url).status_code == 200
    seen = client.get(url, {"mulai": 2026, "batas": ""}).content.decode()
    assert "0 (nol) indikator bercapaian diperiksa" in seen
    assert client.post(url, {"mulai": 2026, "batas": "", "versi": 0}).status_code == 302
    assert PengaturanCapaian.objects.get().skala == skala
    wording = {"mulai": "2026-01-01", "pembuka": "a", "pihak_pertama": "b", "pihak_kedua": "c"}
    assert client.post(base + "pernyataan/baru/", wording).status_code == 302
    assert TemplatPernyataan.objects.get().pemda == pemda
    for rest in ("kerangka/", "teks/", "teks/penutup/", "cetak/", "skala/"):
        assert client.get(base + rest).status_code == 200
