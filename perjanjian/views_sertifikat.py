"""One's own certificates: made, renewed and revoked by their holder, in a visit of their own."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from instansi.access import can_somewhere
from instansi.accounts.reauthentication import every_factor_required
from instansi.http import Request
from instansi.rights import Right
from perjanjian.models import Sertifikat
from perjanjian.services.sertifikat import certificate_of, issue_certificate, revoke_certificate
from sakip.forms import SakipForm
from sakip.pages import Crumb, FormPage, done, posted, show_form

SIGNERS = (
    Right.PK_CAMAT_SIGN_FIRST, Right.PK_CAMAT_SIGN_SECOND,
    Right.PK_BAWAHAN_SIGN_FIRST, Right.PK_BAWAHAN_SIGN_SECOND,
)  # fmt: skip


def secret_field(label: str, autocomplete: str, help_text: str = "") -> forms.CharField:
    """Return a field for a passphrase, which no browser shows and no page gives back."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, widget=widget, help_text=help_text)


class SertifikatForm(SakipForm):
    """A new passphrase, typed twice."""

    frasa = secret_field(
        "Frasa sandi baru", "new-password",
        "Sedikitnya 12 karakter, dan bukan kata sandi akun. Frasa ini tidak disimpan di mana pun: "
        "bila terlupa, buatlah sertifikat baru.",
    )  # fmt: skip
    ulang = secret_field("Ulangi frasa sandi", "new-password")

    def clean(self) -> None:
        """Refuse two that differ."""
        super().clean()
        if self.cleaned_data.get("frasa") != self.cleaned_data.get("ulang"):
            self.add_error("ulang", "Kedua frasa sandi tidak sama. Ketik ulang keduanya.")


class CabutForm(SakipForm):
    """Why a certificate is to hold no more."""

    alasan = forms.CharField(
        label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Misalnya: frasa sandi diketahui orang lain, atau pindah tugas.",
    )  # fmt: skip


@require_GET
@never_cache
def show_certificates(request: Request) -> HttpResponse:
    """List the person's certificates: the one in use, and those before."""
    require_signer(request)
    rows = Sertifikat.objects.filter(pengguna=request.user)
    context = {"dipakai": certificate_of(request.user), "lama": rows.exclude(dicabut=None)}
    return render(request, "perjanjian/sertifikat.html", context)


@require_http_methods(["GET", "POST"])
def make_certificate(request: Request) -> HttpResponse:
    """Ask for a passphrase and issue the person's own certificate, then go on (``?lanjut=``)."""
    require_signer(request)
    return _make(request)


@every_factor_required
def _make(request: Request) -> HttpResponse:
    form = SertifikatForm(posted(request))
    lanjut = request.GET.get("lanjut", "")
    if not url_has_allowed_host_and_scheme(lanjut, allowed_hosts=None):
        lanjut = reverse("tanda:saya")
    if form.is_valid() and form.run(
        issue_certificate, by=request.user, passphrase=form.cleaned_data["frasa"]
    ):
        return done(request, "Sertifikat tanda tangan sudah dibuat.", lanjut)
    old = certificate_of(request.user)
    effects = (
        "Sertifikat berlaku untuk akun ini saja, atas nama dan jabatan Anda.",
        "Ini tanda tangan elektronik tanpa penyelenggara sertifikasi (tidak tersertifikasi).",
        *(("Sertifikat Anda yang lama dicabut; tanda tangan lama tetap dapat diperiksa.",) if old else ()),
    )  # fmt: skip
    page = FormPage("Buat sertifikat tanda tangan", _crumbs(), "Buat sertifikat", akibat=effects)
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def revoke(request: Request) -> HttpResponse:
    """Ask for a reason and revoke the person's own certificate."""
    require_signer(request)
    return _revoke(request)


@every_factor_required
def _revoke(request: Request) -> HttpResponse:
    row = certificate_of(request.user)
    if row is None:
        return redirect("tanda:saya")
    form = CabutForm(posted(request))
    if form.is_valid() and form.run(
        revoke_certificate, row, by=request.user, alasan=form.cleaned_data["alasan"]
    ):
        return done(request, "Sertifikat sudah dicabut.", "tanda:saya")
    page = FormPage(
        "Cabut sertifikat tanda tangan", _crumbs(), "Cabut sertifikat", bahaya=True,
        akibat=(
            f"Sertifikat {row.serial[:16]} tidak dapat dipakai lagi untuk menandatangani.",
            "Yang sudah Anda tandatangani tetap sah dan tetap dapat diperiksa.",
            "Untuk menandatangani lagi, buatlah sertifikat baru.",
        ),
    )  # fmt: skip
    return show_form(request, form, page)


def require_signer(request: Request) -> None:
    """Raise Http404 for who signs no PK."""
    if not any(can_somewhere(request.user, right) for right in SIGNERS):
        raise Http404("signs nothing")


def _crumbs() -> tuple[Crumb, ...]:
    return (("Sertifikat tanda tangan", reverse("tanda:saya")),)
