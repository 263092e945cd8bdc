"""Changes between years, and the sentence that tells them without ever contradicting its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sakip.angka import Angka
from sakip.numbers import format_number


class Arah(StrEnum):
    """Direction of a change; the value is the word that is printed."""

    NAIK = "naik"
    TURUN = "turun"
    TETAP = "tetap"


@dataclass(frozen=True, slots=True)
class Perubahan:
    """The change from one year with a value to the next such year."""

    dari_tahun: int
    ke_tahun: int
    dari: Decimal
    ke: Decimal

    @property
    def selisih(self) -> Decimal:
        """Later minus earlier, in the unit of the figures (poin for a percentage or an index)."""
        return self.ke - self.dari

    @property
    def arah(self) -> Arah:
        """What the sign of the difference is called."""
        if self.selisih == 0:
            return Arah.TETAP
        return Arah.NAIK if self.selisih > 0 else Arah.TURUN

    @property
    def berurutan(self) -> bool:
        """Whether no year without a value lies between."""
        return self.ke_tahun == self.dari_tahun + 1


def compare_years(deret: Sequence[tuple[int, Angka]]) -> list[Perubahan]:
    """Changes between neighbouring years that have a value, in order of years; gaps are skipped.

    A year given twice is a ValueError.
    """
    years = [tahun for tahun, _ in deret]
    if len(set(years)) != len(years):
        raise ValueError("a year stands twice in the series")
    filled = sorted((tahun, angka.nilai) for tahun, angka in deret if angka.nilai is not None)
    return [
        Perubahan(dari_tahun, ke_tahun, dari, ke)
        for (dari_tahun, dari), (ke_tahun, ke) in zip(filled, filled[1:], strict=False)
    ]


def describe_trend(deret: Sequence[tuple[int, Angka]], satuan: str = "poin") -> str:
    """One clause per change: "turun 6,2 poin pada tahun 2018 (76 menjadi 69,8), kemudian tetap …".

    However many clauses, only the last is led in by "kemudian".
    ``satuan`` is the unit of a difference: "poin" for percentages and indices, else the unit of
    the indicator. Begins in lower case, ends without a full stop.
    """
    changes = compare_years(deret)
    if not changes:
        filled = [tahun for tahun, angka in deret if angka.terisi]
        where = f"nilai hanya ada untuk tahun {filled[0]}" if filled else "belum ada nilai"
        return f"belum dapat dibandingkan karena {where}"
    first, *later = (_describe_run(run, satuan) for run in _merge_steady(changes))
    if changes[0].arah is Arah.TETAP:
        first = f"{first} ({format_number(changes[0].ke)})"
    *middle, last = [first, *later]
    return ", kemudian ".join([", ".join(middle), last] if middle else [last])


def _merge_steady(changes: Sequence[Perubahan]) -> list[list[Perubahan]]:
    """Years without change that follow one another become one clause."""
    runs: list[list[Perubahan]] = []
    for change in changes:
        last = runs[-1][-1] if runs else None
        steady = change.arah is Arah.TETAP and change.berurutan
        if last and steady and last.arah is Arah.TETAP and last.berurutan:
            runs[-1].append(change)
        else:
            runs.append([change])
    return runs


def _describe_run(run: Sequence[Perubahan], satuan: str) -> str:
    first, last = run[0], run[-1]
    if len(run) > 1:
        when = f"sampai dengan tahun {last.ke_tahun}"
    elif first.berurutan:
        when = f"pada tahun {first.ke_tahun}"
    else:
        when = f"dari tahun {first.dari_tahun} ke tahun {first.ke_tahun}"
    if first.arah is Arah.TETAP:
        return f"tetap {when}"
    size = f"{format_number(abs(first.selisih))} {satuan}".rstrip()
    values = f"{format_number(first.dari)} menjadi {format_number(first.ke)}"
    return f"{first.arah} {size} {when} ({values})"
