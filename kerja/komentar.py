"""Remarks on rows and parts of a step, in threads by place."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from instansi.access import can, require
from instansi.models import Instansi, Pengguna
from kerja import jejak
from kerja.models import Komentar, Tahap
from kerja.tahap import lock_step, right_for
from sakip.errors import Ditolak

_ACTS = ("submit", "return", "approve")
LONGEST = 2000


@dataclass(frozen=True)
class UtasTerbuka:
    """A thread that nobody settled yet, by its last remark."""

    tempat: str
    nama: str  # "" = the whole step
    terakhir: Komentar


class RemarkRefused(Ditolak):
    """The remark is empty or too long."""


def may_comment(user: Pengguna, tahap: Tahap) -> bool:
    """Return whether somebody may remark on a step: who moves it, by any move, or reviews it."""
    acts = (*_ACTS, "review") if tahap.langkah == Tahap.Langkah.LAKIP else _ACTS
    return any(can(user, right_for(tahap.langkah, act), tahap.instansi) for act in acts)


def clean_teks(teks: str) -> str:
    """Return a remark as it is kept. Raises RemarkRefused where it is empty or too long."""
    teks = teks.strip()
    if not teks:
        raise RemarkRefused("Tulislah komentarnya lebih dulu.")
    if len(teks) > LONGEST:
        raise RemarkRefused(f"Komentar paling panjang {LONGEST} huruf; ini {len(teks)}.")
    return teks


@transaction.atomic
def comment(
    tahap: Tahap, tempat: str, teks: str, *, by: Pengguna, nama_tempat: str = ""
) -> Komentar:
    """Add a remark to the thread of a place ("" = the whole step). Raises Ditolak.

    The same words of the same person a second time are the same remark (a double click).
    """
    _require(by, tahap)
    teks = clean_teks(teks)
    step = lock_step(tahap.instansi, tahap.tahun, tahap.langkah)
    last = Komentar.objects.filter(tahap=step, tempat=tempat).last()
    if last and (last.penulis, last.teks, last.selesai) == (by, teks, None):
        return last
    row = Komentar.objects.create(
        tahap=step,
        tempat=tempat,
        nama_tempat=nama_tempat[:300],
        teks=teks,
        penulis=by,
        peran=jejak.describe_roles(by, tahap.instansi, None),
    )
    jejak.record("komentar", row, by=by, instansi=tahap.instansi, perubahan={"teks": [None, teks]})
    return row


@transaction.atomic
def settle(tahap: Tahap, tempat: str, *, by: Pengguna) -> int:
    """Mark the open remarks of a place as settled; return how many there were."""
    _require(by, tahap)
    rows = Komentar.objects.filter(tahap_id=tahap.pk, tempat=tempat, selesai=None)
    last = rows.select_related("tahap__instansi").last()
    if last is None:
        return 0
    count = rows.update(selesai=timezone.now(), selesai_oleh=by)
    jejak.record(
        "selesaikan komentar",
        last,
        by=by,
        instansi=tahap.instansi,
        perubahan={"selesai": [None, count]},
    )
    return count


def threads_of(tahap: Tahap) -> dict[str, tuple[Komentar, ...]]:
    """Return the remarks of a step by place, oldest first, in one query."""
    threads = defaultdict(list)
    if tahap.pk:
        for row in Komentar.objects.filter(tahap=tahap).select_related("penulis", "selesai_oleh"):
            threads[row.tempat].append(row)
    return {place: tuple(rows) for place, rows in threads.items()}


def open_threads(rows: Iterable[Komentar]) -> tuple[UtasTerbuka, ...]:
    """Return what of these remarks, oldest first, is not settled: one thread a place."""
    last = {row.tempat: row for row in rows if row.selesai is None}
    return tuple(UtasTerbuka(place, row.nama_tempat, row) for place, row in last.items())


def open_threads_of(
    user: Pengguna, instansi: Instansi, tahun: int, langkah: str
) -> tuple[UtasTerbuka, ...]:
    """Return the open threads of a step for who may read it, in one query."""
    if not can(user, right_for(langkah, "read"), instansi):
        return ()
    rows = Komentar.objects.filter(
        tahap__instansi=instansi, tahap__tahun=tahun, tahap__langkah=langkah, selesai=None
    )
    return open_threads(rows.select_related("penulis"))


def _require(by: Pengguna, tahap: Tahap) -> None:
    """Let those pass who may comment; 404 for who may not see the step, 403 for the rest."""
    if may_comment(by, tahap):
        return
    require(by, right_for(tahap.langkah, "read"), tahap.instansi)
    raise PermissionDenied(
        "Yang dapat berkomentar: yang mengisi, mengembalikan, atau menyetujui tahap ini."
    )
