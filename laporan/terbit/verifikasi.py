"""What the public learns of an issued LAKIP: number, state, who approved and reviewed, hashes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kerja import berkas
from laporan.models import Terbitan
from perjanjian.verifikasi.jenis import Jenis
from perjanjian.verifikasi.queries import mask_nip


@dataclass(frozen=True)
class Verifikasi:
    """An issue as the public sees it."""

    nomor: str
    nomor_cetak: str
    judul: str
    pemda: str
    versi: int
    waktu: datetime
    keadaan: str
    halaman: int
    disetujui: str
    direviu: str
    nip_pereviu: str  # masked
    sha256: str
    sha256_data: str


def load_terbitan(nomor: str) -> Verifikasi | None:
    """Return what the public sees of the issue of a number; None where there is none."""
    row = (
        Terbitan.objects.filter(nomor=nomor)
        .select_related("laporan__instansi__pemda", "persetujuan", "berkas", "data")
        .defer("persetujuan__data")
        .first()
    )
    if row is None:
        return None
    instansi, approved, signer = row.laporan.instansi, row.persetujuan, _reviewer(row)
    return Verifikasi(
        nomor=row.nomor,
        nomor_cetak=row.nomor_cetak,
        judul=f"LAKIP {instansi.nama} Tahun {row.laporan.tahun}",
        pemda=instansi.pemda.nama,
        versi=row.versi,
        waktu=row.waktu,
        keadaan=_state(row),
        halaman=row.halaman,
        disetujui=f"{approved.nama}, {approved.jabatan}",
        direviu=", ".join(filter(None, (signer.get("nama"), signer.get("jabatan")))),
        nip_pereviu=mask_nip(signer.get("nip", "")),
        sha256=row.berkas.sha256,
        sha256_data=row.data.sha256,
    )


def _state(row: Terbitan) -> str:
    """Return whether there is a later issue; what is being corrected meanwhile is nobody's."""
    last = Terbitan.objects.filter(laporan=row.laporan_id).order_by("-versi").first()
    if last is None or last.pk == row.pk:
        return "terbitan terakhir"
    return f"digantikan oleh terbitan {last.versi}"


def read_data(row: Terbitan) -> dict[str, Any]:
    """Return the frozen data of an issue; empty where the file was lost."""
    try:
        return json.loads(berkas.read(row.data))["laporan"]
    except FileNotFoundError:
        return {}


def _reviewer(row: Terbitan) -> dict[str, str]:
    """Return who reviewed it, as it was frozen: a later reviu of the report is another's."""
    reviu = read_data(row).get("reviu") or {}
    return reviu.get("penanda", {})


def list_files() -> Iterator[tuple[str, int, str]]:
    """Yield the PDF and the data of every issue: SHA-256, length in bytes, number."""
    rows = Terbitan.objects.values_list(
        "berkas__sha256", "berkas__ukuran", "data__sha256", "data__ukuran", "nomor"
    )
    for sha256, size, data_sha256, data_size, nomor in rows:
        yield sha256, size, nomor
        yield data_sha256, data_size, nomor


TERBITAN = Jenis(
    "LAKIP",
    sebutan="terbitan LAKIP",
    sesudah="diterbitkan",
    template="laporan/terbit/verifikasi.html",
    load=load_terbitan,
    berkas=list_files,
)
