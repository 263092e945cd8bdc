"""The shapes that leave through files and API: their OpenAPI description is made from these."""

from datetime import datetime

from ninja import Field, Schema


class AngkaTerbuka(Schema):
    """A figure: its value, or the state in which it has none. A zero is a value."""

    keadaan: str = Field(description="terisi, terhitung, belum diisi, tidak tersedia, …")
    nilai: str | None = Field(pattern=r"^-?\d+(\.\d+)?$", description="Desimal bertitik")
    teks: str = Field(description="Bentuk cetak, bila lain dari angkanya")
    alasan: str = Field(description="Mengapa tidak bernilai, atau apa yang belum termasuk")


class Ringkasan(Schema):
    """An issued report in a line."""

    kode: str
    kecamatan: str
    pemda: str
    tahun: int
    terbitan: int = Field(ge=1, description="Terbitan ke-")
    nomor_verifikasi: str
    diterbitkan: datetime
    halaman: int
    sha256_pdf: str = Field(pattern=r"^[0-9a-f]{64}$")
    contoh: bool = Field(description="Data contoh, bukan laporan sungguhan")
    capaian: AngkaTerbuka = Field(description="Rata-rata capaian, persen")
    kategori: str
    pagu: AngkaTerbuka = Field(description="Rupiah")
    realisasi: AngkaTerbuka = Field(description="Rupiah")
    serapan: AngkaTerbuka = Field(description="Persen")


class BarisCapaian(Schema):
    """An indicator."""

    nomor_sasaran: int
    sasaran: str
    indikator: str
    satuan: str
    metode: str
    sumber_target: str
    target: AngkaTerbuka
    realisasi: AngkaTerbuka
    capaian: AngkaTerbuka = Field(description="Persen")
    kategori: str


class BarisAnggaran(Schema):
    """A node of the budget, over all its money ("total") or for one akun group ("5.1")."""

    kode: str
    tingkat: str
    uraian: str
    belanja: str
    pagu: AngkaTerbuka = Field(description="Rupiah")
    realisasi: AngkaTerbuka = Field(description="Rupiah")
    serapan: AngkaTerbuka = Field(description="Persen")


class LaporanTerbuka(Ringkasan):
    """An issued report with its rows."""

    baris_capaian: list[BarisCapaian]
    baris_anggaran: list[BarisAnggaran]


class Daftar(Schema):
    """A page of a list."""

    jumlah: int = Field(description="Banyaknya laporan seluruhnya")
    halaman: int
    ukuran: int
    isi: list[Ringkasan]


class IsiGalat(Schema):
    """What went wrong."""

    kode: str
    pesan: str


class Galat(Schema):
    """The shape of every refusal."""

    galat: IsiGalat
