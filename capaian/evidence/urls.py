"""Addresses of evidence."""

from django.urls import path

from capaian.evidence import views

app_name = "bukti"

urlpatterns = [
    path("bukti/<slug:kode>/<int:tahun>/", views.list_indikator, name="daftar"),
    path("bukti/<slug:kode>/<int:tahun>/<int:indikator>/", views.show_bukti, name="indikator"),
    path(
        "bukti/<slug:kode>/<int:tahun>/<int:indikator>/<int:pk>/",
        views.download_bukti,
        name="unduh",
    ),
    path(
        "bukti/<slug:kode>/<int:tahun>/<int:indikator>/<int:pk>/ganti/",
        views.replace_bukti,
        name="ganti",
    ),
    path(
        "bukti/<slug:kode>/<int:tahun>/<int:indikator>/<int:pk>/foto/",
        views.print_bukti,
        name="foto",
    ),
]
