"""Issuing in the background: laid out with progress, then frozen."""

from typing import Any

from django.urls import reverse

from capaian.queries import SkalaTidakSah
from instansi.access import can
from instansi.models import Pengguna
from instansi.rights import Right
from kerja.jobs import JobFailed, Progress, job
from kerja.models import Berkas
from laporan.access import may_see
from laporan.models import Laporan
from laporan.queries import LaporanTidakAda, get_laporan
from laporan.terbit.keadaan import load_keadaan
from laporan.terbit.naskah import lay_out
from laporan.terbit.services import SudahTerbit, check_ready, issue_lakip
from sakip.errors import Ditolak
from sakip.pdf.fonts import FontMissing

TERBITKAN_LAKIP = "terbitkan_lakip"


def describe_issue(*, kode: str, tahun: int, **rest: Any) -> str:
    """Return the name of the work as people know it."""
    return f"Terbitan LAKIP {get_laporan(kode, tahun).instansi.nama} Tahun {tahun}"


def _page(*, kode: str, tahun: int, **rest: Any) -> str:
    return reverse("laporan:terbit", kwargs={"kode": kode, "tahun": tahun})


def may_issue(user: Pengguna, *, kode: str, tahun: int, **rest: Any) -> bool:
    """Return whether a user may issue the report of an Instansi and year, today."""
    laporan = Laporan.objects.select_related("instansi__pemda").filter(
        instansi__kode=kode, tahun=tahun
    )
    return may_see(user, kode=kode, tahun=tahun) and can(
        user, Right.LAKIP_ISSUE, laporan.get().instansi
    )


@job(TERBITKAN_LAKIP, describe=describe_issue, page=_page, allows=may_issue)
def terbitkan_lakip(  # noqa: PLR0913 - what was asked for, by whom, and how it goes on
    *,
    kode: str,
    tahun: int,
    persetujuan: int,
    perubahan: str,
    by: Pengguna | None,
    progress: Progress,
) -> Berkas:
    """Lay out and freeze the issue of one approval; asked for again it is the same issue."""
    try:
        laporan = get_laporan(kode, tahun)
        keadaan = load_keadaan(laporan)
        if keadaan.persetujuan is None or keadaan.persetujuan.pk != persetujuan:
            raise JobFailed("LAKIP dibuka kembali sejak penerbitannya diminta.")
        check_ready(laporan, keadaan, perubahan)
        naskah = lay_out(laporan, keadaan, perubahan, progress)
        return issue_lakip(laporan, naskah, by=by).berkas
    except SudahTerbit as issued:
        return issued.terbitan.berkas
    except (Ditolak, LaporanTidakAda, SkalaTidakSah, FontMissing) as error:
        raise JobFailed(str(error)) from error
