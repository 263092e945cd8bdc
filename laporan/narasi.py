"""Narrative places: a default text built from the data, or a person's own text instead.

Each place is a template ``laporan/lakip/narasi/<kunci>.html``. Own text is never overwritten by
a better default; it is cleaned again here, so that nothing stored can reach the document raw.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import nh3
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from laporan.data import LakipData
from laporan.regulations import REGULASI

# Where a Pemda may give the default text: places whose sentences hold no figure of the report. All
# others are made from the data, so that no wrong number can be printed.
PLACES_OF_PEMDA = (
    "kata_pengantar",
    "latar_belakang",
    "maksud_tujuan",
    "perjanjian_kinerja",
    "penutup",
)
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


def fill_teks(teks: str, data: LakipData) -> SafeString:
    """Return a Pemda's plain text as paragraphs, its names filled from the data.

    Other braces stay as they were written.
    """
    for name, value in names_of(data).items():
        teks = teks.replace(f"{{{name}}}", value)
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", teks.replace("\r", ""))]
    html = "\n".join(f"<p>{escape(block)}</p>" for block in blocks if block)
    return mark_safe(html)  # noqa: S308 - every block is escaped above


def names_of(data: LakipData) -> dict[str, str]:
    """Return what may stand in braces in a text of a Pemda."""
    profil = data.profil
    return {
        "instansi": profil.nama,
        "pimpinan": profil.pimpinan,
        "kepala_daerah": profil.kepala_daerah,
        "pemda": profil.pemda,
        "tahun": str(data.tahun),
        "tahun_berikut": str(data.tahun + 1),
    }


def default_narasi(kunci: str, data: LakipData, **context: object) -> SafeString:
    """Return what the data say now, whatever a person has written."""
    ours = data.teks_pemda.get(kunci)
    if ours and kunci in PLACES_OF_PEMDA:
        return fill_teks(ours, data)
    known = {
        "data": data,
        "profil": data.profil,
        "tahun": data.tahun,
        "regulasi": REGULASI,
    }
    return render_to_string(f"laporan/lakip/narasi/{kunci}.html", {**known, **context})
