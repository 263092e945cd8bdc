"""Loading the official nomenclature of any bidang urusan from a CSV file."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from instansi.models import Pengguna
from kerja import jejak
from renstra.models import Nomenklatur
from renstra.models.nomenklatur import BENTUK_KODE, parent_code

KOLOM = (
    "kode", "tingkat", "uraian", "kinerja", "indikator", "satuan",
    "berlaku_dari", "berlaku_sampai",
)  # fmt: skip
_TEKS = ("uraian", "kinerja", "indikator", "satuan")
_TERPANJANG_SATUAN = 100
Masalah = tuple[int, str]  # line of the file and what is wrong there, in Indonesian


class NomenklaturDitolak(ValueError):
    """A file of which nothing was loaded; ``masalah`` holds one Indonesian line per reason."""

    def __init__(self, masalah: Iterable[Masalah]):
        self.masalah = [f"Baris {line}: {reason}" for line, reason in sorted(masalah)]
        super().__init__("\n".join(self.masalah))


@dataclass(frozen=True, slots=True)
class HasilImpor:
    """How many rows a file made, changed and left as they were."""

    baru: int
    diubah: int
    tetap: int


@dataclass(frozen=True, slots=True)
class Baris:
    """One valid line of the file; ``line`` is its place there."""

    line: int
    kode: str
    tingkat: str
    teks: dict[str, str]
    dari: int
    sampai: int | None

    @property
    def key(self) -> tuple[str, int]:
        """Return what makes a row of the nomenclature one of its kind."""
        return self.kode, self.dari


@transaction.atomic
def import_nomenklatur(teks: str, *, by: Pengguna | None) -> HasilImpor:
    """Load all rows of a CSV text, or none of them; repeating it changes nothing.

    Columns: ``KOLOM``, comma or semicolon between them. A row that is known by its code and
    first year of validity gets the new text; codes that the file does not name stay. Raises
    :class:`NomenklaturDitolak` with every reason.
    """
    rows, problems = read_rows(teks)
    existing = {(row.kode, row.berlaku_dari): row for row in Nomenklatur.objects.all()}
    problems += _check_together(rows, existing)
    if problems:
        raise NomenklaturDitolak(problems)
    hasil = _save(rows, existing)
    if hasil.baru or hasil.diubah:
        top = min(rows, key=lambda row: len(row.kode))
        perubahan = {"baru": [0, hasil.baru], "diubah": [0, hasil.diubah]}
        jejak.record("impor nomenklatur", existing[top.key], by=by, perubahan=perubahan)
    return hasil


def read_rows(teks: str) -> tuple[list[Baris], list[Masalah]]:
    """Read the lines of a file; every line is either a row or has a problem."""
    head = teks.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(teks), delimiter=";" if ";" in head else ",")
    absent = [name for name in KOLOM if name not in (reader.fieldnames or [])]
    if absent:
        return [], [(1, f"kolom tidak ada: {', '.join(absent)}")]
    rows: list[Baris] = []
    problems: list[Masalah] = []
    for cells in reader:
        line = reader.line_num
        reasons = _check_line(cells)
        problems += [(line, reason) for reason in reasons]
        if not reasons:
            rows.append(_row(line, cells))
    if not rows and not problems:
        problems.append((1, "tidak ada baris data di bawah judul kolom"))
    return rows, problems


def _row(line: int, cells: dict[str, str]) -> Baris:
    teks = {name: " ".join(cells[name].split()) for name in _TEKS}
    sampai = cells["berlaku_sampai"].strip()
    return Baris(
        line, cells["kode"].strip(), cells["tingkat"].strip(), teks,
        int(cells["berlaku_dari"]), int(sampai) if sampai else None,
    )  # fmt: skip


def _check_line(cells: dict) -> list[str]:
    """Say what is wrong with a line by itself."""
    if None in cells or None in cells.values():
        return ["banyaknya kolom tidak sama dengan baris judul"]
    problems = [*_check_code(cells["kode"].strip(), cells["tingkat"].strip())]
    if not cells["uraian"].strip():
        problems.append("uraian kosong")
    if len(cells["satuan"].strip()) > _TERPANJANG_SATUAN:
        problems.append(f"satuan lebih dari {_TERPANJANG_SATUAN} huruf")
    return problems + _check_years(cells["berlaku_dari"].strip(), cells["berlaku_sampai"].strip())


def _check_code(kode: str, tingkat: str) -> list[str]:
    if tingkat not in BENTUK_KODE:
        return [f"tingkat “{tingkat}” tidak dikenal; pilihannya {', '.join(BENTUK_KODE)}"]
    if not re.match(BENTUK_KODE[tingkat], kode, re.ASCII):
        return [f"kode “{kode}” tidak berbentuk kode {tingkat.replace('_', ' ')}"]
    return []


def _check_years(dari: str, sampai: str) -> list[str]:
    if not re.fullmatch(r"(19|20)\d{2}", dari):
        return [f"berlaku_dari “{dari}” bukan tahun"]
    if sampai and not re.fullmatch(r"(19|20)\d{2}", sampai):
        return [f"berlaku_sampai “{sampai}” bukan tahun; kosongkan bila masih berlaku"]
    if sampai and sampai < dari:
        return [f"berlaku_sampai {sampai} mendahului berlaku_dari {dari}"]
    return []


Existing = dict[tuple[str, int], Nomenklatur]
Masa = tuple[int, int | None]  # first and last year of validity


def _check_together(rows: list[Baris], existing: Existing) -> list[Masalah]:
    """Say which lines repeat, overlap or lack their parent, among themselves and those known."""
    spans: dict[str, dict[int, Masa]] = defaultdict(dict)
    for kode, dari in existing:
        spans[kode][dari] = (dari, existing[kode, dari].berlaku_sampai)
    problems: list[Masalah] = []
    seen: dict[tuple[str, int], int] = {}
    for row in rows:
        if row.key in seen:
            reason = f"kode {row.kode} berlaku dari {row.dari} sudah ada di baris {seen[row.key]}"
            problems.append((row.line, reason))
        seen.setdefault(row.key, row.line)
        spans[row.kode][row.dari] = (row.dari, row.sampai)
    for row in rows:
        problems += [(row.line, reason) for reason in _check_place(row, spans)]
    return problems


def _check_place(row: Baris, spans: dict[str, dict[int, Masa]]) -> list[str]:
    """Say whether a row lacks a parent or its validity meets another one of the same code."""
    problems = [
        f"masa berlaku {row.kode} bertumpang tindih dengan yang berlaku dari {dari}"
        for dari, sampai in spans[row.kode].values()
        if dari != row.dari
        and (covers((dari, sampai), row.dari) or covers((row.dari, row.sampai), dari))
    ]
    parent = parent_code(row.kode)
    if parent and not any(covers(masa, row.dari) for masa in spans.get(parent, {}).values()):
        problems.append(f"induk {parent} tidak ada atau belum berlaku pada tahun {row.dari}")
    return problems


def covers(masa: Masa, tahun: int) -> bool:
    """Return whether a year lies in a span of validity."""
    dari, sampai = masa
    return dari <= tahun and (sampai is None or tahun <= sampai)


def _save(rows: list[Baris], existing: Existing) -> HasilImpor:
    """Write the rows, parents first; ``existing`` also receives the new ones."""
    made = changed = 0
    by_code: dict[str, list[Nomenklatur]] = defaultdict(list)
    for known in existing.values():
        by_code[known.kode].append(known)
    for row in sorted(rows, key=lambda row: len(row.kode)):
        found = existing.get(row.key) or Nomenklatur(kode=row.kode, berlaku_dari=row.dari)
        new = {**row.teks, "tingkat": row.tingkat, "berlaku_sampai": row.sampai}
        new["induk_id"] = _parent_id(row, by_code[parent_code(row.kode)])
        if found.pk and all(getattr(found, name) == value for name, value in new.items()):
            continue
        made, changed = (made, changed + 1) if found.pk else (made + 1, changed)
        for name, value in new.items():
            setattr(found, name, value)
        found.save()
        if row.key not in existing:
            by_code[row.kode].append(found)
            existing[row.key] = found
    return HasilImpor(made, changed, len(rows) - made - changed)


def _parent_id(row: Baris, candidates: list[Nomenklatur]) -> int | None:
    valid = [c.pk for c in candidates if covers((c.berlaku_dari, c.berlaku_sampai), row.dari)]
    return valid[0] if valid else None
