"""The one way in which every grid answers a request."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sakip.errors import Ditolak
from sakip.grid.data import Grid
from sakip.grid.save import Outcome, apply
from sakip.grid.screen import answer_rows, draw
from sakip.grid.wire import read_form, read_json

TEMPLATE = "grid/halaman.html"
_NOBODY = "Anda tidak lagi berhak mengisi halaman ini. Hubungi camat atau Tim SAKIP."


def answer(
    request: HttpRequest, grid: Grid, context: dict[str, Any], *, locked: str = ""
) -> HttpResponse:
    """Show the grid, or save what was posted: JSON by autosave, else an ordinary form.

    ``locked`` says why nobody may edit now ("" = the person may). Saving asks the service again,
    which decides. ``template`` in the context is another page around the table.
    """
    if request.method != "POST":
        return show(request, grid, context, locked=locked)
    if request.content_type == "application/json":
        return _autosave(request, grid)
    return _save_form(request, grid, context, locked)


def show(
    request: HttpRequest, grid: Grid, context: dict[str, Any], *, locked: str = ""
) -> HttpResponse:
    """Show the grid as it stands, also after a post to another form of its page."""
    return _page(request, grid, context, Outcome(grid.rows()), locked=locked)


def _page(
    request: HttpRequest, grid: Grid, context: dict[str, Any], outcome: Outcome, **shown: Any
) -> HttpResponse:
    screen = draw(grid, outcome, part=_part(request), **shown)
    return render(request, context.get("template", TEMPLATE), {**context, "screen": screen})


def _part(request: HttpRequest) -> int:
    """Return which part of a long table the address asks for (``?hal=``)."""
    text = request.GET.get("hal", "")
    return int(text) if text.isdecimal() and len(text) < 5 else 1


def _save_form(
    request: HttpRequest, grid: Grid, context: dict[str, Any], locked: str
) -> HttpResponse:
    grid.authorize()
    before = grid.editable_rows()
    posted = read_form(grid, before, request.POST)
    try:
        outcome = apply(grid, before, posted)
    except Ditolak as error:
        messages.error(request, str(error))
        return show(request, grid, context, locked=locked)
    if outcome.refused:
        return _page(request, grid, context, outcome, posted=posted, locked=locked)
    done = f"{outcome.saved} baris tersimpan." if outcome.saved else "Tidak ada yang berubah."
    messages.success(request, done)
    return redirect(request.get_full_path())


def _check_person(request: HttpRequest) -> None:
    """Refuse what one person typed and another, logged in since, would save under their name."""
    typed_by = request.headers.get("X-Pengguna")
    if typed_by and typed_by != str(request.user.pk):
        raise Ditolak(
            f"Anda kini masuk sebagai {request.user}; isian ini ditulis orang lain dan tetap "
            "tersimpan di peramban ini untuknya. Muat ulang halaman."
        )


def _autosave(request: HttpRequest, grid: Grid) -> JsonResponse:
    """Answer in JSON whatever happens: the script keeps the work and tells the person why."""
    try:
        _check_person(request)
        grid.authorize()
        posted = read_json(request)
        before = grid.editable_rows({one.key for one in posted})
        outcome = apply(grid, before, posted, whole=False)
    except Ditolak as error:
        return JsonResponse({"message": str(error)}, status=409)
    except PermissionDenied as error:
        return JsonResponse({"message": str(error) or _NOBODY}, status=403)
    except Http404:
        return JsonResponse({"message": _NOBODY}, status=404)
    at = timezone.localtime().strftime("%H.%M")
    return JsonResponse({"at": at, "rows": answer_rows(grid, outcome, posted)})
