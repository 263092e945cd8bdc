"""Admin of reports, their outline and own texts."""

from django.contrib import admin

from kerja.admin import ReadOnlyAdmin, RowInline, TrailAdmin
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


class ButirInline(RowInline):
    """Isu strategis and steps of improvement."""

    model = ButirLaporan


class NarasiInline(RowInline):
    """Own texts."""

    model = Narasi


@admin.register(Laporan)
class LaporanAdmin(TrailAdmin):
    """The LAKIP of each year."""

    list_display = ["instansi", "tahun", "tempat", "tanggal"]
    list_filter = ["tahun", "instansi"]
    list_select_related = ["instansi"]
    search_fields = ["instansi__nama"]
    autocomplete_fields = ["instansi"]
    inlines = [ButirInline, NarasiInline]


@admin.register(KerangkaBagian)
class KerangkaBagianAdmin(TrailAdmin):
    """What a Pemda changed about the outline."""

    list_display = ["bagian", "judul", "urutan", "tampil", "pemda"]
    list_filter = ["pemda"]
    list_select_related = ["pemda"]
    search_fields = ["bagian", "judul"]


@admin.register(TeksPemda)
class TeksPemdaAdmin(TrailAdmin):
    """A Pemda's own default texts."""

    list_display = ["kunci", "pemda"]
    list_filter = ["pemda"]
    list_select_related = ["pemda"]
    search_fields = ["kunci", "teks"]


@admin.register(PernyataanReviu)
class PernyataanReviuAdmin(TrailAdmin):
    """Pernyataan Telah Direviu."""

    instansi_path = "laporan.instansi"
    list_display = ["laporan", "pereviu", "jabatan", "tanggal"]
    list_select_related = ["laporan__instansi"]
    search_fields = ["pereviu"]
    autocomplete_fields = ["laporan"]


@admin.register(ButirReviu)
class ButirReviuAdmin(TrailAdmin):
    """The Pemda's checklist of a reviu."""

    list_display = ["pernyataan", "kelompok", "urutan", "dipakai", "pemda"]
    list_filter = ["pemda", "kelompok"]
    list_select_related = ["pemda"]
    search_fields = ["pernyataan"]


@admin.register(JawabanReviu)
class JawabanReviuAdmin(ReadOnlyAdmin):
    """What the inspektorat answered."""

    instansi_path = "laporan.instansi"
    list_display = ["laporan", "pernyataan", "jawaban"]
    list_select_related = ["laporan__instansi"]


@admin.register(PersetujuanLakip)
class PersetujuanLakipAdmin(ReadOnlyAdmin):
    """What the camat approved."""

    instansi_path = "laporan.instansi"
    list_display = ["laporan", "nama", "waktu"]
    list_select_related = ["laporan__instansi"]
    exclude = ["data"]


@admin.register(Terbitan)
class TerbitanAdmin(ReadOnlyAdmin):
    """Issued LAKIP."""

    instansi_path = "laporan.instansi"
    list_display = ["laporan", "versi", "nomor", "waktu"]
    list_select_related = ["laporan__instansi"]


@admin.register(Cetakan)
class CetakanAdmin(ReadOnlyAdmin):
    """Laid-out reports."""

    list_display = ["laporan", "halaman", "dibuat", "berkas"]
    list_select_related = ["laporan__instansi", "berkas"]


@admin.register(Publikasi)
class PublikasiAdmin(ReadOnlyAdmin):
    """Whether a Pemda shows what it issued."""

    list_display = ["pemda", "aktif"]
    list_select_related = ["pemda"]


@admin.register(KlienApi)
class KlienApiAdmin(ReadOnlyAdmin):
    """Systems that read what was issued."""

    list_display = ["nama", "pemda", "dibuat", "terakhir", "dicabut"]
    list_select_related = ["pemda"]
