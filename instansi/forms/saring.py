"""What narrows a list down; a filter that makes no sense narrows nothing."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from instansi.models import Instansi, Pengguna, Peran
from sakip.forms import SakipForm


class SaringForm(SakipForm):
    """Search words, which every list has."""

    q = forms.CharField(label="Cari", required=False)

    @property
    def pilihan(self) -> dict[str, Any]:
        """Return the filters that were given and understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class SaringOrangForm(SaringForm):
    """People by name, role, place and state of their account."""

    peran = forms.ChoiceField(
        label="Peran", required=False, choices=[("", "Semua peran"), *Peran.choices]
    )
    instansi = forms.ModelChoiceField(
        Instansi.objects.none(), label="Instansi", required=False, empty_label="Semua instansi"
    )
    keadaan = forms.ChoiceField(
        label="Keadaan akun",
        required=False,
        choices=[("", "Semua keadaan"), *Pengguna.Keadaan.choices],
    )

    def __init__(self, *args: Any, instansi: QuerySet[Instansi], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.limit("instansi", instansi)
        self.fields["q"].help_text = "Nama, NIP, atau nama pengguna."


class SaringInstansiForm(SaringForm):
    """Instansi by name and whether they are active."""

    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Aktif"), ("nonaktif", "Nonaktif"), ("semua", "Semua")],
    )
