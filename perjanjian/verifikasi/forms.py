"""The two questions of the public: a number, and a file."""

from django import forms

from perjanjian.nomor import parse_nomor
from sakip.forms import SakipForm


class NomorForm(SakipForm):
    """The number printed below the QR code."""

    nomor = forms.CharField(
        label="Nomor verifikasi",
        max_length=40,
        help_text="Tercetak di naskah, misalnya ABCD-EFGH-IJKL-MNOP.",
    )

    def clean_nomor(self) -> str:
        """Return the number without dashes and spaces, in capitals."""
        return parse_nomor(self.cleaned_data["nomor"])


class BerkasForm(SakipForm):
    """The PDF that somebody received."""

    berkas = forms.FileField(
        label="Berkas PDF",
        help_text="Berkas tidak disimpan; hanya sidik jarinya (SHA-256) yang dibandingkan.",
    )


class LuarForm(SakipForm):
    """A PDF that was signed outside this application."""

    berkas = forms.FileField(
        label="Berkas PDF bertanda tangan",
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        help_text="Paling besar 10 MB dan 100 halaman. Berkas diperiksa lalu dibuang; tidak disimpan.",
    )
