"""Admin of the budget."""

from django.contrib import admin

from kerja.admin import TrailAdmin
from keuangan.models import Akun, Pagu, Realisasi


@admin.register(Akun)
class AkunAdmin(TrailAdmin):
    """Accounts."""

    list_display = ["kode", "uraian", "induk"]
    list_select_related = ["induk"]
    search_fields = ["kode", "uraian"]
    autocomplete_fields = ["induk"]


class BarisAdmin(TrailAdmin):
    """A row of pagu or realisasi."""

    list_select_related = ["instansi", "nomenklatur", "akun"]
    search_fields = ["nomenklatur__kode", "nomenklatur__uraian", "akun__kode"]
    autocomplete_fields = ["instansi", "nomenklatur", "akun", "sub_unit"]


@admin.register(Pagu)
class PaguAdmin(BarisAdmin):
    """Pagu per stage."""

    list_display = ["instansi", "tahun", "tahap", "nomenklatur", "akun", "nilai"]
    list_filter = ["tahun", "tahap", "instansi"]


@admin.register(Realisasi)
class RealisasiAdmin(BarisAdmin):
    """Realisasi up to a triwulan."""

    list_display = ["instansi", "tahun", "triwulan", "nomenklatur", "akun", "nilai"]
    list_filter = ["tahun", "triwulan", "instansi"]
