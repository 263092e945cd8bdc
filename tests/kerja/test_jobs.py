"""The port for background work: asked once, told in words, never stuck."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from instansi.models import Pengguna
from kerja import berkas, jobs
from kerja.jobs import run, submit
from kerja.models import Pekerjaan
from tests.rows import make

Status = Pekerjaan.Status


@pytest.fixture
def queue(settings, monkeypatch):
    """Leave jobs in a queue that nobody works on; return what was put there."""
    settings.JOBS_ENGINE = "basisdata"
    queued = []
    monkeypatch.setattr(jobs.run_queued.__class__, "enqueue", lambda task, pk: queued.append(pk))
    return queued


@pytest.mark.django_db
def test_a_job_is_done_for_the_person_and_its_result_kept(salin):
    user = make(Pengguna)
    done = submit("salin", by=user, kode="abc", tahun=2021)
    assert (done.status, done.kemajuan, done.total) == (Status.SELESAI, 2, 2)
    assert salin.calls == [("abc", user)]
    assert berkas.read(done.hasil) == b"abc"
    assert done.berakhir >= done.dibuat


@pytest.mark.django_db
def test_a_name_nobody_registered_is_an_error_of_the_caller(salin):
    with pytest.raises(KeyError):
        submit("hitung", by=None)
    assert not Pekerjaan.objects.exists()


@pytest.mark.django_db
def test_the_same_work_asked_twice_is_queued_once(salin, queue, django_capture_on_commit_callbacks):
    user, other = make(Pengguna), make(Pengguna)
    with django_capture_on_commit_callbacks(execute=True):
        first = submit("salin", by=user, kode="abc", tahun=2021)
        assert submit("salin", by=user, kode="abc", tahun=2021) == first
        assert submit("salin", by=user, kode="lain", tahun=2021) != first
        assert submit("salin", by=other, kode="abc", tahun=2021) != first
    assert len(queue) == 3
    assert queue[0] == str(first.pk)


@pytest.mark.django_db
def test_finished_work_may_be_asked_for_again(salin):
    assert submit("salin", by=None, kode="abc", tahun=2021) != submit(
        "salin", by=None, kode="abc", tahun=2021
    )


@pytest.mark.django_db
def test_a_refusal_is_told_in_the_jobs_own_words(salin):
    salin.refuse("Huruf dokumen tidak ditemukan.")
    failed = submit("salin", by=None, kode="abc", tahun=2021)
    assert (failed.status, failed.pesan) == (Status.GAGAL, "Huruf dokumen tidak ditemukan.")
    assert failed.kemajuan == 1


@pytest.mark.django_db
def test_an_unexpected_failure_is_told_without_its_innards(salin, caplog):
    salin.error = ZeroDivisionError("secret innards")
    failed = submit("salin", by=None, kode="abc", tahun=2021)
    assert failed.status == Status.GAGAL
    assert "tidak terduga (ZeroDivisionError)" in failed.pesan
    assert str(failed.pk)[:8] in failed.pesan
    assert "innards" not in failed.pesan
    assert "secret innards" in caplog.text


@pytest.mark.django_db
def test_a_worker_that_is_ended_says_so_and_ends(salin, queue):
    salin.error = SystemExit(1)
    job = submit("salin", by=None, kode="abc", tahun=2021)
    with pytest.raises(SystemExit):
        run(str(job.pk))
    job.refresh_from_db()
    assert (job.status, job.pesan) == (Status.GAGAL, jobs.LOST)


@pytest.mark.django_db
def test_who_lost_the_right_while_waiting_gets_nothing(salin, queue):
    job = submit("salin", by=make(Pengguna), kode="abc", tahun=2021)
    salin.allowed = False
    run(str(job.pk))
    job.refresh_from_db()
    assert (job.status, job.hasil, job.pesan) == (Status.GAGAL, None, jobs.NOT_ALLOWED)
    assert salin.calls == []


@pytest.mark.django_db
def test_an_ended_job_is_not_done_again(salin):
    done = submit("salin", by=None, kode="abc", tahun=2021)
    run(str(done.pk))
    assert len(salin.calls) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("silent", "same"), [(timedelta(0), True), (2 * jobs.SILENCE, False)])
def test_a_job_whose_worker_is_gone_does_not_stand_in_the_way(salin, queue, silent, same):
    first = submit("salin", by=None, kode="abc", tahun=2021)
    Pekerjaan.objects.update(status=Status.BERJALAN, denyut=timezone.now() - silent)
    assert (submit("salin", by=None, kode="abc", tahun=2021) == first) is same
    first.refresh_from_db()
    assert (first.status, first.pesan) == (
        (Status.BERJALAN, "") if same else (Status.GAGAL, jobs.LOST)
    )


@pytest.mark.django_db(transaction=True)
def test_the_worker_takes_the_job_from_the_queue_in_the_database(salin, settings):
    settings.JOBS_ENGINE = "basisdata"
    job = submit("salin", by=make(Pengguna), kode="abc", tahun=2021)
    assert job.status == Status.ANTRE
    call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)
    job.refresh_from_db()
    assert (job.status, job.kemajuan, job.total) == (Status.SELESAI, 2, 2)
    assert berkas.read(job.hasil) == b"abc"
