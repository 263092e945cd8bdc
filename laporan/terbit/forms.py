"""The form of an issue."""

from typing import Any

from django import forms

from laporan.terbit.keadaan import Keadaan
from sakip.forms import SakipForm


class TerbitForm(SakipForm):
    """What changed since the last issue, and which approval the person saw."""

    persetujuan = forms.IntegerField(widget=forms.HiddenInput)
    perubahan = forms.CharField(
        label="Yang berubah sejak terbitan sebelumnya",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercetak pada kata pengantar terbitan ini.",
    )

    def __init__(self, *args: Any, keadaan: Keadaan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if keadaan.persetujuan:
            self.fields["persetujuan"].initial = keadaan.persetujuan.pk
        if keadaan.terakhir is None:
            del self.fields["perubahan"]

    @property
    def uraian(self) -> str:
        """Return what changed; "" for a first issue."""
        return self.cleaned_data.get("perubahan", "")
