"""Many LAKIP in one ZIP: who may have which, what is laid out, and what happens to a bad one."""

import csv
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from instansi.models import Pemda
from kerja import berkas
from kerja.jobs import cancel, run, submit
from kerja.models import Pekerjaan, Tahap
from kerja.tending import tend
from laporan import jobs
from laporan.models import Cetakan, Laporan
from laporan.unduhan.jobs import UNDUH_LAKIP
from sakip.pdf.fonts import FontMissing
from tests.instansi.builders import make_instansi, make_orang, make_pemda

Status = Pekerjaan.Status
TAHUN = 2021


@pytest.fixture
def pemda(db) -> Pemda:
    """A Pemda with three kecamatan that have a report of the year."""
    pemda = make_pemda("Kabupaten Contoh")
    for nama in ("Kecamatan Arjasa", "Kecamatan Balung", "Kecamatan Cerme"):
        Laporan.objects.create(instansi=make_instansi(nama, pemda), tahun=TAHUN)
    return pemda


def ask(user, pemda: Pemda, **fields) -> Pekerjaan:
    """Have all reports of the Pemda collected."""
    ids = list(Laporan.objects.filter(instansi__pemda=pemda).values_list("pk", flat=True))
    return submit(UNDUH_LAKIP, by=user, pemda=pemda.pk, tahun=TAHUN, laporan=sorted(ids), **fields)


def opened(job: Pekerjaan) -> tuple[list[str], list[dict[str, str]]]:
    """The names in the ZIP of a job, and the rows of its manifest."""
    with ZipFile(BytesIO(berkas.read(job.hasil))) as zipped:
        text = zipped.read("manifest.csv").decode("utf-8-sig")
        return zipped.namelist(), list(csv.DictReader(text.splitlines(), delimiter=";"))


def test_each_report_is_laid_out_once_and_never_again_without_a_change(pemda, printer):
    tim = make_orang("tim_sakip", pemda)
    first = ask(tim, pemda)
    assert (first.status, first.pesan) == (Status.SELESAI, "")
    assert (first.kemajuan, first.total) == (3, 3)
    assert first.judul == "3 LAKIP Kabupaten Contoh Tahun 2021"
    names, rows = opened(first)
    assert len([name for name in names if name.startswith("lakip/")]) == 3
    assert [row["Perangkat daerah"] for row in rows] == [
        "Kecamatan Arjasa",
        "Kecamatan Balung",
        "Kecamatan Cerme",
    ]
    assert {row["Keadaan"] for row in rows} == {"Draf"}
    assert len(printer.wholes) == 3
    second = ask(tim, pemda)
    assert second != first
    assert second.hasil == first.hasil
    assert len(printer.wholes) == 3


def test_one_that_cannot_be_laid_out_does_not_keep_the_others_back(pemda, printer, monkeypatch):
    def refuse(laporan, **rest):
        if laporan.instansi.nama == "Kecamatan Balung":
            raise ZeroDivisionError
        return printed(laporan, **rest)

    printed = jobs.print_lakip
    monkeypatch.setattr(jobs, "print_lakip", refuse)
    job = ask(None, pemda)
    assert (job.status, job.pesan) == (
        Status.SELESAI,
        "1 LAKIP tidak dapat disusun; sebabnya tercantum di manifest.csv.",
    )
    names, rows = opened(job)
    assert len([name for name in names if name.startswith("lakip/")]) == 2
    assert (rows[1]["Berkas"], rows[1]["SHA-256"]) == ("", "")
    assert "ZeroDivisionError" in rows[1]["Catatan"]


def test_where_nothing_can_be_laid_out_there_is_no_zip(pemda, printer):
    printer.error = FontMissing("Huruf dokumen tidak ditemukan.")
    job = ask(None, pemda)
    assert (job.status, job.hasil) == (Status.GAGAL, None)
    assert "Huruf dokumen tidak ditemukan." in job.pesan


def test_a_worker_that_died_half_way_leaves_its_work_to_the_next(pemda, printer, settings):
    """The first report is laid out, then the worker is gone: the next goes on with the others."""
    settings.JOBS_ENGINE = "basisdata"
    job = ask(None, pemda)

    def die(begun: int) -> None:
        if begun == 2:
            raise SystemExit(1)

    printer.during = die
    with pytest.raises(SystemExit):
        run(str(job.pk))
    assert Cetakan.objects.count() == 1
    printer.during = None
    tend()
    run(str(job.pk))
    job.refresh_from_db()
    assert (job.status, job.percobaan) == (Status.SELESAI, 2)
    assert len(opened(job)[1]) == 3
    assert Cetakan.objects.count() == 3
    assert len(printer.wholes) == 4  # the one that was cut off, once more


def test_giving_up_the_collection_gives_up_its_parts(pemda, printer, settings):
    settings.JOBS_ENGINE = "basisdata"
    job = ask(None, pemda)
    printer.during = lambda begun: cancel(job)
    run(str(job.pk))
    assert set(Pekerjaan.objects.values_list("status", flat=True)) == {Status.BATAL}
    assert len(printer.wholes) == 1


def page(client, user, pemda, **query):
    """The page of the choice, for a person."""
    client.force_login(user)
    return client.get(reverse("laporan:unduh", args=[pemda.pk, TAHUN]), query)


def test_the_bupati_is_offered_what_was_handed_in(pemda, client):
    handed_in = Laporan.objects.first()
    Tahap.objects.create(
        instansi=handed_in.instansi, tahun=TAHUN, langkah="lakip", status="diajukan",
        sejak="2022-01-10T00:00Z",
    )  # fmt: skip
    text = page(client, make_orang("bupati", pemda), pemda).content.decode()
    assert text.count('type="checkbox"') == 1
    assert "Diajukan" in text
    text = page(client, make_orang("tim_sakip", pemda), pemda).content.decode()
    assert text.count('type="checkbox"') == text.count("checked") == 3
    text = page(client, make_orang("inspektorat", pemda), pemda, keadaan="draf").content.decode()
    assert text.count('type="checkbox"') == 2


def test_what_one_may_not_have_is_refused_in_the_choice(pemda, client):
    client.force_login(make_orang("tim_sakip", pemda))
    other = make_instansi("Kecamatan Seberang", make_pemda("Kota Seberang"))
    foreign = Laporan.objects.create(instansi=other, tahun=TAHUN)
    address = reverse("laporan:unduh", args=[pemda.pk, TAHUN])
    refused = client.post(address, {"laporan": [foreign.pk]}).content.decode()
    assert "tidak dapat Anda unduh" in refused
    empty = client.post(address, {}).content.decode()
    assert "Pilih paling sedikit satu LAKIP." in empty
    assert not Pekerjaan.objects.exists()


def test_who_may_no_longer_read_one_of_them_has_the_zip_no_longer(pemda, client, printer):
    """A LAKIP that was taken back after the bupati had it collected is a draft again."""
    bupati = make_orang("bupati", pemda)
    for laporan in Laporan.objects.all():
        Tahap.objects.create(
            instansi=laporan.instansi, tahun=TAHUN, langkah="lakip", status="diajukan",
            sejak="2022-01-10T00:00Z",
        )  # fmt: skip
    job = ask(bupati, pemda)
    address = reverse("kerja:berkas", args=[job.pk])
    client.force_login(bupati)
    assert client.get(address)["Content-Type"] == "application/zip"
    Tahap.objects.filter(pk=Tahap.objects.first().pk).update(status="draf", sejak=None)
    assert client.get(address).status_code == 404


def test_the_page_asks_as_many_questions_for_many_as_for_few(pemda, client):
    tim = make_orang("tim_sakip", pemda)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(client, tim, pemda)
        return len(asked)

    questions()
    few = questions()
    for number in range(30):
        Laporan.objects.create(instansi=make_instansi(f"Kecamatan {number}", pemda), tahun=TAHUN)
    assert questions() == few
