"""Forms of the report's texts, and what the editor needs of the page around it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django_prose_editor.widgets import importmap
from js_asset import ImportMap, Media, Script

from laporan.models import Laporan
from sakip.constraints import TAHUN_PERTAMA, TAHUN_TERAKHIR
from sakip.dates import BULAN, Presisi, format_tanggal
from sakip.forms import Selisih, VersiForm

_DRAFTS = ImportMap({"sakip/drafts": "js/drafts.js"})


def editor_media(request: HttpRequest) -> Media:
    """Return styles and scripts of the editor, its import map allowed by the request's nonce."""
    media = Media(
        importmap=importmap | _DRAFTS,
        css={"all": ["django_prose_editor/editor.css"]},
        js=[Script("js/narasi.js", type="module")],
    )
    return media.with_nonce(_nonce(request))


def list_media(request: HttpRequest) -> Media:
    """Return the script that keeps drafts of a list."""
    media = Media(importmap=_DRAFTS, js=[Script("js/daftar.js", type="module")])
    return media.with_nonce(_nonce(request))


def _nonce(request: HttpRequest) -> str:
    return str(request.csp_nonce)  # type: ignore[attr-defined]


class NarasiForm(forms.Form):
    """A person's own text for one place; without scripts its HTML is edited as it stands."""

    teks = forms.CharField(label="Teks", widget=forms.Textarea(attrs={"rows": 18}), required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class TanggalForm(VersiForm):
    """Place and date of the kata pengantar; the day, or day and month, may be unknown."""

    tempat = forms.CharField(
        label="Tempat",
        max_length=100,
        required=False,
        help_text="Kosong = tempat kedudukan Pemda.",
    )
    hari = forms.IntegerField(
        label="Tanggal",
        min_value=1,
        max_value=31,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="1 sampai 31; kosong bila hanya bulannya yang dicetak.",
    )
    bulan = forms.TypedChoiceField(
        label="Bulan",
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", "–"), *((n, name) for n, name in enumerate(BULAN, 1))],
    )
    tahun = forms.IntegerField(
        label="Tahun",
        min_value=TAHUN_PERTAMA,
        max_value=TAHUN_TERAKHIR,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Kosong bila tanggal laporan belum ditetapkan.",
    )

    def clean(self) -> dict[str, Any]:
        """Put the three fields together; a gap before a given part is refused."""
        data = super().clean() or {}
        hari, bulan, tahun = data.get("hari"), data.get("bulan"), data.get("tahun")
        if self.errors:
            return data
        if tahun is None and (hari or bulan):
            self.add_error("tahun", "Isi tahunnya juga, misalnya 2022.")
        elif hari and not bulan:
            self.add_error("bulan", "Pilih bulannya juga.")
        elif tahun is not None:
            try:
                data["tanggal"] = date(tahun, bulan or 1, hari or 1)
            except ValueError:
                self.add_error("hari", f"Tidak ada tanggal {hari} pada bulan itu.")
        return data

    def differences(self, saved: Laporan) -> Iterator[Selisih]:
        """Yield place and date where they differ: three fields are one date."""
        theirs, ours = _describe(saved), _describe(Laporan(**self.values()))
        for label, saved_text in theirs.items():
            if saved_text != ours[label]:
                yield Selisih(label, saved_text, ours[label])

    def values(self) -> dict[str, Any]:
        """Return the fields of the report that a valid form sets."""
        data = self.cleaned_data
        presisi = Presisi.BULAN if data.get("bulan") else Presisi.TAHUN
        if data.get("hari") or not data.get("tanggal"):
            presisi = Presisi.HARI
        return {
            "tempat": data["tempat"].strip(),
            "tanggal": data.get("tanggal"),
            "presisi": presisi.value,
        }


def _describe(laporan: Laporan) -> dict[str, str]:
    day = laporan.tanggal
    return {
        "Tempat": laporan.tempat or "kosong",
        "Tanggal": format_tanggal(day, laporan.presisi) if day else "kosong",
    }
