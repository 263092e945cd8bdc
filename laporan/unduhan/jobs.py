"""The background job that collects many LAKIP in one ZIP."""

from collections.abc import Sequence

from django.urls import reverse

from capaian.queries import SkalaTidakSah
from instansi.models import Pemda, Pengguna
from kerja import berkas
from kerja.jobs import JobFailed, Progress, job
from kerja.models import Berkas, Pekerjaan
from kerja.runner import ours
from kerja.sharing import share
from laporan.desk.access import sits_at
from laporan.desk.jobs import write_xlsx
from laporan.desk.rekap import load_rekap
from laporan.jobs import CETAK_LAKIP
from laporan.models import Cetakan, Laporan
from laporan.unduhan.arsip import without_time, write_zip
from laporan.unduhan.daftar import Baris, list_baris, reports_of
from laporan.unduhan.manifest import Isi

UNDUH_LAKIP = "unduh_lakip"
ZIP = "application/zip"
NONE_LEFT = "Tidak satu pun LAKIP yang dipilih dapat disusun. Yang pertama: {}"
SOME_LEFT_OUT = "{} LAKIP tidak dapat disusun; sebabnya tercantum di manifest.csv."


def describe(*, pemda: int, tahun: int, laporan: Sequence[int]) -> str:
    """Return what is collected, in words."""
    return f"{len(laporan)} LAKIP {Pemda.objects.get(pk=pemda)} Tahun {tahun}"


def page(*, pemda: int, tahun: int, laporan: Sequence[int]) -> str:
    """Return where the reports are chosen."""
    return reverse("laporan:unduh", args=[pemda, tahun])


def may_have(user: Pengguna, *, pemda: int, tahun: int, laporan: Sequence[int]) -> bool:
    """Return whether a user may read every report of the collection, today."""
    return reports_of(user, pemda, tahun).filter(pk__in=laporan).count() == len(laporan)


@job(UNDUH_LAKIP, describe=describe, page=page, allows=may_have, unit="laporan", shares=True)
def unduh_lakip(  # noqa: PLR0913 - what was asked for, by whom, and how it goes on
    *,
    pemda: int,
    tahun: int,
    laporan: Sequence[int],
    by: Pengguna | None,
    progress: Progress,
    pekerjaan: Pekerjaan,
) -> Berkas:
    """Have each report laid out that is not kept, and collect them with a manifest.

    One that cannot be laid out does not keep the others back: the manifest says why.
    """
    rows = list_baris(_chosen(laporan))
    unissued = [row for row in rows if not row.terbitan]
    asked = [{"kode": row.laporan.instansi.kode, "tahun": tahun} for row in unissued]
    made = dict(zip(unissued, share(pekerjaan, CETAK_LAKIP, asked, progress), strict=True))
    semua = [_isi(row, made.get(row)) for row in rows]
    left_out = [isi for isi in semua if not isi.sha256]
    if len(left_out) == len(semua):
        raise JobFailed(NONE_LEFT.format(left_out[0].catatan if left_out else "-"))
    if left_out:
        ours(pekerjaan).update(pesan=SOME_LEFT_OUT.format(len(left_out)))
    place = Pemda.objects.get(pk=pemda)
    with berkas.draft() as path:
        write_zip(path, semua, recap(place, tahun, by))
        return berkas.keep(path, jenis=ZIP)


def _chosen(laporan: Sequence[int]) -> list[Laporan]:
    rows = Laporan.objects.filter(pk__in=laporan).select_related("instansi__pemda")
    return list(rows.order_by("instansi__nama", "instansi__kode"))


def _isi(row: Baris, part: Pekerjaan | None) -> Isi:
    """Return what lies in the ZIP of a report: its issue as it was frozen, else what was made."""
    place = row.laporan.instansi
    about = (place.nama, place.kode, row.laporan.tahun)
    if row.terbitan:
        file, halaman = row.terbitan.berkas, row.terbitan.halaman
        return Isi(
            *about, f"terbitan {row.terbitan.versi}", row.kata, file.sha256, file.ukuran, halaman
        )
    if part is None or part.hasil is None:
        why = (part.pesan if part else "") or "Penyusunannya dibatalkan."
        return Isi(*about, "", row.kata, catatan=why)
    file = part.hasil
    cetakan = Cetakan.objects.filter(laporan=row.laporan, berkas=file).first()
    halaman = cetakan.halaman if cetakan else 0
    return Isi(*about, f"cetakan {file.sha256[:8]}", row.kata, file.sha256, file.ukuran, halaman)


def recap(pemda: Pemda, tahun: int, by: Pengguna | None) -> dict[str, bytes]:
    """Return the workbooks that go along, by name: the recap for who may see that as well."""
    if by and not sits_at(by, pemda):
        return {}
    try:
        content, _ = write_xlsx(load_rekap(pemda, tahun))
    except SkalaTidakSah:  # the manifest says so of each report
        return {}
    return {f"rekap-{tahun}.xlsx": without_time(content)}
