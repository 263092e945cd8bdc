"""Addresses of the Perjanjian Kinerja."""

from django.urls import path

from perjanjian import views

app_name = "perjanjian"
urlpatterns = [
    path("<slug:kode>/<int:tahun>/", views.show_daftar, name="daftar"),
    path("<int:pk>/", views.show_pk, name="pk"),
    path("<int:pk>/naskah/", views.show_naskah, name="naskah"),
]
