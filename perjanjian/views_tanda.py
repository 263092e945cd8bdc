"""Signing: the certificate of one's own, one PK after reading it, or a selection in one step."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from instansi.access import can, forbid_unless
from instansi.accounts.reauthentication import every_factor_required
from instansi.http import Request
from perjanjian import services
from perjanjian.access import get_visible_pk, visible_pk
from perjanjian.models import PerjanjianKinerja, StatusPk
from perjanjian.services.bubuhkan import sign, sign_selection
from perjanjian.services.sertifikat import certificate_of
from perjanjian.views import crumbs_of
from perjanjian.views_sertifikat import require_signer, secret_field
from perjanjian.views_tinjau import menunggu_context
from sakip.errors import VersiUsang
from sakip.forms import SakipForm
from sakip.pages import FormPage, done, posted, show_form

PARTY = {
    StatusPk.DIAJUKAN.value: (1, "sign_first"),
    StatusPk.DITANDATANGANI.value: (2, "sign_second"),
}
STALE = "PK ini baru saja diubah. Bacalah lagi naskahnya yang terbaru, lalu tanda tangani."


class FrasaForm(SakipForm):
    """The passphrase of the certificate, and the file that was read; at BSrE the NIK as well."""

    sha256 = forms.CharField(widget=forms.HiddenInput)
    nik = forms.CharField(
        label="NIK", max_length=16,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="16 angka, seperti terdaftar di BSrE. NIK hanya diteruskan ke BSrE dan tidak disimpan.",
    )  # fmt: skip
    frasa = secret_field("Frasa sandi tanda tangan", "current-password")

    def __init__(self, *args: Any, bsre: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if bsre:
            self.fields["frasa"].label = "Frasa sandi (passphrase) BSrE"
            self.fields["frasa"].help_text = "Hanya diteruskan ke BSrE; tidak disimpan."
        else:
            del self.fields["nik"]


@require_http_methods(["GET", "POST"])
def sign_pk(request: Request, pk: int) -> HttpResponse:
    """Say what is being signed, ask for the passphrase, and sign exactly the file that was read."""
    row = get_visible_pk(request.user, pk)
    urutan, act = PARTY.get(row.status, (1, "sign_first"))
    # Who signs it at some time is told how it stands: a second tab finds it signed already.
    mine = {
        a for _, a in PARTY.values() if can(request.user, services.right_of(row, a), row.instansi)
    }
    if not mine:
        forbid_unless(request.user, services.right_of(row, act), row.instansi)
    if row.status not in PARTY or act not in mine:
        messages.warning(request, f"PK ini {row.get_status_display().lower()}.")
        return redirect("perjanjian:pk", pk)
    return _sign(request, row, urutan)


@every_factor_required
def _sign(request: Request, row: PerjanjianKinerja, urutan: int) -> HttpResponse:
    certificate = certificate_of(request.user)
    own = not services.is_for_bsre(row)
    if own and (certificate is None or not certificate.berlaku):
        query = urlencode({"lanjut": request.get_full_path()})
        return redirect(f"{reverse('tanda:sertifikat')}?{query}")
    return _ask_passphrase(request, row, urutan)


def _ask_passphrase(request: Request, row: PerjanjianKinerja, urutan: int) -> HttpResponse:
    revisi = services.last_revision(row)
    # The review page names the file that was read; the service refuses any other.
    read = request.GET.get("naskah") or (revisi.berkas.sha256 if revisi else "")
    bsre = services.is_for_bsre(row)
    form = FrasaForm(posted(request), initial={"sha256": read}, bsre=bsre)
    if form.is_valid():
        said = form.cleaned_data
        try:
            if form.run(
                sign, row, urutan, by=request.user, passphrase=said["frasa"],
                sha256=said["sha256"], nik=said.get("nik", ""),
            ):  # fmt: skip
                return done(request, "Tanda tangan dibubuhkan.", "perjanjian:pk", row.pk)
        except VersiUsang:
            form.add_error(None, STALE)
    party = "pertama" if urutan == 1 else "kedua"
    page = FormPage(
        f"Tanda tangani {row.sebutan} {row.tahun}",
        (*crumbs_of(row), (row.sebutan, reverse("perjanjian:pk", args=[row.pk]))),
        "Tanda tangani",
        akibat=(
            f"Anda menandatangani {row.sebutan} {row.jabatan} tahun {row.tahun} sebagai pihak {party}.",
            f"Yang ditandatangani tepat berkas PDF dengan SHA-256 {read}.",
            "Tanda tangan dibubuhkan oleh BSrE dengan sertifikat Anda di sana."
            if bsre
            else "Ini tanda tangan elektronik tidak tersertifikasi, dengan sertifikat aplikasi ini.",
            "Tanda tangan tidak dapat ditarik kembali.",
        ),
    )
    return show_form(request, form, page)


@require_POST
def sign_several(request: Request) -> HttpResponse:
    """Sign a selection in one step; each PK gets its own result."""
    require_signer(request)
    return _sign_several(request)


@every_factor_required
def _sign_several(request: Request) -> HttpResponse:
    chosen = dict(text.partition(":")[::2] for text in request.POST.getlist("pilih"))
    keys = [int(text) for text in chosen if text.isdecimal()]
    rows = list(visible_pk(request.user).filter(pk__in=keys, status__in=PARTY))
    frasa = request.POST.get("frasa", "")
    if not rows or not frasa:
        messages.error(request, "Pilih sedikitnya satu PK dan isi frasa sandi tanda tangan.")
        return redirect("perjanjian:menunggu")
    results = []
    for status, (urutan, _) in PARTY.items():
        pairs = [(row, chosen[str(row.pk)]) for row in rows if row.status == status]
        results += sign_selection(
            pairs, urutan, by=request.user, passphrase=frasa, nik=request.POST.get("nik", "")
        )
    context = {**menunggu_context(request.user), "hasil": results}
    return render(request, "perjanjian/menunggu.html", context)
