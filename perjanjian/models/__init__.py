"""The Perjanjian Kinerja: what was promised this year, by whom to whom."""

from perjanjian.alur import StatusPk
from perjanjian.models.isi import PkPihak, PkProgram, PkSasaran
from perjanjian.models.komentar import PkKomentar
from perjanjian.models.pk import PerjanjianKinerja, TemplatPernyataan
from perjanjian.models.revisi import PkPembatalan, PkRevisi
from perjanjian.models.sertifikat import Sertifikat

__all__ = [
    "PerjanjianKinerja",
    "PkKomentar",
    "PkPembatalan",
    "PkPihak",
    "PkProgram",
    "PkRevisi",
    "PkSasaran",
    "Sertifikat",
    "StatusPk",
    "TemplatPernyataan",
]
