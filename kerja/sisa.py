"""How far a job is, and how long it will still take."""

import math
from dataclasses import dataclass

from kerja.models import Pekerjaan

PART = 100  # into how many steps a part that reports its own progress is divided


@dataclass(frozen=True)
class Kemajuan:
    """``selesai`` of ``total`` parts; the bar stands at ``nilai`` of ``batas``."""

    selesai: int
    total: int
    nilai: int
    batas: int
    sisa: str = ""
    persen: int = 0


def measure(pekerjaan: Pekerjaan, seconds: float) -> Kemajuan:
    """Return how far a job is that has run for so many seconds.

    One that is done in parts by several workers counts how far each part is.
    """
    parts = [] if not pekerjaan.total else list(pekerjaan.bagian_kerja.all())
    if parts:
        nilai, batas = sum(map(_steps, parts)), PART * len(parts)
    else:
        nilai, batas = min(pekerjaan.kemajuan, pekerjaan.total), pekerjaan.total
    return Kemajuan(
        pekerjaan.kemajuan,
        pekerjaan.total,
        nilai,
        batas,
        tell_left(seconds_left(nilai, batas, seconds)),
        100 * nilai // batas if batas else 0,
    )


def _steps(part: Pekerjaan) -> int:
    if part.berakhir:
        return PART
    return PART * part.kemajuan // part.total if part.total else 0


def seconds_left(done: int, total: int, seconds: float) -> float | None:
    """Return the time that the rest takes at the pace so far; None while that says nothing."""
    if not 0 < done < total or seconds < 2:
        return None
    return seconds * (total - done) / done


def tell_left(seconds: float | None) -> str:
    """Say a time that is left as roughly as it is known."""
    if seconds is None:
        return ""
    if seconds < 10:
        return "kurang dari 10 detik lagi"
    if seconds <= 50:
        return f"kira-kira {10 * math.ceil(seconds / 10)} detik lagi"
    if seconds <= 3600:
        return f"kira-kira {math.ceil(seconds / 60)} menit lagi"
    return "lebih dari satu jam lagi"
