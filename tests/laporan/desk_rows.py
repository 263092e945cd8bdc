"""Many kecamatan of one Pemda, written in bulk, for what must not grow with their number."""

from datetime import date

from instansi.models import Instansi, Pemda
from kerja.models import Tahap
from laporan.models import Laporan

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
