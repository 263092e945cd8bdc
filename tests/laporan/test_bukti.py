"""Pages of evidence: who may see and add, what is refused in words, and how a file leaves."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from instansi.models import Pengguna
from kerja.berkas import path_of
from kerja.models import Bukti, Jejak
from kerja.periksa import DOCX, JPEG, PDF, PNG
from laporan.models import Laporan
from laporan.queries import lakip_data_of
from renstra.models import Indikator
from tests import files
from tests.html import parse, words
from tests.laporan.builders import build_html
from tests.laporan.test_views import stranger, text_of
from tests.rows import make

LIST = "/bukti/patrang/2021/"


@pytest.fixture
def skm(demo) -> Indikator:
    return Indikator.objects.get(
        renstra__jenis="perubahan", sasaran__isnull=False, uraian__startswith="Nilai Survei"
    )


@pytest.fixture
def address(skm) -> str:
    return f"{LIST}{skm.pk}/"


@pytest.fixture
def staf(demo, client):
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    return client


def send(client, address, content=files.PDF, name="laporan.pdf", field="berkas", **more):
    data = {"judul": "Laporan SKM", field: SimpleUploadedFile(name, content), **more}
    return client.post(address, data)


def test_every_indicator_has_its_place(staf, skm, address):
    text = text_of(staf.get(LIST))
    assert f'href="{address}"' in text
    assert "Penyediaan Gaji dan Tunjangan ASN" in text
    assert "1 (satu) berkas" not in text
    send(staf, address)
    assert "1 (satu) berkas" in text_of(staf.get(LIST))


def test_a_file_comes_in_and_goes_out_as_it_was(staf, address):
    assert send(staf, address).url == address
    row = Bukti.objects.get()
    text = text_of(staf.get(address))
    assert "Laporan SKM" in text
    assert "Staf Perencanaan Patrang" in text
    answer = staf.get(f"{address}{row.pk}/")
    assert b"".join(answer.streaming_content) == files.PDF
    assert answer["Content-Disposition"] == 'attachment; filename="laporan-skm.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"
    told = Jejak.objects.first()
    assert (told.aksi, told.objek, told.objek_id) == ("unduh", "kerja.Bukti", str(row.pk))


def test_a_phone_opens_its_camera(staf, address):
    text = text_of(staf.get(address))
    assert 'capture="environment"' in text
    send(staf, address, files.picture(), "image.jpg", field="foto")
    assert Bukti.objects.get().ekor == ".jpg"


@pytest.mark.parametrize(
    ("content", "name", "words_"),
    [
        (b"MZ\x90", "virus.exe", "Yang diterima: PDF"),
        (b"<script>alert(1)</script>", "a.pdf", "isinya bukan itu"),
        (b"", "a.pdf", "kosong"),
        (files.office(**{"a.bin": b"\0" * 20_000_000}), "bom.docx", "tidak aman dibuka"),
    ],
)
def test_a_bad_file_is_refused_in_words(staf, address, content, name, words_):
    answer = send(staf, address, content, name)
    assert answer.status_code == 422
    assert words_ in text_of(answer)
    assert 'value="Laporan SKM"' in text_of(answer)
    assert not Bukti.objects.exists()


def test_a_file_too_large_is_dropped_on_its_way(staf, address, settings):
    settings.BUKTI_MAX_FILE = 100_000
    answer = send(staf, address, files.PDF + b"\0" * 300_000)
    assert answer.status_code == 422
    assert "lebih besar daripada" in text_of(answer)
    assert "Pilih sebuah berkas" not in text_of(answer)


def test_without_a_file_or_title_the_form_asks(staf, address):
    assert "Pilih sebuah berkas, atau ambil foto." in text_of(staf.post(address, {"judul": "a"}))
    assert send(staf, address, judul="").status_code == 422
    assert not Bukti.objects.exists()


def test_script_in_a_title_stays_words(staf, address):
    send(staf, address, judul="<script>alert(1)</script>")
    assert "&lt;script&gt;" in text_of(staf.get(address))


def test_a_file_is_replaced_and_the_old_one_stays_in_reach(staf, address):
    send(staf, address)
    old = Bukti.objects.get()
    ask = f"{address}{old.pk}/ganti/"
    assert 'enctype="multipart/form-data"' in text_of(staf.get(ask))
    staf.post(ask, {"berkas": SimpleUploadedFile("b.xlsx", files.workbook())})
    assert Bukti.objects.count() == 1
    answer = staf.post(
        ask,
        {"alasan": "Halaman 2 kurang", "berkas": SimpleUploadedFile("b.xlsx", files.workbook())},
    )
    assert answer.url == address
    text = text_of(staf.get(address))
    assert "Berkas yang sudah diganti (1)" in text
    assert "Halaman 2 kurang" in text
    assert staf.get(f"{address}{old.pk}/").status_code == 200
    assert staf.get(ask).url == address  # a second click is told so, not "not found"


def test_a_photo_prints_in_bab_iii_under_its_number(staf, address, demo):
    laporan = Laporan.objects.get()
    before = build_html(lakip_data_of(laporan), "bab-3-evaluasi")
    send(staf, address, files.picture(size=(2000, 1500)), "a.jpg")
    assert build_html(lakip_data_of(laporan), "bab-3-evaluasi") == before
    row = Bukti.objects.get()
    ask = f"{address}{row.pk}/foto/"
    assert staf.post(ask, {"tampil": "on", "keterangan": "", "versi": 1}).status_code == 200
    staf.post(ask, {"tampil": "on", "keterangan": "Loket <baru>, Mei 2021", "versi": 1})
    assert "tampil di laporan" in text_of(staf.get(address))
    html = build_html(lakip_data_of(laporan), "bab-3-evaluasi")
    assert html.count('<img src="data:image/jpeg;base64,') == 1
    text = words(parse(html))
    assert "Dokumentasi Gambar 3." in text
    assert "Loket <baru>, Mei 2021" in text
    path_of(row.cetak.sha256).unlink()
    assert "berkas foto tidak ditemukan" in build_html(lakip_data_of(laporan), "bab-3-evaluasi")


def test_a_replaced_photo_is_not_printed(staf, address):
    send(staf, address, files.picture(), "a.jpg")
    row = Bukti.objects.get()
    staf.post(f"{address}{row.pk}/foto/", {"tampil": "on", "keterangan": "a", "versi": 1})
    staf.post(
        f"{address}{row.pk}/ganti/",
        {"alasan": "a", "berkas": SimpleUploadedFile("b.pdf", files.PDF)},
    )
    assert lakip_data_of(Laporan.objects.get()).foto == ()


def test_only_a_photo_can_be_printed(staf, address):
    send(staf, address)
    assert staf.get(f"{address}{Bukti.objects.get().pk}/foto/").status_code == 404


def test_a_lost_file_is_not_there(staf, address):
    send(staf, address)
    path_of(Bukti.objects.get().berkas.sha256).unlink()
    assert staf.get(f"{address}{Bukti.objects.get().pk}/").status_code == 404


# Who may ----------------------------------------------------------------------------------


def addresses(address: str) -> list[str]:
    pk = Bukti.objects.get().pk
    return [LIST, address, f"{address}{pk}/", f"{address}{pk}/ganti/", f"{address}{pk}/foto/"]


@pytest.mark.parametrize("username", ["camat.patrang", "bupati.jember", "inspektorat"])
def test_who_reads_the_data_reads_the_evidence_and_adds_none(staf, address, username):
    send(staf, address, files.picture(), "a.jpg")
    staf.force_login(Pengguna.objects.get(username=username))
    assert [staf.get(one).status_code for one in addresses(address)] == [200, 200, 200, 403, 403]
    assert "Tambah bukti" not in text_of(staf.get(address))
    assert send(staf, address).status_code == 403


@pytest.mark.parametrize("kind", ["none", "another instansi", "ended", "another pemda", "admin"])
def test_nobody_else_sees_that_there_is_any(staf, demo, address, kind):
    send(staf, address, files.picture(), "a.jpg")
    staf.force_login(stranger(kind, demo))
    assert [staf.get(one).status_code for one in addresses(address)] == [404] * 5
    assert send(staf, address).status_code == 404


def test_evidence_answers_under_its_own_indicator_and_year_alone(staf, address, skm):
    send(staf, address)
    pk = Bukti.objects.get().pk
    other = Indikator.objects.exclude(pk=skm.pk).filter(renstra=skm.renstra).first()
    foreign = make(Indikator)
    for one in (
        f"{LIST}{other.pk}/{pk}/",
        f"/bukti/patrang/2022/{skm.pk}/{pk}/",
        f"{LIST}{foreign.pk}/",
        "/bukti/patrang/1998/",
        "/bukti/lain/2021/",
    ):
        assert staf.get(one).status_code == 404


def test_the_list_asks_no_more_for_many_files(staf, address, skm):
    with CaptureQueriesContext(connection) as few:
        staf.get(LIST)
        staf.get(address)
    for _ in range(5):
        make(Bukti, instansi=skm.renstra.instansi, objek_id=skm.pk)
    with CaptureQueriesContext(connection) as many:
        staf.get(LIST)
        staf.get(address)
    assert len(few) == len(many)


# Files that are two things at once --------------------------------------------------------

HTML = b"<html><script>alert(1)</script></html>"
POLYGLOTS = {
    "laporan.pdf": (files.PDF + HTML + b"\n%%EOF\n", PDF),
    "foto.jpg": (files.picture() + files.office(), JPEG),
    "foto.png": (files.picture("PNG") + HTML, PNG),
    "surat.docx": (files.office(**{"word/a.html": HTML}), DOCX),
}


@pytest.mark.parametrize("name", POLYGLOTS)
def test_a_file_that_is_two_things_goes_out_as_the_one_that_it_says(staf, address, name):
    """No browser reads it as anything else: its type stands, is not guessed, and it is saved."""
    content, jenis = POLYGLOTS[name]
    assert send(staf, address, content, name).status_code == 302
    answer = staf.get(f"{address}{Bukti.objects.get().pk}/")
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Type"] == jenis
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment; ")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gambar.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("gambar.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("halaman.html", HTML),
        ("laporan.pdf", HTML + files.PDF),
        ("foto.jpg", b"GIF89a/*" + files.picture()),
        ("foto.png", files.picture()),
        ("surat.docx.exe", files.office()),
        ("surat.docx", files.PDF),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(staf, address, name, content):
    assert send(staf, address, content, name).status_code == 422
    assert not Bukti.objects.exists()
