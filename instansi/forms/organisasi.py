"""Forms of an Instansi and its units."""

from typing import Any

from instansi.models import Instansi, SubUnit
from sakip.forms import SakipModelForm

_TEKS = {
    "nama": "Sebagaimana dicetak, misalnya Kecamatan Patrang.",
    "sebutan_pimpinan": "Misalnya Camat.",
    "alamat": "Satu baris, untuk kop surat.",
    "dasar_hukum": "Peraturan tentang kedudukan, tugas, dan fungsinya.",
}
_LABEL = {
    "nama": "Nama",
    "sebutan_pimpinan": "Sebutan pimpinan",
    "alamat": "Alamat kop",
    "dasar_hukum": "Dasar hukum",
    "jumlah_kelurahan": "Jumlah kelurahan",
    "jumlah_desa": "Jumlah desa",
}


class InstansiForm(SakipModelForm):
    """An Instansi as documents print it; its kode stands in addresses and never changes."""

    class Meta:
        model = Instansi
        fields = list(_LABEL)
        labels = _LABEL
        help_texts = _TEKS


class InstansiBaruForm(InstansiForm):
    """A new Instansi, with its kode."""

    class Meta(InstansiForm.Meta):
        fields = ["kode", *_LABEL]
        labels = {"kode": "Kode", **_LABEL}
        help_texts = {
            "kode": "Huruf kecil tanpa spasi, misalnya patrang. Dipakai di alamat; tidak berubah.",
            **_TEKS,
        }


class UnitForm(SakipModelForm):
    """A unit inside a given Instansi."""

    class Meta:
        model = SubUnit
        fields = ["nama", "jenis", "induk", "sebutan_pimpinan", "urutan"]
        labels = {
            "nama": "Nama",
            "jenis": "Jenis",
            "induk": "Unit induk",
            "sebutan_pimpinan": "Sebutan pimpinan",
            "urutan": "Urutan",
        }
        help_texts = {
            "nama": "Misalnya Seksi Pemerintahan, atau Kelurahan Patrang.",
            "induk": "Kosongkan bila langsung di bawah pimpinan instansi.",
            "sebutan_pimpinan": "Misalnya Kepala Seksi Pemerintahan.",
            "urutan": "Menentukan letaknya di bagan organisasi.",
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        units = self.instance.instansi.sub_unit.filter(aktif=True).exclude(pk=self.instance.pk)
        self.limit("induk", units)
