"""Addresses of the public verification."""

from django.urls import path

from perjanjian.verifikasi import luar, views

app_name = "verifikasi"
urlpatterns = [
    path("", views.start, name="mulai"),
    path("tanda-tangan-luar/", luar.check_pdf, name="luar"),
    path("<slug:nomor>/", views.show_nomor, name="nomor"),
]
