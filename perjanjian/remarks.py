"""Remarks on the rows of a PK: threads of the step of its year, under the keys of its check page."""

from collections.abc import Iterator
from dataclasses import dataclass

from instansi.models import Pengguna
from kerja.komentar import may_comment, threads_of
from kerja.models import Komentar, Tahap
from kerja.tahap import state_of
from perjanjian.data import PkBaris
from perjanjian.layar import PkLayar
from perjanjian.models import PerjanjianKinerja


@dataclass(frozen=True)
class BarisLayar:
    """A promised target with what was said about it."""

    baris: PkBaris
    kunci: str
    komentar: tuple[Komentar, ...]


def step_of(pk: PerjanjianKinerja) -> Tahap:
    """Return the step of the year that the remarks on a PK belong to."""
    return state_of(pk.instansi, pk.tahun, Tahap.Langkah.PK)


def may_remark(pk: PerjanjianKinerja, user: Pengguna) -> bool:
    """Return whether somebody may remark: those who move the PK of who leads the Instansi."""
    return pk.jabatan.pimpinan and may_comment(user, step_of(pk))


def key_of(pk: PerjanjianKinerja, indikator: int) -> str:
    """Return the key of a row's thread, the same as on the page of the step."""
    return f"pk-{pk.jenis}-indikator-{indikator}"


def rows_with_threads(layar: PkLayar) -> list[BarisLayar]:
    """Return the targets of a PK, each with its remarks."""
    return list(_rows(layar))


def _rows(layar: PkLayar) -> Iterator[BarisLayar]:
    threads = threads_of(step_of(layar.pk)) if layar.pk.jabatan.pimpinan else {}
    for row in layar.data.baris:
        key = key_of(layar.pk, row.indikator_id)
        yield BarisLayar(row, key, threads.get(key, ()))
