"""What should be looked at in a realisasi. Pure; a warning is never a refusal."""

from dataclasses import dataclass
from decimal import Decimal

from capaian.formulas import Capaian, compute_rasio, is_rasio
from sakip.angka import Angka
from sakip.numbers import format_number, format_persen

_HIGH, _LOW = Decimal(200), Decimal(25)  # capaian in percent
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Isian:
    """A realisasi beside what it can be compared with."""

    persen: bool  # the unit is percent
    realisasi: Angka
    tahun_lalu: Angka
    capaian: Capaian
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None


def warn_realisasi(isian: Isian) -> str:
    """Return what is unusual about a realisasi, in one or more sentences; "" if nothing is."""
    nilai = isian.realisasi.nilai
    if nilai is None:
        return ""
    found = [
        _range(nilai, isian.persen),
        _ratio(nilai, isian),
        _capaian(isian.capaian.nilai),
        _last_year(nilai, isian.tahun_lalu.nilai),
    ]
    said = [text for text in found if text]
    return " ".join([*said, "Periksa kembali."]) if said else ""


def _range(nilai: Decimal, persen: bool) -> str:
    if nilai < 0:
        return "Realisasi kurang dari nol."
    return "Realisasi lebih dari 100%." if persen and nilai > _HUNDRED else ""


def _ratio(nilai: Decimal, isian: Isian) -> str:
    """Compare with numerator / denominator, to the decimals in which both would be printed."""
    if isian.pembilang is None or not isian.penyebut:
        return ""
    ratio = compute_rasio(isian.pembilang, isian.penyebut, persen=isian.persen)
    if is_rasio(nilai, ratio):
        return ""
    return (
        f"Pembilang / penyebut menghasilkan {format_number(ratio)}, bukan {format_number(nilai)}."
    )


def _capaian(capaian: Decimal | None) -> str:
    if capaian is None or _LOW <= capaian <= _HIGH:
        return ""
    return f"Capaian {format_persen(capaian)} jauh dari yang biasa."


def _last_year(nilai: Decimal, before: Decimal | None) -> str:
    if before is None or before <= 0 or before / 2 < nilai < before * 2:
        return ""
    change = "dua kali lipat atau lebih" if nilai > before else "separuh atau kurang"
    return f"Realisasi {change} dari tahun lalu ({format_number(before)})."
