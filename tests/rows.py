"""One valid row of any table, for tests of the database itself; it goes past forms and services."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.db.models import Model
from django.utils import timezone

from capaian.models import (
    Analisis,
    PembandingNasional,
    PengaturanCapaian,
    PitaSkala,
    PredikatIndikator,
    RealisasiIndikator,
    SkalaNilai,
)
from instansi.models import (
    Instansi,
    Jabatan,
    MasaJabatan,
    Pejabat,
    Pemda,
    Pengguna,
    Penugasan,
    SubUnit,
    Undangan,
    UraianOrganisasi,
)
from kerja.models import (
    Berkas,
    Bukti,
    Jejak,
    Komentar,
    Pekerjaan,
    PengaturanPengingat,
    Pengingat,
    Pesan,
    Tahap,
)
from keuangan.models import Akun, Pagu, Realisasi
from laporan.models import (
    ButirLaporan,
    ButirReviu,
    Cetakan,
    JawabanReviu,
    KerangkaBagian,
    KlienApi,
    Laporan,
    Narasi,
    PernyataanReviu,
    PersetujuanLakip,
    Publikasi,
    TeksPemda,
    Terbitan,
)
from perjanjian.models import (
    PerjanjianKinerja,
    PkKomentar,
    PkPembatalan,
    PkPihak,
    PkProgram,
    PkRevisi,
    PkSasaran,
    Sertifikat,
    TemplatPernyataan,
)
from perjanjian.nomor import make_nomor
from renstra.models import (
    IkuBaris,
    Indikator,
    IndikatorRpjmd,
    Kebijakan,
    Misi,
    Nomenklatur,
    ProgramSasaran,
    Renstra,
    Rkt,
    RktBaris,
    Rpjmd,
    Sasaran,
    SasaranRpjmd,
    SkButir,
    SkIku,
    Strategi,
    TargetRenstra,
    TargetRkt,
    Tujuan,
    TujuanRpjmd,
)

_numbers = count(1)


def text() -> str:
    """A text that no other row has."""
    return f"t{next(_numbers)}"


def number() -> int:
    """A number that no other row has."""
    return next(_numbers)


def next_act() -> int:
    """The only number that the trail takes next."""
    return Jejak.objects.count() + 1


def digest() -> str:
    """A SHA-256 that no other row has."""
    return f"{next(_numbers):064x}"


def day() -> date:
    """A day that no other row has."""
    return date.fromordinal(date(2000, 1, 1).toordinal() + next(_numbers))


def year() -> int:
    """A year that few other rows have."""
    return 1999 + next(_numbers) % 102


_PERIOD = {"tahun_awal": 2016, "tahun_akhir": 2021}
# A model stands for a valid row of it, a function for a new value.
VALID: dict[type[Model], dict[str, Any]] = {
    # An example like the demo: beside a real Pemda the demo's accounts could not log in.
    Pemda: {"nama": text, "tempat": "Jember", "contoh": True},
    Instansi: {"pemda": Pemda, "kode": text, "nama": text},
    UraianOrganisasi: {"instansi": Instansi, "jenis": "tugas", "urutan": number, "teks": "a"},
    SubUnit: {"instansi": Instansi, "jenis": "seksi", "nama": text},
    Jabatan: {"pemda": Pemda, "instansi": Instansi, "nama": text},
    Pejabat: {"pemda": Pemda, "nama": text},
    MasaJabatan: {"jabatan": Jabatan, "pejabat": Pejabat, "mulai": day},
    Pengguna: {"username": text, "nama": "a"},
    Penugasan: {
        "pengguna": Pengguna,
        "peran": "staf",
        "pemda": Pemda,
        "instansi": Instansi,
        "mulai": day,
    },
    Undangan: {
        "pengguna": Pengguna,
        "surel": "a@b.id",
        "sidik": digest,
        "kedaluwarsa": datetime(2100, 1, 1, tzinfo=UTC),
    },
    Jejak: {
        "nomor": next_act,
        "waktu": timezone.now,
        "aksi": "a",
        "objek": "instansi.Pemda",
        "rantai": digest,
    },
    Tahap: {"instansi": Instansi, "tahun": 2021, "langkah": "pk"},
    Komentar: {"tahap": Tahap, "teks": "a", "peran": "a"},
    PengaturanPengingat: {"pemda": Pemda},
    Pengingat: {"tahap": Tahap, "tenggat": date(2022, 2, 28), "saat": "h3"},
    Pesan: {"penerima": Pengguna, "teks": "a", "tautan": "/"},
    Berkas: {"sha256": digest, "ukuran": 1, "jenis": "application/pdf"},
    Bukti: {
        "instansi": Instansi,
        "tahun": 2021,
        "objek": "renstra.Indikator",
        "objek_id": number,
        "judul": "a",
        "berkas": Berkas,
        "ekor": ".pdf",
    },
    Pekerjaan: {"nama": "cetak"},
    Nomenklatur: {"kode": "7", "tingkat": "urusan", "uraian": "a", "berlaku_dari": year},
    Rpjmd: {"pemda": Pemda, "nama": "a", "visi": "a", **_PERIOD},
    Misi: {"rpjmd": Rpjmd, "urutan": number, "uraian": "a"},
    TujuanRpjmd: {"misi": Misi, "urutan": number, "uraian": "a"},
    SasaranRpjmd: {"tujuan": TujuanRpjmd, "urutan": number, "uraian": "a"},
    IndikatorRpjmd: {"tujuan": TujuanRpjmd, "uraian": "a"},
    Renstra: {"instansi": Instansi, "berlaku_dari": 2016, **_PERIOD},
    Tujuan: {"renstra": Renstra, "urutan": number, "uraian": "a"},
    Sasaran: {"tujuan": Tujuan, "urutan": number, "uraian": "a"},
    Strategi: {"sasaran": Sasaran, "urutan": number, "uraian": "a"},
    Kebijakan: {"sasaran": Sasaran, "urutan": number, "uraian": "a"},
    ProgramSasaran: {"sasaran": Sasaran, "urutan": number, "nomenklatur": Nomenklatur},
    Indikator: {"renstra": Renstra, "sasaran": Sasaran, "uraian": "a", "satuan": "persen"},
    TargetRenstra: {"indikator": Indikator, "tahun": 2021},
    SkIku: {"instansi": Instansi, "tentang": "a", "berlaku_dari": 2018},
    SkButir: {"sk": SkIku, "bagian": "diktum", "urutan": number, "teks": "a"},
    IkuBaris: {
        "sk": SkIku,
        "urutan": number,
        "indikator": Indikator,
        "formulasi": "a",
        "penanggung_jawab": "a",
        "sumber_data": "a",
    },
    Rkt: {"instansi": Instansi, "tahun": 2021, "renstra": Renstra},
    RktBaris: {"rkt": Rkt, "sasaran": Sasaran, "nomenklatur": Nomenklatur},
    TargetRkt: {"rkt": Rkt, "indikator": Indikator},
    Akun: {"kode": lambda: f"5.1.02.01.01.{number():04}", "uraian": "a"},
    Pagu: {
        "instansi": Instansi,
        "tahun": 2021,
        "tahap": "murni",
        "nomenklatur": Nomenklatur,
        "akun": Akun,
    },
    Realisasi: {
        "instansi": Instansi,
        "tahun": 2021,
        "triwulan": 4,
        "nomenklatur": Nomenklatur,
        "akun": Akun,
    },
    TemplatPernyataan: {"pemda": Pemda, "pembuka": "a", "pihak_pertama": "a", "pihak_kedua": "a"},
    PerjanjianKinerja: {"instansi": Instansi, "jabatan": Jabatan, "tahun": 2021},
    PkRevisi: {"perjanjian": PerjanjianKinerja, "urutan": 0, "berkas": Berkas},
    Sertifikat: {
        "pengguna": Pengguna,
        "serial": text,
        "nama": "a",
        "pem": "a",
        "kunci": "a",
        "berlaku_dari": datetime(2021, 1, 1, tzinfo=UTC),
        "berlaku_sampai": datetime(2100, 1, 1, tzinfo=UTC),
    },
    PkKomentar: {
        "perjanjian": PerjanjianKinerja,
        "indikator": Indikator,
        "teks": "a",
        "peran": "a",
    },
    PkPembatalan: {"perjanjian": PerjanjianKinerja, "alasan": "a"},
    PkPihak: {"perjanjian": PerjanjianKinerja, "urutan": 1, "nama": "a", "jabatan": "a"},
    PkSasaran: {
        "perjanjian": PerjanjianKinerja,
        "urutan": number,
        "sasaran": Sasaran,
        "indikator": Indikator,
        "uraian_sasaran": "a",
        "uraian_indikator": "a",
    },
    PkProgram: {
        "perjanjian": PerjanjianKinerja,
        "urutan": number,
        "nomenklatur": Nomenklatur,
        "uraian": "a",
        "pagu": 0,
    },
    SkalaNilai: {"pemda": Pemda, "nama": text},
    PitaSkala: {"skala": SkalaNilai, "label": text, "batas_bawah": number},
    PengaturanCapaian: {"pemda": Pemda, "skala": SkalaNilai},
    PredikatIndikator: {"indikator": Indikator, "skala": SkalaNilai},
    RealisasiIndikator: {"indikator": Indikator, "tahun": 2021},
    Analisis: {"indikator": Indikator, "tahun": 2021},
    PembandingNasional: {"indikator": Indikator, "tahun": 2021},
    Laporan: {"instansi": Instansi, "tahun": 2021},
    KerangkaBagian: {"pemda": Pemda, "bagian": text},
    TeksPemda: {"pemda": Pemda, "kunci": text},
    Publikasi: {"pemda": Pemda},
    KlienApi: {"pemda": Pemda, "nama": text, "sidik": digest},
    Narasi: {"laporan": Laporan, "kunci": text, "teks": "a"},
    ButirLaporan: {"laporan": Laporan, "jenis": "isu", "urutan": number, "teks": "a"},
    PernyataanReviu: {
        "laporan": Laporan,
        "pereviu": "a",
        "jabatan": "a",
        "tanggal": date(2022, 1, 31),
    },
    Cetakan: {"laporan": Laporan, "kunci": digest, "berkas": Berkas, "halaman": 1},
    ButirReviu: {"pemda": Pemda, "kelompok": "format", "urutan": number, "pernyataan": "a"},
    JawabanReviu: {"laporan": Laporan, "butir": ButirReviu, "pernyataan": "a"},
    PersetujuanLakip: {
        "laporan": Laporan,
        "waktu": timezone.now,
        "nama": "a",
        "jabatan": "a",
        "kunci": digest,
        "data": dict,
    },
    Terbitan: {
        "laporan": Laporan,
        "versi": 1,
        "persetujuan": PersetujuanLakip,
        "nomor": make_nomor,
        "berkas": Berkas,
        "data": Berkas,
        "halaman": 1,
        "jejak_nomor": 0,
        "jejak_rantai": digest,
        "waktu": timezone.now,
    },
}


def make(model: type[Model], **fields: Any) -> Any:
    """Write a row: the given fields, else the valid ones. A model as value becomes a row of it."""
    values = {**VALID[model], **fields}
    return model._default_manager.create(**{name: _value(value) for name, value in values.items()})


def make_step(langkah: str, status: str, **fields: Any) -> Tahap:
    """Write a step in a state, with all that the state asks for."""
    moved = {} if status == "draf" else {"sejak": timezone.now()}
    reason = {"alasan": "a"} if status == "dikembalikan" else {}
    return make(Tahap, langkah=langkah, status=status, **moved, **reason, **fields)


def _value(value: Any) -> Any:
    if isinstance(value, type) and issubclass(value, Model):
        return make(value)
    return value() if callable(value) else value
