"""Putting back what a row of a draft PK said, by the services that fill it in."""

from typing import Any

from instansi.models import Instansi, Pengguna
from perjanjian.models import PkProgram, PkSasaran
from perjanjian.services import IsianProgram, IsianSasaran, set_program, set_sasaran
from sakip.isian import refuse_stale
from sakip.perubahan import with_values


def place_of(row: PkSasaran | PkProgram) -> Instansi:
    """Return whose PK it stands in."""
    return row.perjanjian.instansi


def restore_sasaran(row: PkSasaran, *, by: Pengguna, versi: int, **values: Any) -> None:
    """Give a target earlier values. Raises VersiUsang and ValidationError, else as set_sasaran."""
    after = with_values(row, values)
    name = row.uraian_indikator[:60]
    given = IsianSasaran("baris", row.indikator_id, after.angka, after.alasan_beda, versi, name)
    refuse_stale(row, set_sasaran(row.perjanjian, [given], by=by))


def restore_program(row: PkProgram, *, by: Pengguna, versi: int, **values: Any) -> None:
    """Give a program earlier values. Raises VersiUsang and ValidationError, else as set_program."""
    after = with_values(row, values)
    given = IsianProgram(
        "baris", row.nomenklatur_id, after.pagu, after.keterangan, versi, row.uraian[:60]
    )
    refuse_stale(row, set_program(row.perjanjian, [given], by=by))
