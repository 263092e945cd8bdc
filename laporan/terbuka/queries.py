"""What a Pemda issued, newest issue of each report; nothing that is not issued is in reach."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from instansi.models import Pemda
from laporan.models import Publikasi, Terbitan
from laporan.terbit.verifikasi import read_data
from laporan.terbuka.bentuk import rows_of_anggaran, rows_of_capaian, summarize


def is_public(pemda: Pemda) -> bool:
    """Return whether a Pemda opened its page."""
    return Publikasi.objects.filter(pemda=pemda, aktif=True).exists()


def list_issued(pemda: Pemda) -> QuerySet[Terbitan]:
    """Return the newest issue of every report of a Pemda, latest year first."""
    later = Terbitan.objects.filter(laporan=OuterRef("laporan"), versi__gt=OuterRef("versi"))
    return _issues(pemda).filter(~Exists(later))


def find_issued(pemda: Pemda, kode: str, tahun: int, versi: int | None = None) -> Terbitan | None:
    """Return an issue of a report, the newest where no ``versi`` is named; None without one."""
    rows = _issues(pemda).filter(laporan__instansi__kode=kode, laporan__tahun=tahun)
    if versi is not None:
        rows = rows.filter(versi=versi)
    return rows.order_by("-versi").first()


def years_issued(pemda: Pemda) -> list[int]:
    """Return the years of which anything is issued, latest first."""
    years = _issues(pemda).order_by("-laporan__tahun").values_list("laporan__tahun", flat=True)
    return list(years.distinct())


def describe_issue(row: Terbitan, data: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the line of an issue, as :class:`laporan.terbuka.skema.Ringkasan`."""
    instansi = row.laporan.instansi
    return {
        "kode": instansi.kode,
        "kecamatan": instansi.nama,
        "pemda": instansi.pemda.nama,
        "tahun": row.laporan.tahun,
        "terbitan": row.versi,
        "nomor_verifikasi": row.nomor_cetak,
        "diterbitkan": row.waktu,
        "halaman": row.halaman,
        "sha256_pdf": row.berkas.sha256,
        "contoh": instansi.pemda.contoh,
        **summarize(read_data(row) if data is None else data),
    }


def describe_whole(row: Terbitan) -> dict[str, Any]:
    """Return an issue with its rows, as :class:`laporan.terbuka.skema.LaporanTerbuka`.

    Raises FileNotFoundError where its data were lost.
    """
    data = read_data(row)
    if not data:
        raise FileNotFoundError(row.data.sha256)
    return {
        **describe_issue(row, data),
        "baris_capaian": rows_of_capaian(data),
        "baris_anggaran": rows_of_anggaran(data),
    }


def _issues(pemda: Pemda) -> QuerySet[Terbitan]:
    return (
        Terbitan.objects.filter(laporan__instansi__pemda=pemda)
        .select_related("laporan__instansi__pemda", "berkas", "data")
        .order_by("-laporan__tahun", "laporan__instansi__nama", "pk")
    )
