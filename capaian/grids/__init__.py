"""The grids of what was achieved. Every figure that is only read comes from the one engine."""

from capaian.grids.base import GridIndikator
from capaian.grids.keluaran import GridKeluaran
from capaian.grids.penjelas import GridAnalisis, GridNasional
from capaian.grids.predikat import GridPredikat
from capaian.grids.realisasi import GridRealisasi, GridRiwayat

__all__ = [
    "GridAnalisis",
    "GridIndikator",
    "GridKeluaran",
    "GridNasional",
    "GridPredikat",
    "GridRealisasi",
    "GridRiwayat",
]
