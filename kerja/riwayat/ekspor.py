"""The trail as CSV, for whoever has the right to read it; taking it out is an act as well."""

import csv
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from instansi.models import Pengguna
from kerja import jejak
from kerja.models import Jejak
from kerja.riwayat.kata import describe, name_actor, name_kind
from sakip.perubahan import Perubahan

CHUNK = 500
# At the beginning, or after what some spreadsheet takes for the end of a cell or a row.
_FORMULA = re.compile(r"(^|[,;\t\r\n]\s*\"?)([=+\-@\t\r])")
HEADINGS = [
    "Nomor", "Waktu", "Siapa", "Nama pengguna", "Peran", "Dari", "Tindakan", "Jenis data", "Id",
    "Data", "Instansi", "Perubahan",
]  # fmt: skip


def record_export(rows: QuerySet[Jejak], saringan: dict[str, Any], *, by: Pengguna) -> Jejak:
    """Record that somebody takes these rows out, and by which filters they were chosen."""
    chosen = ", ".join(f"{name}: {value}" for name, value in saringan.items())
    told: Perubahan = {
        "jumlah": [None, rows.count()],
        "saringan": [None, chosen or "tanpa saringan"],
    }
    return jejak.record("ekspor riwayat", by, by=by, perubahan=told)


def write_csv(rows: QuerySet[Jejak]) -> Iterator[str]:
    """Yield the rows, newest first, line by line, as the spreadsheets of an office read them.

    That is with semicolons and a byte order mark. A cell that a spreadsheet would take for a
    formula begins with an apostrophe.
    """
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff" + writer.writerow(HEADINGS)
    waiting = rows.iterator(chunk_size=CHUNK)
    while chunk := list(islice(waiting, CHUNK)):
        told = describe([(row.objek, row.perubahan) for row in chunk])
        for row, lines in zip(chunk, told, strict=True):
            yield writer.writerow(map(defuse, _cells(row, "; ".join(map(str, lines)))))


def _cells(row: Jejak, perubahan: str) -> list[str]:
    who = row.pelaku
    return [
        str(row.nomor),
        f"{timezone.localtime(row.waktu):%Y-%m-%d %H:%M:%S}",
        name_actor(row),
        who.username if who else "",
        row.peran if who else "",
        row.dari or "",
        row.aksi,
        name_kind(row.objek),
        row.objek_id,
        row.uraian,
        str(row.instansi or ""),
        perubahan,
    ]


def defuse(cell: str) -> str:
    """Return a cell no part of which begins a formula, whatever the spreadsheet splits at."""
    return _FORMULA.sub(r"\1'\2", cell)


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text
