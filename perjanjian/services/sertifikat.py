"""Certificates: issued in their holder's own visit, revoked by them, opened with their passphrase."""

from cryptography import x509
from django.db import transaction
from django.utils import timezone

from instansi.models import MasaJabatan, Pengguna
from instansi.queries import in_force
from kerja import jejak, pesan
from perjanjian.models import Sertifikat
from perjanjian.services.frasa import FrasaDitolak, check_attempts, note_wrong
from perjanjian.tandatangan import ca
from perjanjian.tandatangan.kunci import FrasaSalah, new_key, seal, unseal
from perjanjian.tandatangan.pdf import Penandatangan
from sakip.errors import Ditolak

SHORTEST = 12
ALAMAT = "/tanda-tangan/"


class SertifikatDitolak(Ditolak):
    """There is no certificate with which this person may sign now."""


def certificate_of(person: Pengguna) -> Sertifikat | None:
    """Return the one certificate that a person has not revoked, valid or expired."""
    return Sertifikat.objects.filter(pengguna=person, dicabut=None).first()


def issue_certificate(*, by: Pengguna, passphrase: str) -> Sertifikat:
    """Give somebody a new certificate under a new passphrase; the one before is revoked.

    Only ever for oneself, in a visit that has just asked for the password: the view sees to that.
    The holder is told. Raises Ditolak, CaTidakSiap.
    """
    subjek = _subject(by)
    _check_new(passphrase, by)
    key = new_key()
    cert = ca.issue(ca.load_ca(), subjek, key.public_key())
    serial = ca.serial_of(cert)
    row = Sertifikat(
        pengguna=by,
        serial=serial,
        nama=subjek.nama,
        nip=subjek.nip,
        jabatan=subjek.jabatan,
        pem=ca.pem_of(cert),
        kunci=seal(key, passphrase, serial),
        berlaku_dari=cert.not_valid_before_utc,
        berlaku_sampai=cert.not_valid_after_utc,
    )
    return _keep(row, by)


@transaction.atomic
def _keep(row: Sertifikat, by: Pengguna) -> Sertifikat:
    # The person's row is the lock: two at once would both find the same old one.
    Pengguna.objects.select_for_update().get(pk=by.pk)
    old = certificate_of(by)
    if old:
        _end(old, "diganti sertifikat baru")
    row.save()
    pesan.send(
        [by],
        f"Sertifikat tanda tangan baru diterbitkan untuk Anda (nomor seri {row.serial[:16]}). "
        "Bila bukan Anda yang memintanya, cabut sertifikat itu dan beri tahu admin.",
        ALAMAT,
    )
    told: dict[str, list] = {"serial": [old.serial if old else None, row.serial]}
    jejak.record("terbitkan sertifikat", row, by=by, perubahan=told)
    return row


@transaction.atomic
def revoke_certificate(row: Sertifikat, *, by: Pengguna, alasan: str) -> Sertifikat:
    """Revoke one's own certificate; what it signed stays verifiable. Raises Ditolak."""
    saved = Sertifikat.objects.select_for_update().get(pk=row.pk)
    if saved.pengguna_id != by.pk:
        raise Ditolak("Sertifikat ini milik orang lain.")
    if saved.dicabut:
        raise Ditolak("Sertifikat ini sudah dicabut.")
    if not alasan.strip():
        raise Ditolak("Tulislah alasan pencabutannya.", "alasan")
    _end(saved, alasan.strip()[:300])
    pesan.send([by], f"Sertifikat tanda tangan Anda ({saved.serial[:16]}) dicabut.", ALAMAT)
    changed: dict[str, list] = {"serial": [saved.serial, None], "alasan": ["", saved.alasan_cabut]}
    jejak.record("cabut sertifikat", saved, by=by, perubahan=changed)
    return saved


def open_signer(*, by: Pengguna, nama: str, nip: str, passphrase: str) -> Penandatangan:
    """Return the means to sign as the party of that name and NIP.

    Raises SertifikatDitolak where the certificate is missing, expired or of another name, and
    FrasaDitolak; each wrong passphrase is a row of trail, and five in a quarter of an hour close
    the door for the rest of it.
    """
    row = certificate_of(by)
    if row is None:
        raise SertifikatDitolak(
            "Anda belum memiliki sertifikat tanda tangan. Buatlah lebih dahulu di menu Tanda tangan."
        )
    if not row.berlaku:
        raise SertifikatDitolak(
            "Sertifikat tanda tangan Anda sudah kedaluwarsa. Buatlah yang baru di menu Tanda tangan."
        )
    if (row.nama, row.nip) != (nama, nip):
        raise SertifikatDitolak(
            f"Sertifikat Anda atas nama {row.nama}, sedangkan naskah menyebut {nama}. Buatlah "
            "sertifikat baru sesuai data pejabat."
        )
    check_attempts(by, row)
    try:
        key = unseal(row.kunci, passphrase, row.serial)
    except FrasaSalah as wrong:
        note_wrong(row, by=by)
        raise FrasaDitolak("Frasa sandi salah. Naskah belum ditandatangani.", "frasa") from wrong
    return Penandatangan(x509.load_pem_x509_certificate(row.pem.encode()), key)


def _check_new(passphrase: str, by: Pengguna) -> None:
    if len(passphrase) < SHORTEST:
        raise Ditolak(f"Frasa sandi sedikitnya {SHORTEST} karakter.", "frasa")
    if by.check_password(passphrase):
        raise Ditolak("Frasa sandi tidak boleh sama dengan kata sandi akun Anda.", "frasa")


def _subject(by: Pengguna) -> ca.Subjek:
    """Return who a person is as an official, with the post of today."""
    pejabat = by.pejabat
    if pejabat is None:
        raise Ditolak(
            "Akun Anda belum dihubungkan dengan data pejabat. Mintalah admin atau Tim SAKIP "
            "menghubungkannya."
        )
    today = MasaJabatan.objects.filter(in_force(timezone.localdate()), pejabat=pejabat)
    masa = today.select_related("jabatan").first()
    return ca.Subjek(pejabat.nama_gelar, pejabat.nip, masa.sebutan if masa else "")


def _end(row: Sertifikat, alasan: str) -> None:
    row.dicabut, row.alasan_cabut = timezone.now(), alasan
    row.save(update_fields=["dicabut", "alasan_cabut"])
