"""What decides the bytes besides the content: stylesheet, fonts and versions of the engine."""

import ctypes
import hashlib
import json
import platform
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from sakip.pdf.document import Contents, Document, LabelsSoFar, Part
from sakip.pdf.fonts import fonts_digest

FOLDER = Path(__file__).resolve().parents[2] / "static" / "laporan"
# In the order of the cascade.
SHEETS = (
    "fonts",
    "page",
    "text",
    "lists",
    "tables",
    "widths",
    "boxes",
    "figures",
    "contents",
    "cover",
    "naskah",
)


@cache
def stylesheet_text() -> str:
    """Return the stylesheet of every document."""
    return "\n".join((FOLDER / f"{name}.css").read_text("utf-8") for name in SHEETS)


@cache
def engine_versions() -> dict[str, str]:
    """Return the versions that decide the bytes. Raises ``FontMissing``.

    Equal documents are equal to the byte where all of these are equal; elsewhere text and page
    numbers are.
    """
    packages = {name: version(name) for name in ("weasyprint", "pydyf", "fonttools", "pillow")}
    return packages | {
        "pango": _library_version("libpango-1.0.so.0", "pango_version_string"),
        "harfbuzz": _library_version("libharfbuzz.so.0", "hb_version_string"),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "python": platform.python_version(),
        "fonts": fonts_digest(),
    }


def _library_version(library: str, function: str) -> str:
    """Ask a system library for its version; "" where it cannot be asked."""
    try:
        ask = getattr(ctypes.CDLL(library), function)
    except (OSError, AttributeError):
        return ""
    ask.restype = ctypes.c_char_p
    return ask().decode()


def document_key(document: Document) -> str:
    """Return the sha256 of all that decides the bytes: content, stylesheet, fonts, engine."""
    digest = hashlib.sha256(content_digest(document).encode())
    digest.update(json.dumps(engine_versions(), sort_keys=True).encode())
    return digest.hexdigest()


def content_digest(document: Document) -> str:
    """Return the sha256 of the content and the stylesheet, the same on every machine."""
    digest = hashlib.sha256(stylesheet_text().encode())
    for piece in _pieces(document):
        digest.update(len(piece).to_bytes(8, "big") + piece)
    return digest.hexdigest()


def _pieces(document: Document) -> Iterator[bytes]:
    yield from (text.encode() for text in (document.title, document.author, document.subject))
    yield from (text.encode() for text in (document.lang, document.paper, document.footer))
    yield from (text.encode() for text in (document.typeface, document.naskah_typeface))
    yield from (text.encode() for text in (document.seed, document.date.isoformat()))
    yield from (str(len(document.keywords)).encode(), *map(str.encode, document.keywords))
    if document.nomor:
        yield document.nomor.encode()
    yield bytes([document.contoh])
    for part in document.parts:
        yield from (t.encode() for t in (part.key, part.title, part.numbering.value, _html(part)))
    for attachment in document.attachments:
        yield from (t.encode() for t in (attachment.name, attachment.description, attachment.mime))
        yield attachment.data


def _html(part: Part | Contents) -> str:
    return part.build(LabelsSoFar()) if isinstance(part, Contents) else part.html
