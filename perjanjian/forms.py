"""What people fill in about a PK as a whole: reasons, texts, and one that was signed on paper."""

import re
from typing import Any

from django import forms

from kerja.bukti import too_large
from kerja.unggah import was_dropped
from perjanjian.models import PerjanjianKinerja
from perjanjian.pihak import KEDUA, PERTAMA, Pihak
from perjanjian.services.susun import TEKS
from sakip.dates import Presisi
from sakip.forms import DateField, SakipModelForm, VersiForm

ALASAN = ("alasan_pejabat", "alasan_strategi", "alasan_prioritas")
_TEXT = {"rows": "4"}
_PIHAK = {"nama": 300, "jabatan": 300, "pangkat": 70, "nip": 30}
_NIP = re.compile(r"\d{18}")
_TYPED = (
    "Isi hanya bila penanda tangannya tidak tercatat sebagai pejabat pada tanggal itu, seperti "
    "tertulis pada naskah."
)


class GerakForm(VersiForm):
    """An act on a PK as the person saw it: a later ``versi`` is told."""

    def __init__(self, *args: Any, pk: PerjanjianKinerja, request: Any = None, **kwargs: Any):
        kwargs["initial"] = {"versi": pk.versi}
        super().__init__(*args, **kwargs)
        self.request = request


class AlasanForm(GerakForm):
    """A reason that others will read."""

    alasan = forms.CharField(
        label="Alasan", max_length=300, widget=forms.Textarea(attrs=_TEXT),
        help_text="Dibaca semua yang terlibat dan tercatat di riwayat.",
        error_messages={"required": "Tulislah alasannya, supaya yang membaca tahu mengapa."},
    )  # fmt: skip


class PerubahanForm(GerakForm):
    """The reasons of PermenPANRB 53/2014, at least one."""

    alasan = forms.MultipleChoiceField(
        label="Alasan menurut PermenPANRB 53/2014",
        choices=[
            (name, PerjanjianKinerja._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            for name in ALASAN
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu dari tiga alasan itu."},
    )
    uraian = forms.CharField(
        label="Uraian", required=False, max_length=2000, widget=forms.Textarea(attrs=_TEXT),
        help_text="Boleh kosong. Misalnya: mutasi camat pada Agustus.",
    )  # fmt: skip


class BasahForm(GerakForm):
    """What a PK signed on paper says, and its scan."""

    tanggal = DateField(label="Tanggal tanda tangan")
    presisi = forms.ChoiceField(
        label="Yang diketahui",
        choices=[(Presisi.HARI.value, "Hari, bulan, dan tahun"), (Presisi.BULAN.value, "Bulan dan tahun saja")],
        initial=Presisi.HARI.value,
        help_text="Bila harinya tidak diketahui, pilih sembarang hari di bulan itu.",
    )  # fmt: skip
    tempat = forms.CharField(label="Tempat", required=False, max_length=70)
    pindaian = forms.FileField(
        label="Pindaian naskah yang ditandatangani",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/png,image/jpeg"}),
        help_text="PDF, PNG, atau JPG.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for urutan, sebutan in ((PERTAMA, "Pihak pertama"), (KEDUA, "Pihak kedua")):
            for name, most in _PIHAK.items():
                self.fields[f"{name}_{urutan}"] = forms.CharField(
                    label=f"{sebutan}: {'NIP' if name == 'nip' else name}",
                    required=False,
                    max_length=most,
                    help_text=_TYPED if name == "nama" else "",
                )

    def _party(self, urutan: int, data: dict[str, Any]) -> Pihak | None:
        """Return a party as it was typed, None where nothing was."""
        typed = {name: data.get(f"{name}_{urutan}", "") for name in _PIHAK}
        if not any(typed.values()):
            return None
        for name in ("nama", "jabatan"):
            if not typed[name]:
                self.add_error(f"{name}_{urutan}", "Isi nama dan jabatannya seperti pada naskah.")
        typed["nip"] = "".join(typed["nip"].split())
        if typed["nip"] and not _NIP.fullmatch(typed["nip"]):
            self.add_error(f"nip_{urutan}", "NIP terdiri atas 18 angka; kosongkan bila tidak ada.")
        return Pihak(urutan, None, **typed)

    def clean(self) -> dict[str, Any]:
        """Demand a file; one that was dropped on its way is named as too large."""
        data = super().clean() or {}
        typed = [self._party(urutan, data) for urutan in (PERTAMA, KEDUA)]
        data["pihak"] = tuple(one for one in typed if one)
        if was_dropped(self.request):
            raise forms.ValidationError(too_large())
        if not self.errors and not data.get("pindaian"):
            self.add_error("pindaian", "Pilih pindaian naskah yang sudah ditandatangani.")
        return data


class LuarForm(GerakForm):
    """A PK that both parties signed electronically elsewhere, as one PDF."""

    pindaian = forms.FileField(
        label="PDF yang sudah ditandatangani kedua pihak",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        help_text="Berkas asli dari layanan tanda tangan, bukan cetakan atau pindaian. Paling besar 10 MB.",
    )

    def clean(self) -> dict[str, Any]:
        """Demand a file; one that was dropped on its way is named as too large."""
        data = super().clean() or {}
        if was_dropped(self.request):
            raise forms.ValidationError(too_large())
        if not self.errors and not data.get("pindaian"):
            self.add_error("pindaian", "Pilih PDF yang sudah ditandatangani.")
        return data


class NaskahForm(SakipModelForm):
    """The wording of one PK, which begins as the Pemda words it."""

    class Meta:
        model = PerjanjianKinerja
        fields = TEKS
        widgets = {
            name: forms.Textarea(attrs=_TEXT)
            for name in ("pembuka", "pernyataan_pertama", "pernyataan_kedua", "uraian_alasan")
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.jenis == PerjanjianKinerja.Jenis.MURNI:
            for name in (*ALASAN, "uraian_alasan"):
                del self.fields[name]

    @property
    def _own(self) -> list[str]:
        return [name for name in super()._own if name in self.fields]
