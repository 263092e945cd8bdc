"""Who: the Pemda, its Instansi, posts, officials with their terms, users and their roles."""

from instansi.models.jabatan import Jabatan, JenisJabatan, MasaJabatan, Pejabat, validate_nip
from instansi.models.organisasi import Instansi, Pemda, SubUnit, UraianOrganisasi
from instansi.models.pengguna import PERAN_INSTANSI, Pengguna, Penugasan, Peran
from instansi.models.undangan import Undangan

__all__ = [
    "Instansi",
    "Jabatan",
    "JenisJabatan",
    "MasaJabatan",
    "PERAN_INSTANSI",
    "Pejabat",
    "Pemda",
    "Pengguna",
    "Penugasan",
    "Peran",
    "SubUnit",
    "Undangan",
    "UraianOrganisasi",
    "validate_nip",
]
