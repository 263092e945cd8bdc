"""Addresses of the pages on which the budget is filled in, below an Instansi and year."""

from django.urls import path

from keuangan import views
from keuangan.views_tempel import paste_pagu

app_name = "keuangan"

urlpatterns = [
    path("pagu/", views.show_pagu_in_force, name="pagu"),
    path("pagu/<slug:tahap>/", views.edit_pagu, name="pagu_tahap"),
    path("pagu/<slug:tahap>/tambah/", views.add_row, name="tambah_pagu"),
    path("pagu/<slug:tahap>/tempel/", paste_pagu, name="tempel_pagu"),
    path("pagu/<slug:tahap>/salin/", views.copy_stage, name="salin_pagu"),
    path("pagu/<slug:tahap>/<int:pk>/hapus/", views.remove_row, name="hapus_pagu"),
    path("realisasi-anggaran/", views.edit_realisasi, name="realisasi"),
    path("realisasi-anggaran/tambah/", views.add_realisasi, name="tambah_realisasi"),
    path(
        "realisasi-anggaran/<int:nomenklatur>/<int:akun>/<int:unit>/hapus/",
        views.remove_realisasi,
        name="hapus_realisasi",
    ),
]
