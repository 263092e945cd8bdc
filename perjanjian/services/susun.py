"""Drawing up a PK: from the plans and the budget, from the one before, row by row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.db.models import Max, Q
from django.utils import timezone

from instansi.models import Instansi, Jabatan, Pengguna
from kerja import jejak, tahap
from kerja.models import Tahap
from perjanjian.alur import BATALKAN_RANCANGAN, NYATAKAN_TIADA, SUSUN_PK, StatusPk
from perjanjian.bahan import BahanPk, load_bahan
from perjanjian.models import (
    PerjanjianKinerja,
    PkPembatalan,
    PkProgram,
    PkSasaran,
)
from perjanjian.queries import templat_on
from perjanjian.services.dasar import (
    follow_step,
    lock_pk,
    make_move,
    open_pk,
    require_right,
    touch,
)
from sakip.angka import Angka
from sakip.errors import Ditolak
from sakip.isian import Isian, write
from sakip.perubahan import change, create
from sakip.workflow import check_transition

TEKS = (
    "tempat", "pembuka", "pernyataan_pertama", "pernyataan_kedua", "uraian_alasan",
    "alasan_pejabat", "alasan_strategi", "alasan_prioritas",
)  # fmt: skip


@dataclass(frozen=True)
class IsianSasaran:
    """New target of a row of the PK, as a person read it under ``versi``."""

    kunci: str
    indikator: int
    angka: Angka
    alasan_beda: str
    versi: int
    sebutan: str


@dataclass(frozen=True)
class IsianProgram:
    """New pagu in rupiah and keterangan of a program of the PK."""

    kunci: str
    nomenklatur: int
    pagu: Decimal
    keterangan: str
    versi: int
    sebutan: str


@dataclass(frozen=True)
class Pilihan:
    """What of the PK above a lower official promises: indicators and programs (nomenklatur)."""

    indikator: frozenset[int]
    program: frozenset[int]


@transaction.atomic
def draft_pk(
    instansi: Instansi,
    tahun: int,
    *,
    by: Pengguna | None,
    jabatan: Jabatan | None = None,
    pilihan: Pilihan | None = None,
) -> PerjanjianKinerja:
    """Begin the PK of a year for a post (None = who leads the Instansi) and return it.

    Rows come from the Renstra in force, RKT and IKU, programs from the budget at the stage in
    force; those of a lower official from the PK of who leads the Instansi. ``pilihan``: take these
    rows alone. Raises Ditolak where there is one, Http404 or PermissionDenied.
    """
    pk = _new(instansi, tahun, jabatan)
    require_right(by, pk, "draft")
    tahap.check_open(instansi, tahun, Tahap.Langkah.LAKIP)
    _lock_post(pk.jabatan)
    versions = PerjanjianKinerja.objects.filter(jabatan=pk.jabatan, tahun=tahun)
    if _standing(versions).exists():
        raise Ditolak(f"{pk.judul} {pk.jabatan} tahun {tahun} sudah ada. Bukalah yang itu.")
    pk.ulang = _next_ulang(versions.filter(perubahan_ke=0))
    return _keep(pk, _choose(load_bahan(pk), pilihan), "susun PK", by)


@transaction.atomic
def begin_perubahan(
    pk: PerjanjianKinerja, *, by: Pengguna | None, alasan: Iterable[str], uraian: str = ""
) -> PerjanjianKinerja:
    """Begin the next version of a PK in force with its content; return it.

    ``alasan``: at least one of "alasan_pejabat", "alasan_strategi", "alasan_prioritas"
    (PermenPANRB 53/2014). The version before stays in force until the new one is signed. Raises
    Ditolak, Http404, PermissionDenied.
    """
    require_right(by, pk, "draft")
    reasons = set(alasan)
    if not reasons or not reasons <= set(TEKS[-3:]):
        raise Ditolak("Pilih sedikitnya satu dari tiga alasan PermenPANRB 53/2014.", "alasan")
    before = lock_pk(pk)
    _lock_post(before.jabatan)
    versions = PerjanjianKinerja.objects.filter(jabatan=before.jabatan, tahun=before.tahun)
    newer = _standing(versions).filter(perubahan_ke__gt=before.perubahan_ke)
    known = (StatusPk.BERLAKU, StatusPk.TIDAK_TERSEDIA)
    cancelled = PkPembatalan.objects.filter(perjanjian=before).exists()
    if before.status not in known or newer.exists() or cancelled:
        raise Ditolak(
            "PK perubahan disusun dari versi terakhir yang berlaku, dan yang ini bukan, atau "
            "perubahannya sudah mulai disusun."
        )
    number = before.perubahan_ke + 1
    new = PerjanjianKinerja(
        instansi=before.instansi, jabatan=before.jabatan, tahun=before.tahun,
        jenis=PerjanjianKinerja.Jenis.PERUBAHAN, perubahan_ke=number,
        ulang=_next_ulang(versions.filter(perubahan_ke=number)), uraian_alasan=uraian.strip(),
        tempat=before.tempat, pembuka=before.pembuka,
        pernyataan_pertama=before.pernyataan_pertama, pernyataan_kedua=before.pernyataan_kedua,
        **dict.fromkeys(reasons, True),
    )  # fmt: skip
    _fill_texts(new)
    bahan = load_bahan(new)
    if before.status == StatusPk.BERLAKU:
        told = dict(before.program.values_list("nomenklatur", "keterangan"))
        for program in bahan.program:
            program.keterangan = told.get(program.nomenklatur_id, "")
        bahan = replace(bahan, baris=tuple(_copies(before)))
    return _keep(new, bahan, "susun PK perubahan", by)


@transaction.atomic
def change_naskah(
    pk: PerjanjianKinerja, *, by: Pengguna | None, versi: int, **values: Any
) -> PerjanjianKinerja:
    """Change texts, place and reasons (:data:`TEKS`) of a draft. Raises VersiUsang, PkTerkunci…"""
    if unknown := set(values) - set(TEKS):
        raise TypeError(f"not of the naskah: {sorted(unknown)}")
    saved = open_pk(pk, by=by, versi=versi)
    saved, changed = change(saved, values)
    if changed:
        jejak.record("ubah PK", saved, by=by, instansi=pk.instansi, perubahan=changed)
    return saved


@transaction.atomic
def set_sasaran(
    pk: PerjanjianKinerja, isian: Sequence[IsianSasaran], *, by: Pengguna | None
) -> frozenset[str]:
    """Set targets and reasons of rows that stand in a draft; return the ``kunci`` that were stale.

    Raises PkTerkunci, Http404, PermissionDenied, ValidationError.
    """
    rows = [
        Isian(
            one.kunci,
            {"perjanjian_id": pk.pk, "indikator_id": one.indikator},
            {
                "nilai": one.angka.nilai,
                "teks": one.angka.teks,
                "alasan": one.angka.alasan,
                "alasan_beda": one.alasan_beda.strip(),
            },
            one.versi,
            one.sebutan,
        )
        for one in isian
    ]
    return _set(pk, PkSasaran, "indikator_id", rows, by)


@transaction.atomic
def set_program(
    pk: PerjanjianKinerja, isian: Sequence[IsianProgram], *, by: Pengguna | None
) -> frozenset[str]:
    """Set pagu and keterangan of programs of a draft; as :func:`set_sasaran`."""
    rows = [
        Isian(
            one.kunci,
            {"perjanjian_id": pk.pk, "nomenklatur_id": one.nomenklatur},
            {"pagu": one.pagu, "keterangan": one.keterangan.strip()},
            one.versi,
            one.sebutan,
        )
        for one in isian
    ]
    return _set(pk, PkProgram, "nomenklatur_id", rows, by)


@transaction.atomic
def declare_missing(
    pk: PerjanjianKinerja, *, by: Pengguna | None, alasan: str, versi: int | None = None
) -> PerjanjianKinerja:
    """Say that the PK of that year does not exist any more, with the reason."""
    require_right(by, pk, NYATAKAN_TIADA.act)
    saved = lock_pk(pk, versi)
    return make_move(
        saved, NYATAKAN_TIADA, by=by, alasan=alasan,
        alasan_tidak_tersedia=alasan.strip(), tanggal=None, cara="",
    )  # fmt: skip


@transaction.atomic
def resume_pk(
    pk: PerjanjianKinerja, *, by: Pengguna | None, versi: int | None = None
) -> PerjanjianKinerja:
    """Draw up a PK after all that was said not to be there."""
    require_right(by, pk, SUSUN_PK.act)
    saved = lock_pk(pk, versi)
    check_transition(SUSUN_PK, saved.status, StatusPk)
    return make_move(saved, SUSUN_PK, by=by, alasan_tidak_tersedia="")


@transaction.atomic
def cancel_pk(
    pk: PerjanjianKinerja, *, by: Pengguna | None, alasan: str, versi: int | None = None
) -> PkPembatalan:
    """Cancel a draft (who drafts) or a PK in force (who returns): a row of its own says so.

    Raises Ditolak without a reason, where it is cancelled, replaced, or on its way to a signature.
    """
    in_force = pk.status == StatusPk.BERLAKU
    require_right(by, pk, "return" if in_force else BATALKAN_RANCANGAN.act)
    saved = lock_pk(pk, versi)
    if not alasan.strip():
        raise Ditolak("Tulislah alasan pembatalannya.", "alasan")
    if PkPembatalan.objects.filter(perjanjian=saved).exists():
        raise Ditolak("PK ini sudah dibatalkan.")
    if saved.status != StatusPk.BERLAKU:
        check_transition(BATALKAN_RANCANGAN, saved.status, StatusPk)
    newer = PerjanjianKinerja.objects.filter(
        jabatan=saved.jabatan, tahun=saved.tahun, perubahan_ke__gt=saved.perubahan_ke
    )
    if _standing(newer).exists():
        raise Ditolak("Ada versi yang lebih baru. Batalkan lebih dahulu versi itu.")
    row = PkPembatalan.objects.create(
        perjanjian=saved, alasan=alasan.strip(), oleh=by, waktu=timezone.now()
    )
    if saved.status == StatusPk.BERLAKU:
        follow_step(saved, by=by)
        jejak.record(
            "batalkan PK", saved, by=by, instansi=saved.instansi,
            perubahan={"alasan": ["", row.alasan]},
        )  # fmt: skip
    else:
        make_move(saved, BATALKAN_RANCANGAN, by=by, alasan=alasan)
    return row


def _new(instansi: Instansi, tahun: int, jabatan: Jabatan | None) -> PerjanjianKinerja:
    post = jabatan or Jabatan.objects.filter(instansi=instansi, pimpinan=True).first()
    if post is None:
        raise Ditolak(f"Jabatan pimpinan {instansi} belum tercatat. Tambahkan jabatannya dahulu.")
    if post.instansi_id != instansi.pk:
        raise Ditolak("Jabatan itu bukan jabatan di instansi ini.", "jabatan")
    pk = PerjanjianKinerja(instansi=instansi, tahun=tahun, jabatan=post)
    _fill_texts(pk)
    return pk


def _fill_texts(pk: PerjanjianKinerja) -> None:
    """Take the wording of the Pemda, as it holds today, where the PK has none of its own."""
    templat = templat_on(pk.instansi.pemda_id, timezone.localdate())
    if templat is not None:
        pk.pembuka = pk.pembuka or templat.pembuka
        pk.pernyataan_pertama = pk.pernyataan_pertama or templat.pihak_pertama
        pk.pernyataan_kedua = pk.pernyataan_kedua or templat.pihak_kedua


def _lock_post(jabatan: Jabatan) -> None:
    """Two who begin a version for one post take their turns."""
    Jabatan.objects.select_for_update(of=("self",)).get(pk=jabatan.pk)


def _standing(
    versions: models.QuerySet[PerjanjianKinerja],
) -> models.QuerySet[PerjanjianKinerja]:
    return versions.filter(pembatalan__isnull=True).exclude(status=StatusPk.DIBATALKAN)


def _next_ulang(versions: models.QuerySet[PerjanjianKinerja]) -> int:
    last = versions.aggregate(last=Max("ulang"))["last"]
    return 0 if last is None else last + 1


def _choose(bahan: BahanPk, pilihan: Pilihan | None) -> BahanPk:
    """Keep the chosen rows, counted anew."""
    if pilihan is None:
        return bahan
    chosen = BahanPk(
        tuple(row for row in bahan.baris if row.indikator_id in pilihan.indikator),
        tuple(row for row in bahan.program if row.nomenklatur_id in pilihan.program),
    )
    for number, baris in enumerate(chosen.baris, 1):
        baris.urutan = number
    for number, program in enumerate(chosen.program, 1):
        program.urutan = number
    return chosen


def _copies(before: PerjanjianKinerja) -> Iterable[PkSasaran]:
    for row in before.baris.order_by("urutan"):
        row.pk, row.versi, row.beku = None, 1, False
        row._state.adding = True
        yield row


def _keep(
    pk: PerjanjianKinerja, bahan: BahanPk, aksi: str, by: Pengguna | None
) -> PerjanjianKinerja:
    saved, told = create(pk)
    rows: tuple[PkSasaran | PkProgram, ...] = (*bahan.baris, *bahan.program)
    for row in rows:
        row.perjanjian = saved
    PkSasaran.objects.bulk_create(bahan.baris)
    PkProgram.objects.bulk_create(bahan.program)
    follow_step(saved, by=by)
    told |= {"sasaran (baris)": [0, len(bahan.baris)], "program (baris)": [0, len(bahan.program)]}
    jejak.record(aksi, saved, by=by, instansi=saved.instansi, perubahan=told)
    return saved


def _set(
    pk: PerjanjianKinerja,
    model: type[PkSasaran] | type[PkProgram],
    key: str,
    rows: Sequence[Isian],
    by: Pengguna | None,
) -> frozenset[str]:
    saved = open_pk(pk, by=by)
    there = set(model.objects.filter(perjanjian=saved).values_list(key, flat=True))
    if any(row.tempat[key] not in there for row in rows):
        raise Ditolak("Baris itu sudah tidak ada di PK ini. Muat ulang halamannya.")
    hasil = write(model, rows, Q(perjanjian=saved))
    if hasil.perubahan:
        touch(saved)
        jejak.record("isi PK", saved, by=by, instansi=saved.instansi, perubahan=hasil.perubahan)
    return hasil.usang
