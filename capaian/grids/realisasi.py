"""Realisasi of the year with its triwulan, and of the years before."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from capaian import services
from capaian.assemble import history_years
from capaian.checks import Isian, warn_realisasi
from capaian.data import HasilIndikator
from capaian.grids.base import (
    BENTUK,
    CAPAIAN,
    KATEGORI,
    TARGET,
    GridIndikator,
    add_cells,
    columns_of,
    versi_of,
    year_cells,
)
from capaian.models import RealisasiIndikator
from capaian.queries import load_rekaman
from capaian.services import IsianIndikator
from instansi.models import Instansi, Pengguna
from kerja.tahap import locked_years
from renstra.data import IndikatorData
from renstra.models import Indikator
from renstra.queries import renstra_in_force
from sakip.angka import Angka
from sakip.fields import AngkaField, cell_of, field_for
from sakip.grid import Column, Edit, Row
from sakip.grid.cells import check_form, figure_after
from sakip.grid.data import Errors
from sakip.numbers import is_persen
from sakip.wording import print_figure

TRIWULAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


class GridRealisasi(GridIndikator):
    """Realisasi per triwulan and of the year, with what the engine makes of it."""

    save_with = services.set_realisasi

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        super().__init__(instansi, tahun, user)
        self.caption = f"Realisasi indikator sasaran tahun {tahun}"
        self.columns = self._columns(TRIWULAN)

    def _columns(self, quarters: Iterable[int]) -> tuple[Column, ...]:
        return (
            TARGET,
            Column("lalu", f"Realisasi {self.tahun - 1}"),
            *(Column(f"tw{n}", f"TW {TRIWULAN[n]}", AngkaField(), f"tw{n}") for n in quarters),
            Column("nilai", f"Realisasi {self.tahun}", AngkaField(), "tahun"),
            CAPAIAN,
            KATEGORI,
            BENTUK,
            Column("pembilang", "Pembilang", AngkaField(), "tahun", "untuk rasio"),
            Column("penyebut", "Penyebut", AngkaField(), "tahun", "untuk rasio"),
        )

    def read(self, indikator: Sequence[IndikatorData]) -> None:
        """Read the records of the year; where nobody counts by triwulan there are no columns."""
        self.records = load_rekaman([one.id for one in indikator], [self.tahun])
        by_quarter = any(triwulan for _, _, triwulan in self.records) or any(
            one.agregasi != Indikator.Agregasi.TAHUNAN for one in indikator
        )
        self.columns = self._columns(TRIWULAN if by_quarter else ())

    def rows_after(self, keys: Collection[str]) -> Sequence[Row]:
        """Return the rows with every column: whether the page has triwulan, others decide too."""
        rows = super().rows_after(keys)
        self.columns = self._columns(TRIWULAN)
        return rows

    def row(self, one: IndikatorData) -> Row:
        """Return what was recorded; triwulan are closed where only the year counts."""
        year = self.records.get((one.id, self.tahun, None))
        quarters = {n: self.records.get((one.id, self.tahun, n)) for n in TRIWULAN}
        reader = field_for(one.satuan)
        yearly = one.agregasi == Indikator.Agregasi.TAHUNAN
        closed = frozenset(f"tw{n}" for n, row in quarters.items() if yearly and row is None)
        return Row(
            str(one.id),
            f"{one.uraian} ({one.satuan})",
            one.nama_pendek,
            {**year_cells(year), **_quarter_cells(quarters)},
            {"tahun": versi_of(year), **{f"tw{n}": versi_of(row) for n, row in quarters.items()}},
            level=2,
            tempat=f"indikator-{one.id}",
            closed=closed,
            fields=dict.fromkeys(["nilai", *(f"tw{n}" for n in TRIWULAN)], reader),
        )

    def complete(self, row: Row, hasil: HasilIndikator) -> Row:
        """Add target, last year's figure, capaian and category, and what looks unusual."""
        year = self.records.get((hasil.indikator.id, self.tahun, None))
        return add_cells(
            row,
            _figures(hasil),
            warning=_warn(hasil),
            details=_details(hasil, year),
            link=self.link_of(hasil.indikator),
        )

    def check(self, row: Row, values: Mapping[str, Any]) -> Errors:
        """Keep the printed form to its figure, and numerator and denominator together."""
        return {**check_form(row, values), **_check_ratio(row, values)}

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the year's record and those of the triwulan, as far as they were changed."""
        year: dict[str, Any] = {}
        for name, value in edit.values.items():
            if name.startswith("tw"):
                nilai = {**columns_of(value), "teks": ""}
                yield self._give(edit, name, nilai, triwulan=int(name[2]))
            elif name == "nilai":
                year |= columns_of(value)
            else:
                year["teks" if name == "bentuk" else name] = getattr(value, "nilai", value)
        if year:
            yield self._give(edit, "tahun", year)


class GridRiwayat(GridIndikator):
    """Realisasi of earlier years."""

    save_with = services.set_realisasi
    of_year = False

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        super().__init__(instansi, tahun, user)
        self.caption = f"Realisasi tahun-tahun sebelum {tahun}"
        self.columns: tuple[Column, ...] = ()

    def read(self, indikator: Sequence[IndikatorData]) -> None:
        """Read the years that the report compares with; a locked year is only read."""
        renstra = renstra_in_force(self.instansi, self.tahun)
        first = renstra.tahun_awal if renstra else self.tahun
        self.years = history_years(first, self.tahun)[:-1]
        self.columns = tuple(
            Column(f"y{year}", str(year), AngkaField(), f"y{year}") for year in self.years
        )
        locked = locked_years(self.instansi, self.years, services.REALISASI)
        self.closed = frozenset(f"y{year}" for year in locked)
        self.records = load_rekaman([one.id for one in indikator], self.years)

    def row(self, one: IndikatorData) -> Row:
        """Return an indicator with what was recorded of its years."""
        own = {year: self.records.get((one.id, year, None)) for year in self.years}
        return Row(
            str(one.id),
            f"{one.uraian} ({one.satuan})",
            one.nama_pendek,
            {f"y{year}": cell_of(row.angka) for year, row in own.items() if row},
            {f"y{year}": versi_of(row) for year, row in own.items()},
            level=2,
            tempat=f"indikator-{one.id}",
            closed=self.closed,
            fields=dict.fromkeys([f"y{year}" for year in self.years], field_for(one.satuan)),
        )

    def complete(self, row: Row, hasil: HasilIndikator) -> Row:
        """Tell the figures that the report takes from triwulan or from a predecessor."""
        told = [
            f"{year}: {angka}"
            for year, angka in hasil.riwayat[:-1]
            if angka.terisi and not row.cells.get(f"y{year}")
        ]
        words = "; ".join(told)
        return add_cells(
            row, {}, warning=f"Dari triwulan atau indikator pendahulu: {words}." if told else ""
        )

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the record of each changed year."""
        for name, value in edit.values.items():
            nilai = {**columns_of(value), "teks": ""}
            if not value.terisi:  # a ratio stands only beside the figure that it explains
                nilai |= {"pembilang": None, "penyebut": None}
            yield self._give(edit, name, nilai, tahun=int(name[1:]))


def _quarter_cells(quarters: Mapping[int, RealisasiIndikator | None]) -> dict[str, str]:
    return {f"tw{n}": cell_of(row.angka) for n, row in quarters.items() if row}


def _figures(hasil: HasilIndikator) -> dict[str, str]:
    satuan = hasil.indikator.satuan
    return {
        "target": print_figure(hasil.target, satuan),
        "lalu": print_figure(_last_year(hasil), satuan),
        "capaian": str(hasil.capaian),
        "kategori": hasil.kategori.label if hasil.kategori else "",
    }


def _last_year(hasil: HasilIndikator) -> Angka:
    return hasil.riwayat[-2][1] if len(hasil.riwayat) > 1 else Angka.belum()


def _details(hasil: HasilIndikator, year: RealisasiIndikator | None) -> dict[str, str]:
    """Return how the capaian came about, and whether its realisasi comes from the triwulan."""
    why = hasil.capaian.derivasi or hasil.capaian.alasan
    if hasil.realisasi.terisi and not (year and year.angka.terisi):
        rule = Indikator.Agregasi(hasil.indikator.agregasi).label.lower()
        why = f"{why}. Realisasi {hasil.realisasi} dari triwulan ({rule})"
    return {"capaian": why} if why else {}


def _warn(hasil: HasilIndikator) -> str:
    return warn_realisasi(
        Isian(
            is_persen(hasil.indikator.satuan),
            hasil.realisasi,
            _last_year(hasil),
            hasil.capaian,
            hasil.pembilang,
            hasil.penyebut,
        )
    )


def _check_ratio(row: Row, values: Mapping[str, Any]) -> Errors:
    """Demand both sides of a ratio as numbers beside a realisasi, or neither."""
    both = {
        name: figure_after(row, values, name, AngkaField()) for name in ("pembilang", "penyebut")
    }
    if any(angka.alasan for angka in both.values()):
        return {name: "Isi angka atau kosongkan." for name, angka in both.items() if angka.alasan}
    empty = [name for name, angka in both.items() if not angka.terisi]
    if len(empty) == 1:
        return {empty[0]: "Isi pembilang dan penyebut bersama-sama."}
    if empty:
        return {}
    if both["penyebut"].require() <= 0:
        return {"penyebut": "Penyebut harus lebih dari nol."}
    if not figure_after(row, values, "nilai", AngkaField()).terisi:
        return {"nilai": "Isi realisasinya, atau kosongkan juga pembilang dan penyebut."}
    return {}
