"""The RKT of a year: its head, its rows, and the grid of targets and anggaran."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from instansi.access import can, require, who_may
from instansi.http import Request
from instansi.rights import Right
from kerja.entri import Halaman, open_halaman
from renstra.forms.rkt import BarisRktForm, RktForm
from renstra.grids_rkt import GridRkt
from renstra.models import Rkt, RktBaris
from renstra.queries.renstra import renstra_in_force
from renstra.services import rkt as services
from sakip.errors import Ditolak
from sakip.forms import HapusForm
from sakip.grid import answer, show
from sakip.pages import Crumb, FormPage, done, posted, show_form


@require_http_methods(["GET", "POST"])
def edit_rkt(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Fill in the RKT; where there is none, lead who may to making it."""
    halaman = open_halaman(request, kode, tahun, services.RKT)
    rkt = _find(halaman)
    if rkt is None and can(request.user, Right.DATA_ENTER, halaman.instansi):
        return redirect("renstra:rkt_kepala", kode, tahun)
    if rkt is None:
        messages.info(request, f"RKT {tahun} belum disusun. {who_may(Right.DATA_ENTER)}")
        return redirect("renstra:matriks", kode, tahun)
    context = _context(halaman, rkt, BarisRktForm(rkt=rkt))
    return answer(request, GridRkt(rkt, request.user), context, locked=halaman.terkunci)


@require_http_methods(["GET", "POST"])
def edit_kepala(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Make the RKT from the Renstra in force, or change its place and date."""
    halaman = open_halaman(request, kode, tahun, services.RKT)
    require(request.user, Right.DATA_ENTER, halaman.instansi)
    found = _find(halaman)
    row = found or _begin(halaman)
    if row is None:
        messages.info(
            request, f"Isi dahulu Renstra yang berlaku pada {tahun}; RKT disusun darinya."
        )
        return redirect("renstra:matriks", kode, tahun)
    form = RktForm(posted(request), instance=row)
    if form.is_valid():
        saved = (
            form.edit(services.edit_rkt, found, by=request.user)
            if found
            else form.run(services.create_rkt, form.instance, by=request.user)
        )
        if saved:
            return done(request, "RKT disimpan.", "renstra:rkt", kode, tahun)
    intro = (
        "" if found else f"RKT {halaman.instansi} {tahun}. Baris dan targetnya diisi sesudah ini."
    )
    title = f"{'Ubah' if found else 'Susun'} RKT {tahun}"
    return show_form(request, form, FormPage(title, _crumbs(halaman), pengantar=intro))


@require_POST
def add_baris(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Add a row; what is wrong is shown above the form."""
    halaman, rkt = _open_to_write(request, kode, tahun)
    form = BarisRktForm(request.POST, rkt=rkt)
    if form.is_valid() and form.run(
        services.add_baris,
        rkt,
        form.cleaned_data["sasaran"],
        form.cleaned_data["nomenklatur"],
        by=request.user,
    ):
        return done(request, "Baris ditambahkan; isi anggarannya.", "renstra:rkt", kode, tahun)
    context = _context(halaman, rkt, form)
    return show(request, GridRkt(rkt, request.user), context, locked=halaman.terkunci)


@require_POST
def fill_baris(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Take over the programs and what has indicators from the Renstra."""
    _, rkt = _open_to_write(request, kode, tahun)
    try:
        count = services.fill_from_renstra(rkt, by=request.user)
    except Ditolak as error:
        messages.error(request, str(error))
        return redirect("renstra:rkt", kode, tahun)
    told = f"{count} baris ditambahkan dari Renstra." if count else "Tidak ada baris yang kurang."
    return done(request, told, "renstra:rkt", kode, tahun)


@require_http_methods(["GET", "POST"])
def remove_baris(request: Request, kode: str, tahun: int, pk: int) -> HttpResponse:
    """Ask, then remove a row as the person saw it."""
    halaman, rkt = _open_to_write(request, kode, tahun)
    rows = RktBaris.objects.select_related("nomenklatur", "rkt__instansi")
    row = get_object_or_404(rows, pk=pk, rkt=rkt)
    form = HapusForm(posted(request), initial={"versi": row.versi})
    if form.is_valid() and form.run(services.remove_baris, row, form.dibaca, by=request.user):
        return done(request, "Baris dihapus dari RKT.", "renstra:rkt", kode, tahun)
    node = row.nomenklatur
    page = FormPage(
        f"Hapus {node.kode_cetak(tahun)} {node.uraian} dari RKT?",
        _crumbs(halaman),
        simpan="Hapus baris",
        akibat=(f"Anggarannya ({row.angka}) hilang dari RKT; riwayat mencatat isinya.",),
        bahaya=True,
    )
    return show_form(request, form, page)


def _find(halaman: Halaman) -> Rkt | None:
    rkt = (
        Rkt.objects.filter(instansi=halaman.instansi, tahun=halaman.tahun)
        .select_related("renstra")
        .first()
    )
    if rkt is not None:
        rkt.instansi = halaman.instansi
    return rkt


def _begin(halaman: Halaman) -> Rkt | None:
    renstra = renstra_in_force(halaman.instansi, halaman.tahun)
    if renstra is None:
        return None
    place = halaman.instansi.pemda.tempat
    return Rkt(instansi=halaman.instansi, tahun=halaman.tahun, renstra=renstra, tempat=place)


def _open_to_write(request: Request, kode: str, tahun: int) -> tuple[Halaman, Rkt]:
    halaman = open_halaman(request, kode, tahun, services.RKT)
    require(request.user, Right.DATA_ENTER, halaman.instansi)
    rkt = _find(halaman)
    if rkt is None:
        raise Http404(f"no RKT in {tahun}")
    return halaman, rkt


def _crumbs(halaman: Halaman) -> tuple[Crumb, ...]:
    where = [halaman.instansi.kode, halaman.tahun]
    return (
        (f"LAKIP {halaman.instansi} {halaman.tahun}", reverse("laporan:lakip", args=where)),
        (f"RKT {halaman.tahun}", reverse("renstra:rkt", args=where)),
    )


def _context(halaman: Halaman, rkt: Rkt, form: BarisRktForm) -> dict[str, Any]:
    context = halaman.context(
        f"RKT Tahun {halaman.tahun}",
        bagian="lampiran-rkt",
        kunci="rkt",
        petunjuk=f"menurut {rkt.renstra}",
    )
    return {**context, "rkt": rkt, "form": form, "tambahan": "renstra/_rkt_tambah.html"}
