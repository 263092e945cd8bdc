"""Addresses of the public verification."""

from django.urls import path

from perjanjian.verifikasi import views

app_name = "verifikasi"
urlpatterns = [
    path("", views.start, name="mulai"),
    path("<slug:nomor>/", views.show_nomor, name="nomor"),
]
