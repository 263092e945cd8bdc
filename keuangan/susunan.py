"""The rows of the budget's grids: the tree with its sums, and below it what people fill in."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from keuangan.data import Simpul
from keuangan.formulas import Jumlah, Persen
from keuangan.models import Akun, Pagu, Realisasi
from sakip.angka import Keadaan
from sakip.grid import Row
from sakip.numbers import format_amount

_LEVELS = {"program": 1, "kegiatan": 2, "sub_kegiatan": 3}


@dataclass(frozen=True)
class Letak:
    """Where rupiah are filled in: a row of the nomenclature, an akun and a sub-unit or none."""

    kode: str
    nomenklatur: int
    akun: Akun
    sub_unit: int | None = None
    unit: str = ""
    belum_dirinci: bool = False  # the group itself, beside its jenis

    @property
    def kunci(self) -> str:
        """Return the key of the grid's row."""
        return f"{self.nomenklatur}-{self.akun.pk}-{self.sub_unit or 0}"

    @property
    def sebutan(self) -> str:
        """Return what the row is called in the trail."""
        return " ".join(filter(None, [self.kode, self.akun.kode, self.unit]))

    @property
    def belanja(self) -> str:
        """Return the akun in words, with the sub-unit and whether it is split further."""
        rest = " yang tidak dirinci" if self.belum_dirinci else ""
        unit = f" ({self.unit})" if self.unit else ""
        return f"{self.akun.uraian}{rest}{unit}"


def place_of(row: Pagu | Realisasi) -> Letak:
    """Return where a row of the budget stands."""
    unit = row.sub_unit.nama if row.sub_unit else ""
    return Letak(row.nomenklatur.kode, row.nomenklatur_id, row.akun, row.sub_unit_id, unit)


def gather(
    rows: Iterable[Pagu | Realisasi], akun: Mapping[str, Akun], *, with_groups: bool
) -> Mapping[str, Sequence[Letak]]:
    """Return the places of rows by code, in the order of their akun.

    ``with_groups`` adds the akun group where several of its jenis stand: a realisasi may be
    known only there.
    """
    found = {place.kunci: place for place in map(place_of, rows)}
    by_kode: dict[str, list[Letak]] = defaultdict(list)
    for place in found.values():
        by_kode[place.kode].append(place)
    for kode, places in by_kode.items():
        if with_groups:
            by_kode[kode] = _with_groups(places, akun)
        by_kode[kode].sort(key=lambda place: (place.akun.kode, place.unit))
    return by_kode


def _with_groups(places: Sequence[Letak], akun: Mapping[str, Akun]) -> list[Letak]:
    first = places[0]
    groups = [place.akun.kode[:3] for place in places if len(place.akun.kode) > 3]  # noqa: PLR2004
    several = {group for group in groups if groups.count(group) > 1 and group in akun}
    split = [place for place in places if place.akun.kode not in several]
    rest = [
        Letak(first.kode, first.nomenklatur, akun[group], belum_dirinci=True) for group in several
    ]
    return [*split, *rest]


def lay_out(
    program: Sequence[Simpul],
    places: Mapping[str, Sequence[Letak]],
    make_sum: Callable[[Simpul, str, int], Row],
    make_row: Callable[[Letak, Simpul, str, int], Row],
) -> Iterator[Row]:
    """Yield the rows in the order of the tree.

    ``make_sum`` gets a node, its title and level; ``make_row`` a place, its leaf, title and level.
    A leaf with one place is one row, with several it is a sum above them.
    """

    def below(node: Simpul, above: int) -> Iterator[Row]:
        level = above + 1 if node.belum_dirinci else _LEVELS.get(node.tingkat, above + 1)
        if node.anak:
            yield make_sum(node, node.uraian, level)
            for child in node.anak:
                yield from below(child, level)
            return
        own = places.get(node.kode, ())
        if len(own) == 1:
            yield make_row(own[0], node, f"{node.uraian} · {own[0].belanja}", level)
            return
        yield make_sum(node, node.uraian, level)
        for place in own:
            yield make_row(place, node, place.belanja, level + 1)

    for node in program:
        yield from below(node, 0)


def print_jumlah(jumlah: Jumlah) -> tuple[str, str]:
    """Return a sum as a cell prints it, and what it lacks: "1.000*" is incomplete."""
    if jumlah.lengkap and not jumlah.terisi:
        return "", ""
    if jumlah.keadaan is not Keadaan.TERISI:
        return str(jumlah.keadaan), jumlah.catatan
    mark = "" if jumlah.lengkap else "*"
    return f"{format_amount(jumlah.nilai)}{mark}", jumlah.catatan


def print_persen(persen: Persen) -> tuple[str, str]:
    """Return an absorption as a cell prints it, and its derivation or why there is none."""
    return str(persen), persen.derivasi or persen.alasan
