"""What a person chooses for a new year, and for each indicator in a new version of the Renstra."""

from typing import Any

from django import forms

from laporan.newyear.plan import Nilai, RencanaTahun
from laporan.newyear.services import Pilihan
from renstra.models import Renstra
from renstra.services.versi import Nasib
from sakip.forms import SakipForm

_TARGET = [
    (Nilai.KOSONG.value, "Kosong, diisi sendiri"),
    (Nilai.RENSTRA.value, "Target Renstra tahun itu"),
    (Nilai.LALU.value, "Target RKT tahun lalu"),
]
_NASIB = [(nasib.value, nasib.value.capitalize()) for nasib in Nasib]


class SiapkanForm(SakipForm):
    """What to make for the year: only what can be made is offered."""

    rkt = forms.BooleanField(label="Buat RKT beserta barisnya", required=False, initial=True)
    target = forms.ChoiceField(
        label="Isi awal target RKT", choices=_TARGET, initial=Nilai.KOSONG.value
    )
    pagu = forms.BooleanField(
        label="Buat baris pagu murni, tanpa rupiah", required=False, initial=True
    )

    def __init__(self, *args: Any, rencana: RencanaTahun, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if rencana.renstra is None:
            del self.fields["rkt"], self.fields["target"]
        if not rencana.pagu:
            del self.fields["pagu"]

    @property
    def pilihan(self) -> Pilihan:
        """Return what a valid form says; what it could not offer is not made."""
        data = {"rkt": False, "target": Nilai.KOSONG, "pagu": False, **self.cleaned_data}
        return Pilihan(rkt=data["rkt"], target=Nilai(data["target"]), pagu=data["pagu"])


class PerubahanForm(SakipForm):
    """From which year the new version is in force, and what becomes of each indicator."""

    berlaku_dari = forms.IntegerField(
        label="Berlaku mulai tahun",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, renstra: Renstra, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields[
            "berlaku_dari"
        ].help_text = f"{renstra.berlaku_dari} sampai {renstra.tahun_akhir}."
        rows = renstra.indikator.select_related("nomenklatur").order_by(
            "nomenklatur__kode", "urutan", "pk"
        )
        self.ids = []
        for row in sorted(rows, key=lambda row: row.nomenklatur is not None):
            self.ids.append(row.pk)
            self.fields[f"nasib_{row.pk}"] = forms.ChoiceField(
                label=row.uraian,
                choices=_NASIB,
                initial=Nasib.LANJUT.value,
                help_text=row.nomenklatur.uraian if row.nomenklatur else "",
            )

    @property
    def nasib(self) -> dict[int, Nasib]:
        """Return the choice for each indicator by its id."""
        return {pk: Nasib(self.cleaned_data[f"nasib_{pk}"]) for pk in self.ids}
