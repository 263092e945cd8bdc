from capaian.formulas import SKALA_SKM
from tests.html import find, rows, texts
from tests.laporan.builders import build_html, make_data, make_empty, read
from tests.renstra.frozen import make_renstra, make_sasaran, make_tujuan


def test_plan_results_and_money_of_the_year_are_told():
    said = read(make_data(fakta={"predikat": {1: SKALA_SKM}}), "ikhtisar")
    assert "menetapkan 2 (dua) tujuan dengan 2 (dua) sasaran dan 3 (tiga) indikator" in said
    assert "diperjanjikan oleh Camat Sukamaju kepada Bupati Contoh" in said
    assert "dalam Perjanjian Kinerja Perubahan Tahun 2021." in said
    assert "mutu C (Kurang Baik), target mutu B tidak tercapai." in said
    assert "belum termasuk realisasi Belanja Modal (belum diisi)" in said
    assert "Permasalahan utama yang dihadapi Kecamatan Sukamaju pada tahun 2021 adalah:" in said
    assert "disajikan dalam Bab III. Masih ada" in said


def test_table_names_a_sasaran_once_and_gives_every_indicator_a_row():
    (table,) = find(build_html(make_data(realisasi={(2, 2021): 0}), "ikhtisar"), "table")
    assert rows(table) == [
        ["1", "Sasaran 1", "Indikator 1", "B (80)", "belum diisi", "belum diisi", "–"],
        ["2", "Sasaran 2", "Indikator 2", "100%", "0%", "0,00%", "Kurang"],
        ["", "", "Indikator 3", "B (3)", "belum diisi", "belum diisi", "–"],
    ]


def test_a_sasaran_without_indicator_keeps_its_row():
    renstra = make_renstra(make_tujuan(1, make_sasaran(1, [])))
    (table,) = find(build_html(make_data(renstra=renstra), "ikhtisar"), "table")
    assert rows(table) == [["1", "Sasaran 1", "indikator belum diisi", "–", "–", "–", "–"]]


def test_empty_report_says_what_is_missing_and_prints_no_table():
    html = build_html(make_empty(), "ikhtisar")
    said = read(make_empty(), "ikhtisar")
    assert find(html, "table") == []
    assert "Rencana Strategis (Renstra) Kecamatan Sukamaju yang berlaku pada tahun 2021" in said
    assert "diukur terhadap" not in said
    assert "Pagu anggaran Kecamatan Sukamaju Tahun Anggaran 2021 belum diisi." in said
    assert "Langkah perbaikan belum diisi." in said
    assert "Masih ada 9 (sembilan) kelompok isian yang belum lengkap" in said


def test_without_a_pk_the_yardstick_is_named():
    said = read(make_data(pk=()), "ikhtisar")
    assert "Perjanjian Kinerja Tahun 2021 yang berlaku tidak ada dalam data laporan ini" in said


def test_own_isu_in_bab_1_is_not_called_empty():
    data = make_data(isu=(), perbaikan=(), narasi={"isu_strategis": "<p>Isu kami.</p>"})
    said = read(data, "ikhtisar")
    assert "Isu strategis" not in said
    assert "Langkah perbaikan belum diisi." in said


def test_every_place_can_be_told_in_own_words():
    places = ("perencanaan", "capaian", "anggaran", "tindak_lanjut")
    own = {f"ikhtisar_{place}": f"<p>Kata kami: {place}.</p>" for place in places}
    html = build_html(make_data(narasi=own), "ikhtisar")
    assert texts(html, "p") == [f"Kata kami: {place}." for place in places]
