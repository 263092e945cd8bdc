"""Filling in a Renstra from nothing: rows, pasted blocks, targets, and what is refused."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kerja.models import Jejak
from renstra.models import (
    Indikator,
    Kebijakan,
    Nomenklatur,
    ProgramSasaran,
    Renstra,
    Sasaran,
    Strategi,
    TargetRenstra,
    Tujuan,
)
from renstra.queries.renstra import PROGRAM_ROWS
from renstra.queries.susunan import years_of
from tests.pages import autosave
from tests.rows import make, make_step

BASE = "/isi/patrang/2021/renstra/"
HEAD = {
    "tahun_awal": "2021", "tahun_akhir": "2026", "jenis": "awal", "perubahan_ke": "0",
    "berlaku_dari": "2022", "nomor": "050/1", "presisi": "hari",
}  # fmt: skip


def plan() -> Renstra:
    """The version of the demo that is in force."""
    return Renstra.objects.get(perubahan_ke=1)


def skm() -> Indikator:
    """The first indicator of a sasaran in it."""
    return Indikator.objects.get(renstra=plan(), nama_pendek="Nilai SKM")


def send(client, address: str, **data):
    """Post a form; return the page that follows."""
    return client.post(BASE + address, data, follow=True).content.decode()


# From nothing -----------------------------------------------------------------------------


def test_a_plan_is_begun_where_there_is_none(staf):
    base = "/isi/patrang/2023/renstra/"
    assert "Belum ada Renstra yang berlaku pada tahun 2023" in staf.get(base).content.decode()
    assert staf.get(f"{base}target/").url == base
    page = staf.post(f"{base}baru/", HEAD, follow=True)
    made = Renstra.objects.get(tahun_awal=2021)
    assert "Belum ada tujuan" in page.content.decode()
    assert years_of(made) == [2022, 2023, 2024, 2025, 2026]
    staf.post(f"{base}tujuan/tambah/renstra/{made.pk}/", {"uraian": "Melayani"})
    tujuan = Tujuan.objects.get(renstra=made)
    staf.post(f"{base}sasaran/tempel/tujuan/{tujuan.pk}/", {"tempelan": "A\nB", "aksi": "simpan"})
    assert [s.uraian for s in Sasaran.objects.filter(tujuan=tujuan)] == ["A", "B"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"tahun_akhir": "2020"}, "Tahun akhir tidak boleh sebelum tahun awal."),
        ({"berlaku_dari": "2030"}, "Isi tahun di dalam masa Renstra"),
        ({"perubahan_ke": "2"}, "Renstra awal bernomor 0"),
        ({"tahun_awal": "2016", "tahun_akhir": "2021", "berlaku_dari": "2016"}, "sudah ada"),
        ({"tahun_awal": "dua"}, "Tulislah bilangan bulat"),
    ],
)
def test_a_wrong_head_is_refused_in_words(staf, wrong, said):
    assert said in send(staf, "baru/", **{**HEAD, **wrong})
    assert Renstra.objects.count() == 2


# Rows -------------------------------------------------------------------------------------


def test_a_program_is_picked_by_name_and_stands_once(staf):
    sasaran = Sasaran.objects.filter(tujuan__renstra=plan()).first()
    address = f"program/tambah/sasaran/{sasaran.pk}/"
    assert "Program ditambahkan" in send(staf, address, program="7.01.06 apa saja")
    assert "sudah ada pada sasaran ini" in send(staf, address, program="7.01.06")
    assert "Tidak ada di nomenklatur" in send(staf, address, program="Program Lama")
    send(staf, address, program="Program Lama", di_luar="on")
    last = ProgramSasaran.objects.filter(sasaran=sasaran).last()
    assert (last.nama, last.nomenklatur) == ("Program Lama", None)


def test_a_row_in_use_stays_and_its_users_are_named(staf):
    page = send(staf, f"indikator/{skm().pk}/hapus/", versi=1)
    assert "Tidak dapat dihapus karena dipakai" in page
    assert "realisasi" in page
    assert Indikator.objects.filter(pk=skm().pk).exists()


def test_what_hangs_on_a_row_is_named_and_goes_with_it(staf):
    tujuan = make(Tujuan, renstra=plan(), urutan=90)
    make(Strategi, sasaran=make(Sasaran, tujuan=tujuan))
    address = f"tujuan/{tujuan.pk}/hapus/"
    page = staf.get(BASE + address).content.decode()
    assert "1 sasaran" in page
    assert "1 strategi" in page
    send(staf, address, versi=1)
    assert not Strategi.objects.filter(sasaran__tujuan=tujuan.pk).exists()
    assert Jejak.objects.first().aksi == "hapus tujuan"


def test_a_row_on_a_later_page_is_shown_again_after_each_act(staf):
    node = Indikator.objects.filter(renstra=plan()).exclude(nomenklatur=None).last().nomenklatur
    kode = Nomenklatur.objects.order_by("kode").last()
    rows = [
        make(Indikator, renstra=plan(), nomenklatur=node, tujuan=None, sasaran=None)
        for _ in range(PROGRAM_ROWS)
    ]
    last = make(Indikator, renstra=plan(), nomenklatur=kode, tujuan=None, sasaran=None)
    assert f'id="indikator-{last.pk}"' in staf.get(f"{BASE}?hal=2").content.decode()
    for page in ("", "hapus/"):  # also where it is given up
        here = staf.get(f"{BASE}indikator/{last.pk}/{page}").content.decode()
        assert f'href="{BASE}?hal=2#indikator-{last.pk}"' in here
    for act in (f"{last.pk}/naik/", f"{last.pk}/hapus/"):
        answer = staf.post(f"{BASE}indikator/{act}", {"versi": 1})
        assert answer.url.startswith(f"{BASE}?hal=2#"), act
    assert "hal=" not in staf.post(f"{BASE}indikator/{rows[0].pk}/turun/").url


def test_rows_change_places(staf):
    sasaran = Sasaran.objects.filter(tujuan__renstra=plan()).first()
    first = sasaran.kebijakan.get()
    second = make(Kebijakan, sasaran=sasaran, urutan=9)
    staf.post(f"{BASE}kebijakan/{second.pk}/naik/")
    assert list(sasaran.kebijakan.all()) == [second, first]
    staf.post(f"{BASE}kebijakan/{second.pk}/naik/")
    assert list(sasaran.kebijakan.all()) == [second, first]


def test_two_people_at_one_row_are_both_shown(staf):
    tujuan = Tujuan.objects.filter(renstra=plan()).first()
    send(staf, f"tujuan/{tujuan.pk}/", uraian="Satu", versi=1)
    page = send(staf, f"tujuan/{tujuan.pk}/", uraian="Dua", versi=1)
    assert "baru saja diubah orang lain" in page
    tujuan.refresh_from_db()
    assert tujuan.uraian == "Satu"


def test_another_plan_is_not_reached(staf):
    other = Tujuan.objects.get(renstra__perubahan_ke=0)
    assert staf.get(f"{BASE}tujuan/{other.pk}/").status_code == 404
    assert staf.get(f"{BASE}sasaran/tambah/tujuan/{other.pk}/").status_code == 404


def test_a_submitted_step_is_locked(staf, demo):
    make_step("renstra", "diajukan", instansi=demo, tahun=2021)
    page = send(staf, f"tujuan/tambah/renstra/{plan().pk}/", uraian="Baru")
    assert "sudah diajukan dan terkunci" in page
    assert not Tujuan.objects.filter(uraian="Baru").exists()


# Pasting ----------------------------------------------------------------------------------


def test_a_block_of_indicators_is_shown_before_it_is_saved(staf):
    sasaran = Sasaran.objects.filter(tujuan__renstra=plan()).first()
    address = f"indikator/tempel/sasaran/{sasaran.pk}/"
    text = "Indikator\tSatuan\t2016\nWaktu layanan\tmenit\t10\t9\t8\t7\t6\t5,5"
    before = Indikator.objects.count()
    assert "Simpan 1 indikator" in send(staf, address, tempelan=text, aksi="lihat")
    assert Indikator.objects.count() == before
    assert "1 indikator ditambahkan" in send(staf, address, tempelan=text, aksi="simpan")
    made = Indikator.objects.get(uraian="Waktu layanan")
    assert [str(t.nilai) for t in made.target_renstra.all()][-1] == "5.5000"
    assert Jejak.objects.first().aksi == "tempel indikator"


def test_a_wrong_cell_keeps_the_whole_block_back(staf):
    sasaran = Sasaran.objects.filter(tujuan__renstra=plan()).first()
    text = "Waktu layanan\tmenit\t9.23.268\nTanpa satuan\t\t1\t\t\t\t\t\tlebih"
    page = send(staf, f"indikator/tempel/sasaran/{sasaran.pk}/", tempelan=text, aksi="simpan")
    assert "2 baris masih salah" in page
    assert "salah titik ribuan" in page
    assert "Wajib diisi." in page
    assert "Kolom ini berlebih" in page
    assert not Indikator.objects.filter(uraian="Waktu layanan").exists()


# Grids ------------------------------------------------------------------------------------


def test_a_target_is_saved_in_its_three_states(staf):
    one = skm()
    for text, kept in (("82,5", ("82.5000", "")), ("", ("None", ""))):
        versi = TargetRenstra.objects.get(indikator=one, tahun=2021).versi
        answer = autosave(staf, f"{BASE}target/", (str(one.pk), f"t2021.{versi}", {"t2021": text}))
        assert answer.json()["rows"][str(one.pk)]["cells"]["t2021"] == text
        row = TargetRenstra.objects.get(indikator=one, tahun=2021)
        assert (str(row.nilai), row.alasan) == kept


def test_texts_of_an_indicator_are_pasted_by_name(staf):
    key, address = str(skm().pk), f"{BASE}teks-indikator/"
    told = autosave(staf, address, (key, "teks.1", {"agregasi": "rata-rata triwulan"})).json()
    assert "errors" not in told["rows"][key]
    assert skm().agregasi == "rata_rata"
    told = autosave(staf, address, (key, "teks.2", {"metode": "entah"})).json()
    assert "Tulis salah satu dari" in told["rows"][key]["errors"]["metode"]


@pytest.mark.parametrize("page", ["", "target/", "teks-indikator/", "target-program/"])
def test_queries_do_not_grow_with_rows(staf, page):
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert staf.get(BASE + page).status_code == 200
        return len(seen)

    count()
    before = count()
    for n in range(3):
        sasaran = make(Sasaran, tujuan=make(Tujuan, renstra=plan(), urutan=80 + n))
        one = make(Indikator, renstra=plan(), sasaran=sasaran)
        make(TargetRenstra, indikator=one)
        make(Strategi, sasaran=sasaran)
    assert count() == before
