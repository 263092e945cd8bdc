"""The RPJMD of a Pemda: which there are, and one as a whole."""

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from instansi.access import can, require, who_may
from instansi.http import Request
from instansi.rights import Right
from renstra.forms.baris import RpjmdForm
from renstra.models import Misi, Rpjmd
from renstra.services import kepala as services
from renstra.views.tempat import open_pemda, open_rpjmd, open_rpjmd_to_write
from sakip.pages import FormPage, done, posted, show_form


@require_GET
def list_rpjmd(request: Request, pemda: int) -> HttpResponse:
    """List the RPJMD of a Pemda."""
    owner = open_pemda(request, pemda)
    context = {
        "pemda": owner,
        "rpjmd": Rpjmd.objects.filter(pemda=owner),
        "mengisi": can(request.user, Right.PENGATURAN_SET, owner),
        "siapa": who_may(Right.PENGATURAN_SET),
    }
    return render(request, "renstra/rpjmd_daftar.html", context)


@require_http_methods(["GET", "POST"])
def create_rpjmd(request: Request, pemda: int) -> HttpResponse:
    """Begin an RPJMD."""
    owner = open_pemda(request, pemda)
    require(request.user, Right.PENGATURAN_SET, owner)
    form = RpjmdForm(posted(request), instance=Rpjmd(pemda=owner), tahun=0)
    if form.is_valid() and form.run(services.create_rpjmd, form.instance, by=request.user):
        made = form.result
        return done(request, "RPJMD disimpan.", "renstra:rpjmd_susunan", pemda, made.tahun_awal)
    crumbs = (("RPJMD", reverse("renstra:rpjmd_daftar", args=[pemda])),)
    return show_form(request, form, FormPage("RPJMD baru", crumbs, pengantar=f"{owner}."))


@require_http_methods(["GET", "POST"])
def edit_rpjmd(request: Request, pemda: int, awal: int) -> HttpResponse:
    """Change the head of an RPJMD."""
    tempat = open_rpjmd_to_write(request, pemda=pemda, awal=awal)
    form = RpjmdForm(posted(request), instance=tempat.akar, tahun=awal)
    if form.is_valid() and form.edit(services.edit_rpjmd, tempat.akar, by=request.user):
        made = form.result
        return done(request, "Perubahan disimpan.", "renstra:rpjmd_susunan", pemda, made.tahun_awal)
    return show_form(request, form, FormPage("Ubah RPJMD", tempat.crumbs))


@require_GET
def show_rpjmd(request: Request, pemda: int, awal: int) -> HttpResponse:
    """Show an RPJMD with a way to change each row of it."""
    tempat = open_rpjmd(request, pemda=pemda, awal=awal)
    misi = Misi.objects.filter(rpjmd=tempat.akar.pk).prefetch_related(
        "tujuan__indikator", Prefetch("tujuan__sasaran"), "tujuan__sasaran__indikator"
    )
    context = {
        "rpjmd": tempat.akar,
        "misi": misi,
        "terkunci": tempat.terkunci,
        "crumbs": tempat.crumbs[:1],
        "pemda": pemda,
        "awal": awal,
    }
    return render(request, "renstra/rpjmd.html", context)
