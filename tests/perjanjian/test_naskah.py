from dataclasses import replace

import pytest

from perjanjian.naskah import render_pk, render_pk_belum
from sakip.angka import Angka
from tests.html import columns, find, parse, rows, texts, words
from tests.instansi.frozen import LAIN, PROFIL
from tests.perjanjian.frozen import MURNI_TIADA, make_baris, make_pk, make_program


def page(profil=PROFIL, **fields):
    return parse(render_pk(make_pk(**fields), profil))


def test_title_kop_and_declaration_in_order():
    naskah = page()
    assert texts(naskah, "header.kop p") == [
        "Pemerintah Kabupaten Contoh",
        "Kecamatan Sukamaju",
        "Jalan Raya 1",
    ]
    assert texts(naskah, "h2") == ["Perjanjian Kinerja Perubahan Tahun 2021"]
    assert texts(naskah, "dl.uraian dd") == [
        "Siti Aminah, S.Sos.",
        "Camat Sukamaju",
        "Budi Santoso",
        "Bupati Contoh",
    ]
    assert texts(naskah, "article.naskah p.isi") == [
        "Kami yang bertanda tangan di bawah ini:",
        "Pihak pertama berjanji.",
        "Pihak kedua menilai.",
    ]


def test_the_fixed_sentences_stand_between_the_parties_and_what_they_declare():
    text = words(page())
    places = [
        text.index(part)
        for part in (
            "Kami yang bertanda tangan di bawah ini:",
            "Siti Aminah, S.Sos.",
            "Selanjutnya disebut pihak pertama.",
            "Budi Santoso",
            "Selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
            "Pihak pertama berjanji.",
            "Pihak kedua menilai.",
        )
    ]
    assert places == sorted(places)


def test_targets_in_their_columns_zero_is_a_value():
    targets, _ = find(page(), "table")
    assert texts(targets, "thead th") == ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"]
    assert rows(targets) == [
        ["1.", "Sasaran 1", "Indikator 1", "B (80)"],
        ["2.", "Sasaran 2", "Indikator 2", "0"],
    ]
    assert columns(targets) == 4


@pytest.mark.parametrize(
    ("target", "kelas", "said"),
    [
        (Angka.belum(), "belum", "belum diisi"),
        (Angka.tidak_tersedia("belum ada"), "tiada", "tidak tersedia"),
    ],
)
def test_target_without_a_value(target, kelas, said):
    targets, _ = find(page(baris=(make_baris(1, target),)), "table")
    assert texts(targets, f"td span.{kelas}") == [said]


@pytest.mark.parametrize(
    ("satuan", "printed"),
    [("persen", "95%"), ("pengaduan", "95 pengaduan"), ("nilai", "95"), ("", "95")],
)
def test_a_target_is_promised_in_its_unit(satuan, printed):
    row = replace(make_baris(1, Angka.of(95)), satuan=satuan)
    assert rows(find(page(baris=(row,)), "table")[0])[0][3] == printed


def test_programs_with_their_sum():
    _, programs = find(page(), "table")
    assert rows(programs) == [
        ["1.", "Program 1", "11.320.367.649", "APBD"],
        ["2.", "Program 2", "0", ""],
        ["Jumlah", "11.320.367.649", ""],
    ]


def test_sum_follows_the_programs():
    _, programs = find(page(program=(make_program(1, 5), make_program(2, 7))), "table")
    assert rows(programs)[-1] == ["Jumlah", "12", ""]


def test_empty_tables_say_so_and_have_no_sum():
    targets, programs = find(page(baris=(), program=()), "table")
    assert rows(targets) == rows(programs) == [["belum diisi"]]


def test_both_sign_twice_with_room_for_one_signature_each():
    naskah = page()
    heads = texts(naskah, "div.ttd-kepala")
    assert heads == [
        "Pihak Kedua, BUPATI CONTOH,",
        "Contoh, 1 November 2021 Pihak Pertama, CAMAT SUKAMAJU,",
        "BUPATI CONTOH,",
        "Contoh, 1 November 2021 CAMAT SUKAMAJU,",
    ]
    assert texts(naskah, "div.ttd-kaki")[:2] == [
        "Budi Santoso",
        "Siti Aminah, S.Sos. Pembina NIP 19671229 199303 1 008",
    ]
    anchors = [room.get("id") for room in find(naskah, "div.ttd-ruang")]
    assert anchors == ["ttd-pk-1-kedua", "ttd-pk-1-pertama", None, None]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"cara": "basah"}, "ditandatangani basah pada 1 November 2021"),
        ({"cara": "elektronik"}, "ditandatangani secara elektronik pada 1 November 2021"),
        ({"status": "draf", "cara": ""}, "rancangan, belum ditandatangani"),
    ],
)
def test_remark_says_how_it_was_signed(fields, said):
    (remark,) = texts(page(**fields), "p.sumber")
    assert said in remark


def test_remark_gives_the_reasons_of_a_perubahan():
    (remark,) = texts(page(), "p.sumber")
    assert remark.endswith(
        "menurut PermenPANRB Nomor 53 Tahun 2014: terjadi pergantian; perubahan strategi."
    )
    (murni,) = texts(page(jenis="murni", judul="Perjanjian Kinerja", alasan=()), "p.sumber")
    assert "Dasar perubahan" not in murni


def test_draft_without_parties_and_wording_says_what_is_missing():
    naskah = page(status="draf", cara="", pihak_pertama=None, pihak_kedua=None, pembuka="")
    assert find(naskah, "div.ttd-dua") == []
    assert texts(naskah, "dl.uraian dd") == [
        "belum diisi",
        "Camat Sukamaju",
        "belum diisi",
        "Bupati Contoh",
    ]
    assert "Tanda tangan kedua pihak: belum diisi." in texts(naskah, "p")
    assert texts(naskah, "article.naskah p.isi")[0] == "belum diisi"


def test_declared_absent_prints_the_reason_and_no_naskah():
    naskah = parse(render_pk(MURNI_TIADA, PROFIL))
    assert find(naskah, "article.naskah") == find(naskah, "table") == []
    assert texts(naskah, "h2") == ["Perjanjian Kinerja Kecamatan Sukamaju Tahun 2021"]
    assert texts(naskah, "span.tiada") == ["tidak tersedia"]
    assert "Alasan: tidak dilampirkan." in words(naskah)


def test_not_recorded_says_so():
    naskah = parse(render_pk_belum("Perjanjian Kinerja Perubahan", PROFIL, 2021))
    assert words(naskah).startswith("Perjanjian Kinerja Perubahan Kecamatan Sukamaju Tahun 2021")
    assert texts(naskah, "span.belum") == ["belum diisi"]


def test_another_kecamatan_is_named_everywhere():
    pk = make_pk(pihak_pertama=None, pihak_kedua=None)
    for render in (
        lambda profil: render_pk(pk, profil),
        lambda profil: render_pk(MURNI_TIADA, profil),
        lambda profil: render_pk_belum("Perjanjian Kinerja", profil, 2021),
    ):
        theirs = words(parse(render(LAIN)))
        assert "Seberang" in theirs
        assert "Sukamaju" not in theirs
        assert "Kabupaten Contoh" not in theirs
        assert "Bupati Contoh" not in theirs
