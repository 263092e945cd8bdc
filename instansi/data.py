"""Who, as documents and screens need it: frozen, read once, no database behind it."""

from dataclasses import dataclass
from typing import Literal

Huruf = Literal["sans", "serif", "bookman"]


@dataclass(frozen=True)
class Unit:
    """A unit of the susunan organisasi with those below it."""

    nama: str
    sebutan_pimpinan: str  # "Kepala Seksi Pemerintahan"; the name itself if none is set
    anak: tuple["Unit", ...] = ()


@dataclass(frozen=True)
class Profil:
    """An Instansi and its Pemda as they are printed. Every name in every sentence is one of these."""

    kode: str
    nama: str  # "Kecamatan Patrang"
    nama_pendek: str  # "Patrang"
    sebutan_pimpinan: str  # "Camat"
    pimpinan: str  # "Camat Patrang"
    pemda: str  # "Kabupaten Jember"
    pemda_pendek: str  # "Jember"
    pemerintah: str  # "Pemerintah Kabupaten Jember"
    sebutan_kepala_daerah: str  # "Bupati"
    kepala_daerah: str  # "Bupati Jember"
    tempat: str  # "Jember", printed before a date
    alamat: str  # one line, for the kop
    kertas: Literal["A4", "F4"]
    contoh: bool  # demo data: every page is marked
    logo: str  # data: address of the logo, "" if there is none
    dasar_hukum: str
    kedudukan: tuple[str, ...]
    tugas: tuple[str, ...]
    fungsi: tuple[str, ...]
    susunan: tuple[Unit, ...]  # units directly under the pimpinan, in order
    jumlah_kelurahan: int | None
    jumlah_desa: int | None
    huruf: Huruf = "sans"  # of the report
    huruf_naskah: Huruf = "bookman"  # of PK and keputusan
