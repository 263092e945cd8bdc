"""Remarks on the rows of the PK of lower officials; those on a camat's belong to the year's step."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from perjanjian.models.pk import PerjanjianKinerja
from renstra.models import Indikator
from sakip.constraints import terisi


class PkKomentar(models.Model):
    """A remark on a promised target, until somebody marks it as settled.

    It names the indicator, not the row: a row that is taken out leaves what was said about it.
    """

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.PROTECT, related_name="komentar")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="komentar_pk")
    teks = models.TextField("komentar", max_length=2000)
    penulis = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="komentar_pk"
    )
    peran = models.CharField("peran", max_length=120)
    waktu = models.DateTimeField("waktu", auto_now_add=True)
    selesai = models.DateTimeField("selesai", null=True, blank=True)
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "komentar PK"
        ordering = ["perjanjian", "waktu", "id"]
        constraints = [
            terisi("teks", name="pk_komentar_terisi"),
            CheckConstraint(
                condition=Q(selesai__isnull=False) | Q(selesai_oleh__isnull=True),
                name="pk_komentar_selesai_bertanggal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.perjanjian}: {self.indikator}"
