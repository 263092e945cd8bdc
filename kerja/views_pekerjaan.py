"""One's own background jobs: how far they are, their results, another try, and giving up."""

import mimetypes
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from instansi.http import Request
from kerja.jobs import Job, cancel, is_lost, job_of, name, submit
from kerja.models import Pekerjaan
from kerja.sisa import Kemajuan, measure
from kerja.unduh import Unduhan, send_berkas
from sakip.pages import page_of

NOTED_EVERY = timedelta(seconds=5)
# Of the parts only how far they are is asked.
PARTS = Prefetch("bagian_kerja", Pekerjaan.objects.only("induk", "total", "kemajuan", "berakhir"))


@require_GET
@never_cache
def list_pekerjaan(request: Request) -> HttpResponse:
    """Show what the person had made in the background, newest first."""
    rows = Pekerjaan.objects.filter(oleh=request.user, induk=None).select_related("hasil")
    page = page_of(request, rows.prefetch_related(PARTS))
    baris = [(row, name(row), _measure(row), is_lost(row)) for row in page if job_of(row)]
    berjalan = any(not row.berakhir for row, *_ in baris)
    context = {"halaman": page, "baris": baris, "berjalan": berjalan}
    template = "kerja/_daftar_pekerjaan.html" if request.htmx else "kerja/pekerjaan_saya.html"
    return render(request, template, context)


@require_GET
@never_cache
def show_pekerjaan(request: Request, pk: UUID) -> HttpResponse:
    """Show how far a job is; a request of htmx gets the changing part alone."""
    pekerjaan, job = _own_job(request, pk)
    _note_watched(pekerjaan)
    context = {
        "pekerjaan": pekerjaan,
        "judul": name(pekerjaan),
        "satuan": job.unit,
        "asal": job.address(pekerjaan),
        "terhenti": is_lost(pekerjaan),
        "kemajuan": _measure(pekerjaan),
    }
    page = "kerja/_kemajuan.html" if request.htmx else "kerja/pekerjaan.html"
    return render(request, page, context)


def _note_watched(pekerjaan: Pekerjaan) -> None:
    """Note that the person looks on, so that the end needs no notice; not at every look."""
    now = timezone.now()
    if pekerjaan.berakhir or (pekerjaan.dilihat and now - pekerjaan.dilihat < NOTED_EVERY):
        return
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(dilihat=now)


def _measure(pekerjaan: Pekerjaan) -> Kemajuan:
    since = pekerjaan.mulai or pekerjaan.dibuat
    return measure(pekerjaan, (timezone.now() - since).total_seconds())


@require_GET
def download_hasil(request: Request, pk: UUID) -> FileResponse:
    """Hand over the result: shown by the browser, or saved with ``?unduh``."""
    pekerjaan, _ = _own_job(request, pk)
    if pekerjaan.hasil is None:
        raise Http404("no result yet")
    ending = mimetypes.guess_extension(pekerjaan.hasil.jenis) or ""
    unduhan = Unduhan(pekerjaan, by=request.user)
    try:
        return send_berkas(
            pekerjaan.hasil,
            slugify(name(pekerjaan)) + ending,
            unduhan,
            attach="unduh" in request.GET,
        )
    except FileNotFoundError as error:
        raise Http404("the file of this result was lost") from error


@require_POST
def retry_pekerjaan(request: Request, pk: UUID) -> HttpResponse:
    """Ask for the same work again."""
    pekerjaan, _ = _own_job(request, pk)
    again = submit(pekerjaan.nama, by=request.user, **pekerjaan.args)
    return redirect("kerja:pekerjaan", pk=again.pk)


@require_POST
def cancel_pekerjaan(request: Request, pk: UUID) -> HttpResponse:
    """Give up a job that has not ended."""
    pekerjaan, _ = _own_job(request, pk)
    if not cancel(pekerjaan):
        messages.info(request, "Pekerjaan ini sudah berakhir sebelum dibatalkan.")
    return redirect("kerja:pekerjaan", pk=pk)


def _own_job(request: Request, pk: UUID) -> tuple[Pekerjaan, Job]:
    """Return a job that the person started and may still have; 404 otherwise."""
    pekerjaan = get_object_or_404(
        Pekerjaan.objects.select_related("hasil").prefetch_related(PARTS),
        pk=pk,
        oleh=request.user,
        induk=None,
    )
    job = job_of(pekerjaan)
    if job is None or not job.allows(request.user, **pekerjaan.args):
        raise Http404("no longer there, or no longer theirs")
    return pekerjaan, job
