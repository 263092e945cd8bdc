"""Adding, changing, moving, removing and pasting rows of Renstra, RPJMD and SK IKU alike."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods, require_POST

from instansi.http import Request
from renstra.forms.baris import form_for
from renstra.forms.tempel import Tempelan, mark_twins
from renstra.models import IkuBaris, ProgramSasaran
from renstra.queries.susunan import new_row, weigh_removal
from renstra.services import susunan as services
from renstra.views.tempat import Tempat
from sakip.errors import Ditolak, VersiUsang
from sakip.forms import SakipForm
from sakip.pages import FormPage, posted

View = Callable[..., HttpResponse]
Open = Callable[..., Tempat]
_STEPS = {"naik": -1, "turun": 1}


def _show(request: Request, tempat: Tempat, form: SakipForm, page: FormPage) -> HttpResponse:
    context = {"form": form, "halaman": page, "terkunci": tempat.terkunci}
    return render(request, "renstra/formulir.html", context)


def _back(
    request: Request, tempat: Tempat, message: str, anchor: str, row: Model | None = None
) -> HttpResponse:
    """Return to the plan, where it shows ``row``."""
    messages.success(request, message)
    where = tempat.kembali_ke(row) if row else tempat.kembali
    return redirect(f"{where}#{anchor}")


def add_view(open_to_write: Open) -> View:
    """Return the page that adds a row of a kind under an owner."""

    @require_http_methods(["GET", "POST"])
    def add(request: Request, jenis: str, di: str, induk: int, **where: Any) -> HttpResponse:
        tempat = open_to_write(request, **where)
        kind = tempat.find_jenis(jenis, di)
        owner = tempat.find_owner(kind, di, induk)
        row = new_row(kind, di, owner)
        form = form_for(row)(posted(request), instance=row, tahun=tempat.tahun)
        if form.is_valid() and form.run(services.add_row, form.instance, by=request.user):
            saved = form.result
            told = f"{capfirst(kind.nama)} ditambahkan."
            return _back(request, tempat, told, f"{jenis}-{saved.pk}", saved)
        intro = "" if owner == tempat.akar else f"Di bawah {owner._meta.verbose_name}: {owner}"
        page = FormPage(f"Tambah {kind.nama}", tempat.crumbs, pengantar=intro)
        return _show(request, tempat, form, page)

    return add


def edit_view(open_to_write: Open) -> View:
    """Return the page that changes a row."""

    @require_http_methods(["GET", "POST"])
    def edit(request: Request, jenis: str, pk: int, **where: Any) -> HttpResponse:
        tempat = open_to_write(request, **where)
        kind = tempat.find_jenis(jenis)
        row = tempat.find_row(kind.model, pk)
        form = form_for(row)(posted(request), instance=row, tahun=tempat.tahun)
        if form.is_valid() and form.edit(services.edit_row, row, by=request.user):
            return _back(request, tempat, "Perubahan disimpan.", f"{jenis}-{pk}", row)
        batal = f"{tempat.kembali_ke(row)}#{jenis}-{pk}"
        page = FormPage(f"Ubah {kind.nama}", tempat.crumbs, batal=batal)
        return _show(request, tempat, form, page)

    return edit


def remove_view(open_to_write: Open) -> View:
    """Return the page that asks, then removes a row as the person saw it."""

    @require_http_methods(["GET", "POST"])
    def remove(request: Request, jenis: str, pk: int, **where: Any) -> HttpResponse:
        tempat = open_to_write(request, **where)
        kind = tempat.find_jenis(jenis)
        row = tempat.find_row(kind.model, pk)
        if request.method == "POST":
            shown = tempat.kembali_ke(row)
            try:
                services.remove_row(row, _versi(request), by=request.user)
            except VersiUsang:
                messages.error(request, "Baris ini baru saja diubah orang lain; periksa lagi.")
            except Ditolak as error:
                messages.error(request, str(error))
            else:
                messages.success(request, f"{capfirst(kind.nama)} dihapus.")
                return redirect(f"{shown}#isi")
        akibat = weigh_removal(row)
        context = {
            "row": row,
            "jenis": kind,
            "akibat": akibat,
            "larangan": services.describe_users(akibat.pemakai) if akibat.pemakai else "",
            "tempat": tempat,
            "crumbs": tempat.crumbs,
            "kembali": f"{tempat.kembali_ke(row)}#{jenis}-{pk}",
        }
        return render(request, "renstra/hapus.html", context)

    return remove


def move_view(open_to_write: Open) -> View:
    """Return what moves a row among its siblings."""

    @require_POST
    def move(request: Request, jenis: str, pk: int, arah: str, **where: Any) -> HttpResponse:
        tempat = open_to_write(request, **where)
        kind = tempat.find_jenis(jenis)
        if arah not in _STEPS or jenis == "indikator-rpjmd":
            raise Http404(f"{jenis} does not move {arah}")
        row = tempat.find_row(kind.model, pk)
        try:
            services.move_row(row, _STEPS[arah], by=request.user)
        except Ditolak as error:
            messages.error(request, str(error))
        return redirect(f"{tempat.kembali_ke(row)}#{jenis}-{pk}")

    return move


def paste_view(open_to_write: Open) -> View:
    """Return the page that takes many rows from a spreadsheet, and shows them before it saves."""

    @require_http_methods(["GET", "POST"])
    def paste(request: Request, jenis: str, di: str, induk: int, **where: Any) -> HttpResponse:
        tempat = open_to_write(request, **where)
        kind = tempat.find_jenis(jenis, di)
        if kind.model is IkuBaris:
            raise Http404("IKU are picked, not pasted")
        owner = tempat.find_owner(kind, di, induk)
        tempelan = Tempelan(kind, di, owner, tempat.tahun)
        text, lines, fault = request.POST.get("tempelan", ""), [], ""
        if request.method == "POST":
            try:
                lines = tempelan.read(text)
            except ValidationError as error:
                fault = " ".join(error.messages)
        if kind.model is ProgramSasaran:
            rows = ProgramSasaran.objects.filter(sasaran=owner, nomenklatur__isnull=False)
            mark_twins(lines, rows.values_list("nomenklatur_id", flat=True))
        wrong = sum(line.galat for line in lines)
        if lines and not wrong and request.POST.get("aksi") == "simpan":
            fault = _save_pasted(request, tempelan, lines)
            if not fault:
                done = f"{len(lines)} {kind.nama} ditambahkan."
                return _back(request, tempat, done, f"{di}-{induk}")
        context = {
            "jenis": kind, "induk": owner, "tempelan": tempelan, "teks": text, "baris": lines,
            "galat": fault, "salah": wrong, "tempat": tempat, "crumbs": tempat.crumbs,
            "pada_akar": owner == tempat.akar,
        }  # fmt: skip
        return render(request, "renstra/tempel.html", context)

    return paste


def _save_pasted(request: Request, tempelan: Tempelan, lines: list) -> str:
    """Save the rows; return why not, "" where it is done."""
    try:
        services.add_rows(tempelan.rows(lines), [line.target for line in lines], by=request.user)
    except Ditolak as error:
        return str(error)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _versi(request: Request) -> int:
    text = request.POST.get("versi", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0  # noqa: PLR2004
