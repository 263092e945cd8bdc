from dataclasses import replace
from decimal import Decimal

import pytest

from sakip.angka import Angka
from tests.html import find, rows, texts
from tests.laporan.builders import PK, build_html, make_data, make_empty, read
from tests.perjanjian.frozen import MURNI_TIADA
from tests.renstra.frozen import SK

MURNI = replace(PK, jenis="murni", judul="Perjanjian Kinerja", alasan=())
DRAF = replace(PK, status="draf", tanggal="")


@pytest.mark.parametrize(
    ("pk", "said"),
    [
        (
            (MURNI_TIADA, PK),
            [
                "Perjanjian Kinerja (murni) Tahun 2021 tidak tersedia: tidak dilampirkan.",
                "Perjanjian Kinerja Perubahan Tahun 2021 ditandatangani pada 1 November 2021 oleh "
                "Camat Sukamaju sebagai pihak pertama dan Bupati Contoh sebagai pihak kedua. "
                "Alasan perubahannya: terjadi pergantian; dan perubahan strategi.",
            ],
        ),
        ((), ["Perjanjian Kinerja (murni) Tahun 2021 belum diisi."]),
        (
            (MURNI,),
            [
                "Perjanjian Kinerja (murni) Tahun 2021 ditandatangani pada 1 November 2021 oleh "
                "Camat Sukamaju sebagai pihak pertama dan Bupati Contoh sebagai pihak kedua.",
            ],
        ),
        (
            (MURNI_TIADA, DRAF),
            [
                "Perjanjian Kinerja (murni) Tahun 2021 tidak tersedia: tidak dilampirkan.",
                "Perjanjian Kinerja Perubahan Tahun 2021 masih berupa draf dan belum "
                "ditandatangani, sehingga belum berlaku.",
            ],
        ),
    ],
    ids=["perubahan", "none", "murni", "draft"],
)
def test_state_of_every_pk_is_told(pk, said):
    assert texts(build_html(make_data(pk=pk), "bab-2-pk"), "li") == said


def test_table_of_targets_is_that_of_the_pk_in_force():
    html = build_html(make_data(), "bab-2-pk")
    targets, program = find(html, "table")
    assert rows(targets) == [
        ["1", "Sasaran 1", "Indikator 1", "B (80)", "85"],
        ["2", "Sasaran 2", "Indikator 2", "100%", "100%"],
    ]
    assert rows(program) == [
        ["1", "Program 1", "1.250", "APBD"],
        ["Jumlah", "1.250", ""],
    ]


def test_target_that_differs_from_the_renstra_gives_its_reason():
    said = read(make_data(), "bab-2-pk")
    assert (
        "Target “Indikator 1” dalam Perjanjian Kinerja Perubahan, yaitu B (80), lebih rendah "
        "daripada target Renstra tahun 2021, yaitu 85. Alasannya: mengikuti RKT."
    ) in said
    assert "Target “Indikator 2”" not in said


def test_higher_target_without_reason_asks_for_it():
    baris = replace(PK.baris[0], target=Angka.of(90), alasan_beda="")
    said = read(make_data(pk=(replace(PK, baris=(baris,)),)), "bab-2-pk")
    assert "yaitu 90, lebih tinggi daripada target Renstra tahun 2021, yaitu 85." in said
    assert "Alasannya: belum diisi." in said


@pytest.mark.parametrize(
    ("pagu", "said"),
    [
        (1250, "Jumlah tersebut sama dengan pagu anggaran tahap perubahan."),
        (1000, "Jumlah tersebut lebih kecil Rp250 daripada pagu anggaran tahap perubahan"),
        (1500, "Jumlah tersebut lebih besar Rp250 daripada pagu anggaran tahap perubahan"),
    ],
)
def test_pagu_of_the_pk_is_compared_with_the_budget(pagu, said):
    program = (replace(PK.program[0], pagu=Decimal(pagu)),)
    assert said in read(make_data(pk=(replace(PK, program=program),)), "bab-2-pk")


def test_without_a_pk_in_force_the_source_of_the_targets_is_named():
    for pk in ((), (MURNI_TIADA,), (DRAF,)):
        html = build_html(make_data(pk=pk), "bab-2-pk")
        assert find(html, "table") == []
        said = " ".join(texts(html, "p"))
        assert "Tidak ada Perjanjian Kinerja Tahun 2021 yang berlaku" in said
        assert "Capaian diukur terhadap target menurut Renstra." in said


def test_without_anything_no_source_is_claimed():
    said = read(make_empty(), "bab-2-pk")
    assert "Capaian diukur" not in said
    assert "Lampiran" not in said
    assert "tidak dapat disajikan." in said


def test_pk_without_rows_asks_for_them():
    said = read(make_data(pk=(replace(PK, baris=(), program=()),)), "bab-2-pk")
    assert "Sasaran dan target dalam Perjanjian Kinerja Perubahan belum diisi." in said
    assert "Program dan anggaran dalam Perjanjian Kinerja Perubahan belum diisi." in said


def test_iku_stand_with_formula_responsible_units_and_source():
    html = build_html(make_data(), "bab-2-iku")
    (table,) = find(html, "table")
    assert rows(table)[1] == [
        "2",
        "Sasaran 2",
        "Indikator 2",
        "c ÷ d",
        "Seksi B Seksi C",
        "Laporan B",
    ]
    said = " ".join(texts(html, "p"))
    assert "dengan Keputusan Camat Sukamaju Nomor 065/…/022/2018 tentang" in said
    assert "yang ditetapkan pada Januari 2018." in said
    assert "mempunyai 2 (dua) IKU" in said


def test_gaps_of_the_keputusan_are_named():
    sk = replace(SK, nomor="", tanggal="", iku=(replace(SK.iku[0], formulasi="", sumber_data=""),))
    html = build_html(make_data(sk_iku=sk), "bab-2-iku")
    said = " ".join(texts(html, "p"))
    assert "Nomor keputusan tersebut tidak tersedia." in said
    assert "Tanggal penetapannya belum diisi." in said
    assert texts(html, "td span.belum") == ["belum diisi", "belum diisi"]


def test_without_keputusan_or_without_iku_the_table_is_asked_for():
    none = build_html(make_data(sk_iku=None), "bab-2-iku")
    assert find(none, "table") == []
    assert "Keputusan yang menetapkan IKU Kecamatan Sukamaju belum diisi" in texts(none, "p")[1]
    empty = build_html(make_data(sk_iku=replace(SK, iku=())), "bab-2-iku")
    assert texts(empty, "p")[-1] == "Daftar IKU dalam keputusan tersebut belum diisi."
