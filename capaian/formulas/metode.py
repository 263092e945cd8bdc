"""How a capaian is computed from target and realisasi, and how the report explains it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sakip.angka import Angka, Hasil, Keadaan, KeadaanHitung
from sakip.numbers import format_number, format_persen, percentage

KeadaanCapaian = KeadaanHitung


class Metode(StrEnum):
    """The method is a property of the indicator (regulasi 6.1)."""

    POSITIF = "positif"
    NEGATIF = "negatif"
    NEGATIF_RASIO = "negatif_rasio"
    RENTANG = "rentang"


@dataclass(frozen=True, slots=True)
class Pecahan:
    """A fraction as Bab III prints it: numerator, denominator, and when it applies ("" = always)."""

    pembilang: str
    penyebut: str
    syarat: str = ""


@dataclass(frozen=True, slots=True)
class RumusMetode:
    """A method in words. The capaian is the fraction × 100%."""

    nama: str
    makna: str
    pecahan: tuple[Pecahan, ...]
    catatan: str = ""

    @property
    def pembilang(self) -> str:
        """Numerator of the first (mostly the only) fraction."""
        return self.pecahan[0].pembilang

    @property
    def penyebut(self) -> str:
        """Denominator of the first (mostly the only) fraction."""
        return self.pecahan[0].penyebut


METODE = {
    Metode.POSITIF: RumusMetode(
        "Positif",
        "Makin besar realisasi terhadap target, makin baik kinerjanya.",
        (Pecahan("Realisasi", "Target"),),
    ),
    Metode.NEGATIF: RumusMetode(
        "Negatif",
        "Makin kecil realisasi terhadap target, makin baik kinerjanya.",
        (Pecahan("Target − (Realisasi − Target)", "Target"),),
        "Realisasi 0 menghasilkan capaian 200%.",
    ),
    Metode.NEGATIF_RASIO: RumusMetode(
        "Negatif (rasio)",
        "Makin kecil realisasi terhadap target, makin baik kinerjanya; "
        "yang dibandingkan adalah target terhadap realisasi.",
        (Pecahan("Target", "Realisasi"),),
    ),
    Metode.RENTANG: RumusMetode(
        "Rentang",
        "Kinerja baik bila realisasi tetap berada di antara batas bawah dan batas atas.",
        (
            Pecahan("Realisasi", "Batas bawah", "realisasi di bawah batas bawah"),
            Pecahan("2 × Batas atas − Realisasi", "Batas atas", "realisasi di atas batas atas"),
        ),
        "Realisasi di dalam rentang bernilai 100%; capaian paling rendah 0%.",
    ),
}


class Capaian(Hasil):
    """A computed capaian in percent, rounded once to 2 decimals, or why there is none."""

    __slots__ = ()


def compute_capaian(
    target: Angka,
    realisasi: Angka,
    metode: Metode = Metode.POSITIF,
    rentang: tuple[Decimal, Decimal] | None = None,
) -> Capaian:
    """Capaian of one indicator in percent; no cap.

    ``rentang`` (batas bawah, batas atas) is used by RENTANG alone, which then needs no value in
    ``target``. What is declared tidak tersedia can never be computed and outweighs what is still
    belum diisi. A denominator of 0 or less (target; for NEGATIF_RASIO realisasi) is tidak dapat
    dihitung, R = 0 with NEGATIF is 200 (desain 2, regulasi 6.2).
    """
    needed = {"target": target, "realisasi": realisasi}
    if metode is Metode.RENTANG and rentang is not None and not target.alasan:
        del needed["target"]
    missing = _refuse_missing(needed)
    if missing:
        return missing
    if metode is Metode.RENTANG:
        return _compute_rentang(realisasi.require(), rentang)
    return _compute_ratio(target.require(), realisasi.require(), metode)


def compute_kemajuan(
    target_akhir: Angka,
    realisasi: Angka,
    metode: Metode = Metode.POSITIF,
    rentang: tuple[Decimal, Decimal] | None = None,
) -> Capaian:
    """Tingkat kemajuan: the same engine against the target at the end of the Renstra."""
    return compute_capaian(target_akhir, realisasi, metode, rentang)


def _refuse_missing(needed: dict[str, Angka]) -> Capaian | None:
    declared = [
        f"{name} tidak tersedia: {angka.alasan}"
        for name, angka in needed.items()
        if angka.keadaan is Keadaan.TIDAK_TERSEDIA
    ]
    if declared:
        return Capaian.tidak_dapat_dihitung("; ".join(declared))
    waiting = [name for name, angka in needed.items() if not angka.terisi]
    return Capaian.belum_diisi(f"{' dan '.join(waiting)} belum diisi") if waiting else None


def _compute_ratio(target: Decimal, realisasi: Decimal, metode: Metode) -> Capaian:
    if target <= 0:
        return Capaian.tidak_dapat_dihitung("target 0" if target == 0 else "target kurang dari 0")
    t, r = format_number(target), format_number(realisasi)
    if metode is Metode.NEGATIF:
        return _percent(2 * target - realisasi, target, f"({t} − ({r} − {t})) / {t}")
    if metode is Metode.POSITIF:
        return _percent(realisasi, target, f"{r} / {t}")
    if realisasi <= 0:
        return Capaian.tidak_dapat_dihitung(
            "realisasi 0" if realisasi == 0 else "realisasi kurang dari 0"
        )
    return _percent(target, realisasi, f"{t} / {r}")


def _compute_rentang(realisasi: Decimal, rentang: tuple[Decimal, Decimal] | None) -> Capaian:
    if rentang is None:
        return Capaian.belum_diisi("rentang belum diisi")
    bawah, atas = rentang
    low, high, r = format_number(bawah), format_number(atas), format_number(realisasi)
    if bawah > atas:
        return Capaian.tidak_dapat_dihitung(f"batas bawah {low} melebihi batas atas {high}")
    if bawah <= realisasi <= atas:
        derivasi = f"{r} berada di dalam rentang {low} sampai dengan {high} = 100,00%"
        return Capaian.terhitung(Decimal("100.00"), derivasi)
    below = realisasi < bawah
    if (bawah if below else atas) <= 0:
        return Capaian.tidak_dapat_dihitung(
            f"batas {'bawah' if below else 'atas'} rentang tidak lebih dari 0"
        )
    if below:
        return _percent(realisasi, bawah, f"{r} / {low}", floor=True)
    return _percent(2 * atas - realisasi, atas, f"(2 × {high} − {r}) / {high}", floor=True)


def _percent(part: Decimal, whole: Decimal, terms: str, *, floor: bool = False) -> Capaian:
    nilai = percentage(part, whole)
    derivasi = f"{terms} × 100 = {format_persen(nilai)}"
    if floor and nilai < 0:
        return Capaian.terhitung(Decimal("0.00"), f"{derivasi}, paling rendah 0,00%")
    return Capaian.terhitung(nilai, derivasi)
