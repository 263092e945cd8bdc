"""Addresses of the pages on which results are filled in, below an Instansi and year."""

from django.urls import path

from capaian import views

app_name = "capaian"

urlpatterns = [path(f"{kunci}/", view, name=kunci) for kunci, view in views.HALAMAN.items()]
