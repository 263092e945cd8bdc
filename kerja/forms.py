"""Forms of what people do with each other's work."""

from typing import Any

from django import forms

from instansi.access import User
from instansi.forms.orang import PenugasanForm
from instansi.models import Pengguna, Penugasan
from kerja.models import Tahap
from kerja.pindah import successors
from kerja.rencana import candidates
from sakip.forms import DateField, SakipModelForm


class PindahForm(PenugasanForm):
    """The role to which somebody moves, and who takes over their tasks."""

    penerus = forms.ModelChoiceField(
        Pengguna.objects.none(),
        label="Penerus tugas",
        required=False,
        empty_label="Tanpa penerus: tugasnya menunggu pemegang",
        help_text="Orang yang sedang bertugas di tempat yang lama.",
    )

    def __init__(self, *args: Any, role: Penugasan, user: User, **kwargs: Any):
        super().__init__(*args, user=user, **kwargs)
        self.limit("penerus", successors(role).order_by("nama"))
        self.fields["mulai"].help_text = "Tugas yang lama berakhir sehari sebelumnya."
        self.initial.setdefault("peran", role.peran)


class PemegangForm(SakipModelForm):
    """Who of the staf has a step."""

    class Meta:
        model = Tahap
        fields = ["pemegang"]

    pemegang = forms.ModelChoiceField(
        Pengguna.objects.none(),
        label="Pemegang",
        required=False,
        empty_label="Siapa saja dari staf perencanaan",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.limit("pemegang", candidates(self.instance))


class TenggatForm(SakipModelForm):
    """By when a step has to be approved."""

    class Meta:
        model = Tahap
        fields = ["tenggat"]

    tenggat = DateField(
        label="Tenggat",
        required=False,
        help_text="Hari terakhir; sesudahnya tahap yang belum disetujui ditandai terlambat.",
    )
