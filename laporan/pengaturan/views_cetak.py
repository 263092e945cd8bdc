"""The pages of logo, paper and type, with a cover and a naskah to look at."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from capaian.evidence.forms import FileInput
from instansi.http import Request
from instansi.models import Pemda
from kerja.unduh import send_pdf
from kerja.unggah import was_dropped
from laporan.pengaturan import services_cetak as services
from laporan.pengaturan.contoh_naskah import print_contoh
from laporan.pengaturan.tempat import (
    DISETUJUI_LAGI,
    describe_reader,
    open_pemda,
    open_to_set,
    to_pengaturan,
)
from perjanjian.queries import templat_on
from sakip.forms import HapusForm, SakipModelForm, VersiForm
from sakip.pages import Crumb, FormPage, done, posted, show_form


class CetakForm(SakipModelForm):
    """How a Pemda is named in kop and documents, and their paper and type."""

    class Meta:
        model = Pemda
        fields = ["nama", "tempat", "kertas", "huruf", "huruf_naskah"]
        labels = {
            "nama": "Nama Pemda",
            "tempat": "Tempat",
            "kertas": "Ukuran kertas",
            "huruf": "Huruf laporan",
            "huruf_naskah": "Huruf naskah dinas",
        }
        help_texts = {
            "nama": "Sebagaimana dicetak di kop, misalnya Kabupaten Jember.",
            "tempat": "Dicetak sebelum tanggal.",
            "kertas": "Nomor halaman dan daftar isi dihitung ulang menurut ukurannya.",
            "huruf": "Dipakai isi LAKIP.",
            "huruf_naskah": "Dipakai perjanjian kinerja dan keputusan.",
        }


class LogoForm(VersiForm):
    """A picture, and the versi of the Pemda as it was read."""

    logo = forms.FileField(
        label="Gambar logo",
        required=False,
        allow_empty_file=True,
        widget=FileInput(accept=".png,.jpg,.jpeg"),
        help_text="PNG atau JPG, paling besar 2 MB. PNG berlatar tembus pandang paling baik.",
    )

    def clean_logo(self) -> UploadedFile:
        """Demand a file."""
        file = self.cleaned_data["logo"]
        if file is None:
            raise forms.ValidationError("Pilih sebuah gambar.")
        return file


@require_GET
def show_cetak(request: Request, pemda: int) -> HttpResponse:
    """Show what documents look like."""
    owner = open_pemda(request, pemda)
    context = {**describe_reader(request, owner), "crumbs": to_pengaturan(owner)}
    return render(request, "laporan/pengaturan/cetak.html", context)


@require_GET
def show_logo(request: Request, pemda: int) -> FileResponse:
    """Hand over the logo for the page. Raises Http404 where there is none."""
    owner = open_pemda(request, pemda)
    if not owner.logo.name or not owner.logo.storage.exists(owner.logo.name):
        raise Http404("no logo")
    return FileResponse(owner.logo.open("rb"))


@require_http_methods(["GET", "POST"])
def edit_cetak(request: Request, pemda: int) -> HttpResponse:
    """Set paper and type."""
    owner = open_to_set(request, pemda)
    form = CetakForm(posted(request), instance=open_pemda(request, pemda))
    if form.is_valid() and form.edit(services.set_cetak, owner, by=request.user):
        return done(request, "Pengaturan cetak disimpan.", "laporan:cetak", pemda)
    page = FormPage(
        "Kop, kertas, dan huruf",
        _crumbs(owner),
        akibat=(
            "Dokumen yang dicetak sesudah ini memakai pilihan ini; yang sudah dibuat tidak berubah.",
            DISETUJUI_LAGI,
        ),
    )
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def edit_logo(request: Request, pemda: int) -> HttpResponse:
    """Upload a logo."""
    owner = open_to_set(request, pemda)
    files = request.FILES if request.method == "POST" else None
    form = LogoForm(posted(request), files, initial={"versi": owner.versi})
    if was_dropped(request):
        form.errors.pop("logo", None)  # that there is none
        form.add_error("logo", "Logo paling besar 2 MB. Perkecil gambarnya, lalu unggah lagi.")
    if form.is_valid() and _run(form, owner, request):
        return done(request, "Logo disimpan.", "laporan:cetak", pemda)
    page = FormPage(
        "Logo Pemda",
        _crumbs(owner),
        akibat=(
            "Logo tercetak di sampul dan di setiap kop, pada dokumen yang dicetak sesudah ini.",
            DISETUJUI_LAGI,
        ),
    )
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def remove_logo(request: Request, pemda: int) -> HttpResponse:
    """Print no logo any more."""
    owner = open_to_set(request, pemda)
    form = HapusForm(posted(request), initial={"versi": owner.versi})
    if form.is_valid() and form.run(
        services.remove_logo, owner, by=request.user, versi=form.dibaca
    ):
        return done(request, "Logo dihapus.", "laporan:cetak", pemda)
    page = FormPage(
        "Hapus logo?",
        _crumbs(owner),
        simpan="Hapus",
        akibat=("Dokumen yang dicetak sesudah ini tidak berlogo.", DISETUJUI_LAGI),
        bahaya=True,
    )
    return show_form(request, form, page)


@require_GET
def preview_cetak(request: Request, pemda: int) -> FileResponse:
    """Show a naskah as it is printed now."""
    owner = open_pemda(request, pemda)
    templat = templat_on(pemda, timezone.localdate())
    return send_pdf(print_contoh(owner, templat), "contoh-naskah.pdf")


def _run(form: LogoForm, pemda: Pemda, request: Request) -> bool:
    file = form.cleaned_data["logo"]
    # One byte more than may be is enough to refuse it.
    content = file.read(services.LARGEST + 1)
    return form.run(
        services.set_logo, pemda, content, file.name, by=request.user, versi=form.dibaca
    )


def _crumbs(pemda: Pemda) -> tuple[Crumb, ...]:
    return to_pengaturan(
        pemda, ("Kop, kertas, dan huruf", reverse("laporan:cetak", args=[pemda.pk]))
    )
