"""Admin of users and their roles; a user is deactivated, never deleted."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from instansi.models import Pengguna, Penugasan, Undangan
from kerja.admin.base import ReadOnlyAdmin, TrailAdmin


@admin.register(Pengguna)
class PenggunaAdmin(TrailAdmin, UserAdmin):
    """People who log in: who opens this admin, and new passwords; the rest has its own pages."""

    list_display = ["username", "nama", "nip", "email", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff"]
    search_fields = ["username", "nama", "nip", "email"]
    ordering = ["username"]
    filter_horizontal = []
    readonly_fields = [
        *("username", "nama", "nip", "email", "pejabat", "is_active"),
        *("last_login", "date_joined"),
    ]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Orang", {"fields": ["nama", "nip", "email", "pejabat"]}),
        ("Akses", {"fields": ["is_active", "is_staff", "is_superuser"]}),
        ("Catatan", {"fields": ["last_login", "date_joined"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: people are invited."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: what somebody did stays theirs."""
        return False

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        """Set a password and record it as one act."""
        with transaction.atomic():
            return super().user_change_password(request, id, form_url)


@admin.register(Penugasan)
class PenugasanAdmin(TrailAdmin):
    """Roles of users: here the first admin of an installation is made; the rest has its pages."""

    list_display = ["pengguna", "peran", "instansi", "pemda", "jenis", "mulai", "selesai"]
    list_filter = ["peran", "pemda"]
    list_select_related = ["pengguna", "instansi", "pemda"]
    search_fields = ["pengguna__nama", "pengguna__username", "instansi__nama"]
    autocomplete_fields = ["pengguna", "instansi"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: services end roles, and see that an admin is left."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: a role is ended and stays on record."""
        return False


@admin.register(Undangan)
class UndanganAdmin(ReadOnlyAdmin):
    """Invitations; the key of an invitation's link is not known here either."""

    list_display = ["pengguna", "surel", "keadaan", "oleh", "dibuat", "kedaluwarsa"]
    list_select_related = ["pengguna", "oleh"]
    search_fields = ["pengguna__nama", "surel"]
