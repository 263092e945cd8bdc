"""People who log in, and the roles that they hold."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Lower
from django.utils import timezone

from instansi.models.jabatan import JenisJabatan, Pejabat, validate_nip
from instansi.models.organisasi import Instansi, Pemda
from sakip.constraints import date_order, nip_18_angka, one_of
from sakip.models import Editable


class Pengguna(Editable, AbstractUser):
    """A person who logs in, by username or NIP; deactivated when they leave, never deleted."""

    class Keadaan(models.TextChoices):
        """What an account can be used for."""

        AKTIF = "aktif", "Aktif"
        DIUNDANG = "diundang", "Belum aktif"  # has not yet chosen a password
        NONAKTIF = "nonaktif", "Nonaktif"

    first_name = last_name = None  # type: ignore[assignment]
    nama = models.CharField("nama", max_length=150)
    email = models.EmailField("surel", blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True, validators=[validate_nip])
    contoh = models.BooleanField(
        "akun contoh", default=False, editable=False, help_text="Kata sandinya diketahui umum."
    )
    pejabat = models.OneToOneField(
        Pejabat, models.PROTECT, null=True, blank=True, related_name="pengguna"
    )

    REQUIRED_FIELDS = ["nama"]

    class Meta:
        verbose_name = verbose_name_plural = "pengguna"
        constraints = [
            UniqueConstraint(
                fields=["nip"],
                condition=~Q(nip=""),
                name="pengguna_nip_unik",
                violation_error_message="NIP ini sudah dipakai akun lain.",
            ),
            UniqueConstraint(
                Lower("username"),
                name="pengguna_username_unik",
                violation_error_message="Nama pengguna ini sudah dipakai akun lain.",
            ),
            nip_18_angka(name="pengguna_nip_18_angka"),
            CheckConstraint(
                condition=~Q(username__regex=r"^\d{18}$") | Q(username=F("nip")),
                name="pengguna_username_bukan_nip_lain",
                violation_error_message=(
                    "Nama pengguna yang berupa NIP harus sama dengan NIP orangnya."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        """Return the person's name."""
        return self.nama

    get_short_name = get_full_name

    @property
    def keadaan(self) -> Keadaan:
        """Return whether the account is in use, awaits its owner, or has been deactivated."""
        if self.is_active:
            return self.Keadaan.AKTIF
        waits = not self.has_usable_password()
        return self.Keadaan.DIUNDANG if waits else self.Keadaan.NONAKTIF


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
    dicabut = models.DateTimeField(
        "dicabut", null=True, blank=True, help_text="Sejak saat ini tidak memberi hak apa pun."
    )

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
        return f"{self.pengguna}: {self.sebutan}"

    def clean(self) -> None:
        """Refuse an Instansi of another Pemda: the role would reach into a house not its own."""
        pemda_id = self.instansi.pemda_id if self.instansi else self.pemda_id
        if pemda_id != self.pemda_id:
            raise ValidationError({"instansi": "Instansi itu berada di Pemda lain."})

    @property
    def tempat(self) -> Instansi | Pemda:
        """Return where the role is held."""
        return self.instansi or self.pemda

    @property
    def sebutan(self) -> str:
        """Return the role as people say it: "Plt. Camat, Kecamatan Patrang"."""
        acting = "" if self.jenis == JenisJabatan.DEFINITIF else f"{self.get_jenis_display()} "
        return f"{acting}{self.get_peran_display()}, {self.tempat}"

    @property
    def berlaku(self) -> bool:
        """Return whether the role grants anything today, if its holder may log in."""
        today = timezone.localdate()
        return self.belum_usai and self.mulai <= today

    @property
    def belum_usai(self) -> bool:
        """Return whether the role grants something today or will later."""
        ended = self.selesai is not None and self.selesai < timezone.localdate()
        return not ended and self.dicabut is None
