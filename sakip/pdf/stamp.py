"""A stamp: one small page in the document's own fonts, to be laid over a page that is finished."""

import weasyprint

from sakip.pdf import layout


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
