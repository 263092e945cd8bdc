"""Addresses of background jobs, and of handing work over."""

from django.urls import path

from kerja import views, views_pindah

app_name = "kerja"

urlpatterns = [
    path("pekerjaan/<uuid:pk>/", views.show_pekerjaan, name="pekerjaan"),
    path("pekerjaan/<uuid:pk>/berkas/", views.download_hasil, name="berkas"),
    path("pekerjaan/<uuid:pk>/ulang/", views.retry_pekerjaan, name="ulang"),
    path("penugasan/<int:pk>/pindah/", views_pindah.move_orang, name="pindah"),
]
