"""Forms of the RKT: its place and date, and a new row."""

from typing import Any

from django import forms

from renstra.forms.nomenklatur import nomenklatur_field, offer_nomenklatur, pick_nomenklatur
from renstra.models import Nomenklatur, Rkt, Sasaran
from renstra.services.rkt import TINGKAT_RKT
from sakip.forms import DateField, SakipForm, SakipModelForm


class RktForm(SakipModelForm):
    """Place and date of the RKT, as its naskah prints them."""

    tanggal = DateField(label="Tanggal RKT", required=False)

    class Meta:
        model = Rkt
        fields = ["tempat", "tanggal", "presisi"]
        labels = {"tempat": "Tempat ditetapkan", "presisi": "Tanggal diketahui sampai"}
        help_texts = {"presisi": "Pilih bulan atau tahun bila harinya tidak diketahui."}


class SasaranField(forms.ModelChoiceField):
    """A sasaran by its wording."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the wording."""
        return obj.uraian


class BarisRktForm(SakipForm):
    """A row of the nomenclature, and the sasaran that it serves."""

    sasaran = SasaranField(Sasaran.objects.none(), label="Sasaran", empty_label=None)
    nomenklatur = nomenklatur_field(
        "Program, kegiatan, atau sub kegiatan", "Ketik kode atau namanya, lalu pilih."
    )

    def __init__(self, *args: Any, rkt: Rkt, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tahun = rkt.tahun
        self.limit("sasaran", Sasaran.objects.filter(tujuan__renstra=rkt.renstra_id))

    @property
    def pilihan(self) -> list[str]:
        """Return what can be picked: "7.01.01.2.01.01 Penyusunan …"."""
        return offer_nomenklatur(self.tahun, TINGKAT_RKT)

    def clean_nomenklatur(self) -> Nomenklatur:
        """Return the one row that is meant; several are named, so that one can be chosen."""
        return pick_nomenklatur(self.cleaned_data["nomenklatur"], self.tahun, TINGKAT_RKT)
