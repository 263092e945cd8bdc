"""One's own notices, and one's own background jobs with their results."""

import mimetypes
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from instansi.http import Request
from kerja.jobs import Job, is_lost, job_of, submit
from kerja.models import Pekerjaan, Pesan
from kerja.pesan import mark_read, notices_of
from kerja.unduh import Unduhan, send_berkas
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


@require_GET
@never_cache
def show_pekerjaan(request: Request, pk: UUID) -> HttpResponse:
    """Show how far a job is; a request of htmx gets the changing part alone."""
    pekerjaan, job = _own_job(request, pk)
    context = {
        "pekerjaan": pekerjaan,
        "judul": job.describe(**pekerjaan.args),
        "asal": reverse(job.page, kwargs=pekerjaan.args),
        "terhenti": is_lost(pekerjaan),
    }
    page = "kerja/_kemajuan.html" if request.htmx else "kerja/pekerjaan.html"
    return render(request, page, context)


@require_GET
def download_hasil(request: Request, pk: UUID) -> FileResponse:
    """Hand over the result: shown by the browser, or saved with ``?unduh``."""
    pekerjaan, job = _own_job(request, pk)
    if pekerjaan.hasil is None:
        raise Http404("no result yet")
    ending = mimetypes.guess_extension(pekerjaan.hasil.jenis) or ""
    name = slugify(job.describe(**pekerjaan.args)) + ending
    unduhan = Unduhan(pekerjaan, by=request.user)
    return send_berkas(pekerjaan.hasil, name, unduhan, attach="unduh" in request.GET)


@require_POST
def retry_pekerjaan(request: Request, pk: UUID) -> HttpResponse:
    """Ask for the same work again."""
    pekerjaan, _ = _own_job(request, pk)
    again = submit(pekerjaan.nama, by=request.user, **pekerjaan.args)
    return redirect("kerja:pekerjaan", pk=again.pk)


def _own_job(request: Request, pk: UUID) -> tuple[Pekerjaan, Job]:
    """Return a job that the person started and may still have; 404 otherwise."""
    pekerjaan = get_object_or_404(
        Pekerjaan.objects.select_related("hasil"), pk=pk, oleh=request.user
    )
    job = job_of(pekerjaan)
    if job is None or not job.allows(request.user, **pekerjaan.args):
        raise Http404("no longer there, or no longer theirs")
    return pekerjaan, job
