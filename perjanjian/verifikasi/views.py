"""The public pages of verification: no login, limited in size and number of questions."""

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kerja.unggah import was_dropped
from perjanjian.verifikasi.forms import BerkasForm, NomorForm
from perjanjian.verifikasi.jenis import find
from perjanjian.verifikasi.queries import judge_upload
from sakip.pages import posted


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask for a number or a file, and judge the file."""
    if slow := _too_many(request):
        return slow
    if "nomor" in request.GET:
        form = NomorForm(request.GET)
        if form.is_valid():
            return redirect("verifikasi:nomor", nomor=form.cleaned_data["nomor"][:16])
    else:
        form = NomorForm()
    return _answer(request, "perjanjian/verifikasi/mulai.html", {"nomor_form": form})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def show_nomor(request: HttpRequest, nomor: str) -> HttpResponse:
    """Show what is known of a number, and judge a file against it."""
    if slow := _too_many(request):
        return slow
    known = find(nomor.upper())
    if known is None:
        told = {"nomor_form": NomorForm(initial={"nomor": nomor}), "tiada": nomor}
        return _answer(request, "perjanjian/verifikasi/mulai.html", told, status=404)
    jenis, found = known
    return _answer(request, jenis.template, {"temuan": found}, found.nomor)


def _answer(
    request: HttpRequest, template: str, told: dict, nomor: str = "", status: int = 200
) -> HttpResponse:
    form = BerkasForm(posted(request), request.FILES or None)
    if request.method == "POST":
        if was_dropped(request):
            form.add_error("berkas", "Berkas itu terlalu besar untuk diperiksa.")
        elif form.is_valid():
            told["nilai"] = judge_upload(form.cleaned_data["berkas"].chunks(), nomor)
            told["nama_berkas"] = form.cleaned_data["berkas"].name
    return render(request, template, {**told, "berkas_form": form}, status=status)


def _too_many(request: HttpRequest) -> HttpResponse | None:
    """Return the page that asks for patience, where an address asked too often."""
    limits = {"verifikasi": settings.VERIFIKASI_LIMIT}
    return ratelimit.consume_or_429(
        request, app="perjanjian", action="verifikasi", config=limits, limit_get=True
    )
