"""The pages of the PK: the list of a year, the review of one, and its naskah to read."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from instansi.http import Request
from perjanjian.access import get_pk_place, get_visible_pk
from perjanjian.layar import load_daftar, load_halaman
from perjanjian.models import PerjanjianKinerja
from sakip.pages import Crumb

_YEARS = range(2000, 2100)


@require_GET
def show_daftar(request: Request, kode: str, tahun: int) -> HttpResponse:
    """List the PK of an Instansi and year, of every version and post, with what happens next."""
    if tahun not in _YEARS:
        raise Http404(f"no year {tahun}")
    instansi = get_pk_place(request.user, kode)
    return render(
        request, "perjanjian/daftar.html", {"daftar": load_daftar(request.user, instansi, tahun)}
    )


@require_GET
def show_pk(request: Request, pk: int) -> HttpResponse:
    """Show a PK for a decision: what changed first, then what it promises."""
    row = get_visible_pk(request.user, pk)
    context = {"halaman": load_halaman(row), "crumbs": _crumbs(row)}
    return render(request, "perjanjian/pk.html", context)


@require_GET
def show_naskah(request: Request, pk: int) -> HttpResponse:
    """Show the wording of a PK to be read on a screen of any width."""
    row = get_visible_pk(request.user, pk)
    halaman = load_halaman(row)
    if not halaman.layar.data.tersedia:
        raise Http404(f"PK {pk} has no naskah")
    here = (halaman.layar.judul, reverse("perjanjian:pk", args=[row.pk]))
    context = {"halaman": halaman, "crumbs": [*_crumbs(row), here]}
    return render(request, "perjanjian/naskah_layar.html", context)


def _crumbs(row: PerjanjianKinerja) -> list[Crumb]:
    where = reverse("perjanjian:daftar", args=[row.instansi.kode, row.tahun])
    return [(f"Perjanjian Kinerja {row.instansi} {row.tahun}", where)]
