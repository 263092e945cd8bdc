"""The grids of pagu and realisasi."""

from abc import abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from django.urls import reverse

from instansi.access import require
from instansi.models import Instansi, Pengguna
from instansi.rights import Right
from keuangan import services
from keuangan.checks import TRIWULAN, warn_kumulatif
from keuangan.data import Simpul
from keuangan.models import Pagu, Realisasi, TahapAnggaran
from keuangan.queries import Lembar, load_lembar
from keuangan.services import IsianDana, Tempat
from keuangan.susunan import (
    Letak,
    Places,
    find_sums,
    gather,
    key_of,
    lay_out,
    print_angka,
    print_jumlah,
    print_persen,
    tree_sums,
)
from keuangan.tree import sum_dana
from sakip.fields import RupiahField, cell_of
from sakip.grid import Column, Edit, Grid, Refusal, Row, Trail
from sakip.grid.data import ids_of
from sakip.rupiah import warn_rupiah

HEAD = "Program, kegiatan, sub kegiatan"


class GridAnggaran(Grid):
    """What both grids share: whose budget, of which year, and who fills it in."""

    head = HEAD
    with_groups = False

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        self.instansi, self.tahun, self.user = instansi, tahun, user

    def authorize(self) -> None:
        """Let those pass who enter the data of the Instansi."""
        require(self.user, Right.DATA_ENTER, self.instansi)

    def rows(self) -> Sequence[Row]:
        """Return the places to fill in under the tree's sums, and the sum of all."""
        return self._rows(None)

    def rows_after(self, keys: Collection[str]) -> Sequence[Row]:
        """Return the sums, all of which a place can change, and of the places those of these keys."""
        return self._rows(keys)

    def _rows(self, keys: Collection[str] | None) -> list[Row]:
        lembar, places = self._load()
        structure = self.read_sums(lembar)
        lines = list(lay_out(structure, places, self._sum, self.row, keys))
        if lines:
            total = sum_dana(node.total for node in structure)
            everything = self._sum(Simpul("", "", "", "Jumlah", {}, total), "Jumlah", 0)
            lines.append(replace(everything, key="total", name="Jumlah", total=True))
        return lines

    def editable_rows(self, keys: Collection[str] | None = None) -> Sequence[Row]:
        """Return the places alone: no sum is needed to read what somebody wants."""
        self._load(None if keys is None else ids_of(key.partition("-")[0] for key in keys))
        wanted = self.places if keys is None else self.places.keys() & keys
        return [self.row(self.places[key], "", 0, None) for key in wanted]

    def _load(self, nomenklatur: Collection[int] | None = None) -> tuple[Lembar, Places]:
        lembar = load_lembar(self.instansi, self.tahun, nomenklatur)
        places = gather(lembar, self.read(lembar), with_groups=self.with_groups)
        self.places = {place.kunci: place for own in places.values() for place in own}
        return lembar, places

    @abstractmethod
    def read(self, lembar: Lembar) -> Iterable[Pagu | Realisasi]:
        """Keep what the rows print, and return the rows of the budget that have a place."""

    @abstractmethod
    def read_sums(self, lembar: Lembar) -> Sequence[Simpul]:
        """Keep what the sums print, and return the tree that the places stand in."""

    @abstractmethod
    def row(self, place: Letak, title: str, level: int, leaf: Simpul | None) -> Row:
        """Return the row of a place; ``leaf`` is given where it has the leaf for itself."""

    @abstractmethod
    def sums(self, node: Simpul) -> Mapping[str, tuple[str, str]]:
        """Return the sums of a node by column, each with what explains it."""

    def _sum(self, node: Simpul, title: str, level: int) -> Row:
        texts = self.sums(node)
        kind = "belum" if node.belum_dirinci else "sum"
        return Row(
            f"{kind}-{node.kode}",
            title,
            f"{node.kode_cetak} {title}",
            {name: text for name, (text, _) in texts.items()},
            code=node.kode_cetak,
            level=level,
            details={name: why for name, (_, why) in texts.items() if why},
            tempat=node.tempat,
        )

    def _place(self, key: str) -> Tempat:
        place = self.places[key]
        return Tempat(place.nomenklatur, place.akun.pk, place.sub_unit, place.sebutan)


class GridPagu(GridAnggaran):
    """Pagu at one stage, beside that of the stages before it."""

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna, tahap: str) -> None:
        super().__init__(instansi, tahun, user)
        self.tahap = tahap
        label = TahapAnggaran(tahap).label.lower()
        self.caption = f"Pagu {label} tahun {tahun}, dalam rupiah"
        self.empty = (
            f"Pagu {label} belum berisi. Tempelkan sub kegiatan dari Excel, tambahkan satu demi "
            "satu di bawah ini, atau salin dari tahap sebelumnya."
        )
        self.before = TahapAnggaran.values[: TahapAnggaran.values.index(tahap)]
        self.columns = (
            *(Column(one, f"Pagu {TahapAnggaran(one).label.lower()}") for one in self.before),
            Column("pagu", f"Pagu {label}", RupiahField(), "pagu"),
        )

    @property
    def trail(self) -> Trail:
        """Return where the history of its cells is found."""
        return Trail(self.instansi, ("pagu",), f"{self.tahun} {self.tahap}")

    def read(self, lembar: Lembar) -> Iterable[Pagu | Realisasi]:
        """Keep the pagu of this stage and those before."""
        self.known = {(row.tahap, key_of(row)): row for row in lembar.pagu}
        return lembar.pagu_at(self.tahap)

    def read_sums(self, lembar: Lembar) -> Sequence[Simpul]:
        """Keep the sums of the stages before."""
        self.earlier = {one: tree_sums(self._tree(lembar, one)) for one in self.before}
        return self._tree(lembar, self.tahap)

    def _tree(self, lembar: Lembar, tahap: str) -> Sequence[Simpul]:
        return lembar.buku(lembar.pagu_at(tahap), []).build_program()

    def sums(self, node: Simpul) -> Mapping[str, tuple[str, str]]:
        """Return the pagu of a node at every stage."""
        before = {one: find_sums(nodes, node) for one, nodes in self.earlier.items()}
        texts = {one: print_jumlah(dana.pagu) if dana else ("", "") for one, dana in before.items()}
        return {**texts, "pagu": print_jumlah(node.total.pagu)}

    def row(self, place: Letak, title: str, level: int, leaf: Simpul | None) -> Row:
        """Return a place with its pagu at every stage."""
        row = self.known[self.tahap, place.kunci]
        known = {one: self.known.get((one, place.kunci)) for one in self.before}
        before = {one: print_angka(row.angka) for one, row in known.items() if row}
        address = [self.instansi.kode, self.tahun, self.tahap, row.pk]
        return Row(
            place.kunci,
            title,
            place.nama,
            {**{one: text for one, (text, _) in before.items()}, "pagu": cell_of(row.angka)},
            {"pagu": row.versi},
            code=place.kode_cetak,
            level=level,
            warning=warn_rupiah(row.nilai),
            details={one: why for one, (_, why) in before.items() if why},
            tempat=leaf.tempat if leaf else "",
            remove_url=reverse("keuangan:hapus_pagu", args=address),
        )

    def save(self, edits: Sequence[Edit]) -> Mapping[str, Refusal]:
        """Save the pagu of the stage."""
        isian = [
            IsianDana(e.key, self._place(e.key), e.values["pagu"], e.versi.get("pagu", 0))
            for e in edits
        ]
        stale = services.set_pagu(self.instansi, self.tahun, self.tahap, isian, by=self.user)
        return {key: Refusal(conflict=True) for key in stale}


class GridRealisasi(GridAnggaran):
    """Realisasi, cumulative to each triwulan, beside the pagu in force."""

    with_groups = True
    columns = (
        Column("pagu", "Pagu"),
        *(
            Column(f"tw{n}", f"S.d. TW {roman}", RupiahField(), f"tw{n}")
            for n, roman in TRIWULAN.items()
        ),
        Column("serapan", "Serapan"),
    )
    empty = (
        "Belum ada pagu tahun ini. Isi pagu dahulu; barisnya muncul di sini dengan sendirinya. "
        "Realisasi yang tidak berpagu ditambahkan di bawah ini."
    )

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        super().__init__(instansi, tahun, user)
        self.caption = f"Realisasi anggaran tahun {tahun} sampai dengan tiap triwulan, dalam rupiah"

    @property
    def trail(self) -> Trail:
        """Return where the history of its cells is found."""
        return Trail(self.instansi, ("realisasi",), str(self.tahun))

    def read(self, lembar: Lembar) -> Iterable[Pagu | Realisasi]:
        """Keep pagu in force and realisasi of every triwulan."""
        in_force = lembar.pagu_at(lembar.tahap)
        self.pagu = {key_of(row): row for row in in_force}
        self.spent = {(row.triwulan, key_of(row)): row for row in lembar.realisasi}
        return [*in_force, *lembar.realisasi]

    def read_sums(self, lembar: Lembar) -> Sequence[Simpul]:
        """Keep the sums of every triwulan of which something is known."""
        in_force = lembar.pagu_at(lembar.tahap)
        trees = {
            n: lembar.buku(in_force, lembar.realisasi_to(n)).build_program()
            for n in lembar.triwulan_known
        }
        self.trees = {n: tree_sums(tree) for n, tree in trees.items()}
        self.last = max(self.trees, default=0)
        places = {lembar.nomenklatur[row.nomenklatur_id].kode for row in self.read(lembar)}
        known = {kode for kode, _ in self.trees.get(self.last, ())}
        if trees and places <= known:
            return trees[self.last]
        return lembar.buku(in_force, lembar.realisasi).build_program()

    def sums(self, node: Simpul) -> Mapping[str, tuple[str, str]]:
        """Return pagu, the realisasi of each triwulan, and the serapan of the last."""
        found = {n: find_sums(nodes, node) for n, nodes in self.trees.items()}
        texts = {
            f"tw{n}": print_jumlah(dana.realisasi) if dana else ("", "")
            for n, dana in found.items()
        }
        last = found.get(self.last)
        serapan = print_persen(last.serapan) if last else ("", "")
        return {**texts, "pagu": print_jumlah((last or node.total).pagu), "serapan": serapan}

    def row(self, place: Letak, title: str, level: int, leaf: Simpul | None) -> Row:
        """Return a place with its pagu and realisasi, and serapan where it is known for it."""
        own = {n: self.spent.get((n, place.kunci)) for n in TRIWULAN}
        pagu = self.pagu.get(place.kunci)
        text, why = print_angka(pagu.angka) if pagu else ("", "")
        last = find_sums(self.trees[self.last], leaf) if leaf and self.trees else None
        return Row(
            place.kunci,
            title,
            place.nama,
            {
                **{f"tw{n}": cell_of(row.angka) for n, row in own.items() if row},
                "pagu": text,
                "serapan": str(last.serapan) if last else "",
            },
            {f"tw{n}": row.versi if row else 0 for n, row in own.items()},
            code=place.kode_cetak,
            level=level,
            tempat=leaf.tempat if leaf else "",
            warning=self._warn(pagu, own),
            remove_url="" if pagu else self._remove_url(place, own),
            # Of a quotient of two cells beside it nothing is to be explained, only of its absence.
            details=_without_empty(pagu=why, serapan=last.serapan.alasan if last else ""),
        )

    def _remove_url(self, place: Letak, own: Mapping[int, Realisasi | None]) -> str:
        """Return where a place goes that is there for its realisasi alone."""
        if not any(own.values()):
            return ""
        unit = place.sub_unit or 0
        address = [self.instansi.kode, self.tahun, place.nomenklatur, place.akun.pk, unit]
        return reverse("keuangan:hapus_realisasi", args=address)

    def _warn(self, pagu: Pagu | None, own: Mapping[int, Realisasi | None]) -> str:
        spent = {n: row.nilai for n, row in own.items() if row and row.nilai is not None}
        amounts = [warn_rupiah(nilai, f"TW {TRIWULAN[n]}") for n, nilai in sorted(spent.items())]
        said = [*filter(None, amounts), warn_kumulatif(pagu.nilai if pagu else None, spent)]
        return " ".join(said).strip()

    def save(self, edits: Sequence[Edit]) -> Mapping[str, Refusal]:
        """Save the realisasi of the triwulan that were changed."""
        isian = [
            IsianDana(edit.key, self._place(edit.key), angka, edit.versi.get(name, 0), int(name[2]))
            for edit in edits
            for name, angka in edit.values.items()
        ]
        stale = services.set_realisasi(self.instansi, self.tahun, isian, by=self.user)
        return {key: Refusal(conflict=True) for key in stale}


def _without_empty(**texts: str) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}
