"""The grids of the Renstra: targets by year, and the texts of indicators."""

from abc import abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import CharField

from instansi.access import require
from instansi.models import Pengguna
from instansi.rights import Right
from renstra.models import Indikator, Renstra, Tujuan
from renstra.services.target import IsianTarget, IsianTeks, set_target, set_teks
from sakip.fields import AngkaField, cell_of, field_for
from sakip.grid import Column, Edit, Grid, Refusal, Row, Trail
from sakip.grid.data import ids_of

_LONGEST_NAME = 80


class GridRenstra(Grid):
    """What both share: indicators under their tujuan and sasaran, or under the nomenclature."""

    most = 100
    tabel: str  # in the trail

    head = "Tujuan, sasaran, dan indikator"
    empty = "Belum ada indikator: tambahkan di matriks Renstra dahulu."

    def __init__(self, renstra: Renstra, user: Pengguna, *, program: bool) -> None:
        self.renstra, self.user, self.program = renstra, user, program
        if program:
            self.head = "Program, kegiatan, sub kegiatan, dan indikator"

    def authorize(self) -> None:
        """Let those pass who enter the data of the Instansi."""
        require(self.user, Right.DATA_ENTER, self.renstra.instansi)

    @property
    def trail(self) -> Trail:
        """Return where the history of its cells is found."""
        return Trail(self.renstra, (self.tabel,))

    def rows(self) -> Sequence[Row]:
        """Return the indicators in the order of the plan, under headings."""
        return list(self._programs() if self.program else self._plan())

    def editable_rows(self, keys: Collection[str] | None = None) -> Sequence[Row]:
        """Return the rows of indicators alone, which also tells the names for the trail."""
        rows = self.rows_after(keys) if keys is not None else [*map(self.row, self._indikator())]
        self.names = {row.key: row.name for row in rows}
        return rows

    def rows_after(self, keys: Collection[str]) -> Sequence[Row]:
        """Return the rows of these keys: no row depends on another, and there is no sum."""
        return [self.row(one) for one in self._indikator().filter(pk__in=ids_of(keys))]

    def _indikator(self) -> QuerySet[Indikator]:
        rows = Indikator.objects.filter(renstra=self.renstra, nomenklatur__isnull=not self.program)
        return rows.select_related("nomenklatur").prefetch_related("target_renstra")

    def _plan(self) -> Iterator[Row]:
        tujuan = Tujuan.objects.filter(renstra=self.renstra).prefetch_related(
            "indikator__target_renstra", "sasaran__indikator__target_renstra"
        )
        number = 0
        for place, one in enumerate(tujuan, 1):
            yield _heading(f"t{one.pk}", f"Tujuan {place}. {one.uraian}")
            yield from (self.row(indikator) for indikator in one.indikator.all())
            for sasaran in one.sasaran.all():
                number += 1
                yield _heading(f"s{sasaran.pk}", f"Sasaran {number}. {sasaran.uraian}")
                yield from (self.row(indikator) for indikator in sasaran.indikator.all())

    def _programs(self) -> Iterator[Row]:
        last = None
        for one in self._indikator().order_by("nomenklatur__kode", "urutan", "pk"):
            node = one.nomenklatur
            assert node is not None
            if node != last:
                last = node
                yield _heading(
                    f"n{node.pk}", node.uraian, node.kode_cetak(self.renstra.berlaku_dari)
                )
            yield self.row(one)

    @abstractmethod
    def row(self, one: Indikator) -> Row:
        """Return the row of an indicator."""


def _heading(key: str, title: str, code: str = "") -> Row:
    return Row(key, title, title, {}, code=code, level=1)


class GridTarget(GridRenstra):
    """The targets of every year of the plan."""

    tabel = "targetrenstra"

    def __init__(self, renstra: Renstra, user: Pengguna, *, program: bool) -> None:
        super().__init__(renstra, user, program=program)
        self.caption = f"Target Renstra {renstra.periode}"
        years = (Column(f"t{y}", str(y), AngkaField(), f"t{y}") for y in renstra.tahun)
        self.columns = (Column("satuan", "Satuan", numeric=False), *years)

    def row(self, one: Indikator) -> Row:
        """Return an indicator with its targets."""
        known = {target.tahun: target for target in one.target_renstra.all()}
        reader = field_for(one.satuan)
        return Row(
            str(one.pk),
            one.uraian,
            one.nama_grafik,
            {"satuan": one.satuan, **{f"t{y}": cell_of(t.angka) for y, t in known.items()}},
            {f"t{y}": known[y].versi if y in known else 0 for y in self.renstra.tahun},
            level=2,
            fields={f"t{y}": reader for y in self.renstra.tahun},
            tempat=f"indikator-{one.pk}",
        )

    def save(self, edits: Sequence[Edit]) -> Mapping[str, Refusal]:
        """Save the targets that were changed."""
        isian = [
            IsianTarget(
                edit.key, int(edit.key), int(name[1:]), angka, edit.versi.get(name, 0),
                self.names[edit.key][:_LONGEST_NAME],
            )
            for edit in edits
            for name, angka in edit.values.items()
        ]  # fmt: skip
        stale = set_target(self.renstra, isian, by=self.user)
        return {key: Refusal(conflict=True) for key in stale}


class PilihanField(CharField):
    """A choice typed by its name, so that it can be pasted like any text."""

    def __init__(self, choices: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.names = {str(label).casefold(): value for value, label in choices}
        self.names |= {str(value).casefold(): value for value, _ in choices}
        self.shown = ", ".join(str(label) for _, label in choices)

    def clean(self, value: Any) -> Any:
        """Return the value of the choice. Raises ValidationError, naming what there is."""
        text = super().clean(value)
        try:
            return self.names[text.casefold()]
        except KeyError:
            raise ValidationError(f"Tulis salah satu dari: {self.shown}.") from None


_METODE = [pair for pair in Indikator.Metode.choices if pair[0] != Indikator.Metode.RENTANG]


class GridTeks(GridRenstra):
    """Wording, unit, method and rule of triwulan of every indicator."""

    tabel = "indikator"

    columns = (
        Column("uraian", "Indikator", CharField(max_length=2000), "teks", numeric=False, long=True),
        Column(
            "nama_pendek", "Nama pendek", CharField(max_length=80, required=False), "teks",
            "untuk grafik", numeric=False,
        ),
        Column("satuan", "Satuan", CharField(max_length=50), "teks", numeric=False),
        Column("metode", "Metode capaian", PilihanField(_METODE), "teks", numeric=False),
        Column(
            "agregasi", "Gabungan triwulan", PilihanField(Indikator.Agregasi.choices), "teks",
            "Jumlah triwulan, Nilai terakhir, …", numeric=False,
        ),
    )  # fmt: skip

    def __init__(self, renstra: Renstra, user: Pengguna, *, program: bool) -> None:
        super().__init__(renstra, user, program=program)
        self.caption = f"Indikator Renstra {renstra.periode}"

    def row(self, one: Indikator) -> Row:
        """Return an indicator with its texts; a range is set in its own form."""
        ranged = one.metode == Indikator.Metode.RENTANG
        return Row(
            str(one.pk),
            one.nama_grafik,
            one.nama_grafik,
            {
                "uraian": one.uraian,
                "nama_pendek": one.nama_pendek,
                "satuan": one.satuan,
                "metode": one.get_metode_display(),
                "agregasi": one.get_agregasi_display(),
            },
            {"teks": one.versi},
            level=2,
            closed=frozenset({"metode"} if ranged else ()),
            tempat=f"indikator-{one.pk}",
        )

    def save(self, edits: Sequence[Edit]) -> Mapping[str, Refusal]:
        """Save the texts that were changed."""
        isian = [
            IsianTeks(
                edit.key, int(edit.key), edit.values, edit.versi.get("teks", 0),
                self.names[edit.key][:_LONGEST_NAME],
            )
            for edit in edits
        ]  # fmt: skip
        stale = set_teks(self.renstra, isian, by=self.user)
        return {key: Refusal(conflict=True) for key in stale}
