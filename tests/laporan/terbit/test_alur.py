"""The table of acts on a LAKIP: in the agreed order, somebody may do each, and drawn as it is."""

from itertools import product
from pathlib import Path

import pytest

from instansi.models import Peran
from instansi.rights import RIGHTS, Right
from laporan.alur import GERAK_LAKIP, REVIU, TERBITKAN, StatusLakip, state_of
from laporan.management.commands.draw_lakip_workflow import render_lakip_workflow
from sakip.workflow import TERKUNCI, StatusTahap

PAGE = Path(__file__).resolve().parents[3] / "docs" / "workflow-lakip.md"
S = StatusLakip


def test_the_states_of_the_step_are_states_of_the_lakip():
    assert set(StatusTahap.values) < set(StatusLakip.values)


def test_every_state_is_reached_and_none_is_an_end():
    assert {S.DRAF, *(move.ke for move in GERAK_LAKIP)} == set(S)
    assert set().union(*(move.dari for move in GERAK_LAKIP)) == set(S)


def test_issue_comes_after_reviu_and_reviu_after_approval():
    assert TERBITKAN.dari == {S.DIREVIU}
    assert REVIU.dari == {S.DISETUJUI, S.DIREVIU}
    assert [m.nama for m in GERAK_LAKIP if m.ke == S.DISETUJUI] == ["setujui"]


@pytest.mark.parametrize("move", GERAK_LAKIP, ids=lambda move: move.nama)
def test_somebody_may_and_those_who_hear_of_it_are_a_right(move):
    assert [peran for peran in Peran if Right(f"lakip.{move.act}") in RIGHTS[peran]]
    assert all(Right(f"lakip.{act}") for act in move.tell)


def test_nobody_does_two_of_submitting_approving_reviewing_and_issuing():
    acts = {Right(f"lakip.{act}") for act in ("submit", "approve", "review", "issue")}
    assert not [peran for peran in Peran if len(RIGHTS[peran] & acts) > 1]


@pytest.mark.parametrize(
    ("status", "reviewed", "issued"),
    list(product(StatusTahap.values, (True, False), (True, False))),
)
def test_what_was_done_about_an_approval_counts_only_while_it_stands(status, reviewed, issued):
    found = state_of(status, reviewed=reviewed, issued=issued)
    if status != StatusTahap.DISETUJUI:
        assert found == status
    else:
        assert found == (S.TERBIT if issued else S.DIREVIU if reviewed else S.DISETUJUI)
    assert (found in {S.DISETUJUI, S.DIREVIU, S.TERBIT, S.DIAJUKAN}) == (status in TERKUNCI)


def test_the_drawn_page_is_current():
    assert PAGE.read_text() == render_lakip_workflow()
