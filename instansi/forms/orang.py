"""Forms of accounts, invitations and roles."""

from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.db.models import Q, QuerySet
from django.utils import timezone

from instansi.access import (
    Place,
    User,
    can_grant,
    grantable_peran,
    grantable_places,
    holds_keys,
    scope,
)
from instansi.models import (
    PERAN_INSTANSI,
    Instansi,
    JenisJabatan,
    Pejabat,
    Pemda,
    Pengguna,
    Penugasan,
    Peran,
    validate_nip,
)
from instansi.rights import Right
from sakip.forms import DateField, SakipForm, SakipModelForm


class PenugasanForm(SakipForm):
    """A role at a place for a time, among those that the user may give."""

    peran = forms.ChoiceField(label="Peran")
    tempat = forms.ChoiceField(
        label="Tempat",
        help_text="Staf, camat, dan pejabat bawah bertugas di instansi; peran lain di Pemda.",
    )
    jenis = forms.ChoiceField(
        label="Cara memegang",
        choices=JenisJabatan.choices,
        help_text="Plt., Plh., atau Pj. bila bukan definitif.",
    )
    mulai = DateField(label="Hari pertama")
    selesai = DateField(
        label="Hari terakhir", required=False, help_text="Kosongkan bila belum diketahui."
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.user = user
        _offer(self.fields["peran"], {str(p): str(p.label) for p in grantable_peran(user)})
        places = {f"{p._meta.model_name}-{p.pk}": p for p in grantable_places(user)}
        self.places: dict[str, Place] = places
        _offer(self.fields["tempat"], {key: str(place) for key, place in places.items()})
        self.fields["mulai"].initial = timezone.localdate

    def clean_tempat(self) -> Place:
        """Return the place itself."""
        return self.places[self.cleaned_data["tempat"]]

    def clean(self) -> dict[str, Any]:
        """Refuse a role where it is not held, and one that the user may not give there."""
        cleaned = super().clean() or self.cleaned_data
        peran, place = cleaned.get("peran"), cleaned.get("tempat")
        if not peran or not place:
            return cleaned
        if (peran in PERAN_INSTANSI) != isinstance(place, Instansi):
            kind = "sebuah instansi" if peran in PERAN_INSTANSI else "Pemda"
            self.add_error("tempat", f"{Peran(peran).label} bertugas di {kind}.")
        elif not can_grant(self.user, peran, place):
            self.add_error("peran", f"Anda tidak dapat memberi peran ini di {place}.")
        return cleaned

    def penugasan(self, pengguna: Pengguna) -> Penugasan:
        """Return the role, not yet written."""
        place = self.cleaned_data["tempat"]
        return Penugasan(
            pengguna=pengguna,
            pemda=place if isinstance(place, Pemda) else place.pemda,
            instansi=place if isinstance(place, Instansi) else None,
            **{name: self.cleaned_data[name] for name in ("peran", "jenis", "mulai", "selesai")},
        )


class UndangForm(PenugasanForm):
    """Who is invited, and to which role."""

    nama = forms.CharField(
        label="Nama", max_length=150, help_text="Lengkap dengan gelar.", required=False
    )
    nip = forms.CharField(
        label="NIP",
        max_length=18,
        required=False,
        validators=[validate_nip],
        help_text="18 angka. Kosongkan bila tidak mempunyai NIP.",
    )
    email = forms.EmailField(label="Surel", help_text="Tautan undangan dikirim ke alamat ini.")
    username = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        required=False,
        help_text="Dipakai untuk masuk. Kosongkan untuk memakai NIP.",
    )
    pejabat = forms.ModelChoiceField(
        Pejabat.objects.none(),
        label="Pejabat",
        required=False,
        empty_label="Bukan pejabat yang menandatangani",
        help_text="Bila ia pejabat yang tercatat, nama dan NIP diambil dari catatan itu.",
    )

    field_order = ["pejabat", "nama", "nip", "email", "username", "peran", "tempat"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.limit("pejabat", free_pejabat(self.user))

    def clean(self) -> dict[str, Any]:
        """Demand a name from those who are no official."""
        cleaned = super().clean()
        if not cleaned.get("nama") and not cleaned.get("pejabat"):
            self.add_error("nama", "Isi nama, atau pilih pejabatnya.")
        return cleaned

    def pengguna(self) -> Pengguna:
        """Return the account, not yet written."""
        names = ("nama", "nip", "email", "username", "pejabat")
        return Pengguna(**{name: self.cleaned_data[name] for name in names})


class PenggunaForm(SakipModelForm):
    """Who somebody is."""

    class Meta:
        model = Pengguna
        fields = ["pejabat", "nama", "nip", "email"]
        labels = {"email": "Surel", "nama": "Nama", "pejabat": "Pejabat"}
        help_texts = {
            "pejabat": "Bila dipilih, nama dan NIP mengikuti catatan pejabat itu.",
            "nip": "18 angka. Yang masuk dengan NIP ikut memakai NIP yang baru.",
            "email": "Alamat lama diberi tahu bila surel diganti.",
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.limit("pejabat", free_pejabat(user, self.instance))
        theirs = holds_keys(user, self.instance)
        self.fields["email"].required, self.fields["email"].disabled = theirs, not theirs
        if not theirs:
            self.fields["email"].help_text = "Diubah oleh admin Pemda, dan bukan surel sendiri."


class SandiForm(SetPasswordForm):
    """The password that an invited person chooses."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = "Kata sandi"
        self.fields["new_password2"].label = "Kata sandi sekali lagi"


class AkhiriPenugasanForm(SakipForm):
    """When a role ends."""

    selesai = DateField(
        label="Hari terakhir",
        required=False,
        help_text="Kosongkan untuk mengakhirinya saat ini juga.",
    )


def _offer(field: forms.Field, choices: dict[str, str]) -> None:
    """Set what a field offers; a single choice is made already."""
    assert isinstance(field, forms.ChoiceField)
    offered = list(choices.items())
    field.choices = offered if len(offered) == 1 else [("", "Pilih"), *offered]


def free_pejabat(user: User, person: Pengguna | None = None) -> QuerySet[Pejabat]:
    """Return the officials where the user invites people who have no account but this one."""
    where = scope(user, Right.ORANG_INVITE)
    mine = Q(pengguna__isnull=True) | Q(pengguna=person) if person else Q(pengguna__isnull=True)
    return (
        Pejabat.objects.filter(
            Q(pemda__in=where.pemda) | Q(masa__jabatan__instansi__in=where.instansi), mine
        )
        .distinct()
        .order_by("nama")
    )
