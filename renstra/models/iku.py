"""Indikator Kinerja Utama and the Keputusan that fixes them."""

from django.db import models
from django.db.models import Q, UniqueConstraint

from instansi.models import Instansi
from renstra.models.renstra import Indikator
from sakip.constraints import not_itself, one_of, presisi_sah, tahun_sah
from sakip.models import BertanggalModel, Editable


class SkIku(Editable, BertanggalModel):
    """The Keputusan that fixes the IKU; a missing serial number stays a gap."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="sk_iku")
    nomor = models.CharField("nomor", max_length=100, blank=True)
    tentang = models.TextField("tentang")
    berlaku_dari = models.PositiveSmallIntegerField("berlaku mulai tahun")

    class Meta:
        verbose_name = verbose_name_plural = "SK IKU"
        ordering = ["instansi", "berlaku_dari"]
        constraints = [
            UniqueConstraint(fields=["instansi", "berlaku_dari"], name="sk_iku_tahun_unik"),
            presisi_sah(name="sk_iku_presisi_sah"),
            tahun_sah("berlaku_dari", name="sk_iku_tahun_sah"),
        ]

    def __str__(self) -> str:
        return f"SK IKU {self.instansi} {self.berlaku_dari}"


class SkButir(Editable):
    """A point of Menimbang, Mengingat or the diktum; numbered by its order, so without gap."""

    class Bagian(models.TextChoices):
        MENIMBANG = "menimbang", "Menimbang"
        MENGINGAT = "mengingat", "Mengingat"
        DIKTUM = "diktum", "Diktum"

    sk = models.ForeignKey(SkIku, models.CASCADE, related_name="butir")
    bagian = models.CharField("bagian", max_length=10, choices=Bagian)
    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="rincian")
    urutan = models.PositiveSmallIntegerField("urutan")
    teks = models.TextField("teks")

    class Meta:
        verbose_name = verbose_name_plural = "butir SK"
        ordering = ["sk", "bagian", "urutan"]
        constraints = [
            UniqueConstraint(
                fields=["sk", "bagian", "urutan"],
                condition=Q(induk__isnull=True),
                name="sk_butir_urutan_unik",
            ),
            UniqueConstraint(
                fields=["induk", "urutan"],
                condition=Q(induk__isnull=False),
                name="sk_butir_rincian_unik",
            ),
            not_itself("induk", name="sk_butir_bukan_induk_sendiri"),
            one_of("bagian", ["menimbang", "mengingat", "diktum"], name="sk_butir_bagian_sah"),
        ]

    def __str__(self) -> str:
        return self.teks


class IkuBaris(Editable):
    """One IKU: indicator of a sasaran with formulasi, penanggung jawab and sumber data.

    An empty text is not filled in yet.
    """

    sk = models.ForeignKey(SkIku, models.CASCADE, related_name="iku")
    urutan = models.PositiveSmallIntegerField("nomor")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="iku")
    formulasi = models.TextField("formulasi", blank=True)
    penanggung_jawab = models.TextField("penanggung jawab", blank=True, help_text="Satu per baris.")
    sumber_data = models.TextField("sumber data", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "IKU"
        ordering = ["sk", "urutan"]
        constraints = [
            UniqueConstraint(fields=["sk", "urutan"], name="iku_urutan_unik"),
            UniqueConstraint(fields=["sk", "indikator"], name="iku_indikator_unik"),
        ]

    def __str__(self) -> str:
        return str(self.indikator)
