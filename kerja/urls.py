"""Addresses of notices, background jobs, of handing work over, and of the trail."""

from django.urls import path

from kerja import views, views_pindah
from kerja.riwayat import views as riwayat

app_name = "kerja"

urlpatterns = [
    path("pesan/", views.list_pesan, name="pesan"),
    path("pesan/dibaca/", views.read_all_pesan, name="pesan_dibaca"),
    path("pesan/<int:pk>/", views.open_pesan, name="buka_pesan"),
    path("pekerjaan/<uuid:pk>/", views.show_pekerjaan, name="pekerjaan"),
    path("pekerjaan/<uuid:pk>/berkas/", views.download_hasil, name="berkas"),
    path("pekerjaan/<uuid:pk>/ulang/", views.retry_pekerjaan, name="ulang"),
    path("penugasan/<int:pk>/pindah/", views_pindah.move_orang, name="pindah"),
    path("riwayat/", riwayat.show_riwayat, name="riwayat"),
    path("riwayat/csv/", riwayat.export_riwayat, name="riwayat_ekspor"),
    path("riwayat/<str:objek>/<str:objek_id>/", riwayat.show_riwayat_objek, name="riwayat_objek"),
    path(
        "riwayat/<str:objek>/<str:objek_id>/pulihkan/<int:nomor>/",
        riwayat.restore_objek,
        name="riwayat_pulihkan",
    ),
]
