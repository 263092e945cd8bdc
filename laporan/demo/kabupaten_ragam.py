"""Figures of a generated kecamatan: those of Patrang, drawn anew around what is usual there."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from capaian.models import RealisasiIndikator
from keuangan.models import Pagu, Realisasi
from laporan.demo.kabupaten_data import BENIH, TAHUN, TRIWULAN_AKHIR
from laporan.demo.kabupaten_tempat import Tempat
from perjanjian.models import PerjanjianKinerja, PkProgram
from perjanjian.models.isi import IsiPk
from perjanjian.services.dasar import kop_of
from renstra.models import Indikator, RktBaris, TargetRenstra, TargetRkt

_RIBU = Decimal(1000)
_BAGIAN = {1: "0.19", 2: "0.44", 3: "0.71"}  # of the year's realisasi, to the end of a triwulan
_SEMUA = Decimal(100)
_TERCATAT = 0.8  # share of places that recorded the year before


def vary_pagu(row: Pagu, old: Pagu, place: Tempat) -> bool:
    """Draw a pagu, in whole thousands; what Patrang declares absent stays so."""
    if old.nilai is not None:
        row.nilai = _round(old.nilai * place.ukuran * place.draw("0.85", "1.15"), _RIBU)
        place.pagu[old.tahap, row.nomenklatur.kode, row.akun.kode] = row.nilai
    return True


def vary_realisasi(row: Realisasi, old: Realisasi, place: Tempat) -> bool:
    """Draw what was spent of a pagu; a gap of Patrang's is filled, others are made by the profile."""
    pagu = place.pagu_of(row.nomenklatur.kode, row.akun.kode)
    share = place.draw("0.86", "0.99")
    if old.nilai is not None and (whole := place.patrang.get(_place_of(old))):
        share = min(Decimal("0.995"), old.nilai / whole * place.draw("0.95", "1.25"))
    row.nilai = None if place.misses() else _round(pagu * share, Decimal(1))
    return place.profil.triwulan == TRIWULAN_AKHIR


def realisasi_triwulan(old: Realisasi, place: Tempat) -> list[Realisasi]:
    """Return what was spent to the end of each earlier triwulan (cumulative)."""
    if "Realisasi" in place.profil.tanpa:
        return []
    year = place.baru.get((Realisasi, old.pk))
    pagu = place.pagu_of(old.nomenklatur.kode, old.akun.kode)
    whole = (year and year.nilai) or pagu * place.draw("0.7", "0.95")
    return [
        Realisasi(
            instansi=place.instansi, tahun=TAHUN, triwulan=triwulan, nomenklatur=old.nomenklatur,
            akun=old.akun, nilai=_round(whole * Decimal(part), Decimal(1)),
        )
        for triwulan, part in _BAGIAN.items()
        if triwulan <= place.profil.triwulan
    ]  # fmt: skip


def vary_program(row: PkProgram, old: PkProgram, place: Tempat) -> bool:
    """Promise what the budget of the place says."""
    row.pagu = place.pagu_below(row.nomenklatur.kode)
    return thaw(row, old, place)


def thaw(row: IsiPk, old: IsiPk, place: Tempat) -> bool:
    """Let a copy of a frozen row be written; it is frozen with its own PK."""
    row.beku = False
    return True


def vary_anggaran(row: RktBaris, old: RktBaris, place: Tempat) -> bool:
    """Plan what was budgeted, also where Patrang's RKT says nothing."""
    row.nilai = place.pagu_below(row.nomenklatur.kode)
    return True


def vary_target(row: TargetRkt, old: TargetRkt, place: Tempat) -> bool:
    """Fill in a target that Patrang lacks, where a complete place would have one."""
    if old.nilai is None and not old.alasan and place.profil.lengkap:
        row.nilai = _SEMUA if "persen" in old.indikator.satuan.lower() else place.count(1, 24)
        place.target[old.indikator_id] = row.nilai
    return True


def vary_capaian(row: RealisasiIndikator, old: RealisasiIndikator, place: Tempat) -> bool:
    """Draw what an indicator reached: around a known value, else around its target."""
    if old.alasan:
        return True
    whole = old.indikator.sasaran_id is None  # outputs are counted, results measured
    base = old.nilai if old.nilai is not None else place.target.get(old.indikator_id)
    if base is None:
        row.nilai = None
    elif whole:
        row.nilai = _round(base * min(Decimal(1), place.draw("0.8", "1.15")), Decimal(1))
    else:
        row.nilai = min(
            _SEMUA, _round(base * place.mutu * place.draw("0.95", "1.09"), Decimal("0.01"))
        )
    if row.tahun == TAHUN and place.misses():
        row.nilai = None
    return row.tahun < TAHUN or place.profil.triwulan == TRIWULAN_AKHIR


def capaian_triwulan(old: RealisasiIndikator, place: Tempat) -> list[RealisasiIndikator]:
    """Return what an indicator of a sasaran had reached at the end of each triwulan."""
    indikator = place.baru.get((Indikator, old.indikator_id))
    if indikator is None or old.indikator.sasaran_id is None or old.tahun != TAHUN:
        return []
    year = place.baru.get((RealisasiIndikator, old.pk))
    whole = (year and year.nilai) or old.nilai or _SEMUA
    found = []
    for triwulan in range(1, place.profil.triwulan + 1):
        part = Decimal(1) if triwulan == TRIWULAN_AKHIR else place.draw("0.9", "1.02")
        nilai = min(_SEMUA, _round(whole * part, Decimal("0.01")))
        if not place.misses():
            found.append(
                RealisasiIndikator(indikator=indikator, tahun=TAHUN, triwulan=triwulan, nilai=nilai)
            )
    return found


def capaian_tahun_lalu(targets: Iterable[TargetRenstra], place: Tempat) -> list[RealisasiIndikator]:
    """Return what a place reached the year before; four of five places recorded it.

    Drawn from a seed of its own, so that no figure of the year itself depends on it.
    """
    acak = Random(f"{BENIH}/{place.nama}/{TAHUN - 1}")
    if acak.random() > _TERCATAT:
        return []
    found = []
    for target in targets:
        indikator = place.baru.get((Indikator, target.indikator_id))
        if indikator is not None and target.nilai is not None:
            share = place.mutu * Decimal(acak.randint(70, 104)) / 100
            nilai = min(_SEMUA, _round(target.nilai * share, Decimal("0.01")))
            found.append(RealisasiIndikator(indikator=indikator, tahun=TAHUN - 1, nilai=nilai))
    return found


def vary_pk(row: PerjanjianKinerja, old: PerjanjianKinerja, place: Tempat) -> bool:
    """Put the last PK into the state of the profile; murni is kept as Patrang declares it."""
    wanted = place.profil.pk
    row.kop = kop_of(row) if old.kop else {}
    if old.status == PerjanjianKinerja.Status.TIDAK_TERSEDIA or wanted == old.status:
        return True
    if wanted == PerjanjianKinerja.Status.TIDAK_TERSEDIA:
        return False  # the murni that is not available is all there is
    row.status = wanted if wanted == PerjanjianKinerja.Status.DIKEMBALIKAN else "draf"
    row.alasan_kembali = place.reason() if row.status == "dikembalikan" else ""
    row.tanggal, row.cara, row.kop = None, "", {}
    return True


def _place_of(row: Any) -> tuple[str, str]:
    return row.nomenklatur.kode, row.akun.kode


def _round(nilai: Decimal, step: Decimal) -> Decimal:
    return (nilai / step).quantize(Decimal(1), ROUND_HALF_UP) * step
