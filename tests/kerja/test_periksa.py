"""Files are what their content says; everything else is refused with what to do about it."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kerja import periksa
from kerja.periksa import DOCX, JPEG, PDF, PNG, PRINTED_WIDTH, XLSX, examine, shrink
from sakip.errors import Ditolak
from tests import files

GOOD = {
    "a.pdf": (files.PDF, PDF),
    "A.PDF": (files.PDF, PDF),
    "a.png": (files.picture("PNG"), PNG),
    "a.jpg": (files.picture(), JPEG),
    "a.jpeg": (files.picture(), JPEG),
    "a.docx": (files.office(), DOCX),
    "a.xlsx": (files.workbook(), XLSX),
}


@pytest.mark.parametrize("name", GOOD)
def test_each_accepted_kind(name):
    content, jenis = GOOD[name]
    isi = examine(content, name)
    assert isi.jenis == jenis
    assert (isi.cetak is None) == (jenis not in (PNG, JPEG))


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("other", GOOD)
def test_content_of_another_kind_is_refused(name, other):
    content, jenis = GOOD[other]
    if GOOD[name][1] != jenis:
        with pytest.raises(Ditolak):
            examine(content, name)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.exe", b"MZ", "tidak diterima"),
        ("tanpa", b"MZ", "tanpa akhiran nama"),
        ("a.heic", b"\0", "Paling Kompatibel"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "simpan sebagai .docx"),
        ("a.xlsm", b"PK\x03\x04", "bermakro"),
        ("a.pdf", b"", "kosong"),
        ("a.pdf", b"<html>%PDF-", "isinya bukan itu"),
        ("a.pdf", b"%PDF-1.7 cut off", "terpotong"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "kata sandi"),
        ("a.docx", b"PK\x03\x04 nothing", "rusak"),
        ("a.docx", files.workbook(), "bukan dokumen Word"),
        ("a.docx", files.office(main=""), "bukan dokumen Word"),
        ("a.docx", files.office(**{"word/vbaProject.bin": b"x"}), "makro"),
        ("a.xlsx", files.office("xl/workbook.xml", types=b"...macroEnabled..."), "makro"),
        ("a.jpg", files.picture()[:-200], "rusak"),
        ("a.png", files.picture("PNG")[:50], "rusak"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "rusak"),
        ("a.jpg", b"\xff\xd8\xff<script>alert(1)</script>", "rusak"),
    ],
)
def test_what_is_wrong_is_said(name, content, words):
    with pytest.raises(Ditolak, match=words):
        examine(content, name)


# Bombs ------------------------------------------------------------------------------------


def test_a_small_file_that_unpacks_to_much_is_refused_unread(monkeypatch):
    bomb = files.office(**{"word/media/a.bin": b"\0" * (30 * 1024 * 1024)})
    assert len(bomb) < 50_000
    monkeypatch.setattr(ZipFile, "testzip", lambda self: pytest.fail("unpacked"))
    with pytest.raises(Ditolak, match="jauh lebih besar"):
        examine(bomb, "a.docx")


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(periksa, "MOST_MEMBERS", 3)
    with pytest.raises(Ditolak, match="jauh lebih besar"):
        examine(files.office(a=b"", b=b""), "a.docx")


def test_a_false_size_is_found_out():
    honest = files.office(**{"word/media/a.bin": b"abcdefgh" * 2000})
    size = (16_000).to_bytes(4, "little")
    lying = honest.replace(size, (16).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(Ditolak, match="rusak"):
        examine(lying, "a.docx")


def test_a_picture_of_too_many_points_is_refused_unread(monkeypatch):
    content = files.picture()
    monkeypatch.setattr(periksa, "MOST_POINTS", 1000)
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("decoded"))
    with pytest.raises(Ditolak, match="40 × 30 titik"):
        examine(content, "a.jpg")


@given(st.sampled_from(sorted(GOOD)), st.binary(max_size=300), st.integers(0, 400))
def test_no_file_breaks_the_examination(name, noise, at):
    content = GOOD[name][0]
    with suppress(Ditolak):
        examine(content[:at] + noise + content[at + len(noise) :], name)


# What is printed --------------------------------------------------------------------------


def test_the_printed_form_is_small_upright_and_says_nothing_of_the_place():
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    exif.get_ifd(0x8825)[1] = "S"  # GPS
    printed = examine(files.picture(size=(4000, 3000), exif=exif), "a.jpg").cetak
    with Image.open(BytesIO(printed)) as image:
        assert image.size == (PRINTED_WIDTH * 3 // 4, PRINTED_WIDTH)
        assert not image.getexif()
    assert b"Exif" not in printed


def test_a_transparent_picture_is_printed_on_white():
    out = BytesIO()
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(out, "PNG")
    with Image.open(BytesIO(examine(out.getvalue(), "a.png").cetak)) as image:
        assert image.getpixel((5, 5)) == (255, 255, 255)


def test_equal_pictures_print_equal_bytes():
    content = files.picture(size=(3000, 2000))
    assert shrink(content, "JPEG") == shrink(content, "JPEG")
