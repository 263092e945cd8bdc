"""The frozen files of a PK, and its cancellation: rows that are added and never changed."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from kerja.models import Berkas
from perjanjian.models.pk import PerjanjianKinerja
from sakip.constraints import one_of, terisi


class PkRevisi(models.Model):
    """A file of a PK: as submitted (``urutan`` 0), with one signature (1), with both (2).

    Every submission (``ajuan``) begins again at 0. ``kolom`` of the first says where the
    signatures go: ``{"pertama": {"halaman": 0, "kotak": [x1, y1, x2, y2]}, "kedua": …}``, page
    counted from 0, box in points from the lower left corner of the page.
    """

    class Penerbit(models.TextChoices):
        SENDIRI = "sendiri", "Penerbit sertifikat aplikasi ini"
        BSRE = "bsre", "BSrE"

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.PROTECT, related_name="revisi")
    ajuan = models.PositiveSmallIntegerField("ajuan ke-", default=1)
    urutan = models.PositiveSmallIntegerField("revisi")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="revisi_pk")
    penanda = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="revisi_pk"
    )
    sertifikat = models.CharField("nomor seri sertifikat", max_length=64, blank=True)
    penerbit = models.CharField(
        "penerbit sertifikat", max_length=10, choices=Penerbit, default=Penerbit.SENDIRI,
        help_text="Di urutan 0: yang untuknya naskah disusun.",
    )  # fmt: skip
    waktu = models.DateTimeField("waktu", default=timezone.now)
    kolom = models.JSONField("tempat tanda tangan", default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "revisi naskah PK"
        ordering = ["perjanjian", "ajuan", "urutan"]
        constraints = [
            UniqueConstraint(fields=["perjanjian", "ajuan", "urutan"], name="pk_revisi_unik"),
            CheckConstraint(condition=Q(ajuan__gte=1), name="pk_revisi_ajuan_sah"),
            CheckConstraint(condition=Q(urutan__in=[0, 1, 2]), name="pk_revisi_urutan_sah"),
            one_of("penerbit", ["sendiri", "bsre"], name="pk_revisi_penerbit_sah"),
            CheckConstraint(
                condition=Q(urutan=0, penanda__isnull=True, sertifikat="")
                | (Q(penanda__isnull=False) & ~Q(sertifikat="") & ~Q(urutan=0)),
                name="pk_revisi_bertanda_tangan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.perjanjian}, ajuan {self.ajuan} revisi {self.urutan}"


class PkPembatalan(models.Model):
    """That a PK does not hold (any more): who said so, when and why."""

    perjanjian = models.OneToOneField(PerjanjianKinerja, models.PROTECT, related_name="pembatalan")
    alasan = models.TextField("alasan")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    waktu = models.DateTimeField("waktu", default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = "pembatalan PK"
        ordering = ["-waktu"]
        constraints = [terisi("alasan", name="pk_pembatalan_terisi")]

    def __str__(self) -> str:
        return f"Pembatalan {self.perjanjian}"
