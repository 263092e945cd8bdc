"""The pages of the outline: as it is printed, a part's title, its place, and the standard again."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from instansi.http import Request
from instansi.models import Pemda
from laporan.models import KerangkaBagian, Laporan
from laporan.outline import Bagian
from laporan.pengaturan import services_kerangka as services
from laporan.pengaturan.kerangka import FIXED, TERMS, find_bagian
from laporan.pengaturan.kerangka import list_kerangka as list_rows
from laporan.pengaturan.tempat import (
    DISETUJUI_LAGI,
    ask,
    describe_reader,
    open_pemda,
    open_to_set,
    to_pengaturan,
)
from laporan.queries import load_kerangka
from sakip.forms import VersiForm
from sakip.pages import Crumb, FormPage, done, posted, show_form


class BagianForm(VersiForm):
    """A part's title, and whether it is printed where it may be left out."""

    judul = forms.CharField(
        label="Judul",
        max_length=200,
        required=False,
        help_text="Kosongkan untuk memakai judul baku. Dapat memuat "
        + ", ".join(f"{{{name}}}" for name in TERMS)
        + ".",
    )
    tampil = forms.BooleanField(label="Dicetak", required=False)

    def __init__(self, *args: Any, bagian: Bagian, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not bagian.opsional:
            del self.fields["tampil"]


@require_GET
def list_kerangka(request: Request, pemda: int) -> HttpResponse:
    """Show the outline as it is printed, with what is left out."""
    owner = open_pemda(request, pemda)
    context = {
        **describe_reader(request, owner),
        "crumbs": to_pengaturan(owner),
        "baris": list_rows(load_kerangka(pemda)),
        "contoh": sample_of(owner),
    }
    return render(request, "laporan/pengaturan/kerangka.html", context)


@require_http_methods(["GET", "POST"])
def edit_bagian(request: Request, pemda: int, kunci: str) -> HttpResponse:
    """Name a part, and print it or not."""
    owner = open_to_set(request, pemda)
    bagian = _bagian(kunci)
    row = KerangkaBagian.objects.filter(pemda=owner, bagian=kunci).first()
    now = {
        "judul": (row and row.judul) or bagian.judul,
        "tampil": row.tampil if row else True,
        "versi": row.versi if row else 0,
    }
    form = BagianForm(posted(request), bagian=bagian, initial=now)
    # What has to be printed has no field that says so.
    if form.is_valid() and form.run(
        services.set_bagian, owner, bagian, by=request.user, **{"tampil": True} | form.kiriman
    ):
        return done(request, "Kerangka disimpan.", "laporan:kerangka", pemda)
    page = FormPage(
        f"Bagian “{bagian.judul}”",
        _crumbs(owner),
        pengantar="" if bagian.opsional else "Bagian ini wajib menurut PermenPANRB 53/2014.",
        akibat=(DISETUJUI_LAGI,),
        objek=row,
    )
    return show_form(request, form, page)


@require_POST
def move_bagian(request: Request, pemda: int, kunci: str, arah: str) -> HttpResponse:
    """Move a part up or down among its siblings."""
    owner = open_to_set(request, pemda)
    if kunci == FIXED or arah not in ("naik", "turun"):
        raise Http404(f"{kunci} does not move {arah}")
    services.move_bagian(owner, _bagian(kunci), arah, by=request.user)
    address = reverse("laporan:kerangka", args=[pemda])
    return redirect(f"{address}#{kunci}")


@require_http_methods(["GET", "POST"])
def restore_standard(request: Request, pemda: int) -> HttpResponse:
    """Take the standard outline again."""
    owner = open_to_set(request, pemda)
    page = FormPage(
        "Kembalikan kerangka baku?",
        _crumbs(owner),
        simpan="Kembalikan",
        akibat=(
            "Semua judul dan urutan kembali ke baku, dan semua bagian dicetak lagi.",
            "Yang sudah terbit tidak berubah.",
            DISETUJUI_LAGI,
        ),
    )
    return ask(request, page, services.restore_standard, owner, pesan="Kerangka kembali ke baku.")


def sample_of(pemda: Pemda) -> Laporan | None:
    """Return the report in which a setting is previewed: the latest of the first Instansi."""
    rows = Laporan.objects.filter(instansi__pemda=pemda, instansi__aktif=True)
    return rows.select_related("instansi__pemda").order_by("-tahun", "instansi__nama").first()


def _bagian(kunci: str) -> Bagian:
    bagian = find_bagian(kunci)
    if bagian is None:
        raise Http404(f"no part {kunci}")
    return bagian


def _crumbs(pemda: Pemda) -> tuple[Crumb, ...]:
    return to_pengaturan(pemda, ("Kerangka LAKIP", reverse("laporan:kerangka", args=[pemda.pk])))
