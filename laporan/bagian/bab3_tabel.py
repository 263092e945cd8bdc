"""Tables of money in Bab III, and the remarks that several of them bear."""

from collections.abc import Iterator
from dataclasses import dataclass

from keuangan.data import Anggaran, Dana
from keuangan.formulas import Jumlah
from laporan.bagian.cells import mark_money
from laporan.register import Keterangan
from laporan.wording import join_words, mark
from sakip.angka import Keadaan


@dataclass(frozen=True)
class Baris:
    """A row: its level as a class of the stylesheet, its name, and its cells in order."""

    kelas: str  # "program", "kegiatan", "sub", "jumlah" or ""
    kode: str
    uraian: str
    sel: tuple[str, ...]


@dataclass(frozen=True)
class Tabel:
    """A table of money with the remarks under it."""

    keterangan: Keterangan
    baris: tuple[Baris, ...]
    catatan: tuple[str, ...] = ()


def money_cells(dana: Dana) -> tuple[str, ...]:
    """Return pagu, realisasi and serapan."""
    return mark_money(dana.pagu), mark_money(dana.realisasi), mark(dana.serapan)


def has_rows(dana: Dana) -> bool:
    """Whether anybody recorded a figure, be it 0, or still has to."""
    return any(jumlah.terisi or not jumlah.lengkap for jumlah in (dana.pagu, dana.realisasi))


def note_lacking(anggaran: Anggaran) -> Iterator[str]:
    """Say which groups the totals do not hold."""
    for name in ("pagu", "realisasi"):
        lacks = [
            f"{'sebagian ' if jumlah.terisi else ''}{name} {j.uraian} ({_state_of(jumlah)})"
            for j in anggaran.jenis
            if j.tingkat == 1 and not (jumlah := getattr(j.dana, name)).lengkap
        ]
        if lacks:
            yield f"Jumlah {name} belum termasuk {join_words(lacks)}."


def _state_of(jumlah: Jumlah) -> Keadaan:
    waiting = len(jumlah.belum) > len(jumlah.tidak_tersedia)
    return Keadaan.BELUM_DIISI if waiting else Keadaan.TIDAK_TERSEDIA


def note_until(anggaran: Anggaran) -> Iterator[str]:
    """Say so where the realisasi does not run to the end of the year."""
    if anggaran.triwulan and anggaran.triwulan < 4:
        roman = ("", "I", "II", "III")[anggaran.triwulan]
        yield f"Realisasi baru tercatat sampai dengan triwulan {roman}."
