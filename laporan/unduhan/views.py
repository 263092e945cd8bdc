"""Choosing LAKIP of a Pemda's year and having them collected in the background."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from instansi.http import Request
from kerja.jobs import submit
from laporan.unduhan.daftar import get_pemda, list_baris, reports_of, years_of
from laporan.unduhan.forms import PilihForm, SaringUnduhForm
from laporan.unduhan.jobs import UNDUH_LAKIP
from sakip.constraints import TAHUN_PERTAMA, TAHUN_TERAKHIR
from sakip.pages import posted


@require_http_methods(["GET", "HEAD", "POST"])
def choose_lakip(request: Request, pk: int, tahun: int) -> HttpResponse:
    """Show the reports of a year to tick; sent, have the chosen ones put into a ZIP."""
    pemda = get_pemda(request.user, pk)
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        raise Http404(f"no year {tahun}")
    rows = list_baris(reports_of(request.user, pemda, tahun))
    form = PilihForm(rows, posted(request))
    if form.is_valid():
        chosen = sorted(set(form.cleaned_data["laporan"]))
        job = submit(UNDUH_LAKIP, by=request.user, pemda=pk, tahun=tahun, laporan=chosen)
        return redirect("kerja:pekerjaan", pk=job.pk)
    saring = SaringUnduhForm(request.GET)
    context = {
        "pemda": pemda,
        "tahun": tahun,
        "crumbs": [("Kabupaten", reverse("laporan:meja", args=[pk, tahun]))],
        "years": years_of(request.user, pemda),
        "rows": saring.narrow(rows),
        "semua": len(rows),
        "saring": saring,
        "form": form,
        "kosong": "kosong" in request.GET or form.is_bound,
    }
    return render(request, "laporan/unduhan/pilih.html", context)
