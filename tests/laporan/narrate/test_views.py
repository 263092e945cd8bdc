"""The pages where people write: who may, what they show, and that nothing typed is lost."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from instansi.models import Instansi, Pengguna, Penugasan
from kerja.models import Jejak
from laporan.models import ButirLaporan, Laporan, Narasi
from tests.html import parse
from tests.laporan.test_views import stranger, text_of
from tests.rows import make

LIST = "/lakip/patrang/2021/teks/"
PLACE = f"{LIST}penutup/"
RESTORE = f"{PLACE}bawaan/"
ISU = "/lakip/patrang/2021/butir/isu/"
DATE = "/lakip/patrang/2021/tanggal/"
PAGES = [LIST, PLACE, RESTORE, ISU, DATE]
OWN = "<p>Nilai 71,55 ditulis sendiri.</p>"


@pytest.fixture
def staf(demo, client):
    """A client where the demo's staf is logged in."""
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    return client


def write(client, teks=OWN, versi=0):
    return client.post(PLACE, {"teks": teks, "versi": versi})


# The list and a place ---------------------------------------------------------------------


def test_the_list_shows_each_place_with_its_state(staf):
    page = text_of(staf.get(LIST))
    assert "Sasaran 2: Capaian sasaran" in page
    assert "tulisan sendiri" not in page
    write(staf)
    write(staf, "<p>Selesai tahun 2021.</p>", versi=1)
    assert "tulisan sendiri" in text_of(staf.get(LIST))
    write(staf, versi=2)
    assert "berbeda dari data sekarang" in text_of(staf.get(LIST))


def test_the_default_is_shown_and_can_be_taken_over(staf):
    page = text_of(staf.get(PLACE))
    assert "Demikian Laporan Kinerja Kecamatan Patrang Tahun 2021" in page
    assert "Ambil alih dan sunting" in page
    assert "<textarea" not in page
    page = text_of(staf.get(f"{PLACE}?ubah"))
    assert "&lt;p&gt;Demikian Laporan Kinerja Kecamatan Patrang Tahun 2021" in page
    assert 'name="versi" value="0"' in page


def test_own_text_is_printed_and_compared(staf):
    assert write(staf).url == PLACE
    page = text_of(staf.get(PLACE))
    assert "Angka lama dalam teks Anda:</strong> 71,55." in page
    assert '<mark class="old-number">71,55' in page
    assert "Demikian" in page
    assert "&lt;p&gt;Nilai 71,55 ditulis sendiri.&lt;/p&gt;" in page


def test_script_in_the_text_reaches_no_page(staf):
    write(staf, "<p>a<script>alert(1)</script><img src=x onerror=alert(1)></p>")
    assert Narasi.objects.get().teks == "<p>a</p>"
    assert "onerror" not in text_of(staf.get(PLACE))


def test_the_editor_needs_no_gap_in_the_content_policy(staf):
    answer = staf.get(f"{PLACE}?ubah")
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "style-src" not in policy
    nonce = re.search("nonce-([^']+)", policy)[1]
    importmap = re.search("<script [^>]*importmap[^>]*>", text_of(answer))[0]
    assert f'nonce="{nonce}"' in importmap
    assert "style=" not in text_of(answer)


@pytest.mark.parametrize(
    "sent", [{"teks": "", "versi": 0}, {"teks": "a"}, {"teks": "a", "versi": "x"}]
)
def test_a_bad_form_comes_back_as_it_was_sent(staf, sent):
    answer = staf.post(PLACE, sent)
    assert answer.status_code == 422
    assert sent["teks"] in text_of(answer)
    assert not Narasi.objects.exists()


def test_a_stale_form_shows_both_texts_and_lets_choose(staf):
    write(staf)
    answer = write(staf, "<p>Tulisan kedua.</p>")
    page = text_of(answer)
    assert answer.status_code == 409
    assert "Orang lain lebih dahulu menyimpan" in page
    assert "&lt;p&gt;Tulisan kedua.&lt;/p&gt;" in page
    assert 'name="versi" value="1"' in page
    assert Narasi.objects.get().teks == OWN
    assert write(staf, "<p>Tulisan kedua.</p>", versi=1).status_code == 302
    assert Narasi.objects.get().teks == "<p>Tulisan kedua.</p>"


def test_the_default_returns_after_a_question_and_the_text_from_the_trail(staf):
    write(staf)
    assert "Kembalikan ke bawaan" in text_of(staf.get(RESTORE))
    assert Narasi.objects.get().teks == OWN
    assert staf.post(RESTORE, {"versi": 1}).url == PLACE
    page = text_of(staf.get(PLACE))
    assert "Ambil alih dan sunting" in page
    nomor = Jejak.objects.filter(aksi="tulis narasi").get().nomor
    assert f"?jejak={nomor}" in page
    page = text_of(staf.get(f"{PLACE}?jejak={nomor}"))
    assert "&lt;p&gt;Nilai 71,55 ditulis sendiri.&lt;/p&gt;" in page
    assert 'name="versi" value="2"' in page
    assert Narasi.objects.get().teks == ""


def test_the_trail_of_another_place_opens_no_text(staf):
    write(staf)
    staf.post(f"{LIST}simpulan/", {"teks": "<p>asing</p>", "versi": 0})
    assert "asing" not in text_of(staf.get(f"{PLACE}?jejak={Jejak.objects.first().nomor}"))
    assert staf.get(f"{PLACE}?jejak=x").status_code == 200


def test_restoring_a_text_that_changed_meanwhile_is_refused(staf):
    write(staf)
    write(staf, "<p>b</p>", versi=1)
    assert "baru saja diubah" in text_of(staf.post(RESTORE, {"versi": 1}, follow=True))
    assert staf.post(RESTORE, {"versi": "x"}).status_code == 302
    assert Narasi.objects.get().teks == "<p>b</p>"


def test_an_unknown_place_or_list_is_not_there(staf):
    for address in (f"{LIST}lain/", f"{LIST}pernyataan_reviu/", "/lakip/patrang/2021/butir/lain/"):
        assert staf.get(address).status_code == 404


def test_the_preview_prints_own_text(staf, printer):
    write(staf, "<p>Kalimat sendiri di penutup.</p>")
    staf.get("/lakip/patrang/2021/bagian/bab-4/")
    assert "Kalimat sendiri di penutup." in printer.previews[-1][0].html


def test_pages_ask_no_more_for_many_own_texts(staf):
    with CaptureQueriesContext(connection) as few:
        staf.get(LIST)
    laporan = Laporan.objects.get()
    for kunci in ("latar_belakang", "simpulan", "maksud_tujuan"):
        make(Narasi, laporan=laporan, kunci=kunci, teks=OWN)
    with CaptureQueriesContext(connection) as many:
        staf.get(LIST)
    assert len(few) == len(many)


# Lists, place and date --------------------------------------------------------------------


def texts() -> list[str]:
    rows = ButirLaporan.objects.filter(jenis="isu").order_by("urutan")
    return list(rows.values_list("teks", flat=True))


def post_list(client, items, read, aksi="simpan"):
    return client.post(ISU, {"butir": [*items, ""], "dibaca": json.dumps(read), "aksi": aksi})


def test_items_are_added_moved_and_removed_by_plain_buttons(staf):
    first = texts()
    post_list(staf, [*first, "Baru"], first)
    assert texts() == [*first, "Baru"]
    answer = post_list(staf, texts(), texts(), "naik:6")
    assert answer.url == f"{ISU}#butir-5"
    assert texts() == [*first[:4], "Baru", first[4]]
    post_list(staf, texts(), texts(), "turun:5")
    post_list(staf, texts(), texts(), "turun:6")  # the last one has nothing below it
    assert texts() == [*first, "Baru"]
    post_list(staf, texts(), texts(), "hapus:6")
    assert texts() == first


def paste(client, text, items=()):
    sent = {"butir": [*items, ""], "dibaca": json.dumps(texts()), "aksi": "tempel"}
    return client.post(ISU, {**sent, "tempelan": text})


def test_a_pasted_list_is_shown_before_it_is_saved(staf):
    before = texts()
    answer = paste(staf, "1. Sampah  di pasar\r\n\r\n(2) Jalan rusak\n• 3 desa tanpa air", before)
    fields = [area.value or "" for area in parse(answer.content.decode()).xpath("//ol//textarea")]
    assert fields == [*before, "Sampah di pasar", "Jalan rusak", "3 desa tanpa air", ""]
    assert "belum tersimpan" in text_of(answer)
    assert texts() == before
    post_list(staf, fields, before)
    assert texts() == fields[:-1]


@pytest.mark.parametrize(
    ("text", "said"), [(" \n", "Belum ada yang ditempel"), ("a\n" + "b" * 1001, "Baris 2")]
)
def test_a_paste_that_makes_no_list_says_why_and_is_kept(staf, text, said):
    answer = paste(staf, text, ["Baru"])
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert {"Baru", text.strip()} <= {
        (area.value or "").strip() for area in parse(answer.content.decode()).xpath("//textarea")
    }


@pytest.mark.parametrize("aksi", ["naik:1", "naik:99", "hapus:0", "hapus:x", "lain", "turun:99"])
def test_a_button_that_makes_no_sense_changes_nothing(staf, aksi):
    before = texts()
    assert post_list(staf, before, before, aksi).status_code == 302
    assert texts() == before


def test_a_stale_list_is_shown_beside_the_saved_one(staf):
    before = texts()
    ButirLaporan.objects.filter(urutan=1, jenis="isu").update(teks="Diubah orang lain")
    answer = post_list(staf, ["Punya saya"], before)
    page = text_of(answer)
    assert answer.status_code == 409
    assert "Diubah orang lain" in page
    assert "Punya saya" in page
    assert texts()[0] == "Diubah orang lain"
    assert staf.post(ISU, {"butir": ["x"], "dibaca": "{rusak"}).status_code == 409


def test_an_item_of_script_is_only_words(staf):
    before = texts()
    post_list(staf, ["<script>alert(1)</script>"], before)
    assert "&lt;script&gt;alert(1)" in text_of(staf.get(ISU))
    assert "<script>alert(1)" not in text_of(staf.get("/lakip/patrang/2021/"))


def send_date(client, versi=None, **parts):
    laporan = Laporan.objects.get()
    return client.post(DATE, {"tempat": "Jember", "versi": versi or laporan.versi, **parts})


@pytest.mark.parametrize(
    ("parts", "printed"),
    [
        ({"hari": 5, "bulan": 2, "tahun": 2022}, "5 Februari 2022"),
        ({"bulan": 2, "tahun": 2022}, "Februari 2022"),
        ({"tahun": 2022}, "2022"),
    ],
)
def test_a_date_may_be_known_to_the_month_or_year(staf, parts, printed):
    assert send_date(staf, **parts).status_code == 302
    assert f"Jember, {printed}" in text_of(staf.get(LIST))


def test_a_report_may_have_no_date_yet(staf):
    send_date(staf)
    assert Laporan.objects.get().tanggal is None


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"hari": 31, "bulan": 2, "tahun": 2022}, "Tidak ada tanggal 31"),
        ({"hari": 3, "tahun": 2022}, "Pilih bulannya"),
        ({"bulan": 3}, "Isi tahunnya"),
        ({"tahun": "dua"}, "Tulislah bilangan bulat"),
        ({"hari": 0, "bulan": 1, "tahun": 2022}, "hari"),
        ({"hari": 31, "bulan": 1, "tahun": 2020}, "tidak bertanggal sebelum tahun itu"),
    ],
)
def test_a_date_that_is_none_is_refused(staf, parts, message):
    before = Laporan.objects.get().tanggal
    answer = send_date(staf, **parts)
    assert Laporan.objects.get().tanggal == before
    assert message in text_of(answer)


def test_a_stale_date_is_asked_again(staf):
    send_date(staf, bulan=3, tahun=2022)
    answer = send_date(staf, versi=1, bulan=4, tahun=2022)
    assert "baru saja diubah orang lain" in text_of(answer)
    assert Laporan.objects.get().tanggal.month == 3
    assert f'value="{Laporan.objects.get().versi}"' in text_of(answer)


# Who may ----------------------------------------------------------------------------------


@pytest.mark.parametrize("username", ["camat.patrang", "tim.sakip", "inspektorat"])
def test_who_reads_the_report_sees_the_texts_and_writes_none(demo, client, username):
    client.force_login(Pengguna.objects.get(username=username))
    assert [client.get(address).status_code for address in PAGES] == [200, 200, 403, 403, 403]
    page = text_of(client.get(f"{PLACE}?ubah"))
    assert "Demikian" in page
    assert "<textarea" not in page
    assert write(client).status_code == 403
    assert client.post(RESTORE, {"versi": 0}).status_code == 403
    assert not Narasi.objects.exists()


@pytest.mark.parametrize("kind", ["none", "another instansi", "ended", "another pemda", "admin"])
def test_for_nobody_else_is_there_anything(demo, client, kind):
    client.force_login(stranger(kind, demo))
    assert [client.get(address).status_code for address in PAGES] == [404] * 5
    assert write(client).status_code == 404


def test_a_role_removed_in_the_middle_of_work_writes_nothing(staf):
    staf.get(f"{PLACE}?ubah")
    Penugasan.objects.all().delete()
    assert write(staf).status_code == 404
    assert not Narasi.objects.exists()


@pytest.mark.django_db
def test_an_empty_report_can_be_written(client):
    instansi = make(Instansi)
    laporan, user = make(Laporan, instansi=instansi), make(Pengguna)
    make(Penugasan, pengguna=user, instansi=instansi, pemda=instansi.pemda)
    client.force_login(user)
    base = f"/lakip/{instansi.kode}/2021/"
    assert "belum diisi" in text_of(client.get(f"{base}teks/"))
    client.post(f"{base}teks/latar_belakang/", {"teks": "Satu.\n\nDua.", "versi": 0})
    assert laporan.narasi.get().teks == "<p>Satu.</p>\n<p>Dua.</p>"
