"""The pages of the pernyataan of the PK: its versions, writing one, and a naskah to look at."""

from datetime import date

from django import forms
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from instansi.http import Request
from instansi.models import Pemda
from kerja.unduh import send_pdf
from laporan.pengaturan import services_templat as services
from laporan.pengaturan.contoh_naskah import print_contoh
from laporan.pengaturan.tempat import describe_reader, open_pemda, open_to_set, to_pengaturan
from perjanjian.models import TemplatPernyataan
from perjanjian.queries import templat_on
from sakip.forms import DateField, HapusForm, SakipModelForm
from sakip.pages import Crumb, FormPage, done, posted, show_form

# PermenPANRB 53/2014, Lampiran I: what a Pemda without a wording of its own begins with.
BAKU = {
    "pembuka": "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan "
    "akuntabel serta berorientasi pada hasil, kami yang bertanda tangan di bawah ini:",
    "pihak_pertama": "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya "
    "sesuai lampiran perjanjian ini, dalam rangka mencapai target kinerja jangka menengah seperti "
    "yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan kegagalan pencapaian "
    "target kinerja tersebut menjadi tanggung jawab kami.",
    "pihak_kedua": "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan "
    "evaluasi terhadap capaian kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan "
    "dalam rangka pemberian penghargaan dan sanksi.",
}


class TemplatForm(SakipModelForm):
    """The wording, and the day from which new PK take it."""

    class Meta:
        model = TemplatPernyataan
        fields = ["mulai", "pembuka", "pihak_pertama", "pihak_kedua"]
        field_classes = {"mulai": DateField}
        widgets = {
            "mulai": DateField.widget,
            **{name: forms.Textarea(attrs={"rows": 4}) for name in BAKU},
        }
        labels = {
            "mulai": "Berlaku mulai tanggal",
            "pembuka": "Kalimat pembuka",
            "pihak_pertama": "Pernyataan pihak pertama",
            "pihak_kedua": "Pernyataan pihak kedua",
        }
        help_texts = {
            "mulai": "PK yang disusun mulai tanggal ini memakainya; yang sudah ada tidak berubah.",
            "pembuka": "Mendahului nama dan jabatan kedua pihak.",
        }


@require_GET
def list_templat(request: Request, pemda: int) -> HttpResponse:
    """List the versions of the wording, newest first."""
    owner = open_pemda(request, pemda)
    today = timezone.localdate()
    now = templat_on(pemda, today)
    rows = TemplatPernyataan.objects.filter(pemda=owner).order_by("-mulai")
    context = {
        **describe_reader(request, owner),
        "crumbs": to_pengaturan(owner),
        "templat": [(one, services.is_used(one), one == now, one.mulai > today) for one in rows],
    }
    return render(request, "laporan/pengaturan/templat.html", context)


@require_http_methods(["GET", "POST"])
def create_templat(request: Request, pemda: int) -> HttpResponse:
    """Write a new version, beginning with the one in force."""
    owner = open_to_set(request, pemda)
    now = templat_on(pemda, date.max)
    start = {name: getattr(now, name) for name in BAKU} if now else BAKU
    new = TemplatPernyataan(pemda=owner, mulai=timezone.localdate(), **start)
    form = TemplatForm(posted(request), instance=new)
    if form.is_valid() and form.run(services.create_templat, form.instance, by=request.user):
        return done(request, "Versi baru disimpan.", "laporan:templat", pemda)
    page = FormPage(
        "Versi baru pernyataan PK",
        _crumbs(owner),
        pengantar="Dimulai dari versi terakhir."
        if now
        else "Dimulai dari bunyi PermenPANRB 53/2014. Sesuaikan dengan yang dipakai di daerah.",
    )
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def edit_templat(request: Request, pemda: int, pk: int) -> HttpResponse:
    """Change a version that no PK uses."""
    owner = open_to_set(request, pemda)
    row = _templat(owner, pk)
    form = TemplatForm(posted(request), instance=_templat(owner, pk))
    if form.is_valid() and form.edit(services.edit_templat, row, by=request.user):
        return done(request, "Perubahan disimpan.", "laporan:templat", pemda)
    pengantar = services.DIPAKAI if services.is_used(row) else ""
    page = FormPage("Ubah pernyataan PK", _crumbs(owner), pengantar=pengantar, objek=row)
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def remove_templat(request: Request, pemda: int, pk: int) -> HttpResponse:
    """Remove a version that no PK uses."""
    owner = open_to_set(request, pemda)
    row = _templat(owner, pk)
    form = HapusForm(posted(request), initial={"versi": row.versi})
    if form.is_valid() and form.run(
        services.remove_templat, row, by=request.user, versi=form.dibaca
    ):
        return done(request, "Versi itu dihapus.", "laporan:templat", pemda)
    page = FormPage(
        f"Hapus {row}?",
        _crumbs(owner),
        simpan="Hapus",
        akibat=("Isinya tetap terbaca di riwayat.",),
        bahaya=True,
    )
    return show_form(request, form, page)


@require_GET
def preview_templat(request: Request, pemda: int, pk: int) -> FileResponse:
    """Show a naskah with this wording."""
    owner = open_pemda(request, pemda)
    return send_pdf(print_contoh(owner, _templat(owner, pk)), "contoh-naskah-pk.pdf")


def _templat(pemda: Pemda, pk: int) -> TemplatPernyataan:
    return get_object_or_404(TemplatPernyataan.objects.select_related("pemda"), pemda=pemda, pk=pk)


def _crumbs(pemda: Pemda) -> tuple[Crumb, ...]:
    return to_pengaturan(pemda, ("Pernyataan PK", reverse("laporan:templat", args=[pemda.pk])))
