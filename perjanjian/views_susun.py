"""The pages on which a PK is drawn up, and those that ask before an act on it."""

from functools import partial
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_http_methods, require_POST

from instansi.access import can, forbid_unless, require, who_may
from instansi.http import Request
from instansi.models import Jabatan
from instansi.rights import Right
from perjanjian import services
from perjanjian.access import get_pk_place, get_visible_pk
from perjanjian.alur import DAPAT_DIUBAH
from perjanjian.bahan import has_above, load_bahan
from perjanjian.forms import NaskahForm
from perjanjian.forms_baris import BawahanForm, ProgramBaruForm, SasaranBaruForm
from perjanjian.gerak import GERAK, Gerak, is_for
from perjanjian.grids import GridPk, GridProgram, GridTarget
from perjanjian.models import PerjanjianKinerja, PkProgram, PkSasaran
from perjanjian.views import crumbs_of
from sakip.errors import Ditolak, VersiUsang
from sakip.forms import HapusForm, SakipForm
from sakip.grid import answer, show
from sakip.pages import FormPage, done, posted, show_form

STALE = "PK ini berubah sejak halaman itu dibuka. Periksalah isinya yang terbaru, lalu ulangi."
_GRIDS: dict[str, tuple[type[GridPk], str]] = {
    "target": (GridTarget, "Target"),
    "program": (GridProgram, "Program dan anggaran"),
}
_ROWS: dict[str, Any] = {"target": PkSasaran, "program": PkProgram}
_ADD: dict[str, tuple[type[SasaranBaruForm | ProgramBaruForm], Any]] = {
    "target": (SasaranBaruForm, services.add_sasaran),
    "program": (ProgramBaruForm, services.add_program),
}


@require_POST
def draft(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Draw up the PK of a year of who leads the Instansi from the plans and the budget."""
    instansi = get_pk_place(request.user, kode)
    try:
        pk = services.draft_pk(instansi, tahun, by=request.user)
    except Ditolak as refused:
        messages.error(request, str(refused))
        return redirect("perjanjian:daftar", kode, tahun)
    return done(
        request,
        "PK disusun dari Renstra, RKT, dan pagu. Periksa target dan programnya.",
        "perjanjian:isi", pk.pk, "target",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def draft_bawahan(request: Request, kode: str, tahun: int, jabatan: int) -> HttpResponse:
    """Choose what of the PK above a lower official promises, and draw that PK up."""
    instansi = get_pk_place(request.user, kode)
    post = get_object_or_404(Jabatan, pk=jabatan, instansi=instansi, pimpinan=False)
    require(request.user, Right.PK_BAWAHAN_READ, instansi)
    forbid_unless(request.user, Right.PK_BAWAHAN_DRAFT, instansi)
    pk = PerjanjianKinerja(instansi=instansi, tahun=tahun, jabatan=post)
    form = BawahanForm(posted(request), bahan=load_bahan(pk))
    if form.is_valid() and form.run(
        services.draft_pk, instansi, tahun, by=request.user, jabatan=post, pilihan=form.isian
    ):
        return done(request, f"PK {post} disusun; periksa targetnya.", "perjanjian:isi", form.result.pk, "target")  # fmt: skip
    page = FormPage(
        f"Susun PK {post} {tahun}", tuple(crumbs_of(pk)), "Susun PK",
        pengantar="Pilih indikator dan program yang menjadi tanggung jawab jabatan ini. "
        + (f"Keduanya diambil dari PK pimpinan {instansi}." if has_above(pk) else
           f"PK pimpinan {instansi} tahun {tahun} belum ada, jadi diambil dari Renstra dan pagu."),
    )  # fmt: skip
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def edit_isi(request: Request, pk: int, jenis: str) -> HttpResponse:
    """Fill in targets or programs."""
    row = get_visible_pk(request.user, pk)
    if jenis not in _GRIDS:
        raise Http404(f"no grid {jenis}")
    locked = _why_closed(request, row)
    # What may be added is read for a page alone, not for every cell that is saved.
    form = None if locked else cast("SakipForm", SimpleLazyObject(partial(_ADD[jenis][0], pk=row)))
    grid = _GRIDS[jenis][0](row, request.user)
    return answer(request, grid, _around(row, jenis, form), locked=locked)


@require_POST
def add_row(request: Request, pk: int, jenis: str) -> HttpResponse:
    """Add an indicator or a program to a draft."""
    row = get_visible_pk(request.user, pk)
    if jenis not in _ADD:
        raise Http404(f"no rows {jenis}")
    forbid_unless(request.user, services.right_of(row, "draft"), row.instansi)
    if locked := _why_closed(request, row):
        messages.error(request, locked)
        return redirect("perjanjian:isi", pk, jenis)
    make, service = _ADD[jenis]
    form = make(request.POST, pk=row)
    if form.is_valid() and form.run(service, row, *form.isian, by=request.user):
        return done(request, f"{form.result} ditambahkan.", "perjanjian:isi", pk, jenis)
    return show(request, _GRIDS[jenis][0](row, request.user), _around(row, jenis, form))


def _around(row: PerjanjianKinerja, jenis: str, form: SakipForm | None) -> dict[str, Any]:
    """Return what the page of a grid shows around it; ``form`` adds a row."""
    return {
        "template": "perjanjian/isi.html",
        "pk": row,
        "instansi": row.instansi,
        "tahun": row.tahun,
        "judul": f"{_GRIDS[jenis][1]} {row.sebutan} {row.tahun}",
        "kunci": jenis,
        "form": form,
        "crumbs": [*crumbs_of(row), (row.sebutan, reverse("perjanjian:pk", args=[row.pk]))],
    }


@require_http_methods(["GET", "POST"])
def edit_naskah(request: Request, pk: int) -> HttpResponse:
    """Change the wording of one PK."""
    row = get_visible_pk(request.user, pk)
    forbid_unless(request.user, services.right_of(row, "draft"), row.instansi)
    form = NaskahForm(posted(request), instance=row)
    if form.is_valid() and form.edit(services.change_naskah, row, by=request.user):
        return done(request, "Pernyataan sudah disimpan.", "perjanjian:pk", pk)
    page = FormPage(
        "Pernyataan dan alasan" if row.perubahan_ke else "Pernyataan", _above(row), pengantar="Bawaannya dari templat Pemda; perubahan di sini berlaku untuk PK ini saja."
    )  # fmt: skip
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def remove_row(request: Request, pk: int, jenis: str, baris: int) -> HttpResponse:
    """Ask, then take a row out of a draft."""
    row = get_visible_pk(request.user, pk)
    if jenis not in _ROWS:
        raise Http404(f"no rows {jenis}")
    forbid_unless(request.user, services.right_of(row, "draft"), row.instansi)
    found = get_object_or_404(_ROWS[jenis], pk=baris, perjanjian=row)
    form = HapusForm(posted(request), initial={"versi": found.versi})
    if form.is_valid():
        try:
            services.remove_row(found, by=request.user, versi=form.dibaca)
        except (Ditolak, VersiUsang) as refused:
            messages.error(request, str(refused) if isinstance(refused, Ditolak) else STALE)
            return redirect("perjanjian:isi", pk, jenis)
        return done(request, f"{found} dikeluarkan dari PK.", "perjanjian:isi", pk, jenis)
    page = FormPage(
        f"Keluarkan dari PK: {found}",
        (*_above(row), ("Isi", reverse("perjanjian:isi", args=[pk, jenis]))),
        "Keluarkan",
        bahaya=True,
    )
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def act(request: Request, pk: int, gerak: str) -> HttpResponse:
    """Ask, then make a move; a second click finds it made and is told the state."""
    row = get_visible_pk(request.user, pk)
    if gerak not in GERAK or not is_for(row, GERAK[gerak]):
        raise Http404(f"no act {gerak}")
    found = GERAK[gerak]
    forbid_unless(request.user, services.right_of(row, found.act), row.instansi)
    if row.status not in found.dari:
        messages.warning(
            request, f"{found.label}: tidak dapat, karena statusnya {row.get_status_display()}."
        )
        return redirect("perjanjian:pk", pk)
    return _ask(request, row, found)


def _ask(request: Request, row: PerjanjianKinerja, gerak: Gerak) -> HttpResponse:
    files = request.FILES if request.method == "POST" else None
    form = gerak.form(posted(request), files, pk=row, request=request)
    if form.is_valid():
        if form.run(gerak.run, row, form, request.user):
            return done(request, gerak.selesai, "perjanjian:pk", form.result.pk)
        if form.usang and not form.visible_fields():
            # Nothing typed that could be lost: they go and read what stands now.
            messages.error(request, STALE)
            return redirect("perjanjian:pk", row.pk)
    page = FormPage(
        f"{gerak.label}: {row.sebutan} {row.tahun}", _above(row), gerak.label,
        akibat=gerak.akibat, bahaya=gerak.bahaya,
    )  # fmt: skip
    return show_form(request, form, page)


def _above(row: PerjanjianKinerja) -> tuple[Any, ...]:
    return (*crumbs_of(row), (row.sebutan, reverse("perjanjian:pk", args=[row.pk])))


def _why_closed(request: Request, row: PerjanjianKinerja) -> str:
    right = services.right_of(row, "draft")
    if row.status not in DAPAT_DIUBAH:
        return f"PK ini {row.get_status_display().lower()}, jadi isinya tidak dapat diubah."
    if not can(request.user, right, row.instansi):
        return f"Anda membaca saja. {who_may(right)}"
    return ""
