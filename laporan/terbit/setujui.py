"""What the moves of the step LAKIP mean to the report: the approval is kept with its data."""

from django.utils import timezone

from instansi.access import holders
from instansi.models import Instansi, Pengguna
from instansi.queries import holder_of_instansi
from instansi.rights import Right
from kerja import pesan
from kerja.jejak import describe_roles
from kerja.models import Tahap
from kerja.tahap import address_of
from laporan.data import LakipData
from laporan.models import Laporan, PernyataanReviu, PersetujuanLakip, Terbitan
from laporan.persetujuan import content_key, content_of
from laporan.queries import lakip_data_of
from sakip.workflow import BUKA, SETUJUI, Move


def note_move(step: Tahap, move: Move, by: Pengguna | None) -> None:
    """Keep what the camat approves; tell those of the Pemda whom an approval or its end concerns.

    Part of the move: it is in its transaction, and the move's row of trail is that of this too.
    """
    if move.nama not in (SETUJUI.nama, BUKA.nama):
        return
    laporan = (
        Laporan.objects.select_related("instansi__pemda", "pernyataan_reviu")
        .filter(instansi=step.instansi, tahun=step.tahun)
        .first()
    )
    if laporan is None:
        return
    if move.nama == SETUJUI.nama:
        _keep(laporan, lakip_data_of(laporan), step, by)
        _tell(step, by, (Right.LAKIP_REVIEW,), f"{laporan} disetujui dan menunggu reviu.")
    elif _concerns_pemda(laporan):
        text = (
            f"{laporan} dibuka kembali: {step.alasan.rstrip(' .')}. Reviunya gugur, dan perbaikannya menjadi "
            "terbitan baru."
        )
        _tell(step, by, (Right.LAKIP_REVIEW, Right.LAKIP_ISSUE), text)


def _keep(laporan: Laporan, data: LakipData, step: Tahap, by: Pengguna | None) -> None:
    nama, jabatan = name_approver(laporan.instansi, by)
    PersetujuanLakip.objects.create(
        laporan=laporan,
        waktu=step.sejak or timezone.now(),
        oleh=by,
        nama=nama,
        jabatan=jabatan,
        kunci=content_key(data),
        data=content_of(data),
    )


def name_approver(instansi: Instansi, by: Pengguna | None) -> tuple[str, str]:
    """Return who approves and as what, as it is printed: the post, else the role that they hold."""
    masa = holder_of_instansi(instansi, timezone.localdate())
    if by is None:
        nama = masa.pejabat.nama_gelar if masa else "sistem"
        return nama, masa.sebutan if masa else instansi.sebutan_pimpinan
    nama = by.pejabat.nama_gelar if by.pejabat else str(by)
    if masa and masa.pejabat_id == by.pejabat_id:
        return nama, masa.sebutan
    return nama, describe_roles(by, instansi, Right.LAKIP_APPROVE) or instansi.sebutan_pimpinan


def _concerns_pemda(laporan: Laporan) -> bool:
    return (
        PernyataanReviu.objects.filter(laporan=laporan).exists()
        or Terbitan.objects.filter(laporan=laporan).exists()
    )


def _tell(step: Tahap, by: Pengguna | None, rights: tuple[Right, ...], text: str) -> None:
    people = [person for person in holders(step.instansi.pemda, *rights) if person != by]
    pesan.send(people, text, address_of(step))
