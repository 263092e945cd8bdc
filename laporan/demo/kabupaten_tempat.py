"""A place that the demo kabupaten is generated at: its profile, its luck, and what was drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any

from instansi.models import Instansi
from laporan.demo.kabupaten_data import ALASAN, Profil
from laporan.demo.salin import Sasaran


@dataclass(eq=False, kw_only=True)
class Tempat(Sasaran):
    """A generated kecamatan. Every draw comes from its own seed, so that none moves another's."""

    instansi: Instansi
    profil: Profil
    acak: Random
    patrang: Mapping[tuple[str, str], Decimal]  # Patrang's pagu by (kode, akun), 5.1 = all of it
    ukuran: Decimal = Decimal(1)  # of its budget, against Patrang's
    mutu: Decimal = Decimal(1)  # of its results, against Patrang's
    pagu: dict[tuple[str, str, str], Decimal] = field(default_factory=dict)  # tahap, kode, akun
    target: dict[int, Decimal] = field(default_factory=dict)  # by Patrang's indikator

    @property
    def nama(self) -> str:
        """Return the name without its kind."""
        return self.instansi.nama_pendek

    def draw(self, low: str, high: str) -> Decimal:
        """Return a number of four decimals between two."""
        lowest, highest = (int(Decimal(one) * 10000) for one in (low, high))
        return Decimal(self.acak.randint(lowest, highest)) / 10000

    def count(self, low: int, high: int) -> Decimal:
        """Return a whole number."""
        return Decimal(self.acak.randint(low, high))

    def misses(self) -> bool:
        """Return whether a figure is missing here."""
        return self.acak.random() < self.profil.bolong

    def reason(self) -> str:
        """Return why something was sent back."""
        return self.acak.choice(ALASAN)

    def pagu_of(self, kode: str, akun: str) -> Decimal:
        """Return the pagu perubahan of a row and an akun with all below it."""
        return self._sum(lambda k, a: k == kode and a.startswith(akun))

    def pagu_below(self, kode: str) -> Decimal:
        """Return the pagu perubahan of a program or kegiatan."""
        return self._sum(lambda k, a: k.startswith(kode))

    def _sum(self, wanted: Any) -> Decimal:
        rows = (
            nilai
            for (tahap, kode, akun), nilai in self.pagu.items()
            if tahap == "perubahan" and wanted(kode, akun)
        )
        return sum(rows, Decimal(0))
