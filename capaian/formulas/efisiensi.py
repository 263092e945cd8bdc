"""Efficiency by the simple method: capaian minus absorption (regulasi 6.4, desain 9)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sakip.angka import Hasil
from sakip.numbers import format_number, format_persen

TOLERANSI = Decimal(5)  # percentage points


class StatusEfisiensi(StrEnum):
    """What may be said; the value is the wording that is printed."""

    EFISIEN = "efisien"
    CUKUP_EFISIEN = "cukup efisien"
    TIDAK_EFISIEN = "tidak efisien"
    TIDAK_DAPAT_DISEBUT = "tidak dapat disebut efisien"
    TIDAK_DIHITUNG = "tidak dihitung"


@dataclass(frozen=True, slots=True)
class Efisiensi:
    """``selisih`` in percentage points (None where not computed), the verdict and its reason."""

    selisih: Decimal | None
    status: StatusEfisiensi
    alasan: str = ""
    derivasi: str = ""


def compute_efisiensi(capaian: Hasil, serapan: Hasil, lengkap: bool = True) -> Efisiensi:
    """Compare capaian with the absorption of its budget, both in percent.

    More than 5 points above is efisien, within 5 points cukup efisien, below tidak efisien; but
    a verdict is given only where the target is reached, the absorption is complete
    (``lengkap``) and something was spent at all.
    """
    if capaian.nilai is None or serapan.nilai is None:
        parts = (("capaian", capaian), ("serapan", serapan))
        reasons = [f"{name} {one}: {one.alasan}" for name, one in parts if one.nilai is None]
        return Efisiensi(None, StatusEfisiensi.TIDAK_DIHITUNG, "; ".join(reasons))
    selisih = capaian.nilai - serapan.nilai
    terms = f"{format_number(capaian.nilai, 2)} − {format_number(serapan.nilai, 2)}"
    derivasi = f"{terms} = {format_number(selisih, 2)}".replace("-", "−")
    reason = _withhold(capaian.nilai, serapan.nilai, lengkap)
    if reason:
        return Efisiensi(selisih, StatusEfisiensi.TIDAK_DAPAT_DISEBUT, reason, derivasi)
    return Efisiensi(selisih, _judge(selisih), "", derivasi)


def _withhold(capaian: Decimal, serapan: Decimal, lengkap: bool) -> str:
    reasons = []
    if capaian < 100:
        reasons.append(f"target tidak tercapai (capaian {format_persen(capaian)})")
    if not lengkap:
        reasons.append("realisasi anggaran belum lengkap")
    if serapan == 0:
        reasons.append("tidak ada anggaran yang terserap")
    return "; ".join(reasons)


def _judge(selisih: Decimal) -> StatusEfisiensi:
    if selisih > TOLERANSI:
        return StatusEfisiensi.EFISIEN
    if selisih < -TOLERANSI:
        return StatusEfisiensi.TIDAK_EFISIEN
    return StatusEfisiensi.CUKUP_EFISIEN
