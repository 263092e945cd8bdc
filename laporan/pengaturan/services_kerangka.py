"""Changing the outline of a Pemda's LAKIP and its default texts."""

import re

from django.db import transaction

from instansi.models import Pemda, Pengguna
from kerja.jejak import record
from laporan.models import KerangkaBagian, TeksPemda
from laporan.narasi import PLACES_OF_PEMDA
from laporan.outline import Bagian, Jenis
from laporan.pengaturan.kerangka import TERMS, move
from laporan.queries import load_kerangka
from sakip.errors import Ditolak, VersiUsang
from sakip.perubahan import change, create

LONGEST_TEXT = 20_000
NAMES = ("instansi", "pimpinan", "kepala_daerah", "pemda", "tahun", "tahun_berikut")
_BRACES = re.compile(r"\{([^{}]*)\}")


@transaction.atomic
def set_bagian(  # noqa: PLR0913 - the fields of its form
    pemda: Pemda, bagian: Bagian, *, judul: str, tampil: bool, versi: int, by: Pengguna | None
) -> KerangkaBagian:
    """Name a part and print it or not; an empty title is that of the standard.

    ``versi`` is that of the row as it was read, 0 = there was none. Raises Ditolak, VersiUsang
    and ValidationError.
    """
    _lock(pemda)
    title = " ".join(judul.split())
    _check_names(title, TERMS, "judul")
    if not tampil and not bagian.opsional:
        raise Ditolak("Bagian ini wajib dicetak menurut PermenPANRB 53/2014.", "tampil")
    values = {"judul": "" if title == bagian.judul else title, "tampil": tampil}
    row = KerangkaBagian.objects.filter(pemda=pemda, bagian=bagian.kunci).first()
    if row is None:
        row, told = create(KerangkaBagian(pemda=pemda, bagian=bagian.kunci, **values))
    else:
        row, told = change(row, values, versi=versi)
    if told:
        record("ubah kerangka LAKIP", row, by=by, perubahan=told)
    return row


@transaction.atomic
def move_bagian(pemda: Pemda, bagian: Bagian, arah: str, *, by: Pengguna | None) -> None:
    """Move a part one place up (``naik``) or down (``turun``) among its siblings."""
    _lock(pemda)
    before = load_kerangka(pemda.pk)
    order = move(bagian.kunci, arah, before)
    if order is None:
        return
    # The cover keeps the place before the other front parts.
    start = 1 if bagian.jenis is Jenis.DEPAN else 0
    rows = {row.bagian: row for row in KerangkaBagian.objects.filter(pemda=pemda)}
    told: dict[str, list] = {}
    moved = None
    for urutan, kunci in enumerate(order, start):
        row = rows.get(kunci)
        old = row.urutan if row else None
        if row is None:
            row, _ = create(KerangkaBagian(pemda=pemda, bagian=kunci, urutan=urutan))
        elif old != urutan:
            row, _ = change(row, {"urutan": urutan})
        if old != urutan:
            told[kunci] = [old, urutan]
        moved = row if kunci == bagian.kunci else moved
    record("ubah urutan kerangka LAKIP", moved or pemda, by=by, perubahan=told)


@transaction.atomic
def restore_standard(pemda: Pemda, *, by: Pengguna | None) -> None:
    """Take the outline of the standard again: titles, order and all parts."""
    _lock(pemda)
    told: dict[str, list] = {}
    # The rows stay, so that who has an old page open is told.
    for row in KerangkaBagian.objects.filter(pemda=pemda):
        _, changed = change(row, {"judul": "", "urutan": None, "tampil": True})
        told |= {f"{row.bagian} {name}": pair for name, pair in changed.items()}
    if told:
        record("kembalikan kerangka LAKIP ke baku", pemda, by=by, perubahan=told)


@transaction.atomic
def save_teks(
    pemda: Pemda, kunci: str, teks: str, *, versi: int, by: Pengguna | None
) -> TeksPemda | None:
    """Give the default text of a place; an empty one is the product's again.

    Raises Ditolak, and VersiUsang where somebody else has saved another text meanwhile.
    """
    clean = teks.replace("\r\n", "\n").strip()
    if kunci not in PLACES_OF_PEMDA:
        raise Ditolak("Teks di tempat ini disusun dari data dan tidak dapat diganti.")
    if len(clean) > LONGEST_TEXT:
        raise Ditolak(f"Teks paling panjang {LONGEST_TEXT} tanda; sekarang {len(clean)}.", "teks")
    _check_names(clean, NAMES, "teks")
    _lock(pemda)
    row = TeksPemda.objects.filter(pemda=pemda, kunci=kunci).first()
    if row is None:
        if not clean:
            return None
        row, told = create(TeksPemda(pemda=pemda, kunci=kunci, teks=clean))
    elif row.versi != versi and row.teks != clean:
        raise VersiUsang(row)
    else:
        row, told = change(row, {"teks": clean})
    if told:
        aksi = "tulis teks bawaan Pemda" if clean else "kembalikan teks bawaan Pemda"
        record(aksi, row, by=by, perubahan=told)
    return row


def _check_names(text: str, known: tuple[str, ...], field: str) -> None:
    wrong = [name for name in _BRACES.findall(text) if name not in known]
    if wrong or set("{}") & set(_BRACES.sub("", text)):
        allowed = ", ".join(f"{{{name}}}" for name in known)
        said = f"{{{wrong[0]}}} tidak dikenal" if wrong else "Ada kurung kurawal tanpa pasangannya"
        raise Ditolak(f"{said}. Yang dapat dipakai: {allowed}.", field)


def _lock(pemda: Pemda) -> None:
    """Let the changes to one Pemda's outline and texts take turns."""
    Pemda.objects.select_for_update(of=("self",)).get(pk=pemda.pk)
