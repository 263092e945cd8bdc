"""Admin of trail, files, jobs and steps: to look at; services write them."""

from django.contrib import admin

from kerja.admin.base import ReadOnlyAdmin
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


@admin.register(Bukti)
class BuktiAdmin(ReadOnlyAdmin):
    """Evidence."""

    list_display = ["judul", "ekor", "instansi", "tahun", "oleh", "dibuat"]
    list_filter = ["tahun", "instansi"]
    list_select_related = ["instansi", "oleh"]
    search_fields = ["judul"]


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

    list_display = ["instansi", "tahun", "langkah", "status", "sejak", "pemegang", "tenggat"]
    list_filter = ["tahun", "langkah", "status", "instansi"]
    list_select_related = ["instansi", "pemegang"]


@admin.register(Komentar)
class KomentarAdmin(ReadOnlyAdmin):
    """Remarks on steps."""

    list_display = ["tahap", "nama_tempat", "teks", "penulis", "waktu", "selesai"]
    list_filter = ["tahap__instansi", "tahap__langkah"]
    list_select_related = ["tahap__instansi", "penulis"]
    search_fields = ["teks", "penulis__nama"]


@admin.register(Pesan)
class PesanAdmin(ReadOnlyAdmin):
    """Notices."""

    list_display = ["penerima", "teks", "waktu", "dibaca"]
    list_select_related = ["penerima"]
    search_fields = ["teks", "penerima__nama"]


@admin.register(PengaturanPengingat)
class PengaturanPengingatAdmin(ReadOnlyAdmin):
    """When each Pemda reminds of deadlines."""

    list_display = ["pemda", "awal", "dekat", "lewat"]
    list_select_related = ["pemda"]


@admin.register(Pengingat)
class PengingatAdmin(ReadOnlyAdmin):
    """Reminders of deadlines that were sent."""

    list_display = ["tahap", "tenggat", "saat", "waktu"]
    list_filter = ["saat", "tahap__instansi"]
    list_select_related = ["tahap__instansi"]
