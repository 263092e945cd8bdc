"""The wording of the pernyataan in a Pemda's PK: a new version from a day on, none changed in use."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from instansi.models import Pengguna
from kerja.jejak import record
from perjanjian.models import PerjanjianKinerja, TemplatPernyataan
from sakip.errors import Ditolak
from sakip.perubahan import change, create, lock

DIPAKAI = (
    "Templat ini sudah dipakai PK, jadi tidak dapat diubah lagi. Buat versi baru yang berlaku "
    "mulai suatu tanggal."
)


def is_used(templat: TemplatPernyataan) -> bool:
    """Return whether a PK was drawn up with this wording, or still reads it from here."""
    same = Q(
        pembuka=templat.pembuka,
        pernyataan_pertama=templat.pihak_pertama,
        pernyataan_kedua=templat.pihak_kedua,
    )
    bare = Q(pembuka="") | Q(pernyataan_pertama="") | Q(pernyataan_kedua="")
    here = PerjanjianKinerja.objects.filter(instansi__pemda=templat.pemda_id)
    return here.filter(same | bare & ~Q(status="tidak_tersedia")).exists()


@transaction.atomic
def create_templat(templat: TemplatPernyataan, *, by: Pengguna | None) -> TemplatPernyataan:
    """Write a new version. Raises ValidationError."""
    row, told = create(templat)
    record("tambah templat pernyataan", row, by=by, perubahan=told)
    return row


@transaction.atomic
def edit_templat(
    templat: TemplatPernyataan, *, by: Pengguna | None, versi: int, **isian: Any
) -> TemplatPernyataan:
    """Change a version that no PK uses. Raises Ditolak, VersiUsang and ValidationError."""
    if is_used(lock(templat, versi)):
        raise Ditolak(DIPAKAI)
    row, told = change(templat, isian, versi=versi)
    if told:
        record("ubah templat pernyataan", row, by=by, perubahan=told)
    return row


@transaction.atomic
def remove_templat(templat: TemplatPernyataan, *, by: Pengguna | None, versi: int) -> None:
    """Remove a version that no PK uses. Raises Ditolak and VersiUsang."""
    saved = lock(templat, versi)
    if is_used(saved):
        raise Ditolak("Templat ini sudah dipakai PK, jadi tidak dapat dihapus.")
    told: dict[str, list] = {"mulai": [saved.mulai.isoformat(), None]}
    told |= {name: [getattr(saved, name), None] for name in TemplatPernyataan.TEKS}
    pk = saved.pk
    saved.delete()
    saved.pk = pk  # the trail names what is gone
    record("hapus templat pernyataan", saved, by=by, perubahan=told)
