"""The traffic light of a step: a sign and a word, and only then a colour. Pure."""

from dataclasses import dataclass
from datetime import date

from sakip.dates import describe_days_left
from sakip.workflow import StatusTahap

SEGERA = 7  # days before its deadline on which a step is called urgent


@dataclass(frozen=True)
class Lampu:
    """What a cell of the matrix says first. ``berat`` sorts: what needs somebody comes first."""

    kunci: str
    tanda: str
    kata: str
    berat: int


def light_of(status: str, tenggat: date | None, today: date) -> Lampu:
    """Return the light of a step: what is late before what was sent back, before what is near."""
    if status == StatusTahap.DISETUJUI:
        return Lampu("selesai", "✓", "Disetujui", 0)
    left = (tenggat - today).days if tenggat else None
    if tenggat and left is not None and left < 0:
        return Lampu("terlambat", "!", describe_days_left(tenggat, today).capitalize(), 5)
    if status == StatusTahap.DIKEMBALIKAN:
        return Lampu("kembali", "↺", "Perlu perbaikan", 4)
    if tenggat and left is not None and left <= SEGERA:
        near = "Tenggat hari ini" if not left else f"Tenggat {left} hari lagi"
        return Lampu("segera", "◔", near, 3)
    if status == StatusTahap.DIAJUKAN:
        return Lampu("diajukan", "→", "Diajukan", 2)
    return Lampu("draf", "○", "Draf", 1)
