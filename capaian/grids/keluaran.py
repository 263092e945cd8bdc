"""Outputs of program, kegiatan and sub kegiatan."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from capaian import services
from capaian.data import Keluaran
from capaian.grids.base import (
    BENTUK,
    CAPAIAN,
    GridIndikator,
    check_form,
    long_column,
    values_of,
    versi_of,
    year_cells,
)
from capaian.queries import load_hasil, load_rekaman
from capaian.services import IsianIndikator
from instansi.models import Instansi, Pengguna
from renstra.data import IndikatorData
from renstra.models import Nomenklatur
from sakip.fields import AngkaField, field_for
from sakip.grid import Column, Edit, Row
from sakip.grid.data import Errors
from sakip.wording import print_figure


class GridKeluaran(GridIndikator):
    """Outputs of program, kegiatan and sub kegiatan, with their explanation."""

    save_with = services.set_realisasi
    head = "Sub kegiatan dan keluarannya"
    empty = "Belum ada indikator program, kegiatan, atau sub kegiatan pada Renstra yang berlaku."

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        super().__init__(instansi, tahun, user)
        self.caption = f"Keluaran sub kegiatan tahun {tahun}"
        self.columns = (
            Column("target", "Target", help="dari RKT"),
            Column("nilai", f"Realisasi {tahun}", AngkaField(), "tahun"),
            CAPAIAN,
            BENTUK,
            long_column("penjelasan", "Penjelasan", "tahun"),
        )

    def rows(self) -> Sequence[Row]:
        """Return the outputs in the order of their codes."""
        hasil = load_hasil(self.instansi, self.tahun)
        outputs = [one for items in hasil.keluaran.values() for one in items]
        self.records = load_rekaman([one.indikator.id for one in outputs], [self.tahun])
        known = Nomenklatur.objects.filter(kode__in={one.kode for one in outputs})
        names = {row.kode: f"{row.kode_cetak(self.tahun)} {row.uraian}" for row in known}
        rows = [self._output(one, names[one.kode]) for one in outputs]
        self.names = {row.key: row.name for row in rows}
        return rows

    def _output(self, keluaran: Keluaran, name: str) -> Row:
        one: IndikatorData = keluaran.indikator
        record = self.records.get((one.id, self.tahun, None))
        code, _, _ = name.partition(" ")
        own = {"penjelasan": record.penjelasan} if record else {}
        why = keluaran.capaian.derivasi or keluaran.capaian.alasan
        return Row(
            str(one.id),
            f"{one.uraian} ({one.satuan})",
            f"{code} {one.uraian}",
            {
                **own,
                **year_cells(record),
                "target": print_figure(keluaran.target, one.satuan),
                "capaian": str(keluaran.capaian),
            },
            {"tahun": versi_of(record)},
            code=name,
            level=2,
            details={"capaian": why} if why else {},
            fields={"nilai": field_for(one.satuan)},
        )

    def check(self, row: Row, values: Mapping[str, Any]) -> Errors:
        """Keep the printed form to its figure."""
        return check_form(row, values)

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the record of the year."""
        yield self._give(edit, "tahun", values_of(edit.values))
