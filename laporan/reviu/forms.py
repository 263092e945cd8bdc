"""The forms of a reviu: the answers to the checklist, and the pernyataan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from instansi.models import Instansi, Pengguna
from laporan.models import JawabanReviu, PernyataanReviu
from laporan.reviu.queries import Butir, Checklist
from laporan.reviu.services import IsianJawaban
from sakip.forms import DateField, SakipForm, SakipModelForm

_BERBEDA = (
    "Dijawab orang lain sejak Anda membukanya: “{jawaban}”{catatan}. Simpan lagi untuk memakai "
    "jawaban Anda."
)


@dataclass(frozen=True)
class BarisButir:
    """An item with the fields that answer it."""

    butir: Butir
    jawaban: BoundField
    catatan: BoundField
    versi: BoundField


class ChecklistForm(SakipForm):
    """All items on one page; each is saved under the ``versi`` that was read."""

    def __init__(self, *args: Any, checklist: Checklist, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checklist = checklist
        for one in checklist.butir:
            self._add(one)

    def _add(self, one: Butir) -> None:
        saved, name = one.jawaban, one.butir.pernyataan
        self.fields[f"j-{one.kunci}"] = forms.ChoiceField(
            label=f"Jawaban: {name}",
            choices=JawabanReviu.Jawaban.choices,
            widget=forms.RadioSelect,
            required=False,
            initial=saved.jawaban if saved else "",
        )
        self.fields[f"c-{one.kunci}"] = forms.CharField(
            label=f"Catatan: {name}",
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 2}),
            initial=saved.catatan if saved else "",
        )
        self.fields[f"v-{one.kunci}"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=saved.versi if saved else 0
        )

    @property
    def kelompok(self) -> Iterator[tuple[str, list[BarisButir]]]:
        """Yield the groups with the fields of their items."""
        for judul, items in self.checklist.kelompok:
            yield judul, [BarisButir(one, *self._fields_of(one)) for one in items]

    def _fields_of(self, one: Butir) -> tuple[BoundField, BoundField, BoundField]:
        return self[f"j-{one.kunci}"], self[f"c-{one.kunci}"], self[f"v-{one.kunci}"]

    @property
    def isian(self) -> list[IsianJawaban]:
        """Return what the valid form says; an item that was not sent along stays as it is."""
        said = self.cleaned_data
        return [
            IsianJawaban(
                one.kunci, said[f"j-{one.kunci}"], said[f"c-{one.kunci}"],
                said[f"v-{one.kunci}"] or 0,
            )
            for one in self.checklist.butir
            if f"v-{one.kunci}" in self.data
        ]  # fmt: skip

    def show_both(self, stale: Mapping[str, Butir]) -> None:
        """Tell at each item what somebody else answered; sending again is then a choice."""
        assert isinstance(self.data, QueryDict)
        sent = self.data.copy()
        for kunci, one in stale.items():
            saved = one.jawaban
            told = _BERBEDA.format(
                jawaban=saved.get_jawaban_display() if saved and saved.jawaban else "kosong",
                catatan=f", catatan “{saved.catatan}”" if saved and saved.catatan else "",
            )
            sent[f"v-{kunci}"] = str(saved.versi if saved else 0)
            self.add_error(f"j-{kunci}", told)
        self.data = sent


class PernyataanForm(SakipModelForm):
    """Who reviewed the report, as what, and when."""

    tanggal = DateField(label="Tanggal reviu")
    teks = forms.CharField(
        label="Bunyi pernyataan",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Kosongkan untuk memakai bunyi bawaan, yang menyatakan keyakinan terbatas tanpa catatan.",
    )

    class Meta:
        model = PernyataanReviu
        fields = ["pereviu", "jabatan", "pangkat", "nip", "tempat", "tanggal", "teks"]
        labels = {"pereviu": "Nama yang menyatakan"}

    def __init__(self, *args: Any, instansi: Instansi, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tempat"].initial = instansi.pemda.tempat
        if not self.instance.pk:
            self.initial.update(_of_person(user))


def _of_person(user: Pengguna) -> dict[str, str]:
    """Return what is known of who fills it in."""
    pejabat = user.pejabat
    if pejabat is None:
        return {"pereviu": str(user), "nip": user.nip, "jabatan": "Inspektur"}
    return {
        "pereviu": pejabat.nama_gelar,
        "nip": pejabat.nip,
        "pangkat": pejabat.pangkat,
        "jabatan": "Inspektur",
    }
