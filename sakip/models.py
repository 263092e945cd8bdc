"""Abstract bases of rows that people edit; the project itself owns no table."""

from django.db import models

from sakip.angka import Angka
from sakip.dates import Presisi


class Editable(models.Model):
    """A row that two people may edit at once: ``versi`` tells the second that it changed."""

    versi = models.PositiveIntegerField("versi", default=1, editable=False)

    class Meta:
        abstract = True


class UraianModel(Editable):
    """A numbered line of a plan: its wording has one source, this row."""

    urutan = models.PositiveSmallIntegerField("nomor")
    uraian = models.TextField("uraian")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.uraian


class AngkaModel(models.Model):
    """A figure as number and text, or declared absent with a reason; no value is not zero."""

    nilai = models.DecimalField("nilai", max_digits=20, decimal_places=4, null=True, blank=True)
    teks = models.CharField(
        "teks", max_length=200, blank=True, help_text='Bentuk cetak, misalnya "B (80)".'
    )
    alasan = models.CharField(
        "alasan tidak tersedia",
        max_length=300,
        blank=True,
        help_text="Diisi hanya bila angka ini dinyatakan tidak tersedia.",
    )

    class Meta:
        abstract = True

    @property
    def angka(self) -> Angka:
        """Return the figure in the form that the formulas take."""
        return Angka(nilai=self.nilai, teks=self.teks, alasan=self.alasan)


class BertanggalModel(models.Model):
    """A document's place and date; the day may be unknown (``presisi`` month or year)."""

    tempat = models.CharField("tempat", max_length=100, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    presisi = models.CharField(
        "presisi tanggal",
        max_length=5,
        choices=[(p.value, p.value) for p in Presisi],
        default=Presisi.HARI.value,
    )

    class Meta:
        abstract = True
