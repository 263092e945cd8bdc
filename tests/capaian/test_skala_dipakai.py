"""A scale that leaves a value without a category is refused, and where it is there, it is told."""

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings

from capaian.models import PengaturanCapaian, PitaSkala, PredikatIndikator, SkalaNilai
from instansi.models import Pemda, Pengguna
from kerja.jobs import submit
from kerja.models import Pekerjaan
from laporan.jobs import CETAK_LAKIP
from renstra.models import Indikator
from tests.laporan.test_admin import address, boss, form_of  # noqa: F401
from tests.pages import autosave
from tests.rows import make

WHERE = "Nilai kurang dari 55 tidak masuk kategori mana pun"


@pytest.fixture
def skala(demo) -> SkalaNilai:
    """The scale in force at the demo's Pemda."""
    return PengaturanCapaian.objects.get(pemda=demo.pemda).skala


@pytest.fixture
def broken(skala) -> SkalaNilai:
    """The same without its lowest band, as only a writer past every form can leave it."""
    skala.pita.filter(batas_bawah=None).delete()
    return skala


def whole(jenis: str, pemda: Pemda) -> SkalaNilai:
    skala = make(SkalaNilai, jenis=jenis, pemda=pemda)
    make(PitaSkala, skala=skala, batas_bawah=None)
    return skala


# Refused ----------------------------------------------------------------------------------


def test_the_admin_refuses_a_hole_and_names_it(boss, skala):  # noqa: F811
    url = address(SkalaNilai, "change", skala.pk)
    data = form_of(boss, url)
    lowest = next(n for n in range(9) if f"pita-{n}-batas_bawah" not in data)
    answer = boss.post(url, {**data, f"pita-{lowest}-DELETE": "on"})
    assert answer.status_code == 200
    assert WHERE in answer.content.decode()
    assert skala.pita.filter(batas_bawah=None).exists()
    assert boss.post(url, data).status_code == 302


def test_the_admin_refuses_a_scale_without_bands(boss, demo):  # noqa: F811
    url = address(SkalaNilai, "add")
    data = {**form_of(boss, url), "pemda": demo.pemda.pk, "jenis": "kategori", "nama": "Kosong"}
    data["pita-INITIAL_FORMS"] = data["pita-TOTAL_FORMS"] = 0
    assert "belum memiliki kategori" in boss.post(url, data).content.decode()
    band = {"pita-TOTAL_FORMS": 1, "pita-0-label": "Semua", "pita-0-inklusif": "on"}
    assert boss.post(url, {**data, **band}).status_code == 302
    assert SkalaNilai.objects.get(nama="Kosong").pita.count() == 1


def test_only_a_whole_scale_of_categories_of_the_same_pemda_is_put_in_force(demo, skala):
    setting = PengaturanCapaian.objects.get(pemda=demo.pemda)
    setting.full_clean()
    for wrong in (
        whole("predikat", demo.pemda),
        whole("kategori", make(Pemda)),
        make(SkalaNilai, pemda=demo.pemda),
    ):
        setting.skala = wrong
        with pytest.raises(ValidationError) as refused:
            setting.full_clean()
        assert list(refused.value.message_dict) == ["skala"]


def test_only_a_whole_scale_of_predicates_is_given_to_an_indicator(demo):
    row = PredikatIndikator.objects.filter(indikator__renstra__instansi=demo).first()
    row.full_clean()
    for wrong in (
        whole("kategori", demo.pemda),
        whole("predikat", make(Pemda)),
        make(SkalaNilai, pemda=demo.pemda, jenis="predikat"),
    ):
        row.skala = wrong
        with pytest.raises(ValidationError, match=r"skala"):
            row.full_clean()


def test_a_scale_in_use_keeps_its_kind_and_its_pemda(skala):
    skala.full_clean()
    skala.jenis = "predikat"
    with pytest.raises(ValidationError, match="Kategori capaian"):
        skala.clean()
    skala.jenis, skala.pemda = "kategori", make(Pemda)
    with pytest.raises(ValidationError, match="Pemda lain"):
        skala.clean()


# Told -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "/lakip/patrang/2021/",
        "/isi/patrang/2021/realisasi/",
    ],
)
def test_a_page_says_which_scale_and_what_to_do(broken, client, url):
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    answer = client.get(url)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"Skala “{broken.nama}” tidak dapat dipakai." in page
    assert WHERE in page
    assert "Mintalah admin Pemda" in page


def test_autosave_keeps_the_work_and_says_why(broken, client):
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    row = Indikator.objects.filter(sasaran__isnull=False).first()
    answer = autosave(client, "/isi/patrang/2021/realisasi/", (str(row.pk), "", {"nilai": "1"}))
    assert answer.status_code == 409
    assert WHERE in answer.json()["message"]


@override_settings(JOBS_ENGINE="langsung")
def test_the_background_job_fails_with_that_sentence(broken):
    job = submit(CETAK_LAKIP, by=None, kode="patrang", tahun=2021)
    assert job.status == Pekerjaan.Status.GAGAL
    assert job.pesan.startswith(f"Skala “{broken.nama}” tidak dapat dipakai. {WHERE}")
