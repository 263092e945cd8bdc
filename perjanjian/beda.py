"""What moved since a PK was written down: plan, budget and holders of the posts as they are now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from perjanjian.alur import DAPAT_DIUBAH, StatusPk
from perjanjian.bahan import load_program, load_targets
from perjanjian.banding import Banding, compare_pk
from perjanjian.data import PkBaris, PkData, PkProgramData
from perjanjian.models import PerjanjianKinerja, PkPihak, PkProgram, PkSasaran
from perjanjian.pihak import KEDUA, PERTAMA, describe_parties, parties_on
from sakip.angka import Angka

_SEBUTAN = {PERTAMA: "Pihak pertama", KEDUA: "Pihak kedua"}
# Both parties while nobody has signed; after the first signature the second alone; then both again,
# since a change of who promised is a reason for a PK perubahan.
_DIBACA: dict[str, tuple[int, ...]] = {
    StatusPk.DIAJUKAN: (PERTAMA, KEDUA),
    StatusPk.DITANDATANGANI: (KEDUA,),
    StatusPk.BERLAKU: (PERTAMA, KEDUA),
}
_SARAN: dict[str, str] = {
    StatusPk.DRAF: "Samakan isinya bila memang harus sama.",
    StatusPk.DIKEMBALIKAN: "Samakan isinya bila memang harus sama.",
    StatusPk.DIAJUKAN: (
        "Bila isinya harus ikut berubah, PK ini ditarik kembali atau dikembalikan, diperbaiki, "
        "lalu diajukan lagi. Bila hanya pejabatnya yang berganti, cukup naskahnya diperbarui."
    ),
    StatusPk.DITANDATANGANI: (
        "Bila harus ikut berubah, PK ini dikembalikan, diperbaiki, lalu ditandatangani lagi."
    ),
    StatusPk.BERLAKU: (
        "PK ini tetap berlaku seperti ditandatangani. Bila isinya harus ikut berubah, susunlah PK "
        "perubahan."
    ),
}


@dataclass(frozen=True)
class GantiPejabat:
    """A party of the PK whose post another person holds now; "" = nobody is recorded."""

    pihak: str
    tercantum: str
    sekarang: str


@dataclass(frozen=True)
class BedaPk:
    """How the data of today differ from the PK, and what can be done about it."""

    rencana: Banding  # from the PK to the plan and budget of now
    pejabat: tuple[GantiPejabat, ...]
    saran: str

    @property
    def ada(self) -> bool:
        """Return whether anything differs."""
        return bool(self.pejabat) or not self.rencana.sama


def load_beda(pk: PerjanjianKinerja, data: PkData) -> BedaPk | None:
    """Return what differs, in a constant number of queries; None where nothing can follow from it.

    The targets compared are those of RKT or Renstra (of a lower official: of the PK above), the
    pagu that of the stage in force. A target that differs for a written reason is meant so. An
    indicator that the PK leaves out is a choice; a program with pagu that it leaves out is told.
    """
    if pk.status not in _SARAN:
        return None
    now = replace(
        data,
        baris=tuple(_baris(data, load_targets(pk))),
        program=tuple(_program(pk, data, load_program(pk))),
    )
    rencana = compare_pk(data, now, "rencana dan anggaran sekarang")
    holders = tuple(_holders(pk)) if pk.status not in DAPAT_DIUBAH else ()
    return BedaPk(rencana, holders, _SARAN[pk.status])


def _baris(data: PkData, plan: tuple[PkSasaran, ...]) -> Iterator[PkBaris]:
    """Yield the rows of the PK that the plan still has, each with the target of the plan."""
    by_id = {row.indikator_id: row for row in plan}
    by_words = {row.uraian_indikator.casefold(): row for row in plan}
    for row in data.baris:
        planned = by_id.get(row.indikator_id) or by_words.get(row.indikator.casefold())
        if row.alasan_beda or (planned and _same(planned.angka, row.target)):
            yield row
        elif planned:
            yield replace(row, target=planned.angka)


def _same(planned: Angka, promised: Angka) -> bool:
    """Return whether both say the same, whatever their printed form; no plan is no difference."""
    return planned.nilai is None or planned.nilai == promised.nilai


def _program(
    pk: PerjanjianKinerja, data: PkData, budget: tuple[PkProgram, ...]
) -> Iterator[PkProgramData]:
    known = {row.nomenklatur.kode: row for row in budget}
    if not known:  # no budget yet is no difference
        yield from data.program
        return
    for row in data.program:
        if found := known.pop(row.kode, None):
            yield replace(row, pagu=found.pagu)
    if pk.jabatan.pimpinan:
        for kode, new in known.items():
            yield PkProgramData(0, kode, new.uraian, new.pagu, new.keterangan)


def _holders(pk: PerjanjianKinerja) -> Iterator[GantiPejabat]:
    """Yield the parties whose post somebody else holds: today, or at the end of the PK's year."""
    today = timezone.localdate()
    day = min(today, date(pk.tahun, 12, 31)) if pk.status == StatusPk.BERLAKU else today
    now = {p.urutan: p for p in describe_parties(parties_on(pk, day))}
    for row in PkPihak.objects.filter(perjanjian=pk, urutan__in=_DIBACA[pk.status]):
        held = now.get(row.urutan)
        same = held and (
            held.pejabat_id == row.pejabat_id if row.pejabat_id else held.nama == row.nama
        )
        if not same:
            yield GantiPejabat(
                _SEBUTAN[row.urutan],
                f"{row.nama} ({row.jabatan})",
                f"{held.nama} ({held.jabatan})" if held else "",
            )
