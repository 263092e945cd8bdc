"""The rows of a PK on a page, each with what was said about it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kerja.komentar import threads_of
from kerja.models import Komentar
from perjanjian.data import PkBaris
from perjanjian.layar import PkLayar
from perjanjian.models import PerjanjianKinerja, PkKomentar
from perjanjian.services.komentar import key_of, step_of


@dataclass(frozen=True)
class BarisLayar:
    """A promised target with what was said about it."""

    baris: PkBaris
    komentar: Sequence[Komentar | PkKomentar]


def rows_with_threads(layar: PkLayar) -> list[BarisLayar]:
    """Return the targets of a PK, each with its remarks."""
    return list(_rows(layar))


def _rows(layar: PkLayar) -> Iterator[BarisLayar]:
    if layar.pk.jabatan.pimpinan:
        threads = threads_of(step_of(layar.pk))
        for row in layar.data.baris:
            yield BarisLayar(row, threads.get(key_of(layar.pk, row.indikator_id), ()))
        return
    own = _own_threads(layar.pk)
    for row in layar.data.baris:
        yield BarisLayar(row, own.get(row.indikator_id, ()))


def _own_threads(pk: PerjanjianKinerja) -> Mapping[int, Sequence[PkKomentar]]:
    threads = defaultdict(list)
    for one in PkKomentar.objects.filter(perjanjian=pk).select_related("penulis"):
        threads[one.indikator_id].append(one)
    return threads
