"""Writing texts: cleaned, recorded, never over somebody else's, and not when locked."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from instansi.models import Pengguna
from kerja.models import Jejak, Tahap
from laporan.models import ButirLaporan, Laporan, Narasi
from laporan.narrate.places import Tempat
from laporan.narrate.services import (
    LONGEST_TEXT,
    restore_default,
    save_butir,
    save_narasi,
    save_tanggal,
    tidy_html,
)
from laporan.queries import lakip_data_of
from sakip.errors import Ditolak, VersiUsang
from tests.rows import make

pytestmark = pytest.mark.django_db
PLACE = Tempat("penutup", "Kalimat penutup", "BAB IV", "B.", "<p>Kata  data.</p><p>Dua.</p>")
EVIL = (
    '<p onclick="x()">a<script>alert(1)</script><b>b</b><strong class="x">c</strong></p>'
    '<img src=x onerror=alert(1)><a href="javascript:x">d</a><svg onload=x><style>p{}</style>'
)


@pytest.fixture
def laporan() -> Laporan:
    return make(Laporan)


@pytest.fixture
def staf() -> Pengguna:
    return make(Pengguna)


def lock(laporan: Laporan) -> None:
    make(
        Tahap, instansi=laporan.instansi, langkah="lakip", status="disetujui", sejak=timezone.now()
    )


# Cleaning ---------------------------------------------------------------------------------


def test_only_what_the_document_can_print_is_kept():
    clean = tidy_html(EVIL)
    assert clean == "<p>ab<strong>c</strong></p>\nd"


def test_words_without_tags_become_paragraphs():
    assert tidy_html("satu\r\n\r\ndua < tiga\nempat") == "<p>satu</p>\n<p>dua &lt; tiga empat</p>"


def test_cells_of_a_pasted_table_do_not_run_together():
    table = "<table><tr><td>Sasaran</td><td>88,06</td></tr></table>"
    assert tidy_html(table) == "Sasaran 88,06"


def test_one_block_a_line_and_no_blanks_of_templates():
    text = "<p class='masuk'>\n   Satu\n  dua.\n</p>\n\n<ol class='huruf'>\n <li> a </li><li>b</li></ol>"
    tidy = "<p>Satu dua.</p>\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>"
    assert tidy_html(text) == tidy
    assert tidy_html(tidy) == tidy


# Own text ---------------------------------------------------------------------------------


def test_own_text_is_printed_and_remembers_what_the_data_said(laporan, staf):
    row = save_narasi(laporan, PLACE, EVIL, versi=0, by=staf)
    assert "script" not in row.teks
    assert row.bawaan == "Kata data.\nDua."
    assert lakip_data_of(laporan).narasi == {"penutup": row.teks}


def test_each_save_is_recorded_with_both_texts(laporan, staf):
    save_narasi(laporan, PLACE, "<p>a</p>", versi=0, by=staf)
    save_narasi(laporan, PLACE, "<p>b</p>", versi=1, by=staf)
    last = Jejak.objects.first()
    assert (last.aksi, last.pelaku, last.instansi) == ("tulis narasi", staf, laporan.instansi)
    assert last.perubahan == {"tempat": ["penutup", "penutup"], "teks": ["<p>a</p>", "<p>b</p>"]}
    assert Jejak.objects.count() == 2


def test_a_double_click_saves_once(laporan, staf):
    for _ in range(2):
        save_narasi(laporan, PLACE, "<p>a</p>", versi=0, by=staf)
    assert Jejak.objects.count() == Narasi.objects.count() == 1


def test_the_second_writer_overwrites_nothing(laporan, staf):
    save_narasi(laporan, PLACE, "<p>a</p>", versi=0, by=staf)
    with pytest.raises(VersiUsang) as refused:
        save_narasi(laporan, PLACE, "<p>b</p>", versi=0, by=None)
    assert refused.value.saved.teks == "<p>a</p>"
    assert Narasi.objects.get().teks == "<p>a</p>"


@pytest.mark.parametrize("teks", ["", "  \n", "<p></p>", "<script>x</script>", "<p>&nbsp;</p>"])
def test_an_empty_text_is_refused_with_what_to_do(laporan, teks):
    with pytest.raises(Ditolak, match="Kembalikan ke bawaan"):
        save_narasi(laporan, PLACE, teks, versi=0, by=None)
    assert not Narasi.objects.exists()


def test_a_huge_text_is_refused(laporan):
    with pytest.raises(Ditolak, match="terlalu panjang"):
        save_narasi(laporan, PLACE, "a" * (LONGEST_TEXT + 1), versi=0, by=None)


def test_the_default_comes_back_and_the_text_stays_in_the_trail(laporan, staf):
    row = save_narasi(laporan, PLACE, "<p>a</p>", versi=0, by=staf)
    restore_default(laporan, "penutup", versi=row.versi, by=staf)
    assert lakip_data_of(laporan).narasi == {}
    assert Jejak.objects.first().perubahan["teks"] == ["<p>a</p>", ""]
    row = save_narasi(laporan, PLACE, "<p>a</p>", versi=2, by=staf)
    assert (row.teks, row.versi) == ("<p>a</p>", 3)


def test_the_default_does_not_come_back_over_a_text_that_nobody_saw(laporan, staf):
    save_narasi(laporan, PLACE, "<p>a</p>", versi=0, by=staf)
    save_narasi(laporan, PLACE, "<p>b</p>", versi=1, by=staf)
    with pytest.raises(VersiUsang):
        restore_default(laporan, "penutup", versi=1, by=staf)
    assert restore_default(laporan, "lain", versi=0, by=staf) is None


def test_nothing_is_written_once_the_lakip_is_locked(laporan):
    lock(laporan)
    with pytest.raises(Ditolak, match="terkunci"):
        save_narasi(laporan, PLACE, "<p>a</p>", versi=0, by=None)
    with pytest.raises(Ditolak, match="terkunci"):
        save_butir(laporan, "isu", ["a"], read=[], by=None)
    with pytest.raises(Ditolak, match="terkunci"):
        save_tanggal(laporan, {"tempat": "a"}, versi=1, by=None)


# Lists ------------------------------------------------------------------------------------


def items(laporan: Laporan, jenis: str = "isu") -> list[str]:
    rows = ButirLaporan.objects.filter(laporan=laporan, jenis=jenis).order_by("urutan")
    return list(rows.values_list("teks", flat=True))


def test_a_list_is_saved_as_a_whole(laporan, staf):
    save_butir(laporan, "isu", ["satu", " ", "dua  kata "], read=[], by=staf)
    save_butir(laporan, "perbaikan", ["lain"], read=[], by=staf)
    assert items(laporan) == ["satu", "dua kata"]
    save_butir(laporan, "isu", ["dua kata", "satu", "tiga"], read=["satu", "dua kata"], by=staf)
    save_butir(laporan, "isu", ["tiga"], read=["dua kata", "satu", "tiga"], by=staf)
    assert items(laporan) == ["tiga"]
    assert items(laporan, "perbaikan") == ["lain"]
    last = Jejak.objects.first()
    assert last.aksi == "ubah isu strategis"
    assert last.perubahan == {"isu": [["dua kata", "satu", "tiga"], ["tiga"]]}


def test_a_list_with_gaps_in_its_numbers_can_grow(laporan):
    make(ButirLaporan, laporan=laporan, jenis="isu", urutan=5, teks="a")
    make(ButirLaporan, laporan=laporan, jenis="isu", urutan=9, teks="b")
    save_butir(laporan, "isu", ["b", "a", "c"], read=["a", "b"], by=None)
    assert items(laporan) == ["b", "a", "c"]


def test_a_list_changed_by_somebody_else_is_not_overwritten(laporan):
    save_butir(laporan, "isu", ["a"], read=[], by=None)
    with pytest.raises(VersiUsang):
        save_butir(laporan, "isu", ["b"], read=[], by=None)
    save_butir(laporan, "isu", ["a"], read=[], by=None)  # the same click twice
    assert items(laporan) == ["a"]
    assert Jejak.objects.count() == 1


@pytest.mark.parametrize("teks", [["a"] * 31, ["a" * 1001]])
def test_a_list_that_nobody_could_read_is_refused(laporan, teks):
    with pytest.raises(Ditolak, match="paling banyak|Paling banyak"):
        save_butir(laporan, "isu", teks, read=[], by=None)


# Place and date ---------------------------------------------------------------------------


def test_place_and_date(laporan, staf):
    values = {"tempat": "Jember", "tanggal": date(2022, 1, 1), "presisi": "bulan"}
    saved = save_tanggal(laporan, values, versi=1, by=staf)
    assert lakip_data_of(saved).tanggal == "Januari 2022"
    assert Jejak.objects.get().perubahan["tanggal"] == [None, "2022-01-01"]
    with pytest.raises(VersiUsang):
        save_tanggal(laporan, {**values, "tempat": "Lain"}, versi=1, by=staf)
    with pytest.raises(ValidationError):
        save_tanggal(laporan, {**values, "presisi": "jam"}, versi=2, by=staf)
