"""Forms of evidence: a file from the disk or the camera, its reason, and its caption in print."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from kerja.bukti import too_large
from kerja.periksa import ACCEPTED
from kerja.unggah import was_dropped
from sakip.forms import SakipForm, VersiForm


class FileInput(forms.FileInput):
    """A file input; what it may take is said in words beside it and checked by content later.

    With scripts a file that is too large is told before it is sent over a weak line.
    """

    def __init__(self, **attrs: str):
        super().__init__(attrs=attrs)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the limit that is in force now."""
        limit = {"data-most": settings.BUKTI_MAX_FILE, "data-too-large": too_large()}
        return super().get_context(name, value, {**(attrs or {}), **limit})


class BerkasForm(SakipForm):
    """A file, chosen or taken by the camera. A phone opens the camera by ``capture``."""

    berkas = forms.FileField(
        label="Pilih berkas",
        required=False,
        allow_empty_file=True,
        widget=FileInput(accept=ACCEPTED),
    )
    foto = forms.FileField(
        label="Atau ambil foto dengan kamera",
        required=False,
        allow_empty_file=True,
        widget=FileInput(accept="image/jpeg,image/png", capture="environment"),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        self.request = kwargs.pop("request", None)
        super().__init__(*args, **kwargs)

    @property
    def unggahan(self) -> UploadedFile:
        """Return the file of a valid form."""
        return self.cleaned_data["foto"] or self.cleaned_data["berkas"]

    def clean(self) -> dict[str, Any]:
        """Demand one file; one that was dropped on its way is named as too large."""
        data = super().clean() or {}
        if self.request is not None and was_dropped(self.request):
            raise forms.ValidationError(too_large())
        if not self.errors and not (data.get("berkas") or data.get("foto")):
            self.add_error("berkas", "Pilih sebuah berkas, atau ambil foto.")
        return data


class BuktiForm(BerkasForm):
    """New evidence."""

    judul = forms.CharField(
        label="Judul",
        max_length=200,
        help_text="Yang dibuktikan berkas ini, misalnya “Laporan SKM semester II”.",
    )
    field_order = ["judul", "berkas", "foto"]


class GantiForm(BerkasForm):
    """A file in the place of another."""

    alasan = forms.CharField(
        label="Alasan penggantian", max_length=300, help_text="Berkas lama tetap tersimpan."
    )
    field_order = ["alasan", "berkas", "foto"]


class FotoForm(VersiForm):
    """Whether a photo is printed in Bab III, and the words below it."""

    tampil = forms.BooleanField(label="Tampil di laporan (Bab III)", required=False)
    keterangan = forms.CharField(
        label="Keterangan foto",
        max_length=200,
        required=False,
        help_text="Tercetak di bawah foto: apa, di mana, dan kapan.",
    )
