"""The recap of all kecamatan: as a page, and asked for as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from instansi.http import Request
from kerja.jobs import submit
from laporan.desk.jobs import BENTUK, job_of
from laporan.desk.rekap import load_rekap
from laporan.desk.views import describe_sheet, get_desk


@require_GET
def show_rekap(request: Request, pk: int, tahun: int) -> HttpResponse:
    """Show what every kecamatan reached and spent in the year."""
    pemda = get_desk(request, pk, tahun)
    context = {
        **describe_sheet(pemda, tahun),
        "judul": "Rekap capaian",
        "lembar": "laporan:rekap",
        "rekap": load_rekap(pemda, tahun),
        "bentuk": [(name, label) for name, (label, _) in BENTUK.items()],
    }
    return render(request, "laporan/desk/rekap.html", context)


@require_POST
def request_rekap(request: Request, pk: int, tahun: int, bentuk: str) -> HttpResponse:
    """Have the recap made in the background, as a workbook or a document."""
    get_desk(request, pk, tahun)
    if bentuk not in BENTUK:
        raise Http404(f"no form {bentuk}")
    pekerjaan = submit(job_of(bentuk), by=request.user, pk=pk, tahun=tahun)
    return redirect("kerja:pekerjaan", pk=pekerjaan.pk)
