"""The pages of evidence: all indicators with theirs, one indicator's files, upload, download."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from capaian.evidence.access import get_bukti, get_indikator, get_instansi, require_enter
from capaian.evidence.forms import BuktiForm, FotoForm, GantiForm
from instansi.access import can
from instansi.http import Request
from instansi.models import Instansi
from instansi.rights import Right
from kerja import bukti
from kerja.bukti import Objek
from kerja.models import Bukti
from kerja.unduh import Unduhan, send_berkas
from renstra.models import Indikator
from renstra.queries import renstra_in_force
from sakip.pages import FormPage, done, posted, show_form


@require_GET
def list_indikator(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Show the indicators of a year's Renstra with the number of their files."""
    instansi = get_instansi(request.user, kode, tahun)
    count = bukti.count_bukti(instansi, tahun, Indikator)
    context = {"instansi": instansi, "tahun": tahun, "kelompok": _groups(instansi, tahun, count)}
    return render(request, "capaian/bukti_daftar.html", context)


def _groups(
    instansi: Instansi, tahun: int, count: Counter[int]
) -> list[tuple[str, list[tuple[Indikator, int]]]]:
    """Return indicators of sasaran and those of programs and below, each with its count."""
    renstra = renstra_in_force(instansi, tahun)
    rows = Indikator.objects.filter(renstra=renstra, tujuan__isnull=True).select_related(
        "nomenklatur", "sasaran"
    )
    own = [row for row in rows if row.nomenklatur is None]
    below = [(row.nomenklatur.kode, row.urutan, row) for row in rows if row.nomenklatur]
    outputs = [row for _, _, row in sorted(below, key=lambda item: item[:2])]
    named = (("Indikator sasaran", own), ("Program, kegiatan, dan sub kegiatan", outputs))
    return [(name, [(row, count[row.pk]) for row in items]) for name, items in named if items]


@never_cache
@require_http_methods(["GET", "POST"])
def show_bukti(request: Request, kode: str, tahun: int, indikator: int) -> HttpResponse:
    """Show the files of an indicator; who enters data adds to them here."""
    objek, row = get_indikator(request.user, kode, tahun, indikator)
    may_enter = can(request.user, Right.DATA_ENTER, objek.instansi)
    form = BuktiForm(posted(request), request.FILES or None, request=request)
    if request.method == "POST":
        require_enter(request.user, objek.instansi)
        if form.is_valid() and form.run(
            bukti.add_bukti, objek, form.unggahan, judul=form.cleaned_data["judul"], by=request.user
        ):
            return done(request, "Bukti tersimpan.", "bukti:indikator", kode, tahun, indikator)
    files = objek.bukti().select_related("berkas", "oleh", "menggantikan")
    context = {
        "objek": objek,
        "indikator": row,
        "bukti": bukti.current(files),
        "diganti": files.filter(pengganti__isnull=False).select_related("pengganti"),
        "form": form if may_enter else None,
        "terbesar": bukti.largest(),
    }
    return render(request, "capaian/bukti.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def replace_bukti(request: Request, kode: str, tahun: int, indikator: int, pk: int) -> HttpResponse:
    """Put a file in the place of another, with a reason."""
    objek, _ = get_indikator(request.user, kode, tahun, indikator)
    require_enter(request.user, objek.instansi)
    lama = get_bukti(objek, pk)
    if hasattr(lama, "pengganti"):
        messages.info(request, f"“{lama.judul}” sudah diganti: {lama.pengganti.alasan}")
        return redirect("bukti:indikator", kode, tahun, indikator)
    form = GantiForm(posted(request), request.FILES or None, request=request)
    if request.method == "POST" and form.is_valid():
        alasan = form.cleaned_data["alasan"]
        if form.run(
            bukti.replace_bukti, objek, lama, form.unggahan, alasan=alasan, by=request.user
        ):
            return done(request, "Berkas diganti; yang lama tetap ada di daftar.", "bukti:indikator",
                        kode, tahun, indikator)  # fmt: skip
    return show_form(request, form, _page(objek, f"Ganti “{lama.judul}”", "Ganti berkas"))


@require_http_methods(["GET", "POST"])
def print_bukti(request: Request, kode: str, tahun: int, indikator: int, pk: int) -> HttpResponse:
    """Choose whether a photo is printed in the report, and under which words."""
    objek, _ = get_indikator(request.user, kode, tahun, indikator)
    require_enter(request.user, objek.instansi)
    row = get_bukti(objek, pk)
    if row.cetak_id is None or hasattr(row, "pengganti"):
        raise Http404("no photo in use")
    now = {"tampil": row.tampil, "keterangan": row.keterangan or row.judul, "versi": row.versi}
    form = FotoForm(posted(request), initial=now)
    if request.method == "POST" and form.is_valid() and _print(request, form, row, objek):
        return done(request, "Pilihan foto tersimpan.", "bukti:indikator", kode, tahun, indikator)
    return show_form(request, form, _page(objek, f"Foto “{row.judul}” di laporan", "Simpan"))


def _print(request: Request, form: FotoForm, row: Bukti, objek: Objek) -> bool:
    return form.run(
        bukti.show_bukti, objek, row, form.cleaned_data, versi=form.dibaca, by=request.user
    )


@require_GET
def download_bukti(
    request: Request, kode: str, tahun: int, indikator: int, pk: int
) -> FileResponse:
    """Hand over a file, always to be saved and never shown inside the site; the trail notes it."""
    objek, _ = get_indikator(request.user, kode, tahun, indikator)
    row = get_bukti(objek, pk)
    name = f"{slugify(row.judul)[:80] or 'bukti'}{row.ekor}"
    unduhan = Unduhan(row, by=request.user, instansi=objek.instansi)
    try:
        return send_berkas(row.berkas, name, unduhan, attach=True)
    except FileNotFoundError as error:
        raise Http404("the file of this evidence was lost") from error


def _page(objek: Objek, judul: str, simpan: str) -> FormPage:
    keys: list[Any] = [objek.instansi.kode, objek.tahun]
    crumbs = (
        ("Bukti dukung", reverse("bukti:daftar", args=keys)),
        ("Indikator", reverse("bukti:indikator", args=[*keys, objek.id])),
    )
    return FormPage(judul=judul, crumbs=crumbs, simpan=simpan)
