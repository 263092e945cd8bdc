"""The RPJMD of the Pemda, as far as a kecamatan links to it."""

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from instansi.models import Pemda
from sakip.constraints import exactly_one, tahun_sah, terisi
from sakip.models import Editable, UraianModel


class Rpjmd(Editable):
    """A five-year plan of the Pemda with its visi."""

    pemda = models.ForeignKey(Pemda, models.PROTECT, related_name="rpjmd")
    nama = models.CharField("nama", max_length=255)
    tahun_awal = models.PositiveSmallIntegerField("tahun awal")
    tahun_akhir = models.PositiveSmallIntegerField("tahun akhir")
    visi = models.TextField("visi")

    class Meta:
        verbose_name = verbose_name_plural = "RPJMD"
        ordering = ["pemda", "tahun_awal"]
        constraints = [
            UniqueConstraint(fields=["pemda", "tahun_awal"], name="rpjmd_tahun_unik"),
            CheckConstraint(condition=Q(tahun_akhir__gte=F("tahun_awal")), name="rpjmd_tahun_urut"),
            tahun_sah("tahun_awal", "tahun_akhir", name="rpjmd_tahun_sah"),
            terisi("nama", name="rpjmd_terisi"),
        ]

    def __str__(self) -> str:
        return self.nama


class Misi(UraianModel):
    """A misi of the RPJMD."""

    rpjmd = models.ForeignKey(Rpjmd, models.CASCADE, related_name="misi")

    class Meta:
        verbose_name = verbose_name_plural = "misi"
        ordering = ["rpjmd", "urutan"]
        constraints = [
            UniqueConstraint(fields=["rpjmd", "urutan"], name="misi_urutan_unik"),
            terisi("uraian", name="misi_terisi"),
        ]

    @property
    def pemda_id(self) -> int:
        """Return whose plan it is; the trail asks."""
        return self.rpjmd.pemda_id


class TujuanRpjmd(UraianModel):
    """A tujuan of the RPJMD, under a misi."""

    misi = models.ForeignKey(Misi, models.CASCADE, related_name="tujuan")

    class Meta:
        verbose_name = verbose_name_plural = "tujuan RPJMD"
        ordering = ["misi", "urutan"]
        constraints = [
            UniqueConstraint(fields=["misi", "urutan"], name="tujuan_rpjmd_urutan_unik"),
            terisi("uraian", name="tujuan_rpjmd_terisi"),
        ]

    @property
    def pemda_id(self) -> int:
        """Return whose plan it is; the trail asks."""
        return self.misi.pemda_id


class SasaranRpjmd(UraianModel):
    """A sasaran of the RPJMD; tujuan of a Renstra link to it."""

    tujuan = models.ForeignKey(TujuanRpjmd, models.CASCADE, related_name="sasaran")

    class Meta:
        verbose_name = verbose_name_plural = "sasaran RPJMD"
        ordering = ["tujuan", "urutan"]
        constraints = [
            UniqueConstraint(fields=["tujuan", "urutan"], name="sasaran_rpjmd_urutan_unik"),
            terisi("uraian", name="sasaran_rpjmd_terisi"),
        ]

    @property
    def pemda_id(self) -> int:
        """Return whose plan it is; the trail asks."""
        return self.tujuan.pemda_id


class IndikatorRpjmd(Editable):
    """An indicator of a tujuan or of a sasaran of the RPJMD."""

    tujuan = models.ForeignKey(
        TujuanRpjmd, models.CASCADE, null=True, blank=True, related_name="indikator"
    )
    sasaran = models.ForeignKey(
        SasaranRpjmd, models.CASCADE, null=True, blank=True, related_name="indikator"
    )
    uraian = models.TextField("uraian")
    satuan = models.CharField("satuan", max_length=50, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "indikator RPJMD"
        ordering = ["id"]
        constraints = [
            exactly_one("tujuan", "sasaran", name="indikator_rpjmd_satu_pemilik"),
            terisi("uraian", name="indikator_rpjmd_terisi"),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def pemda_id(self) -> int:
        """Return whose plan it is; the trail asks."""
        return (self.sasaran or self.tujuan).pemda_id  # type: ignore[union-attr]
