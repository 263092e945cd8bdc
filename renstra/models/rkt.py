"""The Rencana Kinerja Tahunan: rows down to sub kegiatan, with targets and anggaran."""

from django.db import models
from django.db.models import UniqueConstraint

from instansi.models import Instansi
from renstra.models.nomenklatur import Nomenklatur
from renstra.models.renstra import Indikator, Renstra, Sasaran
from sakip.constraints import not_negative, presisi_sah, tahun_sah, value_or_reason
from sakip.models import AngkaModel, BertanggalModel, Editable


class Rkt(Editable, BertanggalModel):
    """The plan of one year, made before the APBD."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="rkt")
    tahun = models.PositiveSmallIntegerField("tahun")
    renstra = models.ForeignKey(Renstra, models.PROTECT, related_name="rkt")

    class Meta:
        verbose_name = verbose_name_plural = "RKT"
        ordering = ["instansi", "tahun"]
        constraints = [
            UniqueConstraint(fields=["instansi", "tahun"], name="rkt_tahun_unik"),
            presisi_sah(name="rkt_presisi_sah"),
            tahun_sah("tahun", name="rkt_tahun_sah"),
        ]

    def __str__(self) -> str:
        return f"RKT {self.instansi} {self.tahun}"


class RktBaris(Editable, AngkaModel):
    """A program, kegiatan or sub kegiatan of the RKT; its figure is the anggaran in rupiah.

    The anggaran belongs to the RKT (a plan before the APBD); it is not the pagu of the
    budget and is never added to it.
    """

    rkt = models.ForeignKey(Rkt, models.CASCADE, related_name="baris")
    sasaran = models.ForeignKey(Sasaran, models.PROTECT, related_name="baris_rkt")
    nomenklatur = models.ForeignKey(Nomenklatur, models.PROTECT, related_name="baris_rkt")

    class Meta:
        verbose_name = verbose_name_plural = "baris RKT"
        ordering = ["rkt", "nomenklatur__kode"]
        constraints = [
            UniqueConstraint(fields=["rkt", "nomenklatur"], name="rkt_baris_unik"),
            value_or_reason(name="rkt_baris_nilai_atau_alasan"),
            not_negative("nilai", name="rkt_baris_tidak_negatif"),
        ]

    def __str__(self) -> str:
        return str(self.nomenklatur)


class TargetRkt(Editable, AngkaModel):
    """The target of an indicator in the RKT; it may differ from the Renstra's."""

    rkt = models.ForeignKey(Rkt, models.CASCADE, related_name="target")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="target_rkt")

    class Meta:
        verbose_name = verbose_name_plural = "target RKT"
        ordering = ["rkt", "indikator"]
        constraints = [
            UniqueConstraint(fields=["rkt", "indikator"], name="target_rkt_unik"),
            value_or_reason(name="target_rkt_nilai_atau_alasan"),
        ]

    def __str__(self) -> str:
        return str(self.indikator)
