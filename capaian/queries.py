"""Reading what was achieved in a year; a constant number of queries, however many rows."""

from collections.abc import Collection
from decimal import Decimal

from capaian.assemble import Definisi, Fakta, RealisasiData, Rencana, assemble_capaian
from capaian.data import CapaianTahun
from capaian.formulas import SKALA_BAWAAN, Skala, check_skala
from capaian.models import (
    Analisis,
    PembandingNasional,
    PengaturanCapaian,
    PredikatIndikator,
    RealisasiIndikator,
    SkalaNilai,
)
from instansi.models import Instansi
from keuangan.data import Anggaran, Dana
from keuangan.formulas import Jumlah
from perjanjian.data import PkData
from perjanjian.queries import load_pk
from renstra.data import IndikatorData, RenstraData, RktData
from renstra.models import Indikator, TargetRkt
from renstra.queries import load_indikator_nomenklatur, load_renstra, load_rkt
from sakip.angka import Angka, Keadaan
from sakip.errors import Ditolak


class SkalaTidakSah(Ditolak):
    """A scale in use does not cover every number; its message (Indonesian) says which and where."""


def load_capaian(  # noqa: PLR0913 - each is read once and shared with the other parts
    instansi: Instansi,
    tahun: int,
    *,
    renstra: RenstraData | None,
    rkt: RktData | None,
    pk: tuple[PkData, ...],
    anggaran: Anggaran,
    with_keluaran: bool = True,
) -> CapaianTahun:
    """Return all results of the year, measured against the documents and the budget given.

    Without ``with_keluaran`` those of program, kegiatan and sub kegiatan are left out.
    Raises SkalaTidakSah where the Pemda's scale leaves a value without a category.
    """
    keluaran = _load_keluaran(instansi, tahun) if with_keluaran else {}
    own = [i for s in (renstra.sasaran if renstra else ()) for i in s.indikator]
    before = {pk for one in own for pk in one.pendahulu}
    outputs = [i for items in keluaran.values() for i, _ in items]
    ids = {one.id for one in [*own, *outputs]} | before
    skala, batas = _load_setting(instansi)
    fakta = Fakta(
        realisasi=_load_realisasi(ids, tahun),
        nasional=_load_nasional(ids, tahun),
        predikat=_load_predikat(ids),
        analisis={
            row.indikator_id: (row.penyebab, row.solusi)
            for row in Analisis.objects.filter(indikator__in=ids, tahun=tahun)
        },
        definisi={
            row.pk: Definisi(row.satuan, row.metode)
            for row in Indikator.objects.filter(pk__in=before)
        },
        keluaran=keluaran,
        skala=skala,
        batas_rata_rata=batas,
    )
    return assemble_capaian(Rencana(tahun, renstra, rkt, pk), anggaran, fakta)


def load_hasil(instansi: Instansi, tahun: int, *, with_keluaran: bool) -> CapaianTahun:
    """Return the results of the indicators alone, as the grids show them.

    The same engine as in the report; without the budget, on which no capaian depends.
    """
    renstra = load_renstra(instansi, tahun)
    return load_capaian(
        instansi,
        tahun,
        renstra=renstra,
        rkt=load_rkt(instansi, tahun, renstra),
        pk=load_pk(instansi, tahun),
        anggaran=Anggaran(tahun, "", (), (), Dana(Jumlah(), Jumlah())),
        with_keluaran=with_keluaran,
    )


def load_rekaman(
    ids: Collection[int], years: Collection[int]
) -> dict[tuple[int, int, int | None], RealisasiIndikator]:
    """Return what was recorded, by (indikator, tahun, triwulan or None for the year)."""
    rows = RealisasiIndikator.objects.filter(indikator__in=ids, tahun__in=years)
    return {(row.indikator_id, row.tahun, row.triwulan): row for row in rows}


def _load_keluaran(
    instansi: Instansi, tahun: int
) -> dict[str, tuple[tuple[IndikatorData, Angka], ...]]:
    """Indicators of program, kegiatan and sub kegiatan by code, with the target of the year.

    It is that of the RKT; one that was emptied is as good as none, and the Renstra's stands.
    """
    target = {
        row.indikator_id: row.angka
        for row in TargetRkt.objects.filter(rkt__instansi=instansi, rkt__tahun=tahun)
        if row.angka.keadaan is not Keadaan.BELUM_DIISI
    }
    return {
        kode: tuple((one, target.get(one.id, one.target_tahun(tahun))) for one in items)
        for kode, items in load_indikator_nomenklatur(instansi, tahun).items()
    }


def _load_realisasi(
    ids: Collection[int], tahun: int
) -> dict[tuple[int, int, int | None], RealisasiData]:
    rows = RealisasiIndikator.objects.filter(indikator__in=ids, tahun__lte=tahun)
    return {
        (row.indikator_id, row.tahun, row.triwulan): RealisasiData(
            row.angka, row.pembilang, row.penyebut, row.penjelasan
        )
        for row in rows
    }


def _load_nasional(ids: Collection[int], tahun: int) -> dict[int, tuple[Angka, str]]:
    rows = PembandingNasional.objects.filter(indikator__in=ids, tahun=tahun)
    return {row.indikator_id: (row.angka, row.sumber) for row in rows}


def _load_predikat(ids: Collection[int]) -> dict[int, Skala]:
    rows = PredikatIndikator.objects.filter(indikator__in=ids)
    return {
        row.indikator_id: _skala(row.skala)
        for row in rows.select_related("skala").prefetch_related("skala__pita")
    }


def _load_setting(instansi: Instansi) -> tuple[Skala, Decimal | None]:
    """The scale in force and the cap for averages; without a setting the seed's scale, no cap."""
    row = (
        PengaturanCapaian.objects.filter(pemda=instansi.pemda_id)
        .select_related("skala")
        .prefetch_related("skala__pita")
        .first()
    )
    if row is None:
        return SKALA_BAWAAN, None
    batas = row.batas_rata_rata
    return _skala(row.skala), None if batas is None else Decimal(batas)


def _skala(row: SkalaNilai) -> Skala:
    skala = row.as_skala()
    problems = check_skala(skala.pita)
    if problems:
        raise SkalaTidakSah(
            f"Skala “{row.nama}” tidak dapat dipakai. {' '.join(problems)} "
            "Perbaiki skala itu di Administrasi, menu Skala."
        )
    return skala
