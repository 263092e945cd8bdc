"""The only place that touches WeasyPrint: HTML of a part to pages, pages of all parts to a PDF."""

import base64
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC
from functools import cache
from threading import Lock
from typing import NamedTuple

import pydyf
import weasyprint
from django.utils.html import escape
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Page
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from sakip.pdf.document import Attachment, Document, Numbering
from sakip.pdf.engine import content_digest, stylesheet_text
from sakip.pdf.fonts import font_paths

PAPERS = {"A4": (210, 297), "F4": (215, 330)}  # portrait, millimetres
FACES = {"sans": "Naskah Sans", "serif": "Naskah Serif", "bookman": "Naskah Bookman"}
CONTOH = "CONTOH – bukan dokumen resmi"
VARIANT = "pdf/ua-1"
_LOCK = Lock()
_MANY = 200_000  # objects alive at the end of a layout of more than a few pages


class Styles(NamedTuple):
    """A parsed stylesheet with the fonts and counter styles it declared."""

    css: weasyprint.CSS
    fonts: FontConfiguration
    counters: CounterStyle


class FontFetcher(URLFetcher):
    """Serves ``font:NAME`` from the known font files and nothing else at all."""

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        """Return the font file named by ``url``; anything else is refused."""
        scheme, _, name = url.partition(":")
        if scheme != "font" or name not in font_paths():
            raise ValueError(f"not a font of the document: {url}")
        return URLFetcherResponse(url, font_paths()[name].read_bytes())


@cache
def styles() -> Styles:
    """Return the stylesheet, parsed once per process. Raises ``FontMissing``."""
    font_paths()
    fonts, counters = FontConfiguration(), CounterStyle()
    css = weasyprint.CSS(
        string=stylesheet_text(),
        url_fetcher=FontFetcher(),
        font_config=fonts,
        counter_style=counters,
    )
    return Styles(css, fonts, counters)


def data_only() -> URLFetcher:
    """Return the fetcher of a document's HTML: no file, no network, only ``data:``."""
    return URLFetcher(allowed_protocols=["data"])


@contextmanager
def engine() -> Iterator[None]:
    """Hold the engine: one layout at a time in a process, without the garbage collector.

    Collecting while millions of boxes are alive costs a tenth of the time and frees nothing. Those
    of a long document are freed at its end: left to the collector's own pace they would pile up
    from report to report.
    """
    with _LOCK:
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            if gc.get_count()[0] > _MANY:
                gc.collect()
            if was_enabled:
                gc.enable()


def lay_out(
    document: Document, html: str, numbering: Numbering, start: int, images: dict
) -> list[Page]:
    """Return the pages of one part whose first page is numbered ``start``.

    ``images`` is a cache shared by the parts of one document. Call it inside ``engine()``.
    """
    shared = styles()
    source = weasyprint.HTML(
        string=f'<html lang="{escape(document.lang)}"><body class="huruf-{document.typeface}">'
        f"{html}</body></html>",
        url_fetcher=data_only(),
    )
    page_css = weasyprint.CSS(
        string=page_rules(document, numbering, start), counter_style=shared.counters
    )
    return source.render(
        font_config=shared.fonts,
        counter_style=shared.counters,
        stylesheets=[shared.css, page_css],
        pdf_variant=VARIANT,
        cache=images,
    ).pages


def page_rules(document: Document, numbering: Numbering, start: int) -> str:
    """Return the page rules that differ by document and part.

    The first number is set by ``@page :first``: ``counter-reset: page`` on an element would
    silently make every printed number 1.
    """
    width, height = PAPERS[document.paper]
    rules = [
        f"@page {{ size: {width}mm {height}mm }}",
        f"@page melintang {{ size: {height}mm {width}mm }}",
        f"@page :first {{ counter-reset: page {start} }}",
        *_typefaces(document),
    ]
    if numbering is not Numbering.NONE:
        rules += [
            f"@page {{ @bottom-center {{ content: counter(page, {numbering.value}) }} }}",
            f"@page {{ @bottom-left {{ content: {_css_string(document.footer)} }} }}",
        ]
    if document.contoh:
        rules.append(f"@page {{ @top-center {{ content: {_css_string(CONTOH)} }} }}")
    return "\n".join(rules)


def _typefaces(document: Document) -> Iterator[str]:
    for selector, face in (
        ("@page", document.typeface),
        ("html", document.typeface),
        (".naskah", document.naskah_typeface),
    ):
        yield f'{selector} {{ font-family: "{FACES[face]}", "DejaVu Sans" }}'


def _css_string(text: str) -> str:
    """Quote ``text`` for CSS; every character that could end the string is written as a code."""
    return (
        '"' + "".join(c if c.isalnum() or c in " -–.,()/" else f"\\{ord(c):x} " for c in text) + '"'
    )


def paint(
    document: Document, pages: list[Page], labels: Iterable[tuple[int, Numbering, int, str]]
) -> bytes:
    """Join ``pages`` into one tagged PDF.

    ``labels`` are runs of page labels: index of the first page, numbering, first number, title
    (which labels the pages that have no number).
    """
    _drop_dead_links(pages)
    shared = styles()
    joined = weasyprint.Document(pages, _metadata(document), data_only(), shared.fonts, {}, None)

    def finish(_document: weasyprint.Document, pdf: pydyf.PDF) -> None:
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": _page_labels(labels)})
        pdf.catalog["PageMode"] = "/UseOutlines"

    return joined.write_pdf(
        finisher=finish,
        pdf_variant=VARIANT,
        pdf_identifier=(document.nomor or content_digest(document)[:32]).encode(),
        attachments=[_attachment(document, a) for a in document.attachments],
    )


def _drop_dead_links(pages: list[Page]) -> None:
    """Take away links to places outside ``pages``: the other parts, when one is previewed."""
    known = {anchor for page in pages for anchor in page.anchors}
    for page in pages:
        page.links = [link for link in page.links if link[0] != "internal" or link[1] in known]


def _metadata(document: Document) -> DocumentMetadata:
    date = document.date.isoformat(timespec="seconds")
    return DocumentMetadata(
        title=document.title,
        authors=[document.author],
        description=document.subject,
        keywords=list(document.keywords),
        created=date,
        modified=date,
        lang=document.lang,
    )


def _attachment(document: Document, attachment: Attachment) -> weasyprint.Attachment:
    data = base64.b64encode(attachment.data).decode()
    date = document.date.astimezone(UTC)
    return weasyprint.Attachment(
        url=f"data:{attachment.mime};base64,{data}",
        url_fetcher=data_only(),
        name=attachment.name,
        description=attachment.description,
        created=date,
        modified=date,
    )


def _page_labels(runs: Iterable[tuple[int, Numbering, int, str]]) -> pydyf.Array:
    styles_of = {Numbering.ROMAN: "/r", Numbering.ARABIC: "/D"}
    nums = pydyf.Array()
    for index, numbering, first, title in runs:
        if numbering is Numbering.NONE:
            label = pydyf.Dictionary({"P": pydyf.String(title)})
        else:
            label = pydyf.Dictionary({"S": styles_of[numbering], "St": first})
        nums.extend([index, label])
    return nums
