"""The pages of a Pemda's default texts, each with what it makes of one kecamatan's report."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from instansi.http import Request
from laporan.models import Laporan, TeksPemda
from laporan.narasi import PLACES_OF_PEMDA, fill_teks
from laporan.narrate.places import NAMES as PLACE_NAMES
from laporan.pengaturan import services_kerangka as services
from laporan.pengaturan.tempat import describe_reader, open_pemda, open_to_set, to_pengaturan
from laporan.pengaturan.views_kerangka import sample_of
from laporan.queries import lakip_data_of
from sakip.forms import VersiForm
from sakip.pages import FormPage, done, posted


class TeksForm(VersiForm):
    """A default text; empty = the one of the product."""

    teks = forms.CharField(
        label="Teks bawaan Pemda",
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Paragraf dipisahkan baris kosong. Kosongkan untuk memakai teks aplikasi. "
        "Dapat memuat " + ", ".join(f"{{{name}}}" for name in services.NAMES) + ".",
    )


@require_GET
def list_teks(request: Request, pemda: int) -> HttpResponse:
    """List the places where the Pemda may give the default text."""
    owner = open_pemda(request, pemda)
    rows = dict(TeksPemda.objects.filter(pemda=owner).values_list("kunci", "teks"))
    context = {
        **describe_reader(request, owner),
        "crumbs": to_pengaturan(owner),
        "tempat": [(kunci, PLACE_NAMES[kunci], rows.get(kunci, "")) for kunci in PLACES_OF_PEMDA],
    }
    return render(request, "laporan/pengaturan/teks_daftar.html", context)


@require_http_methods(["GET", "POST"])
def edit_teks(request: Request, pemda: int, kunci: str) -> HttpResponse:
    """Write a default text, with a look at one kecamatan's report before it is kept."""
    owner = open_to_set(request, pemda)
    if kunci not in PLACES_OF_PEMDA:
        raise Http404(f"no place {kunci} of a Pemda")
    row = TeksPemda.objects.filter(pemda=owner, kunci=kunci).first()
    now = {"teks": row.teks if row else "", "versi": row.versi if row else 0}
    form = TeksForm(posted(request), initial=now)
    looks = request.POST.get("aksi") == "pratinjau"
    if (
        form.is_valid()
        and not looks
        and form.run(services.save_teks, owner, kunci, by=request.user, **form.kiriman)
    ):
        return done(request, "Teks bawaan disimpan.", "laporan:teks_pemda", pemda)
    crumbs = to_pengaturan(
        owner, ("Teks bawaan LAKIP", reverse("laporan:teks_pemda", args=[owner.pk]))
    )
    laporan = sample_of(owner)
    context = {
        "form": form,
        "halaman": FormPage(PLACE_NAMES[kunci], crumbs, objek=row),
        "laporan": laporan,
        "contoh": _effect(laporan, form) if laporan and (looks or row) else "",
        "bagian": _PARTS[kunci],
    }
    return render(request, "laporan/pengaturan/teks_isian.html", context)


# The part of the report in which a place is printed.
_PARTS = {
    "kata_pengantar": "kata-pengantar",
    "latar_belakang": "bab-1",
    "maksud_tujuan": "bab-1",
    "perjanjian_kinerja": "bab-2",
    "penutup": "bab-4",
}


def _effect(laporan: Laporan, form: TeksForm) -> str:
    text: Any = form["teks"].value() or ""
    return fill_teks(text, lakip_data_of(laporan))
