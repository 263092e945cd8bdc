"""Renstra, RKT and IKU as documents and screens need them: frozen, no database behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from sakip.angka import Angka
from sakip.pdf.blocks import Penanda


@dataclass(frozen=True)
class IndikatorData:
    """An indicator with its yearly targets of the Renstra."""

    id: int
    uraian: str
    nama_pendek: str  # for charts and headings; the uraian itself if none is set
    satuan: str
    metode: str  # a value of capaian.formulas.Metode
    rentang: tuple[Decimal, Decimal] | None
    agregasi: str
    target: Mapping[int, Angka] = field(default_factory=dict)  # year → target
    pendahulu: tuple[int, ...] = ()  # ids of the indicators that this one goes on with

    def target_tahun(self, tahun: int) -> Angka:
        """Return the Renstra target of a year; belum diisi if there is no row."""
        return self.target.get(tahun, Angka.belum())


@dataclass(frozen=True)
class ProgramData:
    """A program of a sasaran; ``kode`` is "" for one outside today's nomenclature."""

    kode: str
    nama: str


@dataclass(frozen=True)
class SasaranData:
    """A sasaran. ``nomor`` runs through the whole Renstra, as documents count it."""

    id: int
    nomor: int
    nomor_tujuan: int
    uraian: str
    indikator: tuple[IndikatorData, ...]
    strategi: tuple[str, ...]
    kebijakan: tuple[str, ...]
    program: tuple[ProgramData, ...]


@dataclass(frozen=True)
class RpjmdLink:
    """The chain of the RPJMD that a tujuan serves."""

    misi: str
    tujuan: str
    indikator_tujuan: tuple[str, ...]
    sasaran: str
    indikator_sasaran: tuple[str, ...]


@dataclass(frozen=True)
class TujuanData:
    """A tujuan of the Instansi."""

    nomor: int
    uraian: str
    indikator: tuple[IndikatorData, ...]
    sasaran: tuple[SasaranData, ...]
    rpjmd: RpjmdLink | None


@dataclass(frozen=True)
class RenstraData:
    """The Renstra version in force, with the RPJMD above it."""

    jenis: str  # "awal" or "perubahan"
    periode: str  # "2016–2021"
    tahun: tuple[int, ...]
    nomor: str  # of the Keputusan; "" = tidak tersedia
    rpjmd: str  # "RPJMD Kabupaten Jember 2016–2021"; "" if none is linked
    visi: str
    misi: tuple[str, ...]
    tujuan: tuple[TujuanData, ...]

    @property
    def sasaran(self) -> tuple[SasaranData, ...]:
        """Return all sasaran in order."""
        return tuple(s for t in self.tujuan for s in t.sasaran)

    @property
    def tahun_akhir(self) -> int:
        """Return the last year of the plan."""
        return self.tahun[-1]


@dataclass(frozen=True)
class RktSimpul:
    """A program, kegiatan or sub kegiatan of the RKT. ``anggaran`` is the RKT's own, in rupiah."""

    kode: str
    kode_cetak: str
    tingkat: str
    uraian: str
    indikator: tuple[tuple[IndikatorData, Angka], ...]  # with the RKT target
    anggaran: Angka
    anak: tuple["RktSimpul", ...] = ()


@dataclass(frozen=True)
class RktSasaran:
    """A sasaran in the RKT with its targets and programs."""

    sasaran: SasaranData
    target: Mapping[int, Angka]  # id of each indikator of the sasaran → RKT target
    program: tuple[RktSimpul, ...]


@dataclass(frozen=True)
class RktData:
    """The RKT of a year."""

    tahun: int
    tempat: str
    tanggal: str  # as printed; "" if unknown
    sasaran: tuple[RktSasaran, ...]
    penanda: Penanda | None
    versi: RenstraData | None = None  # the Renstra that it was made under; the loader sets it

    def target(self, indikator_id: int) -> Angka:
        """Return the RKT target of an indicator of a sasaran; belum diisi if there is none."""
        return self.targets.get(indikator_id, Angka.belum())

    @cached_property
    def targets(self) -> Mapping[int, Angka]:
        """Return the targets of all sasaran by id of the indicator."""
        return {pk: angka for baris in self.sasaran for pk, angka in baris.target.items()}


@dataclass(frozen=True)
class ButirSk:
    """A point of the Keputusan with its sub-points."""

    teks: str
    rincian: tuple[str, ...] = ()


@dataclass(frozen=True)
class IkuData:
    """One IKU as the table prints it."""

    nomor: int
    indikator_id: int
    sasaran: str
    indikator: str
    formulasi: str
    penanggung_jawab: tuple[str, ...]
    sumber_data: str


@dataclass(frozen=True)
class SkIkuData:
    """The Keputusan that fixes the IKU."""

    nomor: str  # with the gap that it has; "" = tidak tersedia
    tempat: str
    tanggal: str
    tentang: str
    menimbang: tuple[ButirSk, ...]
    mengingat: tuple[ButirSk, ...]
    diktum: tuple[ButirSk, ...]
    iku: tuple[IkuData, ...]
    penanda: Penanda | None
