"""Making a scale, changing it while nothing uses it, and putting it in force from a year on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from capaian.formulas import Pita, Skala, check_batas_atas, check_skala, describe_intervals
from capaian.formulas import sort_pita as in_order
from capaian.models import PengaturanCapaian, PitaSkala, SkalaNilai
from instansi.models import Pemda, Pengguna
from kerja.jejak import record
from sakip.errors import Ditolak
from sakip.perubahan import change, create, lock

DIPAKAI = (
    "Skala ini sudah dipakai, jadi tidak dapat diubah lagi: laporan yang mengacu kepadanya akan "
    "berganti kategori diam-diam. Salin menjadi skala baru, lalu berlakukan."
)


@dataclass(frozen=True)
class PitaTertulis:
    """A band as somebody wrote it, with the upper bound that a regulation states (None = none)."""

    pita: Pita
    atas: Decimal | None = None


@dataclass(frozen=True)
class Pemberlakuan:
    """From which year a scale holds and how averages are capped (None = not at all).

    ``versi`` is that of the setting of the same year as it was read, 0 = there was none.
    """

    mulai: int
    batas: int | None
    versi: int


def is_used(skala: SkalaNilai) -> bool:
    """Return whether a report or an indicator is read by this scale."""
    return skala.dipakai.exists() or skala.indikator.exists()


def check_pita(tertulis: Sequence[PitaTertulis]) -> tuple[Pita, ...]:
    """Return the bands, highest first. Raises ValidationError, which names each hole and overlap."""
    atas = {id(one.pita): one.atas for one in tertulis}
    pita = in_order(one.pita for one in tertulis)
    problems = check_skala(pita) + check_batas_atas([(one, atas[id(one)]) for one in pita])
    if problems:
        raise ValidationError(problems)
    return pita


@transaction.atomic
def create_skala(
    skala: SkalaNilai, tertulis: Sequence[PitaTertulis], *, by: Pengguna | None
) -> SkalaNilai:
    """Write a new scale with its bands. Raises ValidationError."""
    pita = check_pita(tertulis)
    row, told = create(skala)
    _write(row, pita)
    record("tambah skala", row, by=by, perubahan={**told, "kategori": [None, _tell(row, pita)]})
    return row


@transaction.atomic
def edit_skala(
    skala: SkalaNilai,
    tertulis: Sequence[PitaTertulis],
    *,
    by: Pengguna | None,
    versi: int,
    **isian: Any,
) -> SkalaNilai:
    """Change a scale that nothing uses yet. Raises Ditolak, ValidationError and VersiUsang."""
    pita = check_pita(tertulis)
    saved = lock(skala, versi)
    if is_used(saved):
        raise Ditolak(DIPAKAI)
    before = saved.as_skala().pita
    told_before = _tell(saved, before)
    row, told = change(saved, isian, versi=versi)
    if pita != before:
        row.pita.all().delete()
        _write(row, pita)
        told["kategori"] = [told_before, _tell(row, pita)]
        if row.versi == versi:
            row.versi += 1
            row.save(update_fields=["versi"])
    if told:
        record("ubah skala", row, by=by, perubahan=told)
    return row


@transaction.atomic
def remove_skala(skala: SkalaNilai, *, by: Pengguna | None, versi: int) -> None:
    """Remove a scale that nothing uses. Raises Ditolak and VersiUsang."""
    saved = lock(skala, versi)
    if is_used(saved):
        raise Ditolak("Skala ini sudah dipakai, jadi tidak dapat dihapus.")
    told: dict[str, list] = {
        "nama": [saved.nama, None],
        "kategori": [_tell(saved, saved.as_skala().pita), None],
    }
    pk = saved.pk
    saved.delete()
    saved.pk = pk  # the trail names what is gone
    record("hapus skala", saved, by=by, perubahan=told)


@transaction.atomic
def put_in_force(
    skala: SkalaNilai, isian: Pemberlakuan, *, by: Pengguna | None
) -> PengaturanCapaian:
    """Read capaian by this scale from a year on, until the next setting begins.

    Raises Ditolak where the setting of that year has changed since it was read, and
    ValidationError where the scale has a hole or is of another kind.
    """
    Pemda.objects.select_for_update(of=("self",)).get(pk=skala.pemda_id)
    there = PengaturanCapaian.objects.filter(pemda=skala.pemda_id, mulai=isian.mulai)
    present = there.first()
    if isian.versi != (present.versi if present else 0):
        raise Ditolak(
            f"Pengaturan mulai tahun {isian.mulai} baru saja diubah orang lain. Lihat lagi "
            "akibatnya, lalu berlakukan bila masih perlu."
        )
    values = {"skala": skala, "batas_rata_rata": isian.batas}
    if present:
        row, told = change(present, values)
    else:
        new = PengaturanCapaian(pemda_id=skala.pemda_id, mulai=isian.mulai, **values)
        row, told = create(new)
    if told:
        record("berlakukan skala", row, by=by, perubahan=told)
    return row


def _write(skala: SkalaNilai, pita: Sequence[Pita]) -> None:
    for one in pita:
        create(
            PitaSkala(
                skala=skala,
                label=one.label,
                batas_bawah=one.batas_bawah,
                inklusif=one.inklusif,
                keterangan=one.keterangan,
            )
        )


def _tell(skala: SkalaNilai, pita: tuple[Pita, ...]) -> list[str]:
    unit = "%" if skala.jenis == SkalaNilai.Jenis.KATEGORI else ""
    intervals = describe_intervals(Skala(skala.nama, pita), unit)
    return [f"{one.label}: {interval}" for one, interval in zip(pita, intervals, strict=True)]
