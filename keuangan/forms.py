"""Adding a row to the budget: what it is for, picked by code or name, and the akun."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from instansi.models import Instansi, SubUnit
from keuangan.models import Akun
from keuangan.services import TempatBaru
from renstra.forms.nomenklatur import nomenklatur_field, offer_nomenklatur, pick_nomenklatur
from renstra.models import Nomenklatur

_DEEPEST = 3  # segments of the code of a jenis belanja, "5.1.02"
_NO_AKUN = (
    "Jenis belanja belum dimuat. Mintalah pengelola aplikasi menjalankan manage.py import_akun."
)


def akun_choices() -> QuerySet[Akun]:
    """Return the accounts that a row may stand at: groups and jenis belanja, by code."""
    rows = Akun.objects.filter(kode__startswith="5.")
    return rows.filter(pk__in=[one.pk for one in rows if one.kode.count(".") < _DEEPEST])


class TambahBarisForm(forms.Form):
    """A program, kegiatan or sub kegiatan, the akun of its money, and the unit that spends it."""

    nomenklatur = nomenklatur_field(
        "Sub kegiatan",
        "Ketik kode atau namanya, lalu pilih. Program atau kegiatan dipilih hanya bila "
        "uangnya belum dirinci per sub kegiatan.",
    )
    akun = forms.ModelChoiceField(Akun.objects.none(), label="Jenis belanja", empty_label=None)

    sub_unit = forms.ModelChoiceField(
        SubUnit.objects.none(),
        label="Kelurahan, seksi, atau unit lain",
        required=False,
        empty_label="Seluruh instansi, tanpa rincian unit",
        help_text="Pilih hanya bila pagu atau realisasinya dicatat terpisah menurut unit.",
    )

    def __init__(self, *args: Any, instansi: Instansi, tahun: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = SubUnit.objects.filter(instansi=instansi, aktif=True).order_by("urutan", "nama")
        self.fields["sub_unit"].queryset = units  # type: ignore[attr-defined]
        self.tahun = tahun
        self.fields["akun"].queryset = akun = akun_choices()  # type: ignore[attr-defined]
        if not akun:
            self.fields["akun"].help_text = _NO_AKUN

    @property
    def tempat(self) -> TempatBaru:
        """Return the place that a valid form means."""
        chosen = self.cleaned_data
        return TempatBaru(chosen["nomenklatur"], chosen["akun"], chosen["sub_unit"])

    @property
    def pilihan(self) -> list[str]:
        """Return what can be picked: "7.01.01.2.01.01 Penyusunan …"."""
        return offer_nomenklatur(self.tahun)

    def clean_nomenklatur(self) -> Nomenklatur:
        """Return the one row that is meant; several are named, so that one can be chosen."""
        return pick_nomenklatur(self.cleaned_data["nomenklatur"], self.tahun)
