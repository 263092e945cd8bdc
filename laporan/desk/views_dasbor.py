"""The dashboard: capaian and serapan of all kecamatan as charts, down to the indicator."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from instansi.http import Request
from laporan.desk import dasbor
from laporan.desk.views import describe_sheet, get_desk


@require_GET
def show_dasbor(request: Request, pk: int, tahun: int) -> HttpResponse:
    """Show how the kecamatan stand, and who moved since the year before."""
    pemda = get_desk(request, pk, tahun)
    found = dasbor.load_dasbor(request.user, pemda, tahun)
    rows = [one.baris for one in found.rincian]
    known = [row for row in rows if row.capaian.rata_rata.nilai is not None]
    context = {
        **describe_sheet(pemda, tahun),
        "judul": "Dasbor capaian",
        "lembar": "laporan:dasbor",
        "tahun_lalu": tahun - 1,
        "dasbor": found,
        "rekap": found.rekap,
        "grafik_capaian": dasbor.draw_capaian(found.rekap, known),
        "batang_capaian": dasbor.list_batang_capaian(known),
        "tanpa_rata": [row.instansi.nama_pendek for row in rows[len(known) :]],
        "grafik_serapan": dasbor.draw_serapan(rows),
        "batang_serapan": dasbor.list_batang_serapan(rows),
        "grafik_kategori": dasbor.draw_kategori(found.rekap),
        "batang_kategori": dasbor.list_batang_kategori(found.rekap),
    }
    return render(request, "laporan/desk/dasbor.html", context)
