"""What the generator of the demo kabupaten draws from: names of places and people, and states.

The names of the kecamatan are public facts; every figure, person and state is invented.
"""

from dataclasses import dataclass

BENIH = "kabupaten-contoh-2021"  # another seed makes another kabupaten
TAHUN = 2021
TRIWULAN_AKHIR = 4

KECAMATAN = (
    "Ajung", "Ambulu", "Arjasa", "Balung", "Bangsalsari", "Gumukmas", "Jelbuk", "Jenggawah",
    "Jombang", "Kalisat", "Kaliwates", "Kencong", "Ledokombo", "Mayang", "Mumbulsari", "Pakusari",
    "Panti", "Puger", "Rambipuji", "Semboro", "Silo", "Sukorambi", "Sukowono", "Sumberbaru",
    "Sumberjambe", "Sumbersari", "Tanggul", "Tempurejo", "Umbulsari", "Wuluhan",
)  # fmt: skip
# A second Pemda with one kecamatan, so that one can see that neither sees the other.
TETANGGA, KECAMATAN_TETANGGA = "Kabupaten Bondowoso", "Maesan"

DEPAN = (
    "Agus", "Andi", "Arif", "Bambang", "Budi", "Dewi", "Dian", "Eko", "Endang", "Fitri", "Hadi",
    "Hendra", "Indah", "Joko", "Kartika", "Lestari", "Mulyono", "Nur", "Ratna", "Rini", "Slamet",
    "Sri", "Sutrisno", "Teguh", "Tri", "Wahyu", "Wiwik", "Yuli",
)  # fmt: skip
BELAKANG = (
    "Anggraini", "Hidayat", "Kurniawan", "Handayani", "Prasetyo", "Purnomo", "Rahayu", "Santoso",
    "Saputra", "Setiawan", "Susanto", "Utami", "Wibowo", "Widodo", "Wijaya", "Wulandari",
)  # fmt: skip
GELAR = ("S.Sos., M.Si.", "S.STP., M.Si.", "S.H., M.H.", "S.E., M.M.", "S.IP.")

PENYEBAB = "Pelayanan dijalankan sesuai standar; antrean menumpuk pada pekan menjelang hari raya."
SOLUSI = (
    "Petugas loket ditambah pada pekan ramai, dan jadwal pelayanan keliling diumumkan lebih awal."
)
ALASAN = (
    "Realisasi triwulan IV belum sama dengan laporan keuangan. Mohon disesuaikan.",
    "Bukti dukung nilai SKM belum ada. Mohon dilengkapi.",
    "Target pada dokumen ini berbeda dari Renstra perubahan. Mohon diperiksa.",
)


# States of a PK that the services bring about, when all is there.
LANJUT = ("diajukan", "ditandatangani", "dibatalkan")
PEMBATALAN = "Pergeseran anggaran yang mendasarinya batal, sehingga PK perubahan tidak diperlukan."


@dataclass(frozen=True)
class Profil:
    """In which state a kecamatan is: the status of each step, and how much of its data there is.

    ``status`` has one letter for each of Renstra, RKT, realisasi, keuangan and LAKIP: d draf,
    a diajukan, k dikembalikan, s disetujui. ``triwulan`` says up to which one figures are there
    (4 = also those of the year), ``bolong`` which share of them is missing all the same.
    """

    nama: str
    banyak: int  # how many kecamatan are like this
    status: str
    pk: str
    triwulan: int = 4
    bolong: float = 0.0
    tanpa: frozenset[str] = frozenset()  # names of models that are not copied

    @property
    def lengkap(self) -> bool:
        """Return whether nothing is missing there."""
        return self.triwulan == TRIWULAN_AKHIR and not self.bolong and not self.tanpa


_RENSTRA = frozenset({"Renstra", "SkIku"})
PROFIL = (
    Profil("selesai", 6, "sssss", "berlaku"),
    Profil("diajukan", 4, "ssssa", "berlaku"),
    Profil("dikembalikan", 3, "ssskk", "berlaku", bolong=0.1),
    Profil("menunggu camat", 3, "ssaad", "berlaku"),
    Profil("berjalan", 4, "sssdd", "berlaku", triwulan=3),
    Profil("terlambat", 2, "ssddd", "berlaku", triwulan=2, bolong=0.3),
    Profil("PK dibatalkan", 1, "ssddd", "dibatalkan", triwulan=2, bolong=0.3),
    Profil("PK belum diajukan", 1, "ssddd", "draf", triwulan=3),
    Profil("PK menunggu kepala daerah", 1, "ssddd", "ditandatangani", triwulan=3),
    Profil("PK dikembalikan", 1, "ssddd", "dikembalikan", triwulan=3),
    Profil("PK menunggu tanda tangan", 1, "ssddd", "diajukan", triwulan=3),
    Profil("PK tidak tersedia", 1, "skddd", "tidak_tersedia", triwulan=3, bolong=0.2),
    Profil("tanpa Renstra", 1, "ddddd", "", tanpa=_RENSTRA | {"PerjanjianKinerja"}),
    Profil(
        "kosong", 1, "ddddd", "",
        tanpa=_RENSTRA | {"PerjanjianKinerja", "Pagu", "Realisasi", "Laporan"},
    ),
)  # fmt: skip
