"""Officials."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from instansi.access import forbid_unless, require, scope, visible_masa, visible_pejabat
from instansi.forms.jabatan import PejabatForm
from instansi.forms.saring import SaringForm
from instansi.http import Request
from instansi.listing import list_pejabat
from instansi.models import Pejabat, Pemda
from instansi.rights import Right
from instansi.services import jabatan as services
from instansi.views.crumbs import to_pejabat
from sakip.pages import FormPage, done, page_of, posted, show_form


@require_GET
def show_pejabat(request: Request) -> HttpResponse:
    """List the officials whom the user sees."""
    require(request.user, Right.ORANG_READ)
    saring = SaringForm(request.GET)
    context = {
        "saring": saring,
        "pejabat": page_of(request, list_pejabat(request.user, saring.pilihan)),
        "pemda": Pemda.objects.filter(pk__in=scope(request.user, Right.ORANG_MANAGE).pemda),
    }
    return render(request, "instansi/pejabat.html", context)


@require_GET
def show_pejabat_rinci(request: Request, pk: int) -> HttpResponse:
    """Show an official and the posts that they held."""
    official = _visible(request, pk)
    terms = visible_masa(request.user).filter(pejabat=official).order_by("-mulai")
    context = {"pejabat": official, "crumbs": to_pejabat(), "masa": terms}
    return render(request, "instansi/pejabat_rinci.html", context)


@require_http_methods(["GET", "POST"])
def create_pejabat(request: Request, pk: int) -> HttpResponse:
    """Add an official of a Pemda."""
    pemda = get_object_or_404(Pemda, pk=pk)
    require(request.user, Right.ORANG_MANAGE, pemda)
    form = PejabatForm(posted(request), instance=Pejabat(pemda=pemda))
    if form.is_valid() and form.run(services.create_pejabat, form.instance, by=request.user):
        return done(request, "Pejabat disimpan.", "instansi:pejabat_rinci", form.result.pk)
    return show_form(request, form, FormPage("Pejabat baru", to_pejabat()))


@require_http_methods(["GET", "POST"])
def edit_pejabat(request: Request, pk: int) -> HttpResponse:
    """Change how an official is printed from now on."""
    official = _visible(request, pk)
    forbid_unless(request.user, Right.ORANG_MANAGE, official.pemda)
    form = PejabatForm(posted(request), instance=official)
    if form.is_valid() and form.edit(services.edit_pejabat, official, by=request.user):
        return done(request, "Perubahan disimpan.", "instansi:pejabat_rinci", pk)
    page = FormPage(
        "Ubah pejabat",
        to_pejabat(_visible(request, pk)),
        pengantar="Dokumen yang sudah ditandatangani tidak berubah.",
    )
    return show_form(request, form, page)


def _visible(request: Request, pk: int) -> Pejabat:
    return get_object_or_404(visible_pejabat(request.user), pk=pk)
