"""Addresses of the settings of a Pemda."""

from django.urls import path

from laporan.pengaturan import (
    views,
    views_cetak,
    views_kerangka,
    views_pemda,
    views_reviu,
    views_skala,
    views_teks,
    views_templat,
)
from laporan.terbuka import views_atur as terbuka

urlpatterns = [
    path("", views.find_pengaturan, name="pengaturan"),
    path("pemda/baru/", views_pemda.found_pemda, name="pemda_baru"),
    path("<int:pemda>/", views.show_pengaturan, name="pengaturan_pemda"),
    path("<int:pemda>/skala/", views_skala.list_skala, name="skala_daftar"),
    path("<int:pemda>/skala/baru/", views_skala.create_skala, name="skala_baru"),
    path("<int:pemda>/skala/<int:pk>/", views_skala.show_skala, name="skala"),
    path("<int:pemda>/skala/<int:pk>/ubah/", views_skala.edit_skala, name="skala_ubah"),
    path("<int:pemda>/skala/<int:pk>/hapus/", views_skala.remove_skala, name="skala_hapus"),
    path(
        "<int:pemda>/skala/<int:pk>/berlakukan/",
        views_skala.put_in_force,
        name="skala_berlakukan",
    ),
    path("<int:pemda>/pernyataan/", views_templat.list_templat, name="templat"),
    path("<int:pemda>/pernyataan/baru/", views_templat.create_templat, name="templat_baru"),
    path("<int:pemda>/pernyataan/<int:pk>/ubah/", views_templat.edit_templat, name="templat_ubah"),
    path(
        "<int:pemda>/pernyataan/<int:pk>/hapus/",
        views_templat.remove_templat,
        name="templat_hapus",
    ),
    path(
        "<int:pemda>/pernyataan/<int:pk>/pratinjau/",
        views_templat.preview_templat,
        name="templat_pratinjau",
    ),
    path("<int:pemda>/kerangka/", views_kerangka.list_kerangka, name="kerangka"),
    path("<int:pemda>/kerangka/baku/", views_kerangka.restore_standard, name="kerangka_baku"),
    path("<int:pemda>/kerangka/<slug:kunci>/", views_kerangka.edit_bagian, name="kerangka_bagian"),
    path(
        "<int:pemda>/kerangka/<slug:kunci>/<slug:arah>/",
        views_kerangka.move_bagian,
        name="kerangka_pindah",
    ),
    path("<int:pemda>/reviu/", views_reviu.list_butir, name="butir_reviu"),
    path("<int:pemda>/reviu/baru/", views_reviu.create_butir, name="butir_reviu_baru"),
    path("<int:pemda>/reviu/baku/", views_reviu.restore_butir, name="butir_reviu_baku"),
    path("<int:pemda>/reviu/<slug:kunci>/", views_reviu.edit_butir, name="butir_reviu_ubah"),
    path("<int:pemda>/teks/", views_teks.list_teks, name="teks_pemda"),
    path("<int:pemda>/teks/<slug:kunci>/", views_teks.edit_teks, name="teks_pemda_ubah"),
    path("<int:pemda>/cetak/", views_cetak.show_cetak, name="cetak"),
    path("<int:pemda>/cetak/ubah/", views_cetak.edit_cetak, name="cetak_ubah"),
    path("<int:pemda>/cetak/logo/", views_cetak.show_logo, name="logo"),
    path("<int:pemda>/cetak/logo/ubah/", views_cetak.edit_logo, name="logo_ubah"),
    path("<int:pemda>/cetak/logo/hapus/", views_cetak.remove_logo, name="logo_hapus"),
    path("<int:pemda>/cetak/pratinjau/", views_cetak.preview_cetak, name="cetak_pratinjau"),
    path("<int:pemda>/terbuka/", terbuka.show_terbuka, name="terbuka"),
    path("<int:pemda>/terbuka/saklar/", terbuka.switch_public, name="terbuka_saklar"),
    path("<int:pemda>/terbuka/token/", terbuka.create_klien, name="klien_baru"),
    path("<int:pemda>/terbuka/token/<int:pk>/cabut/", terbuka.revoke_klien, name="klien_cabut"),
]
