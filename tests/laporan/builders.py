"""A small, complete report as frozen data, for tests of the document that need no database."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from capaian.assemble import RealisasiData
from instansi.data import Unit
from laporan.bagian import BUILDERS
from laporan.data import LakipData
from laporan.outline import Jenis, outline_of
from laporan.register import Register
from renstra.data import RktSasaran
from sakip.angka import Angka
from sakip.pdf.blocks import Penanda
from tests.capaian.builders import make_anggaran, make_capaian
from tests.html import parse, words
from tests.instansi.frozen import PROFIL as PROFIL_KOSONG
from tests.perjanjian.frozen import MURNI_TIADA, make_baris, make_pk, make_program
from tests.renstra.frozen import (
    RENSTRA,
    RKT,
    SK,
    make_indikator,
    make_renstra,
    make_rkt,
    make_sasaran,
    make_tujuan,
)

SUB = "7.01.01.2.02.01"
PROFIL = replace(
    PROFIL_KOSONG,
    dasar_hukum="Peraturan Bupati Contoh Nomor 1 Tahun 2020",
    kedudukan=("Kecamatan dipimpin oleh Camat",),
    susunan=(
        Unit("Sekretariat", "Sekretaris", (Unit("Subbagian Umum", "Kepala Subbagian Umum"),)),
        Unit("Seksi Pemerintahan", "Kepala Seksi Pemerintahan"),
    ),
    jumlah_kelurahan=8,
    jumlah_desa=0,
)
PK = make_pk(
    baris=(
        replace(
            make_baris(1, Angka.of(80, "B (80)")),
            target_renstra=Angka.of(85),
            alasan_beda="mengikuti RKT",
        ),
        replace(make_baris(2, Angka.of(100)), target_renstra=Angka.of(100)),
    ),
    program=(make_program(1, 1250),),
)
# Belanja Operasi wholly spent data, Belanja Modal without realisasi.
ANGGARAN = make_anggaran(
    [(SUB, "5.1.01", 1000), (SUB, "5.2", 250)],
    [(SUB, "5.1.01", 700)],
)
REALISASI = {(1, 2021): Decimal("69.8"), (2, 2021): Decimal("84.85"), (3, 2021): 3}


def make_data(realisasi=None, fakta=None, **fields) -> LakipData:
    """Return a report of 2021. ``realisasi`` and ``fakta`` as in make_capaian.

    The results follow from plans, PK and budget, unless ``capaian`` is given.
    """
    given = {
        "tahun": 2021,
        "profil": PROFIL,
        "tempat": "Contoh",
        "tanggal": "Januari 2022",
        "tanggal_dokumen": date(2022, 1, 31),
        "penanda": Penanda("Camat Sukamaju", "Siti Aminah"),
        "renstra": RENSTRA,
        "rkt": RKT,
        "sk_iku": SK,
        "pk": (MURNI_TIADA, PK),
        "anggaran": ANGGARAN,
        "isu": ("Pegawai kurang",),
        "perbaikan": ("Menambah pegawai",),
    } | fields
    capaian = given.pop("capaian", None) or make_capaian(
        given["renstra"],
        given["pk"],
        given["anggaran"],
        REALISASI if realisasi is None else realisasi,
        **(fakta or {}),
    )
    return LakipData(capaian=capaian, **given)


def make_complete(**fields) -> LakipData:
    """Return a report of one indicator in which nothing is left to fill in."""
    sasaran = make_sasaran(1, [make_indikator(1, dict.fromkeys((2019, 2020, 2021), Angka.of(85)))])
    pagu = [(SUB, "5.1.01", 1000)]
    given = {
        "renstra": make_renstra(make_tujuan(1, sasaran), nomor="1/2019"),
        "rkt": make_rkt(RktSasaran(sasaran, {1: Angka.of(80)}, ())),
        "pk": (PK,),
        "anggaran": make_anggaran(pagu, pagu),
        "realisasi": {(1, year): 70 for year in range(2017, 2022)}
        | {(11, 2021): RealisasiData(Angka.of(4), penjelasan="Empat dokumen.")},
        "fakta": {
            "keluaran": {SUB: ((make_indikator(11), Angka.of(4)),)},
            "analisis": {1: ("sebab", "upaya")},
            "nasional": {1: (Angka.of(65), "BPS")},
        },
    }
    return make_data(**(given | fields))


def make_empty(**fields) -> LakipData:
    """Return a report of which nothing is filled in but who reports, and for which year."""
    empty = {
        "profil": PROFIL_KOSONG,
        "tanggal": "",
        "penanda": None,
        "renstra": None,
        "rkt": None,
        "sk_iku": None,
        "pk": (),
        "anggaran": make_anggaran(),
        "isu": (),
        "perbaikan": (),
        "realisasi": {},
    }
    return make_data(**(empty | fields))


def build_html(data: LakipData, kunci: str) -> str:
    """Return the HTML of one part or section, built after all that stand before it."""
    return build_sections(data, [kunci])[kunci]


def build_sections(data: LakipData, kunci: Iterable[str]) -> dict[str, str]:
    """Return the HTML of some parts and sections, with numbers as in the whole document."""
    wanted, register, found = set(kunci), Register(), {}
    for cetak in outline_of(data):
        for section in cetak.isi if cetak.bagian.jenis is Jenis.BAB else (cetak,):
            if section.bagian.kunci in wanted:
                found[section.bagian.kunci] = "".join(
                    BUILDERS[section.bagian.kunci](data, section.judul, register)
                )
    return found


def read(data: LakipData, kunci: str) -> str:
    """Return the words of one part or section as a reader meets them."""
    return words(parse(build_html(data, kunci)))
