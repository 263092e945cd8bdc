"""What screens print: the tree of the budget, Tabel 3.1 and the names of the parts. Pure."""

from dataclasses import replace
from decimal import Decimal

from keuangan.data import Anggaran, Dana, JenisBelanja, Simpul
from keuangan.formulas import Jumlah, sum_parts
from laporan.screen import (
    draw_serapan,
    list_anggaran,
    list_bagian,
    list_batang_capaian,
    list_batang_serapan,
    list_kinerja,
)
from sakip.angka import Angka
from sakip.pdf import Contents, Document, Numbering, Part


def dana(pagu: int, realisasi: int | None) -> Dana:
    """Pagu and realisasi of one leaf; None = belum diisi."""
    spent = Angka.belum() if realisasi is None else Angka.of(realisasi)
    return Dana(
        sum_parts([("Belanja Operasi", Angka.of(pagu))]), sum_parts([("Belanja Operasi", spent)])
    )


def node(kode, tingkat, money, *anak, **more) -> Simpul:
    """A node with Belanja Operasi alone."""
    return Simpul(kode, kode, tingkat, f"U {kode}", {"5.1": money}, money, anak, **more)


REST = node("7.01.01", "program", dana(30, None), belum_dirinci=True)
SUB = node("7.01.01.2.01.0001", "sub_kegiatan", dana(70, 35))
KEGIATAN = node("7.01.01.2.01", "kegiatan", SUB.total, SUB)
WHOLE = Dana(Jumlah(Decimal(100), True, (), 2), Jumlah(Decimal(35), False, ("Belanja Operasi",), 1))
PROGRAM = node("7.01.01", "program", WHOLE, KEGIATAN, REST)
OPERASI = JenisBelanja("5.1", "Belanja Operasi", 1, WHOLE)
ANGGARAN = Anggaran(2021, "murni", (PROGRAM,), (OPERASI,), WHOLE)


def test_one_group_needs_no_column_for_the_sum():
    tabel = list_anggaran(ANGGARAN)
    assert tabel.kelompok == ("Belanja Operasi",)
    assert tabel.jumlah == (WHOLE,)
    assert {len(baris.dana) for baris in tabel.program[0]} == {1}


def test_two_groups_have_one_and_a_group_without_money_stays_empty():
    modal = JenisBelanja("5.2", "Belanja Modal", 1, Dana(Jumlah(), Jumlah()))
    tabel = list_anggaran(replace(ANGGARAN, jenis=(OPERASI, modal)))
    assert tabel.kelompok == ("Belanja Operasi", "Belanja Modal", "Jumlah")
    for baris in tabel.program[0]:
        assert baris.dana == (baris.simpul.operasi, Dana(Jumlah(), Jumlah()), baris.simpul.total)


def test_a_rest_row_stands_one_step_below_its_parent():
    rows = [(b.simpul.kode, b.tingkat) for b in list_anggaran(ANGGARAN).program[0]]
    assert rows == [
        ("7.01.01", 1),
        ("7.01.01.2.01", 2),
        ("7.01.01.2.01.0001", 3),
        ("7.01.01", 2),
    ]


def test_what_a_sum_lacks_is_noted_for_each_program():
    assert list_anggaran(ANGGARAN).catatan == (
        "7.01.01 U 7.01.01: realisasi belum termasuk Belanja Operasi (belum diisi).",
    )


def test_no_bar_is_drawn_for_a_realisasi_with_an_empty_part():
    (svg,) = draw_serapan(ANGGARAN)
    assert "belum diisi" in svg
    assert "35,00%" not in svg


def test_narrow_screens_have_the_same_figures_as_bars(patrang):
    first, second = list_batang_capaian(patrang.capaian)
    assert (first.label, first.isi) == ("Nilai SKM", "0.8725")
    assert (second.kata, second.kategori) == ("84,85%", "Baik")
    serapan = list_batang_serapan(patrang.anggaran)
    assert [one.kata for one in serapan] == ["70,86%", "93,82%", "54,26%", "83,65%"]


def test_nothing_planned_is_an_empty_table():
    empty = list_anggaran(Anggaran(2021, "murni", (), (), Dana(Jumlah(), Jumlah())))
    assert (empty.program, empty.catatan) == ((), ())


def test_indicators_are_numbered_through_all_sasaran(patrang):
    rows = [baris for one in list_kinerja(patrang.capaian) for baris in one.baris]
    assert [baris.nomor for baris in rows] == [1, 2]
    assert [baris.capaian for baris in rows] == ["87,25%", "84,85%"]
    assert {baris.interval for baris in rows} == {"76% sampai dengan 100%"}


def test_a_part_is_called_by_its_first_heading_else_by_its_title():
    parts = (
        Part("a", "Sampul", "<p>LAKIP</p>", Numbering.NONE),
        Contents("b", "DAFTAR ISI", lambda labels: "<h1>?</h1>"),
        Part("c", "BAB", '<h1 id="c"><span class="bab">BAB I</span>\n A &amp; B</h1><h2>x</h2>'),
        Part("d", "BAB", "<h2>B. Lanjutan</h2>"),
    )
    document = Document("t", "a", None, parts)
    starts = {"a": ["", 1], "b": ["lower-roman", 4], "c": ["decimal", 12], "d": ["lower-roman", 1]}
    assert [(b.kunci, b.judul, b.halaman) for b in list_bagian(document, starts)] == [
        ("a", "Sampul", ""),
        ("b", "DAFTAR ISI", "iv"),
        ("c", "BAB I A & B", "12"),
        ("d", "B. Lanjutan", ""),
    ]
    assert {b.halaman for b in list_bagian(document, {})} == {""}
