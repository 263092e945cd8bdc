"""Reading a year's budget: three queries, whatever its size."""

from collections.abc import Iterable

from instansi.models import Instansi
from keuangan.data import Anggaran
from keuangan.models import Akun, Pagu, Realisasi, TahapAnggaran
from keuangan.tree import Baris, Buku, Nama, sum_dana, sum_known
from renstra.models import Nomenklatur

_RELATED = ("nomenklatur__induk__induk", "akun", "sub_unit")


def load_anggaran(instansi: Instansi, tahun: int) -> Anggaran:
    """Return the budget at the stage in force and what of it was spent, in rupiah.

    The stage is the latest that has rows, the realisasi that of the last triwulan that has rows
    (cumulative, so the fourth is the year's); sub-units are summed.
    """
    pagu = list(Pagu.objects.filter(instansi=instansi, tahun=tahun).select_related(*_RELATED))
    realisasi = list(
        Realisasi.objects.filter(instansi=instansi, tahun=tahun).select_related(*_RELATED)
    )
    stages = {row.tahap for row in pagu}
    tahap = next((t for t in reversed(TahapAnggaran.values) if t in stages), "")
    triwulan = max((row.triwulan for row in realisasi), default=None)
    in_force = [row for row in pagu if row.tahap == tahap]
    spent = [row for row in realisasi if row.triwulan == triwulan]
    murni = [row for row in pagu if row.tahap == TahapAnggaran.MURNI]
    akun = dict(Akun.objects.values_list("kode", "uraian"))
    buku = Buku(_names([*in_force, *spent], tahun), akun, _rows(in_force), _rows(spent))
    program = buku.build_program()
    return Anggaran(
        tahun=tahun,
        tahap=tahap,
        program=program,
        jenis=buku.build_jenis(),
        total=sum_dana(p.total for p in program),
        pagu_murni=sum_known(_rows(murni)),
        triwulan=triwulan,
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
