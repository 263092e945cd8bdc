"""What the inspektorat does with a LAKIP: answers the checklist and states that it was reviewed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from instansi.access import holders, require
from instansi.models import Pemda, Pengguna
from instansi.rights import Right
from kerja import jejak, pesan
from kerja.models import Tahap
from kerja.tahap import lock_step
from laporan.alur import REVIU, StatusLakip
from laporan.models import ButirReviu, JawabanReviu, Laporan, PernyataanReviu
from laporan.reviu.queries import items_of, load_checklist
from laporan.terbit.keadaan import TANPA_DATA, Keadaan, load_keadaan, people_to_tell
from laporan.terbit.services import is_approved
from sakip.errors import Ditolak, VersiUsang
from sakip.isian import Hasil, Isian, write
from sakip.perubahan import to_json
from sakip.workflow import check_transition


@dataclass(frozen=True)
class IsianJawaban:
    """What somebody answers to one item, called by its group and number ("format-1")."""

    kunci: str
    jawaban: str
    catatan: str
    versi: int


@transaction.atomic
def save_answers(
    laporan: Laporan, isian: Sequence[IsianJawaban], *, by: Pengguna | None
) -> frozenset[str]:
    """Save answers of the checklist; return the items that somebody else answered meanwhile.

    They belong to the approval that is looked at: before it and after the issue none is taken.
    """
    _require(by, laporan)
    _check_open(_locked(laporan))
    items = {b.kunci: b for b in seed_items(laporan.instansi.pemda)}
    result: Hasil = write(
        JawabanReviu,
        [
            Isian(
                one.kunci,
                {"laporan_id": laporan.pk, "butir_id": items[one.kunci].pk},
                {
                    "jawaban": one.jawaban,
                    "catatan": one.catatan.strip(),
                    "pernyataan": items[one.kunci].pernyataan,
                },
                one.versi,
                one.kunci,
            )
            for one in isian
            if one.kunci in items
        ],
        Q(laporan=laporan),
    )
    if result.perubahan:
        jejak.record(
            "isi checklist reviu", laporan, by=by, instansi=laporan.instansi,
            perubahan=result.perubahan,
        )  # fmt: skip
    return result.usang


def seed_items(pemda: Pemda) -> list[ButirReviu]:
    """Return the Pemda's items, those of the default written down where it has none of its own.

    Part of an act that records its own trail.
    """
    rows = items_of(pemda)
    ButirReviu.objects.bulk_create(row for row in rows if row.pk is None)
    return rows


@transaction.atomic
def state_reviewed(  # noqa: PLR0913 - what a pernyataan says
    laporan: Laporan,
    *,
    by: Pengguna | None,
    pereviu: str,
    jabatan: str,
    tanggal: date,
    pangkat: str = "",
    nip: str = "",
    tempat: str = "",
    teks: str = "",
    versi: int | None = None,
) -> PernyataanReviu:
    """Let the Pernyataan Telah Direviu about the approval in force enter the document.

    ``versi`` is that of the pernyataan which the person saw (None = whatever stands). Raises
    Ditolak, VersiUsang, Http404, PermissionDenied.
    """
    _require(by, laporan)
    keadaan = _locked(laporan)
    check_transition(REVIU, keadaan.status, StatusLakip)
    _check_open(keadaan)
    if missing := load_checklist(laporan).belum:
        raise Ditolak(
            f"{missing} butir checklist belum dijawab. Jawablah dahulu semuanya, lalu nyatakan."
        )
    if not is_approved(laporan, keadaan):
        raise Ditolak(
            "Data LAKIP berubah sejak disetujui camat; halaman Terbitan menyebut apa. Mintalah "
            "LAKIP dibuka kembali dan disetujui lagi, lalu nyatakan."
        )
    if tanggal > timezone.localdate():
        raise Ditolak("Tanggal reviu belum tiba. Periksalah tanggalnya.", "tanggal")
    row = PernyataanReviu.objects.select_for_update().filter(laporan=laporan).first()
    if row and versi is not None and row.versi != versi:
        raise VersiUsang(row)
    values = {
        "pereviu": pereviu.strip(), "jabatan": jabatan.strip(), "pangkat": pangkat.strip(),
        "nip": nip, "tempat": tempat.strip(), "tanggal": tanggal, "presisi": "hari",
        "teks": teks.strip(), "persetujuan_id": keadaan.persetujuan and keadaan.persetujuan.pk,
    }  # fmt: skip
    row, changed = _write(row, laporan, values)
    if changed:
        _tell(laporan, by)
        jejak.record(
            f"{REVIU.nama} LAKIP", row, by=by, instansi=laporan.instansi, perubahan=changed
        )
    return row


def _write(
    row: PernyataanReviu | None, laporan: Laporan, values: Mapping[str, Any]
) -> tuple[PernyataanReviu, dict[str, list]]:
    fresh = row is None
    row = row or PernyataanReviu(laporan=laporan)
    changed = {
        name: [None if fresh else to_json(getattr(row, name)), to_json(value)]
        for name, value in values.items()
        if fresh or getattr(row, name) != value
    }
    if changed:
        for name, value in values.items():
            setattr(row, name, value)
        row.versi += 0 if fresh else 1
        row.full_clean()
        row.save()
    return row, changed


def _require(by: Pengguna | None, laporan: Laporan) -> None:
    if by is not None:
        require(by, Right.LAKIP_REVIEW, laporan.instansi)


def _locked(laporan: Laporan) -> Keadaan:
    """Return how far the report is, held so until the transaction ends."""
    step = lock_step(laporan.instansi, laporan.tahun, Tahap.Langkah.LAKIP)
    return load_keadaan(laporan, step)


def _check_open(keadaan: Keadaan) -> None:
    if keadaan.status == StatusLakip.TERBIT:
        raise Ditolak("LAKIP ini sudah diterbitkan; checklist reviunya tidak dapat diubah lagi.")
    if keadaan.status not in REVIU.dari:
        raise Ditolak("Checklist diisi sesudah LAKIP disetujui camat.")
    if keadaan.persetujuan is None:
        raise Ditolak(TANPA_DATA)


def _tell(laporan: Laporan, by: Pengguna | None) -> None:
    """Tell who issues, and whose report it is."""
    instansi = laporan.instansi
    people = {
        person.pk: person
        for place, rights in (
            (instansi.pemda, (Right.LAKIP_ISSUE,)),
            (instansi, (Right.LAKIP_SUBMIT, Right.LAKIP_APPROVE)),
        )
        for person in people_to_tell(by, holders(place, *rights))
    }
    where = {"kode": instansi.kode, "tahun": laporan.tahun}
    pesan.send(
        list(people.values()),
        f"{laporan} telah direviu dan siap diterbitkan.",
        reverse("laporan:terbit", kwargs=where),
    )
