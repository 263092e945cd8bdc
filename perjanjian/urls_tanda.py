"""Addresses of one's own means to sign."""

from django.urls import path

from perjanjian import views_sertifikat, views_tanda

app_name = "tanda"
urlpatterns = [
    path("", views_sertifikat.show_certificates, name="saya"),
    path("baru/", views_sertifikat.make_certificate, name="sertifikat"),
    path("cabut/", views_sertifikat.revoke, name="cabut"),
    path("beberapa/", views_tanda.sign_several, name="beberapa"),
]
