"""Addresses of the issues, below those of a report."""

from django.urls import path

from laporan.terbit import views

urlpatterns = [
    path("terbitan/", views.issue, name="terbit"),
    path("terbitan/<int:versi>/", views.show_terbitan, name="terbitan"),
    path("terbitan/<int:versi>/data/", views.show_data, name="terbitan_data"),
    path("terbitan/<int:versi>/perubahan/", views.compare, name="terbitan_banding"),
]
