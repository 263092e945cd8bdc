"""Many kecamatan of one Pemda, written in bulk, for what must not grow with their number."""

from datetime import date

from django.utils import timezone

from instansi.models import Instansi, Pemda
from kerja import berkas
from kerja.models import Tahap
from laporan.attachment import build_attachment
from laporan.models import Laporan, PersetujuanLakip, Terbitan
from laporan.queries import load_lakip_data

TAHUN = 2021


def make_kabupaten(
    pemda: Pemda, number: int, tenggat: date | None = None, first: int = 0
) -> list[Instansi]:
    """Kecamatan with a report and all steps in draft, due on ``tenggat``; numbered from ``first``."""
    places = Instansi.objects.bulk_create(
        Instansi(pemda=pemda, kode=f"k{pemda.pk}-{n}", nama=f"Kecamatan Nomor {n:03}")
        for n in range(first, first + number)
    )
    Laporan.objects.bulk_create(Laporan(instansi=place, tahun=TAHUN) for place in places)
    Tahap.objects.bulk_create(
        Tahap(instansi=place, tahun=TAHUN, langkah=langkah, tenggat=tenggat)
        for place in places
        for langkah in Tahap.Langkah
    )
    return places


def issue_plainly(kode: str) -> Terbitan:
    """Issue the data of a report past all steps, with a file that is no real PDF."""
    file = build_attachment(load_lakip_data(kode, TAHUN))
    approval = PersetujuanLakip.objects.create(
        laporan=Laporan.objects.get(instansi__kode=kode, tahun=TAHUN), waktu=timezone.now(),
        nama="Camat", jabatan="Camat", kunci="0" * 64, data={},
    )  # fmt: skip
    return Terbitan.objects.create(
        laporan=approval.laporan, versi=1, persetujuan=approval, nomor="B" * 16, halaman=1,
        berkas=berkas.store(b"%PDF-1.7", jenis="application/pdf"),
        data=berkas.store(file.data, jenis="application/json"),
        jejak_nomor=1, jejak_rantai="0" * 64, waktu=approval.waktu,
    )  # fmt: skip


def issue_again(row: Terbitan, number: int, first: int = 0) -> None:
    """Issue what ``row`` froze for so many more kecamatan of its Pemda, all with the same files."""
    pemda = row.laporan.instansi.pemda
    make_kabupaten(pemda, number, first=first)
    reports = list(Laporan.objects.filter(instansi__pemda=pemda, terbitan=None, tahun=TAHUN))
    approvals = PersetujuanLakip.objects.bulk_create(
        PersetujuanLakip(
            laporan=report, waktu=row.waktu, nama="Camat", jabatan="Camat", kunci="0" * 64, data={}
        )
        for report in reports
    )
    Terbitan.objects.bulk_create(
        Terbitan(
            laporan=one.laporan, versi=1, persetujuan=one, nomor=_nomor(place), berkas=row.berkas,
            data=row.data, halaman=1, jejak_nomor=1, jejak_rantai="0" * 64, waktu=row.waktu,
        )
        for place, one in enumerate(approvals, first)
    )  # fmt: skip


def _nomor(number: int) -> str:
    """Return a number for verification that holds this one."""
    return "".join(chr(ord("A") + int(digit)) for digit in f"{number:016}")
