"""The Renstra as a whole: its head, its matrix, and the grids of its indicators."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from instansi.access import require
from instansi.http import Request
from instansi.rights import Right
from renstra.forms.baris import RenstraForm
from renstra.grids import GridRenstra, GridTarget, GridTeks
from renstra.models import ProgramSasaran, Renstra, Tujuan
from renstra.queries.renstra import (
    PROGRAM_ROWS,
    list_indikator_program,
    renstra_before,
    renstra_in_force,
)
from renstra.services import kepala as services
from renstra.views.tempat import open_page, open_renstra, open_renstra_to_write
from sakip.grid import answer
from sakip.pages import FormPage, done, posted, show_form

_TARGETS = "indikator__target_renstra"


@require_GET
def show_matriks(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Show the Renstra in force with a way to change each row of it, or how to begin one."""
    halaman = open_page(request, kode, tahun)
    renstra = renstra_in_force(halaman.instansi, tahun)
    context = halaman.context(
        "Renstra",
        bagian="lampiran-renstra",
        kunci="renstra",
        petunjuk=f"berlaku pada tahun {tahun}",
    )
    context |= {
        "terkunci": halaman.terkunci,
        "versi": _versions(halaman.instansi.pk),
        "renstra": renstra,
    }
    if renstra is None:
        context["pendahulu"] = renstra_before(halaman.instansi, tahun)
    else:
        renstra.instansi = halaman.instansi
        context |= _matrix(renstra)
        # One page of them: at 250 sub kegiatan the whole list weighs more than all else.
        pages = Paginator(context["indikator_program"], PROGRAM_ROWS)
        context["indikator_program"] = pages.get_page(request.GET.get("hal"))
    return render(request, "renstra/matriks.html", context)


def _versions(instansi: int) -> list[Renstra]:
    return list(Renstra.objects.filter(instansi=instansi).order_by("berlaku_dari"))


def _matrix(renstra: Renstra) -> dict[str, Any]:
    """Return every row in the order of the plan, in a constant number of queries."""
    tujuan = (
        Tujuan.objects.filter(renstra=renstra)
        .select_related("sasaran_rpjmd")
        .prefetch_related(
            _TARGETS,
            f"sasaran__{_TARGETS}",
            "sasaran__strategi",
            "sasaran__kebijakan",
            Prefetch("sasaran__program", ProgramSasaran.objects.select_related("nomenklatur")),
        )
    )
    nodes = list_indikator_program(renstra.pk).prefetch_related("target_renstra")
    number, rows = 0, []
    for one in tujuan:
        below = []
        for sasaran in one.sasaran.all():
            number += 1
            below.append((number, sasaran))
        rows.append((one, below))
    return {"tujuan": rows, "indikator_program": list(nodes), "jumlah_tahun": len(renstra.tahun)}


@require_http_methods(["GET", "POST"])
def create_renstra(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Begin a Renstra."""
    halaman = open_page(request, kode, tahun)
    require(request.user, Right.DATA_ENTER, halaman.instansi)
    row = Renstra(instansi=halaman.instansi, tempat=halaman.instansi.pemda.tempat)
    form = RenstraForm(posted(request), instance=row, tahun=tahun, initial={"perubahan_ke": 0})
    if form.is_valid() and form.run(services.create_renstra, form.instance, by=request.user):
        made = form.result
        year = (
            tahun if tahun in range(made.berlaku_dari, made.tahun_akhir + 1) else made.berlaku_dari
        )
        return done(request, "Renstra disimpan; isi matriksnya.", "renstra:matriks", kode, year)
    crumbs = (("Renstra", _address(kode, tahun)),)
    intro = f"Renstra {halaman.instansi}. Tujuan, sasaran, dan indikatornya diisi sesudah ini."
    return show_form(request, form, FormPage("Renstra baru", crumbs, pengantar=intro))


@require_http_methods(["GET", "POST"])
def edit_renstra(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Change the head of the Renstra in force."""
    tempat = open_renstra_to_write(request, kode=kode, tahun=tahun)
    form = RenstraForm(posted(request), instance=tempat.akar, tahun=tahun)
    if form.is_valid() and form.edit(services.edit_renstra, tempat.akar, by=request.user):
        return done(request, "Perubahan disimpan.", "renstra:matriks", kode, tahun)
    return show_form(request, form, FormPage("Ubah Renstra", tempat.crumbs))


def _address(kode: str, tahun: int) -> str:
    return reverse("renstra:matriks", args=[kode, tahun])


def _grid_view(kind: type[GridRenstra], *words: str, program: bool) -> Any:
    judul, petunjuk, kunci = words

    @require_http_methods(["GET", "POST"])
    def edit(request: Request, kode: str, tahun: int) -> HttpResponse:
        halaman = open_page(request, kode, tahun)
        if renstra_in_force(halaman.instansi, tahun) is None:
            return redirect("renstra:matriks", kode, tahun)
        tempat = open_renstra(request, kode=kode, tahun=tahun)
        assert tempat.halaman is not None
        assert isinstance(tempat.akar, Renstra)
        context = tempat.halaman.context(
            f"{judul} {tempat.akar.periode}",
            bagian="lampiran-renstra",
            kunci=f"renstra-{kunci}",
            petunjuk=petunjuk,
        )
        context["tahapan"] = [
            ("Tujuan dan sasaran", tempat.url(kunci), not program),
            ("Program dan di bawahnya", tempat.url(f"{kunci}_program"), program),
        ]
        context["label_tahapan"] = "Tingkat indikator"
        grid = kind(tempat.akar, request.user, program=program)
        return answer(request, grid, context, locked=tempat.terkunci)

    return edit


_TARGET = (GridTarget, "Target Renstra", "target tiap tahun, menurut satuan indikatornya", "target")
_TEKS = (GridTeks, "Indikator Renstra", "rumusan, satuan, dan cara menghitungnya", "indikator")
edit_target = _grid_view(*_TARGET, program=False)
edit_target_program = _grid_view(*_TARGET, program=True)
edit_indikator = _grid_view(*_TEKS, program=False)
edit_indikator_program = _grid_view(*_TEKS, program=True)
