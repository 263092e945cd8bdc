"""The pages of an issue: how far a LAKIP is, issuing it, and each issue with its files."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from instansi.access import can, require
from instansi.http import Request
from instansi.rights import Right
from kerja.jobs import submit
from kerja.models import Berkas
from kerja.unduh import Unduhan, send_berkas
from laporan.access import get_laporan_of_issues
from laporan.alur import StatusLakip
from laporan.models import Laporan, Terbitan
from laporan.reviu.views import crumbs_of
from laporan.terbit.banding import compare_issues
from laporan.terbit.forms import TerbitForm
from laporan.terbit.jobs import TERBITKAN_LAKIP
from laporan.terbit.keadaan import Keadaan, load_keadaan
from laporan.terbit.services import BERUBAH, changes_since_approval, check_ready, is_approved
from laporan.terbit.verifikasi import read_data
from sakip.errors import Ditolak
from sakip.pages import posted

_TOLD = 12  # so many things that changed are named


@require_http_methods(["GET", "POST"])
def issue(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Show the issues of a report and how far it is; who issues does it here."""
    laporan = get_laporan_of_issues(request.user, kode, tahun)
    keadaan = load_keadaan(laporan)
    if request.method == "POST":
        require(request.user, Right.LAKIP_ISSUE, laporan.instansi)
        if keadaan.terbit:  # the second click of two
            return redirect("laporan:terbit", kode, tahun)
    form = TerbitForm(posted(request), keadaan=keadaan)
    if form.is_valid():
        try:
            return _begin(request, laporan, keadaan, form)
        except Ditolak as refused:
            form.add_error(refused.field, str(refused))
    return _show(request, laporan, keadaan, form)


def _begin(request: Request, laporan: Laporan, keadaan: Keadaan, form: TerbitForm) -> HttpResponse:
    """Have the issue laid out and frozen in the background; the second click finds the first."""
    seen = form.cleaned_data["persetujuan"]
    if keadaan.persetujuan is None or keadaan.persetujuan.pk != seen:
        raise Ditolak("LAKIP dibuka kembali sejak halaman ini dibuka. Periksalah yang terbaru.")
    check_ready(laporan, keadaan, form.uraian)
    pekerjaan = submit(
        TERBITKAN_LAKIP, by=request.user, kode=laporan.instansi.kode, tahun=laporan.tahun,
        persetujuan=seen, perubahan=form.uraian,
    )  # fmt: skip
    return redirect("kerja:pekerjaan", pk=pekerjaan.pk)


def _show(request: Request, laporan: Laporan, keadaan: Keadaan, form: TerbitForm) -> HttpResponse:
    issues = can(request.user, Right.LAKIP_ISSUE, laporan.instansi)
    ready = keadaan.status == StatusLakip.DIREVIU
    changed = ready and not is_approved(laporan, keadaan)
    context = {
        "laporan": laporan,
        "keadaan": keadaan,
        "form": form,
        "menerbitkan": issues and ready and not changed,
        "berubah": BERUBAH if changed else "",
        "beda": changes_since_approval(laporan, keadaan)[:_TOLD] if changed else [],
        "membaca": can(request.user, Right.LAKIP_READ, laporan.instansi),
        "crumbs": crumbs_of(laporan),
        "judul": "Terbitan",
    }
    return render(
        request, "laporan/terbit/terbit.html", context, status=422 if form.errors else 200
    )


@require_GET
def show_terbitan(request: Request, kode: str, tahun: int, versi: int) -> FileResponse:
    """Hand over the PDF of an issue: shown by the browser, or saved with ``?unduh``."""
    row = _issue(request, kode, tahun, versi)
    return _send(request, row, row.berkas, "pdf")


@require_GET
def show_data(request: Request, kode: str, tahun: int, versi: int) -> FileResponse:
    """Hand over the data of an issue as they were frozen."""
    row = _issue(request, kode, tahun, versi)
    return _send(request, row, row.data, "json")


@require_GET
def compare(request: Request, kode: str, tahun: int, versi: int) -> HttpResponse:
    """Show what changed in an issue since the one before, figure by figure."""
    new = _issue(request, kode, tahun, versi)
    old = _issue(request, kode, tahun, versi - 1) if versi > 1 else None
    if old is None:
        raise Http404("nothing before the first issue")
    before, after = read_data(old), read_data(new)
    whole = bool(before and after)
    crumbs = (
        *crumbs_of(new.laporan),
        ("Terbitan", reverse("laporan:terbit", args=[kode, tahun])),
    )
    context = {
        "laporan": new.laporan,
        "lama": old,
        "baru": new,
        "beda": compare_issues(before, after) if whole else [],
        "hilang": not whole,
        "crumbs": crumbs,
        "judul": "Yang berubah",
    }
    return render(request, "laporan/terbit/banding.html", context)


def _issue(request: Request, kode: str, tahun: int, versi: int) -> Terbitan:
    laporan = get_laporan_of_issues(request.user, kode, tahun)
    rows = Terbitan.objects.select_related("berkas", "data", "laporan__instansi__pemda")
    return get_object_or_404(rows, laporan=laporan, versi=versi)


def _send(request: Request, row: Terbitan, berkas: Berkas, ending: str) -> FileResponse:
    instansi = row.laporan.instansi
    name = f"lakip-{instansi.kode}-{row.laporan.tahun}-terbitan-{row.versi}.{ending}"
    unduhan = Unduhan(row, by=request.user, instansi=instansi)
    try:
        return send_berkas(berkas, name, unduhan, attach="unduh" in request.GET or ending != "pdf")
    except FileNotFoundError as error:
        raise Http404("the file of this issue was lost") from error
