"""What may be restored of people, posts and places.

It stands here and not in ``instansi``: the trail lies a layer above it.
"""

from operator import attrgetter

from instansi.access import Place
from instansi.models import (
    Instansi,
    Jabatan,
    MasaJabatan,
    Pejabat,
    SubUnit,
    UraianOrganisasi,
)
from instansi.rights import Right
from instansi.services import jabatan, organisasi
from kerja.riwayat.daftar import restorable


def register_restorable() -> None:
    """Register the models of ``instansi`` whose rows are restored, by the services that edit them."""
    restorable(
        Instansi,
        *("nama", "sebutan_pimpinan", "alamat", "dasar_hukum", "jumlah_kelurahan", "jumlah_desa"),
        right=Right.INSTANSI_MANAGE,
        place=lambda row: row,
        service=organisasi.edit_instansi,
    )
    restorable(
        SubUnit,
        *("nama", "jenis", "induk", "sebutan_pimpinan", "urutan"),
        right=Right.INSTANSI_MANAGE,
        place=attrgetter("instansi"),
        service=organisasi.edit_unit,
    )
    restorable(
        UraianOrganisasi,
        *("jenis", "urutan", "teks"),
        right=Right.INSTANSI_MANAGE,
        place=attrgetter("instansi"),
    )
    restorable(
        Jabatan,
        *("nama", "sub_unit", "atasan", "pimpinan"),
        right=Right.ORANG_MANAGE,
        place=_place_of_post,
        service=jabatan.edit_jabatan,
    )
    restorable(
        MasaJabatan,
        *("pejabat", "jenis", "mulai", "selesai", "dasar"),
        right=Right.ORANG_MANAGE,
        place=lambda row: _place_of_post(row.jabatan),
        service=jabatan.edit_masa,
    )
    restorable(
        Pejabat,
        *("nama", "gelar_depan", "gelar_belakang", "nip", "pangkat", "golongan"),
        right=Right.ORANG_MANAGE,
        place=attrgetter("pemda"),
        service=jabatan.edit_pejabat,
    )


def _place_of_post(post: Jabatan) -> Place:
    return post.instansi or post.pemda
