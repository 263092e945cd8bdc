"""Certificates of those who sign, each with its private key as only its holder can open it."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from sakip.constraints import terisi


class Sertifikat(models.Model):
    """A certificate issued by the installation's CA to one person; revoked, never deleted.

    ``kunci`` is the private key encrypted under a passphrase that is kept nowhere.
    """

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="sertifikat"
    )
    serial = models.CharField("nomor seri", max_length=64, unique=True)
    nama = models.CharField("nama", max_length=300)
    nip = models.CharField("NIP", max_length=18, blank=True)
    jabatan = models.CharField("jabatan", max_length=300, blank=True)
    pem = models.TextField("sertifikat", editable=False)
    kunci = models.TextField("kunci terenkripsi", editable=False)
    berlaku_dari = models.DateTimeField("berlaku sejak")
    berlaku_sampai = models.DateTimeField("berlaku sampai")
    dicabut = models.DateTimeField("dicabut", null=True, blank=True)
    alasan_cabut = models.CharField("alasan pencabutan", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "sertifikat"
        ordering = ["-berlaku_dari", "-id"]
        constraints = [
            terisi("serial", "nama", "pem", "kunci", name="sertifikat_terisi"),
            UniqueConstraint(
                fields=["pengguna"], condition=Q(dicabut=None), name="sertifikat_satu_yang_dipakai"
            ),
            CheckConstraint(
                condition=Q(dicabut=None, alasan_cabut="")
                | (Q(dicabut__isnull=False) & ~Q(alasan_cabut="")),
                name="sertifikat_cabut_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return f"Sertifikat {self.serial[:16]} ({self.nama})"

    @property
    def berlaku(self) -> bool:
        """Return whether it may be used to sign now."""
        return self.dicabut is None and self.berlaku_dari <= timezone.now() < self.berlaku_sampai

    @property
    def keadaan(self) -> str:
        """Return what it is good for now, in words."""
        if self.dicabut:
            return "dicabut"
        return "berlaku" if self.berlaku else "kedaluwarsa"
