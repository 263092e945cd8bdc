"""Admin of trail, files, jobs and steps: to look at; services write them."""

from django.contrib import admin

from kerja.admin.base import ReadOnlyAdmin
from kerja.models import Berkas, Jejak, Pekerjaan, Tahap


@admin.register(Jejak)
class JejakAdmin(ReadOnlyAdmin):
    """The trail, newest first."""

    list_display = ["waktu", "pelaku", "aksi", "objek", "uraian", "instansi"]
    list_filter = ["aksi", "objek", "instansi"]
    list_select_related = ["pelaku", "instansi"]
    search_fields = ["uraian", "pelaku__nama", "pelaku__username"]
    date_hierarchy = "waktu"
    show_full_result_count = False


@admin.register(Berkas)
class BerkasAdmin(ReadOnlyAdmin):
    """Kept files."""

    list_display = ["sha256", "jenis", "ukuran", "dibuat"]
    list_filter = ["jenis"]
    search_fields = ["sha256"]


@admin.register(Pekerjaan)
class PekerjaanAdmin(ReadOnlyAdmin):
    """Background jobs."""

    list_display = ["nama", "args", "oleh", "status", "kemajuan", "total", "dibuat", "berakhir"]
    list_filter = ["status", "nama"]
    list_select_related = ["oleh"]
    search_fields = ["oleh__nama", "pesan"]


@admin.register(Tahap)
class TahapAdmin(ReadOnlyAdmin):
    """Steps of a year."""

    list_display = ["instansi", "tahun", "langkah", "status", "pemegang", "tenggat", "terkunci"]
    list_filter = ["tahun", "langkah", "status", "instansi"]
    list_select_related = ["instansi", "pemegang"]
