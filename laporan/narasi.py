"""Narrative places: a default text built from the data, or a person's own text instead.

Each place is a template ``laporan/lakip/narasi/<kunci>.html``. Own text is never overwritten by
a better default; it is cleaned again here, so that nothing stored can reach the document raw.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import nh3
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from laporan.data import LakipData
from laporan.regulations import REGULASI

# (place, default's HTML) of all that is being printed, while somebody asks for it.
_printed: ContextVar[list[tuple[str, SafeString]] | None] = ContextVar("narasi", default=None)

TAGS = {"p", "br", "strong", "em", "u", "ol", "ul", "li", "h4", "blockquote"}


def clean_html(text: str) -> str:
    """Return the text with only the tags that the document's style knows, and no attribute."""
    return nh3.clean(text, tags=TAGS, attributes={})


def render_narasi(
    kunci: str, data: LakipData, *, bagian: int | None = None, **context: object
) -> SafeString:
    """Return the HTML of a narrative place: the person's own text, else the default.

    A place that stands once for each sasaran has ``bagian``, the sasaran's number: its own text
    is kept under "<kunci>_<bagian>".

    The default template sees ``data``, ``profil``, ``tahun``, ``regulasi`` and what is passed
    on top.
    """
    place = kunci if bagian is None else f"{kunci}_{bagian}"
    own = data.narasi.get(place)
    if own:
        return mark_safe(clean_html(own))  # noqa: S308 - cleaned in the same breath
    default = default_narasi(kunci, data, **context)
    found = _printed.get()
    if found is not None:
        found.append((place, default))
    return default


@contextmanager
def collect_defaults() -> Iterator[list[tuple[str, SafeString]]]:
    """Collect each place that prints its default text inside this block, in that order."""
    found: list[tuple[str, SafeString]] = []
    token = _printed.set(found)
    try:
        yield found
    finally:
        _printed.reset(token)


def default_narasi(kunci: str, data: LakipData, **context: object) -> SafeString:
    """Return what the data say now, whatever a person has written."""
    known = {
        "data": data,
        "profil": data.profil,
        "tahun": data.tahun,
        "regulasi": REGULASI,
    }
    return render_to_string(f"laporan/lakip/narasi/{kunci}.html", {**known, **context})
