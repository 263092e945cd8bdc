"""Two at once on one PK: one signs, the other is told, and there is one signature."""

import pytest

from perjanjian.models import PerjanjianKinerja, PkRevisi
from perjanjian.services import begin_perubahan, draft_pk, return_pk, sign_first
from sakip.errors import Ditolak
from tests.instansi.test_simultaneous import at_once
from tests.perjanjian.scene import fresh, in_force, make_panggung, signature, submitted

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_double_click_signs_once():
    p = make_panggung()
    pk = submitted(p)
    signed = [signature(pk), signature(pk)]
    raised = at_once(*(lambda s=s: sign_first(fresh(pk), s, by=p.orang("camat")) for s in signed))
    assert raised.count(None) == 1
    assert isinstance(next(filter(None, raised)), Ditolak)
    assert PkRevisi.objects.filter(urutan=1).count() == 1


def test_who_signs_and_who_sends_back_do_not_both_win():
    p = make_panggung()
    pk = submitted(p)
    signed = signature(pk)
    raised = at_once(
        lambda: sign_first(fresh(pk), signed, by=p.orang("camat")),
        lambda: return_pk(fresh(pk), by=p.orang("camat"), alasan="a", versi=pk.versi),
    )
    assert raised.count(None) == 1, raised
    assert (fresh(pk).status == "ditandatangani") == (raised[0] is None)


def test_a_pk_and_a_perubahan_are_begun_once():
    p = make_panggung()
    raised = at_once(*(lambda: draft_pk(p.instansi, p.tahun, by=p.orang("staf")) for _ in "ab"))
    assert raised.count(None) == 1
    assert PerjanjianKinerja.objects.count() == 1
    q = make_panggung("Kecamatan Sukasari")
    murni = in_force(q)
    raised = at_once(
        *(
            lambda: begin_perubahan(fresh(murni), by=q.orang("staf"), alasan=["alasan_strategi"])
            for _ in "ab"
        )
    )
    assert raised.count(None) == 1
