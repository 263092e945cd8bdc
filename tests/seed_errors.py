"""The 60 grave errors of the real LAKIP that this product started from.

Each has its place in that document, the wrong value, the right value or rule, and how the
product stands to it: ``MUSTAHIL`` (cannot be printed; ``test`` in tests/laporan/test_seed_*.py
shows why) or the name of the later check that will find it in people's own texts and inputs (an
xfail-strict test of that name in tests/laporan/test_seed_errors.py).
"""

from typing import NamedTuple

MUSTAHIL = "mustahil"


class SeedError(NamedTuple):
    """An error of the seed."""

    id: str
    tempat: str
    salah: str
    benar: str
    sikap: str  # MUSTAHIL, or the name of the later check
    test: str  # the test function (without "test_") that shows it


def _mustahil(kode: str, tempat: str, salah: str, benar: str, test: str) -> SeedError:
    return SeedError(kode, tempat, salah, benar, MUSTAHIL, test)


def _kelak(kode: str, tempat: str, salah: str, benar: str, check: str) -> SeedError:
    return SeedError(kode, tempat, salah, benar, check, f"later_check_{check}")


SEED_ERRORS = (
    # A. Budget arithmetic
    _mustahil("A01", "III.C.1", "3.152.686.579", "14.034.368.149", "totals_follow_a_pagu"),
    _mustahil("A02", "III.C.1", "100% + 100%", "96,78% + 3,22%", "shares_sum_to_hundred"),
    _mustahil(
        "A03",
        "Ikhtisar",
        "realisasi Barang dan Jasa 10.115.570.990",
        "realisasi Belanja Operasi",
        "realisasi_stands_at_its_own_jenis",
    ),
    _mustahil("A06", "III.C.2", "9.23.268.085", "9.230.268.085", "malformed_numbers_are_refused"),
    _mustahil("A07", "III.B", "211.100.00", "21.110.000", "malformed_numbers_are_refused"),
    _mustahil("A08", "III.C.2", "93.072.489", "1.528.177.964", "parents_are_sums_of_children"),
    _mustahil("A09", "III.C.2", "74.940.000", "2.118.762.000", "parents_are_sums_of_children"),
    _mustahil("A11", "III.C.2", "32.900.000", "sum of children", "parents_are_sums_of_children"),
    _mustahil("A12", "III.C.2", "233.992.000", "sum of children", "parents_are_sums_of_children"),
    _mustahil("A13", "III.C.2", "233.992.000", "sum of children", "parents_are_sums_of_children"),
    _mustahil("A14", "III.C.2", "2.934.660.500", "child ≤ parent", "parents_are_sums_of_children"),
    _mustahil("A15", "III.C.3", "70,86%", "80,61%", "shares_of_sasaran_follow_a_pagu"),
    _mustahil("A16", "III.C.3", "30,26%", "19,39%", "shares_of_sasaran_follow_a_pagu"),
    _kelak("A18", "PK / III.C.2", "10.948.131.149", "11.320.367.649", "pagu_pk_sama_pagu"),
    _kelak("A19", "RKT / PK", "481.650.400", "272.062.500", "anggaran_rkt_sama_pagu"),
    # B. Targets, realisasi, capaian
    _mustahil("B01", "Tabel 3.5–3.7", "69,8%; 95,43%", "84,85", "one_realisasi_everywhere"),
    _mustahil("B02", "Tabel 3.3–3.4", "90%; 99,5%; 95,79", "one value", "one_realisasi_everywhere"),
    _mustahil(
        "B03", "Tabel 3.3–3.4", "indikator PD lain", "indikator sendiri", "only_own_indicators"
    ),
    _mustahil("B04", "di bawah Tabel 3.2", "tren peningkatan", "turun 6,2 poin", "trend_follows"),
    _kelak("B07", "Tabel 3.2", "persentase kecamatan", "Nilai SKM", "definisi_indikator"),
    _mustahil("B08", "RKT, PK, Renstra", "80; >80; B; 85%", "B (80)", "one_target_everywhere"),
    _mustahil("B09", "RKT, PK, Renstra", "100; 80", "100", "one_target_everywhere"),
    _mustahil("B11", "III.B", "90%", "87,25%", "mean_and_category_follow"),
    _mustahil("B12", "III.B", "95%", "84,85%", "mean_and_category_follow"),
    _mustahil("B13", "III.B", "sangat berhasil", "Baik", "mean_and_category_follow"),
    _mustahil("B14", "III.B", "sangat berhasil/ berhasil/ …", "Baik", "mean_and_category_follow"),
    _mustahil("B17", "III.B, IV", "5 indikator", "2 (dua) indikator", "counts_follow_the_rows"),
    _mustahil("B18", "IV", "4 baik, 1 cukup", "2 (dua) Baik", "counts_follow_the_rows"),
    _mustahil("B19", "Ikhtisar", "65 + 8 + 13 + 17", "sum = indikator", "counts_follow_the_rows"),
    _mustahil("B20", "Ikhtisar", "65% of 2", "2 of 2", "counts_follow_the_rows"),
    _mustahil("B21", "Ikhtisar", "predikat Baik", "mutu C", "predicate_follows"),
    _mustahil("B22", "Ikhtisar", "tahun 2020", "tahun 2021", "year_follows"),
    # C. Input and output of sub kegiatan
    _mustahil("C01", "III.B boxes", "14 bulan; 100%", "pagu in rupiah", "input_is_the_pagu"),
    _mustahil("C02", "III.B boxes", "44,78%", "100,00%", "output_percent_is_its_own"),
    _mustahil("C03", "III.B boxes", "71,16%", "belum diisi", "output_percent_is_its_own"),
    _mustahil("C04", "III.B boxes", "65,34%", "100,00%", "output_percent_is_its_own"),
    _mustahil("C05", "III.B boxes", "35,82%", "10,00%", "output_percent_is_its_own"),
    _mustahil("C06", "III.B boxes", "96,71%", "100,00%", "output_percent_is_its_own"),
    _mustahil("C07", "III.B boxes", "8 of 8 = 0%", "0 of 8 = 0,00%", "output_percent_is_its_own"),
    _mustahil("C08", "III.B boxes", "54,26%", "100,00%", "output_percent_is_its_own"),
    _kelak("C09", "III.B boxes", "172.757.000 anggota", "jumlah orang", "keluaran_sama_anggaran"),
    _kelak("C10", "III.B boxes", "16 / 64 pegawai", "one number", "angka_dalam_narasi"),
    # D. Counts of program and kegiatan
    _mustahil("D01", "II.B.3", "7 (tujuh) kegiatan", "10 (sepuluh)", "counts_follow_the_rows"),
    _mustahil("D02", "III.B", "4 kegiatan, 7 sub kegiatan", "5 and 10", "counts_follow_the_rows"),
    # E. Names
    _mustahil("E01", "II.B.2", "Ledokombo", "Patrang", "name_follows_everywhere"),
    _mustahil("E02", "II.B.3", "Ledokombo", "Patrang", "name_follows_everywhere"),
    _mustahil("E03", "III.A", "Ledokombo", "Patrang", "name_follows_everywhere"),
    _kelak("E04", "III.B boxes", "Ledokombo", "Patrang", "nama_instansi_lain"),
    _mustahil("E05", "IV", "Ledokombo", "Patrang", "name_follows_everywhere"),
    _kelak("E06", "Lampiran 1", "Ledokombo", "Patrang", "nama_instansi_lain"),
    # F. Nomenclature
    _mustahil("F01", "III.B, III.C", "Qanun", "Peraturan Daerah", "names_come_from_nomenclature"),
    _mustahil("F02", "III.B", "under Pemberdayaan Desa", "7.01.03.2.02", "parent_follows_the_code"),
    _kelak("F05", "RKT / III.C", "two kegiatan", "one kegiatan", "kegiatan_rkt_sama_laporan"),
    # G. Sasaran, indikator, IKU
    _mustahil("G01", "everywhere", "7 wordings", "one wording", "wording_follows_everywhere"),
    _mustahil("G02", "everywhere", "7 wordings", "one wording", "wording_follows_everywhere"),
    _mustahil("G03", "everywhere", "6 names", "one name", "wording_follows_everywhere"),
    _mustahil("G04", "everywhere", "2 meanings", "one name", "wording_follows_everywhere"),
    _mustahil("G05", "II.C / Lampiran 3", "1 row", "2 rows", "pk_of_bab_2_is_that_of_lampiran"),
    _kelak("G06", "IKU", "penyebut = pembilang", "all recommendations", "formulasi_rasio"),
    # H. Legal basis
    _kelak("H01", "SK IKU", "53 Tahun 2015", "53 Tahun 2014", "judul_peraturan"),
)
