"""Kedudukan, tugas and fungsi of an Instansi: three lists, each saved as a whole."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from instansi.models import Instansi, Pengguna, UraianOrganisasi
from sakip.errors import Ditolak
from sakip.perubahan import change, create
from sakip.trail import record

Daftar = Mapping[str, Sequence[str]]  # the items of each UraianOrganisasi.Jenis


@transaction.atomic
def save_uraian(instansi: Instansi, uraian: Daftar, *, read: Daftar, by: Pengguna | None) -> None:
    """Replace the lists that differ; ``read`` holds them as the person read them.

    Raises Ditolak, showing the list as it stands, where somebody else has changed one meanwhile.
    """
    Instansi.objects.select_for_update(of=("self",)).get(pk=instansi.pk)
    rows: dict[str, list[UraianOrganisasi]] = {jenis: [] for jenis in UraianOrganisasi.Jenis.values}
    for row in UraianOrganisasi.objects.filter(instansi=instansi).order_by("urutan"):
        rows[row.jenis].append(row)
    changed: dict[str, list] = {}
    for jenis, found in rows.items():
        before, wanted = [row.teks for row in found], list(uraian[jenis])
        if wanted == before:
            continue
        if list(read.get(jenis, ())) != before:
            raise Ditolak(_tell_stale(before), jenis)
        _replace(instansi, jenis, found, wanted)
        changed[jenis] = [before, wanted]
    if changed:
        record("ubah uraian organisasi", instansi, by=by, instansi=instansi, perubahan=changed)


def _replace(
    instansi: Instansi, jenis: str, rows: Sequence[UraianOrganisasi], wanted: Sequence[str]
) -> None:
    for row, teks in zip(rows, wanted, strict=False):
        if row.teks != teks:
            change(row, {"teks": teks})
    start = rows[-1].urutan if rows else 0
    for number, teks in enumerate(wanted[len(rows) :], start + 1):
        create(UraianOrganisasi(instansi=instansi, jenis=jenis, urutan=number, teks=teks))
    gone = [row.pk for row in rows[len(wanted) :]]
    UraianOrganisasi.objects.filter(pk__in=gone).delete()


def _tell_stale(before: Sequence[str]) -> str:
    saved = "; ".join(before) or "daftar kosong"
    return (
        f"Orang lain lebih dahulu mengubahnya. Yang tersimpan sekarang: {saved}. Isian Anda belum "
        "disimpan; menyimpannya sekali lagi menggantikan yang tersimpan."
    )
