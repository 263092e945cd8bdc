"""What changed, in the words of people: names of fields, and values as they are printed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst

from kerja.jejak import name_nobody
from kerja.models import Jejak
from kerja.riwayat.daftar import model_named, model_of
from sakip.dates import format_tanggal
from sakip.numbers import format_number
from sakip.perubahan import NO_BREAK, read_sel

KOSONG = "kosong"
# The label of an object with what changed in it.
Change = tuple[str, dict[str, list]]
Names = dict[Any, dict[int, str]]  # of the rows of a model, by key


@dataclass(frozen=True)
class Baris:
    """One field that changed."""

    isian: str
    sebelum: str
    sesudah: str

    def __str__(self) -> str:
        return f"{self.isian}: {self.sebelum} → {self.sesudah}"


def name_kind(label: str) -> str:
    """Return what people call a kind of object: "Indikator" for "renstra.Indikator"."""
    model = model_of(label)
    return capfirst(str(model._meta.verbose_name)) if model else label


def name_actor(row: Jejak) -> str:
    """Return who did an act; where it was no person, what did it."""
    return str(row.pelaku) if row.pelaku else name_nobody(row.aksi)


def is_field(label: str, key: str) -> bool:
    """Return whether a key of a change is of a field: of the object, or of a row below it."""
    table = key.partition(" ")[0]
    return bool(_find(model_of(label), key) or (" " in key and model_named(table)))


def describe(changes: Sequence[Change]) -> list[list[Baris]]:
    """Return the changed fields of each, in words.

    Rows that are referred to are read once for each model, however many changes there are.
    """
    told = [
        [(*_field_of(label, key), pair) for key, pair in perubahan.items()]
        for label, perubahan in changes
    ]
    names = _names((field, value) for act in told for _, field, pair in act for value in pair)
    return [
        [Baris(title, *(_say(field, value, names) for value in pair)) for title, field, pair in act]
        for act in told
    ]


def _field_of(label: str, key: str) -> tuple[str, models.Field | None]:
    """Return what people call a changed field, and the field where it is one.

    Of rows below the object the key names table and row too: "masajabatan 12 selesai".
    """
    field = _find(model_of(label), key)
    if field:
        return capfirst(str(field.verbose_name)), field
    sel = read_sel(key)
    if sel is not None:
        key = f"{sel.tabel} {sel.sebutan.replace(' ', NO_BREAK)} {sel.isian}"
    table, _, rest = key.partition(" ")
    model = model_named(table)
    if model is None:
        return capfirst(key.replace("_", " ")), None
    pk, _, name = rest.partition(" ")
    field = _find(model, name)
    title = " ".join([capfirst(str(model._meta.verbose_name)), pk]).strip()
    return (f"{title}, {field.verbose_name if field else name}" if name else title), field


def _find(model: type[models.Model] | None, name: str) -> models.Field | None:
    fields = model._meta.concrete_fields if model else ()
    return next((field for field in fields if name in (field.name, field.attname)), None)


def _names(values: Iterable[tuple[models.Field | None, Any]]) -> Names:
    wanted: dict[Any, set[int]] = defaultdict(set)
    for field, value in values:
        if field and field.remote_field and isinstance(value, int):
            wanted[field.related_model].add(value)
    return {
        model: {
            pk: str(row)
            # With what their own names are made of, so that no name asks again.
            for pk, row in model._base_manager.select_related().in_bulk(pks).items()
        }
        for model, pks in wanted.items()
    }


def _say(field: models.Field | None, value: Any, names: Names) -> str:
    if value in (None, "", [], {}):
        return KOSONG
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if field is None:
        return str(value)
    if field.remote_field:
        return names.get(field.related_model, {}).get(value, f"nomor {value}")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _print(field, str(value))


def _print(field: models.Field, text: str) -> str:
    """Print a number or a moment; what is none is shown as it was kept."""
    try:
        if isinstance(field, models.DecimalField):
            return format_number(Decimal(text))
        if isinstance(field, models.DateTimeField):
            moment = timezone.localtime(datetime.fromisoformat(text))
            return f"{format_tanggal(moment.date())} {moment:%H.%M}"
        if isinstance(field, models.DateField):
            return format_tanggal(date.fromisoformat(text))
    except (ValueError, InvalidOperation):
        pass
    return text
