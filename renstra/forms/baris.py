"""Forms of the heads and of single rows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from renstra.forms.dasar import BarisForm, number_field, text_field
from renstra.forms.iku import ButirForm, IkuForm
from renstra.forms.nomenklatur import nomenklatur_field, offer_nomenklatur, pick_nomenklatur
from renstra.models import (
    Indikator,
    IndikatorRpjmd,
    Kebijakan,
    Misi,
    Nomenklatur,
    ProgramSasaran,
    Renstra,
    Rpjmd,
    Sasaran,
    SasaranRpjmd,
    SkButir,
    Strategi,
    Tujuan,
    TujuanRpjmd,
)
from renstra.queries.susunan import earlier_indikator, jenis_of
from sakip.angka import Angka
from sakip.fields import AngkaField
from sakip.forms import DateField
from sakip.numbers import format_number

_PROGRAM = {Nomenklatur.Tingkat.PROGRAM}


class RenstraForm(BarisForm):
    """The head of a Renstra."""

    tanggal = DateField(label="Tanggal keputusan", required=False)
    tahun_awal = number_field("Tahun awal", "Misalnya 2016.", min_value=2000, max_value=2099)
    tahun_akhir = number_field("Tahun akhir", "Misalnya 2021.", min_value=2000, max_value=2099)
    berlaku_dari = number_field(
        "Berlaku mulai tahun",
        "Dokumen sejak tahun ini memakai versi ini.",
        min_value=2000,
        max_value=2099,
    )
    perubahan_ke = number_field("Perubahan ke-", "0 untuk Renstra awal.", min_value=0, max_value=20)

    class Meta:
        model = Renstra
        fields = [
            "rpjmd", "tahun_awal", "tahun_akhir", "jenis", "perubahan_ke", "berlaku_dari", "nomor",
            "tempat", "tanggal", "presisi",
        ]  # fmt: skip
        labels = {
            "rpjmd": "RPJMD",
            "nomor": "Nomor keputusan",
            "tempat": "Tempat ditetapkan",
            "presisi": "Tanggal diketahui sampai",
        }
        help_texts = {
            "rpjmd": "Diisi Tim SAKIP kabupaten. Boleh disusulkan.",
            "nomor": "Kosongkan bila tidak tersedia.",
            "presisi": "Pilih bulan atau tahun bila harinya tidak diketahui.",
        }

    def arrange(self) -> None:
        """Offer the RPJMD of the own Pemda."""
        self.limit("rpjmd", Rpjmd.objects.filter(pemda=self.instance.instansi.pemda_id))

    def clean(self) -> dict[str, Any]:
        """Refuse what the columns would refuse, in words and beside the field."""
        data = super().clean() or {}
        awal, akhir, dari = (data.get(n) for n in ("tahun_awal", "tahun_akhir", "berlaku_dari"))
        if awal and akhir and akhir < awal:
            self.add_error("tahun_akhir", "Tahun akhir tidak boleh sebelum tahun awal.")
        elif awal and akhir and dari and not awal <= dari <= akhir:
            self.add_error(
                "berlaku_dari", f"Isi tahun di dalam masa Renstra, {awal} sampai {akhir}."
            )
        nomor = data.get("perubahan_ke")
        if data.get("jenis") == Renstra.Jenis.AWAL and nomor:
            self.add_error("perubahan_ke", "Renstra awal bernomor 0; atau pilih jenis Perubahan.")
        elif data.get("jenis") == Renstra.Jenis.PERUBAHAN and nomor == 0:
            self.add_error("perubahan_ke", "Perubahan bernomor 1 atau lebih.")
        return data


class RpjmdForm(BarisForm):
    """The head of an RPJMD."""

    tahun_awal = number_field("Tahun awal", "Misalnya 2016.", min_value=2000, max_value=2099)
    tahun_akhir = number_field("Tahun akhir", "Misalnya 2021.", min_value=2000, max_value=2099)
    visi = text_field("Visi", "Sebagaimana tertulis di RPJMD.")

    class Meta:
        model = Rpjmd
        fields = ["nama", "tahun_awal", "tahun_akhir", "visi"]
        labels = {"nama": "Nama"}
        help_texts = {"nama": "Sebagaimana dicetak, misalnya RPJMD Kabupaten Jember 2016–2021."}

    def clean(self) -> dict[str, Any]:
        """Keep the years in their order."""
        data = super().clean() or {}
        awal, akhir = data.get("tahun_awal"), data.get("tahun_akhir")
        if awal and akhir and akhir < awal:
            self.add_error("tahun_akhir", "Tahun akhir tidak boleh sebelum tahun awal.")
        return data


class UraianForm(BarisForm):
    """A row that is its wording alone."""

    uraian = text_field("Rumusan", "Sebagaimana tertulis di dokumen.")


class TujuanForm(UraianForm):
    """A tujuan of the Renstra and what it serves in the RPJMD."""

    class Meta:
        model = Tujuan
        fields = ["uraian", "sasaran_rpjmd"]
        labels = {"sasaran_rpjmd": "Mendukung sasaran RPJMD"}

    def arrange(self) -> None:
        """Offer the sasaran of the RPJMD that the Renstra is linked to."""
        rpjmd = self.instance.renstra.rpjmd_id
        self.limit("sasaran_rpjmd", SasaranRpjmd.objects.filter(tujuan__misi__rpjmd=rpjmd))
        if rpjmd is None:
            self.fields[
                "sasaran_rpjmd"
            ].help_text = "Renstra ini belum ditautkan ke RPJMD; lakukan di Ubah Renstra."


class BatasField(AngkaField):
    """A bound of a range: a number or nothing."""

    def prepare_value(self, value: Any) -> Any:
        """Show a kept bound in Indonesian notation."""
        return value if value is None or isinstance(value, str) else format_number(value)

    def clean(self, value: Any) -> Any:
        """Return the number, None where there is none."""
        angka: Angka = super().clean(value)
        if angka.alasan:
            raise ValidationError("Isi angka, atau kosongkan.")
        return angka.nilai


def _describe_earlier(row: Indikator) -> str:
    """Tell an indicator from those of the same words: at another level, in another version."""
    level = "sasaran" if row.sasaran_id else "tujuan" if row.tujuan_id else "program"
    renstra = row.renstra
    return f"{row.uraian} ({level}, {renstra.periode} {renstra.get_jenis_display().lower()})"


class IndikatorForm(BarisForm):
    """An indicator with how it is measured."""

    uraian = text_field("Indikator", "Sebagaimana tertulis di Renstra.")
    rentang_bawah = BatasField(label="Batas bawah rentang")
    rentang_atas = BatasField(
        label="Batas atas rentang", help_text="Kedua batas hanya untuk metode di dalam rentang."
    )

    class Meta:
        model = Indikator
        fields = [
            "uraian", "nama_pendek", "satuan", "metode", "rentang_bawah", "rentang_atas", "agregasi",
            "lanjutan_dari",
        ]  # fmt: skip
        labels = {
            "nama_pendek": "Nama pendek",
            "metode": "Metode capaian",
            "agregasi": "Gabungan triwulan",
            "lanjutan_dari": "Melanjutkan indikator",
        }
        help_texts = {
            "nama_pendek": "Untuk grafik dan judul; kosong = rumusannya sendiri.",
            "satuan": "Misalnya persen, nilai, atau dokumen.",
            "lanjutan_dari": "Indikator Renstra sebelumnya yang capaiannya dibandingkan.",
        }

    def arrange(self) -> None:
        """Offer earlier indicators; those of other versions of the own Renstra alone."""
        self.limit("lanjutan_dari", earlier_indikator(self.instance.renstra))
        field: Any = self.fields["lanjutan_dari"]
        field.label_from_instance = _describe_earlier

    def clean(self) -> dict[str, Any]:
        """Say in words what a range needs."""
        data = super().clean() or {}
        low, high = data.get("rentang_bawah"), data.get("rentang_atas")
        if data.get("metode") == Indikator.Metode.RENTANG:
            if low is None or high is None:
                self.add_error("rentang_bawah", "Isi kedua batas rentang.")
            elif high < low:
                self.add_error("rentang_atas", "Batas atas tidak boleh di bawah batas bawah.")
        elif low is not None or high is not None:
            self.add_error("rentang_bawah", "Kosongkan batas: metodenya bukan di dalam rentang.")
        return data


class IndikatorProgramForm(IndikatorForm):
    """An indicator of a program, kegiatan or sub kegiatan."""

    program = nomenklatur_field(
        "Program, kegiatan, atau sub kegiatan", "Ketik kode atau namanya, lalu pilih."
    )
    field_order = ["program"]

    def arrange(self) -> None:
        """Offer the nomenclature of the year."""
        super().arrange()
        self.pilihan = offer_nomenklatur(self.tahun)
        node = self.instance.nomenklatur
        self.initial["program"] = f"{node.kode_cetak(self.tahun)} {node.uraian}" if node else ""

    def clean_program(self) -> Nomenklatur:
        """Return the one row that is meant; the new row needs it before it is checked."""
        node = pick_nomenklatur(self.cleaned_data["program"], self.tahun)
        self.instance.nomenklatur = node
        return node

    @property
    def isian(self) -> dict[str, Any]:
        """Return the fields with what they belong to."""
        return {**super().isian, "nomenklatur": self.cleaned_data["program"]}


class ProgramForm(BarisForm):
    """A program of a sasaran, from the nomenclature or, for old Renstra, by name alone."""

    program = nomenklatur_field("Program", "Ketik kode atau namanya, lalu pilih.")
    di_luar = forms.BooleanField(
        label="Di luar nomenklatur",
        required=False,
        help_text="Centang hanya untuk nama program lama yang tidak ada di nomenklatur.",
    )

    class Meta:
        model = ProgramSasaran
        fields: list[str] = []

    def arrange(self) -> None:
        """Offer the programs of the year."""
        self.pilihan = offer_nomenklatur(self.tahun, _PROGRAM)
        row = self.instance
        if row.pk:
            node = row.nomenklatur
            self.initial["program"] = f"{node.kode} {node.uraian}" if node else row.nama
            self.initial["di_luar"] = node is None

    def clean(self) -> dict[str, Any]:
        """Find the program, or take the name as it is where that is said."""
        data = super().clean() or {}
        text = data.get("program")
        if not text:
            return data
        node, name = None, " ".join(text.split())
        if not data.get("di_luar"):
            try:
                node, name = pick_nomenklatur(text, self.tahun, _PROGRAM), ""
            except ValidationError as error:
                self.add_error("program", error)
        elif len(name) > 300:  # noqa: PLR2004 - the column's own length
            self.add_error("program", "Nama paling panjang 300 huruf.")
        self.instance.nomenklatur, self.instance.nama = node, name
        return data

    @property
    def isian(self) -> dict[str, Any]:
        """Return the two columns, of which one is filled."""
        return {"nomenklatur": self.instance.nomenklatur, "nama": self.instance.nama}


def _of(kind: Any, *names: str) -> type[UraianForm]:
    """Return the form of a row that is its wording (and ``names``)."""
    meta = type("Meta", (), {"model": kind, "fields": ["uraian", *names]})
    return type(f"{kind.__name__}Form", (UraianForm,), {"Meta": meta, "__doc__": kind.__doc__,
                                                        "__module__": __name__})  # fmt: skip


FORMS: dict[str, type[BarisForm]] = {
    "tujuan": TujuanForm,
    "sasaran": _of(Sasaran),
    "strategi": _of(Strategi),
    "kebijakan": _of(Kebijakan),
    "program": ProgramForm,
    "indikator": IndikatorForm,
    "misi": _of(Misi),
    "tujuan-rpjmd": _of(TujuanRpjmd),
    "sasaran-rpjmd": _of(SasaranRpjmd),
    "indikator-rpjmd": _of(IndikatorRpjmd, "satuan"),
    "iku": IkuForm,
    "rincian": ButirForm,
    **dict.fromkeys(SkButir.Bagian.values, ButirForm),
}


def form_for(row: Any) -> type[BarisForm]:
    """Return the form of a row."""
    if isinstance(row, Indikator) and row.tujuan_id is None and row.sasaran_id is None:
        return IndikatorProgramForm
    return FORMS[jenis_of(row).kunci]
