"""The background job that collects many LAKIP in one ZIP."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from instansi.models import Pemda, Pengguna
from kerja import berkas
from kerja.jobs import JobFailed, Progress, job
from kerja.models import Berkas, Pekerjaan
from kerja.runner import ours
from kerja.sharing import share
from laporan.jobs import CETAK_LAKIP
from laporan.models import Cetakan, Laporan
from laporan.unduhan.arsip import write_zip
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
    asked = [{"kode": row.laporan.instansi.kode, "tahun": tahun} for row in rows]
    made = share(pekerjaan, CETAK_LAKIP, asked, progress)
    semua = [_isi(row, part) for row, part in zip(rows, made, strict=True)]
    left_out = [isi for isi in semua if not isi.sha256]
    if len(left_out) == len(semua):
        raise JobFailed(NONE_LEFT.format(left_out[0].catatan if left_out else "-"))
    if left_out:
        ours(pekerjaan).update(pesan=SOME_LEFT_OUT.format(len(left_out)))
    with berkas.draft() as path:
        write_zip(path, semua, recap(rows))
        return berkas.keep(path, jenis=ZIP)


def _chosen(laporan: Sequence[int]) -> list[Laporan]:
    rows = Laporan.objects.filter(pk__in=laporan).select_related("instansi__pemda")
    return list(rows.order_by("instansi__nama", "instansi__kode"))


def _isi(row: Baris, part: Pekerjaan) -> Isi:
    about = (row.laporan.instansi.nama, row.laporan.instansi.kode, row.laporan.tahun)
    if part.hasil is None:
        why = part.pesan or "Penyusunannya dibatalkan."
        return Isi(*about, "", row.kata, catatan=why)
    cetakan = Cetakan.objects.filter(laporan=row.laporan, berkas=part.hasil).first()
    return Isi(
        *about,
        f"cetakan {part.hasil.sha256[:8]}",
        row.kata,
        part.hasil.sha256,
        part.hasil.ukuran,
        cetakan.halaman if cetakan else 0,
    )


def recap(rows: Sequence[Baris]) -> Mapping[str, bytes]:
    """Return the workbooks that go along, by name."""
    return {}
