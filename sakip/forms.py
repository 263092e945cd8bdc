"""The base of every ordinary form: laid out by crispy, sent to a service, refused in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxLengthValidator
from django.db.models import Model, QuerySet
from django.http import QueryDict

from sakip.constraints import TAHUN_TERAKHIR
from sakip.dates import format_tanggal
from sakip.errors import Ditolak, VersiUsang

# Of a text that states no limit of its own: some ten printed pages.
LONGEST_TEXT = 20_000
_FIRST_YEAR = 1945
_USANG = (
    "Data ini baru saja diubah orang lain, dan kiriman Anda belum disimpan. Periksa lagi, lalu "
    "kirim sekali lagi bila tetap dikehendaki."
)


def number_input() -> forms.TextInput:
    """Return the input of a whole number: text, with the digits of a phone."""
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


class DateField(forms.DateField):
    """A day, chosen by the browser's own calendar, in a year that may be meant.

    The calendar takes 0026 from who types a year of two digits.
    """

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def validate(self, value: Any) -> None:
        """Refuse a year that nobody means."""
        super().validate(value)
        if value and not _FIRST_YEAR <= value.year <= TAHUN_TERAKHIR:
            raise ValidationError(
                f"Tahun {value.year} di luar {_FIRST_YEAR}–{TAHUN_TERAKHIR}. Tulislah tahunnya "
                "dengan empat angka."
            )


@dataclass(frozen=True)
class Selisih:
    """A field that two people gave different values."""

    label: str
    tersimpan: str
    isian: str


class SakipForm(forms.Form):
    """A form whose fields are all that it says; page and buttons are the template's.

    A text without a limit gets one, and a number is typed as text, without the arrows and the
    wheel of ``type=number`` that change it unnoticed.
    """

    selisih: tuple[Selisih, ...] = ()
    usang = False  # somebody was faster, and that was told

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.CharField) and field.max_length is None:
                field.validators.append(MaxLengthValidator(LONGEST_TEXT))
            if isinstance(field.widget, forms.NumberInput):
                field.widget = number_input()

    @cached_property
    def helper(self) -> FormHelper:
        """Return how crispy lays it out: fields alone, media left to the page."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.include_media = False
        return helper

    def limit(self, name: str, rows: QuerySet) -> None:
        """Offer only these rows in a field that chooses one."""
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows

    def run(self, service: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Let a service act on what the valid form says; its refusal becomes an error here.

        Returns whether it was done; ``result`` is then what the service returned.
        """
        try:
            self.result = service(*args, **kwargs)
        except Ditolak as refusal:
            self._refuse({refusal.field: [str(refusal)]})
        except ValidationError as error:
            known = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
            self._refuse(known)
        else:
            return True
        return False

    def renew(self, saved: Model, selisih: Iterable[Selisih] = ()) -> None:
        """Tell that somebody was faster, and let sending once more replace what stands now."""
        self.tell_faster({"versi": str(saved.versi)}, selisih)  # type: ignore[attr-defined]

    def tell_faster(self, dibaca: Mapping[str, str], selisih: Iterable[Selisih]) -> None:
        """Do the same where what was read is not one row: these fields then say it anew."""
        self.selisih, self.usang = tuple(selisih), True
        sent = QueryDict(mutable=True)
        sent.update(self.data)
        for name, text in dibaca.items():
            sent[name] = text
        self.data = sent
        self.add_error(None, _USANG)

    def _refuse(self, errors: dict[Any, list[str]]) -> None:
        for name, messages in errors.items():
            field = name if name in self.fields and name != NON_FIELD_ERRORS else None
            for message in messages:
                self.add_error(field, message)


class YaForm(SakipForm):
    """Nothing to fill in: sending it says yes."""


class VersiForm(SakipForm):
    """A form about a row as it was read: its ``versi`` travels along.

    A row that has changed since is told, with both values of what the form and the row share;
    sending it once more is then a choice.
    """

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    @property
    def dibaca(self) -> int:
        """Return the versi that the person saw, 0 where none was sent."""
        return self.cleaned_data["versi"] or 0

    @property
    def kiriman(self) -> dict[str, Any]:
        """Return what the form says, as a service takes it: with the versi that was read."""
        return {**self.cleaned_data, "versi": self.dibaca}

    def run(self, service: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Let a service act; where somebody was faster, tell it as an error here."""
        try:
            return super().run(service, *args, **kwargs)
        except VersiUsang as stale:
            self.renew(stale.saved, self.differences(stale.saved))
            return False

    def differences(self, saved: Any) -> Iterator[Selisih]:
        """Yield the fields of the row that it gives other values than it has now."""
        for field in self.visible_fields():
            if hasattr(saved, field.name) and field.name in self.cleaned_data:
                theirs = _shown(getattr(saved, field.name))
                ours = _shown(self.cleaned_data[field.name])
                if theirs != ours:
                    yield Selisih(str(field.label), theirs, ours)


class HapusForm(VersiForm, YaForm):
    """A yes to removing a row as it was read."""


class SakipModelForm(SakipForm, forms.ModelForm):
    """A form for one Editable row; it never saves, a service does.

    The row's ``versi`` travels with it. Where somebody else was faster, the form is shown again
    with both values (``selisih``), and sending it once more is a choice.
    """

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["versi"] = self.instance.versi
        else:
            del self.fields["versi"]

    @property
    def isian(self) -> dict[str, Any]:
        """Return the cleaned values of the row's own fields."""
        return {name: self.cleaned_data[name] for name in self._own}

    @property
    def _own(self) -> list[str]:
        return list(self._meta.fields or ())

    def edit(self, service: Callable[..., Any], row: Model, *, by: Any) -> bool:
        """Let a service change the row as the form says, unless somebody was faster."""
        versi = self.cleaned_data["versi"] or 0
        try:
            return self.run(service, row, by=by, versi=versi, **self.isian)
        except VersiUsang as stale:
            self.renew(stale.saved, self._differences(stale.saved))
            return False

    def _differences(self, saved: Any) -> Iterator[Selisih]:
        for name in self._own:
            theirs, ours = _display(saved, name), _display(self.instance, name)
            if theirs != ours:
                yield Selisih(str(self.fields[name].label or name), theirs, ours)


def _display(row: Any, name: str) -> str:
    """Return a field's value as people read it."""
    shown = getattr(row, f"get_{name}_display", None)
    return _shown(shown() if shown else getattr(row, name))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return format_tanggal(value)
    return "kosong" if value in (None, "") else str(value)
