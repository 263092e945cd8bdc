"""The pages of the reviu checklist: its items, wording one, one of the own, the standard again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from instansi.access import can, who_may
from instansi.http import Request
from instansi.models import Pemda
from instansi.rights import Right
from laporan.models import ButirReviu
from laporan.pengaturan.tempat import ask, open_pemda, to_pengaturan
from laporan.reviu import services_butir as services
from laporan.reviu.bawaan import default_items
from laporan.reviu.queries import find_item, items_of
from sakip.forms import SakipForm, VersiForm
from sakip.pages import Crumb, FormPage, done, posted, show_form

_TETAP = "Yang sudah dijawab tetap menyimpan bunyi yang dijawab."


def _pernyataan(**more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label="Pernyataan", max_length=500, widget=widget, **more)


class BaruForm(SakipForm):
    """An item of the own."""

    kelompok = forms.ChoiceField(label="Kelompok", choices=ButirReviu.Kelompok.choices)
    pernyataan = _pernyataan(help_text="Dijawab ya, sebagian, tidak, atau tidak berlaku.")


class ButirForm(VersiForm):
    """The wording of an item, and whether it is asked."""

    pernyataan = _pernyataan(required=False)
    dipakai = forms.BooleanField(label="Ditanyakan", required=False)


@dataclass(frozen=True)
class Baris:
    """An item as the list shows it, with what the Pemda made of it."""

    butir: ButirReviu
    keadaan: str


@require_GET
def list_butir(request: Request, pemda: int) -> HttpResponse:
    """Show the checklist as it is asked, with what is left out."""
    owner = open_pemda(request, pemda)
    rows = items_of(owner)
    context = {
        "pemda": owner,
        "menyusun": can(request.user, Right.LAKIP_REVIEW, owner),
        "siapa": who_may(Right.LAKIP_REVIEW),
        "crumbs": to_pengaturan(owner),
        "kelompok": list(_groups(owner, rows)),
    }
    return render(request, "laporan/pengaturan/reviu.html", context)


@require_http_methods(["GET", "POST"])
def create_butir(request: Request, pemda: int) -> HttpResponse:
    """Add an item of the own."""
    owner = _open(request, pemda)
    form = BaruForm(posted(request))
    if form.is_valid() and form.run(
        services.add_butir, owner, by=request.user, **form.cleaned_data
    ):
        return done(request, "Butir ditambahkan.", "laporan:butir_reviu", pemda)
    page = FormPage(
        "Butir baru",
        _crumbs(owner),
        akibat=("LAKIP yang sedang direviu ikut ditanyai; yang sudah terbit tidak berubah.",),
    )
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def edit_butir(request: Request, pemda: int, kunci: str) -> HttpResponse:
    """Word an item, and ask it or not."""
    owner = _open(request, pemda)
    row = find_item(owner, kunci)
    if row is None:
        raise Http404(f"no item {kunci}")
    now = {
        "pernyataan": row.pernyataan,
        "dipakai": row.dipakai,
        "versi": row.versi if row.pk else 0,
    }
    form = ButirForm(posted(request), initial=now)
    standard = {one.kunci: one.pernyataan for one in default_items(owner.pk)}.get(kunci)
    if standard:
        form.fields["pernyataan"].help_text = f"Kosongkan untuk memakai bunyi baku: “{standard}”"
    if form.is_valid() and form.run(
        services.set_butir, owner, kunci, by=request.user, **form.kiriman
    ):
        return done(request, "Butir disimpan.", "laporan:butir_reviu", pemda)
    judul = f"Butir {row.get_kelompok_display().lower()} {row.urutan}"
    saved = row if row.pk else None  # the standard's has no history yet
    page = FormPage(judul, _crumbs(owner), pengantar=_TETAP, objek=saved)
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def restore_butir(request: Request, pemda: int) -> HttpResponse:
    """Take the standard checklist again."""
    owner = _open(request, pemda)
    page = FormPage(
        "Kembalikan checklist baku?",
        _crumbs(owner),
        simpan="Kembalikan",
        akibat=(
            "Semua butir baku ditanyakan lagi dengan bunyi bakunya.",
            "Butir tambahan tidak ditanyakan lagi; dapat dipakai kembali satu demi satu.",
            _TETAP,
        ),
    )
    return ask(request, page, services.restore_standard, owner, pesan="Checklist kembali ke baku.")


def _groups(pemda: Pemda, rows: list[ButirReviu]) -> Iterator[tuple[str, list[Baris]]]:
    standard = {one.kunci: one.pernyataan for one in default_items(pemda.pk)}
    for kelompok in ButirReviu.Kelompok:
        found = [row for row in rows if row.kelompok == kelompok]
        yield str(kelompok.label), [Baris(row, _state(row, standard)) for row in found]


def _state(row: ButirReviu, standard: dict[str, str]) -> str:
    if not row.dipakai:
        return "tidak ditanyakan"
    if row.kunci not in standard:
        return "tambahan"
    return "baku" if row.pernyataan == standard[row.kunci] else "bunyi diganti"


def _open(request: Request, pemda: int) -> Pemda:
    """Return a Pemda whose checklist the person words; 404 and 403 as everywhere."""
    owner = open_pemda(request, pemda)
    # They see the checklist among the settings, so a refusal says who words it.
    if not can(request.user, Right.LAKIP_REVIEW, owner):
        raise PermissionDenied(who_may(Right.LAKIP_REVIEW))
    return owner


def _crumbs(pemda: Pemda) -> tuple[Crumb, ...]:
    return to_pengaturan(
        pemda, ("Checklist reviu", reverse("laporan:butir_reviu", args=[pemda.pk]))
    )
