"""People: the list, one person, and what happens to their account."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from instansi.access import (
    can_grant,
    can_somewhere,
    governs,
    holds_keys,
    instansi_with,
    require,
    require_governs,
    require_keys,
    visible_masa,
    visible_pengguna,
    visible_penugasan,
)
from instansi.accounts import second_factor
from instansi.accounts.reauthentication import fresh_login_required
from instansi.forms.orang import PenggunaForm
from instansi.forms.saring import SaringOrangForm
from instansi.http import Request
from instansi.listing import list_orang
from instansi.models import Pengguna
from instansi.queries import unfinished_penugasan
from instansi.rights import Right
from instansi.services import pengguna as services
from instansi.views.crumbs import to_orang
from sakip.forms import YaForm
from sakip.pages import FormPage, done, page_of, posted, show_form


@require_GET
def show_orang(request: Request) -> HttpResponse:
    """List the people whom the user sees."""
    require(request.user, Right.ORANG_READ)
    places = instansi_with(request.user, Right.ORANG_READ)
    saring = SaringOrangForm(request.GET, instansi=places)
    people = page_of(request, list_orang(request.user, saring.pilihan))
    context = {"saring": saring, "orang": people}
    return render(request, "instansi/orang.html", context)


@require_GET
def show_orang_rinci(request: Request, pk: int) -> HttpResponse:
    """Show a person: roles now and earlier, posts held, and the state of the account."""
    person = _visible(request, pk)
    roles = list(visible_penugasan(request.user).filter(pengguna=person).order_by("-mulai"))
    masa = visible_masa(request.user).filter(pejabat=person.pejabat_id).order_by("-mulai")
    context = {
        "orang": person,
        "crumbs": to_orang(),
        "sekarang": [
            (role, can_grant(request.user, role.peran, role.tempat))
            for role in roles
            if role.belum_usai
        ],
        "dahulu": [role for role in roles if not role.belum_usai],
        "masa": masa if person.pejabat_id else [],
        "undangan": person.undangan.select_related("oleh").first(),
        "dua_langkah": second_factor.is_set_up(person),
        "boleh_kunci": holds_keys(request.user, person),
        "boleh_undang": governs(request.user, person)
        and can_somewhere(request.user, Right.ORANG_INVITE),
    }
    return render(request, "instansi/orang_rinci.html", context)


@require_http_methods(["GET", "POST"])
@fresh_login_required
def edit_orang(request: Request, pk: int) -> HttpResponse:
    """Change a person's name, NIP, address or official."""
    person = _visible(request, pk)
    require_governs(request.user, person)
    form = PenggunaForm(posted(request), instance=person, user=request.user)
    if form.is_valid() and form.edit(services.edit_pengguna, person, by=request.user):
        said = "Perubahan disimpan."
        if person.keadaan == Pengguna.Keadaan.DIUNDANG and "email" in form.changed_data:
            said += " Tautan undangan yang lama tidak berlaku lagi; pakailah “Kirim ulang”."
        return done(request, said, "instansi:orang_rinci", pk)
    page = FormPage("Ubah data orang", to_orang(_visible(request, pk)))
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
@fresh_login_required
def deactivate_orang(request: Request, pk: int) -> HttpResponse:
    """Close an account, after saying what that ends."""
    person = _visible(request, pk)
    require_governs(request.user, person)
    form = YaForm(posted(request))
    if form.is_valid() and form.run(services.deactivate, person, by=request.user):
        return done(request, f"Akun {person} dinonaktifkan.", "instansi:orang_rinci", pk)
    page = FormPage(
        f"Nonaktifkan {person}?",
        to_orang(person),
        simpan="Nonaktifkan",
        akibat=_ends(person),
        bahaya=True,
    )
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def reactivate_orang(request: Request, pk: int) -> HttpResponse:
    """Open a closed account again."""
    person = _visible(request, pk)
    require_governs(request.user, person)
    form = YaForm(posted(request))
    if form.is_valid() and form.run(services.reactivate, person, by=request.user):
        return done(request, f"Akun {person} aktif kembali.", "instansi:orang_rinci", pk)
    page = FormPage(
        f"Aktifkan kembali {person}?",
        to_orang(person),
        simpan="Aktifkan",
        akibat=(
            "Orang ini dapat masuk lagi dengan kata sandinya yang lama, atau memintanya lagi.",
            "Penugasannya yang dahulu tidak ikut kembali; berikan penugasan baru sesudah ini.",
        ),
    )
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
@fresh_login_required
def remove_dua_langkah(request: Request, pk: int) -> HttpResponse:
    """Take the second factor off somebody who lost their phone and their recovery codes."""
    person = _visible(request, pk)
    require_governs(request.user, person)
    require_keys(request.user, person)
    form = YaForm(posted(request))
    if form.is_valid() and form.run(second_factor.remove, person, by=request.user):
        return done(request, "Verifikasi dua langkah dihapus.", "instansi:orang_rinci", pk)
    page = FormPage(
        f"Hapus verifikasi dua langkah {person}?",
        to_orang(person),
        simpan="Hapus",
        pengantar="Pastikan dulu, tidak lewat surel, bahwa yang meminta memang orang ini.",
        akibat=(
            "Orang ini masuk dengan kata sandi saja, sampai memasang yang baru.",
            "Kode pemulihannya yang lama tidak berlaku lagi.",
        ),
        bahaya=True,
    )
    return show_form(request, form, page)


def _visible(request: Request, pk: int) -> Pengguna:
    return get_object_or_404(visible_pengguna(request.user).select_related("pejabat"), pk=pk)


def _ends(person: Pengguna) -> tuple[str, ...]:
    """Say what deactivating somebody ends, and what stays."""
    return (
        "Orang ini langsung keluar dari semua perangkat dan tidak dapat masuk lagi.",
        *(f"Penugasan berakhir: {role.sebutan}." for role in unfinished_penugasan(person)),
        "Undangan yang belum dipakai dicabut.",
        "Tugas yang sedang dipegangnya tidak berpindah sendiri; pindahkan dulu bila ada penerus.",
        "Catatan atas segala yang pernah dilakukannya tetap tersimpan.",
    )
