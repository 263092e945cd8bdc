"""Addresses of the settings of a Pemda."""

from django.urls import path

from laporan.pengaturan import views, views_skala

urlpatterns = [
    path("", views.find_pengaturan, name="pengaturan"),
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
]
