"""The results of the demo (bacaan 9.3, 10, 11 and 12)."""

from decimal import Decimal

import pytest

from capaian.formulas import StatusEfisiensi, describe_trend
from sakip.angka import Keadaan

NEW = "indikator baru pada Renstra perubahan"
# Kode as printed: target, realisasi, capaian of the only output.
OUTPUTS = {
    "7.01.01.2.01.01": ("belum diisi", "belum diisi", "belum diisi"),
    "7.01.01.2.01.06": ("belum diisi", "belum diisi", "belum diisi"),
    "7.01.01.2.02.01": ("64", "64", "100,00%"),
    "7.01.01.2.02.03": ("4", "4", "100,00%"),
    "7.01.01.2.06.02": ("belum diisi", "belum diisi", "belum diisi"),
    "7.01.01.2.06.05": ("13.016", "13.016", "100,00%"),
    "7.01.01.2.08.02": ("belum diisi", "belum diisi", "belum diisi"),
    "7.01.01.2.08.04": ("1", "belum diisi", "belum diisi"),
    "7.01.01.2.09.01": ("1", "1", "100,00%"),
    "7.01.01.2.09.02": ("10", "1", "10,00%"),
    "7.01.02.2.01.02": ("555", "555", "100,00%"),
    "7.01.02.2.02.03": ("belum diisi", "belum diisi", "belum diisi"),
    "7.01.03.2.01.01": ("8", "0", "0,00%"),
    "7.01.03.2.02.02": ("belum diisi", "belum diisi", "belum diisi"),
    "7.01.03.2.02.03": ("8", "8", "100,00%"),
    "7.01.04.2.02.01": ("belum diisi", "belum diisi", "belum diisi"),
}


@pytest.fixture
def skm(patrang):
    """Indicator 1."""
    return patrang.capaian.indikator[0]


@pytest.fixture
def rekomendasi(patrang):
    """Indicator 2."""
    return patrang.capaian.indikator[1]


def test_skm(skm):
    assert (str(skm.target), skm.target.nilai, skm.sumber_target) == (
        "B (80)", 80, "PK perubahan 2021",
    )  # fmt: skip
    assert skm.capaian.derivasi == "69,8 / 80 × 100 = 87,25%"
    assert skm.kategori.label == "Baik"
    assert skm.predikat.kalimat == "mutu C (Kurang Baik), target mutu B tidak tercapai"
    assert skm.kemajuan.derivasi == "69,8 / 85 × 100 = 82,12%"


def test_rekomendasi(rekomendasi):
    assert (str(rekomendasi.target), rekomendasi.sumber_target) == ("100%", "PK perubahan 2021")
    assert rekomendasi.capaian.derivasi == "84,85 / 100 × 100 = 84,85%"
    assert rekomendasi.kategori.label == "Baik"
    assert rekomendasi.predikat is None
    assert str(rekomendasi.kemajuan) == "84,85%"
    assert (rekomendasi.pembilang, rekomendasi.penyebut) == (None, None)


def test_earlier_years_belong_to_the_indicator_itself(skm, rekomendasi):
    years = {year: str(angka) for year, angka in skm.riwayat}
    assert years == {
        2016: "tidak tersedia", 2017: "76", 2018: "69,8", 2019: "69,8", 2020: "69,8", 2021: "69,8",
    }  # fmt: skip
    assert describe_trend(skm.riwayat) == (
        "turun 6,2 poin pada tahun 2018 (76 menjadi 69,8), kemudian tetap sampai dengan tahun 2021"
    )
    assert all(angka.alasan == NEW for year, angka in rekomendasi.riwayat if year < 2021)


def test_no_national_figure_and_no_analysis(skm, rekomendasi):
    for hasil in (skm, rekomendasi):
        assert hasil.nasional.keadaan is Keadaan.TIDAK_TERSEDIA
        assert (hasil.penyebab, hasil.solusi) == ("", "")


def test_means_and_counts(patrang):
    capaian = patrang.capaian
    assert (str(capaian.rata_rata), capaian.kategori.label) == ("86,05%", "Baik")
    assert {pita.label: n for pita, n in capaian.rekap.per_pita} == {
        "Sangat Baik": 0, "Baik": 2, "Cukup": 0, "Kurang": 0,
    }  # fmt: skip
    assert (capaian.rekap.total, capaian.rekap.tidak_dihitung) == (2, 0)


def test_per_sasaran(patrang):
    first, second = patrang.capaian.sasaran
    assert (first.bagian_operasi, second.bagian_operasi) == (Decimal("80.61"), Decimal("19.39"))
    assert (first.bagian_total, second.bagian_total) == (Decimal("80.66"), Decimal("19.34"))
    assert (first.operasi.pagu.nilai, second.operasi.pagu.nilai) == (10_948_131_149, 2_634_226_000)
    assert (first.total.pagu.nilai, second.total.pagu.nilai) == (11_320_367_649, 2_714_000_500)
    assert (str(first.operasi.serapan), str(second.operasi.serapan)) == ("70,86%", "89,51%")
    assert [len(s.program) for s in (first, second)] == [1, 3]
    assert [s.jumlah_kegiatan for s in (first, second)] == [5, 5]
    assert [s.jumlah_sub_kegiatan for s in (first, second)] == [10, 6]


def test_neither_sasaran_may_be_called_efficient(patrang):
    first, second = patrang.capaian.sasaran
    assert (first.efisiensi.selisih, second.efisiensi.selisih) == (
        Decimal("16.39"),
        Decimal("-4.66"),
    )
    for sasaran in (first, second):
        assert sasaran.efisiensi.status is StatusEfisiensi.TIDAK_DAPAT_DISEBUT
        assert "target tidak tercapai" in sasaran.efisiensi.alasan


def test_outputs(patrang):
    found = {}
    for leaf in (leaf for p in patrang.anggaran.program for leaf in p.leaves()):
        (output,) = patrang.capaian.keluaran[leaf.kode]
        found[leaf.kode_cetak] = (str(output.target), str(output.realisasi), str(output.capaian))
    assert found == OUTPUTS
