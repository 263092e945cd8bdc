"""The Keputusan on the IKU: its head, and all indicators of sasaran as its rows."""

from typing import Any

from django.db import transaction

from instansi.models import Pengguna
from kerja import jejak
from kerja.tahap import check_entry
from renstra.models import IkuBaris, SkIku
from renstra.queries.iku import free_indikator
from renstra.queries.susunan import years_of_sk
from renstra.services.susunan import RENSTRA, add_rows, check_akar
from sakip.errors import Ditolak
from sakip.perubahan import change, create


@transaction.atomic
def create_sk(sk: SkIku, *, by: Pengguna | None) -> SkIku:
    """Write a new Keputusan without points and rows.

    Raises Ditolak where one begins in that year already, ValidationError, and as check_entry.
    """
    check_entry(by, sk.instansi, years_of_sk(sk), RENSTRA)
    _check_year(sk)
    row, changed = create(sk)
    jejak.record("tambah SK IKU", row, by=by, instansi=row.instansi, perubahan=changed)
    return row


@transaction.atomic
def edit_sk(sk: SkIku, *, by: Pengguna | None, versi: int, **isian: Any) -> SkIku:
    """Change the head. Raises Ditolak, VersiUsang, ValidationError, and as check_entry."""
    saved = SkIku.objects.select_related("instansi__pemda").get(pk=sk.pk)
    years = set(years_of_sk(saved))
    for name, value in isian.items():
        setattr(saved, name, value)
    check_entry(by, saved.instansi, years | set(years_of_sk(saved)), RENSTRA)
    _check_year(saved)
    row, changed = change(sk, isian, versi=versi)
    if changed:
        jejak.record("ubah SK IKU", row, by=by, instansi=saved.instansi, perubahan=changed)
    return row


@transaction.atomic
def add_all_iku(sk: SkIku, tahun: int, *, by: Pengguna | None) -> int:
    """Make every indicator of a sasaran in the Renstra of ``tahun`` an IKU; return how many.

    Raises as check_akar does.
    """
    check_akar(sk, by=by)
    rows = [IkuBaris(sk=sk, indikator=one) for one in free_indikator(sk, tahun)]
    return add_rows(rows, by=by, aksi="tambah semua") if rows else 0


def _check_year(sk: SkIku) -> None:
    same = SkIku.objects.filter(instansi=sk.instansi_id, berlaku_dari=sk.berlaku_dari)
    if same.exclude(pk=sk.pk).exists():
        raise Ditolak(
            f"SK IKU yang berlaku mulai {sk.berlaku_dari} sudah ada. Bukalah yang itu, atau isi "
            "tahun lain.",
            "berlaku_dari",
        )
