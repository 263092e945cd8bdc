"""The rows of the budget's grids: the tree with its sums, and below it what people fill in."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from keuangan.data import Dana, Simpul
from keuangan.formulas import Jumlah, Persen
from keuangan.models import Akun, Pagu, Realisasi
from keuangan.queries import Lembar
from keuangan.tree import sum_dana
from sakip.angka import Angka, Keadaan
from sakip.grid import Row
from sakip.numbers import format_amount

_LEVELS = {"program": 1, "kegiatan": 2, "sub_kegiatan": 3}


@dataclass(frozen=True)
class Letak:
    """Where rupiah are filled in: a row of the nomenclature, an akun and a sub-unit or none."""

    kode: str
    kode_cetak: str
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

    @property
    def nama(self) -> str:
        """Return how labels and messages call the row."""
        return f"{self.kode_cetak} {self.belanja}"


def key_of(row: Pagu | Realisasi) -> str:
    """Return the key of the grid's row in which a figure stands."""
    return f"{row.nomenklatur_id}-{row.akun_id}-{row.sub_unit_id or 0}"


Places = Mapping[str, Sequence[Letak]]  # by code, in the order of their akun


def gather(lembar: Lembar, rows: Iterable[Pagu | Realisasi], *, with_groups: bool) -> Places:
    """Return the places of rows.

    ``with_groups`` adds the akun group where several of its jenis stand: a realisasi may be
    known only there.
    """
    by_kode: dict[str, list[Letak]] = defaultdict(list)
    for row in {key_of(row): row for row in rows}.values():
        place = _place(lembar, row)
        by_kode[place.kode].append(place)
    groups = {one.kode: one for one in lembar.akun.values() if one.kode.count(".") == 1}
    for kode, places in by_kode.items():
        if with_groups:
            by_kode[kode] = _with_groups(places, groups)
        by_kode[kode].sort(key=lambda place: (place.akun.kode, place.unit))
    return by_kode


def _place(lembar: Lembar, row: Pagu | Realisasi) -> Letak:
    node = lembar.nomenklatur[row.nomenklatur_id]
    return Letak(
        node.kode,
        node.kode_cetak(lembar.tahun),
        node.pk,
        lembar.akun[row.akun_id],
        row.sub_unit_id,
        lembar.sub_unit[row.sub_unit_id],
    )


def _with_groups(places: Sequence[Letak], groups: Mapping[str, Akun]) -> list[Letak]:
    first = places[0]
    above = Counter(place.akun.kode.rpartition(".")[0] for place in places)
    several = {kode for kode, count in above.items() if count > 1 and kode in groups}
    split = [place for place in places if place.akun.kode not in several]
    rest = [
        Letak(first.kode, first.kode_cetak, first.nomenklatur, groups[kode], belum_dirinci=True)
        for kode in several
    ]
    return [*split, *rest]


def lay_out(
    program: Sequence[Simpul],
    places: Places,
    make_sum: Callable[[Simpul, str, int], Row],
    make_row: Callable[[Letak, str, int, Simpul | None], Row],
    keys: Collection[str] | None = None,
) -> Iterator[Row]:
    """Yield the rows in the order of the tree; of the places those of ``keys`` where given.

    ``make_sum`` gets a node, its title and level. ``make_row`` gets a place, its title and level,
    and its leaf where it is the only place there: a leaf with one place is one row, with several
    it is a sum above them.
    """

    def below(node: Simpul, above: int) -> Iterator[Row]:
        level = above + 1 if node.belum_dirinci else _LEVELS.get(node.tingkat, above + 1)
        own = () if node.anak else places.get(node.kode, ())
        wanted = [one for one in own if keys is None or one.kunci in keys]
        if len(own) == 1:
            for place in wanted:
                yield make_row(place, f"{node.uraian} · {place.belanja}", level, node)
            return
        yield make_sum(node, node.uraian, level)
        for place in wanted:
            yield make_row(place, place.belanja, level + 1, None)
        for child in node.anak:
            yield from below(child, level)

    for node in program:
        yield from below(node, 0)


def print_angka(angka: Angka) -> tuple[str, str]:
    """Return a figure as a cell that is only read prints it, and why it has none."""
    return (format_amount(angka.nilai) if angka.nilai is not None else str(angka)), angka.alasan


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


Nodes = Mapping[tuple[str, bool], Dana]


def tree_sums(program: Sequence[Simpul]) -> Nodes:
    """Return the sums of every node by code; a rest row stands apart from its parent."""
    found: dict[tuple[str, bool], Dana] = {("", False): sum_dana(p.total for p in program)}

    def walk(nodes: Sequence[Simpul]) -> None:
        for node in nodes:
            found[node.kode, node.belum_dirinci] = node.total
            walk(node.anak)

    walk(program)
    return found


def find_sums(nodes: Nodes, node: Simpul) -> Dana | None:
    """Return the sums of a node in another tree; None where it is not in it."""
    return nodes.get((node.kode, node.belum_dirinci))
