"""The settings of open data: the switch of the public page, and the clients of the API."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from instansi.http import Request
from instansi.models import Pemda
from laporan.models import KlienApi, Publikasi
from laporan.pengaturan.tempat import describe_reader, open_pemda, open_to_set, to_pengaturan
from laporan.terbuka import services
from laporan.terbuka.queries import is_public
from sakip.forms import DateField, SakipForm, YaForm, forms
from sakip.pages import Crumb, FormPage, done, posted, show_form

JUDUL = "Data terbuka"


class KlienForm(SakipForm):
    """What a system is called."""

    nama = forms.CharField(
        label="Nama sistem",
        max_length=100,
        help_text="Sistem yang akan membaca, misalnya Portal Satu Data.",
    )
    sampai = DateField(
        label="Berlaku sampai",
        required=False,
        help_text="Hari terakhir, misalnya akhir kerja sama. Kosong: sampai dicabut.",
    )


class SaklarForm(SakipForm):
    """Which way the switch is to stand: sent twice it stands the same."""

    aktif = forms.TypedChoiceField(
        choices=[("ya", "ya"), ("tidak", "tidak")],
        coerce=lambda said: said == "ya",
        widget=forms.HiddenInput,
    )


@require_GET
def show_terbuka(request: Request, pemda: int) -> HttpResponse:
    """Show whether the public page is open, and which systems read."""
    owner = open_pemda(request, pemda)
    path = reverse("terbuka:daftar", args=[pemda])
    context = {
        **describe_reader(request, owner),
        "crumbs": to_pengaturan(owner),
        "judul": JUDUL,
        "aktif": is_public(owner),
        "publikasi": Publikasi.objects.filter(pemda=owner).first(),
        "alamat": request.build_absolute_uri(path),
        "alamat_api": request.build_absolute_uri(reverse("api:openapi-json")),
        "klien": KlienApi.objects.filter(pemda=owner).select_related("oleh"),
    }
    return render(request, "laporan/terbuka/pengaturan.html", context)


@require_http_methods(["GET", "POST"])
def switch_public(request: Request, pemda: int) -> HttpResponse:
    """Open or close the public page after saying what that means."""
    owner = open_to_set(request, pemda)
    now = is_public(owner)
    form = SaklarForm(posted(request), initial={"aktif": "tidak" if now else "ya"})
    if form.is_valid():
        aktif = form.cleaned_data["aktif"]
        services.set_public(owner, aktif, by=request.user)
        message = "Halaman publik dibuka." if aktif else "Halaman publik ditutup."
        return done(request, message, "laporan:terbuka", pemda)
    opens = (
        "Siapa saja, tanpa masuk, dapat membaca dan mengunduh LAKIP yang sudah terbit.",
        "PDF tampil sebagaimana diterbitkan, termasuk nama dan NIP penanda tangan di dalamnya.",
        "Draf, bukti, catatan, NIP, dan surel tidak ada di halaman dan berkas datanya.",
    )
    closes = (
        "Alamat halaman publik dan semua berkasnya dijawab “tidak ditemukan”.",
        "Token sistem lain tetap berlaku sampai dicabut.",
    )
    page = FormPage(
        "Tutup halaman publik?" if now else "Buka halaman publik?",
        _crumbs(owner),
        simpan="Tutup" if now else "Buka",
        akibat=closes if now else opens,
    )
    return show_form(request, form, page)


@never_cache
@require_http_methods(["GET", "POST"])
def create_klien(request: Request, pemda: int) -> HttpResponse:
    """Name a system and show its token, this once."""
    owner = open_to_set(request, pemda)
    form = KlienForm(posted(request))
    if form.is_valid():
        klien = KlienApi(pemda=owner, **form.cleaned_data)
        if form.run(services.create_klien, klien, by=request.user):
            context = {"pemda": owner, "crumbs": _crumbs(owner), "klien": klien}
            context["token"] = form.result
            return render(request, "laporan/terbuka/token.html", context)
    page = FormPage(
        "Token baru",
        _crumbs(owner),
        simpan="Buat token",
        akibat=(
            "Sistem itu dapat membaca LAKIP terbit Pemda ini, juga saat halaman publik ditutup.",
            "Tokennya ditampilkan satu kali dan tidak tersimpan; salin saat itu juga.",
        ),
    )
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def revoke_klien(request: Request, pemda: int, pk: int) -> HttpResponse:
    """Take the token of a system back."""
    owner = open_to_set(request, pemda)
    klien = get_object_or_404(KlienApi, pemda=owner, pk=pk)
    form = YaForm(posted(request))
    if form.is_valid():
        services.revoke_klien(klien, by=request.user)
        return done(request, f"Token {klien} dicabut.", "laporan:terbuka", pemda)
    page = FormPage(
        f"Cabut token {klien}?",
        _crumbs(owner),
        simpan="Cabut",
        akibat=("Sistem itu langsung ditolak. Token yang dicabut tidak dapat dipulihkan.",),
        bahaya=True,
    )
    return show_form(request, form, page)


def _crumbs(pemda: Pemda) -> tuple[Crumb, ...]:
    return to_pengaturan(pemda, (JUDUL, reverse("laporan:terbuka", args=[pemda.pk])))
