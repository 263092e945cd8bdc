"""From a draft to a PK that can be signed: submitting, taking back, sending back, entering paper."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from instansi.models import Pengguna
from kerja.models import Berkas
from perjanjian.alur import (
    AJUKAN_PK,
    CATAT_BASAH,
    KEMBALIKAN_PK,
    PERBARUI_PK,
    TARIK_PK,
    StatusPk,
)
from perjanjian.kurang import list_missing
from perjanjian.models import PerjanjianKinerja, PkPihak, PkRevisi
from perjanjian.pihak import KEDUA, Pihak, describe_parties, parties_on
from perjanjian.services.dasar import freeze_isi, lock_pk, make_move, require_right
from sakip.dates import Presisi, last_day
from sakip.errors import Ditolak
from sakip.workflow import Move, check_transition


class BelumLengkap(Ditolak):
    """Something is missing; ``kurang`` says what, one sentence each."""

    def __init__(self, kurang: tuple[str, ...]):
        super().__init__(" ".join(kurang))
        self.kurang = kurang


@dataclass(frozen=True)
class Naskah:
    """A file laid out and stored, and what it was laid out from (:mod:`perjanjian.cetak`).

    ``versi`` is the PK's at that moment, ``pihak`` the parties that the file names, ``nomor`` the
    number printed for verification, ``kolom`` the places of the signatures (PkRevisi.kolom),
    ``penerbit`` whose certificates the file is to be signed with.
    """

    berkas: Berkas
    versi: int
    pihak: tuple[Pihak, ...]
    nomor: str
    kolom: dict
    penerbit: str = PkRevisi.Penerbit.SENDIRI


def submit_pk(
    pk: PerjanjianKinerja, naskah: Naskah, *, by: Pengguna | None, versi: int | None = None
) -> PerjanjianKinerja:
    """Hand the PK with its frozen file to the signers.

    The file was laid out before, outside a transaction (:func:`perjanjian.cetak.lay_out_naskah`).
    Raises BelumLengkap; VersiUsang where the PK changed since the file was laid out or since
    ``versi``; Ditolak, Http404, PermissionDenied.
    """
    return _freeze(pk, naskah, AJUKAN_PK, by, versi)


def refresh_pk(
    pk: PerjanjianKinerja, naskah: Naskah, *, by: Pengguna | None, versi: int | None = None
) -> PerjanjianKinerja:
    """Freeze a submitted PK anew, where the holder of a post changed since. Raises as submit_pk."""
    return _freeze(pk, naskah, PERBARUI_PK, by, versi)


@transaction.atomic
def withdraw_pk(
    pk: PerjanjianKinerja, *, by: Pengguna | None, versi: int | None = None
) -> PerjanjianKinerja:
    """Take a submitted PK back, as long as nobody has signed it. Its frozen file stays known."""
    require_right(by, pk, TARIK_PK.act)
    saved = lock_pk(pk, versi)
    check_transition(TARIK_PK, saved.status, StatusPk)
    _drop_parties(saved)
    return make_move(saved, TARIK_PK, by=by)


@transaction.atomic
def return_pk(
    pk: PerjanjianKinerja, *, by: Pengguna | None, alasan: str, versi: int | None = None
) -> PerjanjianKinerja:
    """Send a PK back with a reason, also one that the first party has signed.

    Remarks on single rows are acts of their own (kerja.komentar), made while reading.
    """
    require_right(by, pk, KEMBALIKAN_PK.act)
    saved = lock_pk(pk, versi)
    check_transition(KEMBALIKAN_PK, saved.status, StatusPk)
    _drop_parties(saved)
    return make_move(saved, KEMBALIKAN_PK, by=by, alasan=alasan, tanggal=None, cara="")


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

    ``tanggal`` may be known to the month only. ``tertulis``: parties as the paper names
    them; one that is not among them is who held the post on that day. ``pindaian``: the stored scan. Raises as submit_pk.
    """
    require_right(by, pk, CATAT_BASAH.act)
    saved = lock_pk(pk, versi)
    check_transition(CATAT_BASAH, saved.status, StatusPk)
    day = last_day(tanggal, presisi)
    if tanggal > timezone.localdate():
        raise Ditolak("Tanggal tanda tangan belum tiba. Periksalah tanggalnya.", "tanggal")
    held = {p.urutan: p for p in describe_parties(parties_on(saved, day))}
    named = held | {p.urutan: p for p in tertulis}
    parties = tuple(named[urutan] for urutan in sorted(named))
    _check_complete(saved, parties)
    _keep_parties(saved, parties)
    freeze_isi(saved)
    return make_move(
        saved, CATAT_BASAH, by=by, perubahan={"pindaian sha256": [None, pindaian.sha256]},
        tanggal=tanggal, presisi=str(presisi), tempat=tempat or saved.tempat,
        cara=PerjanjianKinerja.Cara.BASAH, pindaian=pindaian, nomor_verifikasi=None,
    )  # fmt: skip


@transaction.atomic
def _freeze(
    pk: PerjanjianKinerja, naskah: Naskah, move: Move, by: Pengguna | None, versi: int | None
) -> PerjanjianKinerja:
    require_right(by, pk, move.act)
    saved = lock_pk(pk, versi)
    check_transition(move, saved.status, StatusPk)
    parties = describe_parties(parties_on(saved, timezone.localdate()))
    _check_complete(saved, parties)
    if saved.versi != naskah.versi or parties != naskah.pihak:
        raise Ditolak(
            "PK atau pejabatnya berubah ketika naskah sedang disusun. Periksalah isinya yang "
            "terbaru, lalu ajukan sekali lagi."
        )
    if saved.nomor_verifikasi not in (None, naskah.nomor):
        raise Ditolak("Naskah itu bernomor verifikasi lain. Ajukan sekali lagi.")
    _keep_parties(saved, parties)
    ajuan = saved.ajuan + 1
    PkRevisi.objects.create(
        perjanjian=saved, ajuan=ajuan, urutan=0, berkas=naskah.berkas, kolom=naskah.kolom,
        penerbit=naskah.penerbit,
    )  # fmt: skip
    return make_move(
        saved, move, by=by, perubahan={"sha256": [None, naskah.berkas.sha256]},
        ajuan=ajuan, nomor_verifikasi=naskah.nomor,
    )  # fmt: skip


def _check_complete(pk: PerjanjianKinerja, parties: tuple[Pihak, ...]) -> None:
    kurang = list_missing(pk)
    if len({p.urutan for p in parties}) < KEDUA:
        kurang = (
            *kurang,
            "Pejabat kedua pihak harus tercatat pada tanggal itu: lengkapi masa jabatannya.",
        )
    if kurang:
        raise BelumLengkap(kurang)


def _keep_parties(pk: PerjanjianKinerja, parties: tuple[Pihak, ...]) -> None:
    _drop_parties(pk)
    PkPihak.objects.bulk_create(
        PkPihak(
            perjanjian=pk, urutan=p.urutan, pejabat_id=p.pejabat_id, nama=p.nama,
            jabatan=p.jabatan, pangkat=p.pangkat, nip=p.nip,
        )
        for p in parties
    )  # fmt: skip


def _drop_parties(pk: PerjanjianKinerja) -> None:
    """Until the first signature the parties follow the day: a draft has none of its own."""
    PkPihak.objects.filter(perjanjian=pk).delete()
