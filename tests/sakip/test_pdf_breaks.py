"""Where pages end: heads, rows, headings, signatures, and what is too long."""

import re

import pytest
from django.template.loader import render_to_string

from sakip.pdf import Contents, Numbering, Part, render_whole
from sakip.pdf.blocks import BarisDaftar, Daftar, Kop, Penanda, Sampul
from sakip.pdf.charts import BarCapaian, bar_target_realisasi
from tests.sakip.documents import BUPATI, CAMAT, TEXT, data_table, make_document, paragraphs
from tests.sakip.pdf_reading import last_words, lay_out, open_pages, printed_number

pytestmark = pytest.mark.pdf


def test_a_long_table_repeats_its_head_and_loses_no_row():
    pages = open_pages(lay_out(data_table("3.1", 250)))
    texts = [page.extract_text() for page in pages]
    assert len(texts) > 5
    assert all("Pagu (Rp)" in text and "(1) (2) (3)" in text for text in texts)
    rows = [int(n) for text in texts for n in re.findall(r"^(\d+) Indikator", text, re.MULTILINE)]
    assert rows == list(range(1, 251))
    assert "Target, Realisasi dan Capaian" in texts[0]
    assert "Target, Realisasi dan Capaian" not in texts[1]
    assert re.search(r"^\d+ Indikator.*\n?.*\n?Jumlah", texts[-1], re.MULTILINE)


def test_a_matrix_on_landscape_pages_repeats_its_head_too():
    body = f'<p>tegak</p><section class="melintang">{data_table("L.1", 60)}</section><p>tegak</p>'
    pages = open_pages(lay_out(body))
    wide = [page for page in pages if page.width > page.height]
    assert len(wide) == len(pages) - 2 >= 2
    assert all("Pagu (Rp)" in page.extract_text() for page in wide)
    assert [printed_number(page.extract_text()) for page in pages] == [
        str(n) for n in range(1, len(pages) + 1)
    ]


def test_a_row_is_never_cut_between_pages():
    rows = "".join(f"<tr><td>baris {n} {TEXT * 3} akhir {n}</td></tr>" for n in range(30))
    table = f'<table class="data"><colgroup><col></colgroup><tbody>{rows}</tbody></table>'
    for page in open_pages(lay_out(table)):
        text = page.extract_text().replace("\n", " ")
        assert re.findall(r"baris (\d+)", text) == re.findall(r"akhir (\d+)", text)


def test_a_row_taller_than_a_page_goes_on_over_pages():
    words = " ".join(f"kata{n}" for n in range(1500))
    row = f"<tr><td>{words}</td><td>kanan</td></tr>"
    table = (
        '<table class="data"><colgroup><col class="w-60"><col></colgroup>'
        f"<thead><tr><th>Kepala</th><th>B</th></tr></thead><tbody>{row}</tbody></table>"
    )
    texts = [page.extract_text() for page in open_pages(lay_out(table))]
    assert 2 <= len(texts) <= 6
    found = [int(n) for n in re.findall(r"kata(\d+)", " ".join(texts))]
    assert found == list(range(1500))


def test_a_heading_or_caption_is_never_last_on_a_page():
    body = "".join(
        f"<h2>Judul {n}</h2><h3>Anak judul {n}</h3>"
        + (data_table(f"t{n}", 2) if n % 3 == 0 else paragraphs(1 + n % 4))
        for n in range(1, 61)
    )
    pages = open_pages(lay_out(body))
    assert len(pages) > 10
    for page in pages[:-1]:
        text, bold = last_words(page)
        assert not text.startswith(("Judul", "Anak judul", "Tabel", "Target"))
        assert not bold or text.startswith("Jumlah")


def test_a_total_or_the_source_of_a_table_never_stands_alone():
    for count in range(28, 44):
        table = data_table("3.1", count) + '<p class="sumber">Sumber: data</p>'
        last = open_pages(lay_out(table))[-1].extract_text()
        assert re.search(r"^\d+ Indikator", last, re.MULTILINE)


NAMES = [
    "Persentase rekomendasi hasil koordinasi yang ditindaklanjuti pada bidang pemerintahan " * 3,
    "Persentaserekomendasihasilkoordinasiyangditindaklanjuti" * 4,
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_200_characters_stays_on_the_paper(name):
    signer = Penanda(name, name, name, name, name, name, name)
    parts = [
        render_to_string("naskah/kop.html", {"kop": Kop(name, name, name)}),
        render_to_string("naskah/ttd.html", {"penanda": signer}),
        render_to_string("naskah/ttd_keputusan.html", {"penanda": signer}),
        render_to_string("naskah/ttd_dua.html", {"pihak_kedua": signer, "pihak_pertama": signer}),
        render_to_string(
            "naskah/daftar.html",
            {"daftar": Daftar(name, "d", tuple(BarisDaftar(name, "d", "999", n) for n in (1, 3)))},
        ),
        render_to_string("naskah/sampul.html", {"sampul": Sampul(*[name] * 5)}),
        f"<h2><span class='nomor'>A.</span> {name}</h2><p>{name}</p><ol><li>{name}</li></ol>"
        f"<dl class='uraian'><dt>Nama</dt><dd>{name}</dd></dl>{data_table('t', 2, name)}"
        f"<section class='kotak'><p class='kotak-judul'>{name}</p></section>",
        f'<table class="data"><colgroup><col class="w-8"><col></colgroup><thead><tr><th>{name}'
        f"</th><th>{name}</th></tr></thead><tbody><tr><td>{name}</td><td>{name}</td></tr></tbody></table>",
        f'<figure class="gambar">{"".join(bar_target_realisasi([BarCapaian(name, 1)]))}</figure>',
    ]
    for page in open_pages(lay_out(*parts, footer="")):
        words = page.extract_words()
        assert words
        assert max(word["x1"] for word in words) <= page.width - 40
        assert min(word["x0"] for word in words) >= 40
        assert max(word["bottom"] for word in words) <= page.height - 20


@pytest.mark.parametrize("template", ["ttd", "ttd_dua"])
def test_signatures_are_never_cut_nor_alone_on_a_page(template):
    signers = {"penanda": CAMAT, "pihak_kedua": BUPATI, "pihak_pertama": CAMAT}
    block = render_to_string(f"naskah/{template}.html", signers)
    for count in range(30, 44):
        lines = "".join(f"<p class='rapat'>baris {n}</p>" for n in range(count))
        last = open_pages(lay_out(lines + block))[-1].extract_text()
        assert all(words in last for words in ("baris", "CAMAT CONTOH,", "BUDI CONTOH", "NIP"))


def test_a_chart_of_forty_rows_leaves_no_page_empty():
    rows = [BarCapaian(f"Indikator {n}", n, "Baik") for n in range(40)]
    figure = (
        f'<p>Pengantar.</p><figure class="gambar">{"".join(bar_target_realisasi(rows))}'
        "<figcaption>Gambar 3.1 Capaian</figcaption></figure>"
    )
    pages = open_pages(lay_out(figure))
    assert len(pages) <= 3
    assert all(page.rects for page in pages[1:])
    assert "Gambar 3.1" in pages[-1].extract_text()


def test_a_list_may_be_longer_than_a_page():
    def build(labels):
        rows = [BarisDaftar(f"Baris {n}", "akhir", labels["akhir"]) for n in range(100)]
        return render_to_string("naskah/daftar.html", {"daftar": Daftar("DAFTAR", "d", rows)})

    last = Part("akhir", "Akhir", '<h1 id="akhir">AKHIR</h1>', Numbering.ROMAN)
    whole = render_whole(make_document(parts=(Contents("d", "Daftar", build), last)))
    texts = [page.extract_text() for page in open_pages(whole.pdf)]
    assert len(texts) == 4
    assert printed_number(texts[-1]) == whole.labels["akhir"] == "iv"
    assert len(re.findall(r"^Baris \d+ .*iv$", "\n".join(texts), re.MULTILINE)) == 100
