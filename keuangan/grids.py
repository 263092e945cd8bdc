"""The grids of pagu and realisasi."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse

from instansi.models import Instansi, Pengguna
from keuangan import services
from keuangan.data import Dana, Simpul
from keuangan.models import Pagu, Realisasi, TahapAnggaran
from keuangan.queries import Lembar, load_lembar
from keuangan.services import IsianDana, Tempat
from keuangan.susunan import Letak, gather, lay_out, place_of, print_jumlah, print_persen
from keuangan.tree import sum_dana
from sakip.fields import RupiahField, cell_of
from sakip.grid import Column, Edit, Grid, Refusal, Row

TRIWULAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
HEAD = "Program, kegiatan, sub kegiatan"


class GridAnggaran(Grid):
    """What both grids share: whose budget, of which year, and who fills it in."""

    head = HEAD

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        self.instansi, self.tahun, self.user = instansi, tahun, user
        self.places: dict[str, Letak] = {}

    def _lay_out(
        self, lembar: Lembar, rows: Iterable[Pagu | Realisasi], structure: Sequence[Simpul]
    ) -> list[Row]:
        places = gather(rows, lembar.akun, with_groups=self.with_groups)
        self.places = {place.kunci: place for own in places.values() for place in own}
        lines = list(lay_out(structure, places, self._sum, self._row))
        if lines:
            total = sum_dana(node.total for node in structure)
            lines.append(self._total(Simpul("", "", "", "Jumlah", {}, total)))
        return lines

    with_groups = False

    def _sum(self, node: Simpul, title: str, level: int) -> Row:
        texts = self._sums(node)
        kind = "belum" if node.belum_dirinci else "sum"
        return Row(
            f"{kind}-{node.kode}",
            title,
            f"{node.kode_cetak} {title}",
            {name: text for name, (text, _) in texts.items()},
            code=node.kode_cetak,
            level=level,
            details={name: why for name, (_, why) in texts.items() if why},
        )

    def _total(self, node: Simpul) -> Row:
        texts = self._sums(node)
        return Row(
            "total",
            node.uraian,
            node.uraian,
            {name: text for name, (text, _) in texts.items()},
            total=True,
            details={name: why for name, (_, why) in texts.items() if why},
        )

    def _row(self, place: Letak, leaf: Simpul, title: str, level: int) -> Row:
        raise NotImplementedError

    def _sums(self, node: Simpul) -> Mapping[str, tuple[str, str]]:
        raise NotImplementedError

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
            f"Pagu {label} belum berisi. Tambahkan sub kegiatan satu demi satu di bawah ini, "
            "atau salin dari tahap sebelumnya."
        )
        self.before = TahapAnggaran.values[: TahapAnggaran.values.index(tahap)]
        self.columns = (
            *(Column(one, f"Pagu {TahapAnggaran(one).label.lower()}") for one in self.before),
            Column("pagu", f"Pagu {label}", RupiahField(), "pagu"),
        )

    def rows(self) -> Sequence[Row]:
        """Return the rows of the stage under the tree's sums."""
        lembar = load_lembar(self.instansi, self.tahun)
        self.known = {(row.tahap, place_of(row).kunci): row for row in lembar.pagu}
        own = lembar.pagu_at(self.tahap)
        self.earlier = {
            one: _by_kode(lembar.buku(lembar.pagu_at(one), []).build_program())
            for one in self.before
        }
        return self._lay_out(lembar, own, lembar.buku(own, []).build_program())

    def _sums(self, node: Simpul) -> Mapping[str, tuple[str, str]]:
        before = {one: _find(nodes, node) for one, nodes in self.earlier.items()}
        texts = {one: print_jumlah(dana.pagu) if dana else ("", "") for one, dana in before.items()}
        return {**texts, "pagu": print_jumlah(node.total.pagu)}

    def _row(self, place: Letak, leaf: Simpul, title: str, level: int) -> Row:
        row = self.known[self.tahap, place.kunci]
        cells = {
            one: cell_of(self.known[one, place.kunci].angka)
            for one in self.before
            if (one, place.kunci) in self.known
        }
        remove = reverse(
            "keuangan:hapus_pagu", args=[self.instansi.kode, self.tahun, self.tahap, row.pk]
        )
        return Row(
            place.kunci,
            title,
            f"{leaf.kode_cetak} {place.belanja}",
            {**cells, "pagu": cell_of(row.angka)},
            {"pagu": row.versi},
            code=leaf.kode_cetak,
            level=level,
            remove_url=remove,
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
    empty = "Belum ada pagu tahun ini, jadi belum ada yang dapat direalisasikan. Isi pagu dahulu."

    def __init__(self, instansi: Instansi, tahun: int, user: Pengguna) -> None:
        super().__init__(instansi, tahun, user)
        self.caption = f"Realisasi anggaran tahun {tahun} sampai dengan tiap triwulan, dalam rupiah"

    def rows(self) -> Sequence[Row]:
        """Return a row for every pagu in force and every realisasi, under the tree's sums."""
        lembar = load_lembar(self.instansi, self.tahun)
        in_force = lembar.pagu_at(lembar.tahap)
        self.pagu = {place_of(row).kunci: row for row in in_force}
        self.spent = {(row.triwulan, place_of(row).kunci): row for row in lembar.realisasi}
        known = {r.triwulan for r in lembar.realisasi if r.nilai is not None or r.alasan}
        books = {n: lembar.buku(in_force, lembar.realisasi_to(n)) for n in sorted(known)}
        self.trees = {n: _by_kode(book.build_program()) for n, book in books.items()}
        self.last = max(known, default=0)
        everything = lembar.buku(in_force, lembar.realisasi).build_program()
        return self._lay_out(lembar, [*in_force, *lembar.realisasi], everything)

    def _sums(self, node: Simpul) -> Mapping[str, tuple[str, str]]:
        found = {n: _find(nodes, node) for n, nodes in self.trees.items()}
        texts = {
            f"tw{n}": print_jumlah(dana.realisasi) if dana else ("", "")
            for n, dana in found.items()
        }
        last = found.get(self.last)
        serapan = print_persen(last.serapan) if last else ("", "")
        return {**texts, "pagu": print_jumlah((last or node.total).pagu), "serapan": serapan}

    def _row(self, place: Letak, leaf: Simpul, title: str, level: int) -> Row:
        own = {n: self.spent.get((n, place.kunci)) for n in TRIWULAN}
        pagu = self.pagu.get(place.kunci)
        alone = level == 3 or leaf.belum_dirinci  # noqa: PLR2004 - the level of a sub kegiatan
        sums = self._sums(leaf) if alone else {}
        serapan, why = sums.get("serapan", ("", ""))
        return Row(
            place.kunci,
            title,
            f"{leaf.kode_cetak} {place.belanja}",
            {
                **{f"tw{n}": cell_of(row.angka) for n, row in own.items() if row},
                "pagu": cell_of(pagu.angka) if pagu else "",
                "serapan": serapan,
            },
            {f"tw{n}": row.versi if row else 0 for n, row in own.items()},
            code=leaf.kode_cetak,
            level=level,
            warning=_warn(pagu, own),
            details={"serapan": why} if why else {},
        )

    def save(self, edits: Sequence[Edit]) -> Mapping[str, Refusal]:
        """Save the realisasi of the triwulan that were changed."""
        isian = [
            IsianDana(edit.key, self._place(edit.key), angka, edit.versi.get(name, 0), int(name[2]))
            for edit in edits
            for name, angka in edit.values.items()
        ]
        stale = services.set_realisasi(self.instansi, self.tahun, isian, by=self.user)
        return {key: Refusal(conflict=True) for key in stale}


def _warn(pagu: Pagu | None, spent: Mapping[int, Realisasi | None]) -> str:
    """Return what should be looked at in a row: cumulative figures that fall, or pass the pagu."""
    known = [(n, r.nilai) for n, r in spent.items() if r is not None and r.nilai is not None]
    said = []
    for (before, less), (after, more) in zip(known, known[1:], strict=False):
        if more < less:
            said.append(
                f"TW {TRIWULAN[after]} lebih kecil daripada TW {TRIWULAN[before]}, "
                "padahal angkanya kumulatif."
            )
    if known and pagu is not None and pagu.nilai is not None and known[-1][1] > pagu.nilai:
        said.append("Realisasi melebihi pagu.")
    return " ".join([*said, *(["Periksa kembali."] if said else [])])


Nodes = Mapping[tuple[str, bool], Dana]


def _by_kode(program: Sequence[Simpul]) -> Nodes:
    """Return the sums of every node by code; a rest row stands apart from its parent."""
    found: dict[tuple[str, bool], Dana] = {("", False): sum_dana(p.total for p in program)}

    def walk(nodes: Sequence[Simpul]) -> None:
        for node in nodes:
            found[node.kode, node.belum_dirinci] = node.total
            walk(node.anak)

    walk(program)
    return found


def _find(nodes: Nodes, node: Simpul) -> Dana | None:
    return nodes.get((node.kode, node.belum_dirinci))
