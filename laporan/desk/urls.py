"""Addresses of the desk of a kabupaten; included into those of the app."""

from django.urls import path

from laporan.desk import tenggat, views, views_dasbor, views_rekap

DESK = "kabupaten/<int:pk>/<int:tahun>/"

urlpatterns = [
    path("kabupaten/", views.find_meja, name="cari_meja"),
    path(DESK, views.show_meja, name="meja"),
    path(f"{DESK}ingatkan/", views.remind, name="ingatkan"),
    path(f"{DESK}tenggat/", tenggat.set_tenggat_semua, name="tenggat_semua"),
    path(f"{DESK}dasbor/", views_dasbor.show_dasbor, name="dasbor"),
    path(f"{DESK}rekap/", views_rekap.show_rekap, name="rekap"),
    path(f"{DESK}rekap/<slug:bentuk>/", views_rekap.request_rekap, name="buat_rekap"),
]
