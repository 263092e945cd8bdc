"""Forms of posts, officials and terms of office."""

from typing import Any

from django import forms

from instansi.models import Jabatan, MasaJabatan, Pejabat, SubUnit
from sakip.forms import DateField, SakipModelForm


class PejabatForm(SakipModelForm):
    """An official as documents print them."""

    class Meta:
        model = Pejabat
        fields = ["gelar_depan", "nama", "gelar_belakang", "nip", "pangkat", "golongan"]
        labels = {
            "gelar_depan": "Gelar depan",
            "nama": "Nama tanpa gelar",
            "gelar_belakang": "Gelar belakang",
            "pangkat": "Pangkat",
            "golongan": "Golongan",
        }
        help_texts = {
            "gelar_depan": "Misalnya Dr. atau Ir.",
            "gelar_belakang": "Misalnya S.E., M.Si.",
            "nip": "18 angka. Kepala daerah tidak mempunyai NIP.",
            "pangkat": "Misalnya Pembina Tingkat I.",
            "golongan": "Misalnya IV/b.",
        }


class JabatanForm(SakipModelForm):
    """A post at an Instansi, or at the Pemda itself; the place is fixed."""

    class Meta:
        model = Jabatan
        fields = ["nama", "sub_unit", "atasan", "pimpinan"]
        labels = {
            "nama": "Nama jabatan",
            "sub_unit": "Unit",
            "atasan": "Jabatan atasan",
            "pimpinan": "Memimpin instansi ini (atau Pemda)",
        }
        help_texts = {
            "nama": "Sebagaimana dicetak di bawah tanda tangan, misalnya Camat Patrang.",
            "pimpinan": "Satu untuk setiap instansi; ia menandatangani laporannya.",
            "sub_unit": "Hanya bila jabatan ini memimpin sebuah unit.",
            "atasan": "Kepada siapa Perjanjian Kinerja jabatan ini.",
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        post = self.instance
        superiors = Jabatan.objects.filter(pemda=post.pemda).exclude(pk=post.pk)
        self.limit("atasan", superiors)
        self.limit("sub_unit", SubUnit.objects.filter(instansi=post.instansi_id, aktif=True))
        if post.instansi is None:
            self.fields["sub_unit"].widget = forms.HiddenInput()


class MasaForm(SakipModelForm):
    """A term of office at a given post."""

    mulai = DateField(label="Hari pertama")
    selesai = DateField(
        label="Hari terakhir", required=False, help_text="Kosongkan bila masih menjabat."
    )
    akhiri_sebelumnya = forms.BooleanField(
        label="Akhiri yang sekarang memegang jabatan ini, sehari sebelumnya",
        required=False,
        help_text="Untuk serah terima: semua yang menjabat pada hari itu, dengan cara apa pun. "
        "Penugasan mereka di SAKIP tidak ikut berakhir; akhiri di halaman Orang.",
    )

    class Meta:
        model = MasaJabatan
        fields = ["pejabat", "jenis", "mulai", "selesai", "dasar"]
        labels = {"pejabat": "Pejabat", "jenis": "Cara memegang", "dasar": "Dasar (SK)"}
        help_texts = {"dasar": "Nomor dan tanggal keputusan, bila ada."}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.limit("pejabat", Pejabat.objects.filter(pemda=self.instance.jabatan.pemda))
        if self.instance.pk:
            del self.fields["akhiri_sebelumnya"]


class AkhiriMasaForm(SakipModelForm):
    """The last day of a term of office."""

    selesai = DateField(label="Hari terakhir")

    class Meta:
        model = MasaJabatan
        fields = ["selesai"]
