"""Posts, officials, and who holds which post from when to when."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from instansi.models import Jabatan, MasaJabatan, Pejabat, Pengguna
from sakip.dates import format_tanggal
from sakip.errors import Ditolak
from sakip.perubahan import Perubahan, change, create, lock
from sakip.trail import record


@transaction.atomic
def create_jabatan(jabatan: Jabatan, *, by: Pengguna | None) -> Jabatan:
    """Write a new post. Raises Ditolak and ValidationError."""
    _check_places(jabatan)
    row, changed = create(jabatan)
    record("tambah jabatan", row, by=by, instansi=row.instansi, perubahan=changed)
    return row


@transaction.atomic
def edit_jabatan(jabatan: Jabatan, *, by: Pengguna | None, versi: int, **isian: Any) -> Jabatan:
    """Change a post. Raises Ditolak, VersiUsang and ValidationError."""
    row, changed = change(jabatan, isian, versi=versi)
    _check_places(row)
    if changed:
        record("ubah jabatan", row, by=by, instansi=row.instansi, perubahan=changed)
    return row


@transaction.atomic
def create_pejabat(pejabat: Pejabat, *, by: Pengguna | None) -> Pejabat:
    """Write a new official. Raises ValidationError, also for a name that only a NIP tells apart."""
    same = Pejabat.objects.filter(pemda=pejabat.pemda_id, nama__iexact=pejabat.nama, nip="")
    if not pejabat.nip and same.exists():
        raise ValidationError(
            {"nip": f"{pejabat.nama} tanpa NIP sudah terdaftar. Isi NIP bila ini orang lain."}
        )
    row, changed = create(pejabat)
    record("tambah pejabat", row, by=by, perubahan=changed)
    return row


@transaction.atomic
def edit_pejabat(pejabat: Pejabat, *, by: Pengguna | None, versi: int, **isian: Any) -> Pejabat:
    """Change an official; documents that were signed keep what they say.

    Raises VersiUsang and ValidationError.
    """
    row, changed = change(pejabat, isian, versi=versi)
    if changed:
        record("ubah pejabat", row, by=by, perubahan=changed)
    return row


@transaction.atomic
def start_masa(
    masa: MasaJabatan, *, by: Pengguna | None, akhiri_sebelumnya: bool = False
) -> MasaJabatan:
    """Let an official hold a post from a day on.

    With ``akhiri_sebelumnya`` whoever holds the post on that day, in whatever way, ends the day
    before. Raises Ditolak where two would hold it in the same way at once, and ValidationError.
    """
    lock(masa.jabatan)
    ended = _end_holders(masa) if akhiri_sebelumnya else {}
    _check_term(masa)
    row, changed = create(masa)
    where = row.jabatan.instansi
    record("mulai masa jabatan", row, by=by, instansi=where, perubahan=changed | ended)
    return row


@transaction.atomic
def edit_masa(masa: MasaJabatan, *, by: Pengguna | None, versi: int, **isian: Any) -> MasaJabatan:
    """Correct a term of office. Raises Ditolak, VersiUsang and ValidationError."""
    lock(masa.jabatan)
    row, changed = change(masa, isian, versi=versi)
    _check_term(row)
    if changed:
        act = "akhiri masa jabatan" if set(changed) == {"selesai"} else "ubah masa jabatan"
        record(act, row, by=by, instansi=row.jabatan.instansi, perubahan=changed)
    return row


def overlapping(masa: MasaJabatan) -> QuerySet[MasaJabatan]:
    """Return the terms at the same post, held in any way, that share a day with this one."""
    others = MasaJabatan.objects.filter(
        Q(selesai__isnull=True) | Q(selesai__gte=masa.mulai), jabatan=masa.jabatan
    ).exclude(pk=masa.pk)
    return others.filter(mulai__lte=masa.selesai) if masa.selesai else others


def _end_holders(masa: MasaJabatan) -> Perubahan:
    """End those who held the post before ``masa`` begins; return what changed for the trail."""
    ended: Perubahan = {}
    day_before = masa.mulai - timedelta(days=1)
    for other in overlapping(masa).filter(mulai__lt=masa.mulai):
        row, changed = change(other, {"selesai": day_before})
        ended |= {f"masajabatan {row.pk} {name}": pair for name, pair in changed.items()}
    return ended


def _check_term(masa: MasaJabatan) -> None:
    if masa.pejabat.pemda_id != masa.jabatan.pemda_id:
        raise Ditolak("Pejabat itu tercatat di Pemda lain.", "pejabat")
    other = overlapping(masa).filter(jenis=masa.jenis).select_related("pejabat").first()
    if other:
        end = format_tanggal(other.selesai) if other.selesai else "sekarang"
        raise Ditolak(
            f"{masa.get_jenis_display()} pada jabatan ini sudah dipegang {other.pejabat} "
            f"({format_tanggal(other.mulai)} – {end}). Akhiri dulu masa itu, atau ubah tanggalnya.",
            "mulai",
        )


def _check_places(jabatan: Jabatan) -> None:
    """Refuse a post whose parts belong to different places."""
    if jabatan.instansi and jabatan.instansi.pemda_id != jabatan.pemda_id:
        raise Ditolak("Instansi itu berada di Pemda lain.", "instansi")
    if jabatan.sub_unit and jabatan.sub_unit.instansi_id != jabatan.instansi_id:
        raise Ditolak("Unit itu bukan bagian dari instansi yang dipilih.", "sub_unit")
    if jabatan.atasan and jabatan.atasan.pemda_id != jabatan.pemda_id:
        raise Ditolak("Jabatan atasan berada di Pemda lain.", "atasan")
