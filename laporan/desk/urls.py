"""Addresses of the desk of a kabupaten; included into those of the app."""

from django.urls import path

from laporan.desk import views

DESK = "kabupaten/<int:pk>/<int:tahun>/"

urlpatterns = [
    path("kabupaten/", views.find_meja, name="cari_meja"),
    path(DESK, views.show_meja, name="meja"),
    path(f"{DESK}ingatkan/", views.remind, name="ingatkan"),
]
