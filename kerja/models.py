"""What every app writes beside its own data: trail, steps, files and background jobs."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from instansi.models import Instansi, Pemda
from sakip.constraints import one_of, tahun_sah
from sakip.models import Editable


class Jejak(models.Model):
    """One act: who, in which role, from where, when, what, with the fields before and after.

    Rows are numbered without a gap and chained: ``rantai`` is an HMAC over the row and the one
    before it (``kerja.rantai``). The database refuses to change or delete them (``kerja.guards``).
    """

    nomor = models.PositiveBigIntegerField("nomor", unique=True)
    waktu = models.DateTimeField("waktu")
    pelaku = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="jejak"
    )
    peran = models.CharField("peran", max_length=120, blank=True)
    dari = models.GenericIPAddressField("dari", null=True, blank=True)
    aksi = models.CharField("aksi", max_length=60)
    objek = models.CharField("objek", max_length=80, help_text="app.Model")
    objek_id = models.CharField("id objek", max_length=40, blank=True)
    uraian = models.CharField("uraian", max_length=300, blank=True)
    instansi = models.ForeignKey(
        Instansi, models.PROTECT, null=True, blank=True, related_name="jejak"
    )
    pemda = models.ForeignKey(Pemda, models.PROTECT, null=True, blank=True, related_name="jejak")
    perubahan = models.JSONField("perubahan", default=dict, blank=True)
    rantai = models.CharField("rantai", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "jejak"
        ordering = ["-nomor"]
        indexes = [
            models.Index(fields=["objek", "objek_id"], name="jejak_per_objek"),
            models.Index(fields=["instansi", "waktu"], name="jejak_per_instansi"),
            models.Index(fields=["pemda", "waktu"], name="jejak_per_pemda"),
        ]
        constraints = [
            CheckConstraint(condition=Q(rantai__regex=r"^[0-9a-f]{64}$"), name="jejak_rantai_sah"),
            CheckConstraint(condition=Q(nomor__gte=1), name="jejak_nomor_dari_satu"),
        ]

    def __str__(self) -> str:
        return f"{self.nomor} {self.aksi} {self.uraian}"


class Tahap(Editable):
    """A step of an Instansi's year: state, holder, deadline and lock."""

    class Langkah(models.TextChoices):
        RENSTRA = "renstra", "Renstra"
        RKT = "rkt", "RKT"
        PK = "pk", "Perjanjian Kinerja"
        REALISASI = "realisasi", "Realisasi kinerja"
        KEUANGAN = "keuangan", "Keuangan"
        LAKIP = "lakip", "LAKIP"

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        DIAJUKAN = "diajukan", "Diajukan"
        DIKEMBALIKAN = "dikembalikan", "Perlu perbaikan"
        DISETUJUI = "disetujui", "Disetujui"

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="tahap")
    tahun = models.PositiveSmallIntegerField("tahun")
    langkah = models.CharField("langkah", max_length=12, choices=Langkah)
    status = models.CharField("status", max_length=14, choices=Status, default=Status.DRAF)
    pemegang = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="tahap"
    )
    tenggat = models.DateField("tenggat", null=True, blank=True)
    terkunci = models.BooleanField("terkunci", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "tahap"
        ordering = ["instansi", "tahun", "langkah"]
        constraints = [
            UniqueConstraint(fields=["instansi", "tahun", "langkah"], name="tahap_unik"),
            tahun_sah("tahun", name="tahap_tahun_sah"),
            one_of(
                "langkah",
                ["renstra", "rkt", "pk", "realisasi", "keuangan", "lakip"],
                name="tahap_langkah_sah",
            ),
            one_of(
                "status", ["draf", "diajukan", "dikembalikan", "disetujui"], name="tahap_status_sah"
            ),
            CheckConstraint(
                condition=~Q(status="disetujui") | Q(terkunci=True), name="tahap_disetujui_terkunci"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instansi} {self.tahun} {self.get_langkah_display()}"


class Berkas(models.Model):
    """A file kept for ever under the SHA-256 of its content."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    ukuran = models.PositiveBigIntegerField("ukuran (bita)")
    jenis = models.CharField("jenis", max_length=100)
    dibuat = models.DateTimeField("dibuat", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "berkas"
        constraints = [
            CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="berkas_sha256_sah")
        ]

    def __str__(self) -> str:
        return self.sha256[:12]


class Pekerjaan(models.Model):
    """A background job as people see it: what, whose, how far, and its result."""

    class Status(models.TextChoices):
        ANTRE = "antre", "Menunggu giliran"
        BERJALAN = "berjalan", "Sedang dikerjakan"
        SELESAI = "selesai", "Selesai"
        GAGAL = "gagal", "Gagal"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nama = models.CharField("nama", max_length=60)
    args = models.JSONField("argumen", default=dict)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="pekerjaan"
    )
    status = models.CharField("status", max_length=10, choices=Status, default=Status.ANTRE)
    total = models.PositiveIntegerField("bagian seluruhnya", default=0)
    kemajuan = models.PositiveIntegerField("bagian selesai", default=0)
    pesan = models.CharField("pesan", max_length=500, blank=True)
    hasil = models.ForeignKey(
        Berkas, models.PROTECT, null=True, blank=True, related_name="pekerjaan"
    )
    dibuat = models.DateTimeField("dibuat", auto_now_add=True)
    denyut = models.DateTimeField("denyut terakhir", null=True, blank=True)
    berakhir = models.DateTimeField("berakhir", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pekerjaan"
        ordering = ["-dibuat"]
        constraints = [
            one_of(
                "status", ["antre", "berjalan", "selesai", "gagal"], name="pekerjaan_status_sah"
            ),
            CheckConstraint(
                condition=Q(status__in=["selesai", "gagal"], berakhir__isnull=False)
                | Q(status__in=["antre", "berjalan"], berakhir__isnull=True),
                name="pekerjaan_berakhir_sesuai_status",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.get_status_display()})"
