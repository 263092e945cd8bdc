"""Addresses of the Perjanjian Kinerja."""

from django.urls import path

from perjanjian import views, views_susun, views_tanda, views_tinjau

app_name = "perjanjian"
urlpatterns = [
    path("<slug:kode>/<int:tahun>/", views.show_daftar, name="daftar"),
    path("<int:pk>/", views.show_pk, name="pk"),
    path("<int:pk>/naskah/", views.show_naskah, name="naskah"),
    path("<slug:kode>/<int:tahun>/susun/", views_susun.draft, name="susun"),
    path(
        "<slug:kode>/<int:tahun>/susun/<int:jabatan>/",
        views_susun.draft_bawahan,
        name="susun_bawahan",
    ),
    path("<int:pk>/isi/<slug:jenis>/tambah/", views_susun.add_row, name="tambah_baris"),
    path("<int:pk>/isi/<slug:jenis>/", views_susun.edit_isi, name="isi"),
    path(
        "<int:pk>/isi/<slug:jenis>/<int:baris>/hapus/", views_susun.remove_row, name="hapus_baris"
    ),
    path("<int:pk>/pernyataan/", views_susun.edit_naskah, name="ubah_naskah"),
    path("<int:pk>/tanda-tangan/", views_tanda.sign_pk, name="tanda_tangan"),
    path("<int:pk>/berkas/", views_tinjau.show_berkas, name="berkas"),
    path("<int:pk>/komentar/", views_tinjau.add_komentar, name="komentar"),
    path("<int:pk>/komentar/selesai/", views_tinjau.settle_komentar, name="komentar_selesai"),
    path("menunggu/", views_tinjau.show_menunggu, name="menunggu"),
    path("<int:pk>/gerak/<slug:gerak>/", views_susun.act, name="gerak"),
]
