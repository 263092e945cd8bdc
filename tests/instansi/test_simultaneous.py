"""Two at once: one wins, the other is told, and nobody waits for ever."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import close_old_connections, connections
from django.utils import timezone

from instansi.models import MasaJabatan, Pengguna, Penugasan, Undangan
from instansi.queries import in_force
from instansi.services import undangan
from instansi.services.jabatan import start_masa
from instansi.services.pengguna import deactivate
from instansi.services.penugasan import end_penugasan
from sakip.errors import Ditolak
from tests.instansi.builders import (
    days,
    give_role,
    make_instansi,
    make_jabatan,
    make_orang,
    make_pejabat,
    make_pemda,
    make_pengguna,
)

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable) -> list[BaseException | None]:
    """Do the acts at the same moment, each in a thread; return what each raised."""
    raised: list[BaseException | None] = [None] * len(acts)
    start = threading.Barrier(len(acts))

    def run(number: int, act: Callable) -> None:
        close_old_connections()
        start.wait(timeout=30)
        try:
            act()
        except Exception as error:  # told to the test, not lost in the thread
            raised[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return raised


def kinds(raised: list[BaseException | None]) -> list[type]:
    return sorted((type(error) for error in raised), key=lambda kind: kind.__name__)


def admins_of(pemda) -> int:
    today = Penugasan.objects.filter(in_force(timezone.localdate()), pemda=pemda, peran="admin")
    return today.filter(dicabut__isnull=True, pengguna__is_active=True).count()


def test_two_admins_who_end_each_other_leave_one():
    pemda = make_pemda()
    first, second = make_orang("admin", pemda), make_orang("admin", pemda)
    raised = at_once(
        lambda: end_penugasan(second.penugasan.get(), by=first),
        lambda: end_penugasan(first.penugasan.get(), by=second),
    )
    assert raised.count(None) == 1
    # Whoever comes later is the last admin, or by now none.
    assert isinstance(next(filter(None, raised)), Ditolak | PermissionDenied)
    assert admins_of(pemda) == 1


def test_closing_an_account_and_ending_its_role_do_not_wait_for_each_other():
    pemda = make_pemda()
    boss, other = make_orang("admin", pemda), make_orang("admin", pemda)
    give_role(other, "tim_sakip", pemda)
    role = other.penugasan.get(peran="admin")
    raised = at_once(lambda: deactivate(other, by=boss), lambda: end_penugasan(role, by=boss))
    assert [error for error in raised if error and not isinstance(error, Ditolak)] == []
    assert not Pengguna.objects.get(pk=other.pk).is_active
    assert admins_of(pemda) == 1


def test_one_link_opens_one_account_once():
    person = make_pengguna(is_active=False)
    invitation = Undangan.objects.create(
        pengguna=person,
        surel="a@example.id",
        sidik="a" * 64,
        kedaluwarsa=timezone.now() + timedelta(days=1),
    )
    words = ("jalan-kartini-42", "jalan-merdeka-17")
    raised = at_once(
        *(lambda word=word: undangan.accept(Undangan.objects.get(), word) for word in words)
    )
    assert kinds(raised) == [Ditolak, type(None)]
    invitation.refresh_from_db()
    person.refresh_from_db()
    assert person.check_password(words[raised.index(None)])


def test_two_terms_at_one_post_do_not_slip_in_together():
    post = make_jabatan(make_instansi())
    terms = [
        MasaJabatan(
            jabatan=post,
            pejabat=make_pejabat(post.pemda),
            jenis="plh",
            mulai=days(n),
            selesai=days(9),
        )
        for n in (0, 1)
    ]
    raised = at_once(*(lambda term=term: start_masa(term, by=None) for term in terms))
    assert kinds(raised) == [Ditolak, type(None)]
    assert MasaJabatan.objects.count() == 1
