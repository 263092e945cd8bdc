"""What stands in a PK: its parties, its targets and its programs, frozen with it."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from instansi.models import Pejabat
from perjanjian.models.pk import PerjanjianKinerja
from renstra.models import Indikator, Nomenklatur, Sasaran
from sakip.constraints import nip_18_angka, not_negative, terisi, value_or_reason
from sakip.models import AngkaModel, Editable


class IsiPk(Editable):
    """A row of a PK. ``beku``: the PK is in force, and the database refuses every change.

    The flag stands on the row because a trigger may read no table but its own.
    """

    beku = models.BooleanField("beku", default=False, editable=False)

    class Meta:
        abstract = True


class PkPihak(IsiPk):
    """A party as it stood on the day of signing; frozen with the document."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="pihak")
    urutan = models.PositiveSmallIntegerField("pihak", choices=[(1, "Pertama"), (2, "Kedua")])
    pejabat = models.ForeignKey(
        Pejabat, models.PROTECT, null=True, blank=True, related_name="pihak_pk"
    )
    nama = models.CharField("nama", max_length=300)
    jabatan = models.CharField("jabatan", max_length=300)
    pangkat = models.CharField("pangkat", max_length=70, blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pihak PK"
        ordering = ["perjanjian", "urutan"]
        constraints = [
            UniqueConstraint(fields=["perjanjian", "urutan"], name="pk_pihak_unik"),
            CheckConstraint(condition=Q(urutan__in=[1, 2]), name="pk_pihak_dua"),
            nip_18_angka(name="pk_pihak_nip_18_angka"),
            terisi("nama", "jabatan", name="pk_pihak_terisi"),
        ]

    def __str__(self) -> str:
        return self.nama


class PkSasaran(IsiPk, AngkaModel):
    """A promised target: sasaran, indikator and target, worded as on the day of signing."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="baris")
    urutan = models.PositiveSmallIntegerField("nomor")
    sasaran = models.ForeignKey(Sasaran, models.PROTECT, related_name="baris_pk")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="baris_pk")
    uraian_sasaran = models.TextField("sasaran")
    uraian_indikator = models.TextField("indikator")
    satuan = models.CharField("satuan", max_length=50, blank=True)
    alasan_beda = models.CharField("alasan berbeda dari target Renstra", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "sasaran PK"
        ordering = ["perjanjian", "urutan"]
        constraints = [
            UniqueConstraint(fields=["perjanjian", "urutan"], name="pk_sasaran_urutan_unik"),
            UniqueConstraint(fields=["perjanjian", "indikator"], name="pk_sasaran_unik"),
            value_or_reason(name="pk_sasaran_nilai_atau_alasan"),
            terisi("uraian_sasaran", "uraian_indikator", name="pk_sasaran_terisi"),
        ]

    def __str__(self) -> str:
        return self.uraian_indikator


class PkProgram(IsiPk):
    """A program of the PK with its pagu as it stood on the day of signing."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="program")
    urutan = models.PositiveSmallIntegerField("nomor")
    nomenklatur = models.ForeignKey(Nomenklatur, models.PROTECT, related_name="program_pk")
    uraian = models.TextField("program")
    pagu = models.DecimalField("anggaran (Rp)", max_digits=18, decimal_places=2)
    keterangan = models.CharField("keterangan", max_length=100, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "program PK"
        ordering = ["perjanjian", "urutan"]
        constraints = [
            UniqueConstraint(fields=["perjanjian", "urutan"], name="pk_program_urutan_unik"),
            UniqueConstraint(fields=["perjanjian", "nomenklatur"], name="pk_program_unik"),
            not_negative("pagu", name="pk_program_pagu_tidak_negatif"),
            terisi("uraian", name="pk_program_terisi"),
        ]

    def __str__(self) -> str:
        return self.uraian
