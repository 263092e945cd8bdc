"""Addresses of one's own means to sign."""

from django.urls import path

from perjanjian import views_tanda

app_name = "tanda"
urlpatterns = [
    path("", views_tanda.make_certificate, name="sertifikat"),
    path("beberapa/", views_tanda.sign_several, name="beberapa"),
]
