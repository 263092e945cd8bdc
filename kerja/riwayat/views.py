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
from kerja.riwayat.daftar import pemulihan_of
from kerja.riwayat.ekspor import record_export, write_csv
from kerja.riwayat.forms import SaringRiwayatForm
from kerja.riwayat.kata import Baris, describe, is_field, name_kind
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
    acts = _acts(rows)
    page = page_of(request, rows)
    told = describe([(row.objek, row.perubahan) for row in page])
    context = {
        "objek": objek,
        "objek_id": objek_id,
        "crumbs": [_TO_LIST],
        "jenis": name_kind(objek),
        "terbaru": rows.first(),
        "riwayat": page,
        "tindakan": list(zip(page, told, strict=True)),
        "pilihan": _choices(rows, acts),
        "banding": _compare(request, objek, acts),
        "boleh_pulihkan": _may_restore(request, objek, objek_id),
    }
    return render(request, "kerja/riwayat_objek.html", context)


@require_http_methods(["GET", "POST"])
def restore_objek(request: Request, objek: str, objek_id: str, nomor: int) -> HttpResponse:
    """Show what restoring the state after an act would change, and do it."""
    rows = _rows_of(request, objek, objek_id)
    act = rows.filter(nomor=nomor).first()
    if act is None:
        raise Http404("no such act on this object")
    plan = plan_restore(objek, objek_id, _acts(rows), nomor, by=request.user)
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
        "crumbs": [_TO_LIST, (act.uraian, back)],
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
    rows = open_jejak(request.user).filter(objek=objek, objek_id=objek_id)
    if not rows.exists():
        raise Http404("no act on it that they may read")
    return rows


def _acts(rows: QuerySet[Jejak]) -> list[Tindakan]:
    """Return the acts, oldest first, with what they did to fields: signing in leaves no state."""
    found = rows.order_by("nomor").values_list("nomor", "objek", "perubahan")
    fields = [
        Tindakan(nomor, {key: pair for key, pair in told.items() if is_field(objek, key)})
        for nomor, objek, told in found
    ]
    return [act for act in fields if act.perubahan]


def _choices(rows: QuerySet[Jejak], acts: list[Tindakan]) -> QuerySet[Jejak]:
    """Return the acts after which there was another state of the fields."""
    states = rows.filter(nomor__in=[act.nomor for act in acts])
    return states.select_related(None).only("nomor", "waktu", "aksi")


def _compare(request: Request, objek: str, acts: list[Tindakan]) -> Banding | None:
    known = {str(act.nomor): act.nomor for act in acts}
    first, second = (known.get(request.GET.get(name, "")) for name in ("dari", "sampai"))
    if first is None or second is None:
        return None
    [lines] = describe([(objek, difference(acts, first, second))])
    return Banding(first, second, lines)


def _may_restore(request: Request, objek: str, objek_id: str) -> bool:
    cara = pemulihan_of(objek)
    row = cara.find(objek_id) if cara else None
    return bool(cara and row and can(request.user, cara.right, cara.place(row)))


def _versi(request: Request) -> int:
    text = request.POST.get("versi", "")
    return int(text) if text.isdecimal() else 0
