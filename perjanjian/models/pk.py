"""The Perjanjian Kinerja: what was promised this year, by whom to whom."""

from datetime import date

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from instansi.models import Instansi, Jabatan, Pemda
from kerja.models import Berkas
from perjanjian.alur import StatusPk
from sakip.constraints import TAHUN_PERTAMA, one_of, presisi_sah, tahun_sah, terisi
from sakip.dates import format_tanggal
from sakip.models import BertanggalModel, Editable

SEJAK_AWAL = date(TAHUN_PERTAMA, 1, 1)


class TemplatPernyataan(Editable):
    """The wording of the pernyataan in a Pemda's PK from a day on; regions word it differently.

    A PK copies the wording in force when it is drawn up; what PK use is never changed, a new
    wording is a new row.
    """

    TEKS = ("pembuka", "pihak_pertama", "pihak_kedua")

    pemda = models.ForeignKey(Pemda, models.CASCADE, related_name="templat_pernyataan")
    mulai = models.DateField("berlaku mulai", default=SEJAK_AWAL)
    pembuka = models.TextField("pembuka")
    pihak_pertama = models.TextField("pernyataan pihak pertama")
    pihak_kedua = models.TextField("pernyataan pihak kedua")

    class Meta:
        verbose_name = verbose_name_plural = "templat pernyataan PK"
        ordering = ["pemda", "-mulai"]
        constraints = [
            UniqueConstraint(
                fields=["pemda", "mulai"],
                name="templat_mulai_unik",
                violation_error_message="Sudah ada versi yang mulai berlaku pada tanggal itu.",
            ),
            terisi("pembuka", "pihak_pertama", "pihak_kedua", name="templat_terisi"),
        ]

    def __str__(self) -> str:
        return f"Pernyataan PK {self.sejak}"

    @property
    def sejak(self) -> str:
        """Return from when on it holds, in words."""
        if self.mulai <= SEJAK_AWAL:
            return "sejak awal"
        return f"mulai {format_tanggal(self.mulai)}"


class PerjanjianKinerja(Editable, BertanggalModel):
    """A PK of one year, murni or perubahan; each new version is a new row.

    ``perubahan_ke`` counts the versions, ``ulang`` the PK drawn up again in place of one that was
    cancelled. ``ajuan`` counts how often it was submitted: each time a file is frozen (PkRevisi).
    Once in force no column changes: that a later version replaced it is derived, a cancellation
    is a row of its own.
    """

    class Jenis(models.TextChoices):
        MURNI = "murni", "Murni"
        PERUBAHAN = "perubahan", "Perubahan"

    Status = StatusPk

    class Cara(models.TextChoices):
        BASAH = "basah", "Tanda tangan basah"
        ELEKTRONIK = "elektronik", "Tanda tangan elektronik"
        LUAR = "luar", "Tanda tangan elektronik di luar aplikasi"

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="perjanjian")
    jabatan = models.ForeignKey(
        Jabatan, models.PROTECT, related_name="perjanjian", help_text="Pihak pertama."
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis, default=Jenis.MURNI)
    perubahan_ke = models.PositiveSmallIntegerField("perubahan ke-", default=0)
    ulang = models.PositiveSmallIntegerField("disusun ulang ke-", default=0)
    status = models.CharField("status", max_length=14, choices=StatusPk, default=StatusPk.DRAF)
    sejak = models.DateTimeField("sejak", null=True, blank=True, editable=False)
    ajuan = models.PositiveSmallIntegerField("ajuan ke-", default=0, editable=False)
    nomor_verifikasi = models.CharField(
        "nomor verifikasi", max_length=16, unique=True, null=True, blank=True, editable=False
    )
    cara = models.CharField("cara tanda tangan", max_length=10, choices=Cara, blank=True)
    # The three reasons of PermenPANRB 53/2014 for a PK perubahan.
    alasan_pejabat = models.BooleanField("a. pergantian atau mutasi pejabat", default=False)
    alasan_strategi = models.BooleanField(
        "b. perubahan strategi (program, kegiatan, alokasi anggaran)", default=False
    )
    alasan_prioritas = models.BooleanField("c. perubahan prioritas atau asumsi", default=False)
    uraian_alasan = models.TextField("uraian alasan perubahan", blank=True)
    alasan_kembali = models.TextField("alasan dikembalikan", blank=True)
    pindaian = models.ForeignKey(
        Berkas,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pindaian_pk",
        help_text="Naskah yang ditandatangani basah, atau di luar aplikasi.",
    )
    # Names of the day on which the file was frozen or the paper signed: {"pemerintah", "instansi",
    # "alamat", "jabatan"}. An Instansi that is renamed later signed under its old name.
    kop = models.JSONField("kop", default=dict, blank=True, editable=False)
    # What was found of each signature made elsewhere when the file was entered (tandatangan.luar).
    tanda_luar = models.JSONField("tanda tangan di luar", default=list, blank=True, editable=False)
    alasan_tidak_tersedia = models.CharField("alasan tidak tersedia", max_length=300, blank=True)
    pembuka = models.TextField("pembuka", blank=True)
    pernyataan_pertama = models.TextField("pernyataan pihak pertama", blank=True)
    pernyataan_kedua = models.TextField("pernyataan pihak kedua", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "perjanjian kinerja"
        ordering = ["instansi", "tahun", "perubahan_ke"]
        constraints = [
            UniqueConstraint(
                fields=["jabatan", "tahun", "perubahan_ke", "ulang"], name="pk_versi_unik"
            ),
            one_of("status", StatusPk.values, name="pk_status_sah"),
            one_of("cara", ["", "basah", "elektronik", "luar"], name="pk_cara_sah"),
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
                condition=Q(tanggal__isnull=False, cara__in=["basah", "elektronik", "luar"])
                | ~Q(status__in=["ditandatangani", "berlaku"]),
                name="pk_berlaku_bertanggal",
            ),
            CheckConstraint(
                condition=(Q(cara="luar") & ~Q(tanda_luar=[]) & Q(pindaian__isnull=False))
                | (~Q(cara="luar") & Q(tanda_luar=[])),
                name="pk_luar_bertanda_tangan",
            ),
            CheckConstraint(
                condition=Q(nomor_verifikasi__isnull=True)
                | Q(nomor_verifikasi__regex=r"^[A-Z2-7]{16}$"),
                name="pk_nomor_sah",
            ),
            CheckConstraint(
                condition=Q(nomor_verifikasi__isnull=False)
                | (~Q(status__in=["diajukan", "ditandatangani"]) & ~Q(cara="elektronik")),
                name="pk_nomor_terbit",
            ),
            CheckConstraint(
                condition=(Q(status="dikembalikan") & ~Q(alasan_kembali=""))
                | (~Q(status="dikembalikan") & Q(alasan_kembali="")),
                name="pk_dikembalikan_beralasan",
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
    def sebutan(self) -> str:
        """Return its title as people tell the versions of a year apart: "… Perubahan ke-2"."""
        return f"{self.judul} ke-{self.perubahan_ke}" if self.perubahan_ke > 1 else self.judul

    @property
    def judul(self) -> str:
        """Return "Perjanjian Kinerja" or "Perjanjian Kinerja Perubahan"."""
        return "Perjanjian Kinerja" + (" Perubahan" if self.jenis == "perubahan" else "")
