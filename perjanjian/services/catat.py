"""Putting a PK in force that was signed elsewhere: on paper, or electronically in another system."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from instansi.models import Pengguna
from kerja.models import Berkas
from perjanjian.alur import CATAT_BASAH, CATAT_LUAR, StatusPk
from perjanjian.models import PerjanjianKinerja
from perjanjian.pihak import KEDUA, Pihak, describe_parties, parties_on
from perjanjian.services.ajukan import check_complete, keep_parties
from perjanjian.services.dasar import freeze_isi, kop_of, lock_pk, make_move, require_right
from perjanjian.tandatangan.validasi import Hasil
from sakip.dates import Presisi, last_day
from sakip.errors import Ditolak
from sakip.workflow import Move, check_transition


@transaction.atomic
def enter_paper(  # noqa: PLR0913 - what a paper says
    pk: PerjanjianKinerja,
    *,
    by: Pengguna | None,
    tanggal: date,
    presisi: str = Presisi.HARI.value,
    tempat: str = "",
    tertulis: tuple[Pihak, ...] = (),
    pindaian: Berkas,
    versi: int | None = None,
) -> PerjanjianKinerja:
    """Record a PK signed on paper: it is in force, printed so and without a QR code.

    ``tanggal`` may be known to the month only. ``tertulis``: parties as the paper names them; one
    that is not among them is who held the post on that day. ``pindaian``: the stored scan. Raises
    as submit_pk.
    """
    return _enter(
        pk, CATAT_BASAH, by=by, versi=versi, tertulis=tertulis, tanggal=tanggal, presisi=str(presisi),
        tempat=tempat, cara=PerjanjianKinerja.Cara.BASAH, pindaian=pindaian,
    )  # fmt: skip


@transaction.atomic
def enter_outside(
    pk: PerjanjianKinerja,
    *,
    by: Pengguna | None,
    berkas: Berkas,
    tanda: Sequence[Hasil],
    versi: int | None = None,
) -> PerjanjianKinerja:
    """Record a PK whose file was signed electronically elsewhere: it is in force, without a QR code.

    ``tanda`` is what was found of its signatures (:func:`perjanjian.tandatangan.luar.inspect`): two
    or more, whole, with nothing else added. Date and parties are those of the first signature's
    day. Whether an issuer is trusted is told, and not decided here. Raises as submit_pk.
    """
    _check_outside(tanda)
    moments = [one.waktu for one in tanda if one.waktu]
    return _enter(
        pk, CATAT_LUAR, by=by, versi=versi, tertulis=(),
        tanggal=timezone.localdate(min(moments)), presisi=Presisi.HARI.value, tempat="",
        cara=PerjanjianKinerja.Cara.LUAR, pindaian=berkas, tanda_luar=[one.to_json() for one in tanda],
    )  # fmt: skip


def _check_outside(tanda: Sequence[Hasil]) -> None:
    if len(tanda) < KEDUA:
        found = "satu tanda tangan" if tanda else "tidak satu pun tanda tangan elektronik"
        raise Ditolak(
            f"Berkas ini memuat {found}; PK ditandatangani kedua pihak. Unggahlah berkas akhirnya.",
            "pindaian",
        )
    for one in tanda:
        if not (one.utuh and one.menutup and one.tanpa_ubahan):
            raise Ditolak(
                f"Tanda tangan {one.nama or one.bidang} tidak utuh, atau isi berkas berubah sesudahnya. "
                "Mintalah berkas aslinya.",
                "pindaian",
            )
        if one.waktu is None:
            raise Ditolak(f"Tanda tangan {one.nama} tidak menyatakan waktunya.", "pindaian")


def _enter(  # noqa: PLR0913 - what a signed paper or file says
    pk: PerjanjianKinerja,
    move: Move,
    *,
    by: Pengguna | None,
    versi: int | None,
    tertulis: tuple[Pihak, ...],
    tanggal: date,
    presisi: str,
    tempat: str,
    pindaian: Berkas,
    **fields: Any,
) -> PerjanjianKinerja:
    """Put in force what was signed elsewhere, with the parties of its day."""
    require_right(by, pk, move.act)
    saved = lock_pk(pk, versi)
    check_transition(move, saved.status, StatusPk)
    day = last_day(tanggal, presisi)
    if tanggal > timezone.localdate():
        raise Ditolak("Tanggal tanda tangan belum tiba. Periksalah tanggalnya.", "tanggal")
    held = {p.urutan: p for p in describe_parties(parties_on(saved, day))}
    named = held | {p.urutan: p for p in tertulis}
    parties = tuple(named[urutan] for urutan in sorted(named))
    check_complete(saved, parties)
    keep_parties(saved, parties)
    freeze_isi(saved)
    return make_move(
        saved, move, by=by, perubahan={"pindaian sha256": [None, pindaian.sha256]},
        tanggal=tanggal, presisi=presisi, tempat=tempat or saved.tempat,
        pindaian=pindaian, nomor_verifikasi=None, kop=kop_of(saved), **fields,
    )  # fmt: skip
