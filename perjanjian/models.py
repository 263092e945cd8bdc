"""The Perjanjian Kinerja: what was promised this year, by whom to whom."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from instansi.models import Instansi, Jabatan, Pemda
from renstra.models import Indikator, Nomenklatur, Sasaran
from sakip.constraints import (
    nip_18_angka,
    not_negative,
    one_of,
    presisi_sah,
    tahun_sah,
    terisi,
    value_or_reason,
)
from sakip.models import AngkaModel, BertanggalModel, Editable


class TemplatPernyataan(Editable):
    """The wording of the pernyataan in a Pemda's PK; regions word it differently."""

    pemda = models.OneToOneField(Pemda, models.CASCADE, related_name="templat_pernyataan")
    pembuka = models.TextField("pembuka")
    pihak_pertama = models.TextField("pernyataan pihak pertama")
    pihak_kedua = models.TextField("pernyataan pihak kedua")

    class Meta:
        verbose_name = verbose_name_plural = "templat pernyataan PK"

    def __str__(self) -> str:
        return f"Pernyataan PK {self.pemda}"


class PerjanjianKinerja(Editable, BertanggalModel):
    """A PK of one year, murni or perubahan; each new version is a new row."""

    class Jenis(models.TextChoices):
        MURNI = "murni", "Murni"
        PERUBAHAN = "perubahan", "Perubahan"

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        BERLAKU = "berlaku", "Berlaku"
        TIDAK_TERSEDIA = "tidak_tersedia", "Tidak tersedia"

    class Cara(models.TextChoices):
        BASAH = "basah", "Tanda tangan basah"
        ELEKTRONIK = "elektronik", "Tanda tangan elektronik"

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="perjanjian")
    jabatan = models.ForeignKey(
        Jabatan, models.PROTECT, related_name="perjanjian", help_text="Pihak pertama."
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis, default=Jenis.MURNI)
    perubahan_ke = models.PositiveSmallIntegerField("perubahan ke-", default=0)
    status = models.CharField("status", max_length=14, choices=Status, default=Status.DRAF)
    cara = models.CharField("cara tanda tangan", max_length=10, choices=Cara, blank=True)
    # The three reasons of PermenPANRB 53/2014 for a PK perubahan.
    alasan_pejabat = models.BooleanField("a. pergantian atau mutasi pejabat", default=False)
    alasan_strategi = models.BooleanField(
        "b. perubahan strategi (program, kegiatan, alokasi anggaran)", default=False
    )
    alasan_prioritas = models.BooleanField("c. perubahan prioritas atau asumsi", default=False)
    alasan_tidak_tersedia = models.CharField("alasan tidak tersedia", max_length=300, blank=True)
    pembuka = models.TextField("pembuka", blank=True)
    pernyataan_pertama = models.TextField("pernyataan pihak pertama", blank=True)
    pernyataan_kedua = models.TextField("pernyataan pihak kedua", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "perjanjian kinerja"
        ordering = ["instansi", "tahun", "perubahan_ke"]
        constraints = [
            UniqueConstraint(fields=["jabatan", "tahun", "perubahan_ke"], name="pk_versi_unik"),
            one_of("status", ["draf", "berlaku", "tidak_tersedia"], name="pk_status_sah"),
            one_of("cara", ["", "basah", "elektronik"], name="pk_cara_sah"),
            presisi_sah(name="pk_presisi_sah"),
            tahun_sah("tahun", name="pk_tahun_sah"),
            CheckConstraint(
                condition=Q(jenis="murni", perubahan_ke=0)
                | Q(jenis="perubahan", perubahan_ke__gte=1),
                name="pk_jenis_sesuai_nomor",
            ),
            CheckConstraint(
                condition=Q(jenis="murni")
                | Q(alasan_pejabat=True)
                | Q(alasan_strategi=True)
                | Q(alasan_prioritas=True)
                | Q(status="tidak_tersedia"),
                name="pk_perubahan_beralasan",
                violation_error_message=(
                    "PK perubahan memerlukan sedikitnya satu dari tiga alasan PermenPANRB 53/2014."
                ),
            ),
            CheckConstraint(
                condition=Q(
                    status="berlaku", tanggal__isnull=False, cara__in=["basah", "elektronik"]
                )
                | ~Q(status="berlaku"),
                name="pk_berlaku_bertanggal",
            ),
            CheckConstraint(
                condition=(Q(status="tidak_tersedia") & ~Q(alasan_tidak_tersedia=""))
                | (~Q(status="tidak_tersedia") & Q(alasan_tidak_tersedia="")),
                name="pk_tidak_tersedia_beralasan",
            ),
            CheckConstraint(
                condition=~Q(status="tidak_tersedia") | Q(tanggal__isnull=True, cara=""),
                name="pk_tidak_tersedia_tanpa_tanda_tangan",
                violation_error_message=(
                    "PK yang tidak tersedia tidak memiliki tanggal dan cara tanda tangan."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judul} {self.instansi} {self.tahun}"

    @property
    def judul(self) -> str:
        """Return "Perjanjian Kinerja" or "Perjanjian Kinerja Perubahan"."""
        return "Perjanjian Kinerja" + (" Perubahan" if self.jenis == "perubahan" else "")


class PkPihak(Editable):
    """A party as it stood on the day of signing; frozen with the document."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="pihak")
    urutan = models.PositiveSmallIntegerField("pihak", choices=[(1, "Pertama"), (2, "Kedua")])
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


class PkSasaran(Editable, AngkaModel):
    """A promised target: sasaran, indikator and target, worded as on the day of signing."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="baris")
    urutan = models.PositiveSmallIntegerField("nomor")
    sasaran = models.ForeignKey(Sasaran, models.PROTECT, related_name="baris_pk")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="baris_pk")
    uraian_sasaran = models.TextField("sasaran")
    uraian_indikator = models.TextField("indikator")
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


class PkProgram(Editable):
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
