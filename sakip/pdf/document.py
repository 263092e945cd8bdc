"""What a document is before it is laid out: parts in reading order, and what they share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Literal

# From the id of an element to the page number printed where it stands ("iii", "17"). An id that
# is not (yet) known reads as "", so a builder never has to guard a look-up.
Labels = Mapping[str, str]


class LabelsSoFar(dict[str, str]):
    """Labels while the document is being laid out: what is not known yet reads as ""."""

    def __missing__(self, anchor: str) -> str:
        return ""


class Numbering(Enum):
    """How the pages of a part are numbered; each kind counts on by itself over its parts."""

    NONE = ""  # prints no number and counts for none (a cover)
    ROMAN = "lower-roman"
    ARABIC = "decimal"


@dataclass(frozen=True)
class Part:
    """One stretch of a document that begins on a new page.

    ``key`` is a stable id of the part ("bab-3-sasaran-1"), unique in its document. ``html`` is
    the complete inner body. Landscape pages inside it are elements with class ``melintang``.
    Ids of elements are unique over the whole document; links may point into other parts.
    """

    key: str
    title: str
    html: str
    numbering: Numbering = Numbering.ARABIC


@dataclass(frozen=True)
class Contents:
    """A part whose HTML prints page numbers: ``build`` gets them and returns the inner body.

    ``build`` is pure. It may be called several times: first with numbers that are still missing
    or guessed, at last with the true ones.
    """

    key: str
    title: str
    build: Callable[[Labels], str]
    numbering: Numbering = Numbering.ROMAN


@dataclass(frozen=True)
class Attachment:
    """A file carried inside the PDF; it bears the document's date, never the clock's."""

    name: str
    data: bytes
    description: str
    mime: str


# Liberation Sans, Liberation Serif and URW Bookman: the faces of sakip.pdf.fonts.
Typeface = Literal["sans", "serif", "bookman"]


@dataclass(frozen=True)
class Document:
    """All that a PDF is made of; equal documents give equal bytes on equal engines.

    ``date`` is the date of the document itself (aware), written as its date of making.
    ``footer`` is printed small at the foot of numbered pages. ``contoh`` prints "CONTOH – bukan
    dokumen resmi" in the head margin of every page. ``seed`` is what identifies this document
    among others (its number and version): it becomes the PDF's identifier together with all
    the rest of the content. ``nomor`` stands there instead where the document has a number that
    anybody may ask about: in the clear, so that it is found without reading the PDF.
    """

    title: str
    author: str
    date: datetime
    parts: tuple[Part | Contents, ...]
    subject: str = ""
    keywords: tuple[str, ...] = ()
    lang: str = "id"
    paper: Literal["A4", "F4"] = "A4"  # F4 is 215 × 330 mm
    typeface: Typeface = "sans"  # of the text
    naskah_typeface: Typeface = "bookman"  # of what stands in class "naskah"
    footer: str = ""
    contoh: bool = False
    seed: str = ""
    nomor: str = ""
    attachments: tuple[Attachment, ...] = ()
