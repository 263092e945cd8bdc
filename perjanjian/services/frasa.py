"""Passphrases that were wrong: each is a row of trail, and many in a row close the door."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from instansi.models import Pengguna
from kerja import jejak
from kerja.models import Jejak
from sakip.errors import Ditolak

ATTEMPTS, WINDOW = 5, timedelta(minutes=15)
WRONG = "salah frasa sandi"


class FrasaDitolak(Ditolak):
    """The passphrase is wrong, or was wrong too often."""


def check_attempts(by: Pengguna, row: Model | None = None) -> None:
    """Raise FrasaDitolak for somebody who gave five wrong ones in a quarter of an hour.

    Those for a certificate (``row``) count for it alone: who made a new one guesses at no old key.
    """
    since = timezone.now() - WINDOW
    wrong = Jejak.objects.filter(pelaku=by, aksi=WRONG, waktu__gte=since)
    if row is not None:
        wrong = wrong.filter(objek=row._meta.label, objek_id=str(row.pk))
    if wrong.count() >= ATTEMPTS:
        way = ", atau buatlah sertifikat baru bila Anda lupa" if row is not None else ""
        raise FrasaDitolak(f"Frasa sandi terlalu sering salah. Tunggulah 15 menit{way}.", "frasa")


@transaction.atomic
def note_wrong(row: Model, *, by: Pengguna) -> None:
    """Write a wrong passphrase into the trail of what it was to open or to sign."""
    jejak.record(WRONG, row, by=by)
