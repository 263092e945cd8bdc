"""What people ask of a report."""

from instansi.models import Pengguna
from kerja.jobs import submit
from kerja.models import Pekerjaan
from laporan.cetak import find_cetakan
from laporan.document import build_document
from laporan.jobs import CETAK_LAKIP
from laporan.models import Cetakan, Laporan
from laporan.queries import lakip_data_of


def request_pdf(laporan: Laporan, *, by: Pengguna) -> Cetakan | Pekerjaan:
    """Return the PDF of the report if it is kept, else the background job that makes it."""
    kept = find_cetakan(laporan, build_document(lakip_data_of(laporan)))
    if kept:
        return kept
    return submit(CETAK_LAKIP, by=by, kode=laporan.instansi.kode, tahun=laporan.tahun)
