"""The Keputusan on the IKU: its head, and all indicators of sasaran as its rows."""

from typing import Any

from django.db import transaction

from instansi.models import Pengguna
from kerja import jejak
from kerja.tahap import check_entry
from renstra.models import IkuBaris, SkButir, SkIku
from renstra.queries.iku import free_indikator, successors_of
from renstra.queries.renstra import renstra_in_force
from renstra.queries.susunan import years_of_sk
from renstra.services.susunan import RENSTRA, add_rows, check_akar
from sakip.errors import Ditolak
from sakip.perubahan import Perubahan, Sel, change, create


@transaction.atomic
def create_sk(sk: SkIku, *, by: Pengguna | None, dari: SkIku | None = None) -> SkIku:
    """Write a new Keputusan without points and rows, or with those of the one that it follows.

    Raises Ditolak where one begins in that year already, ValidationError, and as check_entry.
    """
    check_entry(by, sk.instansi, years_of_sk(sk), RENSTRA)
    _check_year(sk)
    row, changed = create(sk)
    if dari is not None:
        points, iku = _copy_points(dari, row), _copy_iku(dari, row)
        changed |= {"dari": [None, str(dari)], "butir": [0, points], "IKU": [0, iku]}
    jejak.record("tambah SK IKU", row, by=by, instansi=row.instansi, perubahan=changed)
    return row


def _copy_points(old: SkIku, new: SkIku) -> int:
    """Copy the points, those below others after them; return how many there are."""
    copies: dict[int, SkButir] = {}
    for below in (False, True):
        rows = list(old.butir.filter(induk__isnull=not below))
        made = SkButir.objects.bulk_create(
            SkButir(
                sk=new, bagian=row.bagian, urutan=row.urutan, teks=row.teks,
                induk=copies[row.induk_id] if row.induk_id else None,
            )
            for row in rows
        )  # fmt: skip
        copies |= {row.pk: copy for row, copy in zip(rows, made, strict=True)}
    return len(copies)


def _copy_iku(old: SkIku, new: SkIku) -> int:
    """Copy the IKU whose indicator is in force or goes on; return how many there are."""
    renstra = renstra_in_force(new.instansi, new.berlaku_dari)
    heirs = successors_of(old, new.berlaku_dari)
    rows: list[IkuBaris] = []
    for row in old.iku.select_related("indikator"):
        stays = renstra is None or row.indikator.renstra_id == renstra.pk
        indikator = row.indikator if stays else heirs.get(row.pk)
        if indikator is not None:
            rows.append(
                IkuBaris(
                    sk=new, urutan=len(rows) + 1, indikator=indikator, formulasi=row.formulasi,
                    penanggung_jawab=row.penanggung_jawab, sumber_data=row.sumber_data,
                )
            )  # fmt: skip
    return len(IkuBaris.objects.bulk_create(rows))


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


@transaction.atomic
def follow_successors(sk: SkIku, tahun: int, *, by: Pengguna | None) -> int:
    """Let IKU of an earlier Renstra go on as the indicators that continue them; return how many.

    Formulasi, penanggung jawab and sumber data stay. Raises as check_akar does.
    """
    check_akar(sk, by=by)
    heirs = successors_of(sk, tahun)
    rows = list(sk.iku.select_for_update(of=("self",)).filter(pk__in=heirs))
    changed: Perubahan = {}
    for row in rows:
        heir = heirs[row.pk]
        sel = Sel("ikubaris", row.pk, f"IKU {row.urutan}", "indikator")
        changed[str(sel)] = [row.indikator_id, heir.pk]
        row.indikator, row.versi = heir, row.versi + 1
    if rows:
        IkuBaris.objects.bulk_update(rows, ["indikator", "versi"])
        jejak.record("lanjutkan IKU", sk, by=by, instansi=sk.instansi, perubahan=changed)
    return len(rows)


def _check_year(sk: SkIku) -> None:
    same = SkIku.objects.filter(instansi=sk.instansi_id, berlaku_dari=sk.berlaku_dari)
    if same.exclude(pk=sk.pk).exists():
        raise Ditolak(
            f"SK IKU yang berlaku mulai {sk.berlaku_dari} sudah ada. Bukalah yang itu, atau isi "
            "tahun lain.",
            "berlaku_dari",
        )
