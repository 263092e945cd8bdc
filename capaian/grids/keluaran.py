"""Outputs of program, kegiatan and sub kegiatan."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from capaian import services
from capaian.data import Keluaran
from capaian.grids.base import (
    BENTUK,
    CAPAIAN,
    GridIndikator,
    add_cells,
    explain,
    long_column,
    values_of,
    versi_of,
    year_cells,
)
from capaian.queries import load_hasil_keluaran, load_rekaman
from capaian.services import IsianIndikator
from instansi.models import Instansi, Pengguna
from renstra.data import IndikatorData
from renstra.models import Nomenklatur
from renstra.queries import load_indikator_nomenklatur
from sakip.fields import AngkaField, field_for
from sakip.grid import Column, Edit, Row
from sakip.grid.cells import check_form
from sakip.grid.data import Errors, ids_of
from sakip.wording import print_figure, short_label


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
        return self._results(None)

    def rows_after(self, keys: Collection[str]) -> Sequence[Row]:
        """Return the outputs of these keys: none depends on another, and there is no sum."""
        return self._results(ids_of(keys))

    def _results(self, ids: Collection[int] | None) -> Sequence[Row]:
        by_code = load_hasil_keluaran(self.instansi, self.tahun, ids)
        outputs = [one for items in by_code.values() for one in items]
        self.codes = {one.indikator.id: one.kode for one in outputs}
        self.read([one.indikator for one in outputs])
        return [self._result(one) for one in outputs]

    def editable_rows(self, keys: Collection[str] | None = None) -> Sequence[Row]:
        """Return the outputs with what was recorded."""
        ids = None if keys is None else ids_of(keys)
        by_code = load_indikator_nomenklatur(self.instansi, self.tahun, ids)
        self.codes = {one.id: kode for kode, items in by_code.items() for one in items}
        indikator = [one for items in by_code.values() for one in items]
        self.read(indikator)
        return self._named([self.row(one) for one in indikator])

    def read(self, indikator: Sequence[IndikatorData]) -> None:
        """Read the records of the year, and what the outputs belong to."""
        self.records = load_rekaman([one.id for one in indikator], [self.tahun])
        nodes = Nomenklatur.objects.filter(kode__in=set(self.codes.values()))
        self.nodes = {node.kode: node for node in nodes}

    def row(self, one: IndikatorData) -> Row:
        """Return an output with what was recorded."""
        node = self.nodes[self.codes[one.id]]
        record = self.records.get((one.id, self.tahun, None))
        own = {"penjelasan": record.penjelasan} if record else {}
        code = node.kode_cetak(self.tahun)
        return Row(
            str(one.id),
            f"{one.uraian} ({one.satuan})",
            f"{code} {short_label(one.uraian)}",
            {**own, **year_cells(record)},
            {"tahun": versi_of(record)},
            code=f"{code} {node.uraian}",
            level=2,
            tempat=f"indikator-{one.id}",
            fields={"nilai": field_for(one.satuan)},
        )

    def _result(self, keluaran: Keluaran) -> Row:
        one = keluaran.indikator
        target = print_figure(keluaran.target, one.satuan)
        figures = {"target": target, "capaian": str(keluaran.capaian)}
        return add_cells(
            self.row(one),
            figures,
            details=explain(keluaran.capaian),
            link=self.link_of(one),
        )

    def check(self, row: Row, values: Mapping[str, Any]) -> Errors:
        """Keep the printed form to its figure."""
        return check_form(row, values)

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the record of the year."""
        yield self._give(edit, "tahun", values_of(edit.values))
