"""The demo's scales, realisasi of indicators, and outputs of the sub kegiatan."""

from typing import Any

from capaian.models import (
    PembandingNasional,
    PengaturanCapaian,
    PitaSkala,
    PredikatIndikator,
    RealisasiIndikator,
    SkalaNilai,
)
from instansi.models import Instansi, Pemda
from laporan.demo.berkas import create, figure, read_patrang
from laporan.demo.renstra import Indikators, official
from renstra.models import Indikator, Rkt, TargetRkt


def load_skala(instansi: Instansi, indikators: Indikators) -> None:
    """Make the scales of the Pemda, the one in force and the predicates of indicators."""
    scales = load_scales(instansi.pemda)
    for key, name in read_patrang("skala")["predikat"].items():
        create(PredikatIndikator, indikator=indikators[key], skala=scales[name])


def load_scales(pemda: Pemda) -> dict[str, SkalaNilai]:
    """Make the scales of a Pemda, say which is in force, and return them by name."""
    isi = read_patrang("skala")
    scales: dict[str, SkalaNilai] = {}
    for fields in isi["skala"]:
        bands = fields.pop("pita")
        skala = scales[fields["nama"]] = create(SkalaNilai, pemda=pemda, **fields)
        for band in bands:
            create(PitaSkala, skala=skala, **band)
    create(PengaturanCapaian, pemda=pemda, skala=scales[isi["berlaku"]])
    return scales


def load_kinerja(rkt: Rkt, indikators: Indikators) -> None:
    """Make the realisasi of the sasaran, national figures, and outputs with their targets."""
    isi = read_patrang("kinerja")
    for row in isi["sasaran"]:
        place = {"indikator": indikators[row["indikator"]]}
        for tahun, isian in row["realisasi"].items():
            create(RealisasiIndikator, tahun=tahun, **place, **figure(isian))
        for tahun, isian in row["nasional"].items():
            create(PembandingNasional, tahun=tahun, **place, **figure(isian))
    for row in isi["keluaran"]:
        _load_keluaran(row, rkt=rkt, tahun=isi["tahun"])


def _load_keluaran(row: dict[str, Any], *, rkt: Rkt, tahun: int) -> None:
    """Make an output; where the file names no indicator, the official one stands."""
    nomenklatur = official(row["kode"])
    indikator = create(
        Indikator,
        renstra=rkt.renstra,
        nomenklatur=nomenklatur,
        uraian=row.get("indikator", nomenklatur.indikator),
        satuan=row.get("satuan", nomenklatur.satuan),
    )
    create(TargetRkt, rkt=rkt, indikator=indikator, **figure(row["target"]))
    create(
        RealisasiIndikator,
        indikator=indikator,
        tahun=tahun,
        penjelasan=row.get("penjelasan", ""),
        **figure(row["realisasi"]),
    )
