"""Addresses of people, posts and places."""

from django.urls import path

from instansi.views import jabatan, orang, organisasi, pejabat, penugasan, undangan

app_name = "instansi"

urlpatterns = [
    path("orang/", orang.show_orang, name="orang"),
    path("orang/undang/", undangan.invite_orang, name="undang"),
    path("orang/<int:pk>/", orang.show_orang_rinci, name="orang_rinci"),
    path("orang/<int:pk>/ubah/", orang.edit_orang, name="orang_ubah"),
    path("orang/<int:pk>/nonaktifkan/", orang.deactivate_orang, name="orang_nonaktifkan"),
    path("orang/<int:pk>/aktifkan/", orang.reactivate_orang, name="orang_aktifkan"),
    path("orang/<int:pk>/dua-langkah/", orang.remove_dua_langkah, name="orang_dua_langkah"),
    path("orang/<int:pk>/undangan/kirim/", undangan.resend_undangan, name="undangan_kirim"),
    path("orang/<int:pk>/undangan/cabut/", undangan.revoke_undangan, name="undangan_cabut"),
    path("orang/<int:pk>/penugasan/baru/", penugasan.start_penugasan, name="penugasan_baru"),
    path("penugasan/<int:pk>/akhiri/", penugasan.end_penugasan, name="penugasan_akhiri"),
    path("undangan/<str:token>/", undangan.accept_undangan, name="undangan_terima"),
    path("pejabat/", pejabat.show_pejabat, name="pejabat"),
    path("pejabat/<int:pk>/", pejabat.show_pejabat_rinci, name="pejabat_rinci"),
    path("pejabat/<int:pk>/ubah/", pejabat.edit_pejabat, name="pejabat_ubah"),
    path("pemda/<int:pk>/pejabat/baru/", pejabat.create_pejabat, name="pejabat_baru"),
    path("jabatan/", jabatan.show_jabatan, name="jabatan"),
    path("jabatan/<int:pk>/", jabatan.show_jabatan_rinci, name="jabatan_rinci"),
    path("jabatan/<int:pk>/ubah/", jabatan.edit_jabatan, name="jabatan_ubah"),
    path("jabatan/<int:pk>/masa/baru/", jabatan.start_masa, name="masa_baru"),
    path("masa/<int:pk>/ubah/", jabatan.edit_masa, name="masa_ubah"),
    path("masa/<int:pk>/akhiri/", jabatan.end_masa, name="masa_akhiri"),
    path("pemda/<int:pk>/jabatan/baru/", jabatan.create_jabatan_pemda, name="jabatan_pemda_baru"),
    path("instansi/", organisasi.show_instansi, name="instansi"),
    path("pemda/<int:pk>/instansi/baru/", organisasi.create_instansi, name="instansi_baru"),
    path("instansi/<slug:kode>/", organisasi.show_instansi_rinci, name="instansi_rinci"),
    path("instansi/<slug:kode>/ubah/", organisasi.edit_instansi, name="instansi_ubah"),
    path("instansi/<slug:kode>/uraian/", organisasi.edit_uraian, name="uraian"),
    path(
        "instansi/<slug:kode>/aktifkan/",
        organisasi.switch_instansi,
        {"aktif": True},
        name="instansi_aktifkan",
    ),
    path(
        "instansi/<slug:kode>/nonaktifkan/",
        organisasi.switch_instansi,
        {"aktif": False},
        name="instansi_nonaktifkan",
    ),
    path("instansi/<slug:kode>/jabatan/baru/", jabatan.create_jabatan, name="jabatan_baru"),
    path("instansi/<slug:kode>/unit/baru/", organisasi.create_unit, name="unit_baru"),
    path("unit/<int:pk>/ubah/", organisasi.edit_unit, name="unit_ubah"),
    path("unit/<int:pk>/aktifkan/", organisasi.switch_unit, {"aktif": True}, name="unit_aktifkan"),
    path(
        "unit/<int:pk>/nonaktifkan/",
        organisasi.switch_unit,
        {"aktif": False},
        name="unit_nonaktifkan",
    ),
]
