"""Who: the Pemda, its Instansi, posts, officials with their terms, users and their roles."""

from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from sakip.constraints import date_order, nip_18_angka, not_itself, one_of
from sakip.models import Editable

validate_nip = RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka tanpa spasi.")


class Pemda(Editable):
    """A kabupaten or kota: owner of scale, outline, kop and wording."""

    class Jenis(models.TextChoices):
        KABUPATEN = "kabupaten", "Kabupaten"
        KOTA = "kota", "Kota"

    class Kertas(models.TextChoices):
        A4 = "A4", "A4 (210 × 297 mm)"
        F4 = "F4", "F4 (215 × 330 mm)"

    nama = models.CharField("nama", max_length=150, unique=True, help_text="Kabupaten Jember")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis, default=Jenis.KABUPATEN)
    tempat = models.CharField("tempat", max_length=100, help_text="Dicetak sebelum tanggal.")
    logo = models.FileField("logo", upload_to="logo/", blank=True)
    kertas = models.CharField("kertas", max_length=2, choices=Kertas, default=Kertas.A4)
    contoh = models.BooleanField(
        "data contoh", default=False, help_text="Setiap dokumen diberi tanda CONTOH."
    )

    class Meta:
        verbose_name = verbose_name_plural = "pemda"
        ordering = ["nama"]
        constraints = [
            one_of("jenis", ["kabupaten", "kota"], name="pemda_jenis_sah"),
            one_of("kertas", ["A4", "F4"], name="pemda_kertas_sah"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def sebutan_kepala(self) -> str:
        """Return the legal title of its head: Bupati or Wali Kota."""
        return "Bupati" if self.jenis == self.Jenis.KABUPATEN else "Wali Kota"

    @property
    def nama_pendek(self) -> str:
        """Return the name without its kind: "Jember" of "Kabupaten Jember"."""
        return self.nama.removeprefix(self.get_jenis_display()).strip()


class Instansi(Editable):
    """A perangkat daerah that reports; today a kecamatan."""

    pemda = models.ForeignKey(Pemda, models.PROTECT, related_name="instansi")
    kode = models.SlugField("kode", unique=True, help_text="Dipakai di alamat dan perintah.")
    nama = models.CharField("nama", max_length=255, help_text="Kecamatan Patrang")
    sebutan_pimpinan = models.CharField("sebutan pimpinan", max_length=50, default="Camat")
    alamat = models.CharField("alamat kop", max_length=255, blank=True)
    dasar_hukum = models.CharField(
        "dasar hukum", max_length=255, blank=True, help_text="Kedudukan, tugas, dan fungsi."
    )
    jumlah_kelurahan = models.PositiveSmallIntegerField("jumlah kelurahan", null=True, blank=True)
    jumlah_desa = models.PositiveSmallIntegerField("jumlah desa", null=True, blank=True)
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "instansi"
        ordering = ["nama"]
        constraints = [UniqueConstraint(fields=["pemda", "nama"], name="instansi_nama_unik")]

    def __str__(self) -> str:
        return self.nama

    @property
    def nama_pendek(self) -> str:
        """Return the name without its kind: "Patrang" of "Kecamatan Patrang"."""
        return self.nama.removeprefix("Kecamatan").strip()


class UraianOrganisasi(Editable):
    """One item of kedudukan, tugas or fungsi: one source for Bab I and for the SK IKU."""

    class Jenis(models.TextChoices):
        KEDUDUKAN = "kedudukan", "Kedudukan"
        TUGAS = "tugas", "Tugas"
        FUNGSI = "fungsi", "Fungsi"

    instansi = models.ForeignKey(Instansi, models.CASCADE, related_name="uraian")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis)
    urutan = models.PositiveSmallIntegerField("urutan")
    teks = models.TextField("uraian")

    class Meta:
        verbose_name = verbose_name_plural = "uraian organisasi"
        ordering = ["instansi", "jenis", "urutan"]
        constraints = [
            UniqueConstraint(
                fields=["instansi", "jenis", "urutan"], name="uraian_organisasi_urutan_unik"
            ),
            one_of("jenis", ["kedudukan", "tugas", "fungsi"], name="uraian_organisasi_jenis_sah"),
        ]

    def __str__(self) -> str:
        return self.teks


class SubUnit(Editable):
    """A unit inside an Instansi: sekretariat, subbagian, seksi or kelurahan."""

    class Jenis(models.TextChoices):
        SEKRETARIAT = "sekretariat", "Sekretariat"
        SUBBAGIAN = "subbagian", "Subbagian"
        SEKSI = "seksi", "Seksi"
        KELURAHAN = "kelurahan", "Kelurahan"

    instansi = models.ForeignKey(Instansi, models.CASCADE, related_name="sub_unit")
    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="anak")
    jenis = models.CharField("jenis", max_length=12, choices=Jenis)
    nama = models.CharField("nama", max_length=255)
    sebutan_pimpinan = models.CharField("sebutan pimpinan", max_length=100, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "sub-unit"
        ordering = ["instansi", "urutan"]
        constraints = [
            UniqueConstraint(fields=["instansi", "nama"], name="sub_unit_nama_unik"),
            not_itself("induk", name="sub_unit_bukan_induk_sendiri"),
            one_of(
                "jenis",
                ["sekretariat", "subbagian", "seksi", "kelurahan"],
                name="sub_unit_jenis_sah",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Jabatan(Editable):
    """A post that signs: Bupati, Camat, and later the lower officials."""

    pemda = models.ForeignKey(Pemda, models.PROTECT, related_name="jabatan")
    instansi = models.ForeignKey(
        Instansi, models.PROTECT, null=True, blank=True, related_name="jabatan"
    )
    sub_unit = models.ForeignKey(
        SubUnit, models.PROTECT, null=True, blank=True, related_name="jabatan"
    )
    nama = models.CharField("nama", max_length=255, help_text="Camat Patrang")
    atasan = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="bawahan"
    )
    pimpinan = models.BooleanField(
        "pimpinan", default=False, help_text="Memimpin instansi (atau Pemda bila tanpa instansi)."
    )

    class Meta:
        verbose_name = verbose_name_plural = "jabatan"
        ordering = ["nama"]
        constraints = [
            UniqueConstraint(fields=["pemda", "nama"], name="jabatan_nama_unik"),
            UniqueConstraint(
                fields=["instansi"],
                condition=Q(pimpinan=True, instansi__isnull=False),
                name="jabatan_satu_pimpinan_instansi",
            ),
            UniqueConstraint(
                fields=["pemda"],
                condition=Q(pimpinan=True, instansi__isnull=True),
                name="jabatan_satu_kepala_daerah",
            ),
            not_itself("atasan", name="jabatan_bukan_atasan_sendiri"),
            CheckConstraint(
                condition=Q(sub_unit__isnull=True) | Q(instansi__isnull=False),
                name="jabatan_sub_unit_dalam_instansi",
                violation_error_message="Jabatan pada sub-unit harus menyebut instansinya.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Pejabat(Editable):
    """An official. The kepala daerah has neither NIP nor pangkat."""

    pemda = models.ForeignKey(Pemda, models.PROTECT, related_name="pejabat")
    nama = models.CharField("nama", max_length=150)
    gelar_depan = models.CharField("gelar depan", max_length=50, blank=True)
    gelar_belakang = models.CharField("gelar belakang", max_length=80, blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True, validators=[validate_nip])
    pangkat = models.CharField("pangkat", max_length=50, blank=True)
    golongan = models.CharField("golongan", max_length=10, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pejabat"
        ordering = ["nama"]
        constraints = [
            UniqueConstraint(
                fields=["pemda", "nip"], condition=~Q(nip=""), name="pejabat_nip_unik"
            ),
            nip_18_angka(name="pejabat_nip_18_angka"),
        ]

    def __str__(self) -> str:
        return self.nama_gelar

    @property
    def nama_gelar(self) -> str:
        """Return the name as it is printed, with titles."""
        depan = f"{self.gelar_depan} " if self.gelar_depan else ""
        belakang = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{depan}{self.nama}{belakang}"


class JenisJabatan(models.TextChoices):
    """How somebody holds a post; the prefix is printed before the post's name."""

    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
    PJ = "pj", "Pj."


class MasaJabatan(Editable):
    """Who held which post when; the signer of a document follows from its date."""

    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="masa")
    pejabat = models.ForeignKey(Pejabat, models.PROTECT, related_name="masa")
    jenis = models.CharField(
        "jenis", max_length=10, choices=JenisJabatan, default=JenisJabatan.DEFINITIF
    )
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)
    dasar = models.CharField("dasar (SK)", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "masa jabatan"
        ordering = ["jabatan", "mulai"]
        constraints = [
            date_order("mulai", "selesai", name="masa_jabatan_urut"),
            one_of("jenis", JenisJabatan.values, name="masa_jabatan_jenis_sah"),
            UniqueConstraint(fields=["jabatan", "mulai", "jenis"], name="masa_jabatan_mulai_unik"),
            UniqueConstraint(
                fields=["jabatan"],
                condition=Q(jenis="definitif", selesai__isnull=True),
                name="masa_jabatan_satu_definitif",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pejabat}, {self.sebutan}"

    @property
    def sebutan(self) -> str:
        """Return the post as printed: "Camat Patrang" or "Plt. Camat Patrang"."""
        if self.jenis == JenisJabatan.DEFINITIF:
            return self.jabatan.nama
        return f"{self.get_jenis_display()} {self.jabatan.nama}"


class Pengguna(AbstractUser):
    """A person who logs in, by username or NIP."""

    first_name = last_name = None
    nama = models.CharField("nama", max_length=150)
    nip = models.CharField("NIP", max_length=18, blank=True, validators=[validate_nip])
    pejabat = models.OneToOneField(
        Pejabat, models.PROTECT, null=True, blank=True, related_name="pengguna"
    )

    REQUIRED_FIELDS = ["nama"]

    class Meta:
        verbose_name = verbose_name_plural = "pengguna"
        constraints = [
            UniqueConstraint(fields=["nip"], condition=~Q(nip=""), name="pengguna_nip_unik"),
            nip_18_angka(name="pengguna_nip_18_angka"),
        ]

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        """Return the person's name."""
        return self.nama

    get_short_name = get_full_name


class Peran(models.TextChoices):
    """Roles of design section 5."""

    STAF = "staf", "Staf perencanaan"
    CAMAT = "camat", "Camat"
    PEJABAT = "pejabat", "Pejabat bawah"
    BUPATI = "bupati", "Kepala daerah"
    TIM_SAKIP = "tim_sakip", "Tim SAKIP"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    ADMIN = "admin", "Admin"


PERAN_INSTANSI = [Peran.STAF, Peran.CAMAT, Peran.PEJABAT]


class Penugasan(Editable):
    """A role of a user at an Instansi, or at the whole Pemda, for a period."""

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="penugasan")
    peran = models.CharField("peran", max_length=12, choices=Peran)
    pemda = models.ForeignKey(Pemda, models.PROTECT, related_name="penugasan")
    instansi = models.ForeignKey(
        Instansi, models.PROTECT, null=True, blank=True, related_name="penugasan"
    )
    jenis = models.CharField(
        "jenis", max_length=10, choices=JenisJabatan, default=JenisJabatan.DEFINITIF
    )
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "penugasan"
        ordering = ["pengguna", "mulai"]
        constraints = [
            date_order("mulai", "selesai", name="penugasan_urut"),
            one_of("peran", Peran.values, name="penugasan_peran_sah"),
            one_of("jenis", JenisJabatan.values, name="penugasan_jenis_sah"),
            CheckConstraint(
                condition=Q(peran__in=PERAN_INSTANSI, instansi__isnull=False)
                | (~Q(peran__in=PERAN_INSTANSI) & Q(instansi__isnull=True)),
                name="penugasan_peran_sesuai_tempat",
                violation_error_message=(
                    "Staf, camat, dan pejabat bawah ditugaskan di satu instansi; peran lain di Pemda."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna}: {self.get_peran_display()} {self.instansi or self.pemda}"
