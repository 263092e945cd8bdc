"""The grids of a PK that is drawn up: its targets beside those of the Renstra, and its programs."""

from abc import abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from instansi.access import require
from instansi.models import Pengguna
from perjanjian import services
from perjanjian.kurang import differs, plan_of
from perjanjian.models import PerjanjianKinerja, PkProgram, PkSasaran
from perjanjian.services import IsianProgram, IsianSasaran
from sakip.angka import Angka
from sakip.fields import AngkaField, RupiahField, cell_of, check_bentuk_cetak, field_for
from sakip.grid import Column, Edit, Grid, Refusal, Row, Trail
from sakip.grid.data import ids_of
from sakip.rupiah import warn_rupiah

_REASON = "Berbeda dari target Renstra: tulis alasannya, atau samakan."


class GridPk(Grid):
    """What both grids share: the PK, and who draws it up."""

    tabel: str  # in the trail

    def __init__(self, pk: PerjanjianKinerja, user: Pengguna) -> None:
        self.pk, self.user = pk, user

    @property
    def trail(self) -> Trail:
        """Return where the history of its cells is found."""
        return Trail(self.pk, (self.tabel,))

    def authorize(self) -> None:
        """Let those pass who draw up this PK."""
        require(self.user, services.right_of(self.pk, "draft"), self.pk.instansi)

    def rows(self) -> Sequence[Row]:
        """Return all rows in the order of the PK."""
        return self._rows()

    def editable_rows(self, keys: Collection[str] | None = None) -> Sequence[Row]:
        """Return the rows of these keys: none depends on another, and there is no sum."""
        return self._rows() if keys is None else self._rows(pk__in=ids_of(keys))

    rows_after = editable_rows

    @abstractmethod
    def _rows(self, **wanted: Any) -> Sequence[Row]:
        """Return the rows that a filter finds."""

    def _remove_url(self, jenis: str, row: PkSasaran | PkProgram) -> str:
        return reverse("perjanjian:hapus_baris", args=[self.pk.pk, jenis, row.pk])


class GridTarget(GridPk):
    """Targets, each beside that of the Renstra; a difference asks for its reason."""

    head, tabel = "Indikator", "pksasaran"
    empty = (
        "Belum ada indikator. Tambahkan di bawah; bila tidak ada yang dapat dipilih, isi dahulu "
        "Renstra yang berlaku pada tahun ini."
    )
    columns = (
        Column("renstra", "Target Renstra"),
        Column("target", "Target PK", AngkaField(), "baris"),
        Column(
            "teks", "Bentuk cetak", forms.CharField(max_length=100, required=False), "baris",
            help="Bila tercetak lain daripada angkanya, misalnya “B (80)”.", numeric=False,
        ),
        Column(
            "alasan_beda", "Alasan berbeda dari Renstra",
            forms.CharField(max_length=300, required=False), "baris", numeric=False, long=True,
        ),
    )  # fmt: skip

    def __init__(self, pk: PerjanjianKinerja, user: Pengguna) -> None:
        super().__init__(pk, user)
        self.caption = f"Target {pk.judul} tahun {pk.tahun}"

    def _rows(self, **wanted: Any) -> Sequence[Row]:
        """Return the targets in the order of the PK."""
        plan = plan_of(self.pk)
        found = PkSasaran.objects.filter(perjanjian=self.pk, **wanted).select_related("indikator")
        self.known = {str(row.pk): row for row in found}
        return [self._row(row, plan.get(row.indikator_id)) for row in self.known.values()]

    def _row(self, row: PkSasaran, plan: Angka | None) -> Row:
        reasoned = row.alasan_beda.strip() or not differs(row.angka, plan)
        return Row(
            str(row.pk),
            f"{row.uraian_indikator} ({row.indikator.satuan})",
            row.uraian_indikator,
            {
                "renstra": str(plan) if plan else "tidak ada",
                "target": cell_of(row.angka),
                "teks": row.teks,
                "alasan_beda": row.alasan_beda,
            },
            {"baris": row.versi},
            warning="" if reasoned else _REASON,
            fields={"target": field_for(row.indikator.satuan)},
            remove_url=self._remove_url("target", row),
        )

    def check(self, row: Row, values: Mapping[str, Any]) -> Mapping[str, str]:
        """Refuse a printed form that does not hold the figure."""
        try:
            check_bentuk_cetak(*self._figure(row.key, values))
        except ValidationError as error:
            return {"teks": " ".join(error.messages)}
        return {}

    def _figure(self, key: str, values: Mapping[str, Any]) -> tuple[Angka, str]:
        """Return a row's figure and printed form; an old form does not outlive its figure."""
        row = self.known[key]
        angka = values.get("target", replace(row.angka, teks=""))
        kept = row.teks if angka.nilai == row.nilai else ""
        return angka, values.get("teks", kept).strip()

    def save(self, edits: Sequence[Edit]) -> Mapping[str, Refusal]:
        """Save targets with their reasons."""
        stale = services.set_sasaran(self.pk, [self._isian(e) for e in edits], by=self.user)
        return {key: Refusal(conflict=True) for key in stale}

    def _isian(self, edit: Edit) -> IsianSasaran:
        row = self.known[edit.key]
        angka, teks = self._figure(edit.key, edit.values)
        return IsianSasaran(
            edit.key,
            row.indikator_id,
            replace(angka, teks=teks),
            edit.values.get("alasan_beda", row.alasan_beda),
            edit.versi.get("baris", 0),
            row.uraian_indikator[:60],
        )


class GridProgram(GridPk):
    """Programs with the pagu that is promised."""

    head, tabel = "Program", "pkprogram"
    empty = "Belum ada program. Tambahkan di bawah; pagunya diambil dari Keuangan bila tercatat."
    columns = (
        Column("pagu", "Anggaran (Rp)", RupiahField(), "baris"),
        Column(
            "keterangan", "Keterangan", forms.CharField(max_length=100, required=False), "baris",
            help="Sumber dananya, misalnya APBD.", numeric=False,
        ),
    )  # fmt: skip

    def __init__(self, pk: PerjanjianKinerja, user: Pengguna) -> None:
        super().__init__(pk, user)
        self.caption = f"Program {pk.judul} tahun {pk.tahun}, dalam rupiah"

    def _rows(self, **wanted: Any) -> Sequence[Row]:
        """Return the programs in the order of the PK."""
        found = PkProgram.objects.filter(perjanjian=self.pk, **wanted).select_related("nomenklatur")
        self.known = {str(row.pk): row for row in found}
        return [
            Row(
                key,
                row.uraian,
                row.uraian,
                {"pagu": cell_of(Angka.of(row.pagu)), "keterangan": row.keterangan},
                {"baris": row.versi},
                code=row.nomenklatur.kode,
                warning=warn_rupiah(row.pagu),
                remove_url=self._remove_url("program", row),
            )
            for key, row in self.known.items()
        ]

    def check(self, row: Row, values: Mapping[str, Any]) -> Mapping[str, str]:
        """A promise of money is an amount: it cannot be left out or declared missing."""
        if "pagu" in values and values["pagu"].nilai is None:
            return {"pagu": "Isi anggarannya dalam rupiah; 0 bila memang tidak ada."}
        return {}

    def save(self, edits: Sequence[Edit]) -> Mapping[str, Refusal]:
        """Save pagu and keterangan."""
        stale = services.set_program(self.pk, [self._isian(e) for e in edits], by=self.user)
        return {key: Refusal(conflict=True) for key in stale}

    def _isian(self, edit: Edit) -> IsianProgram:
        row = self.known[edit.key]
        pagu = edit.values["pagu"].nilai if "pagu" in edit.values else row.pagu
        return IsianProgram(
            edit.key,
            row.nomenklatur_id,
            pagu,
            edit.values.get("keterangan", row.keterangan),
            edit.versi.get("baris", 0),
            row.uraian[:60],
        )
