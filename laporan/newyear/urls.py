"""Addresses of the pages that begin a year or the next Renstra."""

from django.urls import path

from laporan.newyear import views

urlpatterns = [
    path("tahun/<slug:kode>/<int:tahun>/siapkan/", views.prepare, name="siapkan"),
    path("renstra/<slug:kode>/<int:pk>/perubahan/", views.revise, name="perubahan_renstra"),
    path("renstra/<slug:kode>/<int:pk>/periode/", views.begin, name="periode_renstra"),
]
