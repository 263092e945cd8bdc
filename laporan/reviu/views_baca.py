"""Reading a LAKIP part by part, beside the data that it is made from."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from instansi.http import Request
from kerja.komentar import may_comment, threads_of
from kerja.tahap import state_of
from laporan.access import get_visible_laporan
from laporan.data import LakipData
from laporan.document import build_parts
from laporan.outline import BagianCetak, list_readable
from laporan.periksa import Kelompok, check_answers
from laporan.queries import lakip_data_of
from laporan.reviu.views import crumbs_of
from sakip.pdf import Part

# Of which steps the figures of a part are.
_STEPS = {
    "ikhtisar": ("realisasi",),
    "bab-2": ("renstra", "rkt", "pk"),
    "bab-3": ("realisasi", "keuangan"),
    "bab-4": ("realisasi",),
    "lampiran-renstra": ("renstra",),
    "lampiran-rkt": ("rkt",),
    "lampiran-pk": ("pk",),
    "lampiran-iku": ("renstra",),
}


@require_GET
def read_part(request: Request, kode: str, tahun: int, kunci: str = "") -> HttpResponse:
    """Show a part of the report as it is printed, with its data and the remarks on it."""
    laporan = get_visible_laporan(request.user, kode, tahun)
    data = lakip_data_of(laporan)
    parts = list_readable(data)
    here = next((c for c in parts if c.bagian.kunci == kunci), None if kunci else parts[0])
    if here is None:
        raise Http404(f"no part {kunci}")
    step, key = state_of(laporan.instansi, tahun, "lakip"), here.bagian.kunci
    context = {
        "laporan": laporan,
        "bagian": [(c.bagian.kunci, _name(c), c is here) for c in parts],
        "judul": _name(here),
        # Built from templates and cleaned texts alone, as for the PDF.
        "isi": mark_safe("".join(_html(data, key))),
        "kelompok": _figures(data, key),
        "komentar": threads_of(step).get(f"bagian-{key}", ()),
        "tempat": f"bagian-{key}",
        "boleh_komentar": may_comment(request.user, step),
        "crumbs": crumbs_of(laporan),
    }
    return render(request, "laporan/reviu/baca.html", context)


def _name(cetak: BagianCetak) -> str:
    return f"{cetak.judul.nomor} {cetak.judul.teks}".strip()


def _html(data: LakipData, kunci: str) -> list[str]:
    """Return the pieces of a part; those of a bab begin with its key."""
    return [
        part.html
        for part in build_parts(data)
        if isinstance(part, Part) and (part.key == kunci or part.key.startswith(f"{kunci}-"))
    ]


def _figures(data: LakipData, kunci: str) -> list[Kelompok]:
    return [group for step in _STEPS.get(kunci, ()) for group in check_answers(step, data).kelompok]
