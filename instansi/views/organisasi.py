"""Instansi and the units inside them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from instansi.access import can, instansi_with, require, scope
from instansi.forms.organisasi import InstansiBaruForm, InstansiForm, UnitForm
from instansi.forms.saring import SaringInstansiForm
from instansi.forms.uraian import UraianForm
from instansi.http import Request
from instansi.listing import list_instansi, list_jabatan, list_units
from instansi.models import Instansi, Pemda, SubUnit, UraianOrganisasi
from instansi.rights import Right
from instansi.services import organisasi as services
from instansi.services.uraian import save_uraian
from instansi.views.crumbs import to_instansi
from sakip.forms import YaForm
from sakip.pages import FormPage, done, page_of, posted, show_form

_EFFECTS = {
    True: (
        "Instansi ini muncul lagi di beranda dan daftar.",
        "Penugasan yang belum berakhir di sana memberi akses lagi.",
    ),
    False: (
        "Instansi ini tidak lagi muncul di beranda dan pilihan.",
        "Penugasan di sana tidak memberi akses apa pun selama nonaktif.",
        "Data dan dokumennya tetap tersimpan, dan dapat diaktifkan kembali.",
    ),
}


@require_GET
def show_instansi(request: Request) -> HttpResponse:
    """List the Instansi that the user sees."""
    require(request.user, Right.INSTANSI_READ)
    saring = SaringInstansiForm(request.GET)
    context = {
        "saring": saring,
        "instansi": page_of(request, list_instansi(request.user, saring.pilihan)),
        "pemda": Pemda.objects.filter(pk__in=scope(request.user, Right.INSTANSI_MANAGE).pemda),
    }
    return render(request, "instansi/instansi.html", context)


@require_GET
def show_instansi_rinci(request: Request, kode: str) -> HttpResponse:
    """Show an Instansi with its units and, to those who may read about people, its posts."""
    instansi = _visible(request, kode)
    posts = list_jabatan(request.user, {}).filter(instansi=instansi)
    context = {
        "instansi": instansi,
        "crumbs": to_instansi(),
        "unit": list_units(instansi),
        "uraian": [
            (UraianOrganisasi.Jenis(jenis).label, items)
            for jenis, items in _uraian(instansi).items()
        ],
        "jabatan": posts if can(request.user, Right.ORANG_READ, instansi) else None,
    }
    return render(request, "instansi/instansi_rinci.html", context)


@require_http_methods(["GET", "POST"])
def create_instansi(request: Request, pk: int) -> HttpResponse:
    """Add an Instansi to a Pemda."""
    pemda = get_object_or_404(Pemda, pk=pk)
    require(request.user, Right.INSTANSI_MANAGE, pemda)
    form = InstansiBaruForm(posted(request), instance=Instansi(pemda=pemda))
    if form.is_valid() and form.run(services.create_instansi, form.instance, by=request.user):
        return done(request, "Instansi disimpan.", "instansi:instansi_rinci", form.result.kode)
    page = FormPage("Instansi baru", to_instansi(), pengantar=f"Di {pemda}.")
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def edit_instansi(request: Request, kode: str) -> HttpResponse:
    """Change an Instansi."""
    instansi = _visible(request, kode)
    require(request.user, Right.INSTANSI_MANAGE, instansi)
    form = InstansiForm(posted(request), instance=instansi)
    if form.is_valid() and form.edit(services.edit_instansi, instansi, by=request.user):
        return done(request, "Perubahan disimpan.", "instansi:instansi_rinci", kode)
    return show_form(request, form, FormPage("Ubah instansi", to_instansi(_visible(request, kode))))


@require_http_methods(["GET", "POST"])
def edit_uraian(request: Request, kode: str) -> HttpResponse:
    """Change kedudukan, tugas and fungsi."""
    instansi = _visible(request, kode)
    require(request.user, Right.INSTANSI_MANAGE, instansi)
    form = UraianForm(posted(request), sekarang=_uraian(instansi))
    if form.is_valid():
        given = {"read": form.read, "by": request.user}
        if form.run(save_uraian, instansi, form.uraian, **given):
            return done(request, "Perubahan disimpan.", "instansi:instansi_rinci", kode)
        form.read_again()
    page = FormPage(
        "Kedudukan, tugas, dan fungsi",
        to_instansi(instansi),
        pengantar="Dicetak di Bab I laporan dan di lampiran SK IKU.",
    )
    return show_form(request, form, page)


def _uraian(instansi: Instansi) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {jenis: [] for jenis in UraianOrganisasi.Jenis.values}
    for row in instansi.uraian.order_by("urutan"):
        found[row.jenis].append(row.teks)
    return found


@require_http_methods(["GET", "POST"])
def switch_instansi(request: Request, kode: str, *, aktif: bool) -> HttpResponse:
    """Close an Instansi, or open it again."""
    instansi = _visible(request, kode)
    require(request.user, Right.INSTANSI_MANAGE, instansi)
    form = YaForm(posted(request))
    if form.is_valid() and form.run(services.set_instansi_aktif, instansi, aktif, by=request.user):
        state = "aktif kembali" if aktif else "dinonaktifkan"
        return done(request, f"{instansi} {state}.", "instansi:instansi_rinci", kode)
    act = "Aktifkan" if aktif else "Nonaktifkan"
    page = FormPage(
        f"{act} {instansi}?",
        to_instansi(instansi),
        simpan=act,
        akibat=_EFFECTS[aktif],
        bahaya=not aktif,
    )
    return show_form(request, form, page)


@require_http_methods(["GET", "POST"])
def create_unit(request: Request, kode: str) -> HttpResponse:
    """Add a unit to an Instansi."""
    instansi = _visible(request, kode)
    require(request.user, Right.INSTANSI_MANAGE, instansi)
    form = UnitForm(posted(request), instance=SubUnit(instansi=instansi))
    if form.is_valid() and form.run(services.create_unit, form.instance, by=request.user):
        return done(request, "Unit disimpan.", "instansi:instansi_rinci", kode)
    return show_form(request, form, FormPage("Unit baru", to_instansi(instansi)))


@require_http_methods(["GET", "POST"])
def edit_unit(request: Request, pk: int) -> HttpResponse:
    """Change a unit."""
    unit = _visible_unit(request, pk)
    require(request.user, Right.INSTANSI_MANAGE, unit.instansi)
    form = UnitForm(posted(request), instance=unit)
    if form.is_valid() and form.edit(services.edit_unit, unit, by=request.user):
        return done(request, "Perubahan disimpan.", "instansi:instansi_rinci", unit.instansi.kode)
    return show_form(request, form, FormPage("Ubah unit", to_instansi(unit.instansi)))


@require_http_methods(["GET", "POST"])
def switch_unit(request: Request, pk: int, *, aktif: bool) -> HttpResponse:
    """Close a unit, or open it again."""
    unit = _visible_unit(request, pk)
    require(request.user, Right.INSTANSI_MANAGE, unit.instansi)
    form = YaForm(posted(request))
    if form.is_valid() and form.run(services.set_unit_aktif, unit, aktif, by=request.user):
        state = "aktif kembali" if aktif else "dinonaktifkan"
        return done(request, f"{unit} {state}.", "instansi:instansi_rinci", unit.instansi.kode)
    act = "Aktifkan" if aktif else "Nonaktifkan"
    page = FormPage(
        f"{act} {unit}?",
        to_instansi(unit.instansi),
        simpan=act,
        akibat=(
            "Unit ini tercetak lagi di bagan organisasi."
            if aktif
            else "Unit ini tidak lagi tercetak di bagan organisasi laporan yang baru dicetak.",
            "Jabatan dan datanya tetap tersimpan.",
        ),
        bahaya=not aktif,
    )
    return show_form(request, form, page)


def _visible(request: Request, kode: str) -> Instansi:
    return get_object_or_404(instansi_with(request.user, Right.INSTANSI_READ), kode=kode)


def _visible_unit(request: Request, pk: int) -> SubUnit:
    here = instansi_with(request.user, Right.INSTANSI_READ)
    units = SubUnit.objects.filter(instansi__in=here).select_related("instansi__pemda", "induk")
    return get_object_or_404(units, pk=pk)
