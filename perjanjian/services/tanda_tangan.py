"""The two signatures: state, hash and holder are compared, the signed file is kept. Nothing slow.

The bytes are signed before, outside any transaction, and stored (``kerja.berkas.store``): a file
without a row is harmless.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from instansi.models import Pengguna
from kerja.models import Berkas
from perjanjian.alur import TANDA_KEDUA, TANDA_PERTAMA, StatusPk
from perjanjian.models import PerjanjianKinerja, PkRevisi
from perjanjian.pihak import KEDUA, PERTAMA, describe_parties, parties_in, parties_on
from perjanjian.services.dasar import freeze_isi, lock_pk, make_move, require_right
from sakip.errors import Ditolak
from sakip.workflow import Move, check_transition


class NaskahBerubah(Ditolak):
    """The file that the signer read is not the one that stands."""


class PihakBerubah(Ditolak):
    """The posts are held by others than the file names: it has to be laid out anew."""


class BukanPenandaTangan(Ditolak):
    """The account is not that of who holds the post today."""


def last_revision(pk: PerjanjianKinerja) -> PkRevisi | None:
    """Return the file that stands: of the last submission, with the signatures it has."""
    rows = PkRevisi.objects.filter(perjanjian=pk, ajuan=pk.ajuan).select_related("berkas")
    return rows.order_by("urutan").last()


def is_for_bsre(pk: PerjanjianKinerja) -> bool:
    """Return whether the file that stands was laid out to be signed by BSrE."""
    revisi = last_revision(pk)
    return revisi is not None and revisi.penerbit == PkRevisi.Penerbit.BSRE


def check_signer(pk: PerjanjianKinerja, urutan: int, *, by: Pengguna, sha256: str) -> PkRevisi:
    """Return the revision that somebody may sign now as a party (1, 2), or raise.

    Ask it before the file is signed; the services ask again. ``sha256`` is that of the file read.
    Raises InvalidTransition, NaskahBerubah, PihakBerubah, BukanPenandaTangan; Http404 or
    PermissionDenied for those who have no such right.
    """
    move, act = _MOVES[urutan]
    require_right(by, pk, act)
    check_transition(move, pk.status, StatusPk)
    revisi = last_revision(pk)
    if revisi is None or revisi.urutan != urutan - 1 or revisi.berkas.sha256 != sha256:
        raise NaskahBerubah(
            "Naskah ini sudah bukan yang Anda baca: ada yang memperbarui atau menandatanganinya. "
            "Bukalah naskah yang terbaru, bacalah, lalu tanda tangani."
        )
    _check_holder(pk, urutan, by)
    return revisi


@dataclass(frozen=True)
class Tertanda:
    """A signed file: ``sha256`` of the one that was read and signed, ``berkas`` the signed one.

    ``sertifikat`` is the serial number of the certificate, ``penerbit`` who issued it.
    """

    sha256: str
    berkas: Berkas
    sertifikat: str
    penerbit: str = PkRevisi.Penerbit.SENDIRI


@transaction.atomic
def sign_first(
    pk: PerjanjianKinerja, tertanda: Tertanda, *, by: Pengguna, versi: int | None = None
) -> PerjanjianKinerja:
    """Keep the file signed by the first party; the PK takes the date of today.

    Raises as :func:`check_signer` does, and VersiUsang.
    """
    return _sign(pk, PERTAMA, tertanda, by, versi)


@transaction.atomic
def sign_second(
    pk: PerjanjianKinerja, tertanda: Tertanda, *, by: Pengguna, versi: int | None = None
) -> PerjanjianKinerja:
    """Keep the file signed by both: the PK is in force and nothing of it changes any more.

    Raises as :func:`sign_first`.
    """
    return _sign(pk, KEDUA, tertanda, by, versi)


_MOVES: dict[int, tuple[Move, str]] = {
    PERTAMA: (TANDA_PERTAMA, "sign_first"),
    KEDUA: (TANDA_KEDUA, "sign_second"),
}


def _sign(
    pk: PerjanjianKinerja, urutan: int, tertanda: Tertanda, by: Pengguna, versi: int | None
) -> PerjanjianKinerja:
    require_right(by, pk, _MOVES[urutan][1])
    saved = lock_pk(pk, versi)
    before = check_signer(saved, urutan, by=by, sha256=tertanda.sha256)
    if before.berkas_id == tertanda.berkas.pk or not tertanda.sertifikat:
        raise Ditolak("Berkas itu belum bertanda tangan.")
    PkRevisi.objects.create(
        perjanjian=saved,
        ajuan=saved.ajuan,
        urutan=urutan,
        berkas=tertanda.berkas,
        penanda=by,
        sertifikat=tertanda.sertifikat,
        penerbit=tertanda.penerbit,
    )
    told: dict[str, list] = {
        "sha256": [tertanda.sha256, tertanda.berkas.sha256],
        "sertifikat": [None, tertanda.sertifikat],
    }
    if urutan == KEDUA:
        freeze_isi(saved)
        return make_move(saved, TANDA_KEDUA, by=by, perubahan=told)
    return make_move(
        saved, TANDA_PERTAMA, by=by, perubahan=told,
        tanggal=timezone.localdate(), presisi="hari", cara=PerjanjianKinerja.Cara.ELEKTRONIK,
    )  # fmt: skip


def _check_holder(pk: PerjanjianKinerja, urutan: int, by: Pengguna) -> None:
    """The file names the party that holds the post today, and the account is theirs."""
    today = describe_parties(parties_on(pk, timezone.localdate()))
    frozen = parties_in(pk)
    # The first party was right on the day of its signature, which is the day of the document.
    checked = {PERTAMA, KEDUA} if urutan == PERTAMA else {KEDUA}
    if [p for p in today if p.urutan in checked] != [p for p in frozen if p.urutan in checked]:
        raise PihakBerubah(
            "Naskah menyebut pejabat yang hari ini tidak lagi (atau belum) memegang jabatannya. "
            "Mintalah staf perencanaan memperbarui naskah, lalu tanda tangani yang baru."
            if urutan == PERTAMA
            else "Pejabat pihak kedua berganti sesudah naskah dibekukan. Kembalikan PK ini "
            "supaya naskahnya diperbarui, lalu ditandatangani kedua pihak."
        )
    party = next((p for p in today if p.urutan == urutan), None)
    if party is None or by.pejabat_id is None or party.pejabat_id != by.pejabat_id:
        who = f"{party.nama} ({party.jabatan})" if party else "belum tercatat"
        raise BukanPenandaTangan(
            f"Pihak {'pertama' if urutan == PERTAMA else 'kedua'} PK ini: {who}. Akun Anda bukan "
            "akunnya, atau masa jabatannya sudah berakhir."
        )
