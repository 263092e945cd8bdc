"""The pages where people write: the list of places, the editor, the two lists, place and date."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from instansi.access import can, require
from instansi.http import Request
from instansi.rights import Right
from kerja.models import Jejak
from laporan.access import get_visible_laporan
from laporan.data import LakipData
from laporan.models import ButirLaporan, Laporan, Narasi
from laporan.narrate import butir, services
from laporan.narrate.compare import compare, read_blocks
from laporan.narrate.forms import NarasiForm, TanggalForm, editor_media, list_media
from laporan.narrate.places import (
    Nilai,
    Peta,
    Tempat,
    find_tempat,
    judge,
    judge_all,
    part_key,
    survey,
)
from laporan.queries import lakip_data_of
from sakip.errors import Ditolak, VersiUsang
from sakip.pages import Crumb, FormPage, done, posted, show_form

_HISTORY = 20


@dataclass(frozen=True)
class Place:
    """A place of a report that somebody looks at, with all that its page needs."""

    laporan: Laporan
    data: LakipData
    tempat: Tempat
    narasi: Narasi | None  # if anybody ever wrote there

    @cached_property
    def peta(self) -> Peta:
        """Return all places of the report; a save does not wait for them."""
        return survey(self.data)

    @cached_property
    def nilai(self) -> Nilai:
        """Return how the text stands to the data; a save does not wait for it."""
        return judge(self.tempat, self.narasi, self.peta)

    @property
    def address(self) -> dict[str, Any]:
        """Return the keywords of the place's addresses."""
        return {
            "kode": self.laporan.instansi.kode,
            "tahun": self.laporan.tahun,
            "kunci": self.tempat.kunci,
        }


@require_GET
def list_texts(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Show every place of the report, in reading order, with the state of its text."""
    laporan = get_visible_laporan(request.user, kode, tahun)
    data = lakip_data_of(laporan)
    rows = {row.kunci: row for row in laporan.narasi.all()}
    context = {
        "laporan": laporan,
        "crumbs": _crumbs(laporan)[:1],
        "data": data,
        "kelompok": list(judge_all(survey(data), rows)),
        "boleh": can(request.user, Right.LAKIP_NARRATE, laporan.instansi),
    }
    return render(request, "laporan/teks/daftar.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit_text(request: Request, kode: str, tahun: int, kunci: str) -> HttpResponse:
    """Show a place: its text, the editor for who may write, and the comparison with the data."""
    place = _place(request, kode, tahun, kunci)
    if request.method != "POST":
        return _show_place(request, place, _unbound(request, place))
    require(request.user, Right.LAKIP_NARRATE, place.laporan.instansi)
    form = NarasiForm(request.POST)
    if not form.is_valid():
        return _show_place(request, place, form, status=422)
    try:
        services.save_narasi(
            place.laporan,
            place.tempat,
            form.cleaned_data["teks"],
            versi=form.cleaned_data["versi"],
            by=request.user,
        )
    except Ditolak as error:
        form.add_error(error.field, str(error))
        return _show_place(request, place, form, status=422)
    except VersiUsang as error:
        return _show_conflict(request, place, form, cast(Narasi, error.saved))
    messages.success(request, "Teks tersimpan dan akan dicetak di laporan.")
    return redirect("laporan:teks", **place.address)


def _place(request: Request, kode: str, tahun: int, kunci: str) -> Place:
    laporan = get_visible_laporan(request.user, kode, tahun)
    data = lakip_data_of(laporan)
    tempat = find_tempat(data, kunci)
    if tempat is None:
        raise Http404(f"no place {kunci}")
    narasi = laporan.narasi.filter(kunci=kunci).first()
    return Place(laporan, data, tempat, narasi)


def _unbound(request: Request, place: Place) -> NarasiForm:
    """Return the form with the own text, the default taken over, or one from the trail."""
    teks = place.narasi.teks if place.narasi and place.nilai.sendiri else place.tempat.bawaan
    nomor = request.GET.get("jejak", "")
    if nomor.isdigit():
        row = next((row for row in _history(place) if row.nomor == int(nomor)), None)
        teks = (row and _text_of(row)) or teks
    versi = place.narasi.versi if place.narasi else 0
    return NarasiForm(initial={"teks": services.tidy_html(teks), "versi": versi})


def _history(place: Place) -> list[Jejak]:
    if place.narasi is None:
        return []
    rows = Jejak.objects.filter(objek=Narasi._meta.label, objek_id=str(place.narasi.pk))
    return list(rows.select_related("pelaku")[:_HISTORY])


def _text_of(row: Jejak) -> str:
    """Return the text that an act left behind; for one that emptied the place, what it removed."""
    before, after = row.perubahan.get("teks", ["", ""])
    return after or before or ""


def _show_place(
    request: Request, place: Place, form: NarasiForm, status: int = 200, **more: Any
) -> HttpResponse:
    may_write = can(request.user, Right.LAKIP_NARRATE, place.laporan.instansi)
    writing = form.is_bound or place.nilai.sendiri or {"ubah", "jejak"} & set(request.GET)
    own = read_blocks(place.narasi.teks) if place.narasi else ()
    nilai = place.nilai
    context = {
        "laporan": place.laporan,
        "crumbs": _crumbs(place.laporan),
        "data": place.data,
        "tempat": place.tempat,
        "nilai": nilai,
        "form": form,
        "boleh": may_write,
        "menulis": may_write and bool(writing),
        "banding": compare(own, place.tempat.kata, nilai.angka_lama) if nilai.sendiri else (),
        "riwayat": [(row, _text_of(row)) for row in _history(place)] if may_write else [],
        "pratinjau": part_key(place.data, place.tempat.kunci),
        "media": editor_media(request),
        **more,
    }
    return render(request, "laporan/teks/sunting.html", context, status=status)


def _show_conflict(request: Request, place: Place, form: NarasiForm, saved: Narasi) -> HttpResponse:
    """Show both texts; saving again from here replaces the other knowingly."""
    mine = services.tidy_html(form.cleaned_data["teks"])
    again = NarasiForm({"teks": mine, "versi": saved.versi})
    again.is_valid()
    both = compare(read_blocks(mine), read_blocks(saved.teks) or place.tempat.kata)
    return _show_place(request, place, again, status=409, bentrok=both, tersimpan=saved)


@require_http_methods(["GET", "HEAD", "POST"])
def restore_text(request: Request, kode: str, tahun: int, kunci: str) -> HttpResponse:
    """Ask, then print the default of a place again."""
    place = _place(request, kode, tahun, kunci)
    require(request.user, Right.LAKIP_NARRATE, place.laporan.instansi)
    if not place.nilai.sendiri or place.narasi is None:
        return redirect("laporan:teks", **place.address)
    if request.method != "POST":
        context = {
            "crumbs": _crumbs(place.laporan),
            "data": place.data,
            "tempat": place.tempat,
            "narasi": place.narasi,
        }
        return render(request, "laporan/teks/kembalikan.html", context)
    try:
        versi = int(request.POST.get("versi", "0") or 0)
        services.restore_default(place.laporan, kunci, versi=versi, by=request.user)
    except (ValueError, Ditolak) as error:
        messages.error(request, str(error))
    except VersiUsang:
        messages.error(request, "Teks ini baru saja diubah orang lain; periksa dahulu.")
    else:
        messages.success(request, "Teks bawaan dicetak lagi. Teks Anda tetap ada di riwayat.")
    return redirect("laporan:teks", **place.address)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit_butir(request: Request, kode: str, tahun: int, jenis: str) -> HttpResponse:
    """Add, edit, move and remove the items of one list; each button saves the whole list."""
    if jenis not in ButirLaporan.Jenis.values:
        raise Http404(f"no list {jenis}")
    laporan = get_visible_laporan(request.user, kode, tahun)
    require(request.user, Right.LAKIP_NARRATE, laporan.instansi)
    saved = list(
        laporan.butir.filter(jenis=jenis).order_by("urutan").values_list("teks", flat=True)
    )
    if request.method != "POST":
        return _show_butir(request, laporan, jenis, saved, read=saved)
    sent = butir.read_list(request.POST)
    # Whatever button was pressed, what lies in the box for pasting is not thrown away unseen.
    if request.POST.get("aksi") == "tempel" or request.POST.get("tempelan", "").strip():
        return _preview_pasted(request, laporan, jenis, sent)
    try:
        services.save_butir(laporan, jenis, sent.teks, read=sent.dibaca, by=request.user)
    except Ditolak as error:
        return _show_butir(
            request, laporan, jenis, sent.teks, read=sent.dibaca, galat=str(error), status=422
        )
    except VersiUsang:
        return _show_butir(
            request, laporan, jenis, sent.teks, read=saved, tersimpan=saved, status=409
        )
    messages.success(request, "Daftar tersimpan.")
    address = redirect("laporan:butir", kode=kode, tahun=tahun, jenis=jenis)
    address["Location"] += sent.fokus
    return address


def _preview_pasted(
    request: Request, laporan: Laporan, jenis: str, sent: butir.Kiriman
) -> HttpResponse:
    """Show the list with what was pasted below it, each item to be changed; nothing is saved."""
    text, items = request.POST.get("tempelan", ""), [one for one in sent.teks if one.strip()]
    try:
        pasted = butir.read_pasted(text)
    except Ditolak as error:
        told: dict[str, Any] = {"galat": str(error), "tempelan": text, "status": 422}
        return _show_butir(request, laporan, jenis, items, read=sent.dibaca, **told)
    return _show_butir(
        request, laporan, jenis, items + pasted, read=sent.dibaca, ditempel=len(pasted)
    )


def _show_butir(
    request: Request,
    laporan: Laporan,
    jenis: str,
    items: list[str],
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {
        "laporan": laporan,
        "crumbs": _crumbs(laporan),
        "jenis": ButirLaporan.Jenis(jenis),
        "butir": items,
        "media": list_media(request),
        "sandi": butir.seal(more.pop("read")),
        **more,
    }
    return render(request, "laporan/teks/butir.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit_tanggal(request: Request, kode: str, tahun: int) -> HttpResponse:
    """Set place and date of the report."""
    laporan = get_visible_laporan(request.user, kode, tahun)
    require(request.user, Right.LAKIP_NARRATE, laporan.instansi)
    form = TanggalForm(posted(request), initial=_initial_date(laporan))
    if form.is_valid() and form.run(
        services.save_tanggal, laporan, form.values(), versi=form.dibaca, by=request.user
    ):
        message = "Tempat dan tanggal laporan tersimpan."
        return done(request, message, "laporan:daftar_teks", kode, tahun)
    page = FormPage(
        judul="Tempat dan tanggal laporan",
        crumbs=_crumbs(laporan),
        pengantar="Tercetak pada kata pengantar. Yang menandatangani adalah pemegang jabatan pada "
        "tanggal itu.",
    )
    return show_form(request, form, page)


def _crumbs(laporan: Laporan) -> tuple[Crumb, ...]:
    keys = [laporan.instansi.kode, laporan.tahun]
    return (
        (str(laporan), reverse("laporan:lakip", args=keys)),
        ("Teks laporan", reverse("laporan:daftar_teks", args=keys)),
    )


def _initial_date(laporan: Laporan) -> dict[str, Any]:
    day, presisi = laporan.tanggal, laporan.presisi
    return {
        "tempat": laporan.tempat,
        "versi": laporan.versi,
        "hari": day.day if day and presisi == "hari" else None,
        "bulan": day.month if day and presisi != "tahun" else None,
        "tahun": day.year if day else None,
    }
