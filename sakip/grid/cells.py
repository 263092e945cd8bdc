"""What a row would say after an edit, for checks between its cells."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from sakip.angka import Angka
from sakip.fields import AngkaField, check_bentuk_cetak
from sakip.grid.data import Errors, Row


def figure_after(row: Row, values: Mapping[str, Any], name: str, reader: AngkaField) -> Angka:
    """Return a figure of the row as it would stand after the edit."""
    return values[name] if name in values else reader.clean(row.cells.get(name, ""))


def check_form(row: Row, values: Mapping[str, Any], name: str = "nilai") -> Errors:
    """Return what is wrong between a figure and its printed form, as they would stand."""
    teks = values.get("bentuk", row.cells.get("bentuk", ""))
    if not {name, "bentuk"} & set(values):
        return {}
    try:
        check_bentuk_cetak(figure_after(row, values, name, AngkaField()), teks)
    except ValidationError as error:
        return {"bentuk": " ".join(error.messages)}
    return {}
