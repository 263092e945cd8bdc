"""The page on which a kabupaten sets the deadlines of a year for all its kecamatan at once."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods

from instansi.access import require
from instansi.http import Request
from instansi.rights import Right
from kerja.models import Tahap
from kerja.tenggat import (
    Bersama,
    Hari,
    Tenggat,
    TenggatUsang,
    reminders_of,
    set_deadlines,
    shared_deadlines,
)
from laporan.desk.views import get_desk
from sakip.dates import format_tanggal
from sakip.forms import DateField, SakipForm, Selisih
from sakip.pages import FormPage, done, posted, show_form

_NAMED = 6  # so many exceptions are named, the rest counted


class TenggatForm(SakipForm):
    """A day for each step, what becomes of exceptions, and when to remind."""

    timpa = forms.BooleanField(
        label="Timpa juga pengecualian",
        required=False,
        help_text="Tanpa ini, kecamatan yang tenggatnya berbeda tetap memakai tenggatnya sendiri.",
    )
    awal = forms.IntegerField(
        label="Pengingat pertama (hari sebelum tenggat)", min_value=2, max_value=90
    )
    dekat = forms.IntegerField(
        label="Pengingat kedua (hari sebelum tenggat)", min_value=1, max_value=89
    )
    lewat = forms.BooleanField(label="Ingatkan sekali lagi sesudah tenggat lewat", required=False)
    dibaca = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, bersama: Mapping[str, Bersama], hari: Hari, **kwargs: Any):
        super().__init__(*args, **kwargs)
        days = {
            langkah: DateField(
                label=str(Tahap.Langkah(langkah).label),
                required=False,
                initial=one.tenggat,
                help_text=_describe(one),
            )
            for langkah, one in bersama.items()
        }
        self.fields = {**days, **self.fields}
        self.initial = {
            **self.initial,
            "awal": hari.awal,
            "dekat": hari.dekat,
            "lewat": hari.lewat,
            "dibaca": _read({key: one.tenggat for key, one in bersama.items()}),
        }

    def clean_dibaca(self) -> dict[str, date | None]:
        """Return the deadlines that the person saw, by step."""
        pairs = [pair.partition("=") for pair in self.cleaned_data["dibaca"].split()]
        try:
            return {key: parse_date(day) for key, _, day in pairs if key in Tahap.Langkah.values}
        except ValueError as error:
            raise ValidationError("Muatlah ulang halaman ini.") from error

    def clean(self) -> dict[str, Any] | None:
        """Refuse a second reminder that does not come after the first."""
        first, second = (self.cleaned_data.get(name) for name in ("awal", "dekat"))
        if first is not None and second is not None and second >= first:
            self.add_error(
                "dekat", f"Isi kurang dari {first}: pengingat kedua datang sesudah yang pertama."
            )
        return self.cleaned_data

    def run(self, service: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Let the service act; where somebody was faster, show both deadlines of each step."""
        try:
            return super().run(service, *args, **kwargs)
        except TenggatUsang as stale:
            self.tell_faster(
                {"dibaca": _read(stale.sekarang)},
                [
                    Selisih(str(Tahap.Langkah(one).label), _day(now), _day(self.tenggat[one]))
                    for one, now in stale.sekarang.items()
                    if now != self.tenggat[one]
                ],
            )
            return False

    @property
    def tenggat(self) -> dict[str, date | None]:
        """Return the deadlines that were filled in."""
        return {langkah: self.cleaned_data[langkah] for langkah in Tahap.Langkah.values}

    @property
    def hari(self) -> Hari:
        """Return when to remind."""
        return Hari(*(self.cleaned_data[name] for name in ("awal", "dekat", "lewat")))


@require_http_methods(["GET", "POST"])
def set_tenggat_semua(request: Request, pk: int, tahun: int) -> HttpResponse:
    """Set deadlines and reminders for all kecamatan of the Pemda."""
    pemda = get_desk(request, pk, tahun)
    require(request.user, Right.PENGATURAN_SET, pemda)
    bersama = shared_deadlines(pemda, tahun)
    form = TenggatForm(posted(request), bersama=bersama, hari=reminders_of(pemda))
    if form.is_valid() and form.run(
        set_deadlines,
        pemda,
        tahun,
        form.tenggat,
        form.hari,
        timpa=form.cleaned_data["timpa"],
        dibaca=form.cleaned_data["dibaca"],
        by=request.user,
    ):
        message = f"Sudah disimpan; {form.result} tahap berubah.{_passed(form)}"
        return done(request, message, "laporan:meja", pk, tahun)
    page = FormPage(
        f"Tenggat semua kecamatan tahun {tahun}",
        (("Kabupaten", reverse("laporan:meja", args=[pk, tahun])),),
        simpan="Tetapkan untuk semua kecamatan",
        pengantar="Tanggal terakhir tiap tahap; yang dikosongkan tidak bertenggat. "
        "Mereka yang mengisi dan menyetujui mendapat satu pesan.",
        objek=pemda,
    )
    return show_form(request, form, page)


def _read(tenggat: Tenggat) -> str:
    """Write the deadlines that a person sees, to travel with the form."""
    return " ".join(f"{key}={day or ''}" for key, day in tenggat.items())


def _day(day: date | None) -> str:
    return format_tanggal(day) if day else "tanpa tenggat"


def _passed(form: TenggatForm) -> str:
    """Name the deadlines that were moved into the past: it may be a slip of the year."""
    today, read = timezone.localdate(), form.cleaned_data["dibaca"]
    named = [
        f"{Tahap.Langkah(one).label} ({format_tanggal(day)})"
        for one, day in form.tenggat.items()
        if day and day < today and day != read.get(one)
    ]
    return f" Tenggat ini sudah lewat: {', '.join(named)}." if named else ""


def _describe(one: Bersama) -> str:
    if not one.lain:
        return ""
    named = [f"{place.nama_pendek} ({_day(day)})" for place, day in one.lain[:_NAMED]]
    more = len(one.lain) - len(named)
    return f"Pengecualian: {', '.join(named)}{f', dan {more} lagi' if more else ''}."
