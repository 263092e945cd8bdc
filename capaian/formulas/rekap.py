"""What many capaian say together: their mean and the count per category, with what was left out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.formulas.metode import Capaian, KeadaanCapaian
from capaian.formulas.skala import Pita, Skala, classify
from sakip.angka import Hasil, Keadaan, KeadaanHitung
from sakip.numbers import average, format_number, format_persen
from sakip.terbilang import counted


@dataclass(frozen=True, slots=True)
class RataRata(Hasil):
    """A mean of capaian; ``dihitung`` counts what went in, ``belum`` and ``tidak_dapat`` what not."""

    dihitung: int = 0
    belum: int = 0
    tidak_dapat: int = 0

    @property
    def ditinggalkan(self) -> int:
        """How many capaian were left out."""
        return self.belum + self.tidak_dapat

    @property
    def catatan(self) -> str:
        """What was left out, or "": "dari 2 (dua) capaian; tidak termasuk 1 (satu) indikator yang …"."""
        left = " dan ".join(_count_left_out(self.belum, self.tidak_dapat, "yang capaiannya "))
        return f"dari {counted(self.dihitung)} capaian; tidak termasuk {left}" if left else ""


@dataclass(frozen=True, slots=True)
class RekapKategori:
    """How many capaian fall in each band (highest first, zeros included), and how many in none."""

    per_pita: tuple[tuple[Pita, int], ...]
    belum: int
    tidak_dapat: int

    @property
    def dihitung(self) -> int:
        """How many capaian have a category."""
        return sum(count for _, count in self.per_pita)

    @property
    def tidak_dihitung(self) -> int:
        """How many capaian have none."""
        return self.belum + self.tidak_dapat

    @property
    def total(self) -> int:
        """All capaian that were looked at."""
        return self.dihitung + self.tidak_dihitung


def compute_mean(items: Sequence[Capaian], batas: Decimal | None = None) -> RataRata:
    """Mean of the capaian as printed, in percent; ``batas`` caps each item here and nowhere else."""
    values = [item.nilai for item in items if item.nilai is not None]
    belum = _count(items, KeadaanCapaian.BELUM_DIISI)
    tidak_dapat = len(items) - len(values) - belum
    if not values:
        keadaan = KeadaanHitung.BELUM_DIISI if belum else KeadaanHitung.TIDAK_DAPAT_DIHITUNG
        reason = _explain(items) or "tidak ada capaian"
        return RataRata(keadaan, None, reason, "", 0, belum, tidak_dapat)
    capped = values if batas is None else [min(value, batas) for value in values]
    nilai = average(capped)
    terms = " + ".join(format_number(value, 2) for value in capped)
    note = f" (capaian dibatasi {format_number(batas)}%)" if batas and capped != values else ""
    derivasi = f"({terms}) / {len(capped)} = {format_persen(nilai)}{note}"
    return RataRata(KeadaanHitung.TERHITUNG, nilai, "", derivasi, len(values), belum, tidak_dapat)


def count_categories(skala: Skala, capaians: Sequence[Capaian]) -> RekapKategori:
    """Count the capaian per category; those without a value are counted apart."""
    labels = [classify(skala, item.nilai).label for item in capaians if item.nilai is not None]
    belum = _count(capaians, KeadaanCapaian.BELUM_DIISI)
    return RekapKategori(
        tuple((pita, labels.count(pita.label)) for pita in skala.pita),
        belum,
        len(capaians) - len(labels) - belum,
    )


def _count(items: Sequence[Capaian], keadaan: KeadaanCapaian) -> int:
    return sum(item.keadaan is keadaan for item in items)


def _count_left_out(belum: int, tidak_dapat: int, link: str = "") -> list[str]:
    counts = ((belum, "belum dapat dihitung"), (tidak_dapat, "tidak dapat dihitung"))
    return [f"{counted(n)} indikator {link}{what}" for n, what in counts if n]


def _explain(items: Sequence[Capaian]) -> str:
    """Return why none has a value: "realisasi 1 (satu) indikator belum diisi"."""
    reasons = Counter(item.alasan.rstrip(" .") for item in items)
    return " dan ".join(_explain_one(reason, count) for reason, count in reasons.items())


def _explain_one(reason: str, count: int) -> str:
    who = f"{counted(count)} indikator"
    for name in ("target dan realisasi", "target", "realisasi"):
        state = reason.removeprefix(f"{name} ")
        if state != reason and state.startswith(tuple(Keadaan)):
            return f"{name} {who} {state}"
    return f"{who}: {reason}"
