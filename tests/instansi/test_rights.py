"""The table of rights is the agreed one; what is not in it is not granted."""

import re

import pytest

from instansi.models import Peran
from instansi.rights import GRANTS, RIGHTS, WORDS, Right

# The agreed table, row by row: who may do the act named on the left.
TABLE = """
data.read               staf camat pejabat bupati tim_sakip inspektorat
data.enter              staf
data.submit             staf
data.return             camat tim_sakip
data.approve            camat
data.remind             tim_sakip
pk_camat.read           staf camat bupati tim_sakip inspektorat
pk_camat.draft          staf
pk_camat.submit         staf
pk_camat.return         camat bupati
pk_camat.sign_first     camat
pk_camat.sign_second    bupati
pk_camat.remind         tim_sakip
pk_bawahan.read         staf camat pejabat tim_sakip inspektorat
pk_bawahan.draft        staf
pk_bawahan.submit       staf
pk_bawahan.return       camat
pk_bawahan.sign_first   pejabat
pk_bawahan.sign_second  camat
lakip.read              staf camat pejabat tim_sakip inspektorat
lakip.read_submitted    bupati
lakip.narrate           staf
lakip.submit            staf
lakip.return            camat tim_sakip
lakip.approve           camat
lakip.remind            tim_sakip
lakip.issue             tim_sakip
lakip.review            inspektorat
orang.read              staf camat tim_sakip admin
orang.invite            camat tim_sakip admin
orang.manage            tim_sakip admin
instansi.read           staf camat pejabat bupati tim_sakip inspektorat admin
instansi.manage         tim_sakip admin
jejak.read_own          staf
jejak.read              camat tim_sakip inspektorat
pengaturan.read         staf camat tim_sakip inspektorat
pengaturan.set          tim_sakip
"""


def test_every_right_is_held_by_exactly_these_roles():
    rows = dict(re.split(r"\s{2,}", line) for line in TABLE.strip().splitlines())
    held = {right: [peran for peran in Peran if right in RIGHTS[peran]] for right in Right}
    assert held == {Right(name): [Peran(p) for p in roles.split()] for name, roles in rows.items()}


def test_every_role_stands_in_the_table():
    assert set(RIGHTS) == set(Peran)


@pytest.mark.parametrize("peran", Peran)
def test_who_does_something_with_a_kind_of_thing_also_sees_it(peran):
    seen = {right.kind for right in RIGHTS[peran] if right.reads}
    assert {right.kind for right in RIGHTS[peran]} == seen


def test_admin_reads_no_drafts_and_signs_nothing():
    kinds = {right.kind for right in RIGHTS[Peran.ADMIN]}
    assert kinds == {"orang", "instansi"}


def test_nobody_gives_a_role_above_their_own():
    assert dict(GRANTS) == {
        Peran.CAMAT: {Peran.STAF, Peran.PEJABAT},
        Peran.TIM_SAKIP: {Peran.STAF, Peran.CAMAT, Peran.PEJABAT, Peran.TIM_SAKIP},
        Peran.ADMIN: set(Peran),
    }


def test_an_act_that_some_who_see_may_not_do_can_be_said_in_words():
    """Those that pages of today refuse with 403; a new one adds its words here."""
    assert {Right.ORANG_INVITE, Right.ORANG_MANAGE, Right.INSTANSI_MANAGE} <= set(WORDS)
