"""What the camat approved and what the kabupaten issued: rows that are added and never changed."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from kerja.models import Berkas
from laporan.models.laporan import Laporan
from perjanjian.nomor import format_nomor
from sakip.constraints import sha256_sah, terisi


class PersetujuanLakip(models.Model):
    """One approval of a LAKIP by the camat: by whom, when, and of which data exactly.

    ``waktu`` is that of the step's move, by which the approval in force is known.
    """

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="persetujuan")
    waktu = models.DateTimeField("waktu")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    nama = models.CharField("nama", max_length=300)
    jabatan = models.CharField("jabatan", max_length=300)
    kunci = models.CharField("kunci data", max_length=64)
    data = models.JSONField("data yang disetujui")

    class Meta:
        verbose_name = verbose_name_plural = "persetujuan LAKIP"
        ordering = ["laporan", "-waktu"]
        constraints = [
            UniqueConstraint(fields=["laporan", "waktu"], name="persetujuan_lakip_unik"),
            sha256_sah("kunci", name="persetujuan_lakip_kunci_sah"),
            terisi("nama", "jabatan", name="persetujuan_lakip_terisi"),
        ]

    def __str__(self) -> str:
        return f"Persetujuan {self.laporan}"


class Terbitan(models.Model):
    """An issued LAKIP: its PDF, its data, and what changed since the issue before.

    ``nomor`` is the number for verification, 80 random bits. ``jejak_nomor`` and ``jejak_rantai``
    are the head of the trail as the data were frozen.
    """

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="terbitan")
    versi = models.PositiveSmallIntegerField("terbitan ke-")
    persetujuan = models.OneToOneField(PersetujuanLakip, models.PROTECT, related_name="terbitan")
    nomor = models.CharField("nomor verifikasi", max_length=16, unique=True)
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="terbitan")
    data = models.ForeignKey(Berkas, models.PROTECT, related_name="terbitan_data")
    halaman = models.PositiveIntegerField("jumlah halaman")
    perubahan = models.TextField("yang berubah", blank=True, max_length=2000)
    jejak_nomor = models.PositiveBigIntegerField("banyaknya jejak")
    jejak_rantai = models.CharField("rantai jejak terakhir", max_length=64)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    waktu = models.DateTimeField("waktu")

    class Meta:
        verbose_name = verbose_name_plural = "terbitan LAKIP"
        ordering = ["laporan", "-versi"]
        constraints = [
            UniqueConstraint(fields=["laporan", "versi"], name="terbitan_versi_unik"),
            CheckConstraint(condition=Q(nomor__regex=r"^[A-Z2-7]{16}$"), name="terbitan_nomor_sah"),
            CheckConstraint(
                condition=Q(versi=1, perubahan="") | (Q(versi__gt=1) & ~Q(perubahan="")),
                name="terbitan_ulang_beralasan",
            ),
            sha256_sah("jejak_rantai", name="terbitan_rantai_sah"),
        ]

    def __str__(self) -> str:
        return f"{self.laporan}, terbitan {self.versi}"

    @property
    def nomor_cetak(self) -> str:
        """Return the number in groups."""
        return format_nomor(self.nomor)
