"""The pages of the PK: the list of a year, the review of one, and its naskah to read."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from instansi.access import can
from instansi.http import Request
from instansi.rights import Right
from kerja.models import Tahap
from kerja.tahap import describe_lock, state_of
from perjanjian.access import get_pk_place, get_visible_pk
from perjanjian.alur import DAPAT_DIUBAH, StatusPk
from perjanjian.gerak import acts_for
from perjanjian.kurang import list_missing
from perjanjian.layar import DaftarPk, load_daftar, load_halaman
from perjanjian.models import PerjanjianKinerja
from perjanjian.queries import with_parties
from perjanjian.remarks import rows_with_threads
from perjanjian.services import last_revision, right_of
from perjanjian.services.komentar import may_remark
from sakip.pages import Crumb

_YEARS = range(2000, 2100)


@require_GET
def show_daftar(request: Request, kode: str, tahun: int) -> HttpResponse:
    """List the PK of an Instansi and year, of every version and post, with what happens next."""
    if tahun not in _YEARS:
        raise Http404(f"no year {tahun}")
    instansi = get_pk_place(request.user, kode)
    daftar = load_daftar(request.user, instansi, tahun)
    draws = {
        True: can(request.user, Right.PK_CAMAT_DRAFT, instansi),
        False: can(request.user, Right.PK_BAWAHAN_DRAFT, instansi),
    }
    lakip = state_of(instansi, tahun, Tahap.Langkah.LAKIP)
    context = {
        "daftar": daftar,
        "terkunci": describe_lock(lakip) if lakip.terkunci else "",
        "perubahan": _may_revise(daftar, request),
        "menyusun": draws[True],
        "belum": [post for post in daftar.belum if draws[post.pimpinan]],
    }
    return render(request, "perjanjian/daftar.html", context)


@require_GET
def show_pk(request: Request, pk: int) -> HttpResponse:
    """Show a PK for a decision: what changed first, then what it promises."""
    return render_pk(request, get_visible_pk(request.user, pk))


def render_pk(
    request: Request, row: PerjanjianKinerja, status: int = 200, **typed: Any
) -> HttpResponse:
    """Return the page of a PK, with a remark that was not taken (``komentar_di``, ``teks``, ``galat``)."""
    acts = acts_for(row, request.user)
    halaman = load_halaman(row)
    if halaman.lanjutan:
        acts.pop("perubahan", None)  # the next version is begun already
    context: dict[str, Any] = {
        "halaman": halaman,
        "isi": rows_with_threads(halaman.layar),
        "menandatangani": _may_sign(row, request),
        "boleh_komentar": may_remark(row, request.user),
        "crumbs": crumbs_of(row),
        "gerak": acts,
        "utama": [(name, one) for name, one in acts.items() if one.utama],
        "lain": [(name, one) for name, one in acts.items() if not one.utama],
        "kurang": list_missing(row) if row.status in DAPAT_DIUBAH else (),
        "mengisi": row.status in DAPAT_DIUBAH
        and can(request.user, right_of(row, "draft"), row.instansi),
        **typed,
    }
    if context["menandatangani"] and (revisi := last_revision(row)):
        context["sha256"] = revisi.berkas.sha256
    return render(request, "perjanjian/pk.html", context, status=status)


@require_GET
def show_naskah(request: Request, pk: int) -> HttpResponse:
    """Show the wording of a PK to be read on a screen of any width."""
    row = get_visible_pk(request.user, pk)
    halaman = load_halaman(row)
    if not halaman.layar.data.tersedia:
        raise Http404(f"PK {pk} has no naskah")
    here = (halaman.layar.judul, reverse("perjanjian:pk", args=[row.pk]))
    data = with_parties(row, halaman.layar.data)
    context = {"halaman": halaman, "data": data, "crumbs": [*crumbs_of(row), here]}
    return render(request, "perjanjian/naskah_layar.html", context)


def _may_revise(daftar: DaftarPk, request: Request) -> set[int]:
    """Return the PK, by id, from which this person may draw up a PK perubahan: each post's last."""
    last = [kelompok.versi[-1].pk for kelompok in daftar.kelompok]
    return {pk.pk for pk in last if "perubahan" in acts_for(pk, request.user)}


def _may_sign(row: PerjanjianKinerja, request: Request) -> bool:
    """Return whether it is this person's turn to sign, by their right; the service asks who holds the post."""
    turn = {StatusPk.DIAJUKAN.value: "sign_first", StatusPk.DITANDATANGANI.value: "sign_second"}
    act = turn.get(row.status)
    return act is not None and can(request.user, right_of(row, act), row.instansi)


def crumbs_of(row: PerjanjianKinerja) -> list[Crumb]:
    """Return the way to the pages of a PK: the list of its year."""
    where = reverse("perjanjian:daftar", args=[row.instansi.kode, row.tahun])
    return [(f"Perjanjian Kinerja {row.instansi} {row.tahun}", where)]
