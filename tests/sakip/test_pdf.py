"""What a laid out document is, read back from the PDF itself."""

import re
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
from pypdf import PdfReader

from sakip.pdf import Attachment, Contents, Numbering, render_part, render_whole
from scripts.bench import grown, plain
from tests.sakip.documents import headings, make_document
from tests.sakip.pdf_reading import (
    elements,
    fonts_of,
    lay_out,
    links,
    open_pages,
    outline,
    printed_number,
    structure,
)

pytestmark = pytest.mark.pdf


SANS = ("Naskah-Sans", "Naskah-Sans-Bold", "Naskah-Sans-Italic")
DATA = Attachment("data.json", b'{"tahun": 2021}', "Data laporan", "application/json")


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


def test_the_set_of_embedded_fonts(reader):
    assert fonts_of(reader) == dict.fromkeys(SANS, True)


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


def test_the_grown_document_of_the_bench_has_working_links():
    document = grown(make_document(chapters=1, tables=1), 2)
    targets, names = links(PdfReader(BytesIO(render_whole(document).pdf)))
    assert set(targets) <= names
    assert targets["lampiran-1-salinan-2"] == 1
