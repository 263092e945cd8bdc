"""Lay out a few bodies of HTML and read the PDF back."""

from collections import Counter
from io import BytesIO

import pdfplumber

from sakip.pdf import Part, render_whole
from tests.sakip.documents import make_document


def lay_out(*bodies, **changes):
    """Return the PDF of a document with these bodies as its parts."""
    parts = tuple(Part(f"part-{n}", f"Part {n}", body) for n, body in enumerate(bodies))
    return render_whole(make_document(parts=parts, **changes)).pdf


def open_pages(pdf):
    return pdfplumber.open(BytesIO(pdf)).pages


def printed_number(text):
    """Return the number at the foot of a page, after the running footer."""
    return text.splitlines()[-1].removeprefix("LAKIP Kecamatan Contoh Tahun 2021").strip()


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


def outline(entries):
    """Return the bookmarks as nested lists of titles."""
    return [outline(e) if isinstance(e, list) else e.title for e in entries]


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


def last_words(page):
    """Return the last line of a page over its foot, and whether it is bold."""
    lines = page.crop((0, 0, page.width, page.height - 60)).extract_text_lines()
    return lines[-1]["text"], "Bold" in lines[-1]["chars"][0]["fontname"]
