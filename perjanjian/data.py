"""The PK as documents and screens need it: frozen, no database behind it."""

from dataclasses import dataclass
from decimal import Decimal

from sakip.angka import Angka
from sakip.pdf.blocks import Penanda


@dataclass(frozen=True)
class PkBaris:
    """A promised target."""

    nomor: int
    sasaran_id: int
    indikator_id: int
    sasaran: str
    indikator: str
    target: Angka
    target_renstra: Angka
    alasan_beda: str
    satuan: str = ""  # "" in a PK that was drafted before units were kept


@dataclass(frozen=True)
class PkProgramData:
    """A program with its pagu in rupiah."""

    nomor: int
    kode: str
    uraian: str
    pagu: Decimal
    keterangan: str


@dataclass(frozen=True)
class NaskahAsli:
    """The file that bears the signatures: the signed PDF, or the scan of a paper."""

    sha256: str
    jenis: str  # MIME type


@dataclass(frozen=True)
class NamaKop:
    """How government, Instansi and the first party's post were called when the PK was frozen."""

    pemerintah: str
    instansi: str
    alamat: str
    jabatan: str


@dataclass(frozen=True)
class PkData:
    """A PK, murni or perubahan, as it was signed."""

    jenis: str  # "murni" or "perubahan"
    judul: str  # "Perjanjian Kinerja Perubahan"
    tahun: int
    status: str  # "draf", "berlaku", "tidak_tersedia"
    cara: str  # "basah" or "elektronik"
    tempat: str
    tanggal: str  # as printed
    alasan: tuple[str, ...]  # of PermenPANRB 53/2014, for a perubahan
    alasan_tidak_tersedia: str
    pembuka: str
    pernyataan_pertama: str
    pernyataan_kedua: str
    pihak_pertama: Penanda | None
    pihak_kedua: Penanda | None
    baris: tuple[PkBaris, ...]
    program: tuple[PkProgramData, ...]
    nomor: str = ""  # for verification, as printed in groups; "" = none, or not in force
    alamat: str = ""  # of its page of verification
    naskah: "NaskahAsli | None" = None  # what was signed, if it is kept
    kop: NamaKop | None = None  # names of the day on which it was frozen; None = those of today

    @property
    def jumlah(self) -> Decimal:
        """Return the sum of the programs' pagu."""
        return sum((p.pagu for p in self.program), Decimal(0))

    @property
    def tersedia(self) -> bool:
        """Return whether there is a naskah to print."""
        return self.status != "tidak_tersedia"
