"""The reviu of a LAKIP: the Pemda's checklist, its answers, and the pernyataan."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from instansi.models import Pemda
from laporan.models.laporan import Laporan
from laporan.models.terbitan import PersetujuanLakip
from sakip.constraints import nip_18_angka, one_of, presisi_sah, terisi
from sakip.models import BertanggalModel, Editable


class ButirReviu(Editable):
    """An item of a Pemda's checklist; its wording is data, since regions word it differently."""

    class Kelompok(models.TextChoices):
        """The parts of the checklist (PermenPANRB 53/2014, Lampiran III)."""

        FORMAT = "format", "Format"
        MEKANISME = "mekanisme", "Mekanisme penyusunan"
        SUBSTANSI = "substansi", "Substansi"

    pemda = models.ForeignKey(Pemda, models.CASCADE, related_name="butir_reviu")
    kelompok = models.CharField("kelompok", max_length=10, choices=Kelompok)
    urutan = models.PositiveSmallIntegerField("nomor")
    pernyataan = models.CharField("pernyataan", max_length=500)
    dipakai = models.BooleanField("dipakai", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "butir reviu"
        ordering = ["pemda", "kelompok", "urutan"]
        constraints = [
            UniqueConstraint(fields=["pemda", "kelompok", "urutan"], name="butir_reviu_unik"),
            one_of(
                "kelompok", ["format", "mekanisme", "substansi"], name="butir_reviu_kelompok_sah"
            ),
            terisi("pernyataan", name="butir_reviu_terisi"),
        ]

    def __str__(self) -> str:
        return self.pernyataan

    @property
    def kunci(self) -> str:
        """Return what the item is called in forms: it stays when the default is written down."""
        return f"{self.kelompok}-{self.urutan}"


class JawabanReviu(Editable):
    """What the inspektorat found about one item, with the wording that it answered."""

    class Jawaban(models.TextChoices):
        """Answers; some items ask only where an earlier one was denied."""

        YA = "ya", "Ya"
        SEBAGIAN = "sebagian", "Sebagian"
        TIDAK = "tidak", "Tidak"
        TIDAK_BERLAKU = "tb", "Tidak berlaku"

    laporan = models.ForeignKey(Laporan, models.CASCADE, related_name="jawaban_reviu")
    butir = models.ForeignKey(ButirReviu, models.PROTECT, related_name="jawaban")
    pernyataan = models.CharField("pernyataan yang dijawab", max_length=500)
    jawaban = models.CharField("jawaban", max_length=10, choices=Jawaban, blank=True)
    catatan = models.TextField("catatan", blank=True, max_length=2000)

    class Meta:
        verbose_name = verbose_name_plural = "jawaban reviu"
        ordering = ["laporan", "butir"]
        constraints = [
            UniqueConstraint(fields=["laporan", "butir"], name="jawaban_reviu_unik"),
            one_of("jawaban", ["", "ya", "sebagian", "tidak", "tb"], name="jawaban_reviu_sah"),
            terisi("pernyataan", name="jawaban_reviu_terisi"),
        ]

    def __str__(self) -> str:
        return f"{self.pernyataan}: {self.get_jawaban_display() or 'belum dijawab'}"


class PernyataanReviu(Editable, BertanggalModel):
    """The Pernyataan Telah Direviu (PermenPANRB 53/2014, Lampiran III).

    It is about one approval by the camat; a LAKIP that was reopened since has not been reviewed.
    """

    laporan = models.OneToOneField(Laporan, models.CASCADE, related_name="pernyataan_reviu")
    persetujuan = models.ForeignKey(
        PersetujuanLakip, models.PROTECT, null=True, blank=True, related_name="pernyataan"
    )
    pereviu = models.CharField("nama pereviu", max_length=300)
    jabatan = models.CharField("jabatan", max_length=300)
    pangkat = models.CharField("pangkat", max_length=70, blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True)
    teks = models.TextField("pernyataan", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pernyataan telah direviu"
        constraints = [
            CheckConstraint(condition=Q(tanggal__isnull=False), name="pernyataan_reviu_bertanggal"),
            presisi_sah(name="pernyataan_reviu_presisi_sah"),
            nip_18_angka(name="pernyataan_reviu_nip_18_angka"),
        ]

    def __str__(self) -> str:
        return f"Reviu {self.laporan}"
