"""The figure that every app shares, and the result computed from figures.

Belum diisi (a task for someone), tidak tersedia (declared, with a reason) and a value (0 is a
value) are three different things, for every figure.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Self

from sakip.numbers import format_number, format_persen


class Keadaan(StrEnum):
    """The three states of a figure; the value is the word that is printed."""

    TERISI = "terisi"
    BELUM_DIISI = "belum diisi"
    TIDAK_TERSEDIA = "tidak tersedia"


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure: its value, its printed form ("B (80)"; "" = the formatted value), or why it has none.

    Raises ValueError for a value together with a reason, a printed form without a value, or NaN;
    TypeError for a value that is no Decimal (use ``Angka.of``).
    """

    nilai: Decimal | None = None
    teks: str = ""
    alasan: str = ""

    def __post_init__(self) -> None:
        if self.nilai is None:
            if self.teks:
                raise ValueError(f"a printed form needs a value: {self.teks!r}")
            return
        if not isinstance(self.nilai, Decimal):
            raise TypeError(f"a figure is a Decimal, not {type(self.nilai).__name__}")
        if not self.nilai.is_finite():
            raise ValueError("a figure is finite")
        if self.alasan:
            raise ValueError("a figure with a value has no reason for being absent")

    @classmethod
    def of(cls, nilai: Decimal | int | str, teks: str = "") -> Self:
        """A filled figure; a str is Python's notation ("69.8"), what people type is parsed before."""
        if isinstance(nilai, float):
            raise TypeError("a float is no exact figure")
        return cls(Decimal(nilai), teks)

    @classmethod
    def belum(cls) -> Self:
        """No value yet: a task for someone."""
        return cls()

    @classmethod
    def tidak_tersedia(cls, alasan: str) -> Self:
        """Declared as not available; the reason must be given."""
        if not alasan.strip():
            raise ValueError("“tidak tersedia” needs a reason")
        return cls(alasan=alasan)

    @property
    def keadaan(self) -> Keadaan:
        """Which of the three states the figure is in."""
        if self.nilai is not None:
            return Keadaan.TERISI
        return Keadaan.TIDAK_TERSEDIA if self.alasan else Keadaan.BELUM_DIISI

    @property
    def terisi(self) -> bool:
        """Whether there is a value (0 is one)."""
        return self.nilai is not None

    def require(self) -> Decimal:
        """The value, for a formula that has made sure of it; ValueError where there is none."""
        if self.nilai is None:
            raise ValueError(f"a figure without a value ({self.keadaan}) reached a formula")
        return self.nilai

    def __str__(self) -> str:
        if self.nilai is None:
            return self.keadaan.value
        return self.teks or format_number(self.nilai)


class KeadaanHitung(StrEnum):
    """The three states of a computed result; the value is the word that is printed."""

    BELUM_DIISI = "belum diisi"
    TERHITUNG = "terhitung"
    TIDAK_DAPAT_DIHITUNG = "tidak dapat dihitung"


@dataclass(frozen=True, slots=True)
class Hasil:
    """A computed percentage: ``nilai`` (2 decimals) and its derivation, or why there is none."""

    keadaan: KeadaanHitung
    nilai: Decimal | None = None
    alasan: str = ""
    derivasi: str = ""

    @classmethod
    def terhitung(cls, nilai: Decimal, derivasi: str) -> Self:
        """A result with the line that shows how it came about."""
        return cls(KeadaanHitung.TERHITUNG, nilai, "", derivasi)

    @classmethod
    def belum_diisi(cls, alasan: str) -> Self:
        """Waits for a figure that someone still has to fill in."""
        return cls(KeadaanHitung.BELUM_DIISI, None, alasan)

    @classmethod
    def tidak_dapat_dihitung(cls, alasan: str) -> Self:
        """Cannot be computed from the figures as they stand, for this reason."""
        return cls(KeadaanHitung.TIDAK_DAPAT_DIHITUNG, None, alasan)

    def __str__(self) -> str:
        return self.keadaan.value if self.nilai is None else format_persen(self.nilai)
