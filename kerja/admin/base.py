"""Bases of every admin page: one row of trail for each write, or no write at all."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, cast

from django.contrib import admin
from django.db import models
from django.forms import BaseForm, BaseInlineFormSet, ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from instansi.models import Instansi, Pengguna
from kerja import jejak
from sakip.models import Editable

_NOTES = "_perubahan"
_SECRET = {"password", "password1", "password2", "usable_password"}


class RowInline(admin.TabularInline):
    """Rows below their parent, in a table without empty extra rows."""

    extra = 0
    show_change_link = True


class TrailAdmin(admin.ModelAdmin):
    """An admin page whose every write leaves one row of trail and raises ``versi``.

    ``instansi_path`` leads from a row to the Instansi that it belongs to ("renstra.instansi").
    The trail is the only history: Django's own log is not written.
    """

    instansi_path = "instansi"
    list_per_page = 50

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Leave out deletion in bulk: rows are deleted one by one, each an act of its own."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        """Save, and note what changed for the trail."""
        _note(request, dict(_changes(form)))
        if change and form.has_changed():
            _raise_versi(obj)
        super().save_model(request, obj, form, change)

    def save_formset(
        self, request: HttpRequest, form: ModelForm, formset: BaseInlineFormSet, change: bool
    ) -> None:
        """Save the rows below, and note what changed in each."""
        table = formset.fk.model._meta.model_name
        for row in formset.initial_forms:
            name = f"{table} {row.instance.pk}"
            if row in formset.deleted_forms:
                _note(request, {name: [str(row.instance), None]})
            elif row.has_changed():
                _raise_versi(row.instance)
                _note(request, {f"{name} {field}": change for field, change in _changes(row)})
        super().save_formset(request, form, formset, change)
        _note(request, {f"{table} {obj.pk}": [None, str(obj)] for obj in formset.new_objects})

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]
        """Record that a row was added."""
        self._record("tambah", request, obj)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]
        """Record that a row was changed."""
        self._record("ubah", request, obj)

    def log_deletions(self, request: HttpRequest, queryset: Iterable) -> None:  # type: ignore[override]
        """Record that a row is about to be deleted, with what stood in it."""
        for obj in queryset:
            fields = {f.attname: getattr(obj, f.attname) for f in obj._meta.concrete_fields}
            _note(request, {name: [to_json(value), None] for name, value in fields.items()})
            self._record("hapus", request, obj)

    def _record(self, aksi: str, request: HttpRequest, obj: Any) -> None:
        jejak.record(
            aksi,
            obj,
            by=cast(Pengguna, request.user),
            instansi=self.instansi_of(obj),
            perubahan=request.__dict__.get(_NOTES, {}),
        )

    def instansi_of(self, obj: Any) -> Instansi | None:
        """Return the Instansi that a row belongs to, if any."""
        if isinstance(obj, Instansi):
            return obj
        try:
            return attrgetter(self.instansi_path)(obj)
        except AttributeError:
            return None

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        """Show the trail of the row."""
        trail = reverse("admin:kerja_jejak_changelist")
        return redirect(f"{trail}?objek={self.model._meta.label}&objek_id={object_id}")


class ReadOnlyAdmin(TrailAdmin):
    """An admin page that shows and changes nothing: a service writes these rows."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False."""
        return False


def _note(request: HttpRequest, changes: dict[str, list]) -> None:
    request.__dict__.setdefault(_NOTES, {}).update(changes)


def _raise_versi(obj: Any) -> None:
    if isinstance(obj, Editable):
        obj.versi += 1


def _changes(form: BaseForm) -> Iterator[tuple[str, list]]:
    """Yield each changed field with its value before and after; never a password."""
    for name in form.changed_data:
        if name not in _SECRET:
            before = form.get_initial_for_field(form.fields[name], name)
            yield name, [to_json(before), to_json(form.cleaned_data.get(name))]


def to_json(value: Any) -> Any:
    """Return a form's value as the trail keeps it: a row by its key, what is no JSON by its text."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, models.QuerySet | list | tuple):
        return [to_json(item) for item in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    return str(value)
