"""One's own background jobs in the browser: progress, result, another try; nobody else's."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from instansi.models import Pengguna
from kerja import runner
from kerja.jobs import submit
from kerja.models import Pekerjaan
from tests.rows import make

Status = Pekerjaan.Status


@pytest.fixture
def user(db) -> Pengguna:
    """A person without roles."""
    return make(Pengguna)


@pytest.fixture
def own(client, user):
    """A client where that person is logged in."""
    client.force_login(user)
    return client


def row(user, **fields) -> Pekerjaan:
    """A job of a person in some state."""
    return make(Pekerjaan, nama="salin", args={"kode": "abc", "tahun": 2021}, oleh=user, **fields)


def test_a_running_job_asks_again_each_second_and_works_without_a_script(own, user, salin):
    job = row(user, status=Status.BERJALAN, kemajuan=3, total=17, denyut=timezone.now())
    page = " ".join(own.get(reverse("kerja:pekerjaan", args=[job.pk])).content.decode().split())
    assert "Salinan abc 2021" in page
    assert "Menyusun bagian 3 dari 17" in page
    assert '<progress id="batang" max="17" value="3">' in page
    assert 'hx-trigger="every 1s"' in page
    assert "Perbarui sekarang" in page


def test_htmx_gets_the_changing_part_alone(own, user, salin):
    job = row(user)
    part = own.get(
        reverse("kerja:pekerjaan", args=[job.pk]), headers={"HX-Request": "true"}
    ).content.decode()
    assert "Menunggu giliran" in part
    assert "<html" not in part


def test_a_finished_job_stops_asking_and_hands_over_its_file(own, user, salin):
    job = submit("salin", by=user, kode="abc", tahun=2021)
    page = own.get(reverse("kerja:pekerjaan", args=[job.pk])).content.decode()
    assert "hx-get" not in page
    address = reverse("kerja:berkas", args=[job.pk])
    assert f'href="{address}"' in page
    shown, saved = own.get(address), own.get(address, {"unduh": ""})
    assert b"".join(shown.streaming_content) == b"abc"
    assert shown["Content-Disposition"] == 'inline; filename="salinan-abc-2021.pdf"'
    assert saved["Content-Disposition"] == 'attachment; filename="salinan-abc-2021.pdf"'
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == (
        "application/pdf",
        "nosniff",
    )


def test_a_failure_is_told_and_another_try_offered(own, user, salin):
    salin.refuse("Huruf dokumen tidak ditemukan.")
    job = submit("salin", by=user, kode="abc", tahun=2021)
    page = own.get(reverse("kerja:pekerjaan", args=[job.pk])).content.decode()
    assert "Huruf dokumen tidak ditemukan." in page
    salin.error = None
    retry = reverse("kerja:ulang", args=[job.pk])
    assert f'action="{retry}"' in page
    assert own.get(retry).status_code == 405
    again = Pekerjaan.objects.exclude(pk=job.pk)
    answer = own.post(retry)
    assert answer.url == reverse("kerja:pekerjaan", args=[again.get().pk])
    assert again.get().status == Status.SELESAI


def test_a_job_without_sign_of_life_is_told_to_wait_for_another_worker(own, user, salin):
    long_ago = timezone.now() - 2 * runner.SILENCE
    job = row(user, status=Status.BERJALAN, denyut=long_ago)
    page = own.get(reverse("kerja:pekerjaan", args=[job.pk])).content.decode()
    assert "tidak memberi kabar lagi" in page
    assert "dilanjutkan oleh pekerja berikutnya" in page


def test_there_is_no_file_before_the_end(own, user, salin):
    assert own.get(reverse("kerja:berkas", args=[row(user).pk])).status_code == 404


def answers(client, job) -> list[int]:
    """The status of each of the job's addresses."""
    return [
        client.get(reverse("kerja:pekerjaan", args=[job.pk])).status_code,
        client.get(reverse("kerja:berkas", args=[job.pk])).status_code,
        client.post(reverse("kerja:ulang", args=[job.pk])).status_code,
        client.post(reverse("kerja:batal", args=[job.pk])).status_code,
    ]


def test_nobody_else_has_it(own, salin):
    theirs = submit("salin", by=make(Pengguna), kode="abc", tahun=2021)
    system = submit("salin", by=None, kode="abc", tahun=2021)
    assert answers(own, theirs) == answers(own, system) == [404] * 4
    assert Pekerjaan.objects.count() == 2


def test_who_may_no_longer_see_the_data_has_it_no_longer(own, user, salin):
    job = submit("salin", by=user, kode="abc", tahun=2021)
    assert answers(own, job) == [200, 200, 302, 302]
    salin.allowed = False
    assert answers(own, job) == [404] * 4


def test_a_kind_of_job_that_is_no_more_is_not_there(own, user, salin):
    job = make(Pekerjaan, nama="dahulu", oleh=user)
    assert answers(own, job) == [404] * 4


@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_entrance(client, salin):
    job = submit("salin", by=None, kode="abc", tahun=2021)
    assert answers(client, job) == [302] * 4
    answer = client.get(reverse("kerja:pekerjaan", args=[job.pk]))
    assert answer.url.startswith(reverse("account_login"))


def test_a_job_is_given_up_on_its_page(own, user, salin):
    job = row(user, status=Status.BERJALAN, denyut=timezone.now())
    answer = own.post(reverse("kerja:batal", args=[job.pk]), follow=True)
    assert "dibatalkan" in answer.content.decode()
    job.refresh_from_db()
    assert job.status == Status.BATAL
    again = own.post(reverse("kerja:batal", args=[job.pk]), follow=True).content.decode()
    assert "sudah berakhir sebelum dibatalkan" in again


def test_time_left_is_told_once_the_pace_is_known(own, user, salin):
    job = row(user, status=Status.BERJALAN, kemajuan=5, total=20, denyut=timezone.now())
    Pekerjaan.objects.update(mulai=timezone.now() - timedelta(seconds=10))
    page = own.get(reverse("kerja:pekerjaan", args=[job.pk])).content.decode()
    assert "kira-kira 40 detik lagi" in page  # 30,0…: rounded up to tens


def test_all_jobs_of_a_person_are_listed_with_one_set_of_queries(
    own, user, salin, django_assert_max_num_queries
):
    row(make(Pengguna))
    done = submit("salin", by=user, kode="abc", tahun=2021)
    row(user, judul="Gagal", status=Status.GAGAL, berakhir=timezone.now(), pesan="Sebab.")
    row(user, judul="Jalan", status=Status.BERJALAN, kemajuan=1, total=4)
    for number in range(20):
        shared = row(user, judul=f"Bersama {number}", status=Status.BERJALAN, kemajuan=1, total=2)
        row(user, induk=shared, status=Status.SELESAI, berakhir=timezone.now())
        row(user, induk=shared, status=Status.BERJALAN, kemajuan=1, total=2)
    with django_assert_max_num_queries(8):
        page = " ".join(own.get(reverse("kerja:pekerjaan_saya")).content.decode().split())
    assert page.count("<li> <div>") == 23
    assert f'href="{reverse("kerja:berkas", args=[done.pk])}?unduh"' in page
    assert "Gagal" in page
    assert "Sebab." in page
    assert "1 dari 4 (25%)" in page
    assert "1 dari 2 (75%)" in page
    assert 'hx-trigger="every 3s"' in page
