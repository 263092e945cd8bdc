"""The Keputusan on the IKU: its head, its points, and the grid of its rows."""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from instansi.access import require
from instansi.http import Request
from instansi.rights import Right
from renstra.forms.iku import SkIkuForm, SkPenggantiForm
from renstra.grids_iku import GridIku
from renstra.models import SkButir, SkIku
from renstra.queries.iku import free_indikator, sk_in_force, successors_of
from renstra.services import sk_iku as services
from renstra.views.tempat import open_page, open_sk, open_sk_to_write
from sakip.dates import format_tanggal
from sakip.errors import Ditolak
from sakip.grid import answer
from sakip.pages import FormPage, done, posted, show_form

_PART = "lampiran-iku"


@require_GET
def show_sk(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Show the Keputusan in force with a way to change each row of it, or how to begin one."""
    halaman = open_page(request, kode, tahun)
    sk = sk_in_force(halaman.instansi, tahun)
    context = halaman.context(
        "SK IKU", bagian=_PART, kunci="sk-iku", petunjuk=f"berlaku pada tahun {tahun}"
    )
    context |= {
        "terkunci": halaman.terkunci,
        "sk": sk,
        "versi": list(SkIku.objects.filter(instansi=halaman.instansi)),
    }
    if sk is not None:
        sk.instansi = halaman.instansi
        context |= _rows(sk, tahun)
    return render(request, "renstra/sk_iku.html", context)


def _rows(sk: SkIku, tahun: int) -> dict[str, Any]:
    """Return points and IKU in their order, in a constant number of queries."""
    points = SkButir.objects.filter(sk=sk, induk=None).prefetch_related(
        Prefetch("rincian", SkButir.objects.order_by("urutan"))
    )
    found = list(points.order_by("urutan"))
    heirs = successors_of(sk, tahun)
    return {
        "tanggal_sk": format_tanggal(sk.tanggal, sk.presisi) if sk.tanggal else "",
        "bagian_sk": [
            (
                {"value": bagian.value, "label": bagian.label},
                [one for one in found if one.bagian == bagian.value],
            )
            for bagian in SkButir.Bagian
        ],
        "iku": [
            (row, heirs.get(row.pk))
            for row in sk.iku.select_related("indikator__sasaran").order_by("urutan")
        ],
        "jumlah_penerus": len(heirs),
        "belum_iku": free_indikator(sk, tahun).count(),
    }


@require_http_methods(["GET", "POST"])
def create_sk(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Begin a Keputusan."""
    halaman = open_page(request, kode, tahun)
    require(request.user, Right.DATA_ENTER, halaman.instansi)
    row = SkIku(instansi=halaman.instansi, tempat=halaman.instansi.pemda.tempat)
    lama = sk_in_force(halaman.instansi, tahun)
    kind = SkPenggantiForm if lama else SkIkuForm
    form = kind(posted(request), instance=row, tahun=tahun, initial={"berlaku_dari": tahun})
    if form.is_valid():
        dari = lama if form.cleaned_data.get("salin") else None
        if form.run(services.create_sk, form.instance, dari=dari, by=request.user):
            year = max(tahun, form.result.berlaku_dari)
            told = "periksa butir dan IKU yang disalin" if dari else "isi butir dan IKU-nya"
            return done(request, f"SK IKU disimpan; {told}.", "renstra:sk_iku", kode, year)
    crumbs = (("SK IKU", reverse("renstra:sk_iku", args=[kode, tahun])),)
    after = "disalin atau diisi" if lama else "diisi"
    intro = f"Keputusan tentang IKU {halaman.instansi}. Butir dan daftar IKU {after} sesudah ini."
    return show_form(request, form, FormPage("SK IKU baru", crumbs, pengantar=intro))


@require_http_methods(["GET", "POST"])
def edit_sk(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Change the head of the Keputusan in force."""
    tempat = open_sk_to_write(request, kode=kode, tahun=tahun)
    form = SkIkuForm(posted(request), instance=tempat.akar, tahun=tahun)
    if form.is_valid() and form.edit(services.edit_sk, tempat.akar, by=request.user):
        year = max(tahun, form.result.berlaku_dari)
        return done(request, "Perubahan disimpan.", "renstra:sk_iku", kode, year)
    return show_form(request, form, FormPage("Ubah SK IKU", tempat.crumbs))


@require_http_methods(["GET", "POST"])
def edit_iku(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Fill in the texts of all IKU."""
    halaman = open_page(request, kode, tahun)
    if sk_in_force(halaman.instansi, tahun) is None:
        return redirect("renstra:sk_iku", kode, tahun)
    tempat = open_sk(request, kode=kode, tahun=tahun)
    assert isinstance(tempat.akar, SkIku)
    context = halaman.context(
        "Indikator Kinerja Utama",
        bagian=_PART,
        kunci="iku",
        petunjuk="formulasi, penanggung jawab, dan sumber data",
    )
    grid = GridIku(tempat.akar, request.user, tempat.url)
    return answer(request, grid, context, locked=tempat.terkunci)


@require_POST
def add_all(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Make every indicator of a sasaran an IKU."""
    tempat = open_sk_to_write(request, kode=kode, tahun=tahun)
    assert isinstance(tempat.akar, SkIku)
    try:
        count = services.add_all_iku(tempat.akar, tahun, by=request.user)
    except Ditolak as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{count} IKU ditambahkan." if count else "Semua sudah ada.")
    return redirect(f"{tempat.kembali}#iku")


@require_POST
def follow_successors(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Let IKU of an earlier Renstra go on as the indicators that continue them."""
    tempat = open_sk_to_write(request, kode=kode, tahun=tahun)
    assert isinstance(tempat.akar, SkIku)
    try:
        count = services.follow_successors(tempat.akar, tahun, by=request.user)
    except Ditolak as error:
        messages.error(request, str(error))
    else:
        done_ = (
            f"{count} IKU kini memakai indikator Renstra {tahun}." if count else "Tidak ada lagi."
        )
        messages.success(request, done_)
    return redirect(f"{tempat.kembali}#iku")
