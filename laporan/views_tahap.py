"""The steps of a report: the task list, checking before submitting, deciding, remarks."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from instansi.access import require
from instansi.http import Request
from instansi.rights import Right
from kerja import komentar
from kerja.forms import PemegangForm, TenggatForm
from kerja.models import Tahap
from kerja.rencana import assign, may_assign, set_deadline
from kerja.tahap import address_of, move_step, right_for, state_of
from laporan.access import get_laporan_of_data, get_laporan_of_step
from laporan.langkah import load_tahap, load_tugas
from laporan.models import Laporan
from sakip.errors import Ditolak
from sakip.forms import SakipModelForm
from sakip.pages import FormPage, done, posted, show_form
from sakip.workflow import TAHAP, Move

_MOVES = {move.nama: move for move in TAHAP}
_DONE = {
    "ajukan": "Sudah dikirim. Camat mendapat pesan, dan datanya terkunci selama ditinjau.",
    "tarik": "Sudah ditarik kembali; datanya dapat diubah lagi.",
    "kembalikan": "Sudah dikembalikan. Yang mengisi mendapat pesan dengan alasan Anda.",
    "setujui": "Sudah disetujui dan terkunci.",
    "buka": "Sudah dibuka kembali. Yang mengisi mendapat pesan dengan alasan Anda.",
}


@require_GET
def show_tugas(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Show every step of a report: what is missing, who has it, by when."""
    laporan = get_laporan_of_data(request.user, kode, tahun)
    daftar = load_tugas(request.user, laporan)
    reads = any(tugas.langkah == Tahap.Langkah.LAKIP for tugas in daftar.tugas)
    context = {"laporan": laporan, "daftar": daftar, "judul": _name(laporan), "baca_lakip": reads}
    return render(request, "laporan/daftar_tugas.html", context)


@require_GET
def show_tahap(request: Request, kode: str, tahun: int, langkah: str) -> HttpResponse:
    """Show a step in full; ``?komentar=key`` opens the form for a remark on a row."""
    laporan = get_laporan_of_step(request.user, kode, tahun, langkah)
    return _render(request, laporan, langkah, {"tempat": request.GET.get("komentar")})


@require_POST
def move_tahap(request: Request, kode: str, tahun: int, langkah: str, gerak: str) -> HttpResponse:
    """Submit, return, approve or reopen; the second click of two moves nothing."""
    laporan = get_laporan_of_step(request.user, kode, tahun, langkah)
    move = _MOVES.get(gerak)
    if move is None:
        raise Http404(f"no move {gerak}")
    step, alasan = state_of(laporan.instansi, tahun, langkah), request.POST.get("alasan", "")
    versi = _number(request.POST.get("versi", ""))
    try:
        move_step(step, move, by=request.user, alasan=alasan, versi=versi)
    except Ditolak as error:
        if not _was_theirs(request, laporan, langkah, move):
            typed = {"galat": str(error), "gerak_ditolak": gerak, "ketikan": alasan}
            return _render(request, laporan, langkah, typed, status=409)
    messages.success(request, _DONE[gerak])
    return redirect("laporan:tahap", kode=kode, tahun=tahun, langkah=langkah)


@require_POST
def add_komentar(request: Request, kode: str, tahun: int, langkah: str) -> HttpResponse:
    """Add a remark on a row or on the whole step."""
    laporan = get_laporan_of_step(request.user, kode, tahun, langkah)
    halaman = load_tahap(request.user, laporan, langkah)
    place, text = request.POST.get("tempat", ""), request.POST.get("teks", "")
    if place not in halaman.periksa.nama and place not in halaman.komentar:
        raise Http404(f"no row {place}")
    name = halaman.periksa.nama.get(place, "")
    try:
        komentar.comment(halaman.tahap, place, text, by=request.user, nama_tempat=name)
    except Ditolak as error:
        typed = {"galat_komentar": str(error), "tempat": place, "teks": text}
        return _render(request, laporan, langkah, typed, status=422)
    return redirect(f"{address_of(halaman.tahap)}#baris-{place}")


@require_POST
def settle_komentar(request: Request, kode: str, tahun: int, langkah: str) -> HttpResponse:
    """Mark the remarks on a row as settled."""
    laporan = get_laporan_of_step(request.user, kode, tahun, langkah)
    step, place = state_of(laporan.instansi, tahun, langkah), request.POST.get("tempat", "")
    komentar.settle(step, place, by=request.user)
    return redirect(f"{address_of(step)}#baris-{place}")


@require_http_methods(["GET", "POST"])
def assign_tahap(request: Request, kode: str, tahun: int, langkah: str) -> HttpResponse:
    """Say who of the staf has a step."""
    step = _step(request, kode, tahun, langkah)
    if not may_assign(request.user, step):
        require(request.user, right_for(langkah, "submit"), step.instansi)
    form = PemegangForm(posted(request), instance=step)
    return _plan(request, step, form, assign, f"Pemegang {step.get_langkah_display()}")


@require_http_methods(["GET", "POST"])
def set_tenggat(request: Request, kode: str, tahun: int, langkah: str) -> HttpResponse:
    """Say by when a step has to be done."""
    step = _step(request, kode, tahun, langkah)
    require(request.user, Right.PENGATURAN_SET, step.instansi.pemda)
    form = TenggatForm(posted(request), instance=step)
    return _plan(request, step, form, set_deadline, f"Tenggat {step.get_langkah_display()}")


def _step(request: Request, kode: str, tahun: int, langkah: str) -> Tahap:
    laporan = get_laporan_of_step(request.user, kode, tahun, langkah)
    return state_of(laporan.instansi, tahun, langkah)


def _plan(
    request: Request,
    step: Tahap,
    form: SakipModelForm,
    service: Callable[..., Tahap],
    judul: str,
) -> HttpResponse:
    """Show a form about a step, or let the service act on it; a step may have no row yet."""
    if form.is_valid() and (
        form.edit(service, step, by=request.user)
        if step.pk
        else form.run(service, step, by=request.user, **form.isian)
    ):
        return done(request, "Sudah disimpan.", address_of(step))
    where = f"{step.get_langkah_display()} {step.instansi} {step.tahun}"
    return show_form(request, form, FormPage(judul, ((where, address_of(step)),)))


def _render(
    request: Request, laporan: Laporan, langkah: str, typed: dict, status: int = 200
) -> HttpResponse:
    """Show the step, with what the person typed and why it was not taken."""
    halaman = load_tahap(request.user, laporan, langkah)
    tasks = reverse("laporan:tugas", args=[laporan.instansi.kode, laporan.tahun])
    context = {"laporan": laporan, "halaman": halaman, "crumbs": [(_name(laporan), tasks)], **typed}
    return render(request, "laporan/tahap.html", context, status=status)


def _name(laporan: Laporan) -> str:
    return f"Tahap {laporan.instansi} {laporan.tahun}"


def _was_theirs(request: Request, laporan: Laporan, langkah: str, move: Move) -> bool:
    """Return whether the step stands where the same person just moved it (a double click)."""
    step = state_of(laporan.instansi, laporan.tahun, langkah)
    return step.status == move.ke and step.oleh == request.user


def _number(text: str) -> int:
    """Return the version that a form carries; 0, which no step has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
