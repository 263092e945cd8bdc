"""Reviewing a PK: its file, remarks on its rows, and what waits for a signature."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from instansi.http import Request
from instansi.models import Pengguna
from kerja import komentar
from kerja.unduh import Unduhan, send_berkas, send_pdf
from perjanjian.access import get_visible_pk
from perjanjian.alur import DAPAT_DIUBAH
from perjanjian.cetak import print_pk
from perjanjian.layar import load_menunggu
from perjanjian.models import PerjanjianKinerja, StatusPk
from perjanjian.remarks import key_of, step_of
from perjanjian.services import last_revision
from perjanjian.services.sertifikat import certificate_of
from perjanjian.views_sertifikat import require_signer
from sakip.errors import Ditolak


@require_GET
def show_berkas(request: Request, pk: int) -> HttpResponseBase:
    """Hand out the file that stands: frozen, signed, or the scan; of a draft how it would look."""
    row = get_visible_pk(request.user, pk)
    if row.status == StatusPk.TIDAK_TERSEDIA:
        raise Http404(f"PK {pk} has no file")
    name = f"pk-{row.instansi.kode}-{row.tahun}-{row.perubahan_ke}.pdf"
    revisi = None if row.status in DAPAT_DIUBAH else last_revision(row)
    # What was signed elsewhere stands above a file that had been submitted here before.
    kept = row.pindaian or (revisi.berkas if revisi else None)
    if kept is None:
        return send_pdf(print_pk(row), name)
    return send_berkas(kept, name, Unduhan(row, request.user, row.instansi))


@require_POST
def add_komentar(request: Request, pk: int) -> HttpResponse:
    """Add a remark on a row of the PK."""
    row, indikator, name = _row(request, pk)
    try:
        komentar.comment(
            step_of(row), key_of(row, indikator), request.POST.get("teks", ""),
            by=request.user, nama_tempat=name,
        )  # fmt: skip
    except Ditolak as refused:
        messages.error(request, str(refused))
    return redirect(f"{reverse('perjanjian:pk', args=[pk])}#baris-{indikator}")


@require_POST
def settle_komentar(request: Request, pk: int) -> HttpResponse:
    """Mark the remarks on a row as settled."""
    row, indikator, _ = _row(request, pk)
    komentar.settle(step_of(row), key_of(row, indikator), by=request.user)
    return redirect(f"{reverse('perjanjian:pk', args=[pk])}#baris-{indikator}")


@require_GET
def show_menunggu(request: Request) -> HttpResponse:
    """List the PK that wait for a signature of this person."""
    require_signer(request)
    return render(request, "perjanjian/menunggu.html", menunggu_context(request.user))


def menunggu_context(user: Pengguna) -> dict[str, Any]:
    """Return what the page of waiting PK shows: who has nothing to sign with gets no form."""
    bsre, sertifikat = settings.SIGN_ENGINE == "bsre", certificate_of(user)
    return {
        "menunggu": load_menunggu(user),
        "bsre": bsre,
        "sertifikat": sertifikat,
        "siap": bsre or (sertifikat is not None and sertifikat.berlaku),
    }


def _row(request: Request, pk: int) -> tuple[PerjanjianKinerja, int, str]:
    """Return a PK whose rows bear remarks, and the row that the form names."""
    found = get_visible_pk(request.user, pk)
    text = request.POST.get("indikator", "")
    row = found.baris.filter(indikator=int(text)).first() if text.isdecimal() else None
    if row is None or not found.jabatan.pimpinan:
        raise Http404(f"no row {text}")
    return found, row.indikator_id, row.uraian_indikator
