"""Inviting people, and the one page that is open to those who have no password yet."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from instansi.access import require, require_governs, visible_pengguna
from instansi.accounts.reauthentication import fresh_login_required
from instansi.forms.orang import SandiForm, UndangForm
from instansi.http import Request
from instansi.models import Pengguna, Undangan
from instansi.rights import Right
from instansi.services import undangan as services
from instansi.views.crumbs import to_orang
from sakip.errors import Ditolak
from sakip.forms import YaForm
from sakip.pages import FormPage, done, posted, show_form

# A link that was real once says what became of it; any other is simply not one of ours.
_STATUS = {None: 404, Undangan.Keadaan.TERBUKA: 200}
GONE = 410


@require_http_methods(["GET", "POST"])
@fresh_login_required
def invite_orang(request: Request) -> HttpResponse:
    """Invite somebody to an account with a role."""
    require(request.user, Right.ORANG_INVITE)
    form = UndangForm(posted(request), user=request.user)
    if form.is_valid():
        role = form.penugasan(form.pengguna())
        if form.run(services.invite, role, by=request.user, url_of=_url_of(request)):
            return _sent(request, form.result)
    page = FormPage(
        "Undang orang",
        to_orang(),
        simpan="Kirim undangan",
        pengantar="Ia memilih kata sandinya sendiri lewat tautan yang dikirim ke surelnya.",
    )
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def resend_undangan(request: Request, pk: int) -> HttpResponse:
    """Send somebody a new link."""
    person = _invited(request, pk)
    form = YaForm(posted(request))
    if form.is_valid() and form.run(
        services.resend, person, by=request.user, url_of=_url_of(request)
    ):
        return _sent(request, person)
    page = FormPage(
        f"Kirim ulang undangan untuk {person}?",
        to_orang(person),
        simpan="Kirim ulang",
        akibat=(
            f"Tautan baru dikirim ke {person.email or 'surel orang ini'}, berlaku 7 hari.",
            "Tautan yang lama tidak dapat dipakai lagi.",
        ),
    )
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def revoke_undangan(request: Request, pk: int) -> HttpResponse:
    """Make somebody's link useless."""
    person = _invited(request, pk)
    form = YaForm(posted(request))
    if form.is_valid() and form.run(services.revoke, person, by=request.user):
        return done(request, "Undangan dicabut.", "instansi:orang_rinci", pk)
    page = FormPage(
        f"Cabut undangan untuk {person}?",
        to_orang(person),
        simpan="Cabut undangan",
        akibat=("Tautannya tidak dapat dipakai lagi.", "Akunnya tetap ada, belum aktif."),
        bahaya=True,
    )
    return show_form(request, form, page)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def accept_undangan(request: HttpRequest, token: str) -> HttpResponse:
    """Let the invited person choose a password; whoever holds no real link learns nothing."""
    undangan = services.find_undangan(token)
    if undangan is None or undangan.keadaan != Undangan.Keadaan.TERBUKA:
        return _show_useless(request, undangan)
    form = SandiForm(undangan.pengguna, posted(request))
    if form.is_valid():
        try:
            services.accept(undangan, form.cleaned_data["new_password1"])
        except Ditolak:  # used or revoked in this very moment
            undangan.refresh_from_db()
            return _show_useless(request, undangan)
        messages.success(request, "Akun Anda aktif. Masuklah dengan kata sandi yang baru.")
        return redirect("account_login")
    return render(request, "instansi/undangan.html", {"form": form, "undangan": undangan})


def _sent(request: Request, person: Pengguna) -> HttpResponse:
    """Say whether the letter left, and show the person's page, where it can be sent again."""
    if Undangan.objects.filter(pengguna=person, dicabut__isnull=True, gagal=True).exists():
        messages.warning(request, "Akunnya dibuat, tetapi suratnya belum terkirim.")
        return redirect("instansi:orang_rinci", person.pk)
    return done(request, f"Undangan dikirim ke {person.email}.", "instansi:orang_rinci", person.pk)


def _show_useless(request: HttpRequest, undangan: Undangan | None) -> HttpResponse:
    state = undangan.keadaan if undangan else None
    context = {"keadaan": state, "undangan": undangan}
    status = _STATUS.get(state, GONE)
    return render(request, "instansi/undangan_gagal.html", context, status=status)


def _invited(request: Request, pk: int) -> Pengguna:
    """Return a person whom the user sees and may invite again."""
    person = get_object_or_404(visible_pengguna(request.user), pk=pk)
    require_governs(request.user, person, Right.ORANG_INVITE)
    return person


def _url_of(request: Request) -> services.UrlOf:
    return lambda token: request.build_absolute_uri(
        reverse("instansi:undangan_terima", args=[token])
    )
