"""Admin of Pemda, Instansi, posts and officials.

Units, posts and terms of office follow rules that span rows; services keep them, so that these
are only looked at here and changed on their own pages.
"""

from django.contrib import admin

from instansi.models import (
    Instansi,
    Jabatan,
    MasaJabatan,
    Pejabat,
    Pemda,
    SubUnit,
    UraianOrganisasi,
)
from kerja.admin.base import ReadOnlyAdmin, RowInline, TrailAdmin


class UraianInline(RowInline):
    """Kedudukan, tugas and fungsi."""

    model = UraianOrganisasi


@admin.register(Pemda)
class PemdaAdmin(TrailAdmin):
    """Kabupaten and kota."""

    list_display = ["nama", "jenis", "tempat", "kertas", "contoh"]
    search_fields = ["nama"]


@admin.register(Instansi)
class InstansiAdmin(TrailAdmin):
    """Perangkat daerah with their organisation."""

    list_display = ["nama", "kode", "pemda", "sebutan_pimpinan", "aktif"]
    list_filter = ["aktif", "pemda"]
    list_select_related = ["pemda"]
    search_fields = ["nama", "kode"]
    inlines = [UraianInline]


@admin.register(SubUnit)
class SubUnitAdmin(ReadOnlyAdmin):
    """Sekretariat, subbagian, seksi and kelurahan."""

    list_display = ["nama", "jenis", "instansi", "induk", "urutan"]
    list_filter = ["jenis", "instansi"]
    list_select_related = ["instansi", "induk"]
    search_fields = ["nama"]


@admin.register(Jabatan)
class JabatanAdmin(ReadOnlyAdmin):
    """Posts."""

    list_display = ["nama", "pemda", "instansi", "pimpinan", "atasan"]
    list_filter = ["pimpinan", "pemda"]
    list_select_related = ["pemda", "instansi", "atasan"]
    search_fields = ["nama"]


@admin.register(Pejabat)
class PejabatAdmin(TrailAdmin):
    """Officials."""

    list_display = ["nama_gelar", "nip", "pangkat", "golongan", "pemda"]
    list_select_related = ["pemda"]
    search_fields = ["nama", "nip"]


@admin.register(MasaJabatan)
class MasaJabatanAdmin(ReadOnlyAdmin):
    """Terms of office."""

    instansi_path = "jabatan.instansi"
    list_display = ["jabatan", "pejabat", "jenis", "mulai", "selesai"]
    list_filter = ["jenis"]
    list_select_related = ["jabatan", "pejabat"]
    search_fields = ["jabatan__nama", "pejabat__nama"]
    date_hierarchy = "mulai"
