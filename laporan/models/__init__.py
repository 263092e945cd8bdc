"""The LAKIP: its year, outline, own texts, reviu, approval, issues and what was laid out."""

from laporan.models.laporan import (
    ButirLaporan,
    Cetakan,
    KerangkaBagian,
    Laporan,
    Narasi,
    TeksPemda,
)
from laporan.models.reviu import ButirReviu, JawabanReviu, PernyataanReviu
from laporan.models.terbitan import PersetujuanLakip, Terbitan
from laporan.models.terbuka import KlienApi, Publikasi

__all__ = [
    "ButirLaporan",
    "ButirReviu",
    "Cetakan",
    "JawabanReviu",
    "KerangkaBagian",
    "KlienApi",
    "Laporan",
    "Narasi",
    "PernyataanReviu",
    "PersetujuanLakip",
    "Publikasi",
    "TeksPemda",
    "Terbitan",
]
