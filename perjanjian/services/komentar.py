"""Remarks on the rows of a PK, by those who move it.

Those on the PK of who leads the Instansi are threads of the step of its year, so that its check
page shows them too; a lower official's PK belongs to no step and keeps its own.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from instansi.access import can
from instansi.models import Pengguna
from kerja import jejak, komentar
from kerja.models import Tahap
from kerja.tahap import state_of
from perjanjian.models import PerjanjianKinerja, PkKomentar, PkSasaran
from perjanjian.services.dasar import require_right, right_of

_ACTS = ("submit", "return", "sign_first")


def step_of(pk: PerjanjianKinerja) -> Tahap:
    """Return the step of the year that the remarks on a camat's PK belong to."""
    return state_of(pk.instansi, pk.tahun, Tahap.Langkah.PK)


def key_of(pk: PerjanjianKinerja, indikator: int) -> str:
    """Return the key of a row's thread, the same as on the page of the step."""
    return f"pk-{pk.jenis}-indikator-{indikator}"


def may_remark(pk: PerjanjianKinerja, user: Pengguna) -> bool:
    """Return whether somebody may remark: who moves this PK, by any act."""
    if pk.jabatan.pimpinan:
        return komentar.may_comment(user, step_of(pk))
    return any(can(user, right_of(pk, act), pk.instansi) for act in _ACTS)


@transaction.atomic
def remark(row: PkSasaran, teks: str, *, by: Pengguna) -> None:
    """Add a remark to the thread of a row. Raises Ditolak, Http404, PermissionDenied.

    The same words of the same person a second time are the same remark (a double click).
    """
    pk = row.perjanjian
    if pk.jabatan.pimpinan:
        key, name = key_of(pk, row.indikator_id), row.uraian_indikator
        komentar.comment(step_of(pk), key, teks, by=by, nama_tempat=name)
        return
    _require(pk, by)
    teks = komentar.clean_teks(teks)
    PerjanjianKinerja.objects.select_for_update(of=("self",)).get(pk=pk.pk)
    last = PkKomentar.objects.filter(perjanjian=pk, indikator=row.indikator_id).last()
    if last and (last.penulis_id, last.teks, last.selesai) == (by.pk, teks, None):
        return
    made = PkKomentar.objects.create(
        perjanjian=pk, indikator_id=row.indikator_id, teks=teks, penulis=by,
        peran=jejak.describe_roles(by, pk.instansi, None),
    )  # fmt: skip
    told: dict[str, list] = {"teks": [None, teks]}
    jejak.record("komentar", made, by=by, instansi=pk.instansi, perubahan=told)


@transaction.atomic
def settle(row: PkSasaran, *, by: Pengguna) -> None:
    """Mark the open remarks on a row as settled. Raises Http404, PermissionDenied."""
    pk = row.perjanjian
    if pk.jabatan.pimpinan:
        komentar.settle(step_of(pk), key_of(pk, row.indikator_id), by=by)
        return
    _require(pk, by)
    rows = PkKomentar.objects.filter(perjanjian=pk, indikator=row.indikator_id, selesai=None)
    last = rows.last()
    if last is None:
        return
    count = rows.update(selesai=timezone.now(), selesai_oleh=by)
    told: dict[str, list] = {"selesai": [None, count]}
    jejak.record("selesaikan komentar", last, by=by, instansi=pk.instansi, perubahan=told)


def _require(pk: PerjanjianKinerja, by: Pengguna) -> None:
    require_right(by, pk, "read")
    if not may_remark(pk, by):
        raise PermissionDenied(
            "Yang dapat berkomentar: yang menyusun, mengembalikan, atau menandatangani PK ini."
        )
