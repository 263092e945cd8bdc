"""Addresses of notices, background jobs, of handing work over, and of the trail."""

from django.urls import path

from kerja import views, views_pekerjaan, views_pindah
from kerja.riwayat import views as riwayat

app_name = "kerja"

urlpatterns = [
    path("pesan/", views.list_pesan, name="pesan"),
    path("pesan/dibaca/", views.read_all_pesan, name="pesan_dibaca"),
    path("pesan/<int:pk>/", views.open_pesan, name="buka_pesan"),
    path("pekerjaan/", views_pekerjaan.list_pekerjaan, name="pekerjaan_saya"),
    path("pekerjaan/<uuid:pk>/", views_pekerjaan.show_pekerjaan, name="pekerjaan"),
    path("pekerjaan/<uuid:pk>/berkas/", views_pekerjaan.download_hasil, name="berkas"),
    path("pekerjaan/<uuid:pk>/ulang/", views_pekerjaan.retry_pekerjaan, name="ulang"),
    path("pekerjaan/<uuid:pk>/batal/", views_pekerjaan.cancel_pekerjaan, name="batal"),
    path("penugasan/<int:pk>/pindah/", views_pindah.move_orang, name="pindah"),
    path("riwayat/", riwayat.show_riwayat, name="riwayat"),
    path("riwayat/csv/", riwayat.export_riwayat, name="riwayat_ekspor"),
    path("riwayat/<str:objek>/<str:objek_id>/", riwayat.show_riwayat_objek, name="riwayat_objek"),
    path(
        "riwayat/<str:objek>/<str:objek_id>/isian/",
        riwayat.show_riwayat_isian,
        name="riwayat_isian",
    ),
    path(
        "riwayat/<str:objek>/<str:objek_id>/pulihkan/<int:nomor>/",
        riwayat.restore_objek,
        name="riwayat_pulihkan",
    ),
]
