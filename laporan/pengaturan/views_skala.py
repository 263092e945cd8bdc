"""The pages of scales: which there are, one as a whole, writing one, and putting it in force."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from capaian.formulas import (
    SKALA_BAWAAN,
    SKALA_PERMENDAGRI_86_2017,
    SKALA_SKM,
    Pita,
    Skala,
    describe_intervals,
)
from capaian.models import PengaturanCapaian, SkalaNilai
from instansi.http import Request
from instansi.models import Pemda
from laporan.pengaturan import services_skala as services
from laporan.pengaturan.dampak import compare_setting, report_year
from laporan.pengaturan.forms_skala import (
    BerlakuForm,
    BerlakukanForm,
    PitaFormSet,
    SkalaForm,
    pita_formset,
)
from laporan.pengaturan.tempat import describe_reader, open_pemda, open_to_set, to_pengaturan
from sakip.forms import HapusForm
from sakip.pages import Crumb, FormPage, done, posted, show_form

MOST_MOVES = 200
_KATEGORI, _PREDIKAT = SkalaNilai.Jenis.KATEGORI, SkalaNilai.Jenis.PREDIKAT
# What a new scale may begin with: key, the bands, what they name, and where they come from.
POLA: dict[str, tuple[Skala, str, str]] = {
    "bawaan": (SKALA_BAWAAN, _KATEGORI, ""),
    "permendagri-86-2017": (
        SKALA_PERMENDAGRI_86_2017,
        _KATEGORI,
        "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017",
    ),
    "skm": (
        SKALA_SKM,
        _PREDIKAT,
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi "
        "Nomor 14 Tahun 2017",
    ),
}


@require_GET
def list_skala(request: Request, pemda: int) -> HttpResponse:
    """List the scales of a Pemda and which of them holds from when on."""
    owner = open_pemda(request, pemda)
    scales = SkalaNilai.objects.filter(pemda=owner).prefetch_related("pita", "dipakai", "indikator")
    context = {
        **describe_reader(request, owner),
        "crumbs": to_pengaturan(owner),
        "berlaku": PengaturanCapaian.objects.filter(pemda=owner).select_related("skala"),
        "skala": [(one, _intervals(one)) for one in scales],
        "pola": [(kunci, skala.nama) for kunci, (skala, _, _) in POLA.items()],
    }
    return render(request, "laporan/pengaturan/skala_daftar.html", context)


@require_GET
def show_skala(request: Request, pemda: int, pk: int) -> HttpResponse:
    """Show a scale with its intervals, and where it is used."""
    owner = open_pemda(request, pemda)
    skala = _skala(owner, pk)
    context = {
        **describe_reader(request, owner),
        "crumbs": _crumbs(owner),
        "skala": skala,
        "pita": _intervals(skala),
        "berlaku": list(skala.dipakai.order_by("mulai")),
        "indikator": skala.indikator.count(),
        "dipakai": services.is_used(skala),
    }
    return render(request, "laporan/pengaturan/skala.html", context)


@require_http_methods(["GET", "POST"])
def create_skala(request: Request, pemda: int) -> HttpResponse:
    """Make a scale, from a pattern (``?pola=``) or from another one (``?dari=``)."""
    owner = open_to_set(request, pemda)
    start, pita = _start(owner, request.GET.get("pola", ""), request.GET.get("dari", ""))
    form = SkalaForm(posted(request), instance=start)
    rows = pita_formset(posted(request), pita)
    if form.is_valid() and rows.is_valid():
        service = partial(services.create_skala, tertulis=rows.tertulis)
        if form.run(service, form.instance, by=request.user):
            return done(request, "Skala disimpan.", "laporan:skala", pemda, form.result.pk)
    return _show_form(request, form, rows, "Skala baru", _crumbs(owner))


@require_http_methods(["GET", "POST"])
def edit_skala(request: Request, pemda: int, pk: int) -> HttpResponse:
    """Change a scale that nothing uses yet."""
    owner = open_to_set(request, pemda)
    skala = _skala(owner, pk)
    crumbs = _crumbs(owner, skala)
    form = SkalaForm(posted(request), instance=_skala(owner, pk))
    rows = pita_formset(posted(request), skala.as_skala().pita)
    if form.is_valid() and rows.is_valid():
        service = partial(services.edit_skala, tertulis=rows.tertulis)
        if form.edit(service, skala, by=request.user):
            return done(request, "Perubahan disimpan.", "laporan:skala", pemda, pk)
    dipakai = services.DIPAKAI if services.is_used(skala) else ""
    return _show_form(request, form, rows, "Ubah skala", crumbs, dipakai=dipakai)


@require_http_methods(["GET", "POST"])
def remove_skala(request: Request, pemda: int, pk: int) -> HttpResponse:
    """Remove a scale that nothing uses."""
    owner = open_to_set(request, pemda)
    skala = _skala(owner, pk)
    form = HapusForm(posted(request), initial={"versi": skala.versi})
    if form.is_valid() and form.run(
        services.remove_skala, skala, by=request.user, versi=form.dibaca
    ):
        return done(request, f"Skala “{skala.nama}” dihapus.", "laporan:skala_daftar", pemda)
    page = FormPage(
        f"Hapus skala “{skala.nama}”?",
        _crumbs(owner, skala),
        simpan="Hapus",
        akibat=("Isinya tetap terbaca di riwayat.",),
        bahaya=True,
    )
    return show_form(request, form, page)


@never_cache
@require_http_methods(["GET", "POST"])
def put_in_force(request: Request, pemda: int, pk: int) -> HttpResponse:
    """Show what a scale would change, and put it in force when asked to."""
    owner = open_to_set(request, pemda)
    skala = _skala(owner, pk)
    asked = BerlakuForm(request.GET if "mulai" in request.GET else _initial(owner))
    form = BerlakukanForm(posted(request))
    if form.is_valid() and form.run(services.put_in_force, skala, _isian(form), by=request.user):
        mulai = form.result.mulai
        message = f"Skala “{skala.nama}” berlaku mulai laporan tahun {mulai}."
        return done(request, message, "laporan:skala_daftar", pemda)
    if form.is_bound and "mulai" in form.cleaned_data:
        asked = BerlakuForm({name: form.data.get(name, "") for name in ("mulai", "batas")})
    context = {
        "pemda": owner,
        "skala": skala,
        "crumbs": _crumbs(owner, skala),
        "tanya": asked,
        "galat": form,
        **(_effect(owner, skala, asked) if asked.is_valid() else {}),
    }
    return render(request, "laporan/pengaturan/skala_berlakukan.html", context)


def _effect(pemda: Pemda, skala: SkalaNilai, asked: BerlakuForm) -> dict[str, Any]:
    mulai, batas = asked.cleaned_data["mulai"], asked.cleaned_data["batas"]
    settings = PengaturanCapaian.objects.filter(pemda=pemda)
    present = settings.filter(mulai=mulai).select_related("skala").first()
    dampak = compare_setting(pemda, mulai, skala.as_skala(), batas)
    versi = present.versi if present else 0
    return {
        "dampak": dampak,
        "pindah": dampak.pindah[:MOST_MOVES],
        "lainnya": max(len(dampak.pindah) - MOST_MOVES, 0),
        "menggantikan": present,
        "sampai": settings.filter(mulai__gt=mulai).order_by("mulai").first(),
        "form": BerlakukanForm(initial={"mulai": mulai, "batas": batas or "", "versi": versi}),
    }


def _initial(pemda: Pemda) -> dict[str, Any]:
    """Offer the year of the last reports, with the cap of today."""
    tahun, _ = report_year(pemda, 0)
    now = PengaturanCapaian.objects.filter(pemda=pemda, mulai__lte=tahun).first()
    return {"mulai": tahun or "", "batas": (now.batas_rata_rata if now else None) or ""}


def _isian(form: BerlakukanForm) -> services.Pemberlakuan:
    return services.Pemberlakuan(**form.cleaned_data)


def _start(pemda: Pemda, pola: str, dari: str) -> tuple[SkalaNilai, Sequence[Pita]]:
    """Return an unsaved scale and the bands that the table begins with."""
    if dari.isdecimal():
        row = _skala(pemda, int(dari[:9]))
        copy = SkalaNilai(pemda=pemda, nama=row.nama, jenis=row.jenis, dasar=row.dasar)
        return copy, row.as_skala().pita
    if pola not in POLA:
        return SkalaNilai(pemda=pemda), ()
    skala, jenis, dasar = POLA[pola]
    return SkalaNilai(pemda=pemda, nama=skala.nama, jenis=jenis, dasar=dasar), skala.pita


def _show_form(  # noqa: PLR0913 - what a page says
    request: Request,
    form: SkalaForm,
    rows: PitaFormSet,
    judul: str,
    crumbs: tuple[Crumb, ...],
    *,
    dipakai: str = "",
) -> HttpResponse:
    page = FormPage(judul, crumbs)
    context = {"form": form, "baris": rows, "halaman": page, "dipakai": dipakai}
    return render(request, "laporan/pengaturan/skala_isian.html", context)


def _skala(pemda: Pemda, pk: int) -> SkalaNilai:
    skala = get_object_or_404(SkalaNilai.objects.prefetch_related("pita"), pemda=pemda, pk=pk)
    skala.pemda = pemda
    return skala


def _intervals(skala: SkalaNilai) -> list[tuple[Pita, str]]:
    whole = skala.as_skala()
    unit = "%" if skala.jenis == SkalaNilai.Jenis.KATEGORI else ""
    return list(zip(whole.pita, describe_intervals(whole, unit), strict=True))


def _crumbs(pemda: Pemda, *skala: SkalaNilai) -> tuple[Crumb, ...]:
    return to_pengaturan(
        pemda,
        ("Skala", reverse("laporan:skala_daftar", args=[pemda.pk])),
        *((one.nama, reverse("laporan:skala", args=[pemda.pk, one.pk])) for one in skala),
    )
