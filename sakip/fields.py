"""Figures in forms: plain text inputs in Indonesian notation, never ``type=number``.

One text holds all three states of a figure: "" is belum diisi, "tidak tersedia: <alasan>"
declares its absence with the reason, anything else must be a number that can be read in one way.
"""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator

from sakip.angka import Angka, Keadaan
from sakip.numbers import NumberError, format_number, is_persen, parse_number

ABSENT = Keadaan.TIDAK_TERSEDIA.value
LONGEST_REASON = 300
# As much of the columns of sakip.models and keuangan.models as stands before the comma.
_WHOLE_DIGITS = 16
_ABSENT = re.compile(rf"{ABSENT}(?:\s*[-:;,.\u2013\u2014]\s*|\s+|$)(?P<alasan>.*)", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_NO_NULL = ProhibitNullCharactersValidator()


def cell_of(angka: Angka) -> str:
    """Return the text of a cell that reads back as the same figure (without its printed form)."""
    if angka.nilai is not None:
        return format_number(angka.nilai)
    return f"{ABSENT}: {angka.alasan}" if angka.alasan else ""


class AngkaField(forms.Field):
    """A figure; ``clean`` returns an Angka. ``places`` is how many decimals its column keeps."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    places = 4
    persen = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        """Show a figure in the notation in which it is typed."""
        return cell_of(value) if isinstance(value, Angka) else value

    def to_python(self, value: Any) -> Angka:
        """Read the text. Raises ValidationError with the reason and an example."""
        text = " ".join(str(value or "").split())
        _NO_NULL(text)
        if not text or text.casefold() == Keadaan.BELUM_DIISI:
            return Angka.belum()
        absent = _ABSENT.fullmatch(text)
        if absent:
            return _declare_absent(absent["alasan"])
        try:
            nilai = parse_number(text, persen=self.persen)
        except NumberError as error:
            raise ValidationError(str(error), "angka") from None
        self.check(nilai)
        return Angka(nilai)

    def check(self, nilai: Any) -> None:
        """Refuse what the column cannot keep as it was typed."""
        _, digits, exponent = nilai.normalize().as_tuple()
        if -exponent > self.places:
            raise ValidationError(f"Paling banyak {self.places} angka di belakang koma.", "desimal")
        if len(digits) + exponent > _WHOLE_DIGITS:
            raise ValidationError(
                f"Terlalu besar: paling banyak {_WHOLE_DIGITS} angka di depan koma.", "besar"
            )

    def validate(self, value: Angka) -> None:
        """Demand a figure, or that its absence is declared, where the form requires one."""
        if self.required and value.keadaan is Keadaan.BELUM_DIISI:
            raise ValidationError("Wajib diisi.", "required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare figures, not texts: "1000" and "1.000" are the same."""
        try:
            return self.to_python(data) != (initial or Angka.belum())
        except ValidationError:
            return True


class PersenField(AngkaField):
    """A figure whose unit is percent: "87,25" and "87,25%" are the same."""

    persen = True


class RupiahField(AngkaField):
    """An amount of rupiah, with at most two decimals and never below zero."""

    places = 2

    def check(self, nilai: Any) -> None:
        """Refuse a negative amount too."""
        super().check(nilai)
        if nilai < 0:
            raise ValidationError("Nilai rupiah tidak boleh negatif.", "negatif")


def field_for(satuan: str) -> AngkaField:
    """Return the field for a figure in a unit: a percent sign belongs only to percentages."""
    return PersenField() if is_persen(satuan) else AngkaField()


def check_bentuk_cetak(angka: Angka, teks: str) -> None:
    """Refuse a printed form ("B (80)") that does not say what the formulas compute with.

    It needs a value, and where it holds numbers one of them must be the value. Raises
    ValidationError.
    """
    if not teks:
        return
    if angka.nilai is None:
        raise ValidationError("Isi angkanya dahulu; bentuk cetak hanya menyertai angka.", "teks")
    numbers = [number for number in map(_read, _NUMBER.findall(teks)) if number is not None]
    if numbers and angka.nilai not in numbers:
        shown = format_number(angka.nilai)
        raise ValidationError(
            f"“{teks}” tidak memuat angkanya, yaitu {shown}. Samakan, atau kosongkan bentuk cetak.",
            "teks",
        )


def _declare_absent(alasan: str) -> Angka:
    reason = alasan.strip()
    if not reason:
        raise ValidationError(
            f"Sebutkan alasannya, misalnya “{ABSENT}: survei tidak dilaksanakan”.", "alasan"
        )
    if len(reason) > LONGEST_REASON:
        raise ValidationError(f"Alasan paling panjang {LONGEST_REASON} huruf.", "alasan")
    return Angka.tidak_tersedia(reason)


def _read(text: str) -> Any:
    try:
        return parse_number(text)
    except NumberError:
        return None
