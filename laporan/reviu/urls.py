"""Addresses of the reviu, below those of a report."""

from django.urls import path

from laporan.reviu import views

urlpatterns = [
    path("reviu/", views.edit_checklist, name="reviu"),
    path("reviu/pernyataan/", views.edit_pernyataan, name="pernyataan"),
]
