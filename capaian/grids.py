"""The grids of what was achieved. Every figure that is only read comes from the one engine."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CharField

from capaian import services
from capaian.checks import Isian, warn_realisasi
from capaian.data import HasilIndikator, Keluaran
from capaian.models import Analisis, PembandingNasional, RealisasiIndikator
from capaian.queries import load_hasil, load_rekaman
from capaian.services import IsianIndikator
from instansi.models import Instansi, Pengguna
from kerja.tahap import find_lock
from renstra.data import IndikatorData
from renstra.models import Indikator, Nomenklatur
from sakip.angka import Angka
from sakip.fields import AngkaField, cell_of, check_bentuk_cetak, field_for
from sakip.grid import Column, Edit, Grid, Refusal, Row
from sakip.grid.data import Errors
from sakip.wording import print_figure

TRIWULAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_LONGEST_FORM, _LONGEST_SOURCE, _LONGEST_TEXT = 200, 255, 20_000
BENTUK = Column(
    "bentuk",
    "Bentuk cetak",
    CharField(required=False, max_length=_LONGEST_FORM),
    "tahun",
    "bila dicetak lain, misalnya B (80)",
    numeric=False,
)
CAPAIAN = Column("capaian", "Capaian")
KATEGORI = Column("kategori", "Kategori", numeric=False)
TARGET = Column("target", "Target")


def _long(name: str, label: str, part: str) -> Column:
    reader = CharField(required=False, max_length=_LONGEST_TEXT)
    return Column(name, label, reader, part, numeric=False, long=True)


class GridIndikator(Grid):
    """What these grids share: rows of indicators under their sasaran."""

    head = "Sasaran dan indikator"
    empty = "Belum ada indikator: isi Renstra yang berlaku pada tahun ini dahulu."
    save_with: Callable[..., frozenset[str]]

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        self.instansi, self.tahun, self.user = instansi, tahun, user
        self.names: dict[str, str] = {}

    def rows(self) -> Sequence[Row]:
        """Return the indicators of all sasaran, each sasaran headed by its own row."""
        hasil = load_hasil(self.instansi, self.tahun)
        self.read(hasil.indikator)
        rows = []
        for one in hasil.sasaran:
            title = f"Sasaran {one.sasaran.nomor}. {one.sasaran.uraian}"
            rows.append(Row(f"s{one.sasaran.id}", title, title, {}, level=1))
            rows += [self.row(indikator) for indikator in one.indikator]
        self.names = {row.key: row.name for row in rows}
        return rows

    def read(self, hasil: Sequence[HasilIndikator]) -> None:
        """Read the records of the indicators."""
        raise NotImplementedError

    def row(self, hasil: HasilIndikator) -> Row:
        """Return the row of an indicator."""
        raise NotImplementedError

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield what an edit gives to each record of its row."""
        raise NotImplementedError

    def save(self, edits: Sequence[Edit]) -> Mapping[str, Refusal]:
        """Save the changed records of all rows in one act."""
        given = [one for edit in edits for one in self.isian(edit)]
        stale = type(self).save_with(self.instansi, given, by=self.user)
        return {key: Refusal(conflict=True) for key in stale}

    def _give(
        self, edit: Edit, part: str, nilai: Mapping[str, Any], tahun: int = 0, triwulan: int = 0
    ) -> IsianIndikator:
        return IsianIndikator(
            edit.key,
            int(edit.key),
            tahun or self.tahun,
            nilai,
            edit.versi.get(part, 0),
            self.names[edit.key][:80],
            triwulan or None,
        )


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

    def read(self, hasil: Sequence[HasilIndikator]) -> None:
        """Read the records of the year; where nobody counts by triwulan there are no columns."""
        self.records = load_rekaman([one.indikator.id for one in hasil], [self.tahun])
        by_quarter = any(triwulan for _, _, triwulan in self.records) or any(
            one.indikator.agregasi != Indikator.Agregasi.TAHUNAN for one in hasil
        )
        self.columns = self._columns(TRIWULAN if by_quarter else ())

    def row(self, hasil: HasilIndikator) -> Row:
        """Return an indicator with its figures; triwulan are closed where only the year counts."""
        one = hasil.indikator
        year = self.records.get((one.id, self.tahun, None))
        quarters = {n: self.records.get((one.id, self.tahun, n)) for n in TRIWULAN}
        reader = field_for(one.satuan)
        yearly = one.agregasi == Indikator.Agregasi.TAHUNAN
        closed = frozenset(f"tw{n}" for n, row in quarters.items() if yearly and row is None)
        return Row(
            str(one.id),
            f"{one.uraian} ({one.satuan})",
            one.nama_pendek,
            {**_figures(hasil), **_year_cells(year), **_quarter_cells(quarters)},
            {"tahun": _versi(year), **{f"tw{n}": _versi(row) for n, row in quarters.items()}},
            level=2,
            warning=_warn(hasil),
            details=_details(hasil, year),
            closed=closed,
            fields=dict.fromkeys(["nilai", *(f"tw{n}" for n in TRIWULAN)], reader),
        )

    def check(self, row: Row, values: Mapping[str, Any]) -> Errors:
        """Keep the printed form to its figure, and numerator and denominator together."""
        return {**_check_form(row, values), **_check_ratio(row, values)}

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the year's record and those of the triwulan, as far as they were changed."""
        year: dict[str, Any] = {}
        for name, value in edit.values.items():
            if name.startswith("tw"):
                nilai = {**_columns(value), "teks": ""}
                yield self._give(edit, name, nilai, triwulan=int(name[2]))
            elif name == "nilai":
                year |= _columns(value)
            else:
                year["teks" if name == "bentuk" else name] = getattr(value, "nilai", value)
        if year:
            yield self._give(edit, "tahun", year)


class GridRiwayat(GridIndikator):
    """Realisasi of earlier years."""

    save_with = services.set_realisasi

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        super().__init__(instansi, tahun, user)
        self.caption = f"Realisasi tahun-tahun sebelum {tahun}"
        self.columns: tuple[Column, ...] = ()

    def read(self, hasil: Sequence[HasilIndikator]) -> None:
        """Read the years that the report compares with; a locked year is only read."""
        self.years = [year for year, _ in hasil[0].riwayat[:-1]] if hasil else []
        self.columns = tuple(
            Column(f"y{year}", str(year), AngkaField(), f"y{year}") for year in self.years
        )
        self.closed = frozenset(
            f"y{year}"
            for year in self.years
            if find_lock(self.instansi, year, services.REALISASI) is not None
        )
        self.records = load_rekaman([one.indikator.id for one in hasil], self.years)

    def row(self, hasil: HasilIndikator) -> Row:
        """Return an indicator with its years; a predecessor's figures are told beside them."""
        one = hasil.indikator
        own = {year: self.records.get((one.id, year, None)) for year in self.years}
        told = [
            f"{year}: {angka}"
            for year, angka in hasil.riwayat[:-1]
            if angka.terisi and own[year] is None
        ]
        return Row(
            str(one.id),
            f"{one.uraian} ({one.satuan})",
            one.nama_pendek,
            {f"y{year}": cell_of(row.angka) for year, row in own.items() if row},
            {f"y{year}": _versi(row) for year, row in own.items()},
            level=2,
            warning=f"Dari indikator pendahulu: {'; '.join(told)}." if told else "",
            closed=self.closed,
            fields=dict.fromkeys([f"y{year}" for year in self.years], field_for(one.satuan)),
        )

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the record of each changed year."""
        for name, value in edit.values.items():
            nilai = {**_columns(value), "teks": ""}
            yield self._give(edit, name, nilai, tahun=int(name[1:]))


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
            {"tahun": _versi(record)},
            level=2,
            fields={"nilai": field_for(one.satuan)},
        )

    def check(self, row: Row, values: Mapping[str, Any]) -> Errors:
        """Keep the printed form to its figure."""
        return _check_form(row, values)

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the record of the year."""
        yield self._give(edit, "tahun", _record_values(edit.values))


class GridAnalisis(GridIndikator):
    """Why an indicator came out as it did, and what is done about it."""

    save_with = services.set_analisis

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        super().__init__(instansi, tahun, user)
        self.caption = f"Penyebab dan solusi tahun {tahun}"
        self.columns = (
            Column("nilai", f"Realisasi {tahun}"),
            CAPAIAN,
            _long("penyebab", "Penyebab keberhasilan atau kegagalan", "tahun"),
            _long("solusi", "Solusi yang telah dan akan dilakukan", "tahun"),
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
            {"tahun": _versi(record)},
            level=2,
            details={"capaian": hasil.capaian.derivasi} if hasil.capaian.derivasi else {},
        )

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the texts of the year."""
        yield self._give(edit, "tahun", edit.values)


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
            _long("penjelasan", "Penjelasan", "tahun"),
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
                **_year_cells(record),
                "target": print_figure(keluaran.target, one.satuan),
                "capaian": str(keluaran.capaian),
            },
            {"tahun": _versi(record)},
            code=name,
            level=2,
            details={"capaian": why} if why else {},
            fields={"nilai": field_for(one.satuan)},
        )

    def check(self, row: Row, values: Mapping[str, Any]) -> Errors:
        """Keep the printed form to its figure."""
        return _check_form(row, values)

    def isian(self, edit: Edit) -> Iterator[IsianIndikator]:
        """Yield the record of the year."""
        yield self._give(edit, "tahun", _record_values(edit.values))


Record = RealisasiIndikator | PembandingNasional | Analisis | None


def _versi(record: Record) -> int:
    return record.versi if record else 0


def _columns(angka: Angka) -> dict[str, Any]:
    return {"nilai": angka.nilai, "alasan": angka.alasan}


def _record_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of a record from the cells: a figure is two, the printed form "teks"."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Angka):
            found |= _columns(value)
        else:
            found["teks" if name == "bentuk" else name] = value
    return found


def _year_cells(record: RealisasiIndikator | None) -> dict[str, str]:
    if record is None:
        return {}
    ratio = {"pembilang": record.pembilang, "penyebut": record.penyebut}
    return {
        "nilai": cell_of(record.angka),
        "bentuk": record.teks,
        **{name: cell_of(Angka(nilai)) for name, nilai in ratio.items() if nilai is not None},
    }


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
    satuan = hasil.indikator.satuan.strip().casefold()
    return warn_realisasi(
        Isian(
            satuan in ("%", "persen"),
            hasil.realisasi,
            _last_year(hasil),
            hasil.capaian,
            hasil.pembilang,
            hasil.penyebut,
        )
    )


def _now(row: Row, values: Mapping[str, Any], name: str, reader: AngkaField) -> Angka:
    """Return a figure of the row as it would stand after the edit."""
    return values[name] if name in values else reader.clean(row.cells.get(name, ""))


def _check_form(row: Row, values: Mapping[str, Any]) -> Errors:
    teks = values.get("bentuk", row.cells.get("bentuk", ""))
    if not {"nilai", "bentuk"} & set(values):
        return {}
    try:
        check_bentuk_cetak(_now(row, values, "nilai", AngkaField()), teks)
    except ValidationError as error:
        return {"bentuk": " ".join(error.messages)}
    return {}


def _check_ratio(row: Row, values: Mapping[str, Any]) -> Errors:
    """Demand both sides of a ratio as numbers, or none."""
    both = {name: _now(row, values, name, AngkaField()) for name in ("pembilang", "penyebut")}
    if any(angka.alasan for angka in both.values()):
        return {name: "Isi angka atau kosongkan." for name, angka in both.items() if angka.alasan}
    empty = [name for name, angka in both.items() if not angka.terisi]
    if len(empty) == 1:
        return {empty[0]: "Isi pembilang dan penyebut bersama-sama."}
    return {}
