"""What a person chooses for a new year, and for each indicator in the next Renstra."""

from dataclasses import fields
from typing import Any

from django import forms

from laporan.newyear.plan import Nilai, RencanaTahun
from laporan.newyear.services import Masa, Pilihan
from renstra.models import Renstra
from renstra.services.versi import Nasib
from sakip.constraints import TAHUN_PERTAMA, TAHUN_TERAKHIR
from sakip.forms import SakipForm, number_input

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


def _tahun(label: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=TAHUN_PERTAMA,
        max_value=TAHUN_TERAKHIR,
        help_text=help_text,
        widget=number_input(),
    )


class _NasibForm(SakipForm):
    """What becomes of each indicator of a Renstra in the one that is copied from it."""

    def __init__(self, *args: Any, renstra: Renstra, **kwargs: Any):
        super().__init__(*args, **kwargs)
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
                help_text=row.nomenklatur.uraian
                if row.nomenklatur
                else f"Indikator {'sasaran' if row.sasaran_id else 'tujuan'}.",
            )

    @property
    def nasib(self) -> dict[int, Nasib]:
        """Return the choice for each indicator by its id."""
        return {pk: Nasib(self.cleaned_data[f"nasib_{pk}"]) for pk in self.ids}


class PerubahanForm(_NasibForm):
    """From which year the new version is in force."""

    berlaku_dari = _tahun("Berlaku mulai tahun")

    def __init__(self, *args: Any, renstra: Renstra, **kwargs: Any):
        super().__init__(*args, renstra=renstra, **kwargs)
        span = f"{renstra.berlaku_dari} sampai {renstra.tahun_akhir}."
        self.fields["berlaku_dari"].help_text = span


class PeriodeForm(_NasibForm):
    """The years of the next period."""

    tahun_awal = _tahun("Tahun awal", "Tahun pertama masa Renstra, sama dengan RPJMD-nya.")
    tahun_akhir = _tahun("Tahun akhir")
    berlaku_dari = _tahun("Berlaku mulai tahun", "Dokumen sejak tahun ini memakai Renstra ini.")

    @property
    def masa(self) -> Masa:
        """Return what a valid form says."""
        return Masa(**{one.name: self.cleaned_data[one.name] for one in fields(Masa)})
