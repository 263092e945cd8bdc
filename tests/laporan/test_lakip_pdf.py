"""The LAKIP of Patrang as a PDF: what is printed in it, read back from the file itself."""

import json
import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from laporan.document import build_document
from sakip.pdf import render_whole
from tests.html import find, words
from tests.sakip.pdf_reading import elements, fonts_of, links, open_pages, structure

pytestmark = pytest.mark.pdf

FOOTER = "Laporan Kinerja Kecamatan Patrang Tahun 2021"
MM = 72 / 25.4
FONTS = ("Naskah-Sans", "Naskah-Sans-Bold", "Naskah-Sans-Italic", "Naskah-Sans-Bold-Italic",
         "Naskah-Bookman", "Naskah-Bookman-Bold")  # fmt: skip


@pytest.fixture(scope="module")
def whole(patrang):
    return render_whole(build_document(patrang))


@pytest.fixture(scope="module")
def reader(whole):
    return PdfReader(BytesIO(whole.pdf))


@pytest.fixture(scope="module")
def pages(whole):
    return open_pages(whole.pdf)


@pytest.fixture(scope="module")
def found(pages):
    """The words of each page with their places."""
    return [page.extract_words() for page in pages]


@pytest.fixture(scope="module")
def texts(found):
    return [" ".join(word["text"] for word in words) for words in found]


def printed_number(text):
    """The number at the foot of a page, after the running footer."""
    return text.rpartition(FOOTER)[2].strip() if FOOTER in text else ""


def flat(entries):
    for entry in entries:
        if isinstance(entry, list):
            yield from flat(entry)
        else:
            yield entry


def test_the_parts_stand_in_order(reader):
    chapters = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert [entry.title for entry in chapters] == [
        "KATA PENGANTAR",
        "DAFTAR ISI",
        "DAFTAR TABEL",
        "DAFTAR GAMBAR",
        "DAFTAR LAMPIRAN",
        "IKHTISAR EKSEKUTIF",
        "BAB I PENDAHULUAN",
        "BAB II PERENCANAAN DAN PERJANJIAN KINERJA",
        "BAB III AKUNTABILITAS KINERJA",
        "BAB IV PENUTUP",
        "LAMPIRAN 1 Matriks Rencana Strategis 2016–2021",
        "LAMPIRAN 2 Rencana Kinerja Tahunan (RKT) Tahun 2021",
        "LAMPIRAN 3 Perjanjian Kinerja dan Perjanjian Kinerja Perubahan Tahun 2021",
        "LAMPIRAN 4 Keputusan tentang Indikator Kinerja Utama",
    ]
    places = [reader.get_destination_page_number(entry) for entry in flat(reader.outline)]
    assert places == sorted(places)


def test_bookmarks_are_the_headings(reader, printed):
    headings = [
        words(h) for part in printed.parts.values() for h in part.iter("h1", "h2", "h3", "h4")
    ]
    assert [entry.title for entry in flat(reader.outline)] == headings


@pytest.fixture(scope="module")
def listed(whole, found):
    """The rows of the lists in front: (title, number)."""
    first, after = (whole.starts[key][1] for key in ("daftar-isi", "ikhtisar"))
    lines = [line for here in found[first:after] for line in read_lines(here)]
    rows = (re.fullmatch(r"(.+?)[ .]* ([ivx]+|\d+)", line) for line in lines)
    return [(row[1], row[2]) for row in rows if row and not FOOTER.startswith(row[1])]


def test_the_lists_name_every_heading_and_caption(listed, printed):
    parts = printed.parts.values()
    headings = [words(h) for part in parts for h in part.iter("h1", "h2") if h.get("id")]
    captions = [
        words(c) for part in parts for c in part.iter("caption", "figcaption") if c.get("id")
    ]
    assert sorted(title for title, _ in listed) == sorted([*headings, *captions])


def test_numbers_in_the_lists_are_those_of_the_pages(listed, texts):
    lists = [n for n, text in enumerate(texts) if ". . . . . ." in text]
    for title, number in listed:
        # On the lists' own pages the title of a list stands twice: as a row (dots follow) and above.
        heading = re.compile(re.escape(title) + r"(?! ?\.)")
        (place, *_) = [
            n
            for n, text in enumerate(texts)
            if (
                title.startswith("DAFTAR") and heading.search(text) if n in lists else title in text
            )
        ]
        assert printed_number(texts[place]) == number, title


def test_every_page_bears_its_label(reader, texts):
    assert reader.page_labels[0] == "Sampul"
    assert [printed_number(text) for text in texts[1:]] == reader.page_labels[1:]
    assert reader.page_labels[5:7] == ["v", "1"]


def test_the_set_of_embedded_fonts(reader):
    assert fonts_of(reader) == dict.fromkeys(FONTS, True)


def test_title_language_and_tags(reader, printed):
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "id"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    title = "Laporan Akuntabilitas Kinerja Instansi Pemerintah Kecamatan Patrang Tahun 2021"
    assert reader.metadata.title == title
    assert root["/MarkInfo"]["/Marked"]
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    tables = [table for part in printed.parts.values() for table in find(part, "table")]
    assert structure(reader)["/Table"] >= len(tables)  # one that goes on is tagged by the page
    figures = [node for node in elements(reader) if node["/S"] == "/Figure"]
    assert all(node["/Alt"] for node in figures)
    assert len(figures) == 10  # six charts, the lambang of the cover and of three naskah
    targets, names = links(reader)
    assert set(targets) <= names


def test_the_attachment_is_the_report_without_ids_and_clock(reader):
    ((name, (content,)),) = reader.attachments.items()
    assert name == "data-lakip-patrang-2021.json"
    data = json.loads(content)
    assert data["format"] == "sakip-lakip/1"
    first, second = data["laporan"]["capaian"]["sasaran"]
    assert first["indikator"][0]["capaian"]["nilai"] == "87.25"
    assert data["laporan"]["rkt"]["sasaran"][0]["target"] == [
        {"keadaan": "terisi", "nilai": "80.0000", "teks": "B (80)"}
    ]
    keys = set(all_keys(data))
    assert not {key for key in keys if key == "id" or key.endswith("_id")}
    assert {key for key in keys if key.isdigit()} == {str(y) for y in range(2016, 2022)}
    assert not re.search(rb"\d\d:\d\d(:\d\d)?", content)


def all_keys(value):
    if isinstance(value, dict):
        for key, below in value.items():
            yield key
            yield from all_keys(below)
    elif isinstance(value, list):
        for below in value:
            yield from all_keys(below)


def test_no_word_stands_outside_the_box_of_its_page(pages, found):
    for page, here in zip(pages[1:], found[1:], strict=True):
        wide = page.width > page.height
        top, right, bottom, left = (24, 18, 20, 18) if wide else (25, 22, 24, 28)
        for word in here:
            inside = top * MM - 2 < word["top"] < page.height - bottom * MM
            if inside:
                assert word["x0"] > left * MM - 2, word["text"]
                assert word["x1"] < page.width - right * MM + 2, word["text"]
            else:
                said = f"CONTOH – bukan dokumen resmi {FOOTER}"
                assert word["text"] in said or word["text"] in printed_number(text_of(here))


def test_no_page_ends_in_what_announces_the_next(found, printed):
    """Headings, captions of tables, titles of boxes, and the indicators between them."""
    announcing = (
        "h2",
        "h3",
        "h4",
        "caption",
        "p.kotak-judul",
        "p.kotak-kegiatan",
        "p.kotak-indikator",
    )
    heads = [
        words(e) for part in printed.parts.values() for css in announcing for e in find(part, css)
    ]
    for here in found[1:]:
        page = " ".join(line for line in read_lines(here) if not line.startswith(FOOTER))
        body = page.removesuffix(f" {printed_number(text_of(here))}")
        assert not [head for head in heads if body.endswith(head)]


def test_no_word_is_cut_in_a_narrow_cell(found, printed):
    """Every short word is a whole one, or the part of one beside a hyphen or a slash."""
    whole_words = set(re.split(r"[^\w]+", f"{printed.text} resmi".lower()))
    for here in found[1:]:
        short = [w["text"] for w in here if w["text"].isalpha() and len(w["text"]) < 6]
        numerals = re.compile(r"[ivx]+")
        assert [
            t for t in short if t.lower() not in whole_words and not numerals.fullmatch(t)
        ] == []


def text_of(here):
    return " ".join(word["text"] for word in here)


@pytest.mark.parametrize(
    ("row", "head"),
    [
        (
            r"7\.01\.0\d\.2\.\d\d\.\d\d .*(\d,\d\d%|belum diisi|tidak dapat)",
            "Kode Program, kegiatan, sub kegiatan Pagu (Rp) Realisasi (Rp) Serapan",
        ),
        (r".+ \d+,\d\d% .+ \d+,\d\d% .+ \d+,\d\d%", "Belanja Operasi Seluruh belanja"),
        (r".*7\.01\.0\d\.2\.\d\d .*belum.*", "Tujuan Perangkat Daerah Sasaran Perangkat Daerah"),
    ],
    ids=["belanja", "per sasaran", "RKT"],
)
def test_a_table_that_goes_on_repeats_its_head(found, row, head):
    lines = [list(read_lines(here)) for here in found]
    on = [page for page in lines if any(re.fullmatch(row, line) for line in page)]
    assert len(on) > 1
    assert all(any(head in line for line in page) for page in on)


def read_lines(here):
    """The lines of a page: its words that stand on one height."""
    rows = {}
    for word in here:
        rows.setdefault(round(word["bottom"]), []).append(word)
    for _, row in sorted(rows.items()):
        yield " ".join(word["text"] for word in sorted(row, key=lambda word: word["x0"]))
