"""The matrix of kecamatan and steps as the page prints it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from instansi.models import Instansi
from kerja.models import Tahap
from laporan.alur import StatusLakip
from laporan.desk.lampu import Lampu


@dataclass(frozen=True)
class Isian:
    """How much of a triwulan is there, of how much."""

    triwulan: int
    ada: int
    dari: int

    @property
    def tanda(self) -> str:
        """Return a sign that needs no colour."""
        return "✓" if self.ada and self.ada >= self.dari else "◐" if self.ada else "–"

    @property
    def kata(self) -> str:
        """Return what the sign says."""
        if self.ada and self.ada >= self.dari:
            return "lengkap"
        return f"{self.ada} dari {self.dari}" if self.ada else "belum ada"

    @property
    def romawi(self) -> str:
        """Return the number as it is printed."""
        return ("I", "II", "III", "IV")[self.triwulan - 1]


@dataclass(frozen=True)
class Sel:
    """One step of one kecamatan."""

    tahap: Tahap
    lampu: Lampu
    status: str  # in words; of a PK that of its document
    lakip: StatusLakip | None  # of the LAKIP, how far it is beyond its approval too
    pemegang: str  # who has it now; "" = nobody, it is done
    triwulan: tuple[Isian, ...]
    dibuka: bool  # the reader may open its page
    diingatkan: bool  # somebody was reminded of it today
    dapat_diingatkan: bool  # the reader may chase it

    @property
    def nama(self) -> str:
        """Return the name of the step."""
        return str(self.tahap.get_langkah_display())

    @property
    def tenggat(self) -> date | None:
        """Return the deadline while it matters."""
        return None if self.tahap.status == Tahap.Status.DISETUJUI else self.tahap.tenggat

    @property
    def terlambat(self) -> bool:
        """Return whether its deadline has passed."""
        return self.lampu.kunci == "terlambat"


@dataclass(frozen=True)
class Baris:
    """A kecamatan with the steps that are looked at."""

    instansi: Instansi
    disiapkan: bool  # there is a report of the year
    sel: tuple[Sel, ...]

    @property
    def terlambat(self) -> int:
        """Return how many of its steps are late."""
        return sum(sel.terlambat for sel in self.sel)

    @property
    def disetujui(self) -> int:
        """Return how many of its steps are approved."""
        return sum(sel.lampu.kunci == "selesai" for sel in self.sel)

    @property
    def ringkas(self) -> str:
        """Return how far it is: "4 dari 6 disetujui"."""
        return f"{self.disetujui} dari {len(self.sel)} disetujui"


@dataclass(frozen=True)
class Matriks:
    """All kecamatan of a Pemda in a year, before anything is left out."""

    tahun: int
    baris: tuple[Baris, ...]

    @property
    def sel(self) -> Iterator[Sel]:
        """Yield every step of every kecamatan."""
        return (sel for baris in self.baris for sel in baris.sel)

    @property
    def terlambat(self) -> int:
        """Return how many steps are late."""
        return sum(baris.terlambat for baris in self.baris)

    @property
    def selesai(self) -> int:
        """Return how many kecamatan have everything approved."""
        return sum(baris.disetujui == len(baris.sel) for baris in self.baris)

    @property
    def hitung(self) -> list[tuple[str, int, int, int]]:
        """Return for each step: its name, approved, late, and of how many."""
        steps: dict[str, list[Sel]] = {}
        for sel in self.sel:
            steps.setdefault(sel.nama, []).append(sel)
        return [
            (
                nama,
                sum(s.lampu.kunci == "selesai" for s in found),
                sum(s.terlambat for s in found),
                len(found),
            )
            for nama, found in steps.items()
        ]
