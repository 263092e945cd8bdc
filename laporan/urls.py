"""Addresses of the home page, the LAKIP and the kabupaten's desk."""

from django.urls import include, path

from laporan import views, views_tahap

app_name = "laporan"
TAHAP = "lakip/<slug:kode>/<int:tahun>/tahap/<slug:langkah>/"

urlpatterns = [
    path("", views.show_beranda, name="beranda"),
    path("lakip/<slug:kode>/<int:tahun>/", views.show_lakip, name="lakip"),
    path("lakip/<slug:kode>/<int:tahun>/pdf/", views.make_pdf, name="buat_pdf"),
    path("lakip/<slug:kode>/<int:tahun>/pdf/<int:pk>/", views.show_cetakan, name="cetakan"),
    path("lakip/<slug:kode>/<int:tahun>/tahap/", views_tahap.show_tugas, name="tugas"),
    path(TAHAP, views_tahap.show_tahap, name="tahap"),
    path(f"{TAHAP}gerak/<slug:gerak>/", views_tahap.move_tahap, name="gerak"),
    path(f"{TAHAP}pemegang/", views_tahap.assign_tahap, name="pemegang"),
    path(f"{TAHAP}tenggat/", views_tahap.set_tenggat, name="tenggat"),
    path(f"{TAHAP}komentar/", views_tahap.add_komentar, name="komentar"),
    path(f"{TAHAP}komentar/selesai/", views_tahap.settle_komentar, name="komentar_selesai"),
    path("", include("laporan.newyear.urls")),
    path("", include("laporan.unduhan.urls")),
    path("pengaturan/", include("laporan.pengaturan.urls")),
    path("", include("laporan.desk.urls")),
    path("lakip/<slug:kode>/<int:tahun>/", include("laporan.narrate.urls")),
    path("lakip/<slug:kode>/<int:tahun>/", include("laporan.reviu.urls")),
    path("lakip/<slug:kode>/<int:tahun>/", include("laporan.terbit.urls")),
    path("lakip/<slug:kode>/<int:tahun>/bagian/<slug:kunci>/", views.preview_part, name="bagian"),
]
