"""Reading what was achieved in a year; a constant number of queries, however many rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from capaian.assemble import (
    Definisi,
    Fakta,
    RealisasiData,
    Rencana,
    assemble_capaian,
    assemble_indikator,
    assemble_keluaran,
)
from capaian.data import CapaianTahun, HasilIndikator, Keluaran
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
from perjanjian.queries import load_pk, load_pk_many
from renstra.data import IndikatorData, RenstraData, RktData
from renstra.models import Indikator
from renstra.queries import (
    load_indikator_nomenklatur,
    load_indikator_sasaran,
    load_renstra_head,
    load_renstra_many,
    load_target_rkt,
)
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
) -> CapaianTahun:
    """Return all results of the year, measured against the documents and the budget given.

    Raises SkalaTidakSah where the Pemda's scale leaves a value without a category.
    """
    keluaran = _load_keluaran(instansi, tahun)
    own = [i for s in (renstra.sasaran if renstra else ()) for i in s.indikator]
    outputs = [i for items in keluaran.values() for i, _ in items]
    fakta = replace(
        _load_fakta(own, outputs, tahun),
        keluaran=keluaran,
        **load_setting(instansi.pemda_id, tahun),
    )
    return assemble_capaian(
        Rencana(tahun, renstra, rkt.targets if rkt else {}, pk), anggaran, fakta
    )


def _load_fakta(
    own: Sequence[IndikatorData], outputs: Sequence[IndikatorData], tahun: int
) -> Fakta:
    """Read what was recorded about indicators of sasaran and of outputs."""
    before = {pk for one in own for pk in one.pendahulu}
    ids = {one.id for one in [*own, *outputs]} | before
    return Fakta(
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
    )


@dataclass(frozen=True)
class BahanPemda:
    """What the results of several Instansi of one Pemda are computed from, read once."""

    instansi: tuple[Instansi, ...]
    rencana: Mapping[int, Rencana]  # by id of the Instansi
    fakta: Fakta

    def assemble(
        self, anggaran: Mapping[int, Anggaran] | None = None, **setting: Any
    ) -> dict[int, CapaianTahun]:
        """Return the results by id of the Instansi; ``skala`` or ``batas_rata_rata`` may differ.

        ``anggaran`` by id may be left out: no capaian depends on it, but efficiency does.
        """
        fakta, given = replace(self.fakta, **setting), anggaran or {}
        return {
            pk: assemble_capaian(rencana, given.get(pk) or no_budget(rencana.tahun), fakta)
            for pk, rencana in self.rencana.items()
        }


def load_bahan(
    instansi: Sequence[Instansi], tahun: int, setting: dict[str, Any] | None = None
) -> BahanPemda:
    """Read the indicators of sasaran of several Instansi of one Pemda, in a constant number of queries.

    Raises SkalaTidakSah where the Pemda's scale leaves a value without a category.
    """
    renstra = load_renstra_many(instansi, tahun)
    pk = load_pk_many(instansi, tahun)
    rkt = load_target_rkt(instansi, tahun)
    rencana = {
        one.pk: Rencana(tahun, renstra.get(one.pk), rkt.get(one.pk, {}), pk.get(one.pk, ()))
        for one in instansi
    }
    own = [i for plan in renstra.values() for s in plan.sasaran for i in s.indikator]
    if setting is None:
        setting = load_setting(instansi[0].pemda_id, tahun) if instansi else {}
    return BahanPemda(tuple(instansi), rencana, replace(_load_fakta(own, (), tahun), **setting))


def no_budget(tahun: int) -> Anggaran:
    """Return the budget of who has none, for where no result depends on it."""
    return Anggaran(tahun, "", (), (), Dana(Jumlah(), Jumlah()))


def load_hasil(instansi: Instansi, tahun: int) -> CapaianTahun:
    """Return the results of the indicators of sasaran alone, as their grids show them.

    The same engine as in the report; without the budget, on which no capaian depends.
    """
    return load_bahan([instansi], tahun).assemble()[instansi.pk]


def load_hasil_indikator(
    instansi: Instansi, tahun: int, ids: Collection[int]
) -> tuple[HasilIndikator, ...]:
    """Return single results as :func:`load_hasil` does: none depends on another indicator."""
    own = load_indikator_sasaran(instansi, tahun, ids)
    rkt = load_target_rkt([instansi], tahun).get(instansi.pk, {})
    rencana = Rencana(tahun, load_renstra_head(instansi, tahun), rkt, load_pk(instansi, tahun))
    fakta = replace(_load_fakta(own, (), tahun), **load_setting(instansi.pemda_id, tahun))
    return tuple(assemble_indikator(one, rencana, fakta) for one in own)


def load_hasil_keluaran(
    instansi: Instansi, tahun: int, ids: Collection[int] | None = None
) -> dict[str, tuple[Keluaran, ...]]:
    """Return the results of outputs by code, as their grid shows them; of ``ids`` where given."""
    keluaran = _load_keluaran(instansi, tahun, ids)
    own = [one.id for items in keluaran.values() for one, _ in items]
    return assemble_keluaran(tahun, Fakta(_load_realisasi(own, tahun), keluaran=keluaran))


def load_rekaman(
    ids: Collection[int], years: Collection[int]
) -> dict[tuple[int, int, int | None], RealisasiIndikator]:
    """Return what was recorded, by (indikator, tahun, triwulan or None for the year)."""
    rows = RealisasiIndikator.objects.filter(indikator__in=ids, tahun__in=years)
    return {(row.indikator_id, row.tahun, row.triwulan): row for row in rows}


def _load_keluaran(
    instansi: Instansi, tahun: int, ids: Collection[int] | None = None
) -> dict[str, tuple[tuple[IndikatorData, Angka], ...]]:
    """Indicators of program, kegiatan and sub kegiatan by code, with the target of the year.

    It is that of the RKT; one that was emptied is as good as none, and the Renstra's stands.
    """
    target = {
        pk: angka
        for pk, angka in load_target_rkt([instansi], tahun).get(instansi.pk, {}).items()
        if angka.keadaan is not Keadaan.BELUM_DIISI
    }
    return {
        kode: tuple((one, target.get(one.id, one.target_tahun(tahun))) for one in items)
        for kode, items in load_indikator_nomenklatur(instansi, tahun, ids).items()
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
        if row.skala
    }


def load_setting(pemda: int, tahun: int) -> dict[str, Any]:
    """Return ``skala`` and ``batas_rata_rata`` in force in a year, as Fakta takes them.

    Without a setting the seed's scale holds, and no cap.
    """
    row = (
        PengaturanCapaian.objects.filter(pemda=pemda, mulai__lte=tahun)
        .select_related("skala")
        .prefetch_related("skala__pita")
        .order_by("-mulai")
        .first()
    )
    if row is None:
        return {"skala": SKALA_BAWAAN, "batas_rata_rata": None}
    batas = row.batas_rata_rata
    return {
        "skala": _skala(row.skala),
        "batas_rata_rata": None if batas is None else Decimal(batas),
    }


def _skala(row: SkalaNilai) -> Skala:
    skala = row.as_skala()
    problems = check_skala(skala.pita)
    if problems:
        raise SkalaTidakSah(
            f"Skala “{row.nama}” tidak dapat dipakai. {' '.join(problems)} "
            "Berlakukan skala lain di halaman Pengaturan."
        )
    return skala
