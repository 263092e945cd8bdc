"""The report's data as a machine-readable file that travels inside the PDF."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from laporan.data import LakipData
from renstra.data import RktSasaran
from sakip.angka import Angka, Hasil
from sakip.pdf import Attachment, engine_versions

FORMAT = "sakip-lakip/1"
# Database ids would differ between two installations with equal data; texts of the layout and
# pictures are no data of the report.
_LEFT_OUT = {
    "id",
    "sasaran_id",
    "indikator_id",
    "pendahulu",
    "logo",
    "gambar",
    "kerangka",
    "teks_pemda",
}


def build_attachment(data: LakipData) -> Attachment:
    """Return ``data-lakip.json``: every figure with its state and derivation, without ids."""
    content = {
        "format": FORMAT,
        "mesin": engine_versions(),
        "laporan": to_json(data),
    }
    return Attachment(
        name=f"data-lakip-{data.profil.kode}-{data.tahun}.json",
        data=json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode(),
        description=f"Data LAKIP {data.profil.nama} Tahun {data.tahun}",
        mime="application/json",
    )


def to_json(value: Any) -> Any:
    """Return a frozen dataclass (or part of one) as JSON values. Decimals become strings."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Angka | Hasil):
        return _figure(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {name: to_json(part) for name, part in _parts(value)}
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple | range):
        return [to_json(item) for item in value]
    if isinstance(value, Decimal | date):
        return str(value)
    return value


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    for name in (f.name for f in fields(value)):
        if name == "target" and isinstance(value, RktSasaran):
            # Known by the id of the indicator; in a file its place says whose it is.
            yield name, [value.target.get(i.id, Angka.belum()) for i in value.sasaran.indikator]
        elif name not in _LEFT_OUT:
            yield name, getattr(value, name)


def _figure(value: Angka | Hasil) -> dict[str, Any]:
    """Say the state in a word, so that a reader never takes an absent figure for zero."""
    parts = {f.name: getattr(value, f.name) for f in fields(value)}
    return {"keadaan": value.keadaan.value} | {
        name: to_json(part) for name, part in parts.items() if part not in ("", None)
    }
