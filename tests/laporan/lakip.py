"""A LAKIP of any shape as frozen data, and its sections as people read them."""

from datetime import date

from laporan.data import LakipData
from laporan.register import Judul, Register
from tests.capaian.builders import (
    TAHUN,
    make_anggaran,
    make_capaian,
    make_indikator,
    make_pk,
    make_renstra,
    make_sasaran,
)
from tests.html import parse
from tests.instansi.frozen import PROFIL

SUB = "7.01.01.2.08.0004"
SUB_2 = "7.01.02.2.01.0002"


def make_lakip(renstra=None, pk=(), anggaran=None, realisasi=None, **fields) -> LakipData:
    """A LAKIP; what makes up its results is given as to make_capaian, under ``fakta``."""
    anggaran = anggaran or make_anggaran()
    fakta = fields.pop("fakta", {})
    given = {
        "tahun": TAHUN,
        "profil": PROFIL,
        "tempat": "Contoh",
        "tanggal": "",
        "tanggal_dokumen": date(2022, 1, 31),
        "penanda": None,
        "renstra": renstra,
        "rkt": None,
        "sk_iku": None,
        "pk": tuple(pk),
        "anggaran": anggaran,
        "capaian": make_capaian(renstra, pk, anggaran, realisasi, **fakta),
    }
    return LakipData(**given | fields)


def make_usual(**fields) -> LakipData:
    """Two sasaran with one indicator each, two programs, and all figures filled in."""
    renstra = make_renstra(
        make_sasaran(1, [make_indikator(1, "Indeks satu", {TAHUN: 90})], ["7.01.01"]),
        make_sasaran(2, [make_indikator(2, "Indeks dua", {TAHUN: 50})], ["7.01.02"]),
    )
    default = {
        "renstra": renstra,
        "pk": [make_pk({1: 80, 2: 50})],
        "anggaran": make_anggaran(
            [(SUB, "5.1.02", 300), (SUB_2, "5.1.02", 100)],
            [(SUB, "5.1.02", 150), (SUB_2, "5.1.02", 100)],
        ),
        "realisasi": {(1, TAHUN): 60, (1, 2020): 50, (2, TAHUN): 55},
    }
    return make_lakip(**default | fields)


def build(builder, data: LakipData, huruf: str = "a"):
    """Return the pieces of a section of Bab III, parsed, and what it registered."""
    register = Register()
    judul = register.add(Judul(f"bab-3-{huruf}", f"{huruf.upper()}.", "Judul", 2))
    return [parse(piece) for piece in builder(data, judul, register)], register
