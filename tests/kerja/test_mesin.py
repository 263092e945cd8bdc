"""What the port promises, on every engine: the same tests on the database queue and on Celery."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from instansi.models import Pengguna
from kerja import berkas, runner
from kerja.engines import engine
from kerja.jobs import cancel, submit
from kerja.models import Pekerjaan, Pesan
from kerja.registry import JOBS, job
from kerja.sharing import share
from kerja.tending import tend
from tests.kerja import lambat
from tests.kerja import mesin as mesin_
from tests.rows import make

Status = Pekerjaan.Status
pytestmark = pytest.mark.django_db(transaction=True)


def ended(row: Pekerjaan) -> Pekerjaan:
    """The row as it stands."""
    row.refresh_from_db()
    return row


def test_a_worker_does_what_was_asked_for_and_the_person_hears_of_it(mesin, salin):
    """One that goes well, one that is refused, one that breaks, one that was given up."""
    user = make(Pengguna)
    good = submit("salin", by=user, kode="abc", tahun=2021)
    assert good.status == Status.ANTRE
    given_up = submit("salin", by=user, kode="lain", tahun=2021)
    assert cancel(given_up)
    mesin.work()
    assert (ended(good).status, good.kemajuan, good.total) == (Status.SELESAI, 2, 2)
    assert berkas.read(good.hasil) == b"abc"
    assert ended(given_up).status == Status.BATAL
    assert Pesan.objects.get(penerima=user).tautan == f"/pekerjaan/{good.pk}/"
    salin.refuse("Huruf dokumen tidak ditemukan.")
    bad = submit("salin", by=user, kode="abc", tahun=2021)
    mesin.work()
    assert (ended(bad).status, bad.pesan) == (Status.GAGAL, "Huruf dokumen tidak ditemukan.")
    assert len(salin.calls) == 2


def test_a_job_that_was_handed_over_twice_is_done_once(mesin, salin):
    job = submit("salin", by=None, kode="abc", tahun=2021)
    engine().send(str(job.pk), later=True)
    mesin.work()
    assert ended(job).status == Status.SELESAI
    assert len(salin.calls) == 1


def test_the_parts_of_a_job_are_jobs_of_their_own(mesin, salin):
    @job(
        "kumpul",
        describe=lambda: "Kumpulan",
        page=lambda: "/",
        allows=lambda user: True,
        shares=True,
    )
    def kumpul(*, by, progress, pekerjaan):
        many = [{"kode": str(number), "tahun": 2021} for number in range(5)]
        parts = share(pekerjaan, "salin", many, progress)
        return berkas.store(b"".join(berkas.read(p.hasil) for p in parts), jenis="text/plain")

    try:
        whole = submit("kumpul", by=None)
        mesin.work()
    finally:
        del JOBS["kumpul"]
    assert (ended(whole).status, whole.kemajuan, whole.total) == (Status.SELESAI, 5, 5)
    assert berkas.read(whole.hasil) == b"01234"
    assert len(salin.calls) == 5


def test_a_killed_worker_loses_nothing(mesin, tmp_path):
    """kill -9 in the middle of a job; the next worker takes it up and comes to its end."""
    stop = tmp_path / "tahan"
    stop.touch()
    lambat.register()
    try:
        job = submit(lambat.LAMBAT, by=None, tahan=str(stop))
        with mesin_.process(mesin) as worker:
            mesin_.wait_for(lambda: ended(job).kemajuan == 1, "the first part")
            mesin_.kill(worker)
        assert (ended(job).status, job.percobaan) == (Status.BERJALAN, 1)
        Pekerjaan.objects.update(denyut=timezone.now() - runner.SILENCE - timedelta(seconds=1))
        Path(stop).unlink()
        tend()
        mesin.work()
    finally:
        lambat.forget()
    assert (ended(job).status, job.percobaan) == (Status.SELESAI, 2)
    assert berkas.read(job.hasil) == b"lambat"


def test_two_workers_do_each_part_once(mesin):
    """Both at the same database, each taking parts of the one job from its own end."""
    lambat.register()
    try:
        job = submit(lambat.KUMPUL, by=None, banyak=20)
        with mesin_.process(mesin), mesin_.process(mesin):
            mesin_.wait_for(lambda: ended(job).berakhir is not None, "both workers")
    finally:
        lambat.forget()
    parts = Pekerjaan.objects.filter(induk=job)
    assert (job.status, job.kemajuan, job.total) == (Status.SELESAI, 20, 20)
    assert set(parts.values_list("status", "percobaan")) == {(Status.SELESAI, 1)}
