"""Each sasaran evaluated: comparisons, efficiency, and the boxes of its sub kegiatan."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.assemble import Fakta, RealisasiData, Rencana, assemble_capaian
from laporan.bagian.bab3_evaluasi import build_evaluasi
from sakip.angka import Angka
from tests.capaian.builders import (
    TAHUN,
    make_anggaran,
    make_indikator,
    make_pk,
    make_renstra,
    make_sasaran,
)
from tests.html import find, texts, words
from tests.laporan.lakip import SUB, SUB_2, build, make_lakip, make_usual
from tests.laporan.tables import open_table, read_rows
from tests.sakip.strategies import modest

YEARS = "Realisasi Sasaran 1 Tahun 2017–2021"
PROGRESS = "Kemajuan Sasaran 1 terhadap Target Akhir Renstra"
NATION = "Realisasi Sasaran 1 dan Realisasi Nasional Tahun 2021"


def pieces(data):
    """The pieces of the section, parsed."""
    return build(build_evaluasi, data, "b")[0]


def box(piece, kode):
    """The box of a sub kegiatan."""
    (found,) = [
        b for b in find(piece, "section.kotak") if texts(b, "p.kotak-judul")[0].startswith(kode)
    ]
    return found


def lines(kotak) -> list[list[str]]:
    """The lines of a box: kind, what it is, target, realisasi, capaian."""
    return [[words(c) for c in row.xpath("./th|./td")] for row in kotak.xpath(".//tbody/tr")]


# Patrang


def test_patrang_has_a_piece_for_each_sasaran(patrang):
    first, second = pieces(patrang)
    assert texts(first, "h3") == ["1. Sasaran 1: Meningkatnya kualitas pelayanan"]
    (heading,) = texts(second, "h3")
    assert heading.startswith("2. Sasaran 2: Meningkatnya koordinasi bidang pemerintahan")
    assert "2 (dua) sasaran dengan 2 (dua) indikator kinerja" in words(first)


def test_patrang_against_earlier_years(patrang):
    first, second = pieces(patrang)
    (row,) = read_rows(open_table(first, YEARS))
    assert [row[f"Tahun {y}"] for y in range(2017, 2022)] == ["76", "69,8", "69,8", "69,8", "69,8"]
    assert (
        "Realisasi nilai SKM turun 6,2 poin pada tahun 2018 (76 menjadi 69,8), "
        "kemudian tetap sampai dengan tahun 2021." in words(first)
    )
    (row,) = read_rows(open_table(second, "Realisasi Sasaran 2 Tahun 2017–2021"))
    assert [row[f"Tahun {y}"] for y in range(2017, 2022)] == ["tidak tersedia"] * 4 + ["84,85%"]
    assert (
        "belum dapat dibandingkan karena nilai hanya ada untuk tahun 2021. "
        "Tahun 2017–2020 tidak tersedia: indikator baru pada Renstra perubahan." in words(second)
    )
    assert len(find(first, "figure.gambar")) == 1
    assert find(second, "figure.gambar") == []


def test_patrang_against_the_end_of_the_renstra_and_the_nation(patrang):
    first, second = pieces(patrang)
    (row,) = read_rows(open_table(first, PROGRESS))
    assert list(row.values())[2:] == ["85", "69,8", "82,12%"]
    assert "69,8 / 85 × 100 = 82,12%; target akhir Renstra (tahun 2021) tidak tercapai." in words(
        first
    )
    (row,) = read_rows(open_table(second, "Kemajuan Sasaran 2"))
    assert list(row.values())[2:] == ["100%", "84,85%", "84,85%"]
    for piece in (first, second):
        (row,) = read_rows(open_table(piece, "Realisasi Nasional"))
        assert row["Realisasi nasional"] == "tidak tersedia"
        assert row["Keterangan"] == "Tidak ada ukuran nasional untuk indikator ini"


def test_patrang_says_predicate_mean_and_efficiency(patrang):
    first, second = map(words, pieces(patrang))
    assert "kategori Baik; mutu C (Kurang Baik), target mutu B tidak tercapai." in first
    assert "capaian sasaran ini adalah 87,25% dengan kategori Baik." in first
    assert "serapan Belanja Operasi program pendukungnya 70,86%" in first
    assert "87,25 − 70,86 = 16,39 poin" in first
    assert "89,51%" in second
    for text in (first, second):
        assert "tidak dapat disebut efisien karena target tidak tercapai" in text
        assert "tergolong" not in text


def test_patrang_asks_for_causes_and_remedies_with_the_fact_that_needs_them(patrang):
    first, _ = pieces(patrang)
    said = texts(first, "dl.uraian dd")
    assert [text.startswith("belum diisi;") for text in said] == [True, True]
    assert (
        "Nilai SKM: target tidak tercapai; capaian 87,25%, kurang 12,75 poin dari 100%."
        in words(first)
    )


def test_patrang_counts_what_supports_each_sasaran(patrang):
    first, second = map(words, pieces(patrang))
    assert (
        "didukung oleh 1 (satu) program, 5 (lima) kegiatan, dan 10 (sepuluh) sub kegiatan." in first
    )
    assert (
        "didukung oleh 3 (tiga) program, 5 (lima) kegiatan, dan 6 (enam) sub kegiatan, "
        "2 (dua) di antaranya tanpa pagu setelah perubahan anggaran." in second
    )


PATRANG_BOXES = {
    "7.01.01.2.02.01": [
        ["Masukan", "Belanja Operasi (Rp)", "9.230.268.085", "6.528.503.162", "70,73%"],
        ["Keluaran", "Jumlah Orang yang Menerima Gaji dan Tunjangan ASN", "64 Orang", "64 Orang", "100,00%"],
    ],
    "7.01.01.2.08.04": [
        ["Masukan", "Belanja Operasi (Rp)", "1.452.725.900", "1.033.738.800", "71,16%"],
        ["Masukan", "Belanja Modal (Rp)", "372.236.500", "belum diisi", "belum diisi"],
        ["Masukan", "Jumlah anggaran (Rp)", "1.824.962.400", "1.033.738.800", "tidak dapat dihitung"],
        ["Keluaran", "Lama penyediaan jasa pelayanan umum kantor", "1 Tahun", "belum diisi", "belum diisi"],
    ],
    "7.01.01.2.09.02": [
        ["Masukan", "Belanja Operasi (Rp)", "45.683.000", "16.363.000", "35,82%"],
        [
            "Keluaran",
            "Jumlah Kendaraan Dinas Operasional yang Dipelihara dan Dibayarkan Pajak dan Perizinannya",
            "10 Unit", "1 Unit", "10,00%",
        ],
    ],
    "7.01.03.2.01.01": [
        ["Masukan", "Anggaran (Rp)", "0", "0", "tidak dapat dihitung"],
        ["Keluaran", "Jumlah kelurahan yang menyelenggarakan Musrenbang", "8 Kelurahan", "0 Kelurahan", "0,00%"],
    ],
}  # fmt: skip


@pytest.mark.parametrize("kode", PATRANG_BOXES)
def test_patrang_boxes(patrang, kode):
    piece = pieces(patrang)[0 if kode.startswith("7.01.01") else 1]
    assert lines(box(piece, kode))[:-1] == PATRANG_BOXES[kode]


def test_patrang_has_a_box_for_every_sub_kegiatan_under_its_kegiatan(patrang):
    first, second = pieces(patrang)
    assert [len(find(p, "section.kotak")) for p in (first, second)] == [10, 6]
    assert [len(find(p, "p.kotak-kegiatan")) for p in (first, second)] == [5, 5]
    note = words(box(second, "7.01.03.2.01.01"))
    assert "Tanpa pagu setelah perubahan anggaran; pagu murni Rp44.219.400." in note


# Any data


def test_a_chart_needs_two_years():
    first, second = pieces(make_usual())
    (caption,) = texts(first, "figcaption")
    assert caption == "Gambar 3.1 Perkembangan Indeks satu Tahun 2017–2021"
    assert find(second, "figure.gambar") == []
    assert "naik 10 poin pada tahun 2021 (50 menjadi 60)" in words(first)


def test_years_without_a_figure_are_named():
    text = words(pieces(make_usual())[0])
    assert "Tahun 2017–2019 belum diisi." in text


def test_years_left_until_the_end_of_the_renstra_are_counted():
    indikator = make_indikator(1, "Indeks satu", {TAHUN: 50, 2023: 100})
    renstra = make_renstra(make_sasaran(1, [indikator]), tahun=tuple(range(2019, 2024)))
    (piece,) = pieces(make_lakip(renstra, realisasi={(1, TAHUN): 60}))
    assert "belum tercapai dan masih tersedia 2 (dua) tahun untuk mencapainya." in words(piece)
    (piece,) = pieces(make_lakip(renstra, realisasi={(1, TAHUN): 100}))
    assert "target akhir Renstra (tahun 2023) telah tercapai." in words(piece)
    (row,) = read_rows(open_table(piece, PROGRESS))
    assert row["Target akhir Renstra (2023)"] == "100%"


@pytest.mark.parametrize(
    ("nasional", "cell", "sentence"),
    [
        (Angka.of(65), "65%", "5 poin di bawah realisasi nasional"),
        (Angka.of(60), "60%", "sama dengan realisasi nasional"),
        (Angka.of("59.5"), "59,5%", "0,5 poin di atas realisasi nasional"),
        (Angka.belum(), "belum diisi", "karena realisasi nasional belum diisi"),
        (Angka.tidak_tersedia("tidak diukur"), "tidak tersedia", "nasional: tidak diukur."),
    ],
)
def test_the_national_figure_in_every_state(nasional, cell, sentence):
    first, _ = pieces(make_usual(fakta={"nasional": {1: (nasional, "BPS")}}))
    (row,) = read_rows(open_table(first, NATION))
    assert row["Realisasi nasional"] == cell
    assert (row["Keterangan"] == "BPS") is nasional.terisi
    assert sentence in words(first)


@pytest.mark.parametrize(
    ("realisasi", "parts", "sentence"),
    [
        (60, (30, 50), "60% berasal dari pembilang 30 dan penyebut 50."),
        ("84.85", (28, 33), "84,85% berasal dari pembilang 28 dan penyebut 33."),
        (60, (29, 50), "60% tidak sama dengan hasil pembilang 29 dan penyebut 50, yaitu 58%."),
        (85, (28, 33), "85% tidak sama dengan hasil pembilang 28 dan penyebut 33, yaitu 84,85%."),
    ],
)
def test_a_ratio_is_stated_as_a_fact_only_where_its_parts_make_it(realisasi, parts, sentence):
    data = make_usual()
    fakta = Fakta(
        realisasi={
            (1, TAHUN, None): RealisasiData(Angka.of(realisasi), *map(Decimal, parts)),
        }
    )
    capaian = assemble_capaian(Rencana(TAHUN, data.renstra, {}, data.pk), data.anggaran, fakta)
    first, second = pieces(make_usual(capaian=capaian))
    assert f"Realisasi indeks satu {sentence}" in words(first)
    assert "pembilang" not in words(second)


def test_written_causes_and_remedies_are_printed_and_escaped():
    first, second = pieces(
        make_usual(fakta={"analisis": {1: ("Loket <tutup>.", "Loket ditambah.")}})
    )
    assert texts(first, "dl.uraian dd") == ["Loket <tutup>.", "Loket ditambah."]
    assert "target tercapai dengan capaian 110,00%" in words(second)


def test_several_indicators_have_a_mean_with_its_derivation():
    sasaran = make_sasaran(1, [make_indikator(n, target={TAHUN: 100}) for n in (1, 2, 3)])
    data = make_lakip(make_renstra(sasaran), realisasi={(1, TAHUN): 80, (2, TAHUN): 91})
    (piece,) = pieces(data)
    assert (
        "Rata-rata capaian sasaran ini adalah 85,50% dengan kategori Baik (dari 2 (dua) capaian; "
        "tidak termasuk 1 (satu) indikator yang capaiannya belum dapat dihitung), dari (80,00 + 91,00) / 2 = 85,50%."
        in words(piece)
    )


def test_efisien_is_said_only_where_target_and_budget_allow_it():
    first, second = pieces(make_usual())
    assert "tidak dapat disebut efisien karena target tidak tercapai (capaian 75,00%)." in words(
        first
    )
    assert "serapan seluruh belanja program pendukungnya 100,00%" in words(second)
    assert "Dengan demikian penggunaan sumber daya tergolong efisien." in words(second)


def test_without_any_realisasi_the_part_is_complete_and_says_so():
    data = make_usual(realisasi={}, anggaran=make_anggaran([(SUB, "5.1.02", 300)]))
    first, _ = pieces(data)
    text = words(first)
    assert "Capaian sasaran ini belum dapat dihitung karena realisasi 1 (satu) indikator" in text
    assert "belum dapat dibandingkan karena belum ada nilai" in text
    assert "Tingkat kemajuan indeks satu belum diisi: realisasi belum diisi." in text
    assert "Efisiensi penggunaan sumber daya tidak dihitung karena" in text
    assert lines(box(first, SUB))[0] == [
        "Masukan", "Belanja Operasi (Rp)", "300", "belum diisi", "belum diisi",
    ]  # fmt: skip
    assert "0,00%" not in text


def test_a_sub_kegiatan_without_output_and_explanation_says_so():
    first, _ = pieces(make_usual())
    rows = lines(box(first, SUB))
    assert rows[-2] == ["Keluaran", "indikator belum diisi", "–", "–", "–"]
    assert rows[-1] == ["Penjelasan", "belum diisi"]


def test_a_sasaran_without_program_or_budget_says_so():
    renstra = make_renstra(make_sasaran(1, [make_indikator(1)]))
    (piece,) = pieces(make_lakip(renstra))
    assert "Belum ada program yang dipetakan untuk mendukung sasaran ini." in words(piece)
    renstra = make_renstra(make_sasaran(1, [make_indikator(1)], ["7.01.01"]))
    (piece,) = pieces(make_lakip(renstra))
    text = words(piece)
    assert "kegiatan dan sub kegiatannya belum tercatat dalam anggaran tahun 2021" in text
    assert "Kegiatan dan sub kegiatan program ini dalam anggaran Tahun 2021 belum diisi." in text


def test_a_sasaran_without_indicators_says_so():
    renstra = make_renstra(make_sasaran(1, [], ["7.01.01"]))
    (piece,) = pieces(make_lakip(renstra))
    assert find(piece, "caption") == []
    assert "Sasaran ini belum memiliki indikator" in words(piece)


def test_without_a_renstra_the_section_says_so():
    (piece,) = pieces(make_lakip())
    assert "Sasaran Tahun 2021 belum diisi" in words(piece)
    assert find(piece, "h3") == []


def test_money_known_only_higher_up_stands_in_a_box_of_its_own():
    anggaran = make_anggaran([(SUB, "5.1.02", 300), ("7.01.01", "5.2", 40)])
    first, _ = pieces(make_usual(anggaran=anggaran))
    assert lines(box(first, "7.01.01 Belum dirinci")) == [
        ["Masukan", "Belanja Modal (Rp)", "40", "belum diisi", "belum diisi"]
    ]
    assert "1 (satu) kegiatan, dan 1 (satu) sub kegiatan" in words(first)


def test_indicators_of_program_and_kegiatan_are_printed_also_where_nothing_is_known():
    known = make_indikator(7, "Indikator program", satuan="Dokumen")
    unknown = make_indikator(8, "Indikator kegiatan")
    keluaran = {"7.01.01": ((known, Angka.of(4)),), "7.01.01.2.08": ((unknown, Angka.belum()),)}
    first, _ = pieces(make_usual(fakta={"keluaran": keluaran}))
    text = words(first)
    assert "Indikator program: target 4 Dokumen, realisasi belum diisi" in text
    assert "Indikator kegiatan: target belum diisi, realisasi belum diisi" in text


def test_250_sub_kegiatan_are_250_boxes_with_long_names():
    rows = [(f"7.01.01.2.{n // 50 + 1:02d}.{n:04d}", "5.1.02", n) for n in range(1, 251)]
    first, _ = pieces(make_usual(anggaran=make_anggaran(rows, rows)))
    assert len(find(first, "section.kotak")) == 250
    assert "6 (enam) kegiatan, dan 250 (dua ratus lima puluh) sub kegiatan" in words(first)


def test_forty_indicators_keep_charts_readable():
    indikator = [make_indikator(n, f"Indikator {n}") for n in range(1, 41)]
    realisasi = {(n, year): n for n in range(1, 41) for year in (2020, TAHUN)}
    (piece,) = pieces(make_lakip(make_renstra(make_sasaran(1, indikator)), realisasi=realisasi))
    assert len(find(piece, "figure.gambar")) == 10
    assert len(read_rows(open_table(piece, YEARS))) == 40


def test_own_text_of_one_sasaran_leaves_the_others():
    first, second = pieces(make_usual(narasi={"evaluasi_efisiensi_2": "<p>Kata kami.</p>"}))
    assert "Kata kami." in words(second)
    assert "tergolong" not in words(second)
    assert "Kata kami." not in words(first)


def test_every_id_is_unique_over_the_pieces():
    found, register = build(build_evaluasi, make_usual(), "b")
    ids = [e.get("id") for piece in found for e in piece.xpath(".//*[@id]")]
    assert len(ids) == len(set(ids))
    assert {k.anchor for k in [*register.daftar_tabel, *register.daftar_gambar]} <= set(ids)


values = st.one_of(st.none(), st.sampled_from(["alasan", "alasan."]), st.integers(-5, 300))


@modest
@given(st.lists(st.tuples(values, values, values, values), min_size=1, max_size=3))
def test_any_figures_give_a_part_without_a_loose_end(figures):
    indikator, realisasi, targets = [], {}, {}
    for n, (target, before, now, goal) in enumerate(figures, 1):
        indikator.append(make_indikator(n, target={TAHUN: goal}))
        targets[n] = target
        realisasi |= {(n, 2019): before, (n, TAHUN): now}
    data = make_lakip(
        make_renstra(make_sasaran(1, indikator, ["7.01.01"])),
        [make_pk(targets)],
        make_anggaran([(SUB, "5.1.02", 10), (SUB_2, "5.2", None)]),
        realisasi,
    )
    text = words(pieces(data)[0])
    assert "None" not in text
    assert ".." not in text
    assert " ," not in text
    assert "()" not in text
