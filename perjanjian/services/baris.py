"""Rows of a draft PK: one more, or one less."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max

from instansi.models import Pengguna
from kerja import jejak
from perjanjian.bahan import has_above, offer_baris, offer_program
from perjanjian.models import PerjanjianKinerja, PkProgram, PkSasaran
from perjanjian.services.dasar import open_pk, touch
from renstra.models import Indikator, Nomenklatur
from renstra.queries import nomenklatur_in_force
from sakip.errors import Ditolak
from sakip.perubahan import create, lock, snapshot


@transaction.atomic
def add_sasaran(pk: PerjanjianKinerja, indikator: Indikator, *, by: Pengguna | None) -> PkSasaran:
    """Add an indicator to a draft with its target: of the Renstra in force, or of the PK above.

    Raises Ditolak where it stands there already or may not, PkTerkunci, Http404, PermissionDenied.
    """
    saved = open_pk(pk, by=by)
    if saved.baris.filter(indikator=indikator).exists():
        raise Ditolak("Indikator itu sudah ada di PK ini.", "indikator")
    offered = {row.indikator_id: row for row in offer_baris(saved)}
    row = offered.get(indikator.pk)
    if row is None:
        raise Ditolak(
            "Pilih indikator dari PK pimpinan instansi ini."
            if has_above(saved)
            else "Pilih indikator sasaran dari Renstra instansi ini yang berlaku pada tahun itu.",
            "indikator",
        )
    row.perjanjian, row.urutan = saved, _next_urutan(saved.baris)
    return _add(saved, row, "tambah sasaran PK", by)


@transaction.atomic
def add_program(
    pk: PerjanjianKinerja,
    nomenklatur: Nomenklatur,
    pagu: Decimal | None = None,
    *,
    by: Pengguna | None,
) -> PkProgram:
    """Add a program to a draft with its pagu in rupiah; None = that of the budget or the PK above.

    Raises Ditolak where it is no program of that year, stands there already, or has no known pagu;
    PkTerkunci, Http404, PermissionDenied.
    """
    saved = open_pk(pk, by=by)
    programs = nomenklatur_in_force(saved.tahun).filter(tingkat=Nomenklatur.Tingkat.PROGRAM)
    if not programs.filter(pk=nomenklatur.pk).exists():
        raise Ditolak(f"Pilih program dari nomenklatur tahun {saved.tahun}.", "nomenklatur")
    if saved.program.filter(nomenklatur=nomenklatur).exists():
        raise Ditolak("Program itu sudah ada di PK ini.", "nomenklatur")
    known = offer_program(saved).get(nomenklatur.pk)
    if has_above(saved) and known is None:
        raise Ditolak("Pilih program dari PK pimpinan instansi ini.", "nomenklatur")
    if pagu is None and known:
        pagu = known.pagu
    if pagu is None:
        raise Ditolak("Pagu program itu belum tercatat pada Keuangan: tulis anggarannya.", "pagu")
    row = PkProgram(
        perjanjian=saved, urutan=_next_urutan(saved.program), nomenklatur=nomenklatur,
        uraian=nomenklatur.uraian, pagu=pagu,
        keterangan=known.keterangan if known else "",
    )  # fmt: skip
    return _add(saved, row, "tambah program PK", by)


@transaction.atomic
def remove_row(row: PkSasaran | PkProgram, *, by: Pengguna | None, versi: int) -> None:
    """Take a row out of a draft as somebody saw it. Raises VersiUsang, PkTerkunci…"""
    saved = open_pk(row.perjanjian, by=by)
    found = lock(row, versi)
    before = {name: [value, None] for name, value in snapshot(found).items() if value is not None}
    found.delete()
    touch(saved)
    jejak.record("hapus baris PK", saved, by=by, instansi=saved.instansi, perubahan=before)


def _next_urutan(rows: Any) -> int:
    return (rows.aggregate(last=Max("urutan"))["last"] or 0) + 1


def _add(pk: PerjanjianKinerja, row: Any, aksi: str, by: Pengguna | None) -> Any:
    made, told = create(row)
    touch(pk)
    jejak.record(aksi, pk, by=by, instansi=pk.instansi, perubahan=told)
    return made
