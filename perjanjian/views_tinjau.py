"""Reviewing a PK: its file, remarks on its rows, and what waits for a signature."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from instansi.http import Request
from instansi.models import Pengguna
from kerja.unduh import Unduhan, send_berkas, send_pdf
from perjanjian.access import get_visible_pk
from perjanjian.alur import DAPAT_DIUBAH
from perjanjian.cetak import print_pk
from perjanjian.layar import load_menunggu
from perjanjian.models import PkSasaran, StatusPk
from perjanjian.services import last_revision
from perjanjian.services.komentar import remark, settle
from perjanjian.services.sertifikat import certificate_of
from perjanjian.views import render_pk
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
    row, text = _row(request, pk), request.POST.get("teks", "")
    try:
        remark(row, text, by=request.user)
    except Ditolak as refused:
        typed = {"komentar_di": row.indikator_id, "teks": text, "galat": str(refused)}
        return render_pk(request, row.perjanjian, status=422, **typed)
    return _back_to(row)


@require_POST
def settle_komentar(request: Request, pk: int) -> HttpResponse:
    """Mark the remarks on a row as settled."""
    row = _row(request, pk)
    settle(row, by=request.user)
    return _back_to(row)


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


def _row(request: Request, pk: int) -> PkSasaran:
    """Return the row that the form names."""
    found = get_visible_pk(request.user, pk)
    text = request.POST.get("indikator", "")
    row = found.baris.filter(indikator=int(text)).first() if text.isdecimal() else None
    if row is None:
        raise Http404(f"no row {text}")
    row.perjanjian = found  # with its Instansi and post
    return row


def _back_to(row: PkSasaran) -> HttpResponse:
    where = reverse("perjanjian:pk", args=[row.perjanjian_id])
    return redirect(f"{where}#baris-{row.indikator_id}")
