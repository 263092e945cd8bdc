"""Lay out a document part by part and join the pages into one tagged PDF."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sakip.pdf.document import Contents, Document, Labels, LabelsSoFar, Numbering, Part

if TYPE_CHECKING:
    from weasyprint.document import Page

# Page numbers settle in the second or third round: only a list that grows by a page when its
# numbers grow by a digit needs another.
ROUNDS = 8
POINTS = 0.75  # the layout counts in CSS pixels, of which 96 make an inch
Box = tuple[int, float, float, float, float]
NUMERALS = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


@dataclass(frozen=True)
class Whole:
    """A finished document and where everything stands in it.

    ``labels``: page number printed at each id. ``starts``: numbering and first number of each
    part by key. ``pages``: how many pages. ``boxes``: where each id stands: page counted from 0,
    then left, bottom, right, top in points from the lower left corner of the page.
    """

    pdf: bytes
    labels: dict[str, str]
    starts: dict[str, tuple[Numbering, int]]
    pages: int
    boxes: dict[str, Box] = field(default_factory=dict)


def render_whole(document: Document, progress: Callable[[int, int], None] | None = None) -> Whole:
    """Lay out all parts and join them.

    ``progress(done, total)`` is called after each part and, with ``done == total``, at the end;
    ``total`` is one more than the parts, since painting comes last. Raises ``ValueError`` when
    keys or ids are not unique, ``FontMissing`` when a font is not installed.
    """
    from sakip.pdf import layout

    with layout.engine():
        whole = _Whole(document, layout.lay_out, progress or (lambda done, total: None))
        whole.settle()
        pages = [page for part in document.parts for page in whole.laid[part.key].pages]
        pdf = layout.paint(document, pages, whole.label_runs())
    whole.report(finished=True)
    return Whole(pdf, dict(whole.labels()), whole.starts(), len(pages), _boxes(pages))


def _boxes(pages: "list[Page]") -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    for index, page in enumerate(pages):
        for anchor, (left, top, right, bottom) in page.anchors.items():
            corners = (left, page.height - bottom, right, page.height - top)
            x1, y1, x2, y2 = (value * POINTS for value in corners)
            boxes.setdefault(anchor, (index, x1, y1, x2, y2))
    return boxes


def render_part(
    document: Document, part: Part | Contents, start: int = 1, labels: Labels | None = None
) -> bytes:
    """Return the PDF of one part, its first page numbered ``start`` (from ``Whole.starts``).

    ``labels`` are those of the last whole; only a ``Contents`` needs them. Links into other
    parts are left out.
    """
    from sakip.pdf import layout

    html = part.build(LabelsSoFar(labels or {})) if isinstance(part, Contents) else part.html
    with layout.engine():
        pages = layout.lay_out(document, html, part.numbering, start, {})
        return layout.paint(document, pages, [(0, part.numbering, start, part.title)])


@dataclass(frozen=True)
class _Laid:
    """A part as it was last laid out; the pages hold while html and start stay the same."""

    html: str
    start: int
    pages: "list[Page]"


@dataclass
class _Whole:
    """A document on its way: what is laid out so far, and the numbers that follow from it."""

    document: Document
    lay_out: Callable
    progress: Callable[[int, int], None]
    laid: dict[str, _Laid] = field(default_factory=dict)
    images: dict = field(default_factory=dict)

    def __post_init__(self) -> None:
        keys = [part.key for part in self.document.parts]
        if len(set(keys)) < len(keys):
            raise ValueError(f"part keys are not unique: {keys}")

    def settle(self) -> None:
        """Lay out until every printed number is the true one; lists of pages come last."""
        order = sorted(self.document.parts, key=lambda part: isinstance(part, Contents))
        for _ in range(ROUNDS):
            if sum(self._lay(part) for part in order) == 0:
                return
        raise RuntimeError("page numbers do not settle")

    def _lay(self, part: Part | Contents) -> bool:
        """Lay out ``part`` if its html or first number changed, and say whether it did."""
        html = part.build(self.labels()) if isinstance(part, Contents) else part.html
        start, before = self.starts()[part.key][1], self.laid.get(part.key)
        if before and (before.html, before.start) == (html, start):
            return False
        pages = self.lay_out(self.document, html, part.numbering, start, self.images)
        self.laid[part.key] = _Laid(html, start, pages)
        self.report()
        return True

    def report(self, *, finished: bool = False) -> None:
        """Tell how far it is."""
        self.progress(len(self.laid) + finished, len(self.document.parts) + 1)

    def starts(self) -> dict[str, tuple[Numbering, int]]:
        """Return the first number of each part; one not yet laid out counts as one page."""
        following = dict.fromkeys(Numbering, 1)
        starts = {}
        for part in self.document.parts:
            starts[part.key] = (part.numbering, following[part.numbering])
            laid = self.laid.get(part.key)
            following[part.numbering] += len(laid.pages) if laid else 1
        return starts

    def labels(self) -> LabelsSoFar:
        """Return the number printed at each id that is laid out."""
        labels, owner = LabelsSoFar(), dict[str, str]()
        for key, (numbering, first) in self.starts().items():
            for anchor, offset in self._anchors(key):
                if owner.setdefault(anchor, key) != key:
                    raise ValueError(f"id {anchor!r} stands in {owner[anchor]} and in {key}")
                labels.setdefault(anchor, page_label(numbering, first + offset))
        return labels

    def _anchors(self, key: str) -> Iterator[tuple[str, int]]:
        """Yield each id of a part with the offset of its page in the part."""
        for offset, page in enumerate(self.laid[key].pages if key in self.laid else ()):
            for anchor in page.anchors:
                yield anchor, offset

    def label_runs(self) -> Iterator[tuple[int, Numbering, int, str]]:
        """Yield where each part begins: page index, numbering, first number, title."""
        index, starts = 0, self.starts()
        for part in self.document.parts:
            yield (index, *starts[part.key], part.title)
            index += len(self.laid[part.key].pages)


def page_label(numbering: Numbering, number: int) -> str:
    """Return a page number as it is printed: "iv", "17", or "" where none is."""
    if numbering is Numbering.NONE:
        return ""
    return roman(number).lower() if numbering is Numbering.ROMAN else str(number)


def roman(number: int) -> str:
    """Return ``number`` (1 to 3999) in roman numerals."""
    text = ""
    for value, letters in NUMERALS:
        text += letters * (number // value)
        number %= value
    return text
