"""The home page, the report's overview, previews of its parts, and its PDF."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from instansi.access import can
from instansi.http import Request
from instansi.rights import Right
from kerja.unduh import Unduhan, send_berkas, send_pdf
from laporan.access import find_visible_laporan, get_laporan_of_data, get_visible_laporan
from laporan.bagian.facts import describe_mean, describe_reached
from laporan.bagian.gaps import list_missing
from laporan.cetak import find_cetakan, last_cetakan, render_preview
from laporan.document import build_document
from laporan.home import list_beranda
from laporan.models import Cetakan, Laporan
from laporan.queries import lakip_data_of
from laporan.screen import (
    draw_capaian,
    draw_serapan,
    list_anggaran,
    list_bagian,
    list_batang_capaian,
    list_batang_serapan,
    list_kinerja,
)
from laporan.services import request_pdf
from laporan.terbit.keadaan import load_keadaan, name_state


@require_GET
def show_beranda(request: Request) -> HttpResponse:
    """Show the reports that the person may see, with the state of each."""
    return render(request, "laporan/beranda.html", {"beranda": list_beranda(request.user)})


@require_GET
def show_lakip(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Show the figures of a report, what it lacks, and its document part by part.

    Who reads the data, but no drafts, is led to its steps.
    """
    laporan = find_visible_laporan(request.user, kode, tahun)
    if laporan is None:  # pages of its data lead here also those who read no drafts
        get_laporan_of_data(request.user, kode, tahun)
        return redirect("laporan:tugas", kode=kode, tahun=tahun)
    data = lakip_data_of(laporan)
    document = build_document(data)
    cetakan, keadaan = find_cetakan(laporan, document), load_keadaan(laporan)
    terakhir = cetakan or last_cetakan(laporan)
    context = {
        "laporan": laporan,
        "terbit": keadaan,
        "status_lakip": name_state(keadaan),
        "data": data,
        "ringkasan": [describe_mean(data.capaian), describe_reached(data.capaian)],
        "kinerja": list_kinerja(data.capaian),
        "anggaran": list_anggaran(data.anggaran),
        "grafik_capaian": draw_capaian(data.capaian),
        "batang_capaian": list_batang_capaian(data.capaian),
        "grafik_serapan": draw_serapan(data.anggaran),
        "batang_serapan": list_batang_serapan(data.anggaran),
        "belum": list_missing(data),
        "bagian": list_bagian(document, terakhir.mulai_bagian if terakhir else {}),
        "cetakan": cetakan,
        "terakhir": terakhir,
        "mengisi": can(request.user, Right.DATA_ENTER, laporan.instansi),
    }
    return render(request, "laporan/laporan.html", context)


@require_POST
def make_pdf(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Open the PDF if it is kept as the data stand, else have it made in the background."""
    laporan = get_visible_laporan(request.user, kode, tahun)
    result = request_pdf(laporan, by=request.user)
    if isinstance(result, Cetakan):
        return redirect("laporan:cetakan", kode=kode, tahun=tahun, pk=result.pk)
    return redirect("kerja:pekerjaan", pk=result.pk)


@require_GET
def show_cetakan(request: Request, kode: str, tahun: int, pk: int) -> FileResponse:
    """Hand over a kept PDF of the report: shown by the browser, or saved with ``?unduh``."""
    laporan = get_visible_laporan(request.user, kode, tahun)
    cetakan = get_object_or_404(Cetakan.objects.select_related("berkas"), pk=pk, laporan=laporan)
    unduhan = Unduhan(cetakan, by=request.user, instansi=laporan.instansi)
    try:
        return send_berkas(
            cetakan.berkas, f"{_file_name(laporan)}.pdf", unduhan, attach="unduh" in request.GET
        )
    except FileNotFoundError as error:
        raise Http404("the file of this PDF was lost") from error


@require_GET
def preview_part(request: Request, kode: str, tahun: int, kunci: str) -> FileResponse:
    """Show one part of the document as the data stand, numbered as in the last whole."""
    laporan = get_visible_laporan(request.user, kode, tahun)
    document = build_document(lakip_data_of(laporan))
    part = next((part for part in document.parts if part.key == kunci), None)
    if part is None:
        raise Http404(f"no part {kunci}")
    pdf = render_preview(document, part, last_cetakan(laporan))
    return send_pdf(pdf, f"{_file_name(laporan)}-{kunci}.pdf")


def _file_name(laporan: Laporan) -> str:
    return f"lakip-{laporan.instansi.kode}-{laporan.tahun}"
