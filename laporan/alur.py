"""States of a LAKIP on its way to its issue, and the acts between them, as data. Reads no row.

Up to the camat's approval they are those of the step; what follows is told by rows of its own:
the pernyataan about the approval in force, and the issue of it (:func:`state_of`).
"""

from dataclasses import replace

from django.db.models import TextChoices

from sakip.workflow import AJUKAN, BUKA, KEMBALIKAN, SETUJUI, TARIK, Move, StatusTahap


class StatusLakip(TextChoices):
    """States of a LAKIP."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Perlu perbaikan"
    DISETUJUI = "disetujui", "Disetujui, menunggu reviu"
    DIREVIU = "direviu", "Telah direviu"
    TERBIT = "terbit", "Diterbitkan"


_S = StatusLakip
REVIU = Move(
    "reviu", "Nyatakan telah direviu", "dinyatakan telah direviu",
    frozenset({_S.DISETUJUI, _S.DIREVIU}), _S.DIREVIU,
    act="review", tell=("issue", "submit", "approve"),
)  # fmt: skip
TERBITKAN = Move(
    "terbitkan", "Terbitkan", "diterbitkan",
    frozenset({_S.DIREVIU}), _S.TERBIT,
    act="issue", tell=("submit", "approve", "review", "read_submitted"),
)  # fmt: skip
# Of the step, and told to more people where it is about a LAKIP.
SETUJUI_LAKIP = replace(SETUJUI, tell=("submit", "review"))
BUKA_LAKIP = replace(
    BUKA,
    dari=frozenset({_S.DISETUJUI, _S.DIREVIU, _S.TERBIT}),
    tell=("submit", "approve", "review", "issue"),
)
GERAK_LAKIP: tuple[Move, ...] = (
    AJUKAN, TARIK, SETUJUI_LAKIP, KEMBALIKAN, REVIU, TERBITKAN, BUKA_LAKIP,
)  # fmt: skip


def state_of(status: str, *, reviewed: bool, issued: bool) -> StatusLakip:
    """Return the state of a LAKIP from that of its step, and what was done about its approval."""
    if status != StatusTahap.DISETUJUI:
        return StatusLakip(status)
    if issued:
        return StatusLakip.TERBIT
    return StatusLakip.DIREVIU if reviewed else StatusLakip.DISETUJUI
