"""Putting back what a row of the budget said, by the services that fill it in."""

from typing import Any

from instansi.models import Pengguna
from keuangan.models import BarisAnggaran, Pagu, Realisasi
from keuangan.services import IsianDana, Tempat, set_pagu, set_realisasi
from sakip.isian import refuse_stale
from sakip.perubahan import with_values


def restore_pagu(row: Pagu, *, by: Pengguna, versi: int, **values: Any) -> None:
    """Give a pagu earlier values. Raises VersiUsang and ValidationError, else as set_pagu."""
    given = _isian(row, values, versi)
    refuse_stale(row, set_pagu(row.instansi, row.tahun, row.tahap, [given], by=by))


def restore_realisasi(row: Realisasi, *, by: Pengguna, versi: int, **values: Any) -> None:
    """Give a realisasi earlier values. Raises VersiUsang and ValidationError, else as set_pagu."""
    given = _isian(row, values, versi, row.triwulan)
    refuse_stale(row, set_realisasi(row.instansi, row.tahun, [given], by=by))


def _isian(row: Pagu | Realisasi, values: Any, versi: int, triwulan: int = 0) -> IsianDana:
    after: BarisAnggaran = with_values(row, values)
    unit = row.sub_unit.nama if row.sub_unit else ""
    name = " ".join(filter(None, [row.nomenklatur.kode, row.akun.kode, unit]))
    place = Tempat(row.nomenklatur_id, row.akun_id, row.sub_unit_id, name)
    return IsianDana("baris", place, after.angka, versi, triwulan)
