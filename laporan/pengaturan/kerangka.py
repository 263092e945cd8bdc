"""The outline of the LAKIP as its page shows it: every part in order, with its number; pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from laporan.data import BagianPemda
from laporan.outline import (
    KERANGKA,
    Bagian,
    Jenis,
    is_printed,
    resolve_outline,
    sort_parts,
    title_of,
)

# The cover begins every report.
FIXED = "sampul"
TERMS = ("instansi", "tahun", "periode")


@dataclass(frozen=True)
class Baris:
    """A part: its number as it will be printed ("" = none or left out), and how it may move."""

    bagian: Bagian
    nomor: str
    judul: str
    dicetak: bool
    diubah: bool
    tingkat: int
    naik: bool
    turun: bool


def find_bagian(kunci: str) -> Bagian | None:
    """Return a part by its key."""
    every = (one for part in KERANGKA for one in (part, *part.isi))
    return next((one for one in every if one.kunci == kunci), None)


def siblings_of(kunci: str) -> tuple[Bagian, ...]:
    """Return the parts among which a part may move, in the order of the standard."""
    for part in KERANGKA:
        if any(one.kunci == kunci for one in part.isi):
            return part.isi
    jenis = next(one.jenis for one in KERANGKA if one.kunci == kunci)
    return tuple(one for one in KERANGKA if one.jenis == jenis and one.kunci != FIXED)


def list_kerangka(ubahan: Mapping[str, BagianPemda]) -> list[Baris]:
    """Return all parts in the order of the Pemda, sections below their bab."""
    numbers = {}
    for part in resolve_outline(ubahan, {}):
        numbers[part.bagian.kunci] = part.judul.nomor
        numbers |= {section.bagian.kunci: section.judul.nomor for section in part.isi}
    return [
        row
        for jenis in Jenis
        for row in _rows([p for p in KERANGKA if p.jenis == jenis], ubahan, numbers, 1)
    ]


def _rows(
    parts: Iterable[Bagian],
    ubahan: Mapping[str, BagianPemda],
    numbers: Mapping[str, str],
    tingkat: int,
) -> Iterator[Baris]:
    ordered = sort_parts(parts, ubahan)
    movable = [one.kunci for one in ordered if one.kunci != FIXED]
    for part in ordered:
        moves = part.kunci in movable
        yield Baris(
            bagian=part,
            nomor=numbers.get(part.kunci, ""),
            judul=title_of(part, ubahan),
            dicetak=is_printed(part, ubahan),
            diubah=title_of(part, ubahan) != part.judul,
            tingkat=tingkat,
            naik=moves and part.kunci != movable[0],
            turun=moves and part.kunci != movable[-1],
        )
        yield from _rows(part.isi, ubahan, numbers, tingkat + 1)


def move(kunci: str, arah: str, ubahan: Mapping[str, BagianPemda]) -> list[str] | None:
    """Return the keys of the siblings in their new order; None where it cannot move that way."""
    order = [one.kunci for one in sort_parts(siblings_of(kunci), ubahan)]
    here = order.index(kunci)
    there = here + (1 if arah == "turun" else -1)
    if not 0 <= there < len(order):
        return None
    order[here], order[there] = order[there], order[here]
    return order
