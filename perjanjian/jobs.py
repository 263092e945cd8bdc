"""Background jobs of the PK: the whole validation of what was just signed."""

import logging

from django.db import transaction

from instansi.access import can
from instansi.models import Pengguna
from kerja import berkas, jejak
from kerja.jobs import JobFailed, Progress, job
from kerja.models import Berkas
from perjanjian.bsre.galat import BsreGagal
from perjanjian.models import PerjanjianKinerja, PkRevisi
from perjanjian.services.bubuhkan import PERIKSA
from perjanjian.services.dasar import right_of
from perjanjian.services.mesin import bsre_client
from perjanjian.services.tanda_tangan import last_revision
from perjanjian.tandatangan.ca import known_roots
from perjanjian.tandatangan.validasi import BukanPdf, validate
from sakip.errors import Ditolak

logger = logging.getLogger(__name__)


def describe(*, pk: int) -> str:
    """Return what is looked at, in words."""
    return f"Pemeriksaan tanda tangan {PerjanjianKinerja.objects.get(pk=pk)}"


def may_see(user: Pengguna, *, pk: int) -> bool:
    """Return whether somebody may read the PK."""
    row = PerjanjianKinerja.objects.select_related("instansi", "jabatan").get(pk=pk)
    return can(user, right_of(row, "read"), row.instansi)


@job(PERIKSA, describe=describe, page="perjanjian:pk", allows=may_see)
def check_signatures(*, pk: int, by: Pengguna | None, progress: Progress) -> Berkas | None:
    """Validate every signature of the file that stands, and write the outcome into the trail."""
    row = PerjanjianKinerja.objects.select_related("instansi", "jabatan").get(pk=pk)
    revisi = last_revision(row)
    if revisi is None or not revisi.urutan:
        return None
    pdf, bsre = berkas.read(revisi.berkas), revisi.penerbit == PkRevisi.Penerbit.BSRE
    try:
        found = validate(pdf, known_roots())
    except BukanPdf:
        found = ()
    # Whether the root of BSrE is known here is up to SIGN_ROOTS; BSrE itself is asked as well.
    whole = [one.utuh and one.tanpa_ubahan if bsre else one.sah for one in found]
    good = len(found) == revisi.urutan and all(whole)
    told: dict[str, list] = {
        "tanda tangan": [
            None,
            [
                f"{one.nama}: {'sah' if ok else 'TIDAK SAH'}"
                for one, ok in zip(found, whole, strict=True)
            ],
        ],
        "sha256": [None, revisi.berkas.sha256],
    }
    if bsre:
        told["menurut BSrE"] = [None, _ask_bsre(pdf)]
    with transaction.atomic():
        jejak.record("periksa tanda tangan PK", row, by=None, instansi=row.instansi, perubahan=told)
    if not good:
        logger.error("signatures of PK %s are not valid: %s", pk, found)
        raise JobFailed("Tanda tangan pada berkas PK tidak lolos pemeriksaan. Hubungi admin.")
    return None


def _ask_bsre(pdf: bytes) -> str:
    """Return what BSrE says of a file, or why it says nothing."""
    try:
        told = bsre_client().verify(pdf)
    except (BsreGagal, Ditolak) as failed:
        return f"tidak terjawab: {failed}"
    return f"{told.kesimpulan} ({told.jumlah} tanda tangan)"
