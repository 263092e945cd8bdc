"""The table of moves: complete, reachable, and the same as the drawn page."""

from pathlib import Path

import pytest

from instansi.models import Peran
from instansi.rights import RIGHTS
from kerja.management.commands.draw_workflow import render_workflow
from kerja.models import Tahap
from kerja.tahap import right_for
from sakip.workflow import (
    AJUKAN,
    AWAL,
    SETUJUI,
    TAHAP,
    TERKUNCI,
    InvalidTransition,
    StatusTahap,
    check_transition,
    moves_from,
)

DOCS = Path(__file__).resolve().parents[2] / "docs"
STEPS_AND_MOVES = [(step, move) for step in Tahap.Langkah.values for move in TAHAP]


def reachable(start: str) -> set[str]:
    """The states that acts lead to from a state, itself included."""
    found, waiting = {start}, [start]
    while waiting:
        for move in moves_from(waiting.pop()):
            if move.ke not in found:
                found.add(move.ke)
                waiting.append(move.ke)
    return found


def test_every_state_can_be_reached_from_the_first():
    assert reachable(AWAL) == set(StatusTahap.values)


@pytest.mark.parametrize("state", StatusTahap.values)
def test_no_state_is_an_end(state):
    """Whatever was decided can be corrected, and the corrected be decided again."""
    assert StatusTahap.DISETUJUI in reachable(state)
    assert moves_from(state)


def test_no_move_stays_where_it_is_and_no_two_share_a_name():
    assert not [move for move in TAHAP if move.ke in move.dari]
    assert len({move.nama for move in TAHAP}) == len(TAHAP)


def test_from_one_state_to_another_there_is_one_way():
    ways = [(start, move.ke) for move in TAHAP for start in move.dari]
    assert len(ways) == len(set(ways))


def test_what_unlocks_has_to_be_explained_unless_one_takes_back_ones_own():
    unlocking = [m for m in TAHAP if m.dari & TERKUNCI and m.ke not in TERKUNCI]
    assert len(unlocking) == 3
    assert all(move.reason or move.act == AJUKAN.act for move in unlocking)
    assert not [m for m in unlocking if StatusTahap.DISETUJUI in m.dari and not m.reason]


@pytest.mark.parametrize(("step", "move"), STEPS_AND_MOVES)
def test_every_move_on_every_step_has_somebody_who_may_make_it_and_hears_of_it(step, move):
    right = right_for(step, move.act)
    assert [peran for peran in Peran if right in RIGHTS[peran]]
    assert all(right_for(step, act) for act in move.tell)
    assert right_for(step, "read")


@pytest.mark.parametrize("step", Tahap.Langkah.values)
def test_nobody_approves_what_they_submit(step):
    submit, approve = (right_for(step, move.act) for move in (AJUKAN, SETUJUI))
    assert [peran for peran in Peran if {submit, approve} <= RIGHTS[peran]] == []


@pytest.mark.parametrize("move", TAHAP, ids=lambda move: move.nama)
@pytest.mark.parametrize("state", StatusTahap.values)
def test_a_move_from_elsewhere_is_refused_in_words(move, state):
    if state in move.dari:
        check_transition(move, state)
        return
    with pytest.raises(InvalidTransition, match=f"sekarang {StatusTahap(state).label}"):
        check_transition(move, state)


def test_the_drawn_page_is_current():
    assert (DOCS / "workflow.md").read_text() == render_workflow()
