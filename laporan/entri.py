"""Where people fill in what each step lacks: pages by URL name, in the order of work.

Every page takes ``kode`` and ``tahun`` (those of the Instansi itself ``kode`` alone). An entry screen that is added is named here, and the task
list leads to it.
"""

from collections.abc import Mapping

from django.urls import reverse

PAGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "renstra": (
        ("Matriks Renstra", "renstra:matriks"),
        ("Target per tahun", "renstra:target"),
        ("Target program dan di bawahnya", "renstra:target_program"),
        ("Teks indikator", "renstra:indikator"),
        ("SK IKU", "renstra:sk_iku"),
    ),
    "rkt": (("Rencana Kinerja Tahunan", "renstra:rkt"),),
    "pk": (("Perjanjian Kinerja", "perjanjian:daftar"),),
    "realisasi": (
        ("Realisasi kinerja", "capaian:realisasi"),
        ("Penyebab dan solusi", "capaian:analisis"),
        ("Keluaran sub kegiatan", "capaian:keluaran"),
        ("Tahun sebelumnya", "capaian:riwayat"),
        ("Pembanding nasional", "capaian:nasional"),
        ("Predikat indikator", "capaian:predikat"),
    ),
    "keuangan": (("Pagu", "keuangan:pagu"), ("Realisasi anggaran", "keuangan:realisasi")),
    "lakip": (
        ("Teks laporan", "laporan:daftar_teks"),
        ("Tempat dan tanggal", "laporan:tanggal"),
        ("Profil instansi", "instansi:instansi_rinci"),
        ("Angka dan dokumen", "laporan:lakip"),
    ),
}


def places_of(langkah: str, kode: str, tahun: int) -> tuple[tuple[str, str], ...]:
    """Return the pages of a step as (label, address)."""
    return tuple((label, _address(name, kode, tahun)) for label, name in PAGES.get(langkah, ()))


def _address(name: str, kode: str, tahun: int) -> str:
    # What an Instansi is holds for every year.
    year = {} if name.startswith("instansi:") else {"tahun": tahun}
    return reverse(name, kwargs={"kode": kode, **year})
