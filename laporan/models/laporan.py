"""The LAKIP: its year, outline, own texts and what was laid out."""

from django.db import models
from django.db.models import UniqueConstraint

from instansi.models import Instansi, Pemda
from kerja.models import Berkas
from sakip.constraints import one_of, presisi_sah, tahun_sah, terisi
from sakip.models import BertanggalModel, Editable


class Laporan(Editable, BertanggalModel):
    """The LAKIP of an Instansi for a year; its date is that of the kata pengantar."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="laporan")
    tahun = models.PositiveSmallIntegerField("tahun")

    class Meta:
        verbose_name = verbose_name_plural = "laporan"
        ordering = ["instansi", "-tahun"]
        constraints = [
            UniqueConstraint(fields=["instansi", "tahun"], name="laporan_tahun_unik"),
            presisi_sah(name="laporan_presisi_sah"),
            tahun_sah("tahun", name="laporan_tahun_sah"),
        ]

    def __str__(self) -> str:
        return f"LAKIP {self.instansi} {self.tahun}"


class KerangkaBagian(Editable):
    """A Pemda's change to one part of the outline: title, order, or left out."""

    pemda = models.ForeignKey(Pemda, models.CASCADE, related_name="kerangka")
    bagian = models.CharField("bagian", max_length=60)
    judul = models.CharField("judul", max_length=200, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", null=True, blank=True)
    tampil = models.BooleanField("dicetak", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "kerangka LAKIP"
        ordering = ["pemda", "urutan"]
        constraints = [UniqueConstraint(fields=["pemda", "bagian"], name="kerangka_bagian_unik")]

    def __str__(self) -> str:
        return self.judul or self.bagian


class TeksPemda(Editable):
    """A Pemda's own default text for one place; a text of the kecamatan itself still stands above it.

    Plain words, paragraphs parted by an empty line; names stand in braces ("{instansi}").
    """

    pemda = models.ForeignKey(Pemda, models.CASCADE, related_name="teks_bawaan")
    kunci = models.CharField("tempat", max_length=80)
    teks = models.TextField("teks", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "teks bawaan Pemda"
        ordering = ["pemda", "kunci"]
        constraints = [UniqueConstraint(fields=["pemda", "kunci"], name="teks_pemda_unik")]

    def __str__(self) -> str:
        return self.kunci


class Narasi(Editable):
    """A person's own text for one place of the document; it stands instead of the default.

    The row stays when the default is taken again (``teks`` is empty then), so that a text saved
    meanwhile by somebody else is noticed and the trail of the place goes on.
    """

    laporan = models.ForeignKey(Laporan, models.CASCADE, related_name="narasi")
    kunci = models.CharField("tempat", max_length=80)
    teks = models.TextField("teks (HTML bersih)", blank=True)
    bawaan = models.TextField(
        "teks bawaan ketika ditulis",
        blank=True,
        help_text="Kata-kata saja; memberi tahu bila data sesudah itu berubah.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "narasi"
        ordering = ["laporan", "kunci"]
        constraints = [UniqueConstraint(fields=["laporan", "kunci"], name="narasi_kunci_unik")]

    def __str__(self) -> str:
        return self.kunci


class ButirLaporan(Editable):
    """An item that people state: an isu strategis or a step of improvement."""

    class Jenis(models.TextChoices):
        ISU = "isu", "Isu strategis"
        PERBAIKAN = "perbaikan", "Langkah perbaikan"

    laporan = models.ForeignKey(Laporan, models.CASCADE, related_name="butir")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis)
    urutan = models.PositiveSmallIntegerField("urutan")
    teks = models.TextField("teks")

    class Meta:
        verbose_name = verbose_name_plural = "butir laporan"
        ordering = ["laporan", "jenis", "urutan"]
        constraints = [
            UniqueConstraint(fields=["laporan", "jenis", "urutan"], name="butir_urutan_unik"),
            one_of("jenis", ["isu", "perbaikan"], name="butir_jenis_sah"),
            terisi("teks", name="butir_terisi"),
        ]

    def __str__(self) -> str:
        return self.teks


class Cetakan(models.Model):
    """A laid-out LAKIP, kept under the key of its parts: an unchanged one is served again."""

    laporan = models.ForeignKey(Laporan, models.CASCADE, related_name="cetakan")
    kunci = models.CharField("kunci", max_length=64)
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="cetakan")
    halaman = models.PositiveIntegerField("jumlah halaman")
    mulai_bagian = models.JSONField("halaman awal tiap bagian", default=dict)
    nomor_halaman = models.JSONField("nomor halaman tiap judul", default=dict)
    dibuat = models.DateTimeField("dibuat", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "cetakan"
        ordering = ["-dibuat"]
        constraints = [UniqueConstraint(fields=["laporan", "kunci"], name="cetakan_kunci_unik")]

    def __str__(self) -> str:
        return f"{self.laporan} {self.kunci[:8]}"
