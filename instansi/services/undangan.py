"""Invitations: a new account waits, without a password, for its owner to follow a link."""

import hashlib
import secrets
from collections.abc import Callable

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from instansi.models import Pengguna, Penugasan, Undangan
from instansi.queries import home_of
from instansi.services import surat
from instansi.services.penugasan import give
from sakip.errors import Ditolak
from sakip.perubahan import Perubahan, create, lock
from sakip.trail import record

# Makes the absolute address of an invitation from its token.
UrlOf = Callable[[str], str]

_SIGNER = Signer(salt="instansi.undangan")


@transaction.atomic
def invite(penugasan: Penugasan, *, by: Pengguna | None, url_of: UrlOf) -> Pengguna:
    """Make the account ``penugasan.pengguna``, give it the role, and send the invitation.

    Somebody linked to an official has that official's name and NIP; without a username the NIP
    is one. Raises PermissionDenied, Ditolak and ValidationError.
    """
    person = penugasan.pengguna
    if person.pejabat:
        person.nama, person.nip = person.pejabat.nama_gelar, person.pejabat.nip
    person.username = person.username or person.nip
    if not person.username:
        raise Ditolak("Isi nama pengguna, karena orang ini tidak mempunyai NIP.", "username")
    person.is_active = False
    person.set_unusable_password()
    _, told = create(person)
    penugasan.pengguna = person  # now that it has a key
    role, _ = give(penugasan, by=by)
    told |= {"penugasan": [None, role.sebutan]} | _send(person, by, url_of)
    record("undang", person, by=by, instansi=role.instansi, perubahan=told)
    return person


@transaction.atomic
def resend(pengguna: Pengguna, *, by: Pengguna | None, url_of: UrlOf) -> None:
    """Send a new link; the earlier one no longer works. Raises Ditolak for who needs none."""
    person = lock(pengguna)
    if person.keadaan != Pengguna.Keadaan.DIUNDANG:
        raise Ditolak("Orang ini sudah pernah mengaktifkan akunnya; undangan tidak diperlukan.")
    if not person.email:
        raise Ditolak("Isi dulu surel orang ini.")
    revoke_open(person)
    told = _send(person, by, url_of)
    record("kirim ulang undangan", person, by=by, instansi=home_of(person), perubahan=told)


@transaction.atomic
def revoke(pengguna: Pengguna, *, by: Pengguna | None) -> None:
    """Make the open link useless. Raises Ditolak where there is none."""
    person = lock(pengguna)
    told = revoke_open(person)
    if not told:
        raise Ditolak("Tidak ada undangan yang masih menunggu dipakai.")
    record("cabut undangan", person, by=by, instansi=home_of(person), perubahan=told)


@transaction.atomic
def accept(undangan: Undangan, password: str) -> Pengguna:
    """Let the invited person choose a password, which opens the account and ends the link.

    The password has been validated by the form. Raises Ditolak where the link is no longer open.
    """
    person = lock(undangan.pengguna)
    invitation = Undangan.objects.select_for_update(of=("self",)).get(pk=undangan.pk)
    if invitation.keadaan != Undangan.Keadaan.TERBUKA:
        raise Ditolak("Undangan ini tidak berlaku lagi.")
    person.set_password(password)
    person.is_active = True
    person.versi += 1
    person.save(update_fields=["password", "is_active", "versi"])
    invitation.dipakai = timezone.now()
    invitation.save(update_fields=["dipakai"])
    told = {"is_active": [False, True]}
    record("aktifkan akun", person, by=person, instansi=home_of(person), perubahan=told)
    return person


def find_undangan(token: str) -> Undangan | None:
    """Return the invitation of a link, open or not; None for a link that nobody sent.

    A forged token is found out by its signature, before the database is asked.
    """
    try:
        key = _SIGNER.unsign(token)
    except BadSignature:
        return None
    return Undangan.objects.filter(sidik=_digest(key)).select_related("pengguna").first()


def revoke_open(person: Pengguna) -> Perubahan:
    """Revoke the open invitation of a locked user as part of an act, which records it."""
    now = timezone.now()
    told: Perubahan = {}
    for invitation in person.undangan.filter(dipakai__isnull=True, dicabut__isnull=True):
        invitation.dicabut = now
        invitation.save(update_fields=["dicabut"])
        told[f"undangan {invitation.pk} dicabut"] = [None, now.isoformat()]
    return told


def _send(person: Pengguna, by: Pengguna | None, url_of: UrlOf) -> Perubahan:
    key = secrets.token_urlsafe(32)
    invitation = Undangan.objects.create(
        pengguna=person,
        surel=person.email,
        sidik=_digest(key),
        oleh=by,
        kedaluwarsa=timezone.now() + Undangan.BERLAKU,
    )
    context = {
        "orang": person,
        "pengundang": by,
        "penugasan": list(person.penugasan.select_related("instansi", "pemda")),
        "undangan": invitation,
        "tautan": url_of(_SIGNER.sign(key)),
    }
    surat.post("undangan", person.email, context, lambda: _note_failure(invitation))
    return {"undangan": [None, person.email]}


@transaction.atomic
def _note_failure(invitation: Undangan) -> None:
    """Note that the letter did not leave, so that the person's page says so; the system's act."""
    Undangan.objects.filter(pk=invitation.pk).update(gagal=True)
    record("gagal kirim undangan", invitation.pengguna, by=None, perubahan={})


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
