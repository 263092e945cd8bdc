"""What the database refuses to change: a PK in force and all in it, its files, certificates."""

from kerja.guards import Guard
from perjanjian.models import (
    PerjanjianKinerja,
    PkPembatalan,
    PkPihak,
    PkProgram,
    PkRevisi,
    PkSasaran,
    Sertifikat,
)
from perjanjian.models.isi import IsiPk

_ISI = "PK yang sudah berlaku tidak dapat diubah atau dihapus isinya."


# What its holder gives a certificate later, once.
_CABUT = ("dicabut", "alasan_cabut")


def _isi(model: type[IsiPk]) -> Guard:
    table = model._meta.db_table
    return Guard(table, _ISI, keys=("id",), frozen="{row}.beku", parent="perjanjian_id")


GUARDS = (
    Guard(
        PerjanjianKinerja._meta.db_table,
        "PK yang sudah berlaku atau dibatalkan tidak dapat diubah atau dihapus.",
        keys=("id", "nomor_verifikasi", "jabatan_id, tahun, perubahan_ke, ulang"),
        frozen="{row}.status IN ('berlaku', 'dibatalkan')",
    ),
    *map(_isi, (PkPihak, PkSasaran, PkProgram)),
    Guard(
        PkRevisi._meta.db_table,
        "Naskah PK yang dibekukan tidak dapat diubah atau dihapus.",
        keys=("id", "perjanjian_id, ajuan, urutan"),
    ),
    Guard(
        PkPembatalan._meta.db_table,
        "Pembatalan PK tidak dapat diubah atau dihapus.",
        keys=("id", "perjanjian_id"),
    ),
    Guard(
        Sertifikat._meta.db_table,
        "Sertifikat yang sudah terbit tidak dapat diubah atau dihapus; pencabutannya hanya sekali.",
        keys=("id", "serial", "pengguna_id WHERE {row}.dicabut IS NULL"),
        fixed=tuple(
            field.attname for field in Sertifikat._meta.concrete_fields if field.name not in _CABUT
        ),
        final="{row}.dicabut IS NOT NULL",
    ),
)
