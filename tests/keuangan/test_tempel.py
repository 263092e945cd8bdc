"""Pagu from a spreadsheet: shown whole with every wrong cell, saved all or not at all."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from instansi.models import Instansi, SubUnit
from kerja.models import Jejak
from keuangan.models import Akun, Pagu
from keuangan.penambahan import add_pagu_rows
from keuangan.services import TempatBaru
from renstra.models import Nomenklatur
from sakip.angka import Angka
from sakip.errors import Ditolak

PAGE = "/isi/patrang/2021/pagu/pergeseran/tempel/"
HEAD = "Sub kegiatan\tJenis belanja\tPagu\n"
ROWS = (
    "7.01.01.2.01.01\t5.1.02\t15.196.000\n"
    "7.01.01.2.01.01 Penyusunan\t5.2 Belanja Modal\ttidak tersedia: belum ada DPA\n"
    "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK\tbelanja pegawai\t\n"
)


def paste(client, text: str, aksi: str = "simpan"):
    return client.post(PAGE, {"tempelan": text, "aksi": aksi})


def stage() -> list[str]:
    rows = Pagu.objects.filter(tahap="pergeseran").order_by("nomenklatur__kode", "akun__kode")
    return [f"{row} {row.angka}" for row in rows.select_related("nomenklatur", "akun")]


def test_rows_of_every_state_are_saved_in_one_act(staf):
    page = paste(staf, HEAD + ROWS, "lihat").content.decode()
    assert "Simpan 3 baris pagu pergeseran" in page
    assert "Tempel baris pagu pergeseran dari Excel" in page
    assert page.count('<span class="belum">') == 1  # the pagu of the third row, and no unit
    assert stage() == []
    before = Jejak.objects.count()
    assert paste(staf, HEAD + ROWS).url == "/isi/patrang/2021/pagu/pergeseran/"
    assert stage() == [
        "7.01.01.2.01.0001 5.1.02 pergeseran 15.196.000",
        "7.01.01.2.01.0001 5.2 pergeseran tidak tersedia",
        "7.01.02 5.1.01 pergeseran belum diisi",
    ]
    assert Jejak.objects.count() == before + 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Tempelkan paling sedikit satu baris."),
        ("9.99.99\t5.1.02\t1", "Tidak ada di nomenklatur tahun ini."),
        ("7.01.01\t6.1\t1", "Tulis salah satu dari: 5.1 Belanja Operasi,"),
        ("7.01.01\t\t1", "Tulis salah satu dari:"),
        ("7.01.01\t5.1.02\t9.23.268", "salah titik ribuan"),
        ("7.01.01\t5.1.02\t-1", "tidak boleh negatif"),
        ("7.01.01\t5.1.02\t1\tKelurahan Entah", "Bukan unit instansi ini"),
        ("7.01.01\t5.1.02\t1\t\tx", "Kolom ini berlebih"),
        ("7.01.01\t5.1.02\t1\n7.01.01\t5.1.02\t2", "Baris dengan jenis belanja ini sudah ada."),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_saved(staf, text, told):
    page = paste(staf, text)
    assert told in page.content.decode()
    assert stage() == []


def test_a_unit_is_meant_by_its_name_and_what_is_there_is_not_added_again(staf):
    unit = SubUnit.objects.get(nama="Seksi Pemerintahan")
    row = "7.01.01\t5.1.02\t1.000"
    paste(staf, f"{row}\n{row}\tseksi pemerintahan")
    assert set(Pagu.objects.filter(tahap="pergeseran").values_list("sub_unit", flat=True)) == {
        None,
        unit.pk,
    }
    assert "sudah ada" in paste(staf, row).content.decode()
    node, akun = Nomenklatur.objects.get(kode="7.01.01"), Akun.objects.get(kode="5.1.02")
    place = TempatBaru(node, akun)
    with pytest.raises(Ditolak, match="sudah ada"):
        add_pagu_rows(Instansi.objects.get(), 2021, "pergeseran", [(place, Angka.of(1))], by=None)


def test_a_row_that_a_new_year_began_with_takes_the_figure_that_is_pasted(staf):
    row = "7.01.01\t5.1.02\t"
    paste(staf, row)
    (empty,) = Pagu.objects.filter(tahap="pergeseran")
    assert empty.nilai is None
    assert "sudah ada" not in paste(staf, f"{row}1.000", "lihat").content.decode()
    paste(staf, f"{row}1.000")
    (filled,) = Pagu.objects.filter(tahap="pergeseran")
    assert (filled.pk, filled.nilai, filled.versi) == (empty.pk, 1000, empty.versi + 1)
    assert "sudah ada" in paste(staf, f"{row}2.000").content.decode()


def test_many_rows_need_no_more_queries_than_one(staf):
    rows = Nomenklatur.objects.filter(tingkat="sub_kegiatan").values_list("kode", flat=True)
    kodes = list(rows[:40])

    def count(kodes) -> int:
        with CaptureQueriesContext(connection) as queries:
            paste(staf, "\n".join(f"{kode}\t5.1.02\t1" for kode in kodes), "lihat")
        return len(queries)

    assert count(kodes) == count(kodes[:1])
