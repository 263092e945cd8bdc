"""The port for background work: asked once, told in words, never stuck."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from instansi.models import Pengguna
from kerja import berkas, jobs, runner
from kerja.engines import basisdata
from kerja.jobs import cancel, run, submit
from kerja.models import Pekerjaan, Pesan
from kerja.tending import KEPT, STRAYED, tend, tidy
from tests.rows import make

Status = Pekerjaan.Status


@pytest.fixture
def queue(settings, monkeypatch):
    """Leave jobs in a queue that nobody works on; return what was put there."""
    settings.JOBS_ENGINE = "basisdata"
    queued = []
    monkeypatch.setattr(
        basisdata.run_queued.__class__, "enqueue", lambda task, pk: queued.append(pk)
    )
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
def test_the_same_work_asked_twice_is_queued_once(salin, queue):
    user, other = make(Pengguna), make(Pengguna)
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
def test_a_worker_that_is_ended_leaves_its_job_to_the_next(salin, queue):
    salin.error = SystemExit(1)
    job = submit("salin", by=None, kode="abc", tahun=2021)
    with pytest.raises(SystemExit):
        run(str(job.pk))
    job.refresh_from_db()
    assert (job.status, job.berakhir) == (Status.BERJALAN, None)
    salin.error = None
    tend()
    assert queue == [str(job.pk)] * 2
    run(str(job.pk))
    job.refresh_from_db()
    assert (job.status, job.percobaan) == (Status.SELESAI, 2)


@pytest.mark.django_db
def test_a_database_that_was_locked_for_too_long_costs_an_attempt_and_no_job(salin, queue, caplog):
    salin.error = OperationalError("database is locked")
    job = submit("salin", by=None, kode="abc", tahun=2021)
    run(str(job.pk))
    assert "is left to the next worker" in caplog.text
    salin.error = None
    tend()
    run(str(job.pk))
    job.refresh_from_db()
    assert (job.status, job.percobaan) == (Status.SELESAI, 2)


@pytest.mark.django_db
def test_who_lost_the_right_while_waiting_gets_nothing(salin, queue):
    job = submit("salin", by=make(Pengguna), kode="abc", tahun=2021)
    salin.allowed = False
    run(str(job.pk))
    job.refresh_from_db()
    assert (job.status, job.hasil, job.pesan) == (Status.GAGAL, None, runner.NOT_ALLOWED)
    assert salin.calls == []


@pytest.mark.django_db
def test_an_ended_job_is_not_done_again(salin):
    done = submit("salin", by=None, kode="abc", tahun=2021)
    run(str(done.pk))
    assert len(salin.calls) == 1


def begun(ago: timedelta, tries: int = 1) -> Pekerjaan:
    """A job that a worker took up and from which the last sign of life is so old."""
    job = submit("salin", by=make(Pengguna), kode="abc", tahun=2021)
    Pekerjaan.objects.update(
        status=Status.BERJALAN, percobaan=tries, denyut=timezone.now() - ago, kemajuan=1, total=2
    )
    job.refresh_from_db()
    return job


@pytest.mark.django_db
def test_a_job_that_gives_signs_of_life_is_left_alone(salin, queue):
    job = begun(timedelta(0))
    tend()
    assert submit("salin", by=job.oleh, kode="abc", tahun=2021) == job
    assert len(queue) == 1


@pytest.mark.django_db
def test_who_asks_again_for_a_job_without_sign_of_life_has_it_taken_up(salin, queue):
    job = begun(2 * runner.SILENCE)
    again = submit("salin", by=job.oleh, kode="abc", tahun=2021)
    assert again == job
    assert len(queue) == 2


@pytest.mark.django_db
def test_a_job_is_taken_up_so_often_and_no_more(salin, queue):
    job = begun(2 * runner.SILENCE, tries=jobs.MOST_TRIES)
    tend()
    job.refresh_from_db()
    assert (job.status, job.pesan) == (Status.GAGAL, jobs.LOST)
    assert len(queue) == 1


@pytest.mark.django_db
def test_a_slow_old_worker_does_not_write_over_the_new_one(salin, queue):
    """The old one wakes up in the middle of its job, when another has long taken that up."""
    job = submit("salin", by=None, kode="abc", tahun=2021)

    def sleep():
        salin.during = None
        Pekerjaan.objects.update(denyut=timezone.now() - 2 * runner.SILENCE)
        tend()
        run(str(job.pk))
        Pekerjaan.objects.update(pesan="yang baru")

    salin.during = sleep
    run(str(job.pk))
    job.refresh_from_db()
    assert (job.status, job.percobaan, job.pesan) == (Status.SELESAI, 2, "yang baru")
    assert len(salin.calls) == 2
    assert not caught_up(job)


def caught_up(job: Pekerjaan) -> bool:
    """Whether the end of the old attempt changed anything."""
    job.percobaan = 1
    return runner.end(job, Status.GAGAL, pesan="yang lama")


@pytest.mark.django_db
def test_a_cancelled_job_stops_at_its_next_part_and_stays_cancelled(salin, queue):
    job = submit("salin", by=None, kode="abc", tahun=2021)
    salin.during = lambda: cancel(job)
    run(str(job.pk))
    job.refresh_from_db()
    assert (job.status, job.kemajuan, job.hasil) == (Status.BATAL, 1, None)
    assert not cancel(job)
    run(str(job.pk))
    assert len(salin.calls) == 1


@pytest.mark.django_db
def test_what_was_cancelled_before_its_turn_is_never_begun(salin, queue):
    job = submit("salin", by=None, kode="abc", tahun=2021)
    assert cancel(job)
    run(str(job.pk))
    assert salin.calls == []


@pytest.mark.django_db
def test_a_job_that_its_queue_lost_is_handed_over_again(salin, queue):
    job = submit("salin", by=None, kode="abc", tahun=2021)
    tend()
    assert len(queue) == 1
    Pekerjaan.objects.update(dibuat=timezone.now() - 2 * STRAYED)
    tend()
    tend()
    assert queue == [str(job.pk)] * 2


@pytest.mark.django_db
@pytest.mark.parametrize(("error", "words"), [(None, "selesai"), (ValueError(), "tidak selesai")])
def test_who_went_away_finds_a_notice(salin, queue, error, words):
    salin.error = error
    user = make(Pengguna)
    job = submit("salin", by=user, kode="abc", tahun=2021)
    run(str(job.pk))
    (pesan,) = Pesan.objects.filter(penerima=user)
    assert f"Salinan abc 2021 {words}" in pesan.teks
    assert pesan.tautan == f"/pekerjaan/{job.pk}/"


@pytest.mark.django_db
def test_who_looks_on_needs_no_notice(salin, queue):
    job = submit("salin", by=make(Pengguna), kode="abc", tahun=2021)
    Pekerjaan.objects.update(dilihat=timezone.now())
    run(str(job.pk))
    assert not Pesan.objects.exists()


@pytest.mark.django_db
def test_old_jobs_are_deleted_with_the_collections_made_for_them(salin):
    """A file that something else refers to stays, and one that is no collection."""
    zipped = [
        berkas.store(text, jenis="application/zip") for text in (b"lama", b"dipakai", b"baru")
    ]
    pdf = berkas.store(b"pdf", jenis="application/pdf")
    old = timezone.now() - timedelta(days=KEPT + 1)
    for file, ended in [*zip(zipped, (old, old, timezone.now()), strict=True), (pdf, old)]:
        make(Pekerjaan, nama="salin", status=Status.SELESAI, berakhir=ended, hasil=file)
    make(Pekerjaan, nama="salin", status=Status.SELESAI, berakhir=timezone.now(), hasil=zipped[1])
    tidy()
    assert Pekerjaan.objects.count() == 2
    there = [berkas.path_of(file.sha256).exists() for file in [*zipped, pdf]]
    assert there == [False, True, True, True]


@pytest.mark.django_db(transaction=True)
def test_the_worker_takes_the_job_from_the_queue_in_the_database(salin, settings):
    settings.JOBS_ENGINE = "basisdata"
    job = submit("salin", by=make(Pengguna), kode="abc", tahun=2021)
    assert job.status == Status.ANTRE
    call_command("worker", batch=True)
    job.refresh_from_db()
    assert (job.status, job.kemajuan, job.total) == (Status.SELESAI, 2, 2)
    assert berkas.read(job.hasil) == b"abc"
