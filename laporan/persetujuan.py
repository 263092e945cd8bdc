"""The camat's approval of a LAKIP: which one is in force, and of which data exactly it is."""

import hashlib
import json
from dataclasses import replace
from typing import Any

from kerja.models import Tahap
from laporan.attachment import to_json
from laporan.data import LakipData
from laporan.models import Laporan, PersetujuanLakip


def find_persetujuan(laporan: Laporan) -> PersetujuanLakip | None:
    """Return the approval in force: the last one, while the step still stands where it put it."""
    step = Tahap.objects.filter(
        instansi=laporan.instansi_id,
        tahun=laporan.tahun,
        langkah=Tahap.Langkah.LAKIP,
        status=Tahap.Status.DISETUJUI,
    )
    return (
        PersetujuanLakip.objects.filter(laporan=laporan, waktu__in=step.values("sejak"))
        .defer("data")
        .first()
    )


def content_of(data: LakipData) -> dict[str, Any]:
    """Return the data of a report as JSON values, without what is said of them afterwards."""
    bare = replace(data, reviu=None, persetujuan=None, terbitan=None)
    return to_json(bare)


def content_key(data: LakipData) -> str:
    """Return the SHA-256 of all that somebody approves, also of outline, default texts and logo."""
    kerangka = {key: to_json(part) for key, part in data.kerangka.items()}
    content = [content_of(data), kerangka, dict(data.teks_pemda), data.profil.logo]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
