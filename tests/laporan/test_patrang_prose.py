"""Patrang 2021 as its ikhtisar, Bab I, II and IV tell it (bacaan of the seed, sections 8, 9, 12)."""

import pytest

from laporan.queries import load_lakip_data
from tests.html import find, parse, rows, texts, words
from tests.laporan.builders import build_sections
from tests.laporan.test_prose import SECTIONS

RECOMMENDED = (
    "Persentase rekomendasi hasil koordinasi pemerintahan, ketertiban dan keamanan, "
    "pemberdayaan masyarakat, dan kesejahteraan sosial yang ditindaklanjuti"
)
KOORDINASI = (
    "Meningkatnya koordinasi bidang pemerintahan, pembangunan dan penyelenggaraan pemerintahan "
    "wilayah kecamatan"
)


@pytest.fixture
def sections(demo):
    return build_sections(load_lakip_data(demo.kode, 2021), SECTIONS)


@pytest.fixture
def said(sections):
    return {kunci: words(parse(html)) for kunci, html in sections.items()}


def table(html, index=0):
    return rows(find(html, "table")[index])


def test_ikhtisar_tells_results_and_money_as_they_are(sections, said):
    assert table(sections["ikhtisar"]) == [
        [
            "1",
            "Meningkatnya kualitas pelayanan",
            "Nilai Survei Kepuasan Masyarakat (SKM)",
            "B (80)",
            "69,8",
            "87,25%",
            "Baik",
        ],
        ["2", KOORDINASI, RECOMMENDED, "100%", "84,85%", "84,85%", "Baik"],
    ]
    for sentence in (
        "Rata-rata capaian kinerja sebesar 86,05% (kategori Baik).",
        "Dari 2 (dua) indikator, 2 (dua) berkategori Baik; "
        "tidak ada yang berkategori Sangat Baik, Cukup, atau Kurang.",
        "Nilai SKM 69,8 berarti mutu C (Kurang Baik), target mutu B tidak tercapai.",
        "sebesar Rp14.034.368.149 bagi 4 (empat) program, 10 (sepuluh) kegiatan, "
        "dan 16 (enam belas) sub kegiatan, 2 (dua) di antaranya tanpa pagu.",
        "Belanja Operasi Rp13.582.357.149 (96,78%), yang mencakup Belanja Pegawai "
        "Rp9.446.508.085 dan Belanja Barang dan Jasa Rp4.135.849.064; dan",
        "Belanja Modal Rp452.011.000 (3,22%).",
        "yang tercatat sebesar Rp10.115.570.990, belum termasuk realisasi Belanja Modal "
        "(belum diisi), sehingga persentasenya terhadap seluruh pagu tidak dapat dihitung.",
        "Belanja Operasi terserap 74,48%, yaitu Rp10.115.570.990 dari pagu Rp13.582.357.149.",
    ):
        assert sentence in said["ikhtisar"]
    assert "72,08%" not in " ".join(said.values())


def test_pk_in_force_is_that_of_november_and_the_murni_is_absent(sections, said):
    html = sections["bab-2-pk"]
    murni, perubahan = texts(html, "ul li")
    assert murni.startswith("Perjanjian Kinerja (murni) Tahun 2021 tidak tersedia: ")
    assert "ditandatangani pada 1 November 2021 oleh Camat Patrang" in perubahan
    assert "terjadi pergantian atau mutasi pejabat; dan perubahan dalam strategi" in perubahan
    assert [row[3:] for row in table(html)] == [["B (80)", "85"], ["100%", "100%"]]
    assert [row[-2] for row in table(html, 1)] == [
        "11.320.367.649",
        "2.193.702.000",
        "248.236.000",
        "272.062.500",
        "14.034.368.149",
    ]
    assert "Alasannya: mengikuti target RKT 2021: B (80)." in said["bab-2-pk"]
    assert "sama dengan pagu anggaran tahap perubahan." in said["bab-2-pk"]


def test_plans_are_counted_as_they_are_listed(sections, said):
    assert "menetapkan 2 (dua) tujuan dengan 2 (dua) sasaran." in said["bab-2-renstra"]
    assert "didukung oleh 4 (empat) program" in said["bab-2-rkt"]
    assert "melalui 10 (sepuluh) kegiatan." in said["bab-2-rkt"]
    kegiatan = table(sections["bab-2-rkt"], 2)
    assert len([row for row in kegiatan if len(row) == 4]) == 10
    assert "Qanun" not in " ".join(said.values())


def test_organisation_is_that_of_patrang(said):
    organisasi = said["bab-1-organisasi"]
    assert "Peraturan Bupati Jember Nomor 15 Tahun 2008" in organisasi
    assert "meliputi 8 (delapan) kelurahan." in organisasi
    assert organisasi.count("Seksi Ketentraman dan Ketertiban") >= 1
    assert "Ledokombo" not in " ".join(said.values())


def test_conclusion_names_what_patrang_still_owes(sections, said):
    assert [row[1:3] for row in table(sections["bab-4-simpulan"])[:4]] == [
        ["Sangat Baik", "0"],
        ["Baik", "2"],
        ["Cukup", "0"],
        ["Kurang", "0"],
    ]
    for item in (
        "target atau realisasi 8 (delapan) keluaran sub kegiatan;",
        "realisasi Belanja Modal.",
        "analisis penyebab untuk 2 (dua) indikator",
    ):
        assert item in said["bab-4-simpulan"]
