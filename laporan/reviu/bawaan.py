"""The checklist that a Pemda begins with: the matters of PermenPANRB 53/2014, Lampiran III.

The wording is our own, not that of the regulation; a Pemda writes its own in its place
(``ButirReviu``). Pure.
"""

from laporan.models import ButirReviu

BAWAAN: dict[ButirReviu.Kelompok, tuple[str, ...]] = {
    ButirReviu.Kelompok.FORMAT: (
        "Laporan memuat data penting tentang instansi.",
        "Laporan memuat target kinerja.",
        "Laporan memuat capaian kinerja secara memadai.",
        "Lampirannya mendukung isi laporan.",
        "Laporan memuat upaya perbaikan ke depan.",
        "Laporan memuat akuntabilitas keuangan.",
    ),
    ButirReviu.Kelompok.MEKANISME: (
        "Laporan disusun oleh unit yang bertugas menyusunnya.",
        "Informasi di dalamnya didukung data yang memadai.",
        "Ada cara penyampaian data dari unit kerja kepada penyusun.",
        "Ada penanggung jawab pengumpulan data di setiap unit kerja.",
        "Data kinerjanya diyakini andal.",
        "Analisisnya diketahui oleh unit kerja yang bersangkutan.",
        "Unit kerja di bawahnya ikut menyusun laporan.",
    ),
    ButirReviu.Kelompok.SUBSTANSI: (
        "Tujuan dan sasarannya sesuai dengan perjanjian kinerja.",
        "Tujuan dan sasarannya selaras dengan rencana strategis.",
        "Bila butir 1 atau 2 tidak terpenuhi, penjelasannya memadai.",
        "Tujuan dan sasarannya sesuai dengan indikator kinerja utama.",
        "Indikatornya sesuai dengan indikator kinerja yang ditetapkan.",
        "Bila butir 4 atau 5 tidak terpenuhi, penjelasannya memadai.",
        "Kinerja dibandingkan dengan tahun lalu, standar nasional, atau pembanding lain yang berguna.",
        "Indikator yang dipakai cukup mengukur tujuan dan sasaran.",
        "Bila butir 8 tidak terpenuhi, penjelasannya memadai.",
        "Indikatornya spesifik, terukur, dapat dicapai, relevan, dan berbatas waktu (SMART).",
    ),
}


def default_items(pemda_id: int) -> list[ButirReviu]:
    """Return the items of the default for a Pemda, not yet saved."""
    return [
        ButirReviu(pemda_id=pemda_id, kelompok=kelompok, urutan=urutan, pernyataan=pernyataan)
        for kelompok, items in BAWAAN.items()
        for urutan, pernyataan in enumerate(items, 1)
    ]
