"""Address of the download of many LAKIP; included into those of the app."""

from django.urls import path

from laporan.unduhan import views

urlpatterns = [
    path("kabupaten/<int:pk>/<int:tahun>/unduh/", views.choose_lakip, name="unduh"),
]
