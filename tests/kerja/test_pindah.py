"""Moving a person: the old role ends, the new one starts, tasks pass on, in one act."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from instansi.access import can
from instansi.models import Pengguna, Penugasan
from instansi.rights import Right
from kerja.models import Jejak, Tahap
from kerja.pindah import held_tasks, move, successors
from sakip.errors import Ditolak
from tests.instansi.builders import days, make_instansi, make_orang, make_pemda

pytestmark = pytest.mark.django_db


@pytest.fixture
def sukamaju():
    return make_instansi("Kecamatan Sukamaju")


@pytest.fixture
def sukasari(sukamaju):
    return make_instansi("Kecamatan Sukasari")


@pytest.fixture
def tim(sukamaju):
    return make_orang("tim_sakip", sukamaju.pemda)


@pytest.fixture
def staf(sukamaju):
    return make_orang("staf", sukamaju, "Siti")


@pytest.fixture
def penerus(sukamaju):
    return make_orang("staf", sukamaju, "Budi")


def task(instansi, langkah, holder, **fields) -> Tahap:
    return Tahap.objects.create(
        instansi=instansi, tahun=2021, langkah=langkah, pemegang=holder, **fields
    )


def to(place, person, **fields) -> Penugasan:
    return Penugasan(
        pengguna=person,
        pemda=place.pemda,
        instansi=place,
        **{"peran": "staf", "mulai": days(0), **fields},
    )


def test_access_moves_with_the_person(staf, tim, sukamaju, sukasari):
    role = staf.penugasan.get()
    move(role, to(sukasari, staf), by=tim)
    user = Pengguna.objects.get(pk=staf.pk)
    assert not can(user, Right.DATA_ENTER, sukamaju)
    assert can(user, Right.DATA_ENTER, sukasari)
    role.refresh_from_db()
    assert role.selesai == days(-1)


def test_unfinished_tasks_pass_to_the_successor_and_finished_ones_stay(
    staf, penerus, tim, sukamaju, sukasari
):
    open_task = task(sukamaju, "pk", staf)
    finished = task(sukamaju, "rkt", staf, status="disetujui", sejak=timezone.now())
    elsewhere = task(sukasari, "pk", staf)
    role = staf.penugasan.get()
    assert list(held_tasks(role)) == [open_task]
    move(role, to(sukasari, staf), by=tim, penerus=penerus)
    holders = {row.pk: row.pemegang for row in Tahap.objects.all()}
    assert holders == {open_task.pk: penerus, finished.pk: staf, elsewhere.pk: staf}
    assert Tahap.objects.get(pk=open_task.pk).versi == 2


def test_without_a_successor_the_tasks_wait(staf, tim, sukamaju, sukasari):
    open_task = task(sukamaju, "pk", staf)
    move(staf.penugasan.get(), to(sukasari, staf), by=tim)
    open_task.refresh_from_db()
    assert open_task.pemegang is None


def test_is_one_act_that_tells_all_of_it(staf, penerus, tim, sukamaju, sukasari):
    open_task = task(sukamaju, "pk", staf)
    role = staf.penugasan.get()
    move(role, to(sukasari, staf), by=tim, penerus=penerus)
    act = Jejak.objects.get()
    assert (act.aksi, act.pelaku, act.objek_id) == ("pindahkan orang", tim, str(staf.pk))
    assert act.instansi == sukamaju
    assert act.perubahan == {
        "penugasan": [
            "Staf perencanaan, Kecamatan Sukamaju",
            "Staf perencanaan, Kecamatan Sukasari",
        ],
        f"penugasan {role.pk} selesai": [None, days(-1).isoformat()],
        f"tahap {open_task.pk} pemegang": [staf.pk, penerus.pk],
    }


def test_successors_serve_today_at_the_old_place(staf, penerus, tim, sukamaju, sukasari):
    make_orang("staf", sukasari)
    make_orang("staf", sukamaju, is_active=False)
    late = make_orang("staf", sukamaju)
    late.penugasan.update(mulai=days(1))
    assert list(successors(staf.penugasan.get())) == [penerus]


def test_a_successor_from_elsewhere_is_refused_and_nothing_moves(staf, tim, sukasari):
    stranger = make_orang("staf", sukasari)
    role = staf.penugasan.get()
    with pytest.raises(Ditolak, match="Penerus harus sedang bertugas"):
        move(role, to(sukasari, staf), by=tim, penerus=stranger)
    role.refresh_from_db()
    assert role.selesai is None
    assert staf.penugasan.count() == 1


def test_not_before_the_old_role_began(staf, tim, sukasari):
    with pytest.raises(Ditolak, match="sesudah hari pertama"):
        move(staf.penugasan.get(), to(sukasari, staf, mulai=days(-30)), by=tim)


def test_a_role_that_would_end_earlier_still_does(staf, tim, sukasari):
    staf.penugasan.update(selesai=days(2))
    move(staf.penugasan.get(), to(sukasari, staf, mulai=days(9)), by=tim)
    assert [role.selesai for role in staf.penugasan.order_by("mulai")] == [days(2), None]


def test_nobody_moves_themselves(tim, sukasari):
    role = tim.penugasan.get()
    with pytest.raises(PermissionDenied, match="akun Anda sendiri"):
        move(role, to(sukasari, tim, peran="camat"), by=tim)
    role.refresh_from_db()
    assert role.selesai is None


def test_both_places_must_be_in_hand(staf, tim, sukamaju, sukasari):
    camat = make_orang("camat", sukamaju)
    with pytest.raises(PermissionDenied):
        move(staf.penugasan.get(), to(sukasari, staf), by=camat)
    other = make_instansi("Kecamatan Seberang", make_pemda("Kota Seberang"))
    with pytest.raises(PermissionDenied):
        move(staf.penugasan.get(), to(other, staf), by=tim)


def test_a_role_of_the_pemda_has_its_tasks_everywhere_in_it(tim, sukamaju, sukasari):
    other = make_instansi("Kecamatan Seberang", make_pemda("Kota Seberang"))
    here = [task(sukamaju, "pk", tim), task(sukasari, "pk", tim)]
    task(other, "pk", tim)
    assert set(held_tasks(tim.penugasan.get())) == set(here)
