"""Everything that a LAKIP is made from, read once; builders of parts take nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from capaian.data import CapaianTahun
from instansi.data import Profil
from keuangan.data import Anggaran
from perjanjian.data import PkData
from renstra.data import RenstraData, RktData, SkIkuData
from sakip.pdf.blocks import Penanda


@dataclass(frozen=True)
class Reviu:
    """The Pernyataan Telah Direviu, if the report has been reviewed."""

    teks: str  # own wording; "" = the default of the Pemda
    penanda: Penanda


@dataclass(frozen=True)
class Persetujuan:
    """That the camat approved the report, as the kata pengantar says it."""

    nama: str
    jabatan: str
    waktu: str  # as printed: "14 Januari 2022, pukul 09.30 WIB"


@dataclass(frozen=True)
class TandaTerbit:
    """What an issued report says of itself."""

    versi: int
    nomor: str  # for verification, as printed in groups
    alamat: str  # of its page of verification
    jejak: str  # head of the trail as the data were frozen: "count:link"
    perubahan: str = ""  # since the issue before


@dataclass(frozen=True)
class Foto:
    """A photo that is printed in Bab III, small enough for the page."""

    indikator_id: int
    keterangan: str
    sha256: str  # of what is printed
    gambar: str  # as a data: address; "" where the file was lost


@dataclass(frozen=True)
class LakipData:
    """The data of one LAKIP. What may be missing is None or empty, and every builder says so."""

    tahun: int
    profil: Profil
    tempat: str
    tanggal: str  # as printed ("Januari 2022"); "" if nobody has set it
    tanggal_dokumen: date  # the day that the PDF bears
    penanda: Penanda | None  # who signs the kata pengantar
    renstra: RenstraData | None
    rkt: RktData | None
    sk_iku: SkIkuData | None
    pk: tuple[PkData, ...]  # murni first; those declared absent are in it too
    anggaran: Anggaran
    capaian: CapaianTahun
    reviu: Reviu | None = None
    persetujuan: Persetujuan | None = None
    terbitan: TandaTerbit | None = None  # of an issue alone
    isu: tuple[str, ...] = ()
    perbaikan: tuple[str, ...] = ()
    foto: tuple[Foto, ...] = ()
    narasi: Mapping[str, str] = field(default_factory=dict)  # place → clean HTML, a person's own
    kerangka: Mapping[str, "BagianPemda"] = field(default_factory=dict)
    teks_pemda: Mapping[str, str] = field(default_factory=dict)  # place → default of the Pemda

    @property
    def pk_berlaku(self) -> PkData | None:
        """Return the last PK in force: the one that the report measures against."""
        berlaku = [pk for pk in self.pk if pk.status == "berlaku"]
        return berlaku[-1] if berlaku else None


@dataclass(frozen=True)
class BagianPemda:
    """What a Pemda changed about one part of the outline."""

    judul: str
    urutan: int | None
    tampil: bool
