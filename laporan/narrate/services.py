"""Writing the texts that people give a report: own narrative, the two lists, place and date."""

import re
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.html import escape

from instansi.models import Pengguna
from kerja.jejak import record
from kerja.models import Tahap
from kerja.tahap import check_open
from laporan.models import ButirLaporan, Laporan, Narasi
from laporan.narasi import clean_html
from laporan.narrate.compare import read_blocks
from laporan.narrate.places import Tempat
from sakip.errors import Ditolak, VersiUsang
from sakip.perubahan import change, create

LONGEST_TEXT = 60_000  # characters: some 20 pages in one place
MOST_ITEMS = 30
LONGEST_ITEM = 1_000
_TAG = re.compile(r"</?[a-zA-Z]")
_APART = re.compile(r"</(?:t[dhr]|div|h[1-6])\s*>", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(</?(?:p|ul|ol|li|h4|blockquote)>)\s*")


def tidy_html(text: str) -> str:
    """Return clean HTML with one block a line; words without any tag become paragraphs."""
    if not _TAG.search(text):
        blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
        text = "".join(f"<p>{escape(block)}</p>" for block in blocks if block.strip())
    # What no tag of ours parts stays apart at least by a blank: cells of a table, headings.
    clean = " ".join(clean_html(_APART.sub(r" \g<0>", text)).split())
    tight = _BETWEEN.sub(r"\1", clean)
    return re.sub(r"(</(?:p|h4|li|ul|ol|blockquote)>|<(?:ul|ol)>)(?!$)", r"\1\n", tight)


def save_narasi(
    laporan: Laporan, tempat: Tempat, teks: str, *, versi: int, by: Pengguna | None
) -> Narasi:
    """Print a person's own text at a place. ``versi`` is that of the row as read, 0 = none yet.

    Saving the same text again is no error. Raises Ditolak, and VersiUsang where somebody else
    has saved another text meanwhile.
    """
    clean = tidy_html(teks)
    if not read_blocks(clean):
        raise Ditolak(
            "Teks masih kosong. Tulislah sesuatu, atau pilih “Kembalikan ke bawaan” bila teks "
            "bawaan yang hendak dicetak.",
            "teks",
        )
    if len(clean) > LONGEST_TEXT:
        raise Ditolak(
            f"Teks terlalu panjang ({len(clean)} tanda). Paling banyak {LONGEST_TEXT} tanda "
            "untuk satu tempat.",
            "teks",
        )
    values = {"teks": clean, "bawaan": "\n".join(tempat.kata)}
    return _write(laporan, tempat.kunci, values, versi=versi, by=by)


def restore_default(
    laporan: Laporan, kunci: str, *, versi: int, by: Pengguna | None
) -> Narasi | None:
    """Let the default be printed again; the own text stays readable in the trail.

    Raises Ditolak and VersiUsang.
    """
    if not Narasi.objects.filter(laporan=laporan, kunci=kunci).exists():
        return None
    return _write(laporan, kunci, {"teks": "", "bawaan": ""}, versi=versi, by=by)


@transaction.atomic
def _write(
    laporan: Laporan, kunci: str, values: dict[str, str], *, versi: int, by: Pengguna | None
) -> Narasi:
    laporan = lock_open(laporan)
    row = Narasi.objects.filter(laporan=laporan, kunci=kunci).first()
    if row is None:
        row, perubahan = create(Narasi(laporan=laporan, kunci=kunci, **values))
    elif row.versi != versi and row.teks != values["teks"]:
        raise VersiUsang(row)
    else:
        row, perubahan = change(row, values)
    if perubahan:
        aksi = "tulis narasi" if row.teks else "kembalikan narasi ke bawaan"
        told = {"tempat": [kunci, kunci], "teks": perubahan.get("teks", [row.teks, row.teks])}
        record(aksi, row, by=by, instansi=laporan.instansi, perubahan=told)
    return row


@transaction.atomic
def save_butir(
    laporan: Laporan,
    jenis: str,
    teks: Sequence[str],
    *,
    read: Sequence[str],
    by: Pengguna | None,
) -> list[str]:
    """Replace one list (isu strategis or langkah perbaikan) as a whole; empty items fall away.

    ``read`` is the list as the person read it. Raises VersiUsang where it has changed since, and
    Ditolak.
    """
    laporan = lock_open(laporan)
    rows = list(ButirLaporan.objects.filter(laporan=laporan, jenis=jenis).order_by("urutan"))
    before, wanted = [row.teks for row in rows], _check_items(teks)
    if wanted == before:
        return before
    if list(read) != before:
        raise VersiUsang(laporan)
    for row, item in zip(rows, wanted, strict=False):
        if row.teks != item:
            change(row, {"teks": item})
    start = rows[-1].urutan if rows else 0
    for number, item in enumerate(wanted[len(rows) :], start + 1):
        create(ButirLaporan(laporan=laporan, jenis=jenis, urutan=number, teks=item))
    ButirLaporan.objects.filter(pk__in=[row.pk for row in rows[len(wanted) :]]).delete()
    name = str(ButirLaporan.Jenis(jenis).label).lower()
    perubahan: dict[str, list] = {jenis: [before, wanted]}
    record(f"ubah {name}", laporan, by=by, instansi=laporan.instansi, perubahan=perubahan)
    return wanted


def _check_items(teks: Sequence[str]) -> list[str]:
    items = ["\n".join(" ".join(line.split()) for line in t.strip().splitlines()) for t in teks]
    items = [item for item in items if item]
    if len(items) > MOST_ITEMS:
        raise Ditolak(f"Paling banyak {MOST_ITEMS} butir. Gabungkan yang serupa.")
    for number, item in enumerate(items, 1):
        if len(item) > LONGEST_ITEM:
            raise Ditolak(f"Butir {number} terlalu panjang; paling banyak {LONGEST_ITEM} tanda.")
    return items


@transaction.atomic
def save_tanggal(
    laporan: Laporan, values: dict[str, Any], *, versi: int, by: Pengguna | None
) -> Laporan:
    """Set ``tempat``, ``tanggal`` (None = not yet known) and ``presisi`` of the kata pengantar.

    Raises Ditolak, also for a day before the year that is reported, ValidationError, VersiUsang.
    """
    lock_open(laporan)
    day = values.get("tanggal")
    if day is not None and day.year < laporan.tahun:
        raise Ditolak(
            f"Laporan tahun {laporan.tahun} tidak bertanggal sebelum tahun itu. "
            f"Biasanya {laporan.tahun + 1}.",
            "tahun",
        )
    saved, perubahan = change(laporan, values, versi=versi)
    if perubahan:
        aksi = "ubah tempat dan tanggal LAKIP"
        record(aksi, saved, by=by, instansi=saved.instansi, perubahan=perubahan)
    return saved


def lock_open(laporan: Laporan) -> Laporan:
    """Return the report locked to the end of the transaction, so that writers take their turns.

    Raises Ditolak where the LAKIP of the year is locked.
    """
    locked = (
        Laporan.objects.select_for_update(of=("self",)).select_related("instansi__pemda")
    ).get(pk=laporan.pk)
    check_open(locked.instansi, locked.tahun, Tahap.Langkah.LAKIP)
    return locked
