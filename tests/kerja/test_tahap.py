"""Moving a step: once, by those who may, with its notice and its row of trail."""

import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections, transaction
from django.http import Http404

from instansi.models import Instansi, Pengguna, Penugasan
from kerja import tahap as steps
from kerja.models import Jejak, Pesan, Tahap
from sakip.workflow import InvalidTransition
from tests.rows import make


@pytest.fixture
def instansi(db) -> Instansi:
    """A kecamatan without anybody."""
    return make(Instansi, nama="Kecamatan Contoh", kode="contoh")


def person(instansi: Instansi, peran: str, **fields) -> Pengguna:
    """Somebody with a role at the Instansi, or at its Pemda."""
    user = make(Pengguna, **{"nama": peran.title(), **fields})
    own = instansi if peran in ("staf", "camat", "pejabat") else None
    make(Penugasan, pengguna=user, peran=peran, instansi=own, pemda=instansi.pemda)
    return user


def step_of(instansi: Instansi, langkah: str = "realisasi") -> Tahap:
    """The step of 2021 as it stands."""
    return steps.state_of(instansi, 2021, langkah)


def submitted(instansi: Instansi, langkah: str = "realisasi") -> Tahap:
    """A step that was handed in."""
    return steps.submit(step_of(instansi, langkah), by=None)


# The way of a step ------------------------------------------------------------------------


def test_a_step_that_nobody_moved_is_a_draft_without_a_row(instansi):
    step = step_of(instansi)
    assert (step.status, step.pk, step.terkunci) == ("draf", None, False)
    assert list(steps.states_of(instansi, 2021)) == Tahap.Langkah.values
    assert not Tahap.objects.exists()


def test_submitted_returned_submitted_again_approved_and_reopened(instansi):
    staf, camat = person(instansi, "staf"), person(instansi, "camat")
    steps.submit(step_of(instansi), by=staf)
    assert steps.is_locked(instansi, 2021, "realisasi")
    back = steps.return_(step_of(instansi), by=camat, alasan=" Analisis terlalu singkat ")
    assert (back.status, back.alasan, back.oleh) == (
        "dikembalikan",
        "Analisis terlalu singkat",
        camat,
    )
    assert not steps.is_locked(instansi, 2021, "realisasi")
    again = steps.submit(step_of(instansi), by=staf)
    assert (again.status, again.alasan) == ("diajukan", "")
    steps.approve(step_of(instansi), by=camat)
    assert steps.is_locked(instansi, 2021, "realisasi")
    opened = steps.reopen(step_of(instansi), by=camat, alasan="Angka SKM keliru")
    assert (opened.status, opened.versi) == ("dikembalikan", 6)
    assert not steps.is_locked(instansi, 2021, "realisasi")


def test_every_move_is_a_row_of_trail_with_state_and_reason(instansi):
    camat = person(instansi, "camat")
    step = submitted(instansi)
    steps.return_(step, by=camat, alasan="Belum lengkap")
    newest, first = steps.history_of(step_of(instansi))
    assert (first.aksi, first.pelaku, first.peran) == ("ajukan tahap", None, "sistem")
    assert first.perubahan == {"status": ["draf", "diajukan"]}
    assert (newest.aksi, newest.pelaku, newest.instansi) == ("kembalikan tahap", camat, instansi)
    assert newest.perubahan == {
        "status": ["diajukan", "dikembalikan"],
        "alasan": ["", "Belum lengkap"],
    }


@pytest.mark.parametrize("alasan", ["", "  \n"])
def test_sending_back_and_reopening_take_a_reason(instansi, alasan):
    with pytest.raises(steps.ReasonMissing, match="alasannya"):
        steps.return_(submitted(instansi), by=None, alasan=alasan)
    steps.approve(step_of(instansi), by=None)
    with pytest.raises(steps.ReasonMissing):
        steps.reopen(step_of(instansi), by=None, alasan=alasan)
    assert step_of(instansi).status == "disetujui"


# Who --------------------------------------------------------------------------------------

MAY = {
    ("realisasi", "submit"): {"staf"},
    ("realisasi", "return_"): {"camat", "tim_sakip"},
    ("realisasi", "approve"): {"camat"},
    ("realisasi", "reopen"): {"camat", "tim_sakip"},
    ("lakip", "submit"): {"staf"},
    ("lakip", "return_"): {"camat", "tim_sakip"},
    ("lakip", "approve"): {"camat"},
}
BEFORE = {"submit": "draf", "return_": "diajukan", "approve": "diajukan", "reopen": "disetujui"}
ROLES = ["staf", "camat", "pejabat", "bupati", "tim_sakip", "inspektorat", "admin"]


@pytest.mark.parametrize("peran", ROLES)
@pytest.mark.parametrize(("langkah", "act"), MAY)
def test_only_those_of_the_table_move_a_step(instansi, langkah, act, peran):
    if BEFORE[act] != "draf":
        submitted(instansi, langkah)
    if BEFORE[act] == "disetujui":
        steps.approve(step_of(instansi, langkah), by=None)
    user = person(instansi, peran)
    reason = {"alasan": "a"} if act in ("return_", "reopen") else {}
    before = step_of(instansi, langkah).status
    if peran in MAY[langkah, act]:
        getattr(steps, act)(step_of(instansi, langkah), by=user, **reason)
        assert step_of(instansi, langkah).status != before
        return
    with pytest.raises((PermissionDenied, Http404)):
        getattr(steps, act)(step_of(instansi, langkah), by=user, **reason)
    assert step_of(instansi, langkah).status == before


def test_a_camat_of_elsewhere_does_not_even_see_it(instansi):
    stranger = person(make(Instansi, pemda=instansi.pemda), "camat")
    with pytest.raises(Http404):
        steps.approve(submitted(instansi), by=stranger)


def test_a_refusal_says_who_may(instansi):
    with pytest.raises(PermissionDenied, match="menyetujui data: Camat"):
        steps.approve(submitted(instansi), by=person(instansi, "tim_sakip"))


# Once -------------------------------------------------------------------------------------


def test_a_second_click_is_told_and_moves_nothing(instansi):
    staf = person(instansi, "staf")
    seen = step_of(instansi)
    steps.submit(seen, by=staf, versi=seen.versi)
    with pytest.raises(steps.StepChanged, match="sekarang Diajukan oleh Staf"):
        steps.submit(seen, by=staf, versi=seen.versi)
    assert Jejak.objects.count() == 1


def test_an_old_tab_does_not_decide_on_what_was_submitted_anew(instansi):
    """Between the two the content may have changed."""
    old = submitted(instansi)
    steps.return_(old, by=None, alasan="a")
    steps.submit(step_of(instansi), by=None)
    with pytest.raises(steps.StepChanged):
        steps.approve(old, by=None, versi=old.versi)
    assert step_of(instansi).status == "diajukan"


def test_without_a_version_the_state_alone_decides(instansi):
    submitted(instansi)
    with pytest.raises(InvalidTransition, match="sekarang Diajukan"):
        steps.submit(step_of(instansi), by=None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("versi", [1, None])
def test_of_eight_who_submit_at_once_one_does(versi):
    instansi = make(Instansi)
    results: list[str] = []
    ready = threading.Barrier(8)

    def work() -> None:
        try:
            ready.wait(timeout=30)
            steps.submit(step_of(instansi), by=None, versi=versi)
            results.append("moved")
        except Exception as error:  # told to the test, not lost in the thread
            results.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    refusal = "StepChanged" if versi else "InvalidTransition"
    assert sorted(results) == sorted(["moved", *[refusal] * 7])
    assert (Tahap.objects.get().versi, Jejak.objects.count()) == (2, 1)


# Lock -------------------------------------------------------------------------------------


def test_a_locked_step_refuses_with_the_way_out(instansi):
    steps.check_open(instansi, 2021, "realisasi")
    submitted(instansi)
    with pytest.raises(steps.Terkunci, match="tahun 2021 sudah diajukan dan terkunci.*Tariklah"):
        steps.check_open(instansi, 2021, "realisasi")
    steps.check_open(instansi, 2021, "keuangan")
    steps.check_open(instansi, 2022, "realisasi")
    steps.approve(step_of(instansi), by=None)
    with pytest.raises(steps.Terkunci, match="sudah disetujui dan terkunci.*membukanya"):
        steps.check_open(instansi, 2021, "realisasi")


def test_with_the_lakip_all_that_it_is_made_from_is_locked(instansi):
    submitted(instansi, "lakip")
    assert steps.find_lock(instansi, 2021, "keuangan") == step_of(instansi, "lakip")
    with pytest.raises(steps.Terkunci, match="^LAKIP tahun 2021"):
        steps.check_open(instansi, 2021, "keuangan")
    assert not steps.is_locked(instansi, 2022, "keuangan")


def test_only_who_enters_data_there_writes(instansi):
    steps.check_entry(person(instansi, "staf"), instansi, 2021, "keuangan")
    steps.check_entry(None, instansi, 2021, "keuangan")
    with pytest.raises(PermissionDenied, match="Yang dapat mengisi data: Staf perencanaan"):
        steps.check_entry(person(instansi, "camat"), instansi, 2021, "keuangan")
    with pytest.raises(Http404):
        steps.check_entry(person(make(Instansi), "staf"), instansi, 2021, "keuangan")
    submitted(instansi, "keuangan")
    with pytest.raises(steps.Terkunci):
        steps.check_entry(None, instansi, 2021, "keuangan")


def test_what_was_submitted_can_be_taken_back_until_it_is_decided(instansi):
    staf, camat = person(instansi, "staf"), person(instansi, "camat")
    steps.submit(step_of(instansi), by=staf)
    back = steps.withdraw(step_of(instansi), by=staf)
    assert (back.status, back.sejak) == ("draf", None)
    assert not steps.is_locked(instansi, 2021, "realisasi")
    assert Pesan.objects.filter(penerima=camat, teks__contains="ditarik kembali").exists()
    steps.approve(steps.submit(back, by=staf), by=camat)
    with pytest.raises(InvalidTransition):
        steps.withdraw(step_of(instansi), by=staf)


def test_what_serves_several_years_is_locked_by_each(instansi):
    steps.submit(steps.state_of(instansi, 2020, "renstra"), by=None)
    steps.check_open(instansi, 2021, "renstra")
    with pytest.raises(steps.Terkunci, match="tahun 2020"):
        steps.check_open(instansi, range(2016, 2022), "renstra")


@pytest.mark.django_db(transaction=True)
def test_a_step_is_held_inside_a_transaction_only():
    with pytest.raises(RuntimeError, match="inside a transaction"):
        steps.check_open(make(Instansi), 2021, "realisasi")


@pytest.mark.django_db(transaction=True)
def test_nobody_submits_between_a_check_and_its_write():
    instansi = make(Instansi)
    order: list[str] = []

    def hand_in() -> None:
        try:
            steps.submit(step_of(instansi), by=None)
            order.append("submitted")
        finally:
            connections.close_all()

    thread = threading.Thread(target=hand_in)
    with transaction.atomic():
        steps.check_open(instansi, 2021, "realisasi")
        thread.start()
        thread.join(timeout=0.3)
        order.append("written")
    thread.join(timeout=60)
    assert order == ["written", "submitted"]


# Notices ----------------------------------------------------------------------------------


def test_the_camat_hears_of_a_submission_and_nobody_at_the_kabupaten(instansi):
    staf, camat = person(instansi, "staf"), person(instansi, "camat")
    person(instansi, "tim_sakip")
    person(make(Instansi, pemda=instansi.pemda), "camat")
    steps.submit(step_of(instansi), by=staf)
    notice = Pesan.objects.get()
    assert notice.penerima == camat
    assert notice.tautan == "/lakip/contoh/2021/tahap/realisasi/"
    assert notice.teks == "Realisasi kinerja Kecamatan Contoh tahun 2021 diajukan oleh Staf."


def test_staf_hear_why_it_came_back_and_the_camat_too_if_another_sent_it(instansi):
    staf, camat = person(instansi, "staf"), person(instansi, "camat")
    steps.return_(submitted(instansi), by=camat, alasan="Kurang bukti")
    newest = Pesan.objects.filter(teks__contains="Kurang bukti")
    assert [notice.penerima for notice in newest] == [staf]
    steps.submit(step_of(instansi), by=None)
    steps.return_(step_of(instansi), by=person(instansi, "tim_sakip"), alasan="Pagu keliru")
    newest = Pesan.objects.filter(teks__contains="Pagu keliru")
    assert {notice.penerima for notice in newest} == {staf, camat}


def test_who_left_hears_nothing(instansi):
    person(instansi, "camat", is_active=False)
    submitted(instansi)
    assert not Pesan.objects.exists()


def test_mail_goes_out_after_the_act_and_holds_the_address(
    instansi, settings, mailoutbox, django_capture_on_commit_callbacks
):
    settings.SITE_URL = "https://sakip.contoh.id"
    person(instansi, "camat", email="camat@contoh.id")
    person(instansi, "camat")
    with django_capture_on_commit_callbacks() as callbacks:
        submitted(instansi)
        assert mailoutbox == []
    for callback in callbacks:
        callback()
    (mail,) = mailoutbox
    assert mail.to == ["camat@contoh.id"]
    assert "https://sakip.contoh.id/lakip/contoh/2021/tahap/realisasi/" in mail.body


def test_a_mail_server_that_refuses_stops_nothing(
    instansi, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def refuse(*args):
        raise ConnectionRefusedError("no mail today")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    person(instansi, "camat", email="camat@contoh.id")
    with django_capture_on_commit_callbacks(execute=True):
        submitted(instansi)
    assert Pesan.objects.count() == 1
    assert "no copy by e-mail" in caplog.text
