"""What it may cost and did cost; every total is derived from these rows."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from instansi.models import Instansi, SubUnit
from renstra.models import Nomenklatur
from sakip.angka import Angka
from sakip.constraints import (
    not_itself,
    not_negative,
    one_of,
    tahun_sah,
    terisi,
    value_or_reason,
)
from sakip.models import Editable


class Akun(models.Model):
    """An account of the budget: 5.1 Belanja Operasi with 5.1.01 …, 5.2, 5.3, 5.4."""

    kode = models.CharField("kode", max_length=20, unique=True)
    uraian = models.CharField("uraian", max_length=150)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")

    class Meta:
        verbose_name = verbose_name_plural = "akun"
        ordering = ["kode"]
        constraints = [
            not_itself("induk", name="akun_bukan_induk_sendiri"),
            terisi("uraian", name="akun_terisi"),
            CheckConstraint(
                condition=Q(kode__regex=r"^\d(\.\d(\.\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)?)?$"),
                name="akun_kode_sah",
                violation_error_message="Kode tidak berbentuk akun, misalnya 5.1.02.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}"


class TahapAnggaran(models.TextChoices):
    """Stages of a year's budget, in their order."""

    MURNI = "murni", "Murni"
    PERGESERAN = "pergeseran", "Pergeseran"
    PERUBAHAN = "perubahan", "Perubahan"


# The budget knows no row above a program.
TINGKAT_ANGGARAN = ("program", "kegiatan", "sub_kegiatan")
BUKAN_TINGKAT = "Pagu dan realisasi dicatat pada program, kegiatan, atau sub kegiatan."


class BarisAnggaran(Editable):
    """Rupiah at a sub kegiatan and an akun.

    A row at a program or kegiatan is a *rest row*: known only there ("belum dirinci"), added
    to its children and printed so. A row at 5.1 means that its split is unknown.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    nilai = models.DecimalField(
        "nilai (Rp)", max_digits=18, decimal_places=2, null=True, blank=True
    )
    alasan = models.CharField("alasan tidak tersedia", max_length=300, blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a row above a program; the level stands in another table, so no constraint can."""
        nomenklatur = getattr(self, "nomenklatur", None)
        if nomenklatur and nomenklatur.tingkat not in TINGKAT_ANGGARAN:
            raise ValidationError({"nomenklatur": BUKAN_TINGKAT})

    @property
    def angka(self) -> Angka:
        """Return the figure in the form that the formulas take."""
        return Angka(nilai=self.nilai, alasan=self.alasan)


class Pagu(BarisAnggaran):
    """What may be spent, at one stage of the budget."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="pagu")
    tahap = models.CharField("tahap", max_length=10, choices=TahapAnggaran)
    nomenklatur = models.ForeignKey(Nomenklatur, models.PROTECT, related_name="pagu")
    sub_unit = models.ForeignKey(
        SubUnit, models.PROTECT, null=True, blank=True, related_name="pagu"
    )
    akun = models.ForeignKey(Akun, models.PROTECT, related_name="pagu")

    class Meta:
        verbose_name = verbose_name_plural = "pagu"
        ordering = ["instansi", "tahun", "nomenklatur__kode", "akun__kode"]
        constraints = [
            UniqueConstraint(
                fields=["instansi", "tahun", "tahap", "nomenklatur", "akun"],
                condition=Q(sub_unit__isnull=True),
                name="pagu_unik",
            ),
            UniqueConstraint(
                fields=["instansi", "tahun", "tahap", "nomenklatur", "akun", "sub_unit"],
                condition=Q(sub_unit__isnull=False),
                name="pagu_sub_unit_unik",
            ),
            one_of("tahap", TahapAnggaran.values, name="pagu_tahap_sah"),
            tahun_sah("tahun", name="pagu_tahun_sah"),
            not_negative("nilai", name="pagu_tidak_negatif"),
            value_or_reason(name="pagu_nilai_atau_alasan", text=None),
        ]

    def __str__(self) -> str:
        return f"{self.nomenklatur.kode} {self.akun.kode} {self.tahap}"


class Realisasi(BarisAnggaran):
    """What was spent from 1 January to the end of a triwulan (cumulative)."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="realisasi_anggaran")
    triwulan = models.PositiveSmallIntegerField(
        "s.d. triwulan", choices=[(1, "I"), (2, "II"), (3, "III"), (4, "IV")]
    )
    nomenklatur = models.ForeignKey(Nomenklatur, models.PROTECT, related_name="realisasi_anggaran")
    sub_unit = models.ForeignKey(
        SubUnit, models.PROTECT, null=True, blank=True, related_name="realisasi_anggaran"
    )
    akun = models.ForeignKey(Akun, models.PROTECT, related_name="realisasi_anggaran")

    class Meta:
        verbose_name = verbose_name_plural = "realisasi anggaran"
        ordering = ["instansi", "tahun", "triwulan", "nomenklatur__kode", "akun__kode"]
        constraints = [
            UniqueConstraint(
                fields=["instansi", "tahun", "triwulan", "nomenklatur", "akun"],
                condition=Q(sub_unit__isnull=True),
                name="realisasi_unik",
            ),
            UniqueConstraint(
                fields=["instansi", "tahun", "triwulan", "nomenklatur", "akun", "sub_unit"],
                condition=Q(sub_unit__isnull=False),
                name="realisasi_sub_unit_unik",
            ),
            CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4), name="realisasi_triwulan_sah"
            ),
            tahun_sah("tahun", name="realisasi_tahun_sah"),
            not_negative("nilai", name="realisasi_tidak_negatif"),
            value_or_reason(name="realisasi_nilai_atau_alasan", text=None),
        ]

    def __str__(self) -> str:
        return f"{self.nomenklatur.kode} {self.akun.kode} TW {self.triwulan}"
