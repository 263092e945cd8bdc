"""Forms of a scale: its name, its bands, and from when on it holds."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory

from capaian.formulas import Pita
from capaian.models import SkalaNilai
from laporan.pengaturan.services_skala import PitaTertulis
from sakip.constraints import TAHUN_PERTAMA, TAHUN_TERAKHIR
from sakip.fields import AngkaField
from sakip.forms import SakipForm, SakipModelForm
from sakip.numbers import format_number

MOST, EMPTY_ROWS = 12, 2
_MULAI, _LEBIH = "mulai", "lebih"


class BatasField(AngkaField):
    """A bound of a band: a number from 0 on, or nothing; ``clean`` returns a Decimal or None."""

    places = 2

    def prepare_value(self, value: Any) -> Any:
        """Show a bound in the notation in which it is typed."""
        return format_number(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        """Read the text. Raises ValidationError with the reason and an example."""
        angka = super().to_python(value)
        if angka.alasan:
            raise ValidationError("Isi angka, atau kosongkan.", "angka")
        return angka.nilai

    def check(self, nilai: Any) -> None:
        """Refuse what is below zero or too large for a scale."""
        super().check(nilai)
        if not 0 <= nilai < 10_000_000:
            raise ValidationError("Isi angka dari 0 sampai kurang dari 10.000.000.", "besar")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare texts: the formset asks only whether the row was touched."""
        return str(self.prepare_value(initial) or "") != str(data or "")


class PitaForm(SakipForm):
    """A row of the table of bands; an empty one is none."""

    label = forms.CharField(label="Kategori", max_length=60, required=False)
    syarat = forms.ChoiceField(
        label="Syarat",
        choices=[(_MULAI, "mulai dari"), (_LEBIH, "lebih dari")],
        initial=_MULAI,
        required=False,
    )
    bawah = BatasField(label="Batas bawah")
    atas = BatasField(label="Batas atas")
    keterangan = forms.CharField(label="Keterangan", max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = int(self.prefix.rpartition("-")[2]) + 1 if self.prefix else 0
        for field in self.fields.values():
            kind = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            field.widget.attrs |= {"aria-label": f"{field.label} baris {row}", "class": kind}

    def clean(self) -> dict[str, Any]:
        """Demand a name of a row that says anything else. Raises ValidationError."""
        data = self.cleaned_data
        said = data.get("keterangan") or any(data.get(n) is not None for n in ("bawah", "atas"))
        if said and not (data.get("label") or "").strip():
            self.add_error("label", "Isi nama kategorinya, atau kosongkan seluruh baris.")
        return data

    @property
    def tertulis(self) -> PitaTertulis | None:
        """Return the band, None of an empty row."""
        data = self.cleaned_data
        if not (data.get("label") or "").strip():
            return None
        pita = Pita(
            " ".join(data["label"].split()),
            data["bawah"],
            data["syarat"] != _LEBIH,
            data["keterangan"],
        )
        return PitaTertulis(pita, data["atas"])


class PitaFormSet(BaseFormSet):
    """The table of bands."""

    @property
    def tertulis(self) -> list[PitaTertulis]:
        """Return the bands of a valid table in the order in which they were written."""
        rows = (form.tertulis for form in self.forms if isinstance(form, PitaForm))
        return [row for row in rows if row]


def pita_formset(data: Any, pita: Iterable[Pita]) -> PitaFormSet:
    """Return the table, filled with these bands where nothing was sent."""
    rows = [
        {
            "label": one.label,
            "syarat": _MULAI if one.inklusif else _LEBIH,
            "bawah": one.batas_bawah,
            "keterangan": one.keterangan,
        }
        for one in pita
    ]
    kind: Any = formset_factory(
        PitaForm, PitaFormSet, extra=EMPTY_ROWS, max_num=MOST, absolute_max=MOST
    )
    # Every row is read, also one that stands as it was: an empty one says so itself.
    return kind(data, initial=rows, prefix="pita", form_kwargs={"empty_permitted": False})


class SkalaForm(SakipModelForm):
    """What a scale is called and what its bands name."""

    class Meta:
        model = SkalaNilai
        fields = ["nama", "jenis", "dasar"]
        labels = {"nama": "Nama skala", "jenis": "Jenis", "dasar": "Dasar hukum"}
        help_texts = {
            "nama": "Misalnya Skala ordinal 2026. Dicetak di Bab III.",
            "dasar": "Peraturan yang menetapkannya, bila ada.",
        }


class BerlakuForm(SakipForm):
    """From which year a scale holds, and the cap of averages."""

    mulai = forms.IntegerField(
        label="Berlaku mulai tahun laporan",
        min_value=TAHUN_PERTAMA,
        max_value=TAHUN_TERAKHIR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Laporan tahun sebelumnya tetap memakai skala yang lama.",
    )
    batas = forms.TypedChoiceField(
        label="Batas capaian dalam rata-rata",
        choices=[("", "Tanpa batas"), (100, "Paling tinggi 100%"), (120, "Paling tinggi 120%")],
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Hanya untuk menghitung rata-rata; capaian tiap indikator dicetak apa adanya.",
    )


class BerlakukanForm(BerlakuForm):
    """The same, confirmed after its effect was shown: ``versi`` is that of the setting as read."""

    mulai = forms.IntegerField(
        min_value=TAHUN_PERTAMA, max_value=TAHUN_TERAKHIR, widget=forms.HiddenInput
    )
    batas = forms.TypedChoiceField(
        choices=BerlakuForm.base_fields["batas"].choices,  # type: ignore[attr-defined]
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.HiddenInput,
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
