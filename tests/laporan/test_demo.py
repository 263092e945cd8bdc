"""The demo's budget and promises are the agreed reading of the seed."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Sum

from keuangan.models import Akun, Pagu, Realisasi
from perjanjian.models import PerjanjianKinerja, TemplatPernyataan
from renstra.models import (
    Nomenklatur,
    Renstra,
    RktBaris,
    TargetRenstra,
    TargetRkt,
)

# Bacaan 9: code as printed in 2021, pagu operasi, pagu modal, realisasi operasi.
SUB_KEGIATAN = [
    ("7.01.01.2.01.01", 15_196_000, 0, 7_830_000),
    ("7.01.01.2.01.06", 6_382_000, 0, 2_759_000),
    ("7.01.01.2.02.01", 9_230_268_085, 0, 6_528_503_162),
    ("7.01.01.2.02.03", 23_082_000, 0, 16_390_000),
    ("7.01.01.2.06.02", 55_410_500, 0, 54_192_000),
    ("7.01.01.2.06.05", 11_625_600, 0, 5_206_300),
    ("7.01.01.2.08.02", 75_452_064, 0, 71_672_608),
    ("7.01.01.2.08.04", 1_452_725_900, 372_236_500, 1_033_738_800),
    ("7.01.01.2.09.01", 32_306_000, 0, 21_110_000),
    ("7.01.01.2.09.02", 45_683_000, 0, 16_363_000),
    ("7.01.02.2.01.02", 2_118_762_000, 0, 2_049_081_920),
    ("7.01.02.2.02.03", 74_940_000, 0, 9_000_000),
    ("7.01.03.2.01.01", 0, 0, 0),
    ("7.01.03.2.02.02", 0, 0, 0),
    ("7.01.03.2.02.03", 233_992_000, 14_244_000, 126_967_200),
    ("7.01.04.2.02.01", 206_532_000, 65_530_500, 172_757_000),
]
PK_PROGRAM = {
    "7.01.01": 11_320_367_649,
    "7.01.02": 2_193_702_000,
    "7.01.03": 248_236_000,
    "7.01.04": 272_062_500,
}


def four_digits(kode: str) -> str:
    head, _, number = kode.rpartition(".")
    return f"{head}.{number:0>4}"


def total(rows, **where) -> Decimal:
    return rows.filter(**where).aggregate(jumlah=Sum("nilai"))["jumlah"] or Decimal(0)


def perubahan():
    return Pagu.objects.filter(tahap="perubahan")


# Money ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("kode", "operasi", "modal", "realisasi"), SUB_KEGIATAN)
def test_a_sub_kegiatan_has_its_pagu_and_realisasi(demo, kode, operasi, modal, realisasi):
    at = {"nomenklatur__kode": four_digits(kode)}
    assert total(perubahan(), akun__kode__startswith="5.1", **at) == operasi
    assert total(perubahan(), akun__kode__startswith="5.2", **at) == modal
    assert total(Realisasi.objects, akun__kode__startswith="5.1", **at) == realisasi
    assert Nomenklatur.objects.get(kode=four_digits(kode)).kode_cetak(2021) == kode


def test_there_is_no_other_sub_kegiatan(demo):
    codes = {four_digits(kode) for kode, *_ in SUB_KEGIATAN}
    for rows in (Pagu.objects, Realisasi.objects):
        assert set(rows.values_list("nomenklatur__kode", flat=True)) == codes
        assert set(rows.values_list("tahun", flat=True)) == {2021}


def test_the_sums_of_the_budget(demo):
    assert total(perubahan(), akun__kode__startswith="5.1") == 13_582_357_149
    assert total(perubahan(), akun__kode="5.1.01") == 9_446_508_085
    assert total(perubahan(), akun__kode="5.1.02") == 4_135_849_064
    assert total(perubahan(), akun__kode="5.2") == 452_011_000
    assert total(perubahan()) == 14_034_368_149
    assert total(Realisasi.objects) == 10_115_570_990


def test_realisasi_of_modal_is_belum_diisi_and_nothing_else_is(demo):
    empty = Realisasi.objects.filter(nilai__isnull=True)
    assert {row.akun.kode for row in empty} == {"5.2"}
    assert all(row.alasan == "" for row in empty)
    with_modal = perubahan().filter(akun__kode="5.2").values_list("nomenklatur", flat=True)
    assert set(empty.values_list("nomenklatur", flat=True)) == set(with_modal)
    assert Realisasi.objects.filter(triwulan=4).count() == Realisasi.objects.count()


def test_one_realisasi_stands_at_the_group_since_its_split_is_unknown(demo):
    group = Realisasi.objects.get(akun__kode="5.1")
    assert group.nomenklatur.kode == "7.01.01.2.08.0004"


def test_pagu_murni_is_known_for_two_and_declared_absent_for_the_others(demo):
    murni = Pagu.objects.filter(tahap="murni")
    known = dict(murni.filter(nilai__isnull=False).values_list("nomenklatur__kode", "nilai"))
    assert known == {"7.01.03.2.01.0001": 44_219_400, "7.01.03.2.02.0002": 2_934_660_500}
    absent = murni.exclude(nomenklatur__kode__in=known)
    assert absent.values("nomenklatur").distinct().count() == 14
    assert all(row.alasan for row in absent)


def test_the_accounts_are_a_tree(demo):
    parents = {akun.kode: akun.induk and akun.induk.kode for akun in Akun.objects.all()}
    assert parents == {
        **dict.fromkeys(["5.1", "5.2", "5.3", "5.4"]),
        **{f"5.1.0{number}": "5.1" for number in range(1, 7)},
    }


# The promise ----------------------------------------------------------------------------


def test_each_program_of_the_pk_is_the_sum_of_its_pagu_rows(demo):
    pk = PerjanjianKinerja.objects.get(status="berlaku")
    promised = {row.nomenklatur.kode: row.pagu for row in pk.program.all()}
    assert promised == PK_PROGRAM
    for kode, pagu in promised.items():
        assert total(perubahan(), nomenklatur__kode__startswith=f"{kode}.") == pagu
    assert {row.keterangan for row in pk.program.all()} == {"APBD"}


def test_the_pk_words_everything_as_renstra_and_nomenclature_do(demo):
    pk = PerjanjianKinerja.objects.get(status="berlaku")
    for row in pk.baris.all():
        assert row.uraian_sasaran == row.sasaran.uraian
        assert row.uraian_indikator == row.indikator.uraian
        assert row.indikator.sasaran == row.sasaran
    for row in pk.program.all():
        assert row.uraian == row.nomenklatur.uraian
    templat = TemplatPernyataan.objects.get(pemda=demo.pemda)
    assert (pk.pembuka, pk.pernyataan_pertama) == (templat.pembuka, templat.pihak_pertama)
    assert pk.pernyataan_kedua == templat.pihak_kedua


def test_targets_and_parties_of_the_pk(demo):
    pk = PerjanjianKinerja.objects.get(status="berlaku")
    assert [(row.nilai, row.teks) for row in pk.baris.all()] == [(80, "B (80)"), (100, "100%")]
    assert pk.baris.first().alasan_beda == "mengikuti target RKT 2021: B (80)"
    assert [(p.nama, p.jabatan, p.pangkat, p.nip) for p in pk.pihak.all()] == [
        ("Haidori, S.E., M.Si.", "Camat Patrang", "Pembina Tingkat I", "196712291993031008"),
        ("Ir. H. Hendy Siswanto, S.T., IPU", "Bupati Jember", "", ""),
    ]
    assert (pk.cara, pk.tanggal) == ("basah", date(2021, 11, 1))
    assert (pk.alasan_pejabat, pk.alasan_strategi, pk.alasan_prioritas) == (True, True, False)


def test_no_naskah_is_invented_for_the_pk_murni(demo):
    murni = PerjanjianKinerja.objects.get(jenis="murni")
    assert (murni.status, bool(murni.alasan_tidak_tersedia)) == ("tidak_tersedia", True)
    assert (murni.tanggal, murni.pembuka) == (None, "")
    assert not murni.baris.exists()
    assert not murni.program.exists()
    assert not murni.pihak.exists()


def test_rkt_owns_its_anggaran(demo):
    known = dict(
        RktBaris.objects.filter(nilai__isnull=False).values_list("nomenklatur__kode", "nilai")
    )
    assert known == {"7.01.02.2.02": 85_979_600, "7.01.04.2.02": 481_650_400}
    assert Counter(RktBaris.objects.values_list("nomenklatur__tingkat", flat=True)) == {
        "program": 4,
        "kegiatan": 10,
    }


def test_rkt_and_the_mapping_agree_on_the_sasaran_of_every_row(demo):
    for row in RktBaris.objects.all():
        programs = row.sasaran.program.values_list("nomenklatur__kode", flat=True)
        assert row.nomenklatur.kode[:7] in programs


def test_targets_of_the_rkt(demo):
    stated = {
        row.indikator.nomenklatur.kode
        if row.indikator.nomenklatur
        else row.indikator.nama_pendek: (
            row.nilai,
            row.teks,
        )
        for row in TargetRkt.objects.filter(nilai__isnull=False).exclude(
            indikator__nomenklatur__tingkat="sub_kegiatan"
        )
    }
    whole = (100, "100%")
    assert stated == {
        "Nilai SKM": (80, "B (80)"),
        "7.01.02": whole,
        "7.01.02.2.02": whole,
        "7.01.04": whole,
        "7.01.04.2.02": whole,
    }


def test_targets_of_the_renstra(demo):
    def targets(renstra):
        rows = TargetRenstra.objects.filter(
            indikator__renstra__jenis=renstra, indikator__sasaran__isnull=False
        )
        return [list(rows.filter(indikator=pk).values_list("nilai", flat=True)) for pk in
                rows.order_by("indikator").values_list("indikator", flat=True).distinct()]  # fmt: skip

    assert targets("awal") == [[85] * 6, [80] * 6]
    assert targets("perubahan") == [[85] * 6, [None] * 5 + [100]]


def test_the_perubahan_is_in_force_and_goes_on_with_one_indicator(demo):
    awal, perubahan_ = Renstra.objects.order_by("perubahan_ke")
    assert awal.berlaku_dari <= 2016 < perubahan_.berlaku_dari <= 2021
    links = perubahan_.indikator.filter(lanjutan_dari__isnull=False)
    assert [(row.nama_pendek, row.lanjutan_dari.renstra) for row in links] == [("Nilai SKM", awal)]
    assert not awal.indikator.filter(tujuan__isnull=False).exists()


def test_every_absent_figure_of_the_renstra_has_its_reason(demo):
    assert TargetRenstra.objects.filter(nilai__isnull=True).count() == 5 + 12
    assert not TargetRenstra.objects.filter(nilai__isnull=True, alasan="").exists()
