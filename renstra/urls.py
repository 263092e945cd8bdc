"""Addresses of the Renstra and the SK IKU below an Instansi and year, and of the RPJMD below its Pemda."""

from collections.abc import Callable

from django.urls import URLPattern, path

from renstra.views import baris, matriks, rkt, rpjmd, sk_iku
from renstra.views.tempat import open_renstra_to_write, open_rpjmd_to_write, open_sk_to_write

app_name = "renstra"

_BASE = "isi/<slug:kode>/<int:tahun>/renstra/"
_RKT = "isi/<slug:kode>/<int:tahun>/rkt/"
_SK = "isi/<slug:kode>/<int:tahun>/sk-iku/"
_RPJMD = "rpjmd/<int:pemda>/"


def _rows(base: str, prefix: str, open_to_write: Callable) -> list[URLPattern]:
    """Return what can be done with any row of a plan."""
    return [
        path(
            f"{base}<slug:jenis>/tambah/<slug:di>/<int:induk>/",
            baris.add_view(open_to_write),
            name=f"{prefix}tambah",
        ),
        path(
            f"{base}<slug:jenis>/tempel/<slug:di>/<int:induk>/",
            baris.paste_view(open_to_write),
            name=f"{prefix}tempel",
        ),
        path(f"{base}<slug:jenis>/<int:pk>/", baris.edit_view(open_to_write), name=f"{prefix}ubah"),
        path(
            f"{base}<slug:jenis>/<int:pk>/hapus/",
            baris.remove_view(open_to_write),
            name=f"{prefix}hapus",
        ),
        path(
            f"{base}<slug:jenis>/<int:pk>/<slug:arah>/",
            baris.move_view(open_to_write),
            name=f"{prefix}pindah",
        ),
    ]


urlpatterns = [
    path(_BASE, matriks.show_matriks, name="matriks"),
    path(f"{_BASE}baru/", matriks.create_renstra, name="baru"),
    path(f"{_BASE}kepala/", matriks.edit_renstra, name="kepala"),
    path(f"{_BASE}target/", matriks.edit_target, name="target"),
    path(f"{_BASE}target-program/", matriks.edit_target_program, name="target_program"),
    path(f"{_BASE}teks-indikator/", matriks.edit_indikator, name="indikator"),
    path(
        f"{_BASE}teks-indikator-program/",
        matriks.edit_indikator_program,
        name="indikator_program",
    ),
    *_rows(_BASE, "", open_renstra_to_write),
    path(_RKT, rkt.edit_rkt, name="rkt"),
    path(f"{_RKT}kepala/", rkt.edit_kepala, name="rkt_kepala"),
    path(f"{_RKT}tambah/", rkt.add_baris, name="rkt_tambah"),
    path(f"{_RKT}dari-renstra/", rkt.fill_baris, name="rkt_isi"),
    path(f"{_RKT}<int:pk>/hapus/", rkt.remove_baris, name="rkt_hapus"),
    path(_SK, sk_iku.show_sk, name="sk_iku"),
    path(f"{_SK}baru/", sk_iku.create_sk, name="sk_baru"),
    path(f"{_SK}kepala/", sk_iku.edit_sk, name="sk_kepala"),
    path(f"{_SK}isi/", sk_iku.edit_iku, name="sk_isi"),
    path(f"{_SK}semua/", sk_iku.add_all, name="sk_semua"),
    path(f"{_SK}penerus/", sk_iku.follow_successors, name="sk_penerus"),
    *_rows(_SK, "sk_", open_sk_to_write),
    path(_RPJMD, rpjmd.list_rpjmd, name="rpjmd_daftar"),
    path(f"{_RPJMD}baru/", rpjmd.create_rpjmd, name="rpjmd_baru"),
    path(f"{_RPJMD}<int:awal>/", rpjmd.show_rpjmd, name="rpjmd_susunan"),
    path(f"{_RPJMD}<int:awal>/kepala/", rpjmd.edit_rpjmd, name="rpjmd_kepala"),
    *_rows(f"{_RPJMD}<int:awal>/", "rpjmd_", open_rpjmd_to_write),
]
