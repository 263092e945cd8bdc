"""The budget of a year as a tree; every total is derived from its leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from keuangan.formulas import Jumlah, Persen, compute_serapan

OPERASI = "5.1"
MODAL = "5.2"


@dataclass(frozen=True)
class Dana:
    """Pagu and realisasi of one akun group at one node, each with what is still missing."""

    pagu: Jumlah
    realisasi: Jumlah

    @property
    def serapan(self) -> Persen:
        """Return realisasi / pagu × 100, or why it cannot be computed."""
        return compute_serapan(self.realisasi, self.pagu)


@dataclass(frozen=True)
class Simpul:
    """A program, kegiatan, sub kegiatan or rest row ("belum dirinci").

    ``dana`` maps each akun group that has money anywhere in the budget ("5.1", "5.2", …) to its
    sums over the leaves below; ``total`` sums the groups.
    """

    kode: str
    kode_cetak: str
    tingkat: str
    uraian: str
    dana: Mapping[str, Dana]
    total: Dana
    anak: tuple["Simpul", ...] = ()
    belum_dirinci: bool = False

    @property
    def operasi(self) -> Dana:
        """Return the sums of Belanja Operasi."""
        return self.dana.get(OPERASI, Dana(Jumlah(), Jumlah()))

    @property
    def modal(self) -> Dana:
        """Return the sums of Belanja Modal."""
        return self.dana.get(MODAL, Dana(Jumlah(), Jumlah()))

    @property
    def tempat(self) -> str:
        """Return how a remark names it: a program's sum, or a row that holds money itself."""
        whole = self.tingkat == "program" and not self.belum_dirinci
        return f"{'program' if whole else 'pagu'}-{self.kode}"

    def leaves(self) -> tuple["Simpul", ...]:
        """Return the sub kegiatan (and rest rows) below, in order."""
        if not self.anak:
            return (self,)
        return tuple(leaf for child in self.anak for leaf in child.leaves())


@dataclass(frozen=True)
class JenisBelanja:
    """One line of the table per jenis belanja.

    ``dirinci`` is False where some realisasi stands at the parent akun: the split is unknown,
    the table prints "tidak dirinci", and ``dana.realisasi`` holds the known part only.
    """

    kode: str
    uraian: str
    tingkat: int  # 1 = group (5.1, 5.2), 2 = jenis (5.1.01)
    dana: Dana
    dirinci: bool = True


@dataclass(frozen=True)
class Anggaran:
    """The budget of an Instansi in a year at the stage in force."""

    tahun: int
    tahap: str  # "murni", "pergeseran" or "perubahan"; "" = there is no pagu
    program: tuple[Simpul, ...]
    jenis: tuple[JenisBelanja, ...]
    total: Dana
    pagu_murni: Mapping[str, Jumlah] = field(default_factory=dict)  # kode → known pagu murni
    triwulan: int | None = None  # the realisasi runs to the end of this one; None = there is none

    def program_of(self, kode: str) -> Simpul | None:
        """Return a program by its code."""
        return next((p for p in self.program if p.kode == kode), None)

    @property
    def operasi(self) -> Dana:
        """Return the sums of Belanja Operasi over the whole budget."""
        return next((j.dana for j in self.jenis if j.kode == OPERASI), Dana(Jumlah(), Jumlah()))
