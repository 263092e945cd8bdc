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
from laporan.newyear.forms import PeriodeForm, PerubahanForm, SiapkanForm
from laporan.newyear.plan import plan_year
from laporan.newyear.services import begin_period, prepare_year, revise_renstra
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


@never_cache
@require_http_methods(["GET", "POST"])
def begin(request: Request, kode: str, pk: int) -> HttpResponse:
    """Make the Renstra of the next period from the last version of this one."""
    instansi = _instansi(request, kode)
    renstra = get_object_or_404(Renstra, instansi=instansi, pk=pk)
    first = renstra.tahun_akhir + 1
    form = PeriodeForm(
        posted(request),
        renstra=renstra,
        initial={"tahun_awal": first, "tahun_akhir": first + 4, "berlaku_dari": first},
    )
    if form.is_valid() and form.run(
        begin_period, renstra, form.masa, nasib=form.nasib, by=request.user
    ):
        tahun = form.cleaned_data["berlaku_dari"]
        told = f"{form.result} dibuat; isi targetnya, lalu siapkan RKT."
        return done(request, told, "renstra:matriks", kode, tahun)
    return show_form(request, form, _page_periode(instansi, renstra))


def _page_periode(instansi: Instansi, renstra: Renstra) -> FormPage:
    tahun = renstra.tahun_akhir + 1
    return FormPage(
        judul="Renstra periode berikutnya",
        crumbs=(
            (f"Siapkan tahun {tahun}", reverse("laporan:siapkan", args=[instansi.kode, tahun])),
        ),
        simpan="Buat Renstra periode berikutnya",
        pengantar=f"Disalin dari {renstra}, yang tetap tersimpan dan tidak berubah.",
        akibat=(
            f"{_isi(renstra)} beserta strategi, kebijakan, dan programnya disalin tanpa target "
            "dan dapat disunting.",
            "Indikator yang dilanjutkan tetap dibandingkan dengan tahun-tahun sebelumnya; yang "
            "berubah definisi tidak, dan yang dihentikan tidak disalin.",
            "Bila RPJMD periode itu sudah diisi Tim SAKIP, Renstra ini langsung mengacu kepadanya; "
            "sasaran RPJMD tiap tujuan dipilih kemudian.",
        ),
    )


def _isi(renstra: Renstra) -> str:
    sasaran = Sasaran.objects.filter(tujuan__renstra=renstra).count()
    return f"{counted(renstra.tujuan.count())} tujuan dan {counted(sasaran)} sasaran"


def _page(instansi: Instansi, renstra: Renstra) -> FormPage:
    tahun = renstra.berlaku_dari
    ke = renstra.perubahan_ke + 1
    return FormPage(
        judul=f"Perubahan ke-{ke} Renstra {renstra.periode}",
        crumbs=(
            (f"Siapkan tahun {tahun}", reverse("laporan:siapkan", args=[instansi.kode, tahun])),
        ),
        simpan="Buat perubahan Renstra",
        pengantar=f"Disalin dari {renstra}. Versi lama tetap tersimpan dan tidak berubah.",
        akibat=(
            f"{_isi(renstra)} beserta strategi, kebijakan, dan programnya disalin dan dapat "
            "disunting.",
            "Indikator yang dilanjutkan membawa targetnya, dan tahun-tahun sebelumnya tetap dapat "
            "dibandingkan.",
            "Indikator yang berubah definisi disalin tanpa target dan tidak dibandingkan dengan "
            "tahun-tahun sebelumnya; yang dihentikan tidak disalin.",
            "RKT, PK, dan IKU yang sudah ada tetap mengacu ke versi lama.",
        ),
    )
