"""Addresses of the public page; the API has its own (laporan.terbuka.api)."""

from django.urls import path

from laporan.terbuka import views, views_api

app_name = "terbuka"
LAPORAN = "<int:pemda>/<slug:kode>/<int:tahun>/"

urlpatterns = [
    path("api/", views_api.show_api, name="uraian"),
    path("<int:pemda>/", views.list_open, name="daftar"),
    path(f"{LAPORAN}lakip.pdf", views.show_pdf, name="pdf"),
    path(f"{LAPORAN}data.json", views.show_json, name="json"),
    path(f"{LAPORAN}<slug:tabel>.csv", views.show_csv, name="csv"),
]
