"""Reading the demo's files, and making rows of them."""

import json
from typing import Any, TypeVar

from django.conf import settings
from django.db import models

FOLDER = settings.BASE_DIR / "fixtures"
Baris = TypeVar("Baris", bound=models.Model)


def read_patrang(name: str) -> Any:
    """Return the content of a file of the demo by its subject; figures are in Python's notation."""
    return json.loads((FOLDER / "patrang_2021" / f"{name}.json").read_text(encoding="utf-8"))


def create(model: type[Baris], **fields: Any) -> Baris:
    """Make a row as a form would: every field is checked before it is written.

    What several rows or fields must keep together is left to the database, which refuses too.
    """
    row = model(**fields)
    row.full_clean(validate_unique=False, validate_constraints=False)
    row.save()
    return row


def create_all(model: type[Baris], rows: list[dict[str, Any]], **common: Any) -> list[Baris]:
    """Make rows that share fields, numbered by their order."""
    return [
        create(model, urutan=number, **common, **fields) for number, fields in enumerate(rows, 1)
    ]


def figure(isi: str | dict[str, str] | None) -> dict[str, Any]:
    """Return the fields of a figure.

    A text is its value, ``{"nilai", "teks"}`` has a printed form of its own,
    ``{"tidak_tersedia": reason}`` is declared absent, and None is belum diisi.
    """
    if isinstance(isi, dict):
        if "tidak_tersedia" in isi:
            return {"alasan": isi["tidak_tersedia"]}
        return {"nilai": isi["nilai"], "teks": isi["teks"]}
    return {"nilai": isi}
