"""The pages of a reviu: the checklist beside the report, and the pernyataan."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from instansi.access import can, require
from instansi.http import Request
from instansi.rights import Right
from laporan.access import get_visible_laporan
from laporan.alur import StatusLakip
from laporan.models import Laporan, PernyataanReviu
from laporan.reviu import services
from laporan.reviu.forms import ChecklistForm, PernyataanForm
from laporan.reviu.queries import load_checklist
from laporan.terbit.keadaan import TANPA_DATA, Keadaan, load_keadaan
from sakip.errors import Ditolak
from sakip.pages import Crumb, FormPage, done, posted, show_form

_OPEN = (StatusLakip.DISETUJUI, StatusLakip.DIREVIU)


@require_http_methods(["GET", "POST"])
def edit_checklist(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Show the reviu of a report; the inspektorat answers the checklist here."""
    laporan = get_visible_laporan(request.user, kode, tahun)
    if request.method == "POST":
        require(request.user, Right.LAKIP_REVIEW, laporan.instansi)
        return _save(request, laporan)
    terbit = load_keadaan(laporan).terbit
    checklist = load_checklist(laporan, terbit=terbit)
    return _show(request, laporan, ChecklistForm(checklist=checklist))


def _save(request: Request, laporan: Laporan) -> HttpResponse:
    form = ChecklistForm(request.POST, checklist=load_checklist(laporan))
    if not form.is_valid():
        return _show(request, laporan, form, status=422)
    try:
        stale = services.save_answers(laporan, form.isian, by=request.user)
    except Ditolak as refused:
        form.add_error(None, str(refused))
        return _show(request, laporan, form, status=409)
    fresh = load_checklist(laporan)
    if stale:
        form.show_both({one.kunci: one for one in fresh.butir if one.kunci in stale})
        return _show(request, laporan, form, status=409)
    left = f"{fresh.belum} butir belum dijawab." if fresh.belum else "Semua butir sudah dijawab."
    messages.success(request, f"Checklist tersimpan. {left}")
    return redirect("laporan:reviu", laporan.instansi.kode, laporan.tahun)


def _show(
    request: Request, laporan: Laporan, form: ChecklistForm, status: int = 200
) -> HttpResponse:
    keadaan = load_keadaan(laporan)
    reviews = can(request.user, Right.LAKIP_REVIEW, laporan.instansi)
    context = {
        "laporan": laporan,
        "keadaan": keadaan,
        "form": form,
        "checklist": form.checklist,
        "mereviu": reviews and not _why_closed(keadaan),
        "tunggu": _why_closed(keadaan) if reviews else "",
        "crumbs": crumbs_of(laporan),
        "judul": "Reviu",
    }
    return render(request, "laporan/reviu/reviu.html", context, status=status)


def _why_closed(keadaan: Keadaan) -> str:
    if keadaan.status == StatusLakip.TERBIT:
        return "LAKIP ini sudah diterbitkan; reviunya tidak dapat diubah lagi."
    if keadaan.status not in _OPEN:
        return "Reviu dimulai sesudah LAKIP disetujui camat."
    return "" if keadaan.persetujuan else TANPA_DATA


@require_http_methods(["GET", "POST"])
def edit_pernyataan(request: Request, kode: str, tahun: int) -> HttpResponse:
    """State that a report was reviewed."""
    laporan = get_visible_laporan(request.user, kode, tahun)
    require(request.user, Right.LAKIP_REVIEW, laporan.instansi)
    row = PernyataanReviu.objects.filter(laporan=laporan).first()
    form = PernyataanForm(
        posted(request),
        instance=row or PernyataanReviu(laporan=laporan, tanggal=timezone.localdate()),
        instansi=laporan.instansi,
        user=request.user,
    )
    if form.is_valid() and _state(request, laporan, row, form):
        return done(
            request, "Pernyataan Telah Direviu masuk ke LAKIP. Tim SAKIP mendapat pesan.",
            "laporan:reviu", kode, tahun,
        )  # fmt: skip
    page = FormPage(
        "Pernyataan Telah Direviu",
        (*crumbs_of(laporan), ("Reviu", reverse("laporan:reviu", args=[kode, tahun]))),
        simpan="Nyatakan telah direviu",
        akibat=(
            "Pernyataan ini dicetak di LAKIP dengan nama dan jabatan di bawah ini.",
            "Tim SAKIP dapat menerbitkan LAKIP sesudahnya.",
            "Bila LAKIP dibuka kembali, pernyataan ini gugur dan reviu diulang.",
        ),
    )
    return show_form(request, form, page)


def _state(
    request: Request, laporan: Laporan, row: PernyataanReviu | None, form: PernyataanForm
) -> bool:
    if row is None:
        return form.run(services.state_reviewed, laporan, by=request.user, **form.isian)
    return form.edit(
        lambda _row, **said: services.state_reviewed(laporan, **said), row, by=request.user
    )


def crumbs_of(laporan: Laporan) -> tuple[Crumb, ...]:
    """Return the way to the pages below a report."""
    kode, tahun = laporan.instansi.kode, laporan.tahun
    return ((f"LAKIP {laporan.instansi} {tahun}", reverse("laporan:lakip", args=[kode, tahun])),)
