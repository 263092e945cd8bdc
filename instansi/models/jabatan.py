"""Posts, officials, and who held which post when."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from instansi.models.organisasi import Instansi, Pemda, SubUnit
from sakip.constraints import date_order, nip_18_angka, not_itself, one_of, terisi
from sakip.models import Editable

validate_nip = RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka tanpa spasi.")


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
                violation_error_message="Instansi ini sudah mempunyai jabatan pimpinan.",
            ),
            UniqueConstraint(
                fields=["pemda"],
                condition=Q(pimpinan=True, instansi__isnull=True),
                name="jabatan_satu_kepala_daerah",
                violation_error_message="Pemda ini sudah mempunyai jabatan kepala daerah.",
            ),
            not_itself("atasan", name="jabatan_bukan_atasan_sendiri"),
            terisi("nama", name="jabatan_terisi"),
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
                fields=["pemda", "nip"],
                condition=~Q(nip=""),
                name="pejabat_nip_unik",
                violation_error_message="NIP ini sudah dipakai pejabat lain.",
            ),
            nip_18_angka(name="pejabat_nip_18_angka"),
            terisi("nama", name="pejabat_terisi"),
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
                violation_error_message="Jabatan ini masih dipegang seorang pejabat definitif.",
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
