"""PK as frozen data, for tests of naskah that need no database."""

from decimal import Decimal

from perjanjian.data import PkBaris, PkData, PkProgramData
from sakip.angka import Angka
from sakip.pdf.blocks import Penanda

PERTAMA = Penanda(
    jabatan="Camat Sukamaju",
    nama="Siti Aminah, S.Sos.",
    pangkat="Pembina",
    nip="19671229 199303 1 008",
    tempat="Contoh",
    tanggal="1 November 2021",
    keterangan="Pihak Pertama,",
    anchor="ttd-pk-1-pertama",
)
KEDUA = Penanda(
    jabatan="Bupati Contoh",
    nama="Budi Santoso",
    keterangan="Pihak Kedua,",
    anchor="ttd-pk-1-kedua",
)


def make_baris(nomor: int, target: Angka) -> PkBaris:
    return PkBaris(
        nomor, nomor, nomor, f"Sasaran {nomor}", f"Indikator {nomor}", target, Angka.belum(), ""
    )


def make_program(nomor: int, pagu: int, keterangan="APBD") -> PkProgramData:
    return PkProgramData(nomor, f"7.01.0{nomor}", f"Program {nomor}", Decimal(pagu), keterangan)


def make_pk(**fields) -> PkData:
    default = {
        "jenis": "perubahan",
        "judul": "Perjanjian Kinerja Perubahan",
        "tahun": 2021,
        "status": "berlaku",
        "cara": "basah",
        "tempat": "Contoh",
        "tanggal": "1 November 2021",
        "alasan": ("terjadi pergantian", "perubahan strategi"),
        "alasan_tidak_tersedia": "",
        "pembuka": "Kami yang bertanda tangan di bawah ini:",
        "pernyataan_pertama": "Pihak pertama berjanji.",
        "pernyataan_kedua": "Pihak kedua menilai.",
        "pihak_pertama": PERTAMA,
        "pihak_kedua": KEDUA,
        "baris": (make_baris(1, Angka.of(80, "B (80)")), make_baris(2, Angka.of(0))),
        "program": (make_program(1, 11_320_367_649), make_program(2, 0, "")),
    }
    return PkData(**(default | fields))


MURNI_TIADA = make_pk(
    jenis="murni",
    judul="Perjanjian Kinerja",
    status="tidak_tersedia",
    cara="",
    alasan=(),
    alasan_tidak_tersedia="tidak dilampirkan",
    pihak_pertama=None,
    pihak_kedua=None,
    baris=(),
    program=(),
)
