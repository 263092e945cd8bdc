"""Addresses of background jobs."""

from django.urls import path

from kerja import views

app_name = "kerja"

urlpatterns = [
    path("pekerjaan/<uuid:pk>/", views.show_pekerjaan, name="pekerjaan"),
    path("pekerjaan/<uuid:pk>/berkas/", views.download_hasil, name="berkas"),
    path("pekerjaan/<uuid:pk>/ulang/", views.retry_pekerjaan, name="ulang"),
]
