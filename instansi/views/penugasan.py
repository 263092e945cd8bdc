"""Giving and ending roles."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from instansi.access import (
    require,
    require_grant,
    require_other,
    visible_pengguna,
    visible_penugasan,
)
from instansi.accounts.reauthentication import fresh_login_required
from instansi.forms.orang import AkhiriPenugasanForm, PenugasanForm
from instansi.http import Request
from instansi.rights import Right
from instansi.services import penugasan as services
from instansi.views.crumbs import to_orang
from sakip.pages import FormPage, done, posted, show_form


@require_http_methods(["GET", "POST"])
@fresh_login_required
def start_penugasan(request: Request, pk: int) -> HttpResponse:
    """Give a person one more role."""
    person = get_object_or_404(visible_pengguna(request.user), pk=pk)
    require(request.user, Right.ORANG_INVITE)
    require_other(request.user, person)
    form = PenugasanForm(posted(request), user=request.user)
    if form.is_valid() and form.run(
        services.start_penugasan, form.penugasan(person), by=request.user
    ):
        return done(request, "Penugasan disimpan.", "instansi:orang_rinci", pk)
    page = FormPage("Penugasan baru", to_orang(person))
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def end_penugasan(request: Request, pk: int) -> HttpResponse:
    """End a role at once or after a day."""
    role = get_object_or_404(visible_penugasan(request.user), pk=pk)
    require_grant(request.user, role.peran, role.tempat)
    form = AkhiriPenugasanForm(posted(request))
    if form.is_valid() and form.run(
        services.end_penugasan, role, by=request.user, selesai=form.cleaned_data["selesai"]
    ):
        return done(request, "Penugasan diakhiri.", "instansi:orang_rinci", role.pengguna_id)
    page = FormPage(
        "Akhiri penugasan?",
        to_orang(role.pengguna),
        simpan="Akhiri penugasan",
        pengantar=f"{role.pengguna}: {role.sebutan}",
        akibat=(
            "Sesudah itu peran ini tidak memberi akses apa pun.",
            "Peran lain orang ini, dan akunnya, tidak berubah.",
            "Tugas yang dipegangnya di sini tidak berpindah sendiri. Bila ada penerus, "
            "pakailah “Pindahkan” di halaman orangnya.",
        ),
        bahaya=True,
    )
    return show_form(request, form, page)
