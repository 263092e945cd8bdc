"""An issued LAKIP lies in the ZIP as it was frozen, with its state and version, and the recap."""

import csv
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from kerja import berkas
from kerja.jobs import submit
from kerja.models import Pekerjaan
from laporan.models import Laporan
from laporan.unduhan.daftar import Baris, list_baris
from laporan.unduhan.jobs import UNDUH_LAKIP
from tests.laporan.terbit import way
from tests.laporan.terbit.way import kilat  # noqa: F401

pytestmark = pytest.mark.usefixtures("demo", "kilat")


def listed() -> Baris:
    """The demo's report as the page of the choice shows it."""
    return list_baris(Laporan.objects.filter(instansi__kode="patrang", tahun=2021))[0]


def collect() -> Pekerjaan:
    """Tim SAKIP has the demo's report collected."""
    laporan = way.laporan()
    job = submit(
        UNDUH_LAKIP,
        by=way.person("tim.sakip"),
        pemda=laporan.instansi.pemda_id,
        tahun=2021,
        laporan=[laporan.pk],
    )
    assert job.status == Pekerjaan.Status.SELESAI, job.pesan
    return job


def test_the_state_is_the_same_as_on_the_page_of_the_report():
    seen = [listed().status]
    for act in (way.approve, lambda: (way.answer(), way.review()), way.issue, way.reopen):
        act()
        assert listed().status == way.keadaan().status
        seen.append(listed().status)
    assert [str(status) for status in seen] == [
        "draf",
        "disetujui",
        "direviu",
        "terbit",
        "dikembalikan",
    ]
    assert listed().terbitan is None


def test_what_was_issued_is_taken_as_it_was_frozen(kilat):  # noqa: F811
    way.ready()
    issue = way.issue()
    laid_out = len(kilat.wholes)
    first = collect()
    assert len(kilat.wholes) == laid_out
    with ZipFile(BytesIO(berkas.read(first.hasil))) as zipped:
        pdf = zipped.read("lakip/lakip-patrang-2021.pdf")
        text = zipped.read("manifest.csv").decode("utf-8-sig")
        recap = load_workbook(BytesIO(zipped.read("rekap-2021.xlsx")))
    assert pdf == berkas.read(issue.berkas)
    (row,) = csv.DictReader(text.splitlines(), delimiter=";")
    assert (row["Versi"], row["Keadaan"]) == ("terbitan 1", "Diterbitkan, terbitan 1")
    assert row["SHA-256"] == issue.berkas.sha256
    assert int(row["Halaman"]) == issue.halaman
    assert any("Patrang" in str(cell.value) for cell in recap.active["B"])
    assert collect().hasil == first.hasil


def test_after_it_was_reopened_the_draft_is_taken_and_said_to_be_one(kilat):  # noqa: F811
    way.ready()
    way.issue()
    way.reopen()
    with ZipFile(BytesIO(berkas.read(collect().hasil))) as zipped:
        text = zipped.read("manifest.csv").decode("utf-8-sig")
    (row,) = csv.DictReader(text.splitlines(), delimiter=";")
    assert row["Versi"].startswith("cetakan ")
    assert row["Keadaan"] == "Perlu perbaikan"
