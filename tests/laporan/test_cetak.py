"""A laid-out LAKIP is kept: the unchanged one is served, a changed one is made anew."""

from io import BytesIO

import pytest
from django.db import connection
from pypdf import PdfReader

from instansi.models import Pengguna
from kerja import berkas
from kerja.models import Jejak, Pekerjaan
from laporan.cetak import find_cetakan, last_cetakan, print_lakip, render_preview
from laporan.document import load_document
from laporan.models import ButirLaporan, Cetakan, Laporan
from laporan.services import request_pdf
from sakip.pdf import Numbering
from sakip.pdf.fonts import FontMissing

BAB_3 = "bab-3"


@pytest.fixture
def laporan(demo) -> Laporan:
    """The report of the demo."""
    return Laporan.objects.select_related("instansi__pemda", "pernyataan_reviu").get(
        instansi=demo, tahun=2021
    )


def change(laporan, teks) -> None:
    """Change one word of the report."""
    ButirLaporan.objects.filter(laporan=laporan, jenis="isu", urutan=1).update(teks=teks)


def test_the_unchanged_report_is_laid_out_once(laporan, printer):
    first = print_lakip(laporan, by=None)
    assert print_lakip(laporan, by=None) == first
    assert len(printer.wholes) == 1
    assert berkas.read(first.berkas) == b"%PDF 1"
    assert first.halaman == len(printer.wholes[0].parts)


def test_each_making_leaves_one_row_of_trail(laporan, printer):
    user = Pengguna.objects.get(username="staf.patrang")
    before = Jejak.objects.count()
    for _ in range(2):
        cetakan = print_lakip(laporan, by=user)
    assert Jejak.objects.count() == before + 1
    jejak = Jejak.objects.first()
    assert (jejak.aksi, jejak.pelaku, jejak.instansi) == ("cetak LAKIP", user, laporan.instansi)
    assert jejak.perubahan["sha256"] == [None, cetakan.berkas.sha256]


def test_a_change_is_laid_out_anew_and_its_undoing_finds_the_old_pdf(laporan, printer):
    before = ButirLaporan.objects.get(laporan=laporan, jenis="isu", urutan=1).teks
    first = print_lakip(laporan, by=None)
    change(laporan, "Isu yang lain")
    second = print_lakip(laporan, by=None)
    assert second != first
    assert last_cetakan(laporan) == second
    change(laporan, before)
    assert print_lakip(laporan, by=None) == first
    assert len(printer.wholes) == 2


def test_a_lost_file_is_made_again_under_its_key(laporan, printer):
    first = print_lakip(laporan, by=None)
    berkas.path_of(first.berkas.sha256).unlink()
    assert find_cetakan(laporan, printer.wholes[0]) is None
    again = print_lakip(laporan, by=None)
    assert again.pk == first.pk
    assert berkas.read(again.berkas) == b"%PDF 2"


def test_nothing_is_laid_out_inside_a_transaction(laporan, printer):
    print_lakip(laporan, by=None)
    assert printer.depth == [len(connection.savepoint_ids)]


def test_a_preview_is_numbered_from_where_the_part_stood(laporan, printer):
    cetakan = print_lakip(laporan, by=None)
    document = printer.wholes[0]
    arabic = [part for part in document.parts if part.numbering is Numbering.ARABIC]
    render_preview(document, arabic[2], cetakan)
    render_preview(document, arabic[2], None)
    assert printer.previews == [(arabic[2], 3, {"bab-1": "1"}), (arabic[2], 1, None)]


def test_a_part_that_the_last_pdf_did_not_have_is_numbered_from_1(laporan, printer):
    cetakan = print_lakip(laporan, by=None)
    part = next(part for part in printer.wholes[0].parts if part.key == BAB_3)
    for starts in ({}, {BAB_3: [Numbering.ROMAN.value, 9]}):
        cetakan.mulai_bagian = starts
        render_preview(printer.wholes[0], part, cetakan)
    assert [start for _, start, _ in printer.previews] == [1, 1]


def test_asked_for_by_a_person_it_is_made_in_the_background_once(laporan, printer):
    user = Pengguna.objects.get(username="staf.patrang")
    job = request_pdf(laporan, by=user)
    assert isinstance(job, Pekerjaan)
    assert (job.status, job.kemajuan) == (Pekerjaan.Status.SELESAI, len(printer.wholes[0].parts))
    kept = request_pdf(laporan, by=user)
    assert isinstance(kept, Cetakan)
    assert kept.berkas == job.hasil
    assert Pekerjaan.objects.count() == 1


def test_what_the_machine_lacks_is_told_to_the_person(laporan, printer):
    printer.error = FontMissing("Huruf dokumen tidak ditemukan.")
    job = request_pdf(laporan, by=Pengguna.objects.get(username="staf.patrang"))
    assert (job.status, job.pesan) == (Pekerjaan.Status.GAGAL, "Huruf dokumen tidak ditemukan.")
    assert not Cetakan.objects.exists()


@pytest.mark.pdf
def test_whole_and_preview_agree_on_the_page_numbers(laporan):
    cetakan = print_lakip(laporan, by=None)
    whole = PdfReader(BytesIO(berkas.read(cetakan.berkas)))
    assert len(whole.pages) == cetakan.halaman
    document = load_document("patrang", 2021)
    part = next(part for part in document.parts if part.key == BAB_3)
    preview = PdfReader(BytesIO(render_preview(document, part, cetakan)))
    start = str(cetakan.mulai_bagian[BAB_3][1])
    assert preview.page_labels[0] == start
    page = whole.pages[whole.page_labels.index(start)]
    assert preview.pages[0].extract_text() == page.extract_text()
