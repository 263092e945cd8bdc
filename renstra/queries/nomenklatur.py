"""Finding a row of the official nomenclature by what people type."""

import re
from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from renstra.models import Nomenklatur

_KODE = re.compile(r"\s*(\d(?:\.\d{1,4}){2,5})\b")
_LONGEST_NAME = 600  # a longer text is no name, and databases refuse to search for it
_LEVELS = [
    Nomenklatur.Tingkat.PROGRAM,
    Nomenklatur.Tingkat.KEGIATAN,
    Nomenklatur.Tingkat.SUB_KEGIATAN,
]


def nomenklatur_in_force(tahun: int) -> QuerySet[Nomenklatur]:
    """Return the programs, kegiatan and sub kegiatan that are valid in a year, by code."""
    return Nomenklatur.objects.filter(
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=tahun),
        berlaku_dari__lte=tahun,
        tingkat__in=_LEVELS,
    ).order_by("kode")


def find_nomenklatur(teks: str, tahun: int) -> list[Nomenklatur]:
    """Return the rows that a text means: by its code in either form, else by its name.

    "7.01.01.2.01.01 Penyusunan …" goes by the code alone. A name equal to the text comes before
    names that hold it.
    """
    rows = nomenklatur_in_force(tahun)
    code = _KODE.match(teks)
    if code:
        return list(rows.filter(kode=_four_digits(code[1])))
    name = " ".join(teks.split())
    if not name or len(name) > _LONGEST_NAME:
        return []
    return list(rows.filter(uraian__iexact=name)) or list(rows.filter(uraian__icontains=name))


def find_by_code(texts: Iterable[str], tahun: int) -> Mapping[str, Nomenklatur]:
    """Return what texts that begin with a code mean, in one query; the others are left out."""
    codes = {text: _four_digits(code[1]) for text in texts if (code := _KODE.match(text))}
    rows = nomenklatur_in_force(tahun).filter(kode__in=set(codes.values()))
    found = {row.kode: row for row in rows}
    return {text: found[kode] for text, kode in codes.items() if kode in found}


def _four_digits(kode: str) -> str:
    """Return a code with the four digits that a sub kegiatan has in our rows."""
    parts = kode.split(".")
    if len(parts) == 6:  # noqa: PLR2004 - the sixth segment numbers the sub kegiatan
        parts[-1] = parts[-1].zfill(4)
    return ".".join(parts)
