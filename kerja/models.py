"""What every app writes beside its own data: trail, steps, remarks, notices, files and jobs."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from instansi.models import Instansi, Pemda
from sakip.constraints import not_itself, one_of, tahun_sah, terisi
from sakip.models import Editable
from sakip.workflow import TERKUNCI, StatusTahap


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
    """A step of an Instansi's year: its state since when and by whom, holder and deadline.

    Moved by :mod:`kerja.tahap` alone; the moves themselves are data (:mod:`sakip.workflow`).
    """

    class Langkah(models.TextChoices):
        RENSTRA = "renstra", "Renstra"
        RKT = "rkt", "RKT"
        PK = "pk", "Perjanjian Kinerja"
        REALISASI = "realisasi", "Realisasi kinerja"
        KEUANGAN = "keuangan", "Keuangan"
        LAKIP = "lakip", "LAKIP"

    Status = StatusTahap

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="tahap")
    tahun = models.PositiveSmallIntegerField("tahun")
    langkah = models.CharField("langkah", max_length=12, choices=Langkah)
    status = models.CharField(
        "status", max_length=14, choices=StatusTahap, default=StatusTahap.DRAF
    )
    sejak = models.DateTimeField("sejak", null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan = models.TextField("alasan dikembalikan atau dibuka kembali", blank=True)
    pemegang = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="tahap"
    )
    tenggat = models.DateField("tenggat", null=True, blank=True)

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
            one_of("status", StatusTahap.values, name="tahap_status_sah"),
            CheckConstraint(
                condition=Q(status="draf", sejak__isnull=True)
                | (~Q(status="draf") & Q(sejak__isnull=False)),
                name="tahap_sejak_sesuai_status",
            ),
            CheckConstraint(
                condition=(Q(status="dikembalikan") & ~Q(alasan=""))
                | (~Q(status="dikembalikan") & Q(alasan="")),
                name="tahap_dikembalikan_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instansi} {self.tahun} {self.get_langkah_display()}"

    @property
    def terkunci(self) -> bool:
        """Return whether the data of the step may not change."""
        return self.status in TERKUNCI


class Pengingat(models.Model):
    """A reminder of a deadline that was sent; one of a kind for each deadline."""

    class Saat(models.TextChoices):
        """When it is sent: so many days before, or once the deadline has passed."""

        H14 = "h14", "Pengingat pertama"
        H3 = "h3", "Pengingat kedua"
        LEWAT = "lewat", "Sesudah lewat"

    tahap = models.ForeignKey(Tahap, models.PROTECT, related_name="pengingat")
    tenggat = models.DateField("tenggat")
    saat = models.CharField("saat", max_length=5, choices=Saat)
    waktu = models.DateTimeField("dikirim", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "pengingat tenggat"
        ordering = ["-waktu", "-id"]
        constraints = [
            UniqueConstraint(fields=["tahap", "tenggat", "saat"], name="pengingat_unik"),
            one_of("saat", ["h14", "h3", "lewat"], name="pengingat_saat_sah"),
        ]

    def __str__(self) -> str:
        return f"{self.tahap}: {self.get_saat_display()}"


class PengaturanPengingat(Editable):
    """When a Pemda reminds of deadlines: so many days before, once more, and once they passed."""

    pemda = models.OneToOneField(Pemda, models.CASCADE, related_name="pengaturan_pengingat")
    awal = models.PositiveSmallIntegerField("pengingat pertama (hari sebelumnya)", default=14)
    dekat = models.PositiveSmallIntegerField("pengingat kedua (hari sebelumnya)", default=3)
    lewat = models.BooleanField("ingatkan sesudah tenggat lewat", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "pengaturan pengingat"
        constraints = [
            CheckConstraint(
                condition=Q(dekat__gte=1, awal__gt=F("dekat"), awal__lte=90),
                name="pengaturan_pengingat_urut",
                violation_error_message=(
                    "Pengingat pertama harus lebih awal daripada yang kedua, paling lama 90 hari."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"Pengingat {self.pemda}"


class Komentar(models.Model):
    """A remark on a row or part of a step, until somebody marks it as settled.

    ``tempat`` is the key of the row ("indikator-12"; "" = the step as a whole) and makes the
    thread; ``nama_tempat`` is what the row was called, so that the remark outlives it.
    """

    tahap = models.ForeignKey(Tahap, models.PROTECT, related_name="komentar")
    tempat = models.CharField("tempat", max_length=80, blank=True)
    nama_tempat = models.CharField("nama tempat", max_length=300, blank=True)
    teks = models.TextField("komentar", max_length=2000)
    penulis = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="komentar"
    )
    peran = models.CharField("peran", max_length=120)
    waktu = models.DateTimeField("waktu", auto_now_add=True)
    selesai = models.DateTimeField("selesai", null=True, blank=True)
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "komentar"
        ordering = ["tahap", "waktu", "id"]
        indexes = [models.Index(fields=["tahap", "tempat"], name="komentar_per_tempat")]
        constraints = [
            CheckConstraint(condition=~Q(teks=""), name="komentar_berisi"),
            CheckConstraint(
                condition=Q(selesai__isnull=False) | Q(selesai_oleh__isnull=True),
                name="komentar_selesai_bertanggal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahap}: {self.nama_tempat or 'seluruh tahap'}"


class Pesan(models.Model):
    """A notice to one person, with the address inside the product that it is about."""

    penerima = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="pesan")
    teks = models.CharField("teks", max_length=500)
    tautan = models.CharField("tautan", max_length=300)
    waktu = models.DateTimeField("waktu", auto_now_add=True)
    dibaca = models.DateTimeField("dibaca", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pesan"
        ordering = ["-waktu", "-id"]
        indexes = [models.Index(fields=["penerima", "dibaca"], name="pesan_belum_dibaca")]
        constraints = [
            CheckConstraint(condition=~Q(teks=""), name="pesan_berisi"),
            # Never out of the product: "//elsewhere" and "/\\elsewhere" are addresses of others.
            CheckConstraint(
                condition=Q(tautan__regex=r"^/([^/\\]|$)"), name="pesan_tautan_di_dalam"
            ),
        ]

    def __str__(self) -> str:
        return self.teks


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


class Bukti(Editable):
    """Evidence: a kept file that shows a figure of a year to be true; replaced, never deleted.

    The object is named as in the trail, so that every app may have evidence.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="bukti")
    tahun = models.PositiveSmallIntegerField("tahun")
    objek = models.CharField("objek", max_length=80, help_text="app.Model")
    objek_id = models.PositiveBigIntegerField("id objek")
    judul = models.CharField("judul", max_length=200)
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="bukti")
    ekor = models.CharField("akhiran nama", max_length=10)
    cetak = models.ForeignKey(
        Berkas, models.PROTECT, null=True, blank=True, related_name="foto_cetak"
    )
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="bukti"
    )
    dibuat = models.DateTimeField("diunggah", auto_now_add=True)
    menggantikan = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="pengganti"
    )
    alasan = models.CharField("alasan penggantian", max_length=300, blank=True)
    tampil = models.BooleanField("tampil di laporan", default=False)
    keterangan = models.CharField("keterangan foto", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "bukti dukung"
        ordering = ["-dibuat", "-id"]
        indexes = [models.Index(fields=["objek", "objek_id", "tahun"], name="bukti_per_objek")]
        constraints = [
            tahun_sah("tahun", name="bukti_tahun_sah"),
            terisi("judul", name="bukti_terisi"),
            not_itself("menggantikan", name="bukti_bukan_pengganti_sendiri"),
            CheckConstraint(
                condition=Q(menggantikan__isnull=True, alasan="")
                | (Q(menggantikan__isnull=False) & ~Q(alasan="")),
                name="bukti_pengganti_beralasan",
                violation_error_message="Isi alasan penggantiannya.",
            ),
            CheckConstraint(
                condition=Q(tampil=False) | (Q(cetak__isnull=False) & ~Q(keterangan="")),
                name="bukti_foto_berketerangan",
                violation_error_message=(
                    "Yang dapat tampil di laporan hanya foto (PNG atau JPG) yang berketerangan."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.judul


class Pekerjaan(models.Model):
    """A background job as people see it: what, whose, how far, and its result.

    ``percobaan`` counts how often a worker took it up and is the key to its row: who took it up
    before somebody else did can no longer write (``kerja.runner``). The parts of a job that
    several workers share (``kerja.sharing``) are rows under their ``induk``.
    """

    class Status(models.TextChoices):
        ANTRE = "antre", "Menunggu giliran"
        BERJALAN = "berjalan", "Sedang dikerjakan"
        SELESAI = "selesai", "Selesai"
        GAGAL = "gagal", "Gagal"
        BATAL = "batal", "Dibatalkan"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nama = models.CharField("nama", max_length=60)
    judul = models.CharField("judul", max_length=300, blank=True)
    induk = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="bagian_kerja"
    )
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
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    mulai = models.DateTimeField("mulai dikerjakan", null=True, blank=True)
    denyut = models.DateTimeField("denyut terakhir", null=True, blank=True)
    dilihat = models.DateTimeField("terakhir dilihat pemesannya", null=True, blank=True)
    berakhir = models.DateTimeField("berakhir", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pekerjaan"
        ordering = ["-dibuat"]
        constraints = [
            one_of(
                "status",
                ["antre", "berjalan", "selesai", "gagal", "batal"],
                name="pekerjaan_status_sah",
            ),
            CheckConstraint(
                condition=Q(status__in=["selesai", "gagal", "batal"], berakhir__isnull=False)
                | Q(status__in=["antre", "berjalan"], berakhir__isnull=True),
                name="pekerjaan_berakhir_sesuai_status",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.get_status_display()})"
