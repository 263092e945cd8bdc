"""What another scale would change: computed by the one engine, before anything is saved."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Max

from capaian.data import CapaianTahun
from capaian.formulas import Pita, Skala
from capaian.queries import SkalaTidakSah, load_bahan, load_setting
from instansi.models import Instansi, Pemda
from kerja.models import Tahap
from laporan.models import Laporan
from sakip.numbers import format_persen


@dataclass(frozen=True)
class Pindah:
    """A capaian or a mean that gets another category, or another value by the cap."""

    instansi: Instansi
    uraian: str
    nilai: str
    dari: str
    ke: str


@dataclass(frozen=True)
class Dampak:
    """What a setting would change in a year. ``andai``: no report begins that late yet."""

    tahun: int
    andai: bool
    pindah: tuple[Pindah, ...]
    diperiksa: int  # indicators with a computed capaian
    disetujui: int  # reports of that year that the camat approved
    rusak: str  # why the scale of today cannot be compared with; "" = it can
    rekap: tuple[tuple[str, int], ...]  # categories of the new scale with their count


def report_year(pemda: Pemda, mulai: int) -> tuple[int, bool]:
    """Return the last year with reports, and whether it lies before ``mulai``."""
    last = Laporan.objects.filter(instansi__pemda=pemda).aggregate(last=Max("tahun"))["last"]
    return (last or mulai), last is not None and last < mulai


def compare_setting(pemda: Pemda, mulai: int, skala: Skala, batas: int | None) -> Dampak:
    """Return what changes where a scale holds from ``mulai`` on; a constant number of queries.

    Looked at is the last year with reports. A scale of today that leaves a value without a
    category cannot be compared with, but can be replaced.
    """
    tahun, andai = report_year(pemda, mulai)
    new: dict[str, Any] = {
        "skala": skala,
        "batas_rata_rata": None if batas is None else Decimal(batas),
    }
    rusak = ""
    try:
        setting = load_setting(pemda.pk, tahun)
    except SkalaTidakSah as error:
        setting, rusak = new, str(error)
    bahan = load_bahan(list(Instansi.objects.filter(pemda=pemda, aktif=True)), tahun, setting)
    now, then = bahan.assemble(), bahan.assemble(**new)
    moved = [move for one in bahan.instansi for move in _moves(one, now[one.pk], then[one.pk])]
    reached = [i.kategori for hasil in then.values() for i in hasil.indikator if i.kategori]
    counts = Counter(one.label for one in reached)
    approved = Tahap.objects.filter(
        instansi__in=bahan.instansi,
        tahun=tahun,
        langkah=Tahap.Langkah.LAKIP,
        status=Tahap.Status.DISETUJUI,
    )
    return Dampak(
        tahun=tahun,
        andai=andai,
        pindah=tuple(moved),
        diperiksa=len(reached),
        disetujui=approved.count(),
        rusak=rusak,
        rekap=tuple((pita.label, counts[pita.label]) for pita in skala.pita),
    )


def _moves(instansi: Instansi, now: CapaianTahun, then: CapaianTahun) -> Iterator[Pindah]:
    for before, after in zip(now.indikator, then.indikator, strict=True):
        nilai = (before.capaian.nilai, after.capaian.nilai)
        yield from _move(
            instansi, before.indikator.uraian, nilai, (before.kategori, after.kategori)
        )
    for old, new in zip(now.sasaran, then.sasaran, strict=True):
        told = f"Rata-rata sasaran {old.sasaran.nomor}"
        nilai = (old.rata_rata.nilai, new.rata_rata.nilai)
        yield from _move(instansi, told, nilai, (old.kategori, new.kategori))
    nilai = (now.rata_rata.nilai, then.rata_rata.nilai)
    yield from _move(instansi, "Rata-rata seluruhnya", nilai, (now.kategori, then.kategori))


def _move(
    instansi: Instansi,
    uraian: str,
    nilai: tuple[Decimal | None, Decimal | None],
    pita: tuple[Pita | None, Pita | None],
) -> Iterator[Pindah]:
    before, after = nilai
    if before is None or after is None or pita[0] is None or pita[1] is None:
        return
    if pita[0].label == pita[1].label and before == after:
        return
    shown = format_persen(before)
    if before != after:
        shown = f"{shown} menjadi {format_persen(after)}"
    yield Pindah(instansi, uraian, shown, pita[0].label, pita[1].label)
