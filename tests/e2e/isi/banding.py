"""Two LAKIP of different databases, set side by side: every figure and text, and the document."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from laporan.data import LakipData
from laporan.document import build_document
from renstra.data import IndikatorData, RktSasaran, SasaranData
from sakip.pdf.document import LabelsSoFar, Part

# What holds a key of the database, and of which kind of row.
_IDS = {
    (SasaranData, "id"): "sasaran",
    (IndikatorData, "id"): "indikator",
    (IndikatorData, "pendahulu"): "indikator",
    (RktSasaran, "target"): "indikator",
}


def flatten(data: LakipData) -> dict[str, Any]:
    """Return every value by its path; keys of the database are counted as they come up first."""
    counts: dict[str, dict[int, int]] = {"sasaran": {}, "indikator": {}}
    return dict(_walk(data, data.profil.kode, counts, ""))


def _walk(
    value: Any, path: str, counts: dict[str, dict[int, int]], kind: str
) -> Iterator[tuple[str, Any]]:
    if kind and isinstance(value, int):
        seen = counts[kind]
        yield path, f"{kind} {seen.setdefault(value, len(seen) + 1)}"
    elif is_dataclass(value):
        yield path, type(value).__name__
        for field in fields(value):
            own = _IDS.get((type(value), field.name)) or _kind_of(field.name)
            yield from _walk(getattr(value, field.name), f"{path}.{field.name}", counts, own)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            name = counts[kind].setdefault(key, len(counts[kind]) + 1) if kind else key
            yield from _walk(item, f"{path}[{name}]", counts, "")
    elif isinstance(value, tuple):
        yield path, len(value)
        for number, item in enumerate(value, 1):
            yield from _walk(item, f"{path}[{number}]", counts, kind)
    else:
        yield path, value


def _kind_of(name: str) -> str:
    return name.removesuffix("_id") if name in ("sasaran_id", "indikator_id") else ""


def pieces(data: LakipData) -> dict[str, str | bytes]:
    """Return the parts of the document by their keys, and the files that it carries."""
    document = build_document(data)
    labels = LabelsSoFar()
    parts: dict[str, str | bytes] = {
        part.key: part.html if isinstance(part, Part) else part.build(labels)
        for part in document.parts
    }
    return parts | {one.name: one.data for one in document.attachments}
