"""Laid-out LAKIP: an unchanged one is served as it was made, never laid out again."""

from collections.abc import Callable

from django.db import transaction

from instansi.models import Pengguna
from kerja import berkas, jejak
from laporan.document import build_document
from laporan.models import Cetakan, Laporan
from laporan.queries import lakip_data_of
from sakip.pdf import Contents, Document, Part, Whole, document_key, render_part, render_whole


def find_cetakan(laporan: Laporan, document: Document) -> Cetakan | None:
    """Return the kept PDF of exactly this document, unless its file has been lost."""
    cetakan = (
        Cetakan.objects.select_related("berkas")
        .filter(laporan=laporan, kunci=document_key(document))
        .first()
    )
    return cetakan if cetakan and berkas.path_of(cetakan.berkas.sha256).exists() else None


def last_cetakan(laporan: Laporan) -> Cetakan | None:
    """Return the PDF made last, whatever has changed since."""
    return Cetakan.objects.select_related("berkas").filter(laporan=laporan).first()


def print_lakip(
    laporan: Laporan,
    *,
    by: Pengguna | None,
    progress: Callable[[int, int], None] | None = None,
) -> Cetakan:
    """Return the PDF of the report as its data stand now, laid out only if it is not kept.

    Takes seconds and must not run inside a transaction. Raises FontMissing where a font of the
    document is not installed.
    """
    document = build_document(lakip_data_of(laporan))
    kept = find_cetakan(laporan, document)
    if kept:
        return kept
    return _keep(laporan, document, render_whole(document, progress), by)


def _keep(laporan: Laporan, document: Document, whole: Whole, by: Pengguna | None) -> Cetakan:
    file = berkas.store(whole.pdf, jenis="application/pdf")
    starts = {key: [numbering.value, first] for key, (numbering, first) in whole.starts.items()}
    with transaction.atomic():
        cetakan, _ = Cetakan.objects.update_or_create(
            laporan=laporan,
            kunci=document_key(document),
            defaults={
                "berkas": file,
                "halaman": whole.pages,
                "mulai_bagian": starts,
                "nomor_halaman": whole.labels,
            },
        )
        perubahan: dict[str, list] = {"halaman": [None, whole.pages], "sha256": [None, file.sha256]}
        jejak.record("cetak LAKIP", cetakan, by=by, instansi=laporan.instansi, perubahan=perubahan)
    return cetakan


def render_preview(document: Document, part: Part | Contents, last: Cetakan | None) -> bytes:
    """Return the PDF of one part, numbered from where it stood in the last whole (else from 1)."""
    numbering, first = (last.mulai_bagian if last else {}).get(part.key, (None, 1))
    start = first if numbering == part.numbering.value else 1
    return render_part(document, part, start, last.nomor_halaman if last else None)
