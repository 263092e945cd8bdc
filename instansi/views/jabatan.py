"""Posts and the terms of office at them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from instansi.access import Place, instansi_with, require, scope, visible_jabatan, visible_masa
from instansi.forms.jabatan import AkhiriMasaForm, JabatanForm, MasaForm
from instansi.forms.saring import SaringForm
from instansi.http import Request
from instansi.listing import list_jabatan, list_riwayat
from instansi.models import Instansi, Jabatan, MasaJabatan, Pemda
from instansi.rights import Right
from instansi.services import jabatan as services
from instansi.views.crumbs import to_instansi, to_jabatan
from sakip.pages import Crumb, FormPage, done, page_of, posted, show_form


@require_GET
def show_jabatan(request: Request) -> HttpResponse:
    """List the posts that the user sees."""
    require(request.user, Right.ORANG_READ)
    saring = SaringForm(request.GET)
    context = {
        "saring": saring,
        "jabatan": page_of(request, list_jabatan(request.user, saring.pilihan)),
        "pemda": Pemda.objects.filter(pk__in=scope(request.user, Right.ORANG_MANAGE).pemda),
    }
    return render(request, "instansi/jabatan.html", context)


@require_GET
def show_jabatan_rinci(request: Request, pk: int) -> HttpResponse:
    """Show a post and who held it when."""
    post = _visible(request, pk)
    context = {
        "jabatan": post,
        "crumbs": to_jabatan(),
        "riwayat": list_riwayat(request.user, post),
        "tempat": _place(post),
    }
    return render(request, "instansi/jabatan_rinci.html", context)


@require_http_methods(["GET", "POST"])
def create_jabatan_pemda(request: Request, pk: int) -> HttpResponse:
    """Add a post at the Pemda itself."""
    pemda = get_object_or_404(Pemda, pk=pk)
    require(request.user, Right.ORANG_MANAGE, pemda)
    return _create(request, Jabatan(pemda=pemda), to_jabatan())


@require_http_methods(["GET", "POST"])
def create_jabatan(request: Request, kode: str) -> HttpResponse:
    """Add a post at an Instansi."""
    places = instansi_with(request.user, Right.INSTANSI_READ)
    instansi: Instansi = get_object_or_404(places, kode=kode)
    require(request.user, Right.ORANG_MANAGE, instansi)
    post = Jabatan(pemda=instansi.pemda, instansi=instansi)
    return _create(request, post, to_instansi(instansi))


@require_http_methods(["GET", "POST"])
def edit_jabatan(request: Request, pk: int) -> HttpResponse:
    """Change a post."""
    post = _visible(request, pk)
    require(request.user, Right.ORANG_MANAGE, _place(post))
    form = JabatanForm(posted(request), instance=post)
    if form.is_valid() and form.edit(services.edit_jabatan, post, by=request.user):
        return done(request, "Perubahan disimpan.", "instansi:jabatan_rinci", pk)
    return show_form(request, form, FormPage("Ubah jabatan", to_jabatan(_visible(request, pk))))


@require_http_methods(["GET", "POST"])
def start_masa(request: Request, pk: int) -> HttpResponse:
    """Record who holds a post from a day on, or held it."""
    post = _visible(request, pk)
    require(request.user, Right.ORANG_MANAGE, _place(post))
    form = MasaForm(posted(request), instance=MasaJabatan(jabatan=post))
    if form.is_valid() and form.run(
        services.start_masa,
        form.instance,
        by=request.user,
        akhiri_sebelumnya=form.cleaned_data["akhiri_sebelumnya"],
    ):
        return done(request, "Masa jabatan disimpan.", "instansi:jabatan_rinci", pk)
    page = FormPage(
        "Masa jabatan baru",
        to_jabatan(post),
        pengantar="Penanda tangan sebuah dokumen adalah yang menjabat pada tanggal dokumen itu. "
        "Yang belum ada di daftar ditambahkan dahulu di halaman Pejabat.",
    )
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def edit_masa(request: Request, pk: int) -> HttpResponse:
    """Correct a term of office."""
    term = get_object_or_404(visible_masa(request.user), pk=pk)
    require(request.user, Right.ORANG_MANAGE, _place(term.jabatan))
    form = MasaForm(posted(request), instance=term)
    if form.is_valid() and form.edit(services.edit_masa, term, by=request.user):
        return done(request, "Perubahan disimpan.", "instansi:jabatan_rinci", term.jabatan_id)
    return show_form(request, form, FormPage("Ubah masa jabatan", to_jabatan(term.jabatan)))


@require_http_methods(["GET", "POST"])
def end_masa(request: Request, pk: int) -> HttpResponse:
    """End a term of office after a day."""
    term = get_object_or_404(visible_masa(request.user), pk=pk)
    require(request.user, Right.ORANG_MANAGE, _place(term.jabatan))
    form = AkhiriMasaForm(posted(request), instance=term)
    if form.is_valid() and form.edit(services.edit_masa, term, by=request.user):
        return done(request, "Masa jabatan diakhiri.", "instansi:jabatan_rinci", term.jabatan_id)
    page = FormPage(
        "Akhiri masa jabatan?",
        to_jabatan(term.jabatan),
        simpan="Akhiri masa jabatan",
        pengantar=str(term),
        akibat=(
            "Dokumen bertanggal sesudah hari terakhir tidak lagi memuat namanya.",
            "Dokumen yang sudah ditandatangani tidak berubah.",
            "Akun dan penugasannya di SAKIP tidak ikut berakhir.",
        ),
        bahaya=True,
    )
    return show_form(request, form, page)


def _create(request: Request, post: Jabatan, crumbs: tuple[Crumb, ...]) -> HttpResponse:
    form = JabatanForm(posted(request), instance=post)
    if form.is_valid() and form.run(services.create_jabatan, form.instance, by=request.user):
        return done(request, "Jabatan disimpan.", "instansi:jabatan_rinci", form.result.pk)
    page = FormPage("Jabatan baru", crumbs, pengantar=f"Di {_place(post)}.")
    return show_form(request, form, page)


def _visible(request: Request, pk: int) -> Jabatan:
    return get_object_or_404(visible_jabatan(request.user), pk=pk)


def _place(post: Jabatan) -> Place:
    return post.instansi or post.pemda
