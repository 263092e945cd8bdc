"""The recap as a document under the kop of the Pemda, on landscape or portrait pages."""

from datetime import UTC, date, datetime, time

from django.template.loader import render_to_string

from instansi.queries import HURUF, logo_of
from laporan.desk.rekap import Rekap
from sakip.dates import format_tanggal
from sakip.pdf import Document, Part, render_whole
from sakip.pdf.blocks import Kop


def print_rekap(rekap: Rekap, day: date, *, tegak: bool) -> bytes:
    """Return the PDF; on portrait pages (``tegak``) the counts per category stand below the table."""
    return render_whole(build_document(rekap, day, tegak=tegak)).pdf


def build_document(rekap: Rekap, day: date, *, tegak: bool) -> Document:
    """Return the recap as a document."""
    pemda = rekap.pemda
    title = f"Rekapitulasi Capaian Kinerja Kecamatan {pemda} Tahun {rekap.tahun}"
    html = render_to_string(
        "laporan/desk/naskah_rekap.html",
        {
            "rekap": rekap,
            "kop": Kop("Pemerintah", pemda.nama, "", logo_of(pemda), pemda.contoh),
            "keadaan": format_tanggal(day),
            "tegak": tegak,
        },
    )
    return Document(
        title=title,
        author=f"Pemerintah {pemda}",
        subject=f"Rekapitulasi capaian kinerja dan anggaran tahun {rekap.tahun}",
        date=datetime.combine(day, time(), tzinfo=UTC),
        paper="F4" if pemda.kertas == pemda.Kertas.F4 else "A4",
        typeface=HURUF[pemda.huruf],
        contoh=pemda.contoh,
        seed=f"rekap/{pemda.nama}/{rekap.tahun}/{day}/{tegak}",
        parts=(Part("rekap", title, html),),
    )
