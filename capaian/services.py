"""Writes of what was achieved; every function takes ``by`` and leaves one row of trail."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from capaian.models import (
    Analisis,
    PembandingNasional,
    PredikatIndikator,
    RealisasiIndikator,
    SkalaNilai,
    check_use,
)
from instansi.models import Instansi, Pengguna
from kerja import jejak
from kerja.models import Tahap
from kerja.tahap import check_entry
from renstra.models import Indikator
from sakip.errors import Ditolak
from sakip.isian import Isian, write

REALISASI = Tahap.Langkah.REALISASI


@dataclass(frozen=True)
class IsianIndikator:
    """What somebody gives about an indicator in a year; ``triwulan`` None = the whole year.

    ``nilai`` maps columns of the table to values; ``versi`` 0 = there was no row when they read
    it; ``kunci`` groups what is saved together or not at all; ``sebutan`` is for the trail.
    """

    kunci: str
    indikator: int
    tahun: int
    nilai: Mapping[str, Any]
    versi: int
    sebutan: str
    triwulan: int | None = None


def set_realisasi(
    instansi: Instansi, isian: Sequence[IsianIndikator], *, by: Pengguna | None
) -> frozenset[str]:
    """Set realisasi of years and triwulan; return the ``kunci`` that somebody else had changed.

    Raises Terkunci for a locked year, Ditolak for indicators of others, and Http404 or
    PermissionDenied for those who may not.
    """
    return _set(RealisasiIndikator, "isi realisasi kinerja", instansi, isian, by)


def set_nasional(
    instansi: Instansi, isian: Sequence[IsianIndikator], *, by: Pengguna | None
) -> frozenset[str]:
    """Set national figures; returns and raises as :func:`set_realisasi` does."""
    return _set(PembandingNasional, "isi pembanding nasional", instansi, isian, by)


def set_analisis(
    instansi: Instansi, isian: Sequence[IsianIndikator], *, by: Pengguna | None
) -> frozenset[str]:
    """Set causes and remedies; returns and raises as :func:`set_realisasi` does."""
    return _set(Analisis, "isi analisis kinerja", instansi, isian, by)


def set_predikat(
    instansi: Instansi, isian: Sequence[IsianIndikator], *, by: Pengguna | None
) -> frozenset[str]:
    """Say by which scale the value of an indicator gets its predicate; ``skala_id`` None = by none.

    Returns and raises as :func:`set_realisasi` does; Ditolak also for a scale of another Pemda or
    kind, or one that leaves a value without a predicate.
    """
    _check_scales(instansi, {one.nilai["skala_id"] for one in isian} - {None})
    return _set(PredikatIndikator, "pilih skala predikat", instansi, isian, by)


def _check_scales(instansi: Instansi, ids: Collection[int]) -> None:
    scales = SkalaNilai.objects.filter(pk__in=ids).prefetch_related("pita")
    if len(scales) != len(ids):
        raise Ditolak("Skala itu sudah tidak ada; muat ulang halaman.")
    for skala in scales:
        try:
            check_use(skala, SkalaNilai.Jenis.PREDIKAT, instansi.pemda_id)
        except ValidationError as error:
            raise Ditolak(" ".join(error.messages)) from error


@transaction.atomic
def _set(
    model: type[models.Model],
    aksi: str,
    instansi: Instansi,
    isian: Sequence[IsianIndikator],
    by: Pengguna | None,
) -> frozenset[str]:
    ids = _check(instansi, isian, by)
    found = Q(indikator__in=ids)
    if model is not PredikatIndikator:
        found &= Q(tahun__in={one.tahun for one in isian})
    hasil = write(model, [_isian(model, one) for one in isian], found)
    if hasil.perubahan:
        jejak.record(aksi, instansi, by=by, instansi=instansi, perubahan=hasil.perubahan)
    return hasil.usang


def _check(
    instansi: Instansi, isian: Sequence[IsianIndikator], by: Pengguna | None
) -> frozenset[int]:
    """Let somebody write about these indicators in these years; return their ids."""
    for tahun in sorted({one.tahun for one in isian}):
        check_entry(by, instansi, tahun, REALISASI)
    ids = frozenset(one.indikator for one in isian)
    if Indikator.objects.filter(pk__in=ids, renstra__instansi=instansi).count() != len(ids):
        raise Ditolak(f"Ada indikator yang bukan milik {instansi}.")
    return ids


def _isian(model: type[models.Model], one: IsianIndikator) -> Isian:
    tempat: dict[str, Any] = {"indikator_id": one.indikator}
    if model is PredikatIndikator:  # one for all years
        return Isian(one.kunci, tempat, one.nilai, one.versi, f"predikat {one.sebutan}")
    tempat["tahun"] = one.tahun
    if model is RealisasiIndikator:
        tempat["triwulan"] = one.triwulan
    when = f"{one.tahun} TW {one.triwulan}" if one.triwulan else str(one.tahun)
    return Isian(one.kunci, tempat, one.nilai, one.versi, f"{one.sebutan} {when}")
