"""Admin of plans: RPJMD, Renstra, RKT, IKU and the nomenclature."""

from django.contrib import admin

from kerja.admin import RowInline, TrailAdmin
from renstra import models


def rows_of(model: type, **options) -> type[RowInline]:
    """Return the inline of a model without anything of its own."""
    return type(f"{model.__name__}Inline", (RowInline,), {"model": model, **options})


@admin.register(models.Nomenklatur)
class NomenklaturAdmin(TrailAdmin):
    """Official codes and names."""

    list_display = ["kode", "tingkat", "uraian", "satuan", "berlaku_dari", "berlaku_sampai"]
    list_filter = ["tingkat"]
    search_fields = ["kode", "uraian"]
    autocomplete_fields = ["induk"]


@admin.register(models.Rpjmd)
class RpjmdAdmin(TrailAdmin):
    """RPJMD of the Pemda with their misi."""

    list_display = ["nama", "pemda", "tahun_awal", "tahun_akhir"]
    list_select_related = ["pemda"]
    search_fields = ["nama"]
    inlines = [rows_of(models.Misi)]


@admin.register(models.Misi)
class MisiAdmin(TrailAdmin):
    """Misi with their tujuan."""

    list_display = ["uraian", "urutan", "rpjmd"]
    list_select_related = ["rpjmd"]
    search_fields = ["uraian"]
    inlines = [rows_of(models.TujuanRpjmd)]


@admin.register(models.TujuanRpjmd)
class TujuanRpjmdAdmin(TrailAdmin):
    """Tujuan of the RPJMD with sasaran and indicators."""

    list_display = ["uraian", "urutan", "misi"]
    list_select_related = ["misi"]
    search_fields = ["uraian"]
    inlines = [
        rows_of(models.SasaranRpjmd),
        rows_of(models.IndikatorRpjmd, fields=["uraian", "satuan"]),
    ]


@admin.register(models.SasaranRpjmd)
class SasaranRpjmdAdmin(TrailAdmin):
    """Sasaran of the RPJMD with indicators."""

    list_display = ["uraian", "urutan", "tujuan"]
    list_select_related = ["tujuan"]
    search_fields = ["uraian"]
    inlines = [rows_of(models.IndikatorRpjmd, fields=["uraian", "satuan"])]


@admin.register(models.Renstra)
class RenstraAdmin(TrailAdmin):
    """Versions of the Renstra."""

    list_display = ["instansi", "periode", "jenis", "perubahan_ke", "berlaku_dari", "nomor"]
    list_filter = ["jenis", "instansi"]
    list_select_related = ["instansi"]
    search_fields = ["instansi__nama", "nomor"]
    inlines = [rows_of(models.Tujuan, autocomplete_fields=["sasaran_rpjmd"])]


@admin.register(models.Tujuan)
class TujuanAdmin(TrailAdmin):
    """Tujuan with their sasaran."""

    instansi_path = "renstra.instansi"
    list_display = ["uraian", "urutan", "renstra"]
    list_filter = ["renstra"]
    list_select_related = ["renstra__instansi"]
    search_fields = ["uraian"]
    autocomplete_fields = ["sasaran_rpjmd"]
    inlines = [rows_of(models.Sasaran)]


@admin.register(models.Sasaran)
class SasaranAdmin(TrailAdmin):
    """Sasaran with strategi, kebijakan and programs."""

    instansi_path = "tujuan.renstra.instansi"
    list_display = ["uraian", "urutan", "tujuan"]
    list_filter = ["tujuan__renstra"]
    list_select_related = ["tujuan"]
    search_fields = ["uraian"]
    inlines = [
        rows_of(models.Strategi),
        rows_of(models.Kebijakan),
        rows_of(models.ProgramSasaran, autocomplete_fields=["nomenklatur"]),
    ]


@admin.register(models.Indikator)
class IndikatorAdmin(TrailAdmin):
    """Indicators at every level with their yearly targets."""

    instansi_path = "renstra.instansi"
    list_display = ["uraian", "satuan", "metode", "sasaran", "tujuan", "nomenklatur", "renstra"]
    list_filter = ["renstra", "metode"]
    list_select_related = ["sasaran", "tujuan", "nomenklatur", "renstra__instansi"]
    search_fields = ["uraian", "nama_pendek"]
    autocomplete_fields = ["tujuan", "sasaran", "nomenklatur", "lanjutan_dari"]
    inlines = [rows_of(models.TargetRenstra)]


@admin.register(models.Rkt)
class RktAdmin(TrailAdmin):
    """RKT with their rows and targets."""

    list_display = ["instansi", "tahun", "renstra", "tanggal"]
    list_filter = ["tahun", "instansi"]
    list_select_related = ["instansi", "renstra__instansi"]
    search_fields = ["instansi__nama"]
    inlines = [
        rows_of(models.RktBaris, autocomplete_fields=["sasaran", "nomenklatur"]),
        rows_of(models.TargetRkt, autocomplete_fields=["indikator"]),
    ]


@admin.register(models.SkIku)
class SkIkuAdmin(TrailAdmin):
    """Keputusan that fix the IKU."""

    list_display = ["instansi", "nomor", "tentang", "berlaku_dari"]
    list_filter = ["instansi"]
    list_select_related = ["instansi"]
    search_fields = ["nomor", "tentang"]
    inlines = [
        rows_of(models.SkButir, autocomplete_fields=["induk"]),
        rows_of(models.IkuBaris, autocomplete_fields=["indikator"]),
    ]


@admin.register(models.SkButir)
class SkButirAdmin(TrailAdmin):
    """Points of a Keputusan."""

    instansi_path = "sk.instansi"
    list_display = ["teks", "bagian", "urutan", "sk"]
    list_select_related = ["sk__instansi"]
    search_fields = ["teks"]
    autocomplete_fields = ["sk", "induk"]
