from dataclasses import replace

from laporan.data import Reviu
from sakip.pdf.blocks import Penanda
from tests.html import texts
from tests.laporan.builders import build_html, make_data, make_empty, read

REVIU = Reviu("", Penanda("Inspektur", "Rina Wati", tanggal="3 Februari 2022"))


def test_kata_pengantar_cites_its_rules_and_counts_what_it_presents():
    said = read(make_data(), "kata-pengantar")
    assert "Peraturan Pemerintah Nomor 8 Tahun 2006" in said
    assert "Peraturan Presiden Nomor 29 Tahun 2014" in said
    assert "Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja" in said
    assert "atas 2 (dua) sasaran yang diukur dengan 3 (tiga) indikator" in said
    assert "berguna bagi Bupati Contoh" in said


def test_kata_pengantar_without_signer_asks_for_one():
    said = read(make_empty(), "kata-pengantar")
    assert "sasaran dan indikatornya belum diisi" in said
    assert "belum tercatat siapa Camat Sukamaju" in said


def test_reviu_prints_only_when_there_was_one():
    assert read(make_data(), "pernyataan-reviu") == ""
    said = read(make_data(reviu=REVIU), "pernyataan-reviu")
    assert "mereviu Laporan Kinerja instansi pemerintah Kecamatan Sukamaju" in said
    assert "untuk tahun anggaran 2021" in said


def test_wording_of_the_reviewer_stands_and_is_never_read_as_html():
    own = replace(REVIU, teks="Terdapat <b>catatan</b>.\n\nSatu hal.")
    html = build_html(make_data(reviu=own), "pernyataan-reviu")
    assert "Terdapat <b>catatan</b>." in texts(html, "p")
    assert "Satu hal." in texts(html, "p")
    assert "keyakinan terbatas" not in html
