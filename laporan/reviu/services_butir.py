"""Wording the checklist of a Pemda's reviu.

Those who answer it word it, the inspektorat, and not the Tim SAKIP that puts the reports together:
who is reviewed does not choose the questions.
"""

from typing import Any

from django.db import transaction

from instansi.access import require
from instansi.models import Pemda, Pengguna
from instansi.rights import Right
from kerja.jejak import record
from laporan.models import ButirReviu
from laporan.reviu.bawaan import default_items
from laporan.reviu.queries import find_item, items_of
from sakip.errors import Ditolak
from sakip.perubahan import change, create


@transaction.atomic
def add_butir(pemda: Pemda, *, kelompok: str, pernyataan: str, by: Pengguna | None) -> ButirReviu:
    """Ask one thing more, after the others of its group. Raises Ditolak, ValidationError."""
    _lock(pemda, by)
    text = " ".join(pernyataan.split())
    rows = [row for row in items_of(pemda) if row.kelompok == kelompok]
    _check_new(text, rows)
    urutan = max((row.urutan for row in rows), default=0) + 1
    row, told = create(ButirReviu(pemda=pemda, kelompok=kelompok, urutan=urutan, pernyataan=text))
    record("tambah butir reviu", row, by=by, perubahan=told)
    return row


@transaction.atomic
def set_butir(  # noqa: PLR0913 - the fields of its form
    pemda: Pemda, kunci: str, *, pernyataan: str, dipakai: bool, versi: int, by: Pengguna | None
) -> ButirReviu:
    """Word an item, and ask it or not; an empty wording is that of the standard.

    ``versi`` is that of the row as it was read, 0 = it was the standard's. What was answered keeps
    the wording it answered. Raises Ditolak, VersiUsang and ValidationError.
    """
    _lock(pemda, by)
    row = find_item(pemda, kunci)
    if row is None:
        raise Ditolak("Butir ini tidak ada.")
    text = " ".join(pernyataan.split()) or _standard(pemda).get(kunci, "")
    others = [one for one in items_of(pemda) if one.kunci != kunci]
    _check_new(text, [one for one in others if one.kelompok == row.kelompok])
    if not dipakai and not any(one.dipakai for one in others):
        raise Ditolak("Ini butir terakhir; checklist tidak dapat kosong.", "dipakai")
    if row.pk is None and (text, dipakai) == (row.pernyataan, row.dipakai):
        return row
    if row.pk is None:
        row.pernyataan, row.dipakai = text, dipakai
        row, told = create(row)
    else:
        row, told = change(row, {"pernyataan": text, "dipakai": dipakai}, versi=versi)
    if told:
        record("ubah butir reviu", row, by=by, perubahan=told)
    return row


def restore_butir(row: ButirReviu, *, by: Pengguna | None, versi: int, **values: Any) -> ButirReviu:
    """Let an item be again what its history says, by the rules that hold for all of them."""
    wanted: dict[str, Any] = {"pernyataan": row.pernyataan, "dipakai": row.dipakai} | values
    return set_butir(row.pemda, row.kunci, by=by, versi=versi, **wanted)


@transaction.atomic
def restore_standard(pemda: Pemda, *, by: Pengguna | None) -> None:
    """Ask the items of the standard again, as it words them, and none of the Pemda's own."""
    _lock(pemda, by)
    standard, told = _standard(pemda), dict[str, list]()
    # The rows stay: answers point at them, and who has an old page open is told.
    for row in ButirReviu.objects.filter(pemda=pemda):
        text = standard.get(row.kunci)
        _, changed = change(
            row, {"pernyataan": text or row.pernyataan, "dipakai": text is not None}
        )
        told |= {f"{row.kunci} {name}": pair for name, pair in changed.items()}
    if told:
        record("kembalikan checklist reviu ke baku", pemda, by=by, perubahan=told)


def _check_new(text: str, others: list[ButirReviu]) -> None:
    if not text:
        raise Ditolak("Tulislah pernyataannya.", "pernyataan")
    if any(one.pernyataan.casefold() == text.casefold() for one in others):
        raise Ditolak("Butir dengan bunyi ini sudah ada di kelompoknya.", "pernyataan")


def _standard(pemda: Pemda) -> dict[str, str]:
    return {row.kunci: row.pernyataan for row in default_items(pemda.pk)}


def _lock(pemda: Pemda, by: Pengguna | None) -> None:
    """Let the changes to one Pemda's checklist take turns, by those who may make them."""
    if by is not None:
        require(by, Right.LAKIP_REVIEW, pemda)
    Pemda.objects.select_for_update(of=("self",)).get(pk=pemda.pk)
