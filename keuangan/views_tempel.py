"""The page that takes many rows of pagu from a spreadsheet, and shows them before it saves."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from instansi.http import Request
from kerja.entri import Halaman
from keuangan.models import Pagu, TahapAnggaran
from keuangan.penambahan import add_pagu_rows
from keuangan.tempel import TempelanPagu, tempat_of
from keuangan.views import open_to_write
from renstra.forms.tempel import BarisTempel
from sakip.errors import Ditolak


@dataclass(frozen=True)
class _Tempat:
    """What the template of pasted rows asks of the place that they go to."""

    kembali: str
    terkunci: str


@require_http_methods(["GET", "POST"])
def paste_pagu(request: Request, kode: str, tahun: int, tahap: str) -> HttpResponse:
    """Read the block, show each cell with what is wrong, and save when it is said so."""
    halaman = open_to_write(request, kode, tahun, tahap)
    back = reverse("keuangan:pagu_tahap", args=[kode, tahun, tahap])
    tempelan = TempelanPagu(halaman.instansi, tahun, _places(halaman, tahap))
    text, lines, fault = request.POST.get("tempelan", ""), [], ""
    if request.method == "POST":
        try:
            lines = tempelan.read(text)
        except ValidationError as error:
            fault = " ".join(error.messages)
    wrong = sum(line.galat for line in lines)
    if lines and not wrong and request.POST.get("aksi") == "simpan":
        fault = _save(request, halaman, tahap, lines)
        if not fault:
            messages.success(request, f"{len(lines)} baris pagu disimpan.")
            return redirect(back)
    label = TahapAnggaran(tahap).label.lower()
    context = {
        "jenis": {"nama": f"baris pagu {label}"},
        "tempelan": tempelan, "teks": text, "baris": lines, "galat": fault, "salah": wrong,
        "tempat": _Tempat(back, halaman.terkunci), "pada_akar": True,
        "crumbs": ((f"Pagu {label} {tahun}", back),),
    }  # fmt: skip
    return render(request, "renstra/tempel.html", context)


def _places(halaman: Halaman, tahap: str) -> list[tuple]:
    """Return the places that have their figure; an empty row waits for the one that is pasted."""
    rows = Pagu.objects.filter(instansi=halaman.instansi, tahun=halaman.tahun, tahap=tahap)
    filled = rows.exclude(nilai=None, alasan="")
    return list(filled.values_list("nomenklatur", "akun", "sub_unit"))


def _save(request: Request, halaman: Halaman, tahap: str, lines: list[BarisTempel]) -> str:
    """Save the rows; return why not, "" where it is done."""
    rows = [(tempat_of(line), line.isian["angka"]) for line in lines]
    try:
        add_pagu_rows(halaman.instansi, halaman.tahun, tahap, rows, by=request.user)
    except Ditolak as error:
        return str(error)
    return ""
