"""Forms of the Keputusan on the IKU, its points and its rows."""

from django import forms

from renstra.forms.dasar import BarisForm, number_field, text_field
from renstra.models import IkuBaris, SkButir, SkIku
from renstra.queries.iku import free_indikator
from sakip.forms import DateField


class SkIkuForm(BarisForm):
    """The head of a Keputusan on the IKU."""

    tentang = text_field(
        "Tentang", "Misalnya Indikator Kinerja Utama Kecamatan Patrang Kabupaten Jember."
    )
    tanggal = DateField(label="Tanggal ditetapkan", required=False)
    berlaku_dari = number_field(
        "Berlaku mulai tahun",
        "Laporan sejak tahun ini memakai keputusan ini.",
        min_value=2000,
        max_value=2099,
    )

    class Meta:
        model = SkIku
        fields = ["nomor", "tentang", "berlaku_dari", "tempat", "tanggal", "presisi"]
        labels = {
            "nomor": "Nomor keputusan",
            "tempat": "Tempat ditetapkan",
            "presisi": "Tanggal diketahui sampai",
        }
        help_texts = {
            "nomor": "Kosongkan bila tidak tersedia.",
            "presisi": "Pilih bulan atau tahun bila harinya tidak diketahui.",
        }


class SkPenggantiForm(SkIkuForm):
    """The head of a Keputusan that follows another, with what it takes over from that one."""

    salin = forms.BooleanField(
        label="Salin butir dan daftar IKU dari keputusan yang sekarang berlaku",
        required=False,
        initial=True,
        help_text="IKU ikut bila indikatornya ada atau dilanjutkan dalam Renstra tahun itu. "
        "Keputusan yang lama tidak berubah.",
    )


class ButirForm(BarisForm):
    """A point of a Keputusan, or of a point."""

    teks = text_field("Teks", "Tanpa nomor dan tanpa titik koma: keduanya dicetak dari urutannya.")

    class Meta:
        model = SkButir
        fields = ["teks"]


class IkuForm(BarisForm):
    """An IKU: an indicator of a sasaran with how it is computed, by whom and from what."""

    formulasi = text_field("Formulasi", "Cara menghitungnya.", required=False)
    penanggung_jawab = text_field("Penanggung jawab", "Satu per baris.", required=False)
    sumber_data = text_field("Sumber data", required=False)

    class Meta:
        model = IkuBaris
        fields = ["indikator", "formulasi", "penanggung_jawab", "sumber_data"]
        labels = {"indikator": "Indikator sasaran"}
        help_texts = {
            "indikator": "Dari Renstra yang berlaku; yang sudah menjadi IKU tidak tampil."
        }

    def arrange(self) -> None:
        """Offer the indicators of sasaran that have no row here."""
        self.limit("indikator", free_indikator(self.instance.sk, self.tahun, self.instance))
