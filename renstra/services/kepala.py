"""The head of a Renstra and of an RPJMD: making and changing it."""

from typing import Any

from django.db import transaction

from instansi.access import require
from instansi.models import Pengguna
from instansi.rights import Right
from kerja import jejak
from kerja.tahap import check_entry
from renstra.models import Renstra, Rpjmd, TargetRenstra
from renstra.queries.susunan import years_of
from renstra.services.susunan import RENSTRA, check_akar
from sakip.errors import Ditolak
from sakip.perubahan import change, create


@transaction.atomic
def create_renstra(renstra: Renstra, *, by: Pengguna | None) -> Renstra:
    """Write a new Renstra without rows.

    Raises Ditolak where the version is there already, ValidationError, and as check_entry.
    """
    years = range(renstra.berlaku_dari, renstra.tahun_akhir + 1)
    check_entry(by, renstra.instansi, years, RENSTRA)
    _check_version(renstra)
    row, changed = create(renstra)
    jejak.record("tambah Renstra", row, by=by, instansi=row.instansi, perubahan=changed)
    return row


@transaction.atomic
def edit_renstra(renstra: Renstra, *, by: Pengguna | None, versi: int, **isian: Any) -> Renstra:
    """Change the head. Raises Ditolak, VersiUsang, ValidationError, and as check_entry."""
    saved = Renstra.objects.select_related("instansi__pemda").get(pk=renstra.pk)
    years = set(years_of(saved))
    for name, value in isian.items():
        setattr(saved, name, value)
    _check_period(saved)
    years |= set(range(saved.berlaku_dari, saved.tahun_akhir + 1)) & set(years_of(saved))
    check_entry(by, saved.instansi, years, RENSTRA)
    _check_version(saved)
    row, changed = change(renstra, isian, versi=versi)
    if changed:
        jejak.record("ubah Renstra", row, by=by, instansi=saved.instansi, perubahan=changed)
    return row


@transaction.atomic
def create_rpjmd(rpjmd: Rpjmd, *, by: Pengguna | None) -> Rpjmd:
    """Write a new RPJMD of a Pemda. Raises ValidationError, Http404 or PermissionDenied."""
    if by is not None:
        require(by, Right.PENGATURAN_SET, rpjmd.pemda)
    if Rpjmd.objects.filter(pemda=rpjmd.pemda, tahun_awal=rpjmd.tahun_awal).exists():
        raise Ditolak(f"RPJMD yang mulai {rpjmd.tahun_awal} sudah ada.", "tahun_awal")
    row, changed = create(rpjmd)
    jejak.record("tambah RPJMD", row, by=by, perubahan=changed)
    return row


@transaction.atomic
def edit_rpjmd(rpjmd: Rpjmd, *, by: Pengguna | None, versi: int, **isian: Any) -> Rpjmd:
    """Change the head. Raises VersiUsang, ValidationError, Http404 or PermissionDenied."""
    check_akar(rpjmd, by=by)
    row, changed = change(rpjmd, isian, versi=versi)
    if changed:
        jejak.record("ubah RPJMD", row, by=by, perubahan=changed)
    return row


def _check_version(renstra: Renstra) -> None:
    same = Renstra.objects.filter(
        instansi=renstra.instansi_id,
        tahun_awal=renstra.tahun_awal,
        perubahan_ke=renstra.perubahan_ke,
    )
    if same.exclude(pk=renstra.pk).exists():
        raise Ditolak(
            f"Renstra {renstra.tahun_awal} ({renstra.get_jenis_display().lower()} "
            f"ke-{renstra.perubahan_ke}) sudah ada. Bukalah yang itu, atau naikkan nomor perubahannya.",
            "perubahan_ke" if renstra.perubahan_ke else "tahun_awal",
        )


def _check_period(renstra: Renstra) -> None:
    """Refuse to leave targets behind in years that the plan would no longer have."""
    outside = (
        TargetRenstra.objects.filter(indikator__renstra=renstra)
        .exclude(tahun__range=(renstra.tahun_awal, renstra.tahun_akhir))
        .order_by("tahun")
        .values_list("tahun", flat=True)
        .distinct()
    )
    if outside:
        years = ", ".join(map(str, outside))
        raise Ditolak(
            f"Target tahun {years} sudah diisi dan akan berada di luar masa Renstra. "
            "Kosongkan dahulu target tahun itu.",
            "tahun_akhir",
        )
