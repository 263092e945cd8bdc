"""The states of an object, computed from the acts on it alone. Pure: standard library only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

State = dict[str, Any]


@dataclass(frozen=True)
class Tindakan:
    """An act: its number in the trail, and ``{field: [before, after]}``."""

    nomor: int
    perubahan: dict[str, list]


def state_at(acts: Iterable[Tindakan], nomor: int) -> State:
    """Return the fields as they stood after the act ``nomor``, as far as the trail tells.

    ``acts`` come oldest first. A field that changed only later has the value from before that
    change; one that never changed is not told of.
    """
    state: State = {}
    for act in acts:
        for field, (before, after) in act.perubahan.items():
            if act.nomor <= nomor:
                state[field] = after
            else:
                state.setdefault(field, before)
    return state


def difference(acts: Sequence[Tindakan], first: int, second: int) -> dict[str, list]:
    """Return ``{field: [after the act first, after the act second]}`` where the two differ."""
    one, other = state_at(acts, first), state_at(acts, second)
    return {field: [one[field], other[field]] for field in one if one[field] != other[field]}
