"""The grid of the RKT: targets of indicators, and the anggaran of every row of a year's plan."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.forms import CharField
from django.urls import reverse

from instansi.access import require
from instansi.models import Pengguna
from instansi.rights import Right
from renstra.models import Indikator, Nomenklatur, Rkt, RktBaris, Sasaran, TargetRkt
from renstra.services.rkt import TINGKAT_RKT, IsianRkt, program_code, set_rkt
from sakip.angka import Angka
from sakip.fields import AngkaField, RupiahField, cell_of, field_for
from sakip.grid import Column, Edit, Grid, Refusal, Row, Trail
from sakip.grid.cells import check_form
from sakip.grid.data import Errors, ids_of
from sakip.rupiah import warn_rupiah

_LEVELS = {
    Nomenklatur.Tingkat.PROGRAM: 2,
    Nomenklatur.Tingkat.KEGIATAN: 3,
    Nomenklatur.Tingkat.SUB_KEGIATAN: 4,
}
_TARGET_ONLY, _MONEY_ONLY = frozenset({"anggaran"}), frozenset({"target", "bentuk"})
_LONGEST_FORM = 200


class GridRkt(Grid):
    """Under each sasaran its indicators, then the rows of the plan with theirs."""

    head = "Sasaran, program, kegiatan, sub kegiatan, dan indikator"
    empty = (
        "RKT belum berisi. Ambil barisnya dari Renstra, atau tambahkan satu demi satu di bawah ini."
    )
    columns = (
        Column("satuan", "Satuan", numeric=False),
        Column("renstra", "Target Renstra"),
        Column("target", "Target RKT", AngkaField(), "target"),
        Column(
            "bentuk",
            "Bentuk cetak",
            CharField(required=False, max_length=_LONGEST_FORM),
            "target",
            "bila dicetak lain, misalnya B (80)",
            numeric=False,
        ),
        Column("anggaran", "Anggaran (Rp)", RupiahField(), "anggaran"),
    )

    def __init__(self, rkt: Rkt, user: Pengguna) -> None:
        self.rkt, self.user = rkt, user
        self.caption = f"Rencana Kinerja Tahunan {rkt.tahun}"

    def authorize(self) -> None:
        """Let those pass who enter the data of the Instansi."""
        require(self.user, Right.DATA_ENTER, self.rkt.instansi)

    @property
    def trail(self) -> Trail:
        """Return where the history of its cells is found."""
        return Trail(self.rkt, ("rktbaris", "targetrkt"))

    def rows(self) -> Sequence[Row]:
        """Return all rows in the order of the plan."""
        return list(self._lay_out())

    def rows_after(self, keys: Collection[str]) -> Sequence[Row]:
        """Return the rows of these keys: no row depends on another, and there is no sum."""
        own = self._measurable().filter(pk__in=ids_of(keys, "i")).order_by()
        baris = self.rkt.baris.filter(pk__in=ids_of(keys, "b")).select_related("nomenklatur")
        self.target = self._targets()
        return [
            *(self._indikator(one, 0) for one in own),
            *(self._baris(row.nomenklatur, row) for row in baris),
        ]

    def editable_rows(self, keys: Collection[str] | None = None) -> Sequence[Row]:
        """Return the rows, and keep their names for the trail."""
        rows = self.rows() if keys is None else self.rows_after(keys)
        self.names = {row.key: row.name for row in rows}
        return rows

    def _lay_out(self) -> Iterator[Row]:
        self.target = self._targets()
        of_node = self._measured()
        below = self._nodes(of_node)
        sasaran = Sasaran.objects.filter(tujuan__renstra=self.rkt.renstra_id)
        for number, place in enumerate(
            sasaran.prefetch_related("indikator__target_renstra"), start=1
        ):
            title = f"Sasaran {number}. {place.uraian}"
            yield Row(f"s{place.pk}", title, title, {}, level=1)
            yield from (self._indikator(one, 2) for one in place.indikator.all())
            for node, row in below[place.pk]:
                yield self._baris(node, row)
                yield from (self._indikator(one, _level(node) + 1) for one in of_node[node])

    def _targets(self) -> Mapping[int, TargetRkt]:
        return {row.indikator_id: row for row in TargetRkt.objects.filter(rkt=self.rkt)}

    def _measurable(self) -> QuerySet[Indikator]:
        """Return the indicators that can have a target here."""
        own = Indikator.objects.filter(
            Q(sasaran__isnull=False) | Q(nomenklatur__tingkat__in=TINGKAT_RKT),
            renstra=self.rkt.renstra_id,
        )
        return own.select_related("nomenklatur").prefetch_related("target_renstra")

    def _measured(self) -> Mapping[Nomenklatur, list[Indikator]]:
        """Return the indicators of program, kegiatan and sub kegiatan by what they belong to."""
        found: dict[Nomenklatur, list[Indikator]] = defaultdict(list)
        for one in self._measurable().order_by("urutan", "pk"):
            if one.nomenklatur:
                found[one.nomenklatur].append(one)
        return found

    def _nodes(
        self, measured: Mapping[Nomenklatur, list[Indikator]]
    ) -> Mapping[int, list[tuple[Nomenklatur, RktBaris | None]]]:
        """Return by sasaran, in the order of their codes, the rows and what has none of its own.

        An output has its target here also where the RKT prints no row for its sub kegiatan; it
        stands under the sasaran that its program serves.
        """
        below: dict[int, list[tuple[Nomenklatur, RktBaris | None]]] = defaultdict(list)
        rows = list(self.rkt.baris.select_related("nomenklatur").order_by("nomenklatur__kode"))
        for row in rows:
            below[row.sasaran_id].append((row.nomenklatur, row))
        served = {program_code(row.nomenklatur.kode): row.sasaran_id for row in reversed(rows)}
        for node in measured.keys() - {row.nomenklatur for row in rows}:
            if sasaran := served.get(program_code(node.kode)):
                below[sasaran].append((node, None))
        for found in below.values():
            found.sort(key=lambda pair: pair[0].kode)
        return below

    def _indikator(self, one: Indikator, level: int) -> Row:
        target = self.target.get(one.pk)
        plan = {row.tahun: row.angka for row in one.target_renstra.all()}
        renstra = plan.get(self.rkt.tahun, Angka.belum())
        figures = {renstra.nilai, target.nilai} if target else set()
        differs = len(figures) > 1 and None not in figures
        return Row(
            f"i{one.pk}",
            one.uraian,
            one.nama_grafik,
            {
                "satuan": one.satuan,
                "renstra": str(renstra),
                "target": cell_of(target.angka) if target else "",
                "bentuk": target.teks if target else "",
            },
            {"target": target.versi if target else 0},
            level=level,
            warning=f"Berbeda dari target Renstra, {renstra}." if differs else "",
            closed=_TARGET_ONLY,
            fields={"target": field_for(one.satuan)},
            tempat=f"indikator-{one.pk}",
        )

    def _baris(self, node: Nomenklatur, row: RktBaris | None) -> Row:
        code = node.kode_cetak(self.rkt.tahun)
        name = f"{code} {node.uraian}"
        if row is None:
            return Row(f"n{node.pk}", node.uraian, name, {}, code=code, level=_level(node))
        address = [self.rkt.instansi.kode, self.rkt.tahun, row.pk]
        return Row(
            f"b{row.pk}",
            node.uraian,
            name,
            {"anggaran": cell_of(row.angka)},
            {"anggaran": row.versi},
            code=code,
            level=_level(node),
            warning=warn_rupiah(row.nilai),
            tempat=f"rkt-{node.kode}",
            closed=_MONEY_ONLY,
            remove_url=reverse("renstra:rkt_hapus", args=address),
        )

    def check(self, row: Row, values: Mapping[str, Any]) -> Errors:
        """Return what is wrong between a target and its printed form."""
        return check_form(row, values, "target")

    def save(self, edits: Sequence[Edit]) -> Mapping[str, Refusal]:
        """Save targets and anggaran that were changed, in one act."""
        money = [self._isian(e, "anggaran") for e in edits if e.key.startswith("b")]
        promised = [self._isian(e, "target") for e in edits if e.key.startswith("i")]
        stale = set_rkt(self.rkt, money, promised, by=self.user)
        return {key: Refusal(conflict=True) for key in stale}

    def _isian(self, edit: Edit, part: str) -> IsianRkt:
        nilai: dict[str, Any] = {}
        for value in edit.values.values():
            nilai |= (
                {"nilai": value.nilai, "alasan": value.alasan}
                if isinstance(value, Angka)
                else {"teks": value}
            )
        return IsianRkt(
            edit.key, int(edit.key[1:]), nilai, edit.versi.get(part, 0), self.names[edit.key][:80]
        )


def _level(node: Nomenklatur) -> int:
    return _LEVELS[Nomenklatur.Tingkat(node.tingkat)]
