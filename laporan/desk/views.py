"""The desk of a kabupaten: its matrix of kecamatan and steps, and chasing what is waited for."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from instansi.http import Request
from instansi.models import Instansi, Pemda
from kerja.models import Tahap
from kerja.tagih import remind_step
from kerja.tahap import state_of
from laporan.desk.access import get_pemda, pemda_of
from laporan.desk.queries import load_matriks, years_of
from laporan.desk.saring import SaringMatriksForm, narrow
from sakip.constraints import TAHUN_PERTAMA, TAHUN_TERAKHIR
from sakip.errors import Ditolak

# A kabupaten has at most some forty kecamatan; more rows than this are read page by page.
PER_PAGE = 62


@require_GET
def find_meja(request: Request) -> HttpResponse:
    """Lead to the newest year of one's own Pemda; with several, to the first of them."""
    own = pemda_of(request.user)
    if not own:
        raise Http404(f"{request.user.pk} serves no whole Pemda")
    return redirect("laporan:meja", pk=own[0].pk, tahun=_newest(own[0]))


@require_GET
def show_meja(request: Request, pk: int, tahun: int) -> HttpResponse:
    """Show the matrix, narrowed as the address says."""
    pemda = get_desk(request, pk, tahun)
    matriks = load_matriks(request.user, pemda, tahun, timezone.localdate())
    saring = SaringMatriksForm(request.GET)
    rows = narrow(matriks, saring.pilihan)
    context = {
        **describe_sheet(pemda, tahun),
        "lain": [one for one in pemda_of(request.user) if one != pemda],
        "matriks": matriks,
        "saring": saring,
        "rows": Paginator(rows, PER_PAGE).get_page(request.GET.get("hal")),
        "kolom": [sel.nama for sel in rows[0].sel] if rows else [],
        "alamat": request.GET.urlencode(),
    }
    return render(request, "laporan/desk/meja.html", context)


@require_POST
def remind(request: Request, pk: int, tahun: int) -> HttpResponse:
    """Chase one step; who chased it a moment ago is told so, and nobody gets a second notice."""
    pemda = get_desk(request, pk, tahun)
    step = _step(pemda, tahun, request.POST.get("tahap", ""))
    try:
        step, people = remind_step(step, by=request.user)
    except Ditolak as refusal:
        messages.error(request, str(refusal))
    else:
        names = ", ".join(str(person) for person in people)
        messages.success(
            request, f"{step.get_langkah_display()} {step.instansi} diingatkan kepada {names}."
        )
    back = reverse("laporan:meja", args=[pk, tahun])
    chosen = QueryDict(request.POST.get("alamat", "")).urlencode()
    return redirect(f"{back}?{chosen}#{step.instansi.kode}")


def get_desk(request: Request, pk: int, tahun: int) -> Pemda:
    """Return the Pemda of an address of the desk; Http404 for a year that cannot be."""
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        raise Http404(f"no year {tahun}")
    return get_pemda(request.user, pk)


def describe_sheet(pemda: Pemda, tahun: int) -> dict[str, Any]:
    """Return what every page about all kecamatan of a year says of itself."""
    return {
        "pemda": pemda,
        "tahun": tahun,
        "years": sorted({tahun, *years_of(pemda)}, reverse=True),
        "hari_ini": timezone.localdate(),
    }


def _step(pemda: Pemda, tahun: int, named: str) -> Tahap:
    """Return the step that a button names, "kode/langkah". Raises Http404."""
    kode, _, langkah = named.partition("/")
    here = Instansi.objects.filter(pemda=pemda, kode=kode, aktif=True, laporan__tahun=tahun)
    instansi = here.select_related("pemda").first()
    if instansi is None or langkah not in Tahap.Langkah.values:
        raise Http404(f"no step {named} in {tahun}")
    return state_of(instansi, tahun, langkah)


def _newest(pemda: Pemda) -> int:
    return next(iter(years_of(pemda)), timezone.localdate().year)
