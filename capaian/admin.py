"""Admin of results and of how a Pemda reads them."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet

from capaian.formulas import check_skala, sort_pita
from capaian.models import (
    Analisis,
    PembandingNasional,
    PengaturanCapaian,
    PitaSkala,
    PredikatIndikator,
    RealisasiIndikator,
    SkalaNilai,
)
from kerja.admin import RowInline, TrailAdmin


class PitaFormSet(BaseInlineFormSet):
    """Bands that together cover every number, or none of them is saved."""

    def clean(self) -> None:
        """Refuse a hole or an overlap, and name the interval."""
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms]
        if any(form.errors for form in kept):
            return
        filled = [form for form in kept if form.instance.pk or form.has_changed()]
        problems = check_skala(sort_pita(form.instance.as_pita() for form in filled))
        if problems:
            raise ValidationError(problems)


class PitaInline(RowInline):
    """Bands of a scale."""

    model = PitaSkala
    formset = PitaFormSet


@admin.register(SkalaNilai)
class SkalaNilaiAdmin(TrailAdmin):
    """Scales with their bands."""

    list_display = ["nama", "jenis", "pemda", "dasar"]
    list_filter = ["jenis", "pemda"]
    list_select_related = ["pemda"]
    search_fields = ["nama"]
    inlines = [PitaInline]


@admin.register(PengaturanCapaian)
class PengaturanCapaianAdmin(TrailAdmin):
    """The scale in force and the cap of averages."""

    list_display = ["pemda", "mulai", "skala", "batas_rata_rata"]
    list_select_related = ["pemda", "skala"]


class IndikatorRowAdmin(TrailAdmin):
    """A row about an indicator."""

    instansi_path = "indikator.renstra.instansi"
    list_select_related = ["indikator"]
    search_fields = ["indikator__uraian"]
    autocomplete_fields = ["indikator"]


@admin.register(PredikatIndikator)
class PredikatIndikatorAdmin(IndikatorRowAdmin):
    """Predicate scales of indicators."""

    list_display = ["indikator", "skala"]
    list_select_related = ["indikator", "skala"]


@admin.register(RealisasiIndikator)
class RealisasiIndikatorAdmin(IndikatorRowAdmin):
    """What indicators reached."""

    list_display = ["indikator", "tahun", "triwulan", "angka", "alasan"]
    list_filter = ["tahun", "indikator__renstra"]


@admin.register(Analisis)
class AnalisisAdmin(IndikatorRowAdmin):
    """Causes and remedies."""

    list_display = ["indikator", "tahun", "penyebab", "solusi"]
    list_filter = ["tahun", "indikator__renstra"]


@admin.register(PembandingNasional)
class PembandingNasionalAdmin(IndikatorRowAdmin):
    """National figures."""

    list_display = ["indikator", "tahun", "angka", "alasan", "sumber"]
    list_filter = ["tahun", "indikator__renstra"]
