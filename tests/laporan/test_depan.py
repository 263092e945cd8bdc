from dataclasses import replace
from datetime import timedelta

from instansi.models import MasaJabatan, Pejabat
from instansi.queries import holder_of_instansi
from laporan.bagian.depan import render_daftar_isi
from laporan.data import Reviu
from laporan.models import Laporan
from laporan.queries import load_lakip_data
from laporan.register import Judul, Register
from sakip.dates import last_day
from sakip.pdf.blocks import Penanda
from tests.html import find, texts
from tests.laporan.builders import build_html, make_data, make_empty, read
from tests.rows import make

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


def test_who_was_camat_on_the_report_s_date_signs_whoever_came_later(demo):
    laporan = Laporan.objects.get(instansi=demo, tahun=2021)
    end = last_day(laporan.tanggal, laporan.presisi)
    old = holder_of_instansi(demo, end)
    baru = make(Pejabat, pemda=demo.pemda, nama="Baru Sekali")
    MasaJabatan.objects.filter(jabatan=old.jabatan, selesai=None).update(selesai=end)
    make(MasaJabatan, jabatan=old.jabatan, pejabat=baru, mulai=end + timedelta(days=1))

    said = read(load_lakip_data("patrang", 2021), "kata-pengantar")
    assert old.pejabat.nama in said
    assert "Baru Sekali" not in said

    Laporan.objects.filter(pk=laporan.pk).update(tanggal=end + timedelta(days=1), presisi="hari")
    said = read(load_lakip_data("patrang", 2021), "kata-pengantar")
    assert "Baru Sekali" in said
    assert old.pejabat.nama not in said


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


def test_daftar_isi_leads_to_the_lists_behind_it():
    register, judul = Register(), Judul("daftar-isi", "", "DAFTAR ISI")
    register.add(judul)
    register.tabel(2, "Sasaran")
    html = render_daftar_isi(judul, register, {"daftar-isi": "ii", "daftar-tabel": "iii"})
    first, _ = find(html, "ol")
    assert texts(first, "li") == ["DAFTAR ISIii", "DAFTAR TABELiii"]
