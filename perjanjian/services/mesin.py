"""The one port through which a PK is signed: by the installation's own CA, or by BSrE."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from django.conf import settings

from instansi.models import Pengguna
from perjanjian.bsre.galat import BsreGagal, Sebab
from perjanjian.bsre.jawaban import check_answer
from perjanjian.bsre.klien import Bidang, Klien, Setelan
from perjanjian.models import PkPihak, PkRevisi
from perjanjian.services.frasa import check_attempts, note_wrong
from perjanjian.services.sertifikat import open_signer
from perjanjian.tandatangan.ca import serial_of
from perjanjian.tandatangan.cap import TIDAK_TERSERTIFIKASI, Cap, draw_cap
from perjanjian.tandatangan.pdf import Penandatangan, Tempat, sign_pdf
from sakip.errors import Ditolak

Penerbit = PkRevisi.Penerbit


@dataclass(frozen=True)
class Rahasia:
    """What only the signer knows. It lives as long as the request: never kept, never logged.

    ``nik`` is who somebody is to BSrE; the own CA does not ask for it.
    """

    frasa: str = field(repr=False)
    nik: str = field(default="", repr=False)


@dataclass(frozen=True)
class Permintaan:
    """A file to be signed: where, what the stamp says, and why."""

    pdf: bytes
    tempat: Tempat
    cap: Cap
    alasan: str


@dataclass(frozen=True)
class Bertanda:
    """The signed file, and the serial number of the certificate that signed it."""

    pdf: bytes
    serial: str


class Pena(Protocol):
    """The means of one person to sign, opened with what they know."""

    @property
    def jenis(self) -> str:
        """Return what the stamp says of the kind of signature."""

    def sign(self, permintaan: Permintaan) -> Bertanda:
        """Return the file with one more signature. Slow. Raises Ditolak."""


class LayananMati(Ditolak):
    """The service does not work for anybody now: trying the next file makes no sense."""


def open_pena(penerbit: str, pihak: PkPihak, rahasia: Rahasia, *, by: Pengguna) -> Pena:
    """Return the means of a party to sign; ``penerbit`` is that for which the file was laid out.

    Raises what ``open_signer`` raises; Ditolak where BSrE refuses, LayananMati where it is down.
    """
    return _MESIN[penerbit](pihak, rahasia, by)


def bsre_client() -> Klien:
    """Return the client as it is set up. Raises Ditolak where it is not."""
    if not settings.BSRE_URL:
        raise Ditolak(
            "Naskah ini disusun untuk ditandatangani lewat BSrE, tetapi BSrE tidak (lagi) dipasang. "
            "Mintalah staf perencanaan memperbarui naskah, atau hubungi pengelola peladen."
        )
    setelan = Setelan(
        settings.BSRE_URL,
        settings.BSRE_USER,
        settings.BSRE_PASSWORD,
        settings.BSRE_FIELDS,
        settings.BSRE_SIGN_TIMEOUT,
        settings.BSRE_VERIFY_TIMEOUT,
        settings.BSRE_CA_BUNDLE,
    )
    return Klien(setelan)


@dataclass(frozen=True)
class _Sendiri:
    """A certificate of the own CA, with its opened key."""

    penanda: Penandatangan
    jenis: str = TIDAK_TERSERTIFIKASI

    def sign(self, permintaan: Permintaan) -> Bertanda:
        signed = sign_pdf(
            permintaan.pdf, self.penanda, permintaan.tempat, permintaan.cap, permintaan.alasan
        )
        return Bertanda(signed, serial_of(self.penanda.cert))


@dataclass(frozen=True)
class _Bsre:
    """A NIK that may sign at BSrE."""

    klien: Klien
    pihak: PkPihak
    rahasia: Rahasia
    by: Pengguna
    jenis: str

    def sign(self, permintaan: Permintaan) -> Bertanda:
        tempat = permintaan.tempat
        left, bottom, right, top = tempat.kotak
        width, height = right - left, top - bottom
        picture = draw_cap(permintaan.cap, width, height)
        bidang = Bidang(picture, tempat.halaman + 1, (left, bottom, width, height))
        pejabat = self.pihak.pejabat
        nama = pejabat.nama if pejabat else self.pihak.nama
        try:
            signed = self.klien.sign(
                self.rahasia.nik, self.rahasia.frasa, permintaan.pdf, bidang, permintaan.alasan
            )
            last = check_answer(permintaan.pdf, signed, nama)
        except BsreGagal as failed:
            if failed.sebab == Sebab.FRASA:
                note_wrong(self.pihak.perjanjian, by=self.by)
            raise _refusal(failed) from None  # the cause holds what was sent
        return Bertanda(signed, last.serial)


def _open_sendiri(pihak: PkPihak, rahasia: Rahasia, by: Pengguna) -> Pena:
    found = open_signer(by=by, nama=pihak.nama, nip=pihak.nip, passphrase=rahasia.frasa)
    return _Sendiri(found)


def _open_bsre(pihak: PkPihak, rahasia: Rahasia, by: Pengguna) -> Pena:
    klien = bsre_client()
    if not (len(rahasia.nik) == 16 and rahasia.nik.isascii() and rahasia.nik.isdecimal()):
        raise Ditolak("NIK terdiri atas 16 angka. Periksalah, lalu ketik ulang.", "nik")
    check_attempts(by)
    try:
        klien.check_status(rahasia.nik)
    except BsreGagal as failed:
        raise _refusal(failed) from None
    return _Bsre(klien, pihak, rahasia, by, settings.BSRE_FOOTER)


def _refusal(failed: BsreGagal) -> Ditolak:
    if failed.sebab in (Sebab.LAYANAN, Sebab.JAWABAN):
        return LayananMati(str(failed))
    return Ditolak(str(failed), "frasa" if failed.sebab == Sebab.FRASA else "nik")


_MESIN: dict[str, Callable[[PkPihak, Rahasia, Pengguna], Pena]] = {
    Penerbit.SENDIRI: _open_sendiri,
    Penerbit.BSRE: _open_bsre,
}
