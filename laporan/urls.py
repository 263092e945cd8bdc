"""Addresses of the home page, the LAKIP and the kabupaten's desk."""

from django.urls import URLPattern

app_name = "laporan"

urlpatterns: list[URLPattern] = []
