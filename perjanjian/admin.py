"""Admin of the PK: a PK in force is only looked at, with all that stands below it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.http import HttpRequest

from kerja.admin import ReadOnlyAdmin, RowInline, TrailAdmin
from perjanjian.alur import DAPAT_DIUBAH, StatusPk
from perjanjian.models import (
    PerjanjianKinerja,
    PkKomentar,
    PkPembatalan,
    PkPihak,
    PkProgram,
    PkRevisi,
    PkSasaran,
    Sertifikat,
    TemplatPernyataan,
)

EDITABLE = DAPAT_DIUBAH | {StatusPk.TIDAK_TERSEDIA}


def is_frozen(obj: Any) -> bool:
    """Return whether a row is, or belongs to, a PK that is on its way to a signature or beyond."""
    perjanjian = obj if isinstance(obj, PerjanjianKinerja) else getattr(obj, "perjanjian", None)
    return perjanjian is not None and perjanjian.status not in EDITABLE


class FrozenMixin(BaseModelAdmin):
    """Refuse to write what belongs to a PK in force."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False for a PK in force."""
        return not is_frozen(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False for a PK in force."""
        return not is_frozen(obj) and super().has_delete_permission(request, obj)


class PkInline(FrozenMixin, RowInline):
    """Rows of a PK; the admin passes the PK itself as ``obj``."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False for a PK in force."""
        return not is_frozen(obj) and super().has_add_permission(request, obj)


class PihakInline(PkInline):
    """Parties."""

    model = PkPihak


class SasaranInline(PkInline):
    """Promised targets."""

    model = PkSasaran
    autocomplete_fields = ["sasaran", "indikator"]


class ProgramInline(PkInline):
    """Programs with their pagu."""

    model = PkProgram
    autocomplete_fields = ["nomenklatur"]


@admin.register(PerjanjianKinerja)
class PerjanjianKinerjaAdmin(FrozenMixin, TrailAdmin):
    """PK, murni and perubahan."""

    list_display = ["__str__", "jabatan", "jenis", "status", "cara", "tanggal"]
    list_filter = ["tahun", "jenis", "status", "instansi"]
    list_select_related = ["instansi", "jabatan"]
    search_fields = ["instansi__nama", "jabatan__nama"]
    autocomplete_fields = ["instansi", "jabatan"]
    inlines = [PihakInline, SasaranInline, ProgramInline]


@admin.register(TemplatPernyataan)
class TemplatPernyataanAdmin(TrailAdmin):
    """Wording of the pernyataan."""

    list_display = ["pemda", "mulai"]
    list_select_related = ["pemda"]


@admin.register(PkRevisi)
class PkRevisiAdmin(ReadOnlyAdmin):
    """Frozen files of a PK."""

    instansi_path = "perjanjian.instansi"
    list_display = ["perjanjian", "ajuan", "urutan", "penanda", "waktu"]
    list_select_related = ["perjanjian__instansi", "penanda"]
    search_fields = ["perjanjian__nomor_verifikasi"]


@admin.register(PkKomentar)
class PkKomentarAdmin(ReadOnlyAdmin):
    """Remarks on the rows of the PK of lower officials."""

    instansi_path = "perjanjian.instansi"
    list_display = ["perjanjian", "indikator", "penulis", "waktu", "selesai"]
    list_select_related = ["perjanjian__instansi", "indikator", "penulis"]


@admin.register(PkPembatalan)
class PkPembatalanAdmin(ReadOnlyAdmin):
    """Cancelled PK."""

    instansi_path = "perjanjian.instansi"
    list_display = ["perjanjian", "oleh", "waktu"]
    list_select_related = ["perjanjian__instansi", "oleh"]


@admin.register(Sertifikat)
class SertifikatAdmin(ReadOnlyAdmin):
    """Certificates; the encrypted key is shown to nobody."""

    list_display = ["serial", "pengguna", "berlaku_sampai", "dicabut"]
    list_select_related = ["pengguna"]
    instansi_path = ""
    exclude = ["kunci", "pem"]
