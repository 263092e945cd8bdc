"""Lay out a document part by part and join the pages into one tagged PDF."""

from collections.abc import Callable
from dataclasses import dataclass

from sakip.pdf.document import Contents, Document, Labels, Numbering, Part


@dataclass(frozen=True)
class Whole:
    """A finished document and where everything stands in it.

    ``labels``: page number printed at each id. ``starts``: numbering and first number of each
    part by key. ``pages``: how many pages.
    """

    pdf: bytes
    labels: dict[str, str]
    starts: dict[str, tuple[Numbering, int]]
    pages: int


def render_whole(document: Document, progress: Callable[[int, int], None] | None = None) -> Whole:
    """Lay out all parts in order; ``progress(done, total)`` is called after each of them."""
    raise NotImplementedError


def render_part(
    document: Document, part: Part | Contents, start: int = 1, labels: Labels | None = None
) -> bytes:
    """Return the PDF of one part, its first page numbered ``start`` (from ``Whole.starts``).

    ``labels`` are those of the last whole; only a ``Contents`` needs them.
    """
    raise NotImplementedError


def document_key(document: Document) -> str:
    """Return the sha256 of all that decides the bytes: content, stylesheet, fonts, engine."""
    raise NotImplementedError


def engine_versions() -> dict[str, str]:
    """Return the versions that decide the bytes: weasyprint, pydyf, pango, harfbuzz, fonts."""
    raise NotImplementedError
