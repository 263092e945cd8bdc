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
    check_form,
    long_column,
    values_of,
    versi_of,
)
from capaian.models import Analisis, PembandingNasional
from capaian.services import IsianIndikator
from instansi.models import Instansi, Pengguna
from sakip.fields import AngkaField, cell_of, field_for
from sakip.grid import Column, Edit, Row
from sakip.grid.data import Errors
from sakip.wording import print_figure

_LONGEST_SOURCE = 255


class GridNasional(GridIndikator):
    """The national figure of each indicator, or why there is none."""

    save_with = services.set_nasional

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

    def read(self, hasil: Sequence[HasilIndikator]) -> None:
        """Read the figures of the year."""
        ids = [one.indikator.id for one in hasil]
        rows = PembandingNasional.objects.filter(indikator__in=ids, tahun=self.tahun)
        self.records = {row.indikator_id: row for row in rows}

    def row(self, hasil: HasilIndikator) -> Row:
        """Return an indicator with its national figure."""
        one = hasil.indikator
        record = self.records.get(one.id)
        own = {"bentuk": record.teks, "sumber": record.sumber} if record else {}
        return Row(
            str(one.id),
            f"{one.uraian} ({one.satuan})",
            one.nama_pendek,
            {
                **own,
                "nilai": cell_of(record.angka) if record else "",
                "realisasi": print_figure(hasil.realisasi, one.satuan),
            },
            {"tahun": versi_of(record)},
            level=2,
            fields={"nilai": field_for(one.satuan)},
        )

    def check(self, row: Row, values: Mapping[str, Any]) -> Errors:
        """Keep the printed form to its figure."""
        return check_form(row, values)

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the record of the year."""
        yield self._give(edit, "tahun", values_of(edit.values))


class GridAnalisis(GridIndikator):
    """Why an indicator came out as it did, and what is done about it."""

    save_with = services.set_analisis

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        super().__init__(instansi, tahun, user)
        self.caption = f"Penyebab dan solusi tahun {tahun}"
        self.columns = (
            Column("nilai", f"Realisasi {tahun}"),
            CAPAIAN,
            long_column("penyebab", "Penyebab keberhasilan atau kegagalan", "tahun"),
            long_column("solusi", "Solusi yang telah dan akan dilakukan", "tahun"),
        )

    def read(self, hasil: Sequence[HasilIndikator]) -> None:
        """Read the texts of the year."""
        ids = [one.indikator.id for one in hasil]
        rows = Analisis.objects.filter(indikator__in=ids, tahun=self.tahun)
        self.records = {row.indikator_id: row for row in rows}

    def row(self, hasil: HasilIndikator) -> Row:
        """Return an indicator with its result and the texts about it."""
        one = hasil.indikator
        record = self.records.get(one.id)
        own = {"penyebab": record.penyebab, "solusi": record.solusi} if record else {}
        return Row(
            str(one.id),
            one.uraian,
            one.nama_pendek,
            {
                **own,
                "nilai": print_figure(hasil.realisasi, one.satuan),
                "capaian": str(hasil.capaian),
            },
            {"tahun": versi_of(record)},
            level=2,
            details={"capaian": hasil.capaian.derivasi} if hasil.capaian.derivasi else {},
        )

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the texts of the year."""
        yield self._give(edit, "tahun", edit.values)
