"""One's own notices."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from instansi.http import Request
from kerja.models import Pesan
from kerja.pesan import mark_read, notices_of
from sakip.pages import page_of


@require_GET
@never_cache
def list_pesan(request: Request) -> HttpResponse:
    """Show the notices of the person, newest first."""
    pesan = page_of(request, notices_of(request.user))
    return render(request, "kerja/pesan.html", {"pesan": pesan})


@require_POST
def open_pesan(request: Request, pk: int) -> HttpResponse:
    """Mark a notice as read and go to what it is about."""
    pesan = get_object_or_404(Pesan, pk=pk, penerima=request.user)
    mark_read(notices_of(request.user).filter(pk=pk))
    return redirect(pesan.tautan)


@require_POST
def read_all_pesan(request: Request) -> HttpResponse:
    """Mark every notice of the person as read."""
    mark_read(notices_of(request.user))
    return redirect("kerja:pesan")
