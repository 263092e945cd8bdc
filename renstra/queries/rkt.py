"""The RKT of a year as trees of rows under each sasaran."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from instansi.models import Instansi
from instansi.queries import build_signer
from renstra.data import IndikatorData, RenstraData, RktData, RktSasaran, RktSimpul
from renstra.models import Nomenklatur, Rkt, RktBaris, TargetRkt
from renstra.queries.renstra import build_renstra, indikator_of_rows
from sakip.angka import Angka
from sakip.dates import format_tanggal


def load_rkt(instansi: Instansi, tahun: int, renstra: RenstraData | None) -> RktData | None:
    """Return the RKT of ``tahun``, or None if there is none.

    ``renstra`` is the version in force; an RKT made under another version reads its own. Every
    sasaran of the version is in it, also one without rows. The signer is who led the Instansi
    on the day of the RKT.
    """
    rkt = Rkt.objects.filter(instansi=instansi, tahun=tahun).select_related("renstra").first()
    if rkt is None:
        return None
    target = {row.indikator_id: row.angka for row in rkt.target.all()}
    trees = _Trees(tahun, indikator_of_rows(rkt.renstra), target)
    for row in rkt.baris.select_related("nomenklatur__induk__induk"):
        trees.add(row)
    program = trees.program()
    if renstra is None or not program.keys() <= {s.id for s in renstra.sasaran}:
        renstra = build_renstra(rkt.renstra)
    return RktData(
        tahun=tahun,
        tempat=rkt.tempat or instansi.pemda.tempat,
        tanggal=format_tanggal(rkt.tanggal, rkt.presisi) if rkt.tanggal else "",
        sasaran=tuple(
            RktSasaran(
                s,
                {i.id: target.get(i.id, Angka.belum()) for i in s.indikator},
                program.get(s.id, ()),
            )
            for s in renstra.sasaran
        ),
        penanda=build_signer(instansi, rkt, anchor="ttd-rkt"),
        versi=renstra,
    )


def load_target_rkt(instansi: Collection[Instansi], tahun: int) -> dict[int, dict[int, Angka]]:
    """Return the targets of the RKT alone, by id of the Instansi and of the indicator."""
    found: dict[int, dict[int, Angka]] = defaultdict(dict)
    rows = TargetRkt.objects.filter(rkt__instansi__in=instansi, rkt__tahun=tahun)
    for row in rows.select_related("rkt"):
        found[row.rkt.instansi_id][row.indikator_id] = row.angka
    return found


@dataclass
class _Trees:
    """The rows of an RKT, gathered so that each can be printed under its parent.

    A program or kegiatan without a row of its own stands above its rows all the same, with its
    anggaran belum diisi, so that no row is lost.
    """

    tahun: int
    indikator: Mapping[int, list[IndikatorData]]  # by id of the nomenklatur
    target: Mapping[int, Angka]  # by id of the indikator
    anggaran: dict[int, Angka] = field(default_factory=dict)
    below: dict[tuple[int, int | None], dict[int, Nomenklatur]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def add(self, row: RktBaris) -> None:
        """Note a row and all that it stands under, up to its program."""
        self.anggaran[row.nomenklatur_id] = row.angka
        for node in _up_to_program(row.nomenklatur):
            induk = None if node.tingkat == Nomenklatur.Tingkat.PROGRAM else node.induk_id
            self.below[row.sasaran_id, induk][node.pk] = node

    def program(self) -> Mapping[int, tuple[RktSimpul, ...]]:
        """Return the programs by sasaran id."""
        return {
            sasaran: self._under(sasaran, None) for sasaran, induk in [*self.below] if not induk
        }

    def _under(self, sasaran: int, induk: int | None) -> tuple[RktSimpul, ...]:
        nodes = sorted(self.below[sasaran, induk].values(), key=lambda node: node.kode)
        return tuple(self._simpul(sasaran, node) for node in nodes)

    def _simpul(self, sasaran: int, node: Nomenklatur) -> RktSimpul:
        belum = Angka.belum()
        return RktSimpul(
            kode=node.kode,
            kode_cetak=node.kode_cetak(self.tahun),
            tingkat=node.tingkat,
            uraian=node.uraian,
            indikator=tuple(
                (i, self.target.get(i.id, belum)) for i in self.indikator.get(node.pk, ())
            ),
            anggaran=self.anggaran.get(node.pk, belum),
            anak=self._under(sasaran, node.pk),
        )


def _up_to_program(node: Nomenklatur) -> Iterator[Nomenklatur]:
    yield node
    while node.tingkat != Nomenklatur.Tingkat.PROGRAM and node.induk:
        node = node.induk
        yield node
