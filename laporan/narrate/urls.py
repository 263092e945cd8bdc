"""Addresses of the pages where a report's texts are written; below those of the report."""

from django.urls import path

from laporan.narrate import views

urlpatterns = [
    path("teks/", views.list_texts, name="daftar_teks"),
    path("teks/<slug:kunci>/", views.edit_text, name="teks"),
    path("teks/<slug:kunci>/bawaan/", views.restore_text, name="teks_bawaan"),
    path("butir/<slug:jenis>/", views.edit_butir, name="butir"),
    path("tanggal/", views.edit_tanggal, name="tanggal"),
]
