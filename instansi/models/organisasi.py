"""The Pemda and its Instansi with their units."""

from django.db import models
from django.db.models import UniqueConstraint

from sakip.constraints import not_itself, one_of, terisi
from sakip.models import Editable


class Pemda(Editable):
    """A kabupaten or kota: owner of scale, outline, kop and wording."""

    class Jenis(models.TextChoices):
        KABUPATEN = "kabupaten", "Kabupaten"
        KOTA = "kota", "Kota"

    class Kertas(models.TextChoices):
        A4 = "A4", "A4 (210 × 297 mm)"
        F4 = "F4", "F4 (215 × 330 mm)"

    class Huruf(models.TextChoices):
        """The families that the font packages give, each with the metrics of the one it stands for."""

        SANS = "sans", "Liberation Sans (setara Arial)"
        SERIF = "serif", "Liberation Serif (setara Times New Roman)"
        BOOKMAN = "bookman", "URW Bookman (setara Bookman Old Style)"

    nama = models.CharField("nama", max_length=150, unique=True, help_text="Kabupaten Jember")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis, default=Jenis.KABUPATEN)
    tempat = models.CharField("tempat", max_length=100, help_text="Dicetak sebelum tanggal.")
    logo = models.FileField("logo", upload_to="logo/", blank=True)
    kertas = models.CharField("kertas", max_length=2, choices=Kertas, default=Kertas.A4)
    huruf = models.CharField("huruf laporan", max_length=10, choices=Huruf, default=Huruf.SANS)
    huruf_naskah = models.CharField(
        "huruf naskah dinas", max_length=10, choices=Huruf, default=Huruf.BOOKMAN
    )
    contoh = models.BooleanField(
        "data contoh", default=False, help_text="Setiap dokumen diberi tanda CONTOH."
    )

    class Meta:
        verbose_name = verbose_name_plural = "pemda"
        ordering = ["nama"]
        constraints = [
            one_of("jenis", ["kabupaten", "kota"], name="pemda_jenis_sah"),
            one_of("kertas", ["A4", "F4"], name="pemda_kertas_sah"),
            one_of("huruf", ["sans", "serif", "bookman"], name="pemda_huruf_sah"),
            one_of("huruf_naskah", ["sans", "serif", "bookman"], name="pemda_huruf_naskah_sah"),
            terisi("nama", name="pemda_terisi"),
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
        constraints = [
            UniqueConstraint(fields=["pemda", "nama"], name="instansi_nama_unik"),
            terisi("nama", name="instansi_terisi"),
        ]

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
            terisi("teks", name="uraian_organisasi_terisi"),
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
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "sub-unit"
        ordering = ["instansi", "urutan"]
        constraints = [
            UniqueConstraint(fields=["instansi", "nama"], name="sub_unit_nama_unik"),
            not_itself("induk", name="sub_unit_bukan_induk_sendiri"),
            terisi("nama", name="sub_unit_terisi"),
            one_of(
                "jenis",
                ["sekretariat", "subbagian", "seksi", "kelurahan"],
                name="sub_unit_jenis_sah",
            ),
        ]

    def __str__(self) -> str:
        return self.nama
