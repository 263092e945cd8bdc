"""The table of acts on a PK: complete, reachable, somebody may do each, and drawn as it is."""

from pathlib import Path

import pytest

from instansi.models import Peran
from instansi.rights import RIGHTS, Right
from perjanjian.alur import BEKU, GERAK_PK, StatusPk
from perjanjian.management.commands.draw_pk_workflow import render_pk_workflow

PAGE = Path(__file__).resolve().parents[2] / "docs" / "workflow-pk.md"
KINDS = ["pk_camat", "pk_bawahan"]


def test_every_state_is_reached_and_the_frozen_ones_are_the_ends():
    assert {StatusPk.DRAF, *(move.ke for move in GERAK_PK)} == set(StatusPk)
    starts = set().union(*(move.dari for move in GERAK_PK))
    assert set(StatusPk) - starts == BEKU


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("move", GERAK_PK, ids=lambda move: move.nama)
def test_somebody_may_and_those_who_hear_of_it_are_a_right(kind, move):
    assert [peran for peran in Peran if Right(f"{kind}.{move.act}") in RIGHTS[peran]]
    assert all(Right(f"{kind}.{act}") for act in move.tell)


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_signs_what_they_submit_or_signs_both(kind):
    acts = [Right(f"{kind}.{act}") for act in ("submit", "sign_first", "sign_second")]
    assert not [peran for peran in Peran if len(RIGHTS[peran].intersection(acts)) > 1]


def test_the_drawn_page_is_current():
    assert PAGE.read_text() == render_pk_workflow()
