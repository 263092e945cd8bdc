"""Background jobs of the desk: the recap as a workbook and as a document."""

from collections.abc import Callable
from functools import partial

from django.utils import timezone

from capaian.queries import SkalaTidakSah
from instansi.models import Pemda, Pengguna
from kerja import berkas
from kerja.jobs import JobFailed, Progress, job
from kerja.models import Berkas
from laporan.desk.access import sits_at
from laporan.desk.rekap import Rekap, load_rekap
from laporan.desk.rekap_pdf import print_rekap
from laporan.desk.rekap_xlsx import JENIS, build_workbook
from sakip.dates import format_tanggal
from sakip.pdf.fonts import FontMissing

_PDF = "application/pdf"
_PARTS = 2  # reading, and writing the file


def write_xlsx(rekap: Rekap) -> tuple[bytes, str]:
    """Return the recap as a workbook, with its type."""
    return build_workbook(rekap, keadaan=format_tanggal(timezone.localdate())), JENIS


def write_pdf(rekap: Rekap, *, tegak: bool) -> tuple[bytes, str]:
    """Return the recap as a document, with its type."""
    return print_rekap(rekap, timezone.localdate(), tegak=tegak), _PDF


# What may be asked for, by the last part of the name of its job.
BENTUK: dict[str, tuple[str, Callable[[Rekap], tuple[bytes, str]]]] = {
    "xlsx": ("Excel", write_xlsx),
    "pdf": ("PDF mendatar", partial(write_pdf, tegak=False)),
    "pdf_tegak": ("PDF tegak", partial(write_pdf, tegak=True)),
}


def job_of(bentuk: str) -> str:
    """Return the name of the job that makes the recap in a form."""
    return f"rekap_{bentuk}"


def may_have(user: Pengguna, *, pk: int, tahun: int) -> bool:
    """Return whether somebody sits at the desk of the Pemda, today."""
    pemda = Pemda.objects.filter(pk=pk).first()
    return pemda is not None and sits_at(user, pemda)


def _describe(label: str, *, pk: int, tahun: int) -> str:
    return f"Rekap capaian {Pemda.objects.get(pk=pk)} {tahun} ({label})"


def _make(bentuk: str, *, pk: int, tahun: int, by: Pengguna | None, progress: Progress) -> Berkas:
    progress(0, _PARTS)
    try:
        rekap = load_rekap(Pemda.objects.get(pk=pk), tahun)
        progress(1, _PARTS)
        content, jenis = BENTUK[bentuk][1](rekap)
    except (SkalaTidakSah, FontMissing) as error:
        raise JobFailed(str(error)) from error
    progress(_PARTS, _PARTS)
    return berkas.store(content, jenis=jenis)


for _bentuk, (_label, _) in BENTUK.items():
    job(
        job_of(_bentuk),
        describe=partial(_describe, _label),
        page="laporan:rekap",
        allows=may_have,
    )(partial(_make, _bentuk))
