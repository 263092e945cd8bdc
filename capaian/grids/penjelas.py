"""What stands beside a realisasi: the national figure, causes and remedies."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.forms import CharField

from capaian import services
from capaian.data import HasilIndikator
from capaian.grids.base import (
    BENTUK,
    CAPAIAN,
    GridIndikator,
    add_cells,
    explain,
    long_column,
    values_of,
    versi_of,
)
from capaian.models import Analisis, PembandingNasional
from capaian.services import IsianIndikator
from instansi.models import Instansi, Pengguna
from renstra.data import IndikatorData
from sakip.fields import AngkaField, cell_of, field_for
from sakip.grid import Column, Edit, Row
from sakip.grid.cells import check_form
from sakip.grid.data import Errors
from sakip.wording import print_figure

_LONGEST_SOURCE = 255


class GridNasional(GridIndikator):
    """The national figure of each indicator, or why there is none."""

    save_with = services.set_nasional
    tabel = "pembandingnasional"

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        super().__init__(instansi, tahun, user)
        self.caption = f"Pembanding nasional tahun {tahun}"
        source = CharField(required=False, max_length=_LONGEST_SOURCE)
        self.columns = (
            Column("realisasi", f"Realisasi {tahun}"),
            Column("nilai", "Angka nasional", AngkaField(), "tahun"),
            BENTUK,
            Column("sumber", "Sumber", source, "tahun", numeric=False),
        )

    def read(self, indikator: Sequence[IndikatorData]) -> None:
        """Read the figures of the year."""
        ids = [one.id for one in indikator]
        rows = PembandingNasional.objects.filter(indikator__in=ids, tahun=self.tahun)
        self.records = {row.indikator_id: row for row in rows}

    def row(self, one: IndikatorData) -> Row:
        """Return an indicator with its national figure."""
        record = self.records.get(one.id)
        own = {"bentuk": record.teks, "sumber": record.sumber} if record else {}
        return Row(
            str(one.id),
            f"{one.uraian} ({one.satuan})",
            one.nama_pendek,
            {**own, "nilai": cell_of(record.angka) if record else ""},
            {"tahun": versi_of(record)},
            level=2,
            tempat=f"indikator-{one.id}",
            fields={"nilai": field_for(one.satuan)},
        )

    def complete(self, row: Row, hasil: HasilIndikator) -> Row:
        """Add the realisasi that it is compared with."""
        return add_cells(row, {"realisasi": print_figure(hasil.realisasi, hasil.indikator.satuan)})

    def check(self, row: Row, values: Mapping[str, Any]) -> Errors:
        """Keep the printed form to its figure."""
        return check_form(row, values)

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the record of the year."""
        yield self._give(edit, "tahun", values_of(edit.values))


class GridAnalisis(GridIndikator):
    """Why an indicator came out as it did, and what is done about it."""

    save_with = services.set_analisis
    tabel = "analisis"

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        super().__init__(instansi, tahun, user)
        self.caption = f"Penyebab dan solusi tahun {tahun}"
        self.columns = (
            Column("nilai", f"Realisasi {tahun}"),
            CAPAIAN,
            long_column("penyebab", "Penyebab keberhasilan atau kegagalan", "tahun"),
            long_column("solusi", "Solusi yang telah dan akan dilakukan", "tahun"),
        )

    def read(self, indikator: Sequence[IndikatorData]) -> None:
        """Read the texts of the year."""
        ids = [one.id for one in indikator]
        rows = Analisis.objects.filter(indikator__in=ids, tahun=self.tahun)
        self.records = {row.indikator_id: row for row in rows}

    def row(self, one: IndikatorData) -> Row:
        """Return an indicator with the texts about it."""
        record = self.records.get(one.id)
        own = {"penyebab": record.penyebab, "solusi": record.solusi} if record else {}
        return Row(
            str(one.id),
            one.uraian,
            one.nama_pendek,
            own,
            {"tahun": versi_of(record)},
            level=2,
            tempat=f"indikator-{one.id}",
        )

    def complete(self, row: Row, hasil: HasilIndikator) -> Row:
        """Add the result that the texts are about."""
        figures = {
            "nilai": print_figure(hasil.realisasi, hasil.indikator.satuan),
            "capaian": str(hasil.capaian),
        }
        return add_cells(row, figures, details=explain(hasil.capaian))

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the texts of the year."""
        yield self._give(edit, "tahun", edit.values)
