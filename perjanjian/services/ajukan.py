"""From a draft to a PK that can be signed: submitting, taking back, sending back."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from instansi.models import Pengguna
from kerja.models import Berkas
from perjanjian.alur import (
    AJUKAN_PK,
    KEMBALIKAN_PK,
    PERBARUI_PK,
    TARIK_PK,
    StatusPk,
)
from perjanjian.kurang import list_missing
from perjanjian.models import PerjanjianKinerja, PkPihak, PkRevisi
from perjanjian.pihak import KEDUA, Pihak, describe_parties, parties_on
from perjanjian.services.dasar import kop_of, lock_pk, make_move, require_right
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
def _freeze(
    pk: PerjanjianKinerja, naskah: Naskah, move: Move, by: Pengguna | None, versi: int | None
) -> PerjanjianKinerja:
    require_right(by, pk, move.act)
    saved = lock_pk(pk, versi)
    check_transition(move, saved.status, StatusPk)
    parties = describe_parties(parties_on(saved, timezone.localdate()))
    check_complete(saved, parties)
    if saved.versi != naskah.versi or parties != naskah.pihak:
        raise Ditolak(
            "PK atau pejabatnya berubah ketika naskah sedang disusun. Periksalah isinya yang "
            "terbaru, lalu ajukan sekali lagi."
        )
    if saved.nomor_verifikasi not in (None, naskah.nomor):
        raise Ditolak("Naskah itu bernomor verifikasi lain. Ajukan sekali lagi.")
    keep_parties(saved, parties)
    ajuan = saved.ajuan + 1
    PkRevisi.objects.create(
        perjanjian=saved, ajuan=ajuan, urutan=0, berkas=naskah.berkas, kolom=naskah.kolom,
        penerbit=naskah.penerbit,
    )  # fmt: skip
    return make_move(
        saved, move, by=by, perubahan={"sha256": [None, naskah.berkas.sha256]},
        ajuan=ajuan, nomor_verifikasi=naskah.nomor, kop=kop_of(saved),
    )  # fmt: skip


def check_complete(pk: PerjanjianKinerja, parties: tuple[Pihak, ...]) -> None:
    """Raise BelumLengkap where the PK lacks something, or one of its parties."""
    kurang = list_missing(pk)
    if len({p.urutan for p in parties}) < KEDUA:
        kurang = (
            *kurang,
            "Pejabat kedua pihak harus tercatat pada tanggal itu: lengkapi masa jabatannya.",
        )
    if kurang:
        raise BelumLengkap(kurang)


def keep_parties(pk: PerjanjianKinerja, parties: tuple[Pihak, ...]) -> None:
    """Keep the parties in the PK as they are named, in place of those before."""
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
