"""The pages that begin a year, and a new version of the Renstra: shown whole before they are made."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from instansi.access import require, visible_instansi
from instansi.http import Request
from instansi.models import Instansi
from instansi.rights import Right
from laporan.newyear.forms import PerubahanForm, SiapkanForm
from laporan.newyear.plan import plan_year
from laporan.newyear.services import prepare_year, revise_renstra
from renstra.models import Renstra, Sasaran
from sakip.constraints import TAHUN_PERTAMA, TAHUN_TERAKHIR
from sakip.pages import FormPage, done, posted, show_form
from sakip.terbilang import counted


def _instansi(request: Request, kode: str) -> Instansi:
    """Return an Instansi where the user enters data; 404 and 403 as everywhere."""
    instansi = get_object_or_404(visible_instansi(request.user), kode=kode)
    require(request.user, Right.DATA_ENTER, instansi)
    return instansi


@never_cache
@require_http_methods(["GET", "POST"])
def prepare(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Show what the year takes over from the one before; make it when asked to."""
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        raise Http404(f"no year {tahun}")
    instansi = _instansi(request, kode)
    rencana = plan_year(instansi, tahun)
    form = SiapkanForm(posted(request), rencana=rencana)
    if form.is_valid() and form.run(prepare_year, instansi, tahun, form.pilihan, by=request.user):
        return done(request, f"Tahun {tahun} siap diisi.", "laporan:lakip", kode, tahun)
    context = {"rencana": rencana, "form": form, "lalu": tahun - 1}
    return render(request, "laporan/tahun/siapkan.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def revise(request: Request, kode: str, pk: int) -> HttpResponse:
    """Show a Renstra's indicators and ask what becomes of each; make the next version."""
    instansi = _instansi(request, kode)
    renstra = get_object_or_404(Renstra, instansi=instansi, pk=pk)
    form = PerubahanForm(
        posted(request), renstra=renstra, initial={"berlaku_dari": renstra.berlaku_dari}
    )
    if form.is_valid() and form.run(
        revise_renstra,
        renstra,
        berlaku_dari=form.cleaned_data["berlaku_dari"],
        nasib=form.nasib,
        by=request.user,
    ):
        tahun = form.cleaned_data["berlaku_dari"]
        return done(request, f"{form.result} dibuat.", "laporan:siapkan", kode, tahun)
    return show_form(request, form, _page(instansi, renstra))


def _page(instansi: Instansi, renstra: Renstra) -> FormPage:
    tahun = renstra.berlaku_dari
    ke = renstra.perubahan_ke + 1
    sasaran = Sasaran.objects.filter(tujuan__renstra=renstra).count()
    return FormPage(
        judul=f"Perubahan ke-{ke} Renstra {renstra.periode}",
        crumbs=(
            (f"Siapkan tahun {tahun}", reverse("laporan:siapkan", args=[instansi.kode, tahun])),
        ),
        simpan="Buat perubahan Renstra",
        pengantar=f"Disalin dari {renstra}. Versi lama tetap tersimpan dan tidak berubah.",
        akibat=(
            f"{counted(renstra.tujuan.count())} tujuan dan {counted(sasaran)} sasaran beserta "
            "strategi, kebijakan, dan programnya disalin dan dapat disunting.",
            "Indikator yang dilanjutkan membawa targetnya, dan tahun-tahun sebelumnya tetap dapat "
            "dibandingkan.",
            "Indikator yang berubah definisi disalin tanpa target dan tidak dibandingkan dengan "
            "tahun-tahun sebelumnya; yang dihentikan tidak disalin.",
            "RKT, PK, dan IKU yang sudah ada tetap mengacu ke versi lama.",
        ),
    )
