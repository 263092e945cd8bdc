"""Preparing a year from the one before, and a new version or period of the Renstra from the last."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from capaian.models import PredikatIndikator
from instansi.models import Instansi, Pengguna
from kerja.jejak import record
from kerja.models import Tahap
from kerja.tahap import check_entry, check_open
from keuangan.models import Pagu, TahapAnggaran
from laporan.models import Laporan
from laporan.newyear.plan import Nilai, RencanaTahun, plan_year
from renstra.models import Renstra, Rkt, RktBaris, Rpjmd, TargetRkt
from renstra.services.versi import Nasib, copy_renstra
from sakip.errors import Ditolak


@dataclass(frozen=True)
class Pilihan:
    """What a person wants of a new year."""

    rkt: bool = True
    target: Nilai = Nilai.KOSONG
    pagu: bool = True


@dataclass(frozen=True)
class Masa:
    """The years of a Renstra, and the first one that it is in force."""

    tahun_awal: int
    tahun_akhir: int
    berlaku_dari: int


@transaction.atomic
def prepare_year(
    instansi: Instansi, tahun: int, pilihan: Pilihan, *, by: Pengguna | None
) -> RencanaTahun:
    """Make what the year lacks, and return that; what is there already is left as it is.

    So it may be repeated. Raises Ditolak where a step of the year is locked.
    """
    # One after the other, so that two clicks at once make one year.
    instansi = Instansi.objects.select_for_update(of=("self",)).get(pk=instansi.pk)
    plan = plan_year(instansi, tahun)
    made: dict[str, list] = {}
    laporan = plan.laporan
    if laporan is None:
        laporan = Laporan.objects.create(
            instansi=instansi, tahun=tahun, tempat=_last_place(instansi, tahun)
        )
        made["laporan"] = [None, tahun]
    if pilihan.rkt and plan.renstra is not None:
        made |= _make_rkt(plan, plan.renstra, pilihan.target)
    if pilihan.pagu and plan.pagu:
        check_open(instansi, tahun, Tahap.Langkah.KEUANGAN)
        rows = [
            Pagu(instansi=instansi, tahun=tahun, tahap=TahapAnggaran.MURNI,
                 nomenklatur=row.nomenklatur, akun=row.akun, sub_unit=row.sub_unit)
            for row in plan.pagu
        ]  # fmt: skip
        made["baris pagu"] = [0, len(Pagu.objects.bulk_create(rows))]
    if made:
        record(f"siapkan tahun {tahun}", laporan, by=by, instansi=instansi, perubahan=made)
    return plan


def _last_place(instansi: Instansi, tahun: int) -> str:
    last = Laporan.objects.filter(instansi=instansi, tahun__lt=tahun).order_by("-tahun").first()
    return last.tempat if last else ""


def _make_rkt(plan: RencanaTahun, renstra: Renstra, nilai: Nilai) -> dict[str, list]:
    if plan.rkt is not None and not plan.baris and not plan.target:
        return {}
    check_open(plan.instansi, plan.tahun, Tahap.Langkah.RKT)
    made: dict[str, list] = {}
    rkt = plan.rkt
    if rkt is None:
        rkt = Rkt.objects.create(instansi=plan.instansi, tahun=plan.tahun, renstra=renstra)
        made["RKT"] = [None, plan.tahun]
    rows = [
        RktBaris(rkt=rkt, sasaran=row.sasaran, nomenklatur=row.nomenklatur) for row in plan.baris
    ]
    targets = [TargetRkt(rkt=rkt, indikator=row.indikator) for row in plan.target]
    for target, row in zip(targets, plan.target, strict=True):
        angka = row.nilai(nilai)
        target.nilai, target.teks, target.alasan = angka.nilai, angka.teks, angka.alasan
    made["baris RKT"] = [0, len(RktBaris.objects.bulk_create(rows))]
    made["target RKT"] = [0, len(TargetRkt.objects.bulk_create(targets))]
    return made


@transaction.atomic
def revise_renstra(
    lama: Renstra, *, berlaku_dari: int, nasib: Mapping[int, Nasib], by: Pengguna | None
) -> Renstra:
    """Make the next version of a Renstra from its last one.

    ``nasib`` says for each indicator (by id) whether it goes on; one that it leaves out does.
    Raises Ditolak: where the version has a successor already, the year lies outside the period,
    or the step is locked.
    """
    instansi = Instansi.objects.select_for_update(of=("self",)).get(pk=lama.instansi_id)
    last = Renstra.objects.filter(instansi=instansi, tahun_awal=lama.tahun_awal).latest(
        "perubahan_ke"
    )
    if last.pk != lama.pk:
        raise Ditolak(f"Versi berikutnya sudah ada: {last} ke-{last.perubahan_ke}.")
    if not lama.berlaku_dari <= berlaku_dari <= lama.tahun_akhir:
        raise Ditolak(
            f"Tahun mulai berlaku antara {lama.berlaku_dari} dan {lama.tahun_akhir}.",
            "berlaku_dari",
        )
    check_open(instansi, berlaku_dari, Tahap.Langkah.RENSTRA)
    kepala = Renstra(
        instansi=instansi,
        rpjmd_id=lama.rpjmd_id,
        jenis=Renstra.Jenis.PERUBAHAN,
        perubahan_ke=lama.perubahan_ke + 1,
        tempat=lama.tempat,
        tahun_awal=lama.tahun_awal,
        tahun_akhir=lama.tahun_akhir,
        berlaku_dari=berlaku_dari,
    )
    return _copy("buat perubahan Renstra", lama, kepala, nasib, by=by)


@transaction.atomic
def begin_period(
    lama: Renstra,
    masa: Masa,
    *,
    nasib: Mapping[int, Nasib],
    by: Pengguna | None,
) -> Renstra:
    """Make the Renstra of the next period from the last version of one, without its targets.

    ``nasib`` as in revise_renstra. Raises Ditolak where the years do not follow each other, one
    that begins in that year is there already, or the step is locked.
    """
    instansi = Instansi.objects.select_for_update(of=("self",)).get(pk=lama.instansi_id)
    if masa.tahun_awal <= lama.tahun_awal:
        raise Ditolak(f"Masa berikutnya mulai sesudah {lama.tahun_awal}.", "tahun_awal")
    if not masa.tahun_awal <= masa.berlaku_dari <= masa.tahun_akhir:
        raise Ditolak(f"Antara {masa.tahun_awal} dan {masa.tahun_akhir}.", "berlaku_dari")
    if masa.berlaku_dari <= lama.berlaku_dari:
        raise Ditolak(f"{lama} berlaku sejak {lama.berlaku_dari}.", "berlaku_dari")
    if Renstra.objects.filter(instansi=instansi, tahun_awal=masa.tahun_awal).exists():
        raise Ditolak(f"Renstra yang mulai {masa.tahun_awal} sudah ada.", "tahun_awal")
    check_entry(by, instansi, range(masa.berlaku_dari, masa.tahun_akhir + 1), Tahap.Langkah.RENSTRA)
    rpjmd = Rpjmd.objects.filter(
        pemda=instansi.pemda_id,
        tahun_awal__lte=masa.berlaku_dari,
        tahun_akhir__gte=masa.berlaku_dari,
    )
    kepala = Renstra(
        instansi=instansi,
        rpjmd=rpjmd.order_by("tahun_awal").last(),
        tempat=lama.tempat,
        tahun_awal=masa.tahun_awal,
        tahun_akhir=masa.tahun_akhir,
        berlaku_dari=masa.berlaku_dari,
    )
    return _copy("buat Renstra periode berikutnya", lama, kepala, nasib, by=by)


def _copy(
    act: str,
    lama: Renstra,
    kepala: Renstra,
    nasib: Mapping[int, Nasib],
    *,
    by: Pengguna | None,
) -> Renstra:
    """Write the copy, the scales of what goes on, and the row of trail."""
    baru, heirs = copy_renstra(lama, kepala, nasib)
    PredikatIndikator.objects.bulk_create(
        PredikatIndikator(indikator=heirs[row.indikator_id], skala_id=row.skala_id)
        for row in PredikatIndikator.objects.filter(indikator__in=heirs, skala__isnull=False)
        if heirs[row.indikator_id].lanjutan_dari_id
    )
    fates = {
        f"{row} ({row.pk})": [None, nasib.get(row.pk, Nasib.LANJUT).value]
        for row in lama.indikator.order_by("urutan", "pk")
    }
    told: dict[str, list] = {"dari": [None, str(lama)], **fates}
    record(act, baru, by=by, instansi=baru.instansi, perubahan=told)
    return baru
