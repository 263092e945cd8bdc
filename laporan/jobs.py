"""Background jobs of the reports."""

from capaian.queries import SkalaTidakSah
from instansi.models import Pengguna
from kerja.jobs import JobFailed, Progress, job
from kerja.models import Berkas
from laporan.access import may_see
from laporan.cetak import print_lakip
from laporan.queries import LaporanTidakAda, get_laporan
from sakip.pdf.fonts import FontMissing

CETAK_LAKIP = "cetak_lakip"


def describe_lakip(*, kode: str, tahun: int) -> str:
    """Return the name of the report as people know it."""
    return f"LAKIP {get_laporan(kode, tahun).instansi.nama} Tahun {tahun}"


@job(CETAK_LAKIP, describe=describe_lakip, page="laporan:lakip", allows=may_see)
def cetak_lakip(*, kode: str, tahun: int, by: Pengguna | None, progress: Progress) -> Berkas:
    """Lay out the LAKIP of an Instansi and year."""
    try:
        return print_lakip(get_laporan(kode, tahun), by=by, progress=progress).berkas
    except (LaporanTidakAda, SkalaTidakSah, FontMissing) as error:
        raise JobFailed(str(error)) from error
