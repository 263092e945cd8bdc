"""The pages on which the budget is filled in."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from instansi.access import require
from instansi.http import Request
from instansi.rights import Right
from kerja.entri import Halaman, open_halaman
from keuangan import services
from keuangan.forms import TambahBarisForm
from keuangan.grids import GridPagu, GridRealisasi
from keuangan.models import Pagu, TahapAnggaran
from keuangan.services import KEUANGAN
from sakip.errors import Ditolak, VersiUsang
from sakip.grid import answer, show


@require_GET
def show_pagu_in_force(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Go to the latest stage that has rows."""
    halaman = open_halaman(request, kode, tahun, KEUANGAN)
    stages = set(
        Pagu.objects.filter(instansi=halaman.instansi, tahun=tahun).values_list("tahap", flat=True)
    )
    tahap = next((t for t in reversed(TahapAnggaran.values) if t in stages), TahapAnggaran.MURNI)
    return redirect("keuangan:pagu_tahap", kode, tahun, tahap)


@require_http_methods(["GET", "POST"])
def edit_pagu(request: Request, kode: str, tahun: int, tahap: str) -> HttpResponse:
    """Fill in the pagu of a stage."""
    halaman = _open(request, kode, tahun, tahap)
    page = _page(request, halaman, tahap, TambahBarisForm(tahun=tahun))
    return answer(request, *page, locked=halaman.terkunci)


@require_http_methods(["GET", "POST"])
def edit_realisasi(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Fill in the realisasi of the four triwulan."""
    halaman = open_halaman(request, kode, tahun, KEUANGAN)
    context = halaman.context(
        f"Realisasi Anggaran Tahun {tahun}",
        bagian="bab-3-keuangan",
        kunci="realisasi-anggaran",
        petunjuk="kumulatif sampai dengan akhir tiap triwulan, dalam rupiah",
    )
    grid = GridRealisasi(halaman.instansi, tahun, request.user)
    return answer(request, grid, context, locked=halaman.terkunci)


@require_POST
def add_row(request: Request, kode: str, tahun: int, tahap: str) -> HttpResponse:
    """Add a row of the nomenclature to a stage; what is wrong is shown above the form."""
    halaman = _open_to_write(request, kode, tahun, tahap)
    form = TambahBarisForm(request.POST, tahun=tahun)
    if form.is_valid():
        nomenklatur, akun = form.cleaned_data["nomenklatur"], form.cleaned_data["akun"]
        try:
            services.add_pagu(halaman.instansi, tahun, tahap, nomenklatur, akun, by=request.user)
        except Ditolak as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{nomenklatur.uraian} ditambahkan; isi pagunya.")
            return redirect("keuangan:pagu_tahap", kode, tahun, tahap)
    return show(request, *_page(request, halaman, tahap, form), locked=halaman.terkunci)


@require_POST
def copy_stage(request: Request, kode: str, tahun: int, tahap: str) -> HttpResponse:
    """Begin a stage with the rows of an earlier one."""
    halaman = _open_to_write(request, kode, tahun, tahap)
    dari = request.POST.get("dari", "")
    if dari not in _before(tahap):
        raise Http404(f"no earlier stage {dari}")
    try:
        count = services.copy_pagu(halaman.instansi, tahun, dari, tahap, by=request.user)
    except Ditolak as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{count} baris disalin; periksa dan ubah yang berbeda.")
    return redirect("keuangan:pagu_tahap", kode, tahun, tahap)


@require_http_methods(["GET", "POST"])
def remove_row(request: Request, kode: str, tahun: int, tahap: str, pk: int) -> HttpResponse:
    """Ask, then remove a row as the person saw it."""
    halaman = _open_to_write(request, kode, tahun, tahap)
    rows = Pagu.objects.select_related("nomenklatur", "akun", "instansi", "sub_unit")
    pagu = get_object_or_404(rows, pk=pk, instansi=halaman.instansi, tahun=tahun, tahap=tahap)
    back = reverse("keuangan:pagu_tahap", args=[kode, tahun, tahap])
    if request.method == "POST":
        try:
            services.remove_pagu(pagu, _versi(request), by=request.user)
        except VersiUsang:
            messages.error(request, "Baris ini baru saja diubah orang lain; periksa lagi.")
        except Ditolak as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"{pagu.nomenklatur.uraian} dihapus dari pagu.")
            return redirect(back)
    context = {"pagu": pagu, "halaman": halaman, "kembali": back}
    return render(request, "keuangan/hapus.html", context)


def _open(request: Request, kode: str, tahun: int, tahap: str) -> Halaman:
    if tahap not in TahapAnggaran.values:
        raise Http404(f"no stage {tahap}")
    return open_halaman(request, kode, tahun, KEUANGAN)


def _open_to_write(request: Request, kode: str, tahun: int, tahap: str) -> Halaman:
    halaman = _open(request, kode, tahun, tahap)
    require(request.user, Right.DATA_ENTER, halaman.instansi)
    return halaman


def _page(
    request: Request, halaman: Halaman, tahap: str, form: TambahBarisForm
) -> tuple[GridPagu, dict[str, Any]]:
    grid = GridPagu(halaman.instansi, halaman.tahun, request.user, tahap)
    context: dict[str, Any] = halaman.context(
        f"Pagu {TahapAnggaran(tahap).label} Tahun {halaman.tahun}",
        bagian="bab-3-keuangan",
        kunci="pagu",
        petunjuk="per sub kegiatan dan jenis belanja, dalam rupiah",
    )
    context |= {
        "tahap": tahap,
        "tahapan": [
            (one.label, _url(halaman, one.value), one.value == tahap) for one in TahapAnggaran
        ],
        "sebelum": [(one, TahapAnggaran(one).label) for one in _before(tahap)],
        "form": form,
        "tambahan": "keuangan/_tambah.html",
    }
    return grid, context


def _url(halaman: Halaman, tahap: str) -> str:
    return reverse("keuangan:pagu_tahap", args=[halaman.instansi.kode, halaman.tahun, tahap])


def _before(tahap: str) -> list[str]:
    return TahapAnggaran.values[: TahapAnggaran.values.index(tahap)]


def _versi(request: Request) -> int:
    text = request.POST.get("versi", "")
    return int(text) if text.isascii() and text.isdigit() else 0
