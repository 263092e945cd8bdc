"""From rows of pagu and realisasi to the tree of a year's budget. Pure: no Django.

A figure is empty, never zero, where its counterpart says that it must exist: an akun with pagu
and no realisasi is belum diisi, and so is the pagu of a realisasi that has none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from keuangan.data import Dana, JenisBelanja, Simpul
from keuangan.formulas import Jumlah, add, sum_parts
from sakip.angka import Angka

SUB_KEGIATAN = "sub_kegiatan"
BELUM_DIRINCI = "Belum dirinci"
# How many segments the codes of program, kegiatan and sub kegiatan have.
_DEPTHS = (3, 5, 6)


@dataclass(frozen=True)
class Nama:
    """A row of the nomenclature as the budget prints it."""

    kode: str
    kode_cetak: str
    tingkat: str
    uraian: str


@dataclass(frozen=True)
class Baris:
    """A figure in rupiah at a code of the nomenclature and an akun; ``sub_unit`` "" = the whole."""

    kode: str
    akun: str
    angka: Angka
    sub_unit: str = ""

    @cached_property
    def kelompok(self) -> str:
        """The akun group, "5.1"."""
        return _head(self.akun, 2)

    @cached_property
    def jenis(self) -> str:
        """The jenis belanja, "5.1.01"; the group itself where the row is not split."""
        return _head(self.akun, 3)

    def belongs_with(self, other: "Baris") -> bool:
        """Whether both may speak of the same money (same leaf taken for granted)."""
        units = self.sub_unit == other.sub_unit or "" in (self.sub_unit, other.sub_unit)
        return units and (_within(self.akun, other.akun) or _within(other.akun, self.akun))


class Buku:
    """All rows of a year, with the empty parts that their counterparts reveal."""

    def __init__(
        self,
        nama: Mapping[str, Nama],
        akun: Mapping[str, str],
        pagu: Sequence[Baris],
        realisasi: Sequence[Baris],
    ) -> None:
        self._nama = nama
        self._akun = akun
        self.pagu = [*pagu, *_find_gaps(realisasi, pagu)]
        self.realisasi = [*realisasi, *_find_gaps(pagu, realisasi)]
        rows = [*self.pagu, *self.realisasi]
        self.kelompok = sorted({row.kelompok for row in rows})
        self._by_leaf = (_by_leaf(self.pagu), _by_leaf(self.realisasi))
        self._by_part = (_by_part(self.pagu), _by_part(self.realisasi))

    def build_program(self) -> tuple[Simpul, ...]:
        """The tree of program, kegiatan and sub kegiatan, in the order of their codes."""
        children: dict[str, set[str]] = defaultdict(set)
        for kode in {row.kode for row in [*self.pagu, *self.realisasi]}:
            for parent, child in zip(["", *_path(kode)], _path(kode), strict=False):
                children[parent].add(child)
        return tuple(self._build(kode, children) for kode in sorted(children[""]))

    def _build(self, kode: str, children: Mapping[str, set[str]]) -> Simpul:
        nama = self._nama[kode]
        if nama.tingkat == SUB_KEGIATAN:
            return self._leaf(nama)
        anak = [self._build(child, children) for child in sorted(children.get(kode, ()))]
        if any(kode in side for side in self._by_leaf):
            anak.append(self._leaf(nama, belum_dirinci=True))
        dana = {k: sum_dana(child.dana[k] for child in anak) for k in self.kelompok}
        total = sum_dana(dana.values())
        return Simpul(kode, nama.kode_cetak, nama.tingkat, nama.uraian, dana, total, tuple(anak))

    def _leaf(self, nama: Nama, *, belum_dirinci: bool = False) -> Simpul:
        dana = {
            k: Dana(*(self._sum(side.get((nama.kode, k), ())) for side in self._by_part))
            for k in self.kelompok
        }
        uraian = BELUM_DIRINCI if belum_dirinci else nama.uraian
        return Simpul(
            nama.kode,
            nama.kode_cetak,
            nama.tingkat,
            uraian,
            dana,
            sum_dana(dana.values()),
            belum_dirinci=belum_dirinci,
        )

    def build_jenis(self) -> tuple[JenisBelanja, ...]:
        """The table per jenis belanja: each group, followed by its jenis where there are any."""
        unsplit = tuple(self._find_unsplit())
        lines = []
        for kelompok in self.kelompok:
            pagu = [row for row in self.pagu if row.kelompok == kelompok]
            realisasi = [row for row in self.realisasi if row.kelompok == kelompok]
            dana = Dana(self._sum(pagu), self._sum(realisasi))
            lines.append(JenisBelanja(kelompok, self._akun[kelompok], 1, dana))
            if any(row.jenis != kelompok for row in [*pagu, *realisasi]):
                lines += self._split(kelompok, pagu, realisasi, unsplit)
        return tuple(lines)

    def _split(
        self,
        kelompok: str,
        pagu: Sequence[Baris],
        realisasi: Sequence[Baris],
        unsplit: Sequence[tuple[str, bool, Baris]],
    ) -> Iterator[JenisBelanja]:
        """One line per jenis; what has only a realisasi at the group is no line of its own."""
        jenis = {row.jenis for row in pagu} | {row.jenis for row in realisasi} - {kelompok}
        for kode in sorted(jenis, key=lambda one: (one == kelompok, one)):
            without = [
                [
                    self._unsplit_part(row)
                    for target, at_pagu, row in unsplit
                    if target == kode and at_pagu is side
                ]
                for side in (True, False)
            ]
            dana = Dana(
                self._sum((row for row in pagu if row.jenis == kode), without[0]),
                self._sum((row for row in realisasi if row.jenis == kode), without[1]),
            )
            uraian = self._akun.get(kode, kode)
            if kode == kelompok:
                uraian = f"{uraian} yang belum dirinci"
            yield JenisBelanja(kode, uraian, 2, dana, dirinci=not any(without))

    def _find_unsplit(self) -> Iterator[tuple[str, bool, Baris]]:
        """Rows of which a part belongs to a jenis that they do not name: (jenis, is pagu, row)."""
        pagu_of, realisasi_of = self._by_leaf
        for kode, pagu in pagu_of.items():
            for one in pagu:
                for other in realisasi_of.get(kode, ()):
                    if one.belongs_with(other) and one.jenis != other.jenis:
                        yield one.jenis, False, other
                        yield other.jenis, True, one

    def _sum(self, rows: Iterable[Baris], extra: Iterable[tuple[str, Angka]] = ()) -> Jumlah:
        # A label is asked for only where a part is missing.
        parts = ((self._label(row) if row.angka.nilai is None else "", row.angka) for row in rows)
        return sum_parts([*parts, *extra])

    def _label(self, row: Baris) -> str:
        """What a missing part is called: "Belanja Modal 7.01.01.2.08.04"."""
        unit = f" ({row.sub_unit})" if row.sub_unit else ""
        return f"{self._akun.get(row.akun, row.akun)} {self._nama[row.kode].kode_cetak}{unit}"

    def _unsplit_part(self, row: Baris) -> tuple[str, Angka]:
        return f"bagian dari {self._label(row)}", Angka.tidak_tersedia("tidak dirinci")


def sum_dana(items: Iterable[Dana]) -> Dana:
    """Add pagu to pagu and realisasi to realisasi."""
    parts = list(items)
    if len(parts) == 1:
        return parts[0]
    return Dana(add(*(d.pagu for d in parts)), add(*(d.realisasi for d in parts)))


def sum_known(rows: Iterable[Baris]) -> dict[str, Jumlah]:
    """Sum of the filled rows per code; a code without any is left out."""
    known = _by_leaf([row for row in rows if row.angka.terisi])
    return {kode: sum_parts((row.akun, row.angka) for row in of) for kode, of in known.items()}


def _find_gaps(given: Sequence[Baris], answers: Sequence[Baris]) -> list[Baris]:
    """Empty counterparts of rows that nothing answers; a zero needs no answer."""
    answers_of = _by_leaf(answers)
    return [
        Baris(row.kode, row.akun, Angka.belum(), row.sub_unit)
        for row in given
        if row.angka.nilai != 0
        and not any(row.belongs_with(answer) for answer in answers_of.get(row.kode, ()))
    ]


def _by_leaf(rows: Iterable[Baris]) -> dict[str, list[Baris]]:
    found: dict[str, list[Baris]] = defaultdict(list)
    for row in rows:
        found[row.kode].append(row)
    return dict(found)


def _by_part(rows: Iterable[Baris]) -> dict[tuple[str, str], list[Baris]]:
    found: dict[tuple[str, str], list[Baris]] = defaultdict(list)
    for row in rows:
        found[row.kode, row.kelompok].append(row)
    return dict(found)


def _path(kode: str) -> list[str]:
    """The codes of program, kegiatan and sub kegiatan above and at ``kode``."""
    depth = kode.count(".") + 1
    return [_head(kode, n) for n in _DEPTHS if n <= depth] or [kode]


def _head(kode: str, segments: int) -> str:
    return ".".join(kode.split(".")[:segments])


def _within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}.")
