"""The description of the API as people read it, made from the same schema as openapi.json."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from laporan.terbuka.api import api

_KINDS = {"string": "teks", "integer": "bilangan", "boolean": "ya atau tidak", "array": "daftar"}


@dataclass(frozen=True)
class Isian:
    """A parameter of an address, or a field of an answer."""

    nama: str
    jenis: str
    arti: str
    wajib: bool


@dataclass(frozen=True)
class Uraian:
    """An address with its parameters, or a shape with its fields."""

    nama: str
    judul: str
    arti: str
    isian: tuple[Isian, ...]


@login_not_required
@require_GET
def show_api(request: HttpRequest) -> HttpResponse:
    """Describe addresses, answers and the token."""
    schema = _schema()
    context = {
        "judul": schema["info"]["title"],
        "arti": schema["info"]["description"],
        "alamat": tuple(_addresses(schema)),
        "bentuk": tuple(_shapes(schema)),
        "contoh": request.build_absolute_uri(reverse("api:daftar")),
    }
    return render(request, "laporan/terbuka/api.html", context)


@cache
def _schema() -> dict[str, Any]:
    return api.get_openapi_schema()


def _addresses(schema: dict[str, Any]) -> Iterator[Uraian]:
    for path, verbs in schema["paths"].items():
        told = verbs["get"]
        fields = tuple(
            Isian(
                one["name"],
                _kind(one["schema"]),
                one.get("description") or one["schema"].get("description", ""),
                one.get("required", False),
            )
            for one in told.get("parameters", ())
        )
        yield Uraian(path, told["summary"], told.get("description", ""), fields)


def _shapes(schema: dict[str, Any]) -> Iterator[Uraian]:
    for name, shape in schema["components"]["schemas"].items():
        wanted = shape.get("required", ())
        fields = tuple(
            Isian(key, _kind(one), one.get("description", ""), key in wanted)
            for key, one in shape["properties"].items()
        )
        yield Uraian(name, name, "", fields)


def _kind(schema: dict[str, Any]) -> str:
    """Return what a value is, in words; the name of its shape where it has one."""
    choices = [one for one in schema.get("anyOf", schema.get("allOf", ())) if one]
    if choices:
        return _kind(next((one for one in choices if one.get("type") != "null"), choices[0]))
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if schema.get("type") == "array":
        return f"daftar {_kind(schema['items'])}"
    if schema.get("format") == "date-time":
        return "waktu"
    return _KINDS.get(schema.get("type", ""), "")
