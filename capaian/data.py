"""Results of a year as documents and screens need them; all computed by capaian.formulas."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from capaian.formulas import (
    Capaian,
    Efisiensi,
    Pita,
    PredikatHasil,
    RataRata,
    RekapKategori,
    Skala,
    compute_rasio,
    is_rasio,
)
from keuangan.data import Dana, Simpul
from keuangan.formulas import Persen
from renstra.data import IndikatorData, SasaranData
from sakip.angka import Angka
from sakip.numbers import is_persen


@dataclass(frozen=True)
class HasilIndikator:
    """An indicator in the report year: where it stands against every yardstick."""

    indikator: IndikatorData
    target: Angka
    sumber_target: str  # "PK perubahan 2021", "RKT 2021" or "Renstra"
    realisasi: Angka
    capaian: Capaian
    kategori: Pita | None
    riwayat: tuple[tuple[int, Angka], ...]  # realisasi year by year up to the report year
    target_akhir: Angka  # of the last year of the Renstra
    kemajuan: Capaian
    nasional: Angka
    sumber_nasional: str
    predikat: PredikatHasil | None
    skala_predikat: Skala | None
    pembilang: Decimal | None
    penyebut: Decimal | None
    penyebab: str  # "" = belum diisi
    solusi: str

    @property
    def rasio(self) -> Decimal | None:
        """Return what numerator and denominator make, in the unit; None without both."""
        if self.pembilang is None or not self.penyebut:
            return None
        persen = is_persen(self.indikator.satuan)
        return compute_rasio(self.pembilang, self.penyebut, persen=persen)

    @property
    def rasio_cocok(self) -> bool:
        """Return whether the realisasi is that ratio, so that a document may say so."""
        nilai, rasio = self.realisasi.nilai, self.rasio
        return nilai is not None and rasio is not None and is_rasio(nilai, rasio)


@dataclass(frozen=True)
class Keluaran:
    """An output of a sub kegiatan (or the indicator of a program or kegiatan)."""

    kode: str  # of the nomenklatur row it belongs to
    indikator: IndikatorData
    target: Angka
    realisasi: Angka
    capaian: Capaian
    penjelasan: str  # "" = belum diisi


@dataclass(frozen=True)
class HasilSasaran:
    """A sasaran with its indicators, the money behind it, and what both together say."""

    sasaran: SasaranData
    indikator: tuple[HasilIndikator, ...]
    rata_rata: RataRata
    kategori: Pita | None
    program: tuple[Simpul, ...]
    dana: Mapping[str, Dana]  # per akun group
    total: Dana
    bagian_operasi: Decimal | None  # share of Belanja Operasi in percent; shares sum to 100
    bagian_total: Decimal | None
    serapan: Persen  # what efisiensi was measured by
    lingkup_serapan: str  # of what: "seluruh belanja" or "Belanja Operasi"
    efisiensi: Efisiensi

    @property
    def operasi(self) -> Dana | None:
        """Return the sums of Belanja Operasi of the programs that support it."""
        return self.dana.get("5.1")

    @property
    def jumlah_kegiatan(self) -> int:
        """Return how many kegiatan support the sasaran; a rest row is none."""
        return sum(not k.belum_dirinci for p in self.program for k in p.anak)

    @property
    def jumlah_sub_kegiatan(self) -> int:
        """Return how many sub kegiatan support the sasaran; a rest row is none."""
        return sum(leaf.tingkat == "sub_kegiatan" for p in self.program for leaf in p.leaves())


@dataclass(frozen=True)
class CapaianTahun:
    """All results of an Instansi in a year."""

    tahun: int
    skala: Skala
    batas_rata_rata: Decimal | None
    sasaran: tuple[HasilSasaran, ...]
    rata_rata: RataRata
    kategori: Pita | None
    rekap: RekapKategori
    keluaran: Mapping[str, tuple[Keluaran, ...]]  # kode of sub kegiatan/kegiatan/program → outputs

    @property
    def indikator(self) -> tuple[HasilIndikator, ...]:
        """Return the indicators of all sasaran in order."""
        return tuple(i for s in self.sasaran for i in s.indikator)
