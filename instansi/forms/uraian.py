"""The form of kedudukan, tugas and fungsi: one item a line, so that a list can be pasted."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from instansi.models import UraianOrganisasi
from sakip.forms import SakipForm

_LONGEST = 1_000
_MOST = 40


class ButirField(forms.CharField):
    """Items, one a line; ``clean`` returns them without empty lines."""

    widget = forms.Textarea(attrs={"rows": 6})

    def clean(self, value: Any) -> Any:
        """Return the items. Raises ValidationError where there are too many or one is too long."""
        items = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        items = [item for item in items if item]
        if len(items) > _MOST:
            raise ValidationError(f"Paling banyak {_MOST} baris; sekarang {len(items)}.")
        for number, item in enumerate(items, 1):
            if len(item) > _LONGEST:
                raise ValidationError(f"Baris {number} lebih panjang dari {_LONGEST} huruf.")
        return items


class UraianForm(SakipForm):
    """Three lists, and in ``dibaca`` the lists as they were read."""

    dibaca = forms.CharField(widget=forms.HiddenInput, required=False)
    kedudukan = ButirField(required=False, help_text="Satu kalimat per baris.")
    tugas = ButirField(required=False, help_text="Satu per baris, tanpa nomor dan titik koma.")
    fungsi = ButirField(required=False, help_text="Satu per baris, tanpa nomor dan titik koma.")

    def __init__(self, *args: Any, sekarang: Mapping[str, Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {jenis: "\n".join(items) for jenis, items in sekarang.items()}
        self.initial["dibaca"] = json.dumps(sekarang, ensure_ascii=False)

    @property
    def uraian(self) -> dict[str, list[str]]:
        """Return the lists as somebody wants them."""
        return {jenis: self.cleaned_data[jenis] for jenis in UraianOrganisasi.Jenis.values}

    @property
    def read(self) -> dict[str, list[str]]:
        """Return the lists as they were read; what cannot be told was read by nobody."""
        try:
            read = json.loads(self.cleaned_data["dibaca"])
        except (ValueError, RecursionError):
            return {}
        lists = read.items() if isinstance(read, dict) else ()
        return {jenis: items for jenis, items in lists if isinstance(items, list)}

    def read_again(self) -> None:
        """Let the next post stand on the lists that the person is shown now."""
        assert isinstance(self.data, QueryDict)
        sent = self.data.copy()
        sent["dibaca"] = self.initial["dibaca"]
        self.data = sent
