"""Opening the public page, and giving and taking the tokens of other systems."""

import hashlib
import secrets
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from instansi.models import Pemda, Pengguna
from kerja.jejak import record
from laporan.models import KlienApi, Publikasi
from sakip.errors import Ditolak
from sakip.perubahan import create

# Known to scanners that look for tokens left in code.
PREFIX = "sakip_"
# The time of last use is for people to see which tokens sleep; finer would write at every question.
COARSE = timedelta(hours=1)


class TokenKedaluwarsa(Exception):
    """The last day of a token has passed."""

    def __init__(self, sampai: date) -> None:
        super().__init__(sampai.isoformat())
        self.sampai = sampai


@transaction.atomic
def set_public(pemda: Pemda, aktif: bool, *, by: Pengguna | None) -> None:
    """Open or close the public page of a Pemda; nothing is written where it is so already."""
    row, _ = Publikasi.objects.get_or_create(pemda=pemda)
    row = Publikasi.objects.select_for_update().get(pk=row.pk)
    if row.aktif == aktif:
        return
    row.aktif = aktif
    row.save(update_fields=["aktif"])
    word = "buka" if aktif else "tutup"
    record(f"{word} halaman publik", row, by=by, perubahan={"aktif": [not aktif, aktif]})


@transaction.atomic
def create_klien(klien: KlienApi, *, by: Pengguna | None) -> str:
    """Write a client and return its token, which is kept nowhere.

    Raises Ditolak where its last day has passed already, and ValidationError.
    """
    if klien.kedaluwarsa:
        raise Ditolak("Tanggal ini sudah lewat. Isi hari ini atau sesudahnya.", "sampai")
    token = PREFIX + secrets.token_urlsafe(32)
    klien.sidik, klien.oleh = _digest(token), by
    row, _ = create(klien)
    told: dict[str, list] = {"nama": [None, row.nama]}
    if row.sampai:
        told["sampai"] = [None, row.sampai.isoformat()]
    record("buat klien API", row, by=by, perubahan=told)
    return token


@transaction.atomic
def revoke_klien(klien: KlienApi, *, by: Pengguna | None) -> None:
    """Take a token back for good; nothing is written where it was taken already."""
    row = KlienApi.objects.select_for_update(of=("self",)).get(pk=klien.pk)
    if row.dicabut:
        return
    row.dicabut = timezone.now()
    row.save(update_fields=["dicabut"])
    told = {"dicabut": [None, row.dicabut.isoformat()]}
    record("cabut klien API", row, by=by, perubahan=told)


def find_klien(token: str) -> KlienApi | None:
    """Return the client of a token; None of one that is unknown or was taken back.

    Raises TokenKedaluwarsa: who holds it may learn why it is refused.
    """
    rows = KlienApi.objects.filter(sidik=_digest(token), dicabut__isnull=True)
    klien = rows.select_related("pemda").first()
    if klien and klien.sampai and klien.kedaluwarsa:
        raise TokenKedaluwarsa(klien.sampai)
    return klien


def note_use(klien: KlienApi) -> None:
    """Note that a client asked, at most once an hour: no act, so nothing for the trail."""
    now = timezone.now()
    if klien.terakhir is None or klien.terakhir < now - COARSE:
        due = Q(terakhir=None) | Q(terakhir__lt=now - COARSE)
        KlienApi.objects.filter(due, pk=klien.pk).update(terakhir=now)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
