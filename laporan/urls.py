"""Addresses of the home page, the LAKIP and the kabupaten's desk."""

from django.urls import path

from laporan import views

app_name = "laporan"

urlpatterns = [
    path("", views.show_beranda, name="beranda"),
    path("lakip/<slug:kode>/<int:tahun>/", views.show_lakip, name="lakip"),
    path("lakip/<slug:kode>/<int:tahun>/pdf/", views.make_pdf, name="buat_pdf"),
    path("lakip/<slug:kode>/<int:tahun>/pdf/<int:pk>/", views.show_cetakan, name="cetakan"),
    path("lakip/<slug:kode>/<int:tahun>/bagian/<slug:kunci>/", views.preview_part, name="bagian"),
]
