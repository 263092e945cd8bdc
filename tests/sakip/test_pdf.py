"""What a laid out document is, read back from the PDF itself."""

import gc
import re
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from sakip.pdf import Attachment, Contents, Numbering, Part, render_part, render_whole
from sakip.pdf.blocks import BarisDaftar, Daftar, Kop, Penanda, Sampul
from sakip.pdf.charts import BarCapaian, bar_target_realisasi
from scripts.bench import grown, plain
from tests.sakip.documents import (
    BUPATI,
    CAMAT,
    KOP,
    TEXT,
    data_table,
    headings,
    make_document,
    paragraphs,
)

pytestmark = pytest.mark.pdf
ROOT = Path(__file__).resolve().parents[2]
DATA = Attachment("data.json", b'{"tahun": 2021}', "Data laporan", "application/json")
SANS, BOLD, ITALIC = "Naskah-Sans", "Naskah-Sans-Bold", "Naskah-Sans-Italic"


@pytest.fixture(scope="module")
def document():
    return make_document(contoh=True, attachments=(DATA,), subject="LAKIP", keywords=("sakip",))


@pytest.fixture(scope="module")
def whole(document):
    return render_whole(document)


@pytest.fixture(scope="module")
def reader(whole):
    return PdfReader(BytesIO(whole.pdf))


@pytest.fixture(scope="module")
def texts(whole):
    with pdfplumber.open(BytesIO(whole.pdf)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def lay_out(*bodies, **changes):
    """Return the PDF of a document with these bodies as its parts."""
    parts = tuple(Part(f"part-{n}", f"Part {n}", body) for n, body in enumerate(bodies))
    return render_whole(make_document(parts=parts, **changes)).pdf


def open_pages(pdf):
    return pdfplumber.open(BytesIO(pdf)).pages


def printed_number(text):
    """Return the number at the foot of a page, after the running footer."""
    return text.splitlines()[-1].removeprefix("LAKIP Kecamatan Contoh Tahun 2021").strip()


def test_numbers_in_the_list_are_those_printed_where_the_headings_stand(document, texts):
    listed = next(text for text in texts if text.splitlines()[1] == "DAFTAR ISI")
    numbers = dict(re.findall(r"^(.*?) ?(?:\. ?)+ ?(\w+)$", listed, flags=re.MULTILINE))
    parts = [part for part in document.parts if part.key in first_pages(texts)]
    for part in parts:
        for _, title, level in headings([part]):
            # A chapter's heading is "BAB 1", that of its section "1. Bagian 1".
            heading = title.partition(" dari")[0] if level == 2 else title
            following = texts[first_pages(texts)[part.key] :]
            page = next(text for text in following if heading in text.splitlines())
            assert printed_number(page) == numbers.pop(title)
    assert numbers == {"DAFTAR ISI": "ii"}


def first_pages(texts):
    """Return the index of the first page of each part that is listed, by its first words."""
    heads = {
        "kata-pengantar": "KATA PENGANTAR",
        "ikhtisar": "IKHTISAR",
        "bab-1": "BAB 1",
        "bab-2": "BAB 2",
        "lampiran-1": "LAMPIRAN 1",
    }
    firsts = [text.splitlines()[1] for text in texts]
    return {key: firsts.index(head) for key, head in heads.items()}


def test_labels_and_starts_say_where_things_are_printed(whole, texts):
    for key, index in first_pages(texts).items():
        assert whole.labels[key] == printed_number(texts[index])
    assert whole.starts["bab-1"] == (Numbering.ARABIC, 1)
    assert whole.pages == len(texts)


def test_every_page_bears_its_label_and_the_cover_none(reader, texts):
    assert reader.page_labels[0] == "Sampul"
    assert "LAKIP Kecamatan Contoh Tahun 2021" not in texts[0]
    assert [printed_number(text) for text in texts[1:]] == reader.page_labels[1:]
    assert reader.page_labels[1:5] == ["i", "ii", "iii", "1"]


def test_an_example_says_so_on_every_page(texts):
    assert all(text.startswith("CONTOH – bukan dokumen resmi") for text in texts)
    assert "CONTOH" not in open_pages(lay_out("<p>resmi</p>"))[0].extract_text()


def fonts_of(reader):
    """Return the base names of the fonts and whether each is embedded."""
    fonts = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            (inner,) = font.get_object()["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"].get_object()
            embedded = {"/FontFile2", "/FontFile3"} & set(descriptor)
            fonts[font.get_object()["/BaseFont"].partition("+")[2]] = bool(embedded)
    return fonts


def test_the_set_of_embedded_fonts(reader):
    assert fonts_of(reader) == {SANS: True, BOLD: True, ITALIC: True}


def test_a_naskah_is_set_in_bookman_and_unknown_signs_in_the_named_fallback():
    body = '<article class="naskah"><p>Menimbang <b>satu</b> <i>dua</i></p></article><p>☎</p>'
    fonts = fonts_of(PdfReader(BytesIO(lay_out(body, footer=""))))
    names = {"Naskah-Bookman", "Naskah-Bookman-Bold", "Naskah-Bookman-Italic"}
    assert set(fonts) == names | {SANS, "DejaVu-Sans"}


def test_title_language_and_dates_are_those_of_the_document(reader):
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "id"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "LAKIP Kecamatan Contoh Tahun 2021"
    assert reader.metadata.author == "Kecamatan Contoh"
    assert reader.metadata.subject == "LAKIP"
    assert reader.metadata["/CreationDate"] == "D:20220131090000+07'00"


def test_it_is_tagged_and_marked_as_pdf_ua(reader):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert structure(reader)["/Table"] >= 7
    assert all(page["/StructParents"] == n for n, page in enumerate(reader.pages))
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()


def test_the_attachment_bears_the_date_of_the_document(reader):
    assert reader.attachments["data.json"] == [DATA.data]
    (_, spec) = reader.trailer["/Root"]["/Names"]["/EmbeddedFiles"]["/Names"]
    stream = spec.get_object()["/EF"]["/F"].get_object()
    assert stream["/Params"]["/CreationDate"] == "D:20220131020000Z"
    assert stream["/Subtype"] == "/application/json"
    assert spec.get_object()["/Desc"] == "Data laporan"


def outline(entries):
    """Return the bookmarks as nested lists of titles."""
    return [outline(e) if isinstance(e, list) else e.title for e in entries]


def test_bookmarks_nest_over_the_parts():
    parts = (
        "<h1>BAB III</h1><h2>A. Satu</h2>",
        "<h3>Sasaran 1</h3>",
        "<h3>Sasaran 2</h3>",
        "<h1>BAB IV</h1>",
    )
    titles = outline(PdfReader(BytesIO(lay_out(*parts))).outline)
    assert titles == ["BAB III", ["A. Satu", ["Sasaran 1", "Sasaran 2"]], "BAB IV"]


def test_a_heading_of_two_lines_is_one_bookmark(reader):
    titles = outline(reader.outline)
    assert "BAB 1 PERENCANAAN" in titles
    assert titles[titles.index("BAB 1 PERENCANAAN") + 1][0] == "1. Bagian 1"


def elements(reader):
    """Yield the elements of the structure tree."""
    todo = [reader.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while todo:
        node = todo.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            todo += node
        elif isinstance(node, dict) and "/S" in node:
            yield node
            todo.append(node.get("/K", []))


def structure(reader):
    """Count the structure elements by kind."""
    return Counter(node["/S"] for node in elements(reader))


def links(reader):
    """Return the names that links point to, and the names there are."""
    notes = [a.get_object() for page in reader.pages for a in page.get("/Annots", [])]
    return Counter(note["/Dest"] for note in notes), set(reader.named_destinations)


def test_joining_parts_equals_laying_out_at_once():
    document = replace(make_document(), footer="")
    whole = render_whole(document)
    joined = PdfReader(BytesIO(whole.pdf))
    at_once = PdfReader(BytesIO(plain(document, css="", labels=whole.labels)))
    assert len(joined.pages) == len(at_once.pages)
    assert links(joined) == links(at_once)
    assert outline(joined.outline) == outline(at_once.outline)
    counts, others = structure(joined), structure(at_once)
    for kind in (
        "/H1",
        "/H2",
        "/H3",
        "/P",
        "/L",
        "/LI",
        "/Link",
        "/Table",
        "/TR",
        "/TH",
        "/TD",
        "/Caption",
    ):
        assert counts[kind] == others[kind] > 0, kind


def test_links_across_parts_arrive_and_each_is_tagged(reader):
    targets, names = links(reader)
    assert targets["lampiran-1"] == 7  # six from the chapters, one from the list
    assert set(targets) <= names
    assert structure(reader)["/Link"] == sum(targets.values())


def test_headers_of_cells_exist_and_are_unique(reader):
    ids = [node["/ID"] for node in elements(reader) if node["/S"] == "/TH"]
    cells = [node["/A"] for node in elements(reader) if node["/S"] == "/TD"]
    used = {header for cell in cells for header in cell.get("/Headers", [])}
    assert len(ids) == len(set(ids)) > 30
    assert used
    assert used <= set(ids)


def test_a_part_is_previewed_with_its_number_from_the_whole(document, whole):
    part = next(part for part in document.parts if part.key == "bab-2")
    numbering, start = whole.starts["bab-2"]
    pdf = render_part(document, part, start)
    assert printed_number(open_pages(pdf)[0].extract_text()) == str(start) == whole.labels["bab-2"]
    assert PdfReader(BytesIO(pdf)).page_labels[0] == str(start)
    assert numbering is Numbering.ARABIC


def test_a_preview_leaves_out_links_into_other_parts_and_says_nothing(document, caplog):
    part = next(part for part in document.parts if part.key == "bab-2")
    targets, _ = links(PdfReader(BytesIO(render_part(document, part))))
    assert not targets
    assert not caplog.records


def test_a_list_is_previewed_with_the_labels_of_the_whole(document, whole):
    part = next(part for part in document.parts if isinstance(part, Contents))
    text = open_pages(render_part(document, part, 2, whole.labels))[0].extract_text()
    assert re.search(rf"LAMPIRAN 1 .*{whole.labels['lampiran-1']}$", text, flags=re.MULTILINE)


def test_the_engine_has_nothing_to_complain_of(document, caplog):
    render_whole(document)
    assert [record.message for record in caplog.records] == []


def test_the_collector_rests_while_laying_out_and_is_on_again_whatever_happens(document):
    seen = []

    def build(labels):
        seen.append(gc.isenabled())
        raise RuntimeError("a template fails")

    broken = replace(document, parts=(Contents("daftar", "Daftar", build),))
    with pytest.raises(RuntimeError, match="a template fails"):
        render_whole(broken)
    assert seen == [False]
    assert gc.isenabled()


DIGEST = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import django
from django.conf import settings
settings.configure(TEMPLATES=[{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [sys.argv[1] + "/templates"],
}])
django.setup()
from sakip.pdf import Attachment, render_whole
from tests.sakip.documents import make_document
data = Attachment("data.json", b"{}", "Data", "application/json")
print(hashlib.sha256(render_whole(make_document(attachments=(data,))).pdf).hexdigest())
"""


def test_same_bytes_from_processes_with_other_seed_zone_and_folder(tmp_path):
    digests = set()
    for seed, zone, folder in (("0", "Asia/Jakarta", tmp_path), ("77", "America/Lima", "/")):
        done = subprocess.run(
            [sys.executable, "-c", DIGEST, str(ROOT)],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": "/usr/bin:/bin"},
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_same_bytes_again_in_a_process_that_has_laid_out_other_things(document, whole):
    lay_out("<p>something else ☎</p>")
    assert render_whole(document).pdf == whole.pdf


class Server:
    """A web server on this machine that counts who asks."""

    def __enter__(self):
        asked = self.asked = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_error(404)

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        return self

    def __exit__(self, *_error):
        self.server.shutdown()
        self.server.server_close()


ATTACKS = [
    '<img src="{url}/x.png" alt="x">',
    '<style>@import "{url}/x.css"; p {{ background: url({url}/y.png) }}</style>',
    '<link rel="stylesheet" href="{url}/x.css">',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}/x.png"/></svg>',
    '<object data="{url}/x.png">x</object>',
    '<link rel="attachment" href="{url}/x.txt">',
    '<a rel="attachment" href="{url}/x.txt">x</a>',
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_network_is_never_asked(attack):
    with Server() as server:
        pdf = lay_out(f"<p>isi</p>{attack.format(url=server.address)}")
    assert server.asked == []
    assert "isi" in open_pages(pdf)[0].extract_text()


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_file_of_the_machine_gets_in(attack, tmp_path):
    for name in ("x.png", "y.png", "x.css", "x.txt"):
        (tmp_path / name).write_text("RAHASIA")
    reader = PdfReader(BytesIO(lay_out(f"<p>isi</p>{attack.format(url=tmp_path.as_uri())}")))
    assert not reader.attachments
    assert not any(stream_holds(o, b"RAHASIA") for o in streams(reader))


def streams(reader):
    objects_ = (reader.get_object(n) for n in range(1, len(reader.xref_objStm) + 500))
    return [o for o in objects_ if hasattr(o, "get_data")]


def stream_holds(stream, needle):
    return needle in stream.get_data()


def test_a_picture_in_the_html_itself_is_printed():
    pixel = (
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
        "rkJggg=="
    )
    figure = f'<figure class="foto"><img src="data:image/png;base64,{pixel}" alt="Foto"></figure>'
    assert len(open_pages(lay_out(figure))[0].images) == 1


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


def last_words(page):
    """Return the last line of a page over its foot, and whether it is bold."""
    lines = page.crop((0, 0, page.width, page.height - 60)).extract_text_lines()
    return lines[-1]["text"], "Bold" in lines[-1]["chars"][0]["fontname"]


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


@pytest.mark.parametrize("template", ["ttd", "ttd_dua"])
def test_signatures_are_never_cut_nor_alone_on_a_page(template):
    signers = {"penanda": CAMAT, "pihak_kedua": BUPATI, "pihak_pertama": CAMAT}
    block = render_to_string(f"naskah/{template}.html", signers)
    for count in range(30, 44):
        lines = "".join(f"<p class='rapat'>baris {n}</p>" for n in range(count))
        last = open_pages(lay_out(lines + block))[-1].extract_text()
        assert all(words in last for words in ("baris", "CAMAT CONTOH,", "BUDI CONTOH", "NIP"))


def test_the_kop_sets_pemda_to_instansi_as_3_to_4_and_instansi_bold():
    html = render_to_string("naskah/kop.html", {"kop": KOP})
    words = open_pages(lay_out(html))[0].extract_words(extra_attrs=["size", "fontname"])
    sizes = {word["text"]: word for word in words}
    assert sizes["PEMERINTAH"]["size"] / sizes["KECAMATAN"]["size"] == pytest.approx(0.75)
    assert sizes["KECAMATAN"]["fontname"].endswith("Bold")


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


def test_f4_is_215_by_330():
    page = open_pages(lay_out("<p>x</p>", paper="F4"))[0]
    assert (round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) == (215, 330)


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


def test_a_row_of_a_list_is_one_link_on_its_words():
    rows = (BarisDaftar("Satu", "d", "i"),)
    html = render_to_string("naskah/daftar.html", {"daftar": Daftar("DAFTAR", "d", rows)})
    targets, _ = links(PdfReader(BytesIO(lay_out(html))))
    assert targets == {"d": 1}


def test_the_grown_document_of_the_bench_has_working_links():
    document = grown(make_document(chapters=1, tables=1), 2)
    targets, names = links(PdfReader(BytesIO(render_whole(document).pdf)))
    assert set(targets) <= names
    assert targets["lampiran-1-salinan-2"] == 1
