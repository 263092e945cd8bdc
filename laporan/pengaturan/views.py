"""The settings of a Pemda on one page: what is in force, and who changed it when."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from instansi.access import require, scope
from instansi.http import Request
from instansi.models import Pemda
from instansi.rights import Right
from laporan.pengaturan.ringkasan import list_bagian
from laporan.pengaturan.tempat import describe_reader, open_pemda


@require_GET
def find_pengaturan(request: Request) -> HttpResponse:
    """Lead to the settings of the own Pemda; with several, let the person choose."""
    require(request.user, Right.PENGATURAN_READ)
    where = scope(request.user, Right.PENGATURAN_READ)
    own = Pemda.objects.filter(pk__in=where.pemda) | Pemda.objects.filter(
        instansi__in=where.instansi
    )
    rows = list(own.distinct())
    if not rows:
        raise Http404("no Pemda whose settings they read")
    if len(rows) == 1:
        return redirect("laporan:pengaturan_pemda", rows[0].pk)
    return render(request, "laporan/pengaturan/pilih.html", {"semua": rows})


@require_GET
def show_pengaturan(request: Request, pemda: int) -> HttpResponse:
    """Show what is in force at a Pemda."""
    owner = open_pemda(request, pemda)
    context = {**describe_reader(request, owner), "bagian": list_bagian(request.user, owner)}
    return render(request, "laporan/pengaturan/pengaturan.html", context)
