"""The Renstra: tujuan, sasaran, indikator, yearly targets, strategi, kebijakan, program."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from instansi.models import Instansi
from renstra.models.nomenklatur import Nomenklatur
from renstra.models.rpjmd import Rpjmd, SasaranRpjmd
from sakip.constraints import (
    exactly_one,
    not_itself,
    one_of,
    presisi_sah,
    tahun_sah,
    terisi,
    value_or_reason,
)
from sakip.models import AngkaModel, BertanggalModel, Editable, UraianModel


class Renstra(Editable, BertanggalModel):
    """One version of the five-year plan; the one in force in a year started last."""

    class Jenis(models.TextChoices):
        AWAL = "awal", "Awal"
        PERUBAHAN = "perubahan", "Perubahan"

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="renstra")
    rpjmd = models.ForeignKey(Rpjmd, models.PROTECT, null=True, blank=True, related_name="renstra")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis, default=Jenis.AWAL)
    perubahan_ke = models.PositiveSmallIntegerField("perubahan ke-", default=0)
    nomor = models.CharField("nomor keputusan", max_length=100, blank=True)
    tahun_awal = models.PositiveSmallIntegerField("tahun awal")
    tahun_akhir = models.PositiveSmallIntegerField("tahun akhir")
    berlaku_dari = models.PositiveSmallIntegerField("berlaku mulai tahun")

    class Meta:
        verbose_name = verbose_name_plural = "Renstra"
        ordering = ["instansi", "tahun_awal", "perubahan_ke"]
        constraints = [
            UniqueConstraint(
                fields=["instansi", "tahun_awal", "perubahan_ke"], name="renstra_versi_unik"
            ),
            # Implies that the period does not end before it begins.
            CheckConstraint(
                condition=Q(berlaku_dari__gte=F("tahun_awal"))
                & Q(berlaku_dari__lte=F("tahun_akhir")),
                name="renstra_berlaku_di_masanya",
            ),
            CheckConstraint(
                condition=Q(jenis="awal", perubahan_ke=0)
                | Q(jenis="perubahan", perubahan_ke__gte=1),
                name="renstra_jenis_sesuai_nomor",
            ),
            presisi_sah(name="renstra_presisi_sah"),
            tahun_sah("tahun_awal", "tahun_akhir", "berlaku_dari", name="renstra_tahun_sah"),
        ]

    def __str__(self) -> str:
        return f"Renstra {self.instansi} {self.periode} ({self.get_jenis_display().lower()})"

    @property
    def periode(self) -> str:
        """Return the printed period, "2016–2021"."""
        return f"{self.tahun_awal}–{self.tahun_akhir}"

    @property
    def tahun(self) -> range:
        """Return the years of the plan."""
        return range(self.tahun_awal, self.tahun_akhir + 1)


class Tujuan(UraianModel):
    """A tujuan of the Instansi."""

    renstra = models.ForeignKey(Renstra, models.CASCADE, related_name="tujuan")
    sasaran_rpjmd = models.ForeignKey(
        SasaranRpjmd, models.PROTECT, null=True, blank=True, related_name="tujuan_renstra"
    )

    class Meta:
        verbose_name = verbose_name_plural = "tujuan"
        ordering = ["renstra", "urutan"]
        constraints = [
            UniqueConstraint(fields=["renstra", "urutan"], name="tujuan_urutan_unik"),
            terisi("uraian", name="tujuan_terisi"),
        ]


class Sasaran(UraianModel):
    """A sasaran; its wording has one source, this row. Numbered through the whole Renstra."""

    tujuan = models.ForeignKey(Tujuan, models.CASCADE, related_name="sasaran")

    class Meta:
        verbose_name = verbose_name_plural = "sasaran"
        ordering = ["tujuan__renstra", "tujuan__urutan", "urutan"]
        constraints = [
            UniqueConstraint(fields=["tujuan", "urutan"], name="sasaran_urutan_unik"),
            terisi("uraian", name="sasaran_terisi"),
        ]


class Strategi(UraianModel):
    """A strategi towards a sasaran."""

    sasaran = models.ForeignKey(Sasaran, models.CASCADE, related_name="strategi")

    class Meta:
        verbose_name = verbose_name_plural = "strategi"
        ordering = ["sasaran", "urutan"]
        constraints = [
            UniqueConstraint(fields=["sasaran", "urutan"], name="strategi_urutan_unik"),
            terisi("uraian", name="strategi_terisi"),
        ]


class Kebijakan(UraianModel):
    """A kebijakan that carries a sasaran."""

    sasaran = models.ForeignKey(Sasaran, models.CASCADE, related_name="kebijakan")

    class Meta:
        verbose_name = verbose_name_plural = "kebijakan"
        ordering = ["sasaran", "urutan"]
        constraints = [
            UniqueConstraint(fields=["sasaran", "urutan"], name="kebijakan_urutan_unik"),
            terisi("uraian", name="kebijakan_terisi"),
        ]


class ProgramSasaran(Editable):
    """A program that supports a sasaran: the one mapping of every document.

    Old Renstra name programs that are not in today's nomenclature; those stand as text.
    """

    sasaran = models.ForeignKey(Sasaran, models.CASCADE, related_name="program")
    urutan = models.PositiveSmallIntegerField("nomor")
    nomenklatur = models.ForeignKey(
        Nomenklatur, models.PROTECT, null=True, blank=True, related_name="sasaran"
    )
    nama = models.CharField("nama di luar nomenklatur", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "program sasaran"
        ordering = ["sasaran", "urutan"]
        constraints = [
            UniqueConstraint(fields=["sasaran", "urutan"], name="program_sasaran_urutan_unik"),
            UniqueConstraint(
                fields=["sasaran", "nomenklatur"], name="program_sasaran_program_unik"
            ),
            CheckConstraint(
                condition=Q(nomenklatur__isnull=False, nama="")
                | (Q(nomenklatur__isnull=True) & ~Q(nama="")),
                name="program_sasaran_kode_atau_nama",
            ),
        ]

    def __str__(self) -> str:
        return self.nomenklatur.uraian if self.nomenklatur else self.nama


class Indikator(Editable):
    """An indicator of a tujuan, a sasaran, or a program, kegiatan or sub kegiatan.

    ``lanjutan_dari`` names the indicator of an earlier Renstra version that this one goes on
    with, so that earlier years stay comparable.
    """

    class Metode(models.TextChoices):
        """How realisasi and target make the capaian (capaian.formulas.metode)."""

        POSITIF = "positif", "Progres positif (R/T)"
        NEGATIF = "negatif", "Progres negatif ((T−(R−T))/T)"
        NEGATIF_RASIO = "negatif_rasio", "Progres negatif (T/R)"
        RENTANG = "rentang", "Di dalam rentang"

    class Agregasi(models.TextChoices):
        """How figures of triwulan make that of the year (capaian.formulas.triwulan)."""

        JUMLAH = "jumlah", "Jumlah triwulan"
        TERAKHIR = "terakhir", "Nilai terakhir"
        RATA_RATA = "rata_rata", "Rata-rata triwulan"
        MAKSIMUM = "maksimum", "Nilai tertinggi"
        TAHUNAN = "tahunan", "Hanya tahunan"

    renstra = models.ForeignKey(Renstra, models.CASCADE, related_name="indikator")
    tujuan = models.ForeignKey(
        Tujuan, models.CASCADE, null=True, blank=True, related_name="indikator"
    )
    sasaran = models.ForeignKey(
        Sasaran, models.CASCADE, null=True, blank=True, related_name="indikator"
    )
    nomenklatur = models.ForeignKey(
        Nomenklatur, models.PROTECT, null=True, blank=True, related_name="indikator_renstra"
    )
    urutan = models.PositiveSmallIntegerField("nomor", default=1)
    uraian = models.TextField("indikator")
    nama_pendek = models.CharField("nama pendek", max_length=80, blank=True)
    satuan = models.CharField("satuan", max_length=50)
    metode = models.CharField("metode capaian", max_length=14, choices=Metode, default="positif")
    rentang_bawah = models.DecimalField(
        "batas bawah rentang", max_digits=20, decimal_places=4, null=True, blank=True
    )
    rentang_atas = models.DecimalField(
        "batas atas rentang", max_digits=20, decimal_places=4, null=True, blank=True
    )
    agregasi = models.CharField(
        "gabungan triwulan", max_length=10, choices=Agregasi, default=Agregasi.TAHUNAN
    )
    lanjutan_dari = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="dilanjutkan"
    )

    class Meta:
        verbose_name = verbose_name_plural = "indikator"
        ordering = ["renstra", "urutan", "id"]
        constraints = [
            exactly_one("tujuan", "sasaran", "nomenklatur", name="indikator_satu_pemilik"),
            terisi("uraian", name="indikator_terisi"),
            not_itself("lanjutan_dari", name="indikator_bukan_lanjutan_sendiri"),
            one_of(
                "metode",
                ["positif", "negatif", "negatif_rasio", "rentang"],
                name="indikator_metode_sah",
            ),
            one_of(
                "agregasi",
                ["jumlah", "terakhir", "rata_rata", "maksimum", "tahunan"],
                name="indikator_agregasi_sah",
            ),
            CheckConstraint(
                condition=Q(
                    metode="rentang",
                    rentang_bawah__isnull=False,
                    # Without this an empty upper bound compares to NULL, which passes.
                    rentang_atas__isnull=False,
                    rentang_atas__gte=F("rentang_bawah"),
                )
                | (~Q(metode="rentang") & Q(rentang_bawah__isnull=True, rentang_atas__isnull=True)),
                name="indikator_rentang_sesuai_metode",
                violation_error_message="Batas rentang diisi hanya, dan lengkap, untuk metode rentang.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def nama_grafik(self) -> str:
        """Return the short name if there is one, for charts and headings."""
        return self.nama_pendek or self.uraian


class TargetRenstra(Editable, AngkaModel):
    """The target of an indicator for one year of the Renstra."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="target_renstra")
    tahun = models.PositiveSmallIntegerField("tahun")

    class Meta:
        verbose_name = verbose_name_plural = "target Renstra"
        ordering = ["indikator", "tahun"]
        constraints = [
            UniqueConstraint(fields=["indikator", "tahun"], name="target_renstra_tahun_unik"),
            value_or_reason(name="target_renstra_nilai_atau_alasan"),
            tahun_sah("tahun", name="target_renstra_tahun_sah"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} {self.tahun}"

    def clean(self) -> None:
        """Refuse a year outside the Renstra: no matrix has a column for it."""
        indikator = getattr(self, "indikator", None)
        renstra = getattr(indikator, "renstra", None)
        if renstra and self.tahun is not None and self.tahun not in renstra.tahun:
            raise ValidationError(
                {"tahun": f"Tahun {self.tahun} di luar Renstra {renstra.periode}."}
            )
