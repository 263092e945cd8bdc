"""Choosing rows: one more for a draft, and what of the PK above a lower official promises."""

from typing import Any

from django import forms
from django.utils.functional import cached_property

from perjanjian.bahan import BahanPk, has_above, offer_baris, offer_program
from perjanjian.models import PerjanjianKinerja
from perjanjian.services import Pilihan
from renstra.forms.nomenklatur import nomenklatur_field, offer_nomenklatur, pick_nomenklatur
from renstra.models import Indikator, Nomenklatur
from sakip.angka import Angka
from sakip.fields import RupiahField
from sakip.forms import SakipForm
from sakip.numbers import format_rupiah

_PROGRAM = ("program",)


class SasaranBaruForm(SakipForm):
    """An indicator that the PK does not have yet."""

    pilihan: tuple[str, ...] = ()
    indikator = forms.ModelChoiceField(
        Indikator.objects.none(), label="Indikator", empty_label="Pilih indikator"
    )

    def __init__(self, *args: Any, pk: PerjanjianKinerja, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ids = [row.indikator_id for row in offer_baris(pk)]
        field = self.fields["indikator"]
        field.help_text = (
            "Dari PK pimpinan instansi ini." if has_above(pk) else "Dari sasaran Renstra tahun ini."
        ) + " Targetnya ikut diambil."
        self.limit("indikator", Indikator.objects.filter(pk__in=ids).order_by("urutan", "pk"))

    @property
    def isian(self) -> tuple[Any, ...]:
        """Return what the service takes beside the PK."""
        return (self.cleaned_data["indikator"],)


class ProgramBaruForm(SakipForm):
    """A program by code or name, with its anggaran."""

    nomenklatur = nomenklatur_field(
        "Program", "Ketik kode, misalnya 7.01.01, atau nama programnya."
    )
    pagu = RupiahField(
        label="Anggaran (Rp)", required=False,
        help_text="Kosongkan untuk mengambil pagu yang tercatat.",
    )  # fmt: skip

    def __init__(self, *args: Any, pk: PerjanjianKinerja, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pk = pk

    @cached_property
    def pilihan(self) -> list[str]:
        """Return what can be picked: "7.01.01 Program …", of the PK above where there is one."""
        if not has_above(self.pk):
            return offer_nomenklatur(self.pk.tahun, _PROGRAM)
        rows = Nomenklatur.objects.filter(pk__in=offer_program(self.pk)).order_by("kode")
        return [f"{row.kode_cetak(self.pk.tahun)} {row.uraian}" for row in rows]

    def clean_nomenklatur(self) -> Nomenklatur:
        """Return the one program that is meant."""
        return pick_nomenklatur(self.cleaned_data["nomenklatur"], self.pk.tahun, _PROGRAM)

    def clean_pagu(self) -> Any:
        """Return an amount in rupiah, None where nothing was typed."""
        pagu: Angka | None = self.cleaned_data["pagu"]
        if pagu is not None and pagu.nilai is None and pagu.alasan:
            raise forms.ValidationError("Isi anggarannya dalam rupiah; 0 bila memang tidak ada.")
        return pagu.nilai if pagu is not None else None

    @property
    def isian(self) -> tuple[Any, ...]:
        """Return what the service takes beside the PK."""
        return (self.cleaned_data["nomenklatur"], self.cleaned_data["pagu"])


class BawahanForm(SakipForm):
    """Which rows of the PK above a lower official promises."""

    indikator = forms.TypedMultipleChoiceField(
        label="Indikator", coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu indikator."},
    )  # fmt: skip
    program = forms.TypedMultipleChoiceField(
        label="Program", coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu program."},
    )  # fmt: skip

    def __init__(self, *args: Any, bahan: BahanPk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("indikator", [
            (row.indikator_id, f"{row.uraian_indikator} (target {row.angka})") for row in bahan.baris
        ])  # fmt: skip
        self._offer("program", [
            (row.nomenklatur_id, f"{row.uraian} ({format_rupiah(row.pagu)})") for row in bahan.program
        ])  # fmt: skip

    def _offer(self, name: str, choices: list[tuple[int, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = choices
        field.required = bool(choices)

    @property
    def isian(self) -> Pilihan:
        """Return the chosen rows."""
        chosen = self.cleaned_data
        return Pilihan(frozenset(chosen["indikator"]), frozenset(chosen["program"]))
