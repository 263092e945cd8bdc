"""Choosing the reports to download."""

from typing import Any

from django import forms

from laporan.alur import StatusLakip
from laporan.unduhan.daftar import Baris

MOST = 1000  # of one ZIP


class SaringUnduhForm(forms.Form):
    """Which of the reports are offered; what cannot be read is as good as nothing."""

    keadaan = forms.ChoiceField(
        label="Keadaan LAKIP",
        required=False,
        choices=[("", "Semua keadaan"), *StatusLakip.choices],
    )

    @property
    def pilihan(self) -> dict[str, Any]:
        """Return what was chosen."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrow(self, rows: list[Baris]) -> list[Baris]:
        """Return the rows in the chosen state."""
        state = self.pilihan.get("keadaan")
        return [row for row in rows if not state or row.keadaan == state]


class PilihForm(forms.Form):
    """The reports that were ticked, among those that the person may have."""

    laporan = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": "Pilih paling sedikit satu LAKIP."}
    )

    def __init__(self, rows: list[Baris], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["laporan"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [(row.laporan.pk, row.laporan) for row in rows[:MOST]]
        field.error_messages["invalid_choice"] = (
            "Ada LAKIP yang tidak dapat Anda unduh (lagi). Muat ulang halaman ini, lalu pilih kembali."
        )
