"""The pages on which the budget is filled in."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from instansi.access import require
from instansi.http import Request
from instansi.rights import Right
from kerja.entri import Halaman, open_halaman
from keuangan import services
from keuangan.forms import TambahBarisForm
from keuangan.grids import GridPagu, GridRealisasi
from keuangan.models import Pagu, TahapAnggaran
from keuangan.services import KEUANGAN, Tempat
from sakip.errors import Ditolak, VersiUsang
from sakip.grid import answer, show


@require_GET
def show_pagu_in_force(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Go to the latest stage that has rows."""
    halaman = open_halaman(request, kode, tahun, KEUANGAN)
    stages = _stages(halaman)
    tahap = next((t for t in reversed(TahapAnggaran.values) if t in stages), TahapAnggaran.MURNI)
    return redirect("keuangan:pagu_tahap", kode, tahun, tahap)


@require_http_methods(["GET", "POST"])
def edit_pagu(request: Request, kode: str, tahun: int, tahap: str) -> HttpResponse:
    """Fill in the pagu of a stage."""
    halaman = _open(request, kode, tahun, tahap)
    page = _page(request, halaman, tahap, _form(halaman))
    return answer(request, *page, locked=halaman.terkunci)


@require_http_methods(["GET", "POST"])
def edit_realisasi(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Fill in the realisasi of the four triwulan."""
    halaman = open_halaman(request, kode, tahun, KEUANGAN)
    page = _page_realisasi(request, halaman, _form(halaman))
    return answer(request, *page, locked=halaman.terkunci)


@require_POST
def add_realisasi(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Add a place for realisasi, also one that no pagu has."""
    halaman = open_halaman(request, kode, tahun, KEUANGAN)
    require(request.user, Right.DATA_ENTER, halaman.instansi)
    form = _form(halaman, request)
    if form.is_valid():
        try:
            services.add_realisasi(halaman.instansi, tahun, form.tempat, by=request.user)
        except Ditolak as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{form.tempat} ditambahkan; isi realisasinya.")
            return redirect("keuangan:realisasi", kode, tahun)
    page = _page_realisasi(request, halaman, form)
    return show(request, *page, locked=halaman.terkunci)


@require_http_methods(["GET", "POST"])
def remove_realisasi(  # noqa: PLR0913 - the address names the place
    request: Request, kode: str, tahun: int, nomenklatur: int, akun: int, unit: int
) -> HttpResponse:
    """Ask, then remove the realisasi of a place as the person saw them."""
    halaman = open_halaman(request, kode, tahun, KEUANGAN)
    require(request.user, Right.DATA_ENTER, halaman.instansi)
    place = Tempat(nomenklatur, akun, unit or None, "")
    found = services.realisasi_at(halaman.instansi, tahun, place)
    rows = list(found.select_related("nomenklatur", "akun", "sub_unit"))
    if not rows:
        raise Http404("no realisasi there")
    first = rows[0]
    unit_name = first.sub_unit.nama if first.sub_unit else ""
    words = " ".join(filter(None, [first.nomenklatur.kode, first.akun.kode, unit_name]))
    back = reverse("keuangan:realisasi", args=[kode, tahun])
    if request.method == "POST":
        place = replace(place, sebutan=words)
        try:
            services.remove_realisasi(
                halaman.instansi, tahun, place, _versi(request), by=request.user
            )
        except Ditolak as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"{first.nomenklatur.uraian} dihapus dari realisasi.")
            return redirect(back)
    context = {
        "baris": [row for row in rows if row.nilai is not None or row.alasan],
        "pertama": first,
        "unit": unit_name,
        "versi": sum(row.versi for row in rows),
        "halaman": halaman,
        "kembali": back,
    }
    return render(request, "keuangan/hapus_realisasi.html", context)


@require_POST
def add_row(request: Request, kode: str, tahun: int, tahap: str) -> HttpResponse:
    """Add a row of the nomenclature to a stage; what is wrong is shown above the form."""
    halaman = open_to_write(request, kode, tahun, tahap)
    form = _form(halaman, request)
    if form.is_valid():
        try:
            services.add_pagu(halaman.instansi, tahun, tahap, form.tempat, by=request.user)
        except Ditolak as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{form.tempat} ditambahkan; isi pagunya.")
            return redirect("keuangan:pagu_tahap", kode, tahun, tahap)
    return show(request, *_page(request, halaman, tahap, form), locked=halaman.terkunci)


@require_POST
def copy_stage(request: Request, kode: str, tahun: int, tahap: str) -> HttpResponse:
    """Begin a stage with the rows of an earlier one."""
    halaman = open_to_write(request, kode, tahun, tahap)
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
    halaman = open_to_write(request, kode, tahun, tahap)
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


def open_to_write(request: Request, kode: str, tahun: int, tahap: str) -> Halaman:
    """Return the page of a stage for those who enter data. Raises Http404, PermissionDenied."""
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
        "sebelum": SimpleLazyObject(lambda: _to_copy(halaman, tahap)),
        "form": form,
        "tambah_ke": reverse("keuangan:tambah_pagu", args=[*_place(halaman), tahap]),
        "tambahan": "keuangan/_tambah.html",
    }
    return grid, context


def _page_realisasi(
    request: Request, halaman: Halaman, form: TambahBarisForm
) -> tuple[GridRealisasi, dict[str, Any]]:
    context: dict[str, Any] = halaman.context(
        f"Realisasi Anggaran Tahun {halaman.tahun}",
        bagian="bab-3-keuangan",
        kunci="realisasi-anggaran",
        petunjuk="kumulatif sampai dengan akhir tiap triwulan, dalam rupiah",
    )
    context |= {
        "form": form,
        "tambah_ke": reverse("keuangan:tambah_realisasi", args=_place(halaman)),
        "tambah_petunjuk": (
            "Tiap baris pagu sudah ada di atas. Tambahkan baris bila rincian realisasinya tidak "
            "diketahui (pilih Belanja Operasi, bukan jenisnya), atau bila tempatnya lain."
        ),
        "tambahan": "keuangan/_tambah.html",
    }
    return GridRealisasi(halaman.instansi, halaman.tahun, request.user), context


def _form(halaman: Halaman, request: Request | None = None) -> TambahBarisForm:
    data = request.POST if request else None
    return TambahBarisForm(data, instansi=halaman.instansi, tahun=halaman.tahun)


def _place(halaman: Halaman) -> list[Any]:
    return [halaman.instansi.kode, halaman.tahun]


def _url(halaman: Halaman, tahap: str) -> str:
    return reverse("keuangan:pagu_tahap", args=[*_place(halaman), tahap])


def _before(tahap: str) -> list[str]:
    return TahapAnggaran.values[: TahapAnggaran.values.index(tahap)]


def _to_copy(halaman: Halaman, tahap: str) -> list[tuple[str, str]]:
    """Return the stages that a stage can begin with, by value and name."""
    there = _stages(halaman)
    return [(one, TahapAnggaran(one).label) for one in _before(tahap) if one in there]


def _stages(halaman: Halaman) -> set[str]:
    """Return the stages that have rows."""
    rows = Pagu.objects.filter(instansi=halaman.instansi, tahun=halaman.tahun)
    return set(rows.order_by().values_list("tahap", flat=True).distinct())


def _versi(request: Request) -> int:
    text = request.POST.get("versi", "")
    return int(text) if text.isascii() and text.isdigit() else 0
