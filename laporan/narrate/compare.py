"""Two texts beside each other, and the numbers in one that the data no longer know. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import zip_longest

_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "blockquote", "td", "th", "dt", "dd", "div"}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PIECE = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Potongan:
    """A stretch of words; ``beda``: the other text does not have it; ``lama``: an old number."""

    teks: str
    beda: bool = False
    lama: bool = False


Baris = tuple[Potongan, ...]


class _Reader(HTMLParser):
    """Collects the words of each block of an HTML text."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = [""]

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag in _BLOCKS:
            self.blocks.append("")
        elif tag == "br":
            self.blocks[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        self.blocks[-1] += data


def read_blocks(html: str) -> tuple[str, ...]:
    """Return the words of an HTML text, one string a paragraph, item or cell; no empty ones."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    words = (" ".join(block.split()) for block in reader.blocks)
    return tuple(block for block in words if block)


def find_numbers(blocks: Iterable[str]) -> tuple[str, ...]:
    """Return the numbers as they are written ("74,48"), each once, in order of appearance."""
    return tuple(dict.fromkeys(hit for block in blocks for hit in _NUMBER.findall(block)))


def find_old_numbers(own: Sequence[str], known: AbstractSet[str]) -> tuple[str, ...]:
    """Return the numbers of a person's text that are not among the ``known`` ones."""
    return tuple(number for number in find_numbers(own) if number not in known)


def compare(
    left: Sequence[str], right: Sequence[str], old: Iterable[str] = ()
) -> tuple[tuple[Baris, Baris], ...]:
    """Return both texts in rows, paragraph beside paragraph, with what only one of them has.

    ``old`` numbers are marked in the left text.
    """
    known_old = frozenset(old)
    rows: list[tuple[Baris, Baris]] = []
    for a, b in _pair(left, right):
        mine, other = _words(a, b)
        rows.append((tuple(_mark_old(mine, known_old)), tuple(other)))
    return tuple(rows)


def _pair(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair equal paragraphs; changed ones stand beside each other in their order."""
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for _, a1, a2, b1, b2 in matcher.get_opcodes():
        yield from zip_longest(left[a1:a2], right[b1:b2], fillvalue="")


def _words(a: str, b: str) -> tuple[list[Potongan], list[Potongan]]:
    first, second = _PIECE.findall(a), _PIECE.findall(b)
    mine: list[Potongan] = []
    other: list[Potongan] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, first, second, False).get_opcodes():
        differs = tag != "equal"
        mine += [Potongan("".join(first[a1:a2]), differs)] if a1 < a2 else []
        other += [Potongan("".join(second[b1:b2]), differs)] if b1 < b2 else []
    return mine, other


def _mark_old(pieces: Iterable[Potongan], old: AbstractSet[str]) -> Iterator[Potongan]:
    for piece in pieces:
        position = 0
        for hit in _NUMBER.finditer(piece.teks):
            if hit[0] not in old:
                continue
            if position < hit.start():
                yield Potongan(piece.teks[position : hit.start()], piece.beda)
            yield Potongan(hit[0], piece.beda, lama=True)
            position = hit.end()
        if position < len(piece.teks):
            yield Potongan(piece.teks[position:], piece.beda)
