"""Addresses of the reviu, below those of a report."""

from django.urls import path

from laporan.reviu import views, views_baca

urlpatterns = [
    path("reviu/", views.edit_checklist, name="reviu"),
    path("baca/", views_baca.read_part, name="baca_awal"),
    path("baca/<slug:kunci>/", views_baca.read_part, name="baca"),
    path("reviu/pernyataan/", views.edit_pernyataan, name="pernyataan"),
]
