"""A stamp: one small page in the document's own fonts, to be laid over a page that is finished."""

from io import BytesIO

import pypdfium2
import weasyprint

from sakip.pdf import layout

DRAWN_DPI = 300


def render_stamp(html: str, width: float, height: float) -> bytes:
    """Return a PDF of one page of ``width`` × ``height`` points, without margins.

    The HTML has the document's stylesheet and may load ``data:`` only. Raises ``FontMissing``.
    """
    shared = layout.styles()
    page = (
        f"@page {{ size: {width}pt {height}pt; margin: 0; background: none;"
        "@top-center { content: none } @bottom-center { content: none } }"
    )
    with layout.engine():
        source = weasyprint.HTML(
            string=f'<html lang="id"><body>{html}</body></html>', url_fetcher=layout.data_only()
        )
        laid = source.render(
            font_config=shared.fonts,
            counter_style=shared.counters,
            stylesheets=[shared.css, weasyprint.CSS(string=page)],
        )
        return laid.copy(laid.pages[:1]).write_pdf()


def draw_stamp(pdf: bytes) -> bytes:
    """Return the first page of a stamp as a PNG, fine enough for print."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=DRAWN_DPI / 72).to_pil()
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
