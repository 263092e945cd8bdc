"""Writes of pagu and realisasi; every function takes ``by`` and leaves one row of trail."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from instansi.models import Instansi, Pengguna, SubUnit
from kerja import jejak
from kerja.models import Tahap
from kerja.tahap import check_entry
from keuangan.models import (
    BUKAN_TINGKAT,
    TINGKAT_ANGGARAN,
    Akun,
    Pagu,
    Realisasi,
    TahapAnggaran,
)
from renstra.models import Nomenklatur
from sakip.angka import Angka
from sakip.errors import Ditolak
from sakip.isian import Hasil, Isian, write
from sakip.perubahan import Perubahan, Sel, create, lock, snapshot, to_json

KEUANGAN = Tahap.Langkah.KEUANGAN
LAST = 4  # the triwulan up to which a figure is that of the year


@dataclass(frozen=True)
class Tempat:
    """Where in the budget rupiah stand; ``sebutan`` is how people read it."""

    nomenklatur: int
    akun: int
    sub_unit: int | None
    sebutan: str


@dataclass(frozen=True)
class IsianDana:
    """A figure somebody gives; ``versi`` 0 = there was no row when they read it.

    ``kunci`` groups figures that are saved together or not at all. ``triwulan`` is for realisasi.
    """

    kunci: str
    tempat: Tempat
    angka: Angka
    versi: int
    triwulan: int = 0


@transaction.atomic
def set_pagu(
    instansi: Instansi, tahun: int, tahap: str, isian: Sequence[IsianDana], *, by: Pengguna | None
) -> frozenset[str]:
    """Set pagu in rupiah at one stage; return the ``kunci`` that somebody else had changed.

    Raises Terkunci, Ditolak for a row above a program, and Http404 or PermissionDenied for those
    who may not.
    """
    check_entry(by, instansi, tahun, KEUANGAN)
    _check_level({one.tempat.nomenklatur for one in isian})
    here = {"instansi_id": instansi.pk, "tahun": tahun, "tahap": tahap}
    hasil = write(Pagu, [_isian(one, here) for one in isian], Q(**here))
    _record("isi pagu", hasil, instansi, by)
    return hasil.usang


@transaction.atomic
def set_realisasi(
    instansi: Instansi, tahun: int, isian: Sequence[IsianDana], *, by: Pengguna | None
) -> frozenset[str]:
    """Set realisasi in rupiah, cumulative to a triwulan; return the ``kunci`` that were stale.

    Raises as :func:`set_pagu` does.
    """
    check_entry(by, instansi, tahun, KEUANGAN)
    _check_level({one.tempat.nomenklatur for one in isian})
    here = {"instansi_id": instansi.pk, "tahun": tahun}
    rows = [_isian(one, {**here, "triwulan": one.triwulan}) for one in isian]
    hasil = write(Realisasi, rows, Q(**here))
    _record("isi realisasi anggaran", hasil, instansi, by)
    return hasil.usang


@dataclass(frozen=True)
class TempatBaru:
    """A place that somebody adds: a row of the nomenclature, an akun, a sub-unit or none."""

    nomenklatur: Nomenklatur
    akun: Akun
    sub_unit: SubUnit | None = None

    def __str__(self) -> str:
        unit = f" di {self.sub_unit.nama}" if self.sub_unit else ""
        return f"{self.nomenklatur.uraian} dengan {self.akun.uraian}{unit}"

    @property
    def kolom(self) -> dict[str, Any]:
        """Return the place as columns of a row."""
        return {"nomenklatur": self.nomenklatur, "akun": self.akun, "sub_unit": self.sub_unit}

    @property
    def sebutan(self) -> str:
        """Return how the trail names the place."""
        unit = self.sub_unit.nama if self.sub_unit else ""
        return " ".join(filter(None, [self.nomenklatur.kode, self.akun.kode, unit]))

    @property
    def kunci(self) -> tuple[int, int, int | None]:
        """Return the ids of the place, which no two rows of a stage share."""
        return self.nomenklatur.pk, self.akun.pk, self.sub_unit.pk if self.sub_unit else None


@transaction.atomic
def add_pagu(
    instansi: Instansi, tahun: int, tahap: str, tempat: TempatBaru, *, by: Pengguna | None
) -> Pagu:
    """Add a row without a figure. Raises Ditolak where it is there already, else as set_pagu."""
    check_entry(by, instansi, tahun, KEUANGAN)
    check_places(instansi, [tempat])
    row = Pagu(instansi=instansi, tahun=tahun, tahap=tahap, **tempat.kolom)
    return _add("tambah pagu", row, tempat, by)


@transaction.atomic
def add_realisasi(
    instansi: Instansi, tahun: int, tempat: TempatBaru, *, by: Pengguna | None
) -> Realisasi:
    """Add a place for realisasi that no pagu has: known for the whole akun, or at another unit.

    The row of the last triwulan keeps the place; while it is empty it counts nowhere. Raises
    Ditolak where realisasi has that place already, else as :func:`set_pagu`.
    """
    check_entry(by, instansi, tahun, KEUANGAN)
    check_places(instansi, [tempat])
    here = {"instansi": instansi, "tahun": tahun, **tempat.kolom}
    if Realisasi.objects.filter(**here).exists():
        raise Ditolak(f"{tempat} sudah ada.")
    return _add("tambah realisasi anggaran", Realisasi(triwulan=LAST, **here), tempat, by)


@transaction.atomic
def remove_realisasi(
    instansi: Instansi, tahun: int, tempat: Tempat, versi: int, *, by: Pengguna | None
) -> None:
    """Remove all realisasi of a place, as somebody saw them: ``versi`` is the sum of theirs.

    Raises Ditolak where they have changed since, else as :func:`set_pagu`.
    """
    check_entry(by, instansi, tahun, KEUANGAN)
    rows = list(realisasi_at(instansi, tahun, tempat).select_for_update())
    if not rows or sum(row.versi for row in rows) != versi:
        raise Ditolak("Baris ini baru saja diubah orang lain; periksa lagi.")
    perubahan: Perubahan = {
        str(Sel("realisasi", row.pk, f"{tempat.sebutan} {tahun} TW {row.triwulan}", "nilai")): [
            to_json(row.nilai) if row.nilai is not None else row.alasan or None,
            "dihapus",
        ]
        for row in rows
    }
    Realisasi.objects.filter(pk__in=[row.pk for row in rows]).delete()
    jejak.record(
        "hapus realisasi anggaran", instansi, by=by, instansi=instansi, perubahan=perubahan
    )


def realisasi_at(instansi: Instansi, tahun: int, tempat: Tempat) -> QuerySet[Realisasi]:
    """Return the realisasi of every triwulan at a place."""
    return Realisasi.objects.filter(
        instansi=instansi,
        tahun=tahun,
        nomenklatur=tempat.nomenklatur,
        akun=tempat.akun,
        sub_unit=tempat.sub_unit,
    ).order_by("triwulan")


Baris = TypeVar("Baris", Pagu, Realisasi)


def _add(aksi: str, row: Baris, tempat: TempatBaru, by: Pengguna | None) -> Baris:
    try:
        saved, perubahan = create(row)
    except ValidationError as error:
        raise Ditolak(f"{tempat} sudah ada.") from error
    jejak.record(aksi, saved, by=by, instansi=row.instansi, perubahan=perubahan)
    return saved


@transaction.atomic
def remove_pagu(pagu: Pagu, versi: int, *, by: Pengguna | None) -> None:
    """Remove a row as somebody saw it. Raises VersiUsang, else as :func:`set_pagu`."""
    check_entry(by, pagu.instansi, pagu.tahun, KEUANGAN)
    saved = lock(pagu, versi)
    before = {name: [value, None] for name, value in snapshot(saved).items() if value is not None}
    Pagu.objects.filter(pk=saved.pk).delete()
    jejak.record("hapus pagu", saved, by=by, instansi=pagu.instansi, perubahan=before)


@transaction.atomic
def copy_pagu(instansi: Instansi, tahun: int, dari: str, ke: str, *, by: Pengguna | None) -> int:
    """Begin a stage with the rows and figures of an earlier one; return how many there are.

    Raises Ditolak where the stage has rows already or there are none to copy.
    """
    check_entry(by, instansi, tahun, KEUANGAN)
    rows = Pagu.objects.filter(instansi=instansi, tahun=tahun)
    if rows.filter(tahap=ke).exists():
        raise Ditolak(f"Pagu {TahapAnggaran(ke).label.lower()} sudah berisi.")
    new = [_copy(row, ke) for row in rows.filter(tahap=dari)]
    if not new:
        raise Ditolak(f"Pagu {TahapAnggaran(dari).label.lower()} belum ada.")
    made = Pagu.objects.bulk_create(new)
    perubahan: Perubahan = {f"pagu {tahun} {ke}, disalin dari {dari} (baris)": [0, len(made)]}
    jejak.record(
        "salin pagu",
        instansi,
        by=by,
        instansi=instansi,
        perubahan=perubahan,
    )
    return len(made)


def _copy(row: Pagu, tahap: str) -> Pagu:
    row.pk, row.versi, row.tahap = None, 1, tahap
    row._state.adding = True
    return row


def check_places(instansi: Instansi, places: Sequence[TempatBaru]) -> None:
    """Refuse a level that the budget does not know, and units of others. Raises Ditolak."""
    _check_level({tempat.nomenklatur.pk for tempat in places})
    for unit in [tempat.sub_unit for tempat in places if tempat.sub_unit]:
        if unit.instansi_id != instansi.pk:
            raise Ditolak(f"{unit} bukan bagian dari {instansi}.")


def _check_level(ids: Collection[int]) -> None:
    """Rows written in bulk pass by ``clean``, so the rule is asked for here, once for all."""
    if Nomenklatur.objects.filter(pk__in=ids).exclude(tingkat__in=TINGKAT_ANGGARAN).exists():
        raise Ditolak(BUKAN_TINGKAT)


def _isian(one: IsianDana, here: dict) -> Isian:
    return Isian(
        one.kunci,
        {
            **here,
            "nomenklatur_id": one.tempat.nomenklatur,
            "akun_id": one.tempat.akun,
            "sub_unit_id": one.tempat.sub_unit,
        },
        {"nilai": one.angka.nilai, "alasan": one.angka.alasan},
        one.versi,
        f"{one.tempat.sebutan} {here['tahun']} {here.get('tahap') or f'TW {one.triwulan}'}",
    )


def _record(aksi: str, hasil: Hasil, instansi: Instansi, by: Pengguna | None) -> None:
    if hasil.perubahan:
        jejak.record(aksi, instansi, by=by, instansi=instansi, perubahan=hasil.perubahan)
