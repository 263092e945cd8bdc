"""Writing the Rencana Kinerja Tahunan: its head, its rows, and the figures of a year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from instansi.models import Pengguna
from kerja import jejak
from kerja.models import Tahap
from kerja.tahap import check_entry
from renstra.models import Indikator, Nomenklatur, ProgramSasaran, Rkt, RktBaris, Sasaran, TargetRkt
from sakip.errors import Ditolak
from sakip.isian import Isian, write
from sakip.perubahan import change, create, lock, snapshot

RKT = Tahap.Langkah.RKT
TINGKAT_RKT = (
    Nomenklatur.Tingkat.PROGRAM,
    Nomenklatur.Tingkat.KEGIATAN,
    Nomenklatur.Tingkat.SUB_KEGIATAN,
)


@dataclass(frozen=True)
class IsianRkt:
    """What somebody gives of a row (anggaran in rupiah) or of an indicator (target).

    ``id`` is that of the RktBaris or of the Indikator, ``nilai`` columns of the record, ``versi``
    0 = there was none yet.
    """

    kunci: str
    id: int
    nilai: Mapping[str, Any]
    versi: int
    sebutan: str


@transaction.atomic
def create_rkt(rkt: Rkt, *, by: Pengguna | None) -> Rkt:
    """Begin the RKT of a year. Raises Ditolak where there is one, else as check_entry."""
    check_entry(by, rkt.instansi, rkt.tahun, RKT)
    if Rkt.objects.filter(instansi=rkt.instansi, tahun=rkt.tahun).exists():
        raise Ditolak(f"RKT tahun {rkt.tahun} sudah ada. Bukalah yang itu.")
    row, changed = create(rkt)
    jejak.record("tambah RKT", row, by=by, instansi=rkt.instansi, perubahan=changed)
    return row


@transaction.atomic
def edit_rkt(rkt: Rkt, *, by: Pengguna | None, versi: int, **isian: Any) -> Rkt:
    """Change place and date. Raises VersiUsang, ValidationError, and as check_entry."""
    check_entry(by, rkt.instansi, rkt.tahun, RKT)
    row, changed = change(rkt, isian, versi=versi)
    if changed:
        jejak.record("ubah RKT", row, by=by, instansi=rkt.instansi, perubahan=changed)
    return row


@transaction.atomic
def add_baris(
    rkt: Rkt, sasaran: Sasaran, nomenklatur: Nomenklatur, *, by: Pengguna | None
) -> RktBaris:
    """Add a row without anggaran under a sasaran of the RKT's Renstra.

    Raises Ditolak for a row that is there, a level that an RKT does not know and a sasaran of
    another plan; else as check_entry.
    """
    check_entry(by, rkt.instansi, rkt.tahun, RKT)
    if nomenklatur.tingkat not in TINGKAT_RKT:
        raise Ditolak("Pilih program, kegiatan, atau sub kegiatan.", "nomenklatur")
    if sasaran.tujuan.renstra_id != rkt.renstra_id:
        raise Ditolak("Sasaran itu bukan dari Renstra yang dipakai RKT ini.", "sasaran")
    try:
        row, changed = create(RktBaris(rkt=rkt, sasaran=sasaran, nomenklatur=nomenklatur))
    except ValidationError as error:
        raise Ditolak(f"{nomenklatur.uraian} sudah ada dalam RKT.", "nomenklatur") from error
    jejak.record("tambah baris RKT", row, by=by, instansi=rkt.instansi, perubahan=changed)
    return row


@transaction.atomic
def remove_baris(row: RktBaris, versi: int, *, by: Pengguna | None) -> None:
    """Remove a row as somebody saw it. Raises VersiUsang, else as check_entry."""
    rkt = row.rkt
    check_entry(by, rkt.instansi, rkt.tahun, RKT)
    saved = lock(row, versi)
    before = {name: [value, None] for name, value in snapshot(saved).items() if value is not None}
    RktBaris.objects.filter(pk=saved.pk).delete()
    jejak.record("hapus baris RKT", saved, by=by, instansi=rkt.instansi, perubahan=before)


@transaction.atomic
def fill_from_renstra(rkt: Rkt, *, by: Pengguna | None) -> int:
    """Add what the Renstra names and the RKT lacks; return how many rows were added.

    These are the programs of each sasaran, and below them the kegiatan and sub kegiatan for which
    the Renstra has indicators. Rows that are there stay as they are. Raises as check_entry.
    """
    check_entry(by, rkt.instansi, rkt.tahun, RKT)
    owners = dict(
        ProgramSasaran.objects.filter(
            sasaran__tujuan__renstra=rkt.renstra_id, nomenklatur__isnull=False
        ).values_list("nomenklatur__kode", "sasaran_id")
    )
    known = set(RktBaris.objects.filter(rkt=rkt).values_list("nomenklatur_id", flat=True))
    measured = Indikator.objects.filter(renstra=rkt.renstra_id).values("nomenklatur")
    below = Q(pk__in=measured) | Q(kode__in=owners)
    nodes = Nomenklatur.objects.filter(below, tingkat__in=TINGKAT_RKT).exclude(pk__in=known)
    new = [
        RktBaris(rkt=rkt, sasaran_id=owners[kode], nomenklatur=node)
        for node in nodes.order_by("kode")
        if (kode := program_code(node.kode)) in owners
    ]
    RktBaris.objects.bulk_create(new)
    if new:
        told = {"baris": [len(known), len(known) + len(new)]}
        jejak.record("isi RKT dari Renstra", rkt, by=by, instansi=rkt.instansi, perubahan=told)
    return len(new)


def program_code(kode: str) -> str:
    """Return the code of the program above: "7.01.01" of "7.01.01.2.01.0001"."""
    return ".".join(kode.split(".")[:3])


@transaction.atomic
def set_rkt(
    rkt: Rkt,
    anggaran: Sequence[IsianRkt],
    target: Sequence[IsianRkt],
    *,
    by: Pengguna | None,
) -> frozenset[str]:
    """Set anggaran of rows and targets of indicators; return the ``kunci`` that were stale.

    An indicator of another plan and a row of another RKT are left alone. Raises as check_entry.
    """
    check_entry(by, rkt.instansi, rkt.tahun, RKT)
    rows = set(RktBaris.objects.filter(rkt=rkt).values_list("pk", flat=True))
    own = set(Indikator.objects.filter(renstra=rkt.renstra_id).values_list("pk", flat=True))
    money = write(
        RktBaris, [_isian(one, {"id": one.id}) for one in anggaran if one.id in rows], Q(rkt=rkt)
    )
    promised = write(
        TargetRkt,
        [
            _isian(one, {"rkt_id": rkt.pk, "indikator_id": one.id})
            for one in target
            if one.id in own
        ],
        Q(rkt=rkt),
    )
    changed = {**money.perubahan, **promised.perubahan}
    if changed:
        jejak.record("isi RKT", rkt, by=by, instansi=rkt.instansi, perubahan=changed)
    return money.usang | promised.usang


def _isian(one: IsianRkt, place: dict[str, Any]) -> Isian:
    return Isian(one.kunci, place, one.nilai, one.versi, one.sebutan)
