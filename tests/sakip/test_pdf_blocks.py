"""The shared building blocks as they are printed."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from sakip.pdf.blocks import BarisDaftar, Daftar
from tests.sakip.documents import BUPATI, CAMAT, KOP
from tests.sakip.pdf_reading import fonts_of, lay_out, links, open_pages

pytestmark = pytest.mark.pdf


def test_a_naskah_is_set_in_bookman_and_unknown_signs_in_the_named_fallback():
    body = '<article class="naskah"><p>Menimbang <b>satu</b> <i>dua</i></p></article><p>☎</p>'
    fonts = fonts_of(PdfReader(BytesIO(lay_out(body, footer=""))))
    names = {"Naskah-Bookman", "Naskah-Bookman-Bold", "Naskah-Bookman-Italic"}
    assert set(fonts) == names | {"Naskah-Sans", "DejaVu-Sans"}


def test_signature_blocks_leave_out_what_a_bupati_does_not_have():
    html = render_to_string("naskah/ttd.html", {"penanda": BUPATI})
    assert "NIP" not in html
    assert html.count("<p") == 3
    full = render_to_string("naskah/ttd.html", {"penanda": replace(CAMAT, anchor="ttd-camat")})
    assert "NIP 19671229 199303 1 008" in full
    assert 'id="ttd-camat"' in full


def test_a_prefix_of_the_jabatan_keeps_its_letters():
    html = render_to_string("naskah/ttd.html", {"penanda": replace(CAMAT, jabatan="Plt. Camat A")})
    assert "Plt. CAMAT A," in open_pages(lay_out(html))[0].extract_text()


def test_two_signers_stand_side_by_side_with_their_names_on_one_line():
    html = render_to_string(
        "naskah/ttd_dua.html",
        {"pihak_kedua": BUPATI, "pihak_pertama": replace(CAMAT, jabatan="Camat " + "Panjang " * 9)},
    )
    words = {word["text"]: word for word in open_pages(lay_out(html))[0].extract_words()}
    assert words["SITI"]["top"] == pytest.approx(words["BUDI"]["top"], abs=0.5)
    assert words["SITI"]["x1"] < words["BUDI"]["x0"]


def test_the_kop_sets_pemda_to_instansi_as_3_to_4_and_instansi_bold():
    html = render_to_string("naskah/kop.html", {"kop": KOP})
    words = open_pages(lay_out(html))[0].extract_words(extra_attrs=["size", "fontname"])
    sizes = {word["text"]: word for word in words}
    assert sizes["PEMERINTAH"]["size"] / sizes["KECAMATAN"]["size"] == pytest.approx(0.75)
    assert sizes["KECAMATAN"]["fontname"].endswith("Bold")


def test_f4_is_215_by_330():
    page = open_pages(lay_out("<p>x</p>", paper="F4"))[0]
    assert (round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) == (215, 330)


def test_a_row_of_a_list_is_one_link_on_its_words():
    rows = (BarisDaftar("Satu", "d", "i"),)
    html = render_to_string("naskah/daftar.html", {"daftar": Daftar("DAFTAR", "d", rows)})
    targets, _ = links(PdfReader(BytesIO(lay_out(html))))
    assert targets == {"d": 1}
