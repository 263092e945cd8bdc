from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from capaian.formulas import SKALA_BAWAAN, Capaian, count_categories
from laporan.bagian.bab4 import _rekap_rows
from tests.capaian.builders import make_capaian
from tests.html import find, rows, texts
from tests.laporan.builders import build_html, make_complete, make_data, make_empty, read


def test_conclusion_counts_per_category_and_names_every_sasaran():
    html = build_html(make_data(), "bab-4-simpulan")
    assert texts(html, "ol li") == [
        "Sasaran 1, Sasaran 1: capaian 87,25%, kategori Baik.",
        "Sasaran 2, Sasaran 2: rata-rata capaian 92,43%, kategori Baik.",
    ]
    (table,) = find(html, "table")
    assert rows(table) == [
        ["1", "Sangat Baik", "0", "0,00%"],
        ["2", "Baik", "3", "100,00%"],
        ["3", "Cukup", "0", "0,00%"],
        ["4", "Kurang", "0", "0,00%"],
        ["Jumlah", "3", "100,00%"],
    ]


def test_what_has_no_category_is_a_row_of_its_own():
    html = build_html(make_data(realisasi={(1, 2021): 80, (2, 2021): "rusak"}), "bab-4-simpulan")
    (table,) = find(html, "table")
    assert [row[1:] for row in rows(table)[4:]] == [
        ["Belum diisi", "1", "33,33%"],
        ["Tidak dapat dihitung", "1", "33,33%"],
        ["3", "100,00%"],
    ]
    assert (
        "Sasaran 2: rata-rata capaian belum dapat dihitung karena realisasi 1 (satu) indikator "
        in " ".join(texts(html, "li"))
    )


@given(st.lists(st.one_of(st.none(), st.integers(0, 200)), min_size=1, max_size=40))
def test_shares_of_the_categories_sum_to_one_hundred(values):
    capaian = [
        Capaian.belum_diisi("x") if v is None else Capaian.terhitung(Decimal(v), "") for v in values
    ]
    table = _rekap_rows(count_categories(SKALA_BAWAAN, capaian))
    assert sum(row.jumlah for row in table) == len(values)
    shares = [Decimal(row.bagian[:-1].replace(",", ".")) for row in table]
    assert sum(shares) == 100


def test_incomplete_and_absent_are_two_lists():
    html = build_html(make_data(), "bab-4-simpulan")
    incomplete, absent = find(html, "ul")
    assert texts(incomplete, "li")[-1] == "realisasi Belanja Modal."
    assert texts(absent, "li") == [
        "nomor keputusan penetapan Renstra: tidak tercatat;",
        "Perjanjian Kinerja (murni) Tahun 2021: tidak dilampirkan; dan",
        "target Renstra Indikator 2 tahun 2019–2020: indikator baru.",
    ]


def test_complete_report_says_that_it_is_complete():
    html = build_html(make_complete(), "bab-4-simpulan")
    assert find(html, "ul") == []
    assert texts(html, "p")[-1] == "Seluruh data yang dipersyaratkan laporan ini telah diisi."


def test_empty_report_concludes_nothing():
    html = build_html(make_empty(), "bab-4-simpulan")
    assert find(html, "table") == []
    said = " ".join(texts(html, "p"))
    assert "Program dan kegiatan Kecamatan Sukamaju tahun 2021 belum diisi." in said
    assert "Sasaran yang harus diukur belum diisi." in said
    assert "Belum ada indikator sasaran yang dapat diukur." in said


def test_sasaran_without_indicator_has_no_capaian():
    html = build_html(make_data(capaian=make_capaian()), "bab-4-simpulan")
    assert find(html, "ol") == []


def test_steps_are_those_that_people_state():
    html = build_html(make_data(perbaikan=("Menambah pegawai", "Melatih")), "bab-4-perbaikan")
    assert texts(html, "ol li") == ["Menambah pegawai.", "Melatih."]
    assert "kinerja tahun 2022 dan tahun-tahun berikutnya" in texts(html, "p")[0]
    assert "menetapkan 2 (dua) langkah perbaikan, yaitu:" in texts(html, "p")[0]
    assert "disampaikan kepada Bupati Contoh" in texts(html, "p")[-1]


def test_without_steps_the_facts_ask_for_them():
    html = build_html(make_data(perbaikan=()), "bab-4-perbaikan")
    assert texts(html, "span.belum") == ["belum diisi"]
    first, second = texts(html, "ul li")
    assert first.startswith("target tidak tercapai pada Indikator 1: target B (80)")
    assert second.startswith("target tidak tercapai pada Indikator 2: target 100%")


def test_own_text_takes_the_place_of_the_request():
    data = make_data(perbaikan=(), narasi={"langkah_perbaikan": "<p>Kami berbenah.</p>"})
    said = read(data, "bab-4-perbaikan")
    assert "Kami berbenah." in said
    assert "belum diisi" not in said
