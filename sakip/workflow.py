"""States as data: which act leads from which states to which, and whose right it takes.

Nothing here reads or writes a row; :mod:`kerja.tahap` does, in one service.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import TextChoices

from sakip.errors import Ditolak


class InvalidTransition(Ditolak):
    """The act does not start from the present state."""


class StatusTahap(TextChoices):
    """States of a step of an Instansi's year."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Perlu perbaikan"
    DISETUJUI = "disetujui", "Disetujui"


@dataclass(frozen=True)
class Move:
    """An act on a step.

    ``label`` is the button, ``done`` what a sentence says was done. ``act`` is the second half of
    the right that it takes (``instansi.rights``: "data.submit"), ``tell`` names in the same way
    who hears of it. ``reason``: it has to be explained.
    """

    nama: str
    label: str
    done: str
    dari: frozenset[str]
    ke: str
    act: str
    tell: tuple[str, ...]
    reason: bool = False


_S = StatusTahap
AJUKAN = Move(
    "ajukan",
    "Kirim ke camat",
    "diajukan",
    frozenset({_S.DRAF, _S.DIKEMBALIKAN}),
    _S.DIAJUKAN,
    act="submit",
    tell=("approve",),
)
TARIK = Move(
    "tarik",
    "Tarik kembali",
    "ditarik kembali",
    frozenset({_S.DIAJUKAN}),
    _S.DRAF,
    act="submit",
    tell=("approve",),
)
KEMBALIKAN = Move(
    "kembalikan",
    "Kembalikan",
    "dikembalikan",
    frozenset({_S.DIAJUKAN}),
    _S.DIKEMBALIKAN,
    act="return",
    tell=("submit", "approve"),
    reason=True,
)
SETUJUI = Move(
    "setujui",
    "Setujui",
    "disetujui",
    frozenset({_S.DIAJUKAN}),
    _S.DISETUJUI,
    act="approve",
    tell=("submit",),
)
BUKA = Move(
    "buka",
    "Buka kembali",
    "dibuka kembali",
    frozenset({_S.DISETUJUI}),
    _S.DIKEMBALIKAN,
    act="return",
    tell=("submit", "approve"),
    reason=True,
)

TAHAP: tuple[Move, ...] = (AJUKAN, TARIK, SETUJUI, KEMBALIKAN, BUKA)
AWAL = StatusTahap.DRAF
# What somebody reads in order to decide on it, and what was decided, does not change meanwhile.
TERKUNCI = frozenset({StatusTahap.DIAJUKAN, StatusTahap.DISETUJUI})


def moves_from(status: str, moves: Iterable[Move] = TAHAP) -> tuple[Move, ...]:
    """Return the acts that start from a state."""
    return tuple(move for move in moves if status in move.dari)


def check_transition(move: Move, status: str, states: type[TextChoices] = StatusTahap) -> None:
    """Raise InvalidTransition unless the act starts from the state (one of ``states``)."""
    if status not in move.dari:
        needed = " atau ".join(str(states(name).label) for name in sorted(move.dari))
        raise InvalidTransition(
            f"“{move.label}” tidak dapat dilakukan: statusnya sekarang "
            f"{states(status).label}, seharusnya {needed}."
        )


def draw_mermaid(
    who: Callable[[Move], str],
    moves: Iterable[Move] = TAHAP,
    states: type[TextChoices] = StatusTahap,
) -> str:
    """Return the states and acts as a mermaid diagram; ``who`` names the roles of an act.

    The first of ``states`` is where everything begins.
    """
    lines = ["stateDiagram-v2"]
    lines += [f"    {state.value} : {state.label}" for state in states]
    lines.append(f"    [*] --> {next(iter(states)).value}")
    lines += [
        f"    {states(start).value} --> {states(move.ke).value} : {move.label} ({who(move)})"
        for move in moves
        for start in sorted(move.dari)
    ]
    return "\n".join(lines)
