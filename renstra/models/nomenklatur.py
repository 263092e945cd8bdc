"""Official codes and names of urusan, bidang, program, kegiatan and sub kegiatan."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from sakip.constraints import tahun_sah, terisi

# Sub kegiatan numbers had two digits until Kepmendagri 900.1.15.5-1317/2023; documents of
# those years keep the form that they were written in (regulasi 5.3).
LAST_YEAR_OF_TWO_DIGITS = 2022

# The form of the code at each level (regulasi 5.3); it alone says where a row stands.
BENTUK_KODE = {
    "urusan": r"^\d$",
    "bidang": r"^\d\.\d{2}$",
    "program": r"^\d\.\d{2}\.\d{2}$",
    "kegiatan": r"^\d\.\d{2}\.\d{2}\.\d\.\d{2}$",
    "sub_kegiatan": r"^\d\.\d{2}\.\d{2}\.\d\.\d{2}\.\d{4}$",
}


def _kode_sesuai_tingkat() -> Q:
    condition = Q()
    for tingkat, bentuk in BENTUK_KODE.items():
        condition |= Q(tingkat=tingkat, kode__regex=bentuk)
    return condition


def parent_code(kode: str) -> str:
    """Return the code one level up: "7.01.01" of "7.01.01.2.01"; "" of an urusan."""
    parts = kode.split(".")
    # A kegiatan adds two segments: the level of government, then its number.
    return ".".join(parts[: -2 if len(parts) == 5 else -1])


class Nomenklatur(models.Model):
    """A row of the official nomenclature, valid for a span of years.

    ``kode`` always has the four-digit form ("7.01.01.2.01.0001"), so that rows of every year
    compare; :meth:`kode_cetak` gives the form of a given year.
    """

    class Tingkat(models.TextChoices):
        URUSAN = "urusan", "Urusan"
        BIDANG = "bidang", "Bidang urusan"
        PROGRAM = "program", "Program"
        KEGIATAN = "kegiatan", "Kegiatan"
        SUB_KEGIATAN = "sub_kegiatan", "Sub kegiatan"

    kode = models.CharField("kode", max_length=20)
    tingkat = models.CharField("tingkat", max_length=12, choices=Tingkat)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    uraian = models.TextField("uraian")
    kinerja = models.TextField("kinerja", blank=True)
    indikator = models.TextField("indikator", blank=True)
    satuan = models.CharField("satuan", max_length=100, blank=True)
    berlaku_dari = models.PositiveSmallIntegerField("berlaku dari tahun", default=2021)
    berlaku_sampai = models.PositiveSmallIntegerField("berlaku sampai tahun", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "nomenklatur"
        ordering = ["kode", "berlaku_dari"]
        constraints = [
            UniqueConstraint(fields=["kode", "berlaku_dari"], name="nomenklatur_kode_unik"),
            CheckConstraint(
                condition=_kode_sesuai_tingkat(),
                name="nomenklatur_kode_sesuai_tingkat",
                violation_error_message=(
                    "Bentuk kode tidak sesuai dengan tingkatnya; "
                    "sub kegiatan misalnya 7.01.01.2.01.0001."
                ),
            ),
            CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("berlaku_dari")),
                name="nomenklatur_masa_urut",
            ),
            tahun_sah("berlaku_dari", "berlaku_sampai", name="nomenklatur_tahun_sah"),
            terisi("uraian", name="nomenklatur_terisi"),
            CheckConstraint(
                condition=Q(tingkat="urusan", induk__isnull=True)
                | (~Q(tingkat="urusan") & Q(induk__isnull=False)),
                name="nomenklatur_punya_induk",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}"

    def clean(self) -> None:
        """Refuse a parent that the code does not name; sums follow the one, headings the other."""
        above = parent_code(self.kode)
        if self.induk and self.induk.kode != above:
            raise ValidationError(
                {"induk": f"Induk dari {self.kode} ialah {above or 'tidak ada'}."}
            )

    def kode_cetak(self, tahun: int) -> str:
        """Return the code in the form used by documents of ``tahun``."""
        if self.tingkat == self.Tingkat.SUB_KEGIATAN and tahun <= LAST_YEAR_OF_TWO_DIGITS:
            head, _, number = self.kode.rpartition(".")
            return f"{head}.{int(number):02d}"
        return self.kode
