"""Addresses of the settings of a Pemda."""

from django.urls import include, path

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

# Below the address of a Pemda; each view is told which one.
_PEMDA = [
    path("", views.show_pengaturan, name="pengaturan_pemda"),
    path("skala/", views_skala.list_skala, name="skala_daftar"),
    path("skala/baru/", views_skala.create_skala, name="skala_baru"),
    path("skala/<int:pk>/", views_skala.show_skala, name="skala"),
    path("skala/<int:pk>/ubah/", views_skala.edit_skala, name="skala_ubah"),
    path("skala/<int:pk>/hapus/", views_skala.remove_skala, name="skala_hapus"),
    path(
        "skala/<int:pk>/berlakukan/",
        views_skala.put_in_force,
        name="skala_berlakukan",
    ),
    path("pernyataan/", views_templat.list_templat, name="templat"),
    path("pernyataan/baru/", views_templat.create_templat, name="templat_baru"),
    path("pernyataan/<int:pk>/ubah/", views_templat.edit_templat, name="templat_ubah"),
    path(
        "pernyataan/<int:pk>/hapus/",
        views_templat.remove_templat,
        name="templat_hapus",
    ),
    path(
        "pernyataan/<int:pk>/pratinjau/",
        views_templat.preview_templat,
        name="templat_pratinjau",
    ),
    path("kerangka/", views_kerangka.list_kerangka, name="kerangka"),
    path("kerangka/baku/", views_kerangka.restore_standard, name="kerangka_baku"),
    path("kerangka/<slug:kunci>/", views_kerangka.edit_bagian, name="kerangka_bagian"),
    path(
        "kerangka/<slug:kunci>/<slug:arah>/",
        views_kerangka.move_bagian,
        name="kerangka_pindah",
    ),
    path("reviu/", views_reviu.list_butir, name="butir_reviu"),
    path("reviu/baru/", views_reviu.create_butir, name="butir_reviu_baru"),
    path("reviu/baku/", views_reviu.restore_butir, name="butir_reviu_baku"),
    path("reviu/<slug:kunci>/", views_reviu.edit_butir, name="butir_reviu_ubah"),
    path("teks/", views_teks.list_teks, name="teks_pemda"),
    path("teks/<slug:kunci>/", views_teks.edit_teks, name="teks_pemda_ubah"),
    path("cetak/", views_cetak.show_cetak, name="cetak"),
    path("cetak/ubah/", views_cetak.edit_cetak, name="cetak_ubah"),
    path("cetak/logo/", views_cetak.show_logo, name="logo"),
    path("cetak/logo/ubah/", views_cetak.edit_logo, name="logo_ubah"),
    path("cetak/logo/hapus/", views_cetak.remove_logo, name="logo_hapus"),
    path("cetak/pratinjau/", views_cetak.preview_cetak, name="cetak_pratinjau"),
    path("terbuka/", terbuka.show_terbuka, name="terbuka"),
    path("terbuka/saklar/", terbuka.switch_public, name="terbuka_saklar"),
    path("terbuka/token/", terbuka.create_klien, name="klien_baru"),
    path("terbuka/token/<int:pk>/cabut/", terbuka.revoke_klien, name="klien_cabut"),
]

urlpatterns = [
    path("", views.find_pengaturan, name="pengaturan"),
    path("pemda/baru/", views_pemda.found_pemda, name="pemda_baru"),
    path("<int:pemda>/", include(_PEMDA)),
]
