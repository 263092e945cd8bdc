"""A PDF signed elsewhere: its page for people who are logged in, never for the public."""

from typing import Any

from allauth.core.internal import ratelimit
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from instansi.access import can_somewhere
from instansi.http import Request
from instansi.rights import Right
from kerja.unggah import was_dropped
from perjanjian.tandatangan.ca import known_roots
from perjanjian.tandatangan.luar import TidakDapatDiperiksa, inspect
from perjanjian.verifikasi.forms import LuarForm
from sakip.pages import posted

# A look may take twenty seconds of a processor: enough for work, too little to hold the server up.
_READERS = (Right.PK_CAMAT_READ, Right.PK_BAWAHAN_READ)
LIMIT = {"periksa_pdf": "12/m/user"}


@require_http_methods(["GET", "POST"])
def check_pdf(request: Request) -> HttpResponse:
    """Ask for a PDF and tell its signatures; neither the file nor the answer is kept."""
    if not any(can_somewhere(request.user, right) for right in _READERS):
        raise Http404("reads no PK")
    if request.method == "POST" and (
        slow := ratelimit.consume_or_429(
            request, app="perjanjian", action="periksa_pdf", config=LIMIT, user=request.user
        )
    ):
        return slow
    form = LuarForm(posted(request), request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if was_dropped(request):
        form.add_error("berkas", "Berkas itu terlalu besar untuk diperiksa.")
    elif form.is_valid():
        upload = form.cleaned_data["berkas"]
        try:
            context |= {"hasil": inspect(upload.read(), known_roots()), "nama": upload.name}
        except TidakDapatDiperiksa as reason:
            form.add_error("berkas", str(reason))
    return render(request, "perjanjian/verifikasi/luar.html", context)
