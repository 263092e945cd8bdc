"""By which scale the value of an indicator gets a predicate, such as the mutu of SKM."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CharField

from capaian import services
from capaian.data import HasilIndikator
from capaian.grids.base import GridIndikator, add_cells, versi_of
from capaian.models import PredikatIndikator, SkalaNilai
from capaian.services import IsianIndikator
from instansi.models import Instansi, Pengguna
from renstra.data import IndikatorData
from sakip.grid import Column, Edit, Row


class SkalaField(CharField):
    """A scale of the Pemda, typed by its name; empty = none."""

    def __init__(self, scales: Sequence[SkalaNilai]) -> None:
        super().__init__(required=False)
        self.by_name = {skala.nama.casefold(): skala.pk for skala in scales}
        self.shown = "; ".join(skala.nama for skala in scales)

    def clean(self, value: Any) -> int | None:
        """Return the id of the scale. Raises ValidationError, naming what there is."""
        text = super().clean(value)
        if not text:
            return None
        if text.casefold() in self.by_name:
            return self.by_name[text.casefold()]
        if not self.shown:
            raise ValidationError("Pemda belum mempunyai skala predikat. Mintalah Tim SAKIP.")
        raise ValidationError(f"Tulis salah satu dari: {self.shown}.")


class GridPredikat(GridIndikator):
    """The predicate scale of each indicator, beside what it makes of target and realisasi."""

    save_with = services.set_predikat
    tabel, of_year = "predikatindikator", False

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        super().__init__(instansi, tahun, user)
        self.caption = f"Predikat indikator sasaran tahun {tahun}"
        scales = SkalaNilai.objects.filter(
            pemda=instansi.pemda_id, jenis=SkalaNilai.Jenis.PREDIKAT
        ).order_by("nama")
        reader = SkalaField(list(scales))
        words = f"pilihan: {reader.shown}" if reader.shown else "belum ada di Pemda ini"
        self.columns = (
            Column("skala", "Skala predikat", reader, "skala", words, numeric=False),
            Column("target", "Predikat target", numeric=False),
            Column("realisasi", "Predikat realisasi", numeric=False),
        )

    def read(self, indikator: Sequence[IndikatorData]) -> None:
        """Read the scales of the indicators."""
        rows = PredikatIndikator.objects.filter(indikator__in=[one.id for one in indikator])
        self.records = {row.indikator_id: row for row in rows.select_related("skala")}

    def row(self, one: IndikatorData) -> Row:
        """Return an indicator with its scale."""
        record = self.records.get(one.id)
        return Row(
            str(one.id),
            f"{one.uraian} ({one.satuan})",
            one.nama_pendek,
            {"skala": record.skala.nama if record and record.skala else ""},
            {"skala": versi_of(record)},
            level=2,
            tempat=f"indikator-{one.id}",
        )

    def complete(self, row: Row, hasil: HasilIndikator) -> Row:
        """Add the predicates of target and realisasi."""
        found = hasil.predikat
        if found is None:
            return row
        return add_cells(
            row, {"target": found.mutu_target.label, "realisasi": found.mutu_realisasi.label}
        )

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the scale of the indicator."""
        yield self._give(edit, "skala", {"skala_id": edit.values["skala"]})
