"""The nomenclature: its file is read strictly, loaded whole or not at all, and again in peace."""

import csv
import io
import re
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from kerja.models import Jejak
from renstra.models import Nomenklatur
from renstra.models.nomenklatur import BENTUK_KODE, parent_code
from renstra.services.nomenklatur import (
    KOLOM,
    HasilImpor,
    NomenklaturDitolak,
    import_nomenklatur,
    read_rows,
)

FILE = settings.BASE_DIR / "fixtures" / "nomenklatur_7_01.csv"
CHAIN = [
    ("1", "urusan", "URUSAN WAJIB"),
    ("1.02", "bidang", "KESEHATAN"),
    ("1.02.02", "program", "PROGRAM UPAYA KESEHATAN"),
    ("1.02.02.2.01", "kegiatan", "Penyediaan Fasilitas"),
    ("1.02.02.2.01.0001", "sub_kegiatan", "Pembangunan Rumah Sakit"),
]


def make_line(kode, tingkat, uraian="Uraian", dari="2021", sampai="", **others) -> dict[str, str]:
    texts = {"kinerja": "", "indikator": "", "satuan": ""} | others
    return {
        "kode": kode,
        "tingkat": tingkat,
        "uraian": uraian,
        "berlaku_dari": dari,
        "berlaku_sampai": sampai,
        **texts,
    }


def make_csv(*lines: dict[str, str], delimiter=",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, KOLOM, delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


def chain(*more: dict[str, str]) -> str:
    """A valid file of five levels, and further lines from line 7 on."""
    return make_csv(*(make_line(*row) for row in CHAIN), *more)


def refused(teks: str) -> list[str]:
    with pytest.raises(NomenklaturDitolak) as caught:
        import_nomenklatur(teks, by=None)
    return caught.value.masalah


# Codes ----------------------------------------------------------------------------------


def test_the_parent_follows_from_the_code():
    codes = [kode for kode, *_ in CHAIN]
    assert [parent_code(kode) for kode in codes] == ["", *codes[:-1]]


@given(st.from_regex(BENTUK_KODE["sub_kegiatan"].rstrip("$") + r"\Z"))
def test_every_code_has_its_levels_above_it(kode):
    above = []
    while kode := parent_code(kode):
        above.append(kode)
    assert len(above) == 4
    for code, level in zip(above, ["kegiatan", "program", "bidang", "urusan"], strict=True):
        assert re.match(BENTUK_KODE[level], code)


@pytest.mark.parametrize(
    ("tahun", "printed"), [(2021, "7.01.01.2.01.06"), (2022, "7.01.01.2.01.06")]
)
def test_documents_of_those_years_print_two_digits(tahun, printed):
    row = Nomenklatur(kode="7.01.01.2.01.0006", tingkat="sub_kegiatan")
    assert row.kode_cetak(tahun) == printed
    assert row.kode_cetak(2023) == "7.01.01.2.01.0006"


def test_other_levels_are_printed_as_they_are():
    assert Nomenklatur(kode="7.01.01.2.01", tingkat="kegiatan").kode_cetak(2021) == "7.01.01.2.01"


# Reading --------------------------------------------------------------------------------


def test_a_missing_column_is_named():
    _, problems = read_rows("kode,tingkat\n7,urusan\n")
    columns = "uraian, kinerja, indikator, satuan, berlaku_dari, berlaku_sampai"
    assert problems == [(1, f"kolom tidak ada: {columns}")]


def test_a_file_without_rows_is_refused():
    assert read_rows(make_csv()) == ([], [(1, "tidak ada baris data di bawah judul kolom")])


def test_spreadsheets_that_save_semicolons_are_read():
    rows, problems = read_rows(make_csv(make_line("7", "urusan"), delimiter=";"))
    assert ([row.kode for row in rows], problems) == (["7"], [])


def test_spaces_around_and_within_texts_are_straightened():
    line = make_line(" 7 ", " urusan ", "  UNSUR \n KEWILAYAHAN ", " 2021 ", " ")
    [row], problems = read_rows(make_csv(line))
    assert problems == []
    assert (row.kode, row.teks["uraian"], row.dari, row.sampai) == (
        "7",
        "UNSUR KEWILAYAHAN",
        2021,
        None,
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (make_line("7.1", "bidang"), "kode “7.1” tidak berbentuk kode bidang"),
        (make_line("7.01", "urusan"), "kode “7.01” tidak berbentuk kode urusan"),
        (
            make_line("7.01.01.2.01.06", "sub_kegiatan"),
            "kode “7.01.01.2.01.06” tidak berbentuk kode sub kegiatan",
        ),
        (make_line("٧", "urusan"), "kode “٧” tidak berbentuk kode urusan"),
        (
            make_line("7", "Urusan"),
            "tingkat “Urusan” tidak dikenal; pilihannya "
            "urusan, bidang, program, kegiatan, sub_kegiatan",
        ),
        (make_line("7", "urusan", " "), "uraian kosong"),
        (make_line("7", "urusan", satuan="x" * 101), "satuan lebih dari 100 huruf"),
        (make_line("7", "urusan", dari="21"), "berlaku_dari “21” bukan tahun"),
        (
            make_line("7", "urusan", sampai="kini"),
            "berlaku_sampai “kini” bukan tahun; kosongkan bila masih berlaku",
        ),
        (
            make_line("7", "urusan", sampai="2020"),
            "berlaku_sampai 2020 mendahului berlaku_dari 2021",
        ),
    ],
)
def test_a_line_is_refused_with_its_reason(line, reason):
    assert read_rows(make_csv(line)) == ([], [(2, reason)])


@pytest.mark.parametrize("line", ["7,urusan", "7,urusan,A,,,,2021,,lebih"])
def test_a_line_with_too_few_or_too_many_cells_is_refused(line):
    _, problems = read_rows(",".join(KOLOM) + "\n" + line + "\n")
    assert problems == [(2, "banyaknya kolom tidak sama dengan baris judul")]


# Loading --------------------------------------------------------------------------------


@pytest.mark.django_db
def test_any_bidang_is_loaded_under_its_parents():
    assert import_nomenklatur(chain(), by=None) == HasilImpor(baru=5, diubah=0, tetap=0)
    parents = {row.kode: row.induk and row.induk.kode for row in Nomenklatur.objects.all()}
    assert parents == {kode: parent_code(kode) or None for kode, *_ in CHAIN}


@pytest.mark.django_db
def test_the_order_of_the_lines_does_not_matter():
    lines = [make_line(*row) for row in reversed(CHAIN)]
    assert import_nomenklatur(make_csv(*lines), by=None).baru == 5


@pytest.mark.django_db
def test_a_second_bidang_finds_the_urusan_that_is_there():
    import_nomenklatur(chain(), by=None)
    import_nomenklatur(make_csv(make_line("1.03", "bidang", "PEKERJAAN UMUM")), by=None)
    assert Nomenklatur.objects.get(kode="1.03").induk.kode == "1"


@pytest.mark.django_db
def test_repeating_changes_nothing_and_leaves_no_trail():
    import_nomenklatur(chain(), by=None)
    rows = list(Nomenklatur.objects.values())
    assert import_nomenklatur(chain(), by=None) == HasilImpor(0, 0, 5)
    assert list(Nomenklatur.objects.values()) == rows
    assert Jejak.objects.count() == 1


@pytest.mark.django_db
def test_a_new_text_replaces_the_old_one_and_codes_not_named_stay(django_user_model):
    import_nomenklatur(chain(), by=None)
    before = Nomenklatur.objects.get(kode="1.02")
    by = django_user_model.objects.create(username="u", nama="U")
    new = make_csv(make_line("1.02", "bidang", "KESEHATAN MASYARAKAT", satuan="unit"))
    assert import_nomenklatur(new, by=by) == HasilImpor(0, 1, 0)
    after = Nomenklatur.objects.get(kode="1.02")
    assert (after.pk, after.uraian, after.satuan) == (before.pk, "KESEHATAN MASYARAKAT", "unit")
    assert Nomenklatur.objects.count() == 5
    trail = Jejak.objects.first()
    assert (trail.aksi, trail.pelaku, trail.perubahan) == (
        "impor nomenklatur",
        by,
        {"baru": [0, 0], "diubah": [0, 1]},
    )


@pytest.mark.django_db
def test_a_name_that_changed_in_a_later_year_is_a_row_of_its_own():
    older = make_line("1.02.02", "program", "LAMA", "2021", "2024")
    newer = make_line("1.02.02", "program", "BARU", "2025")
    child = make_line("1.02.02.2.01", "kegiatan", "Kegiatan", "2025")
    top = [make_line(*row) for row in CHAIN[:2]]
    assert import_nomenklatur(make_csv(*top, older, newer, child), by=None).baru == 5
    assert Nomenklatur.objects.get(kode="1.02.02.2.01").induk.uraian == "BARU"


@pytest.mark.django_db
def test_one_bad_line_keeps_all_others_out():
    assert refused(chain(make_line("1.02.03", "kegiatan"), make_line("2", "urusan", ""))) == [
        "Baris 7: kode “1.02.03” tidak berbentuk kode kegiatan",
        "Baris 8: uraian kosong",
    ]
    assert not Nomenklatur.objects.exists()
    assert not Jejak.objects.exists()


@pytest.mark.django_db
def test_a_row_without_its_parent_is_refused():
    assert refused(chain(make_line("1.02.03.2.01", "kegiatan"))) == [
        "Baris 7: induk 1.02.03 tidak ada atau belum berlaku pada tahun 2021"
    ]
    assert refused(chain(make_line("1.02.02.2.02", "kegiatan", dari="2020"))) == [
        "Baris 7: induk 1.02.02 tidak ada atau belum berlaku pada tahun 2020"
    ]


@pytest.mark.django_db
def test_a_code_that_stands_twice_is_refused():
    assert refused(chain(make_line("1.02", "bidang", "LAIN"))) == [
        "Baris 7: kode 1.02 berlaku dari 2021 sudah ada di baris 3"
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("dari", "sampai"), [("2025", ""), ("2019", "2021"), ("2019", "")])
def test_validities_of_one_code_do_not_overlap(dari, sampai):
    import_nomenklatur(chain(), by=None)
    later = make_csv(make_line("1", "urusan", "LAIN", dari, sampai))
    assert refused(later) == [
        "Baris 2: masa berlaku 1 bertumpang tindih dengan yang berlaku dari 2021"
    ]


# The file and the command ---------------------------------------------------------------


@pytest.mark.django_db
def test_the_file_of_the_kecamatan_is_whole():
    hasil = import_nomenklatur(FILE.read_text(encoding="utf-8"), by=None)
    assert hasil == HasilImpor(baru=211, diubah=0, tetap=0)
    levels = {
        tingkat: Nomenklatur.objects.filter(tingkat=tingkat).count() for tingkat in BENTUK_KODE
    }
    assert levels == {"urusan": 1, "bidang": 1, "program": 6, "kegiatan": 29, "sub_kegiatan": 174}
    # Only the level of government of a kabupaten or kota.
    below = Nomenklatur.objects.filter(tingkat__in=["kegiatan", "sub_kegiatan"])
    assert {row.kode.split(".")[3] for row in below} == {"2"}
    leaves = Nomenklatur.objects.filter(tingkat="sub_kegiatan")
    assert not leaves.filter(indikator="").exists()
    assert not leaves.filter(satuan="").exists()


@pytest.mark.django_db
def test_the_command_says_what_came_of_the_file(tmp_path):
    path = tmp_path / "kesehatan.csv"
    path.write_text(chain(), encoding="utf-8-sig")
    out = StringIO()
    call_command("import_nomenklatur", str(path), stdout=out)
    call_command("import_nomenklatur", str(path), stdout=out)
    assert out.getvalue().splitlines() == [
        "Nomenklatur dari kesehatan.csv: 5 baris baru, 0 diubah, 0 tetap.",
        "Nomenklatur dari kesehatan.csv: 0 baris baru, 0 diubah, 5 tetap.",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (chain(make_line("9.01", "bidang")).encode(), "Baris 7: induk 9 tidak ada"),
        (b"\xff\xfe7\x00", "bukan teks UTF-8"),
        (None, "tidak dapat dibaca"),
    ],
)
def test_the_command_refuses_with_the_reasons(tmp_path, content, reason):
    path = tmp_path / "rusak.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=reason) as caught:
        call_command("import_nomenklatur", str(path))
    assert caught.value.returncode == 1
    assert not Nomenklatur.objects.exists()


@pytest.mark.django_db
def test_a_hopeless_file_is_not_listed_to_the_end(tmp_path):
    path = tmp_path / "rusak.csv"
    path.write_text(make_csv(*[make_line("x", "urusan")] * 100))
    with pytest.raises(CommandError) as caught:
        call_command("import_nomenklatur", str(path))
    lines = str(caught.value).splitlines()
    assert len(lines) == 32
    assert lines[-1] == "… dan 70 masalah lain"
