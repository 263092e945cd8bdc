"""What a Pemda opens to the public, and the systems that may read what it issued."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone

from instansi.models import Pemda
from sakip.constraints import sha256_sah, terisi


class Publikasi(models.Model):
    """Whether a Pemda shows what it issued to anybody; without a row it does not."""

    pemda = models.OneToOneField(Pemda, models.CASCADE, related_name="publikasi")
    aktif = models.BooleanField("halaman publik", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "halaman publik"
        ordering = ["pemda"]

    def __str__(self) -> str:
        return f"Halaman publik {self.pemda}"


class KlienApi(models.Model):
    """A system that reads the issued reports of one Pemda; only a hash of its token is kept."""

    pemda = models.ForeignKey(Pemda, models.CASCADE, related_name="klien_api")
    nama = models.CharField("nama", max_length=100)
    sidik = models.CharField("sidik token", max_length=64, editable=False)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibuat = models.DateTimeField("dibuat", default=timezone.now)
    terakhir = models.DateTimeField("terakhir dipakai", null=True, blank=True)
    sampai = models.DateField("berlaku sampai", null=True, blank=True)  # its last day
    dicabut = models.DateTimeField("dicabut", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "klien API"
        ordering = ["pemda", "-dibuat", "-pk"]
        constraints = [
            UniqueConstraint(fields=["sidik"], name="klien_api_sidik_unik"),
            sha256_sah("sidik", name="klien_api_sidik_sah"),
            terisi("nama", name="klien_api_terisi"),
            UniqueConstraint(
                fields=["pemda", "nama"],
                condition=Q(dicabut__isnull=True),
                name="klien_api_nama_unik",
                violation_error_message="Sudah ada klien bernama itu. Pakailah nama lain, atau "
                "cabut dulu token yang lama.",
            ),
            CheckConstraint(
                condition=Q(dicabut__isnull=True) | Q(dicabut__gte=F("dibuat")),
                name="klien_api_waktu_urut",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def kedaluwarsa(self) -> bool:
        """Return whether its last day has passed."""
        return self.sampai is not None and self.sampai < timezone.localdate()
