"""Whose settings a page is about, and who may see and change them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from instansi.access import can, require, who_may
from instansi.http import Request
from instansi.models import Pemda
from instansi.rights import Right
from renstra.views.tempat import open_pemda
from sakip.forms import YaForm
from sakip.pages import Crumb, FormPage, done, posted, show_form

__all__ = ["DISETUJUI_LAGI", "ask", "describe_reader", "open_pemda", "open_to_set", "to_pengaturan"]


# All that these settings print is part of what a camat approves (laporan.persetujuan).
DISETUJUI_LAGI = "LAKIP yang sudah disetujui tetapi belum terbit perlu disetujui lagi."


def open_to_set(request: Request, pemda: int) -> Pemda:
    """Return a Pemda whose settings the person changes; 404 and 403 as everywhere."""
    row = open_pemda(request, pemda)
    require(request.user, Right.PENGATURAN_SET, row)
    return row


def to_pengaturan(pemda: Pemda, *more: Crumb) -> tuple[Crumb, ...]:
    """Return the way to the settings of a Pemda, and further down."""
    return (("Pengaturan", reverse("laporan:pengaturan_pemda", args=[pemda.pk])), *more)


def ask(
    request: Request, page: FormPage, service: Callable[..., Any], owner: Pemda, *, pesan: str
) -> HttpResponse:
    """Ask whether a service is to act on the settings of a Pemda; go back above the page then."""
    form = YaForm(posted(request))
    if form.is_valid() and form.run(service, owner, by=request.user):
        return done(request, pesan, page.kembali)
    return show_form(request, form, page)


def describe_reader(request: Request, pemda: Pemda) -> dict[str, object]:
    """Return what every page of settings says about who may change them."""
    return {
        "pemda": pemda,
        "mengatur": can(request.user, Right.PENGATURAN_SET, pemda),
        "siapa": who_may(Right.PENGATURAN_SET),
    }
