"""Addresses: one urls.py an app, joined here."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("akun/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("laporan.urls")),
]
