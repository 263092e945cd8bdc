"""What was achieved: realisasi of indicators, comparisons, analysis, and the scales."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from capaian.formulas import Pita, Skala, check_skala, sort_pita
from instansi.models import Pemda
from renstra.models import Indikator
from sakip.constraints import TAHUN_PERTAMA, one_of, tahun_sah, terisi, value_or_reason
from sakip.models import AngkaModel, Editable


class SkalaNilai(Editable):
    """An ordinal scale of a Pemda: categories of capaian, or the predicate of an indicator."""

    class Jenis(models.TextChoices):
        """What the bands name: a capaian in percent, or the value of an indicator itself."""

        KATEGORI = "kategori", "Kategori capaian (%)"
        PREDIKAT = "predikat", "Predikat nilai indikator"

    pemda = models.ForeignKey(Pemda, models.CASCADE, related_name="skala")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis, default=Jenis.KATEGORI)
    nama = models.CharField("nama", max_length=150)
    dasar = models.CharField("dasar hukum", max_length=255, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "skala"
        ordering = ["pemda", "nama"]
        constraints = [
            UniqueConstraint(fields=["pemda", "nama"], name="skala_nama_unik"),
            one_of("jenis", ["kategori", "predikat"], name="skala_jenis_sah"),
            terisi("nama", name="skala_terisi"),
        ]

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        """Refuse what would no longer fit where the scale is in use."""
        if self.pk is None:
            return
        uses: list[PengaturanCapaian | PredikatIndikator] = [*self.dipakai.all()]
        for row in [*uses, *self.indikator.all()]:
            row.skala = self
            row.clean()

    def as_skala(self) -> Skala:
        """Return the scale in the form that the formulas take, whole or not."""
        return Skala(self.nama, sort_pita(pita.as_pita() for pita in self.pita.all()))


def check_use(skala: SkalaNilai, jenis: str, pemda_id: int) -> None:
    """Refuse a scale of another kind or Pemda, or one that leaves a value without a category.

    Rows of other tables decide it, so no constraint can. Raises ValidationError.
    """
    if skala.jenis != jenis:
        label = SkalaNilai.Jenis(jenis).label
        raise ValidationError({"skala": f"Pilih skala berjenis “{label}”."})
    if skala.pemda_id != pemda_id:
        raise ValidationError({"skala": f"Skala “{skala}” milik Pemda lain."})
    problems = check_skala(skala.as_skala().pita)
    if problems:
        raise ValidationError({"skala": problems})


class PitaSkala(Editable):
    """A band of a scale: everything from its lower bound up to the next band."""

    skala = models.ForeignKey(SkalaNilai, models.CASCADE, related_name="pita")
    label = models.CharField("label", max_length=60)
    keterangan = models.CharField("keterangan", max_length=100, blank=True)
    batas_bawah = models.DecimalField(
        "batas bawah", max_digits=9, decimal_places=2, null=True, blank=True
    )
    inklusif = models.BooleanField("batas termasuk", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "pita skala"
        ordering = ["skala", models.F("batas_bawah").desc(nulls_last=True)]
        constraints = [
            UniqueConstraint(fields=["skala", "label"], name="pita_label_unik"),
            terisi("label", name="pita_terisi"),
            # "lebih dari 100" may stand above "mulai 100": the lower of the two holds 100 alone.
            UniqueConstraint(fields=["skala", "batas_bawah", "inklusif"], name="pita_batas_unik"),
            UniqueConstraint(
                fields=["skala"],
                condition=Q(batas_bawah__isnull=True),
                name="pita_satu_terbawah",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def as_pita(self) -> Pita:
        """Return the band in the form that the formulas take."""
        return Pita(self.label, self.batas_bawah, self.inklusif, self.keterangan)


class PengaturanCapaian(Editable):
    """How a Pemda reads capaian from a year on: the scale in force and a cap for averages.

    The row with the latest ``mulai`` that is not after the report year holds; so a new scale
    leaves the reports of earlier years as they are.
    """

    pemda = models.ForeignKey(Pemda, models.CASCADE, related_name="pengaturan_capaian")
    mulai = models.PositiveSmallIntegerField("berlaku mulai tahun", default=TAHUN_PERTAMA)
    skala = models.ForeignKey(SkalaNilai, models.PROTECT, related_name="dipakai")
    batas_rata_rata = models.PositiveSmallIntegerField(
        "batas capaian dalam rata-rata (%)",
        null=True,
        blank=True,
        choices=[(100, "100%"), (120, "120%")],
    )

    class Meta:
        verbose_name = verbose_name_plural = "pengaturan capaian"
        ordering = ["pemda", "-mulai"]
        constraints = [
            UniqueConstraint(fields=["pemda", "mulai"], name="pengaturan_mulai_unik"),
            tahun_sah("mulai", name="pengaturan_mulai_sah"),
            CheckConstraint(
                condition=Q(batas_rata_rata__isnull=True) | Q(batas_rata_rata__in=[100, 120]),
                name="pengaturan_batas_sah",
            ),
        ]

    def __str__(self) -> str:
        return f"Pengaturan capaian {self.pemda} mulai {self.mulai}"

    def clean(self) -> None:
        """Demand a whole scale of categories of the same Pemda."""
        if self.skala_id and self.pemda_id:
            check_use(self.skala, SkalaNilai.Jenis.KATEGORI, self.pemda_id)


class PredikatIndikator(Editable):
    """The predicate scale of an indicator, such as the mutu of SKM; none = taken away again."""

    indikator = models.OneToOneField(Indikator, models.CASCADE, related_name="predikat")
    skala = models.ForeignKey(
        SkalaNilai, models.PROTECT, related_name="indikator", null=True, blank=True
    )

    class Meta:
        verbose_name = verbose_name_plural = "predikat indikator"

    def __str__(self) -> str:
        return f"{self.indikator}: {self.skala or 'tanpa predikat'}"

    def clean(self) -> None:
        """Demand a whole scale of predicates of the Pemda that the indicator belongs to."""
        if self.skala and self.indikator_id:
            pemda_id = self.indikator.renstra.instansi.pemda_id
            check_use(self.skala, SkalaNilai.Jenis.PREDIKAT, pemda_id)


class RealisasiIndikator(Editable, AngkaModel):
    """What an indicator reached in a year (``triwulan`` empty) or up to a triwulan."""

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="realisasi")
    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    pembilang = models.DecimalField(
        "pembilang", max_digits=20, decimal_places=4, null=True, blank=True
    )
    penyebut = models.DecimalField(
        "penyebut", max_digits=20, decimal_places=4, null=True, blank=True
    )
    penjelasan = models.TextField("penjelasan", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "realisasi indikator"
        ordering = ["indikator", "tahun", "triwulan"]
        constraints = [
            UniqueConstraint(
                fields=["indikator", "tahun"],
                condition=Q(triwulan__isnull=True),
                name="realisasi_indikator_tahun_unik",
            ),
            UniqueConstraint(
                fields=["indikator", "tahun", "triwulan"],
                condition=Q(triwulan__isnull=False),
                name="realisasi_indikator_triwulan_unik",
            ),
            CheckConstraint(
                condition=Q(triwulan__isnull=True) | Q(triwulan__gte=1, triwulan__lte=4),
                name="realisasi_indikator_triwulan_sah",
            ),
            CheckConstraint(
                condition=Q(pembilang__isnull=True, penyebut__isnull=True)
                | Q(pembilang__isnull=False, penyebut__isnull=False),
                name="realisasi_indikator_rasio_lengkap",
                violation_error_message="Isi pembilang dan penyebut bersama-sama.",
            ),
            CheckConstraint(
                condition=Q(penyebut__isnull=True) | Q(penyebut__gt=0),
                name="realisasi_indikator_penyebut_positif",
                violation_error_message="Penyebut harus lebih dari nol.",
            ),
            CheckConstraint(
                condition=Q(pembilang__isnull=True) | Q(nilai__isnull=False),
                name="realisasi_indikator_rasio_bernilai",
                violation_error_message="Pembilang dan penyebut hanya menyertai realisasi.",
            ),
            value_or_reason(name="realisasi_indikator_nilai_atau_alasan"),
            tahun_sah("tahun", name="realisasi_indikator_tahun_sah"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} {self.tahun}"


class Analisis(Editable):
    """Why an indicator came out as it did, and what is done about it; written by people."""

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="analisis")
    tahun = models.PositiveSmallIntegerField("tahun")
    penyebab = models.TextField("penyebab keberhasilan atau kegagalan", blank=True)
    solusi = models.TextField("solusi yang telah dan akan dilakukan", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "analisis"
        ordering = ["indikator", "tahun"]
        constraints = [
            UniqueConstraint(fields=["indikator", "tahun"], name="analisis_tahun_unik"),
            tahun_sah("tahun", name="analisis_tahun_sah"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} {self.tahun}"


class PembandingNasional(Editable, AngkaModel):
    """The national figure of an indicator for a year; its absence is declared with a reason."""

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="nasional")
    tahun = models.PositiveSmallIntegerField("tahun")
    sumber = models.CharField("sumber", max_length=255, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pembanding nasional"
        ordering = ["indikator", "tahun"]
        constraints = [
            UniqueConstraint(fields=["indikator", "tahun"], name="nasional_tahun_unik"),
            value_or_reason(name="nasional_nilai_atau_alasan"),
            tahun_sah("tahun", name="nasional_tahun_sah"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} {self.tahun}"
