"""Invitations to an account."""

from datetime import timedelta

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone

from instansi.models.pengguna import Pengguna
from sakip.constraints import sha256_sah


class Undangan(models.Model):
    """An invitation to choose a password; only a hash of its link's key is kept."""

    BERLAKU = timedelta(days=7)

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="undangan")
    surel = models.EmailField("surel")
    sidik = models.CharField("sidik kunci", max_length=64, editable=False)
    oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="undangan_dibuat"
    )
    dibuat = models.DateTimeField("dibuat", default=timezone.now)
    kedaluwarsa = models.DateTimeField("kedaluwarsa")
    gagal = models.BooleanField(
        "gagal dikirim", default=False, help_text="Peladen surel tidak menerimanya."
    )
    dipakai = models.DateTimeField("dipakai", null=True, blank=True)
    dicabut = models.DateTimeField("dicabut", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "undangan"
        ordering = ["-dibuat", "-pk"]
        constraints = [
            UniqueConstraint(fields=["sidik"], name="undangan_sidik_unik"),
            sha256_sah("sidik", name="undangan_sidik_sah"),
            CheckConstraint(
                condition=Q(kedaluwarsa__gt=F("dibuat")), name="undangan_masa_berlaku_urut"
            ),
            CheckConstraint(
                condition=Q(dipakai__isnull=True) | Q(dicabut__isnull=True),
                name="undangan_dipakai_atau_dicabut",
            ),
            UniqueConstraint(
                fields=["pengguna"],
                condition=Q(dipakai__isnull=True, dicabut__isnull=True),
                name="undangan_satu_terbuka",
            ),
        ]

    class Keadaan(models.TextChoices):
        """What has become of an invitation."""

        TERBUKA = "terbuka", "Menunggu dipakai"
        DIPAKAI = "dipakai", "Sudah dipakai"
        DICABUT = "dicabut", "Dicabut"
        KEDALUWARSA = "kedaluwarsa", "Kedaluwarsa"

    def __str__(self) -> str:
        return f"Undangan {self.pengguna}"

    @property
    def keadaan(self) -> Keadaan:
        """Return what has become of the invitation by now."""
        if self.dipakai:
            return self.Keadaan.DIPAKAI
        if self.dicabut:
            return self.Keadaan.DICABUT
        expired = self.kedaluwarsa <= timezone.now()
        return self.Keadaan.KEDALUWARSA if expired else self.Keadaan.TERBUKA
