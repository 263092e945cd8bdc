"""The trail: as a searchable list, as the history of one object, and taken out as CSV."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from instansi.access import can
from instansi.http import Request
from kerja.models import Jejak
from kerja.riwayat.access import open_jejak, require_jejak, visible_jejak
from kerja.riwayat.baris import acts_about, changes_of, find_cells, states_of, tell_cells
from kerja.riwayat.daftar import Pemulihan, model_named, pemulihan_of
from kerja.riwayat.ekspor import record_export, write_csv
from kerja.riwayat.forms import SaringRiwayatForm
from kerja.riwayat.kata import Baris, describe, name_kind
from kerja.riwayat.keadaan import Tindakan, difference
from kerja.riwayat.services import plan_restore, restore
from sakip.errors import Ditolak, VersiUsang
from sakip.pages import page_of

_TO_LIST = ("Riwayat", reverse_lazy("kerja:riwayat"))


@require_GET
def show_riwayat(request: Request) -> HttpResponse:
    """List the acts that the person may read, newest first."""
    require_jejak(request.user)
    rows = visible_jejak(request.user)
    saring = SaringRiwayatForm(request.GET, rows=rows)
    page = page_of(request, saring.filter(rows))
    terbuka = set(
        open_jejak(request.user)
        .filter(pk__in=[row.pk for row in page])
        .values_list("pk", flat=True)
    )
    for row in page:
        row.jenis, row.terbuka = name_kind(row.objek), row.pk in terbuka
    return render(request, "kerja/riwayat.html", {"saring": saring, "riwayat": page})


@require_POST
def export_riwayat(request: Request) -> StreamingHttpResponse:
    """Hand over the acts that the filters of the address choose."""
    require_jejak(request.user)
    rows = visible_jejak(request.user)
    saring = SaringRiwayatForm(request.GET, rows=rows)
    chosen = saring.filter(rows)
    act = record_export(chosen, saring.pilihan, by=request.user)
    response = StreamingHttpResponse(
        write_csv(chosen.filter(nomor__lt=act.nomor)), content_type="text/csv; charset=utf-8"
    )
    name = f"riwayat-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
def show_riwayat_objek(request: Request, objek: str, objek_id: str) -> HttpResponse:
    """Show what happened to one object, and compare two of its states (``?dari=&sampai=``)."""
    rows = _rows_of(request, objek, objek_id)
    acts = states_of(rows.order_by("nomor"), objek, objek_id)
    page = page_of(request, rows)
    told = describe([(objek, changes_of(row, objek, objek_id)) for row in page])
    restorable = _restorable(request, objek, objek_id)
    context = {
        "objek": objek,
        "objek_id": objek_id,
        "crumbs": [_TO_LIST],
        "jenis": name_kind(objek),
        "judul": _name(rows, objek, objek_id),
        "terbaru": rows.first(),
        "riwayat": page,
        "tindakan": list(zip(page, told, strict=True)),
        "pilihan": _choices(rows, acts),
        "banding": _compare(request, objek, acts),
        "boleh_pulihkan": restorable is not None,
        "boleh_awal": restorable is not None and restorable.massal and not _made(rows),
    }
    return render(request, "kerja/riwayat_objek.html", context)


@require_GET
def show_riwayat_isian(request: Request, objek: str, objek_id: str) -> HttpResponse:
    """List the cells that were written below an object (``?jenis=pagu&q=7.01.01``), newest first.

    Each leads to the history of its row, where an earlier state is put back.
    """
    rows = _rows_of(request, objek, objek_id)
    jenis = [one for one in request.GET.getlist("jenis")[:5] if model_named(one)]
    cari = request.GET.get("q", "").strip()[:200]
    page = page_of(request, find_cells(rows, jenis, cari) if jenis else [])
    context = {
        "crumbs": [_TO_LIST],
        "objek": objek,
        "objek_id": objek_id,
        "terbaru": rows.first(),
        "jenis": jenis,
        "nama_jenis": [name_kind(kind._meta.label) for kind in map(model_named, jenis) if kind],
        "cari": cari,
        "riwayat": page,
        "isian": tell_cells(list(page)),
    }
    return render(request, "kerja/riwayat_isian.html", context)


@require_http_methods(["GET", "POST"])
def restore_objek(request: Request, objek: str, objek_id: str, nomor: int) -> HttpResponse:
    """Show what restoring the state after an act would change, and do it.

    Of rows that are written many at once, 0 stands for the state before the first act on them.
    """
    rows = _rows_of(request, objek, objek_id)
    cara = pemulihan_of(objek)
    act = rows.filter(nomor=nomor).first()
    if act is None and not (nomor == 0 and cara and cara.massal):
        raise Http404("no such act on this object")
    acts = states_of(rows.order_by("nomor"), objek, objek_id)
    plan = plan_restore(objek, objek_id, acts, nomor, by=request.user)
    if request.method == "POST":
        try:
            restore(plan, by=request.user, versi=_versi(request))
        except (Ditolak, ValidationError) as refusal:
            words = getattr(refusal, "messages", None) or [str(refusal)]
            messages.error(request, f"Tidak dapat dipulihkan: {' '.join(words)}")
        except VersiUsang:
            messages.error(request, "Data ini baru saja diubah orang lain. Periksa lagi.")
            return redirect(request.path)
        else:
            messages.success(request, "Keadaan itu sudah dipulihkan.")
        return redirect("kerja:riwayat_objek", objek=objek, objek_id=objek_id)
    [lines] = describe([(objek, plan.perubahan)])
    back = reverse("kerja:riwayat_objek", args=[objek, objek_id])
    context = {
        "crumbs": [_TO_LIST, (_name(rows, objek, objek_id), back)],
        "kembali": back,
        "tindakan": act,
        "baris": lines,
        "row": plan.row,
    }
    return render(request, "kerja/riwayat_pulihkan.html", context)


@dataclass(frozen=True)
class Banding:
    """Two states of an object, each named by the act after which it stood."""

    dari: int
    sampai: int
    baris: list[Baris]


def _rows_of(request: Request, objek: str, objek_id: str) -> QuerySet[Jejak]:
    rows = acts_about(open_jejak(request.user), objek, objek_id)
    if not rows.exists():
        raise Http404("no act on it that they may read")
    return rows


def _name(rows: QuerySet[Jejak], objek: str, objek_id: str) -> str:
    """Return what the object is called: by its last act, which for rows written many at once
    names what they belong to, so those say themselves.
    """
    cara = pemulihan_of(objek)
    row = cara.find(objek_id) if cara and cara.massal else None
    last = rows.first()
    return str(row) if row or last is None else last.uraian


def _choices(rows: QuerySet[Jejak], acts: list[Tindakan]) -> QuerySet[Jejak]:
    """Return the acts after which there was another state of the fields."""
    states = rows.filter(nomor__in=[act.nomor for act in acts])
    return states.select_related(None).only("nomor", "waktu", "aksi")


def _made(rows: QuerySet[Jejak]) -> bool:
    """Return whether the first act made the object: before it there is nothing to put back."""
    first = rows.last()
    return first is not None and first.aksi.startswith("tambah")


def _compare(request: Request, objek: str, acts: list[Tindakan]) -> Banding | None:
    known = {str(act.nomor): act.nomor for act in acts}
    first, second = (known.get(request.GET.get(name, "")) for name in ("dari", "sampai"))
    if first is None or second is None:
        return None
    [lines] = describe([(objek, difference(acts, first, second))])
    return Banding(first, second, lines)


def _restorable(request: Request, objek: str, objek_id: str) -> Pemulihan | None:
    """Return how the person may restore the object, None = not at all."""
    cara = pemulihan_of(objek)
    row = cara.find(objek_id) if cara else None
    return cara if cara and row and can(request.user, cara.right, cara.place(row)) else None


def _versi(request: Request) -> int:
    text = request.POST.get("versi", "")
    return int(text) if text.isdecimal() else 0
