"""Reading a year's budget: a constant number of queries, whatever its size."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from instansi.models import Instansi, SubUnit
from keuangan.data import Anggaran
from keuangan.models import Akun, Pagu, Realisasi, TahapAnggaran
from keuangan.tree import Baris, Buku, Nama, sum_dana, sum_known
from renstra.models import Nomenklatur

_ABOVE = ("program", "bidang", "urusan")


@dataclass(frozen=True)
class Lembar:
    """All rows of a year, of every stage and triwulan, with the names they need by id.

    The rows come without their relations: a thousand of them would bring three thousand more.
    """

    tahun: int
    tahap: str  # the stage in force: the latest that has rows; "" = there is no pagu
    pagu: tuple[Pagu, ...]
    realisasi: tuple[Realisasi, ...]
    nomenklatur: Mapping[int, Nomenklatur]
    akun: Mapping[int, Akun]
    sub_unit: Mapping[int | None, str]

    @property
    def triwulan(self) -> int | None:
        """Return the last triwulan of which something is known: an emptied row says nothing."""
        return max(self.triwulan_known, default=None)

    @property
    def triwulan_known(self) -> list[int]:
        """Return the triwulan of which something is known."""
        known = {row.triwulan for row in self.realisasi if _says(row)}
        return sorted(known)

    def pagu_at(self, tahap: str) -> list[Pagu]:
        """Return the rows of a stage."""
        return [row for row in self.pagu if row.tahap == tahap]

    def realisasi_to(self, triwulan: int | None) -> list[Realisasi]:
        """Return the rows of a triwulan (cumulative) that say something.

        An emptied row, or one that only keeps a place, is no missing part of a sum: what is
        missing follows from the pagu that nothing answers.
        """
        return [row for row in self.realisasi if row.triwulan == triwulan and _says(row)]

    def buku(self, pagu: Iterable[Pagu], realisasi: Iterable[Realisasi]) -> Buku:
        """Return the book of some rows, from which the tree and its sums are built."""
        return Buku(self._names, self._akun_names, self.baris(pagu), self.baris(realisasi))

    def baris(self, rows: Iterable[Pagu | Realisasi]) -> list[Baris]:
        """Return rows in the form that the formulas take."""
        return [
            Baris(
                self.nomenklatur[row.nomenklatur_id].kode,
                self.akun[row.akun_id].kode,
                row.angka,
                self.sub_unit[row.sub_unit_id],
            )
            for row in rows
        ]

    @cached_property
    def _akun_names(self) -> dict[str, str]:
        return {one.kode: one.uraian for one in self.akun.values()}

    @cached_property
    def _names(self) -> dict[str, Nama]:
        """The nomenclature of the rows and of the levels above them."""
        names: dict[str, Nama] = {}
        for row in self.nomenklatur.values():
            node: Nomenklatur | None = row
            while node is not None and node.kode not in names:
                cetak = node.kode_cetak(self.tahun)
                names[node.kode] = Nama(node.kode, cetak, node.tingkat, node.uraian)
                node = node.induk if node.tingkat not in _ABOVE else None
        return names


def _says(row: Realisasi) -> bool:
    return row.nilai is not None or bool(row.alasan)


def load_lembar(
    instansi: Instansi, tahun: int, nomenklatur: Collection[int] | None = None
) -> Lembar:
    """Return all rows of a year; of these ids of the nomenclature alone where given."""
    return load_lembar_many([instansi], tahun, nomenklatur)[instansi.pk]


def load_lembar_many(
    instansi: Collection[Instansi], tahun: int, nomenklatur: Collection[int] | None = None
) -> dict[int, Lembar]:
    """Return the same for several Instansi by id, in a constant number of queries."""
    where: dict[str, Any] = {"instansi__in": instansi, "tahun": tahun}
    in_force = _stages(where)
    if nomenklatur is not None:
        where["nomenklatur__in"] = nomenklatur
    pagu = Pagu.objects.filter(**where).order_by("pk")
    realisasi = Realisasi.objects.filter(**where).order_by("pk")
    named = Q(pk__in=pagu.values("nomenklatur")) | Q(pk__in=realisasi.values("nomenklatur"))
    names = {
        row.pk: row for row in Nomenklatur.objects.filter(named).select_related("induk__induk")
    }
    akun = {one.pk: one for one in Akun.objects.all()}
    units = SubUnit.objects.filter(instansi__in=instansi).values_list("instansi", "pk", "nama")
    by_place: dict[int, dict[int | None, str]] = {one.pk: {None: ""} for one in instansi}
    for place, pk, nama in units:
        by_place[place][pk] = nama
    planned, spent = _by_place(pagu), _by_place(realisasi)
    return {
        pk: Lembar(tahun, in_force[pk], tuple(planned[pk]), tuple(spent[pk]), names, akun, sub_unit)
        for pk, sub_unit in by_place.items()
    }


def _stages(where: Mapping[str, Any]) -> dict[int, str]:
    """Return the stage in force by id of the Instansi, "" where there is no pagu."""
    found: dict[int, str] = defaultdict(str)
    rows = Pagu.objects.filter(**where).order_by().values_list("instansi", "tahap").distinct()
    for pk, tahap in sorted(rows, key=lambda row: TahapAnggaran.values.index(row[1])):
        found[pk] = tahap
    return found


def _by_place(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.instansi_id].append(row)
    return found


def load_anggaran(instansi: Instansi, tahun: int) -> Anggaran:
    """Return the budget at the stage in force and what of it was spent, in rupiah.

    The stage is the latest that has rows, the realisasi that of the last triwulan of which
    something is known (cumulative, so the fourth is the year's); sub-units are summed.
    """
    return _anggaran(load_lembar(instansi, tahun))


def load_anggaran_many(instansi: Collection[Instansi], tahun: int) -> dict[int, Anggaran]:
    """Return the same for several Instansi by id, in a constant number of queries."""
    return {pk: _anggaran(lembar) for pk, lembar in load_lembar_many(instansi, tahun).items()}


def _anggaran(lembar: Lembar) -> Anggaran:
    buku = lembar.buku(lembar.pagu_at(lembar.tahap), lembar.realisasi_to(lembar.triwulan))
    program = buku.build_program()
    return Anggaran(
        tahun=lembar.tahun,
        tahap=lembar.tahap,
        program=program,
        jenis=buku.build_jenis(),
        total=sum_dana(p.total for p in program),
        pagu_murni=sum_known(lembar.baris(lembar.pagu_at(TahapAnggaran.MURNI))),
        triwulan=lembar.triwulan,
    )
