"""Reads the checklist of a LAKIP: the Pemda's items with what was answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from instansi.models import Pemda
from laporan.models import ButirReviu, JawabanReviu, Laporan
from laporan.reviu.bawaan import default_items

_TIDAK = JawabanReviu.Jawaban.TIDAK, JawabanReviu.Jawaban.SEBAGIAN


@dataclass(frozen=True)
class Butir:
    """One item with its answer; ``jawaban`` None = nobody has answered it."""

    butir: ButirReviu
    jawaban: JawabanReviu | None

    @property
    def kunci(self) -> str:
        """Return what the item is called in forms: it stays when the default is written down."""
        return self.butir.kunci

    @property
    def terjawab(self) -> bool:
        """Return whether there is an answer."""
        return bool(self.jawaban and self.jawaban.jawaban)

    @property
    def diubah(self) -> bool:
        """Return whether the item was worded otherwise when it was answered."""
        return bool(self.jawaban and self.jawaban.pernyataan != self.butir.pernyataan)


@dataclass(frozen=True)
class Checklist:
    """The checklist of a report in its order."""

    butir: Sequence[Butir]

    @property
    def kelompok(self) -> Iterator[tuple[str, list[Butir]]]:
        """Yield the groups with their items."""
        for kelompok in ButirReviu.Kelompok:
            items = [one for one in self.butir if one.butir.kelompok == kelompok]
            if items:
                yield str(kelompok.label), items

    @property
    def terjawab(self) -> int:
        """Return how many items are answered."""
        return sum(one.terjawab for one in self.butir)

    @property
    def belum(self) -> int:
        """Return how many items nobody has answered."""
        return len(self.butir) - self.terjawab

    @property
    def catatan(self) -> list[Butir]:
        """Return the items that are denied, wholly or in part."""
        return [one for one in self.butir if one.jawaban and one.jawaban.jawaban in _TIDAK]


def items_of(pemda: Pemda) -> list[ButirReviu]:
    """Return the Pemda's items in order: its own, and the default (unsaved) where it has none.

    An item of its own stands in the place of the default of that group and number.
    """
    rows = {(row.kelompok, row.urutan): row for row in default_items(pemda.pk)}
    rows |= {(row.kelompok, row.urutan): row for row in ButirReviu.objects.filter(pemda=pemda)}
    order = list(ButirReviu.Kelompok)
    return sorted(
        rows.values(), key=lambda row: (order.index(ButirReviu.Kelompok(row.kelompok)), row.urutan)
    )


def find_item(pemda: Pemda, kunci: str) -> ButirReviu | None:
    """Return the item in force of that group and number ("format-1")."""
    return next((row for row in items_of(pemda) if row.kunci == kunci), None)


def load_checklist(laporan: Laporan, *, terbit: bool = False) -> Checklist:
    """Return the items in use with their answers, in a constant number of queries.

    One that was answered before it was left out stays: it is part of what was found. Of a report
    that is issued (``terbit``) nothing is asked any more: what was answered is all there is.
    """
    answers = {row.butir_id: row for row in laporan.jawaban_reviu.all()}
    return Checklist(
        [
            Butir(item, answers.get(item.pk) if item.pk else None)
            for item in items_of(laporan.instansi.pemda)
            if (item.dipakai and not terbit) or (item.pk in answers and answers[item.pk].jawaban)
        ]
    )
