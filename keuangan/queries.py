"""Reading a year's budget: three queries, whatever its size."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from instansi.models import Instansi
from keuangan.data import Anggaran
from keuangan.models import Akun, Pagu, Realisasi, TahapAnggaran
from keuangan.tree import Baris, Buku, Nama, sum_dana, sum_known
from renstra.models import Nomenklatur

_RELATED = ("nomenklatur__induk__induk", "akun", "sub_unit")


@dataclass(frozen=True)
class Lembar:
    """All rows of a year, of every stage and triwulan, with the names they need."""

    tahun: int
    pagu: tuple[Pagu, ...]
    realisasi: tuple[Realisasi, ...]
    nama: Mapping[str, Nama]
    akun: Mapping[str, Akun]

    @property
    def tahap(self) -> str:
        """Return the stage in force: the latest that has rows; "" = there is no pagu."""
        stages = {row.tahap for row in self.pagu}
        return next((t for t in reversed(TahapAnggaran.values) if t in stages), "")

    @property
    def triwulan(self) -> int | None:
        """Return the last triwulan of which something is known: an emptied row says nothing."""
        known = (row.triwulan for row in self.realisasi if row.nilai is not None or row.alasan)
        return max(known, default=None)

    def pagu_at(self, tahap: str) -> list[Pagu]:
        """Return the rows of a stage."""
        return [row for row in self.pagu if row.tahap == tahap]

    def realisasi_to(self, triwulan: int | None) -> list[Realisasi]:
        """Return the rows of a triwulan (cumulative)."""
        return [row for row in self.realisasi if row.triwulan == triwulan]

    def buku(self, pagu: Iterable[Pagu], realisasi: Iterable[Realisasi]) -> Buku:
        """Return the book of some rows, from which the tree and its sums are built."""
        akun = {kode: one.uraian for kode, one in self.akun.items()}
        return Buku(self.nama, akun, _rows(pagu), _rows(realisasi))


def load_lembar(instansi: Instansi, tahun: int) -> Lembar:
    """Return all rows of a year."""
    pagu = tuple(Pagu.objects.filter(instansi=instansi, tahun=tahun).select_related(*_RELATED))
    realisasi = tuple(
        Realisasi.objects.filter(instansi=instansi, tahun=tahun).select_related(*_RELATED)
    )
    akun = {one.kode: one for one in Akun.objects.all()}
    return Lembar(tahun, pagu, realisasi, _names([*pagu, *realisasi], tahun), akun)


def load_anggaran(instansi: Instansi, tahun: int) -> Anggaran:
    """Return the budget at the stage in force and what of it was spent, in rupiah.

    The stage is the latest that has rows, the realisasi that of the last triwulan of which
    something is known (cumulative, so the fourth is the year's); sub-units are summed.
    """
    lembar = load_lembar(instansi, tahun)
    buku = lembar.buku(lembar.pagu_at(lembar.tahap), lembar.realisasi_to(lembar.triwulan))
    program = buku.build_program()
    return Anggaran(
        tahun=tahun,
        tahap=lembar.tahap,
        program=program,
        jenis=buku.build_jenis(),
        total=sum_dana(p.total for p in program),
        pagu_murni=sum_known(_rows(lembar.pagu_at(TahapAnggaran.MURNI))),
        triwulan=lembar.triwulan,
    )


def _rows(rows: Iterable[Pagu | Realisasi]) -> list[Baris]:
    return [
        Baris(
            row.nomenklatur.kode,
            row.akun.kode,
            row.angka,
            row.sub_unit.nama if row.sub_unit else "",
        )
        for row in rows
    ]


def _names(rows: Iterable[Pagu | Realisasi], tahun: int) -> dict[str, Nama]:
    """The nomenclature of the rows and of the levels above them."""
    names: dict[str, Nama] = {}
    for row in rows:
        node: Nomenklatur | None = row.nomenklatur
        for _ in range(3):
            if node is None or node.kode in names:
                break
            names[node.kode] = Nama(node.kode, node.kode_cetak(tahun), node.tingkat, node.uraian)
            node = node.induk if node.tingkat not in ("program", "bidang", "urusan") else None
    return names
