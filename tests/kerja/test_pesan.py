"""Notices: one's own alone, counted until they are read."""

import pytest
from django.db import transaction
from django.urls import reverse

from instansi.models import Pengguna
from kerja import pesan
from kerja.models import Pekerjaan, Pesan
from tests.instansi.builders import make_pengguna
from tests.rows import make


@pytest.fixture
def camat(db, client) -> Pengguna:
    """Somebody who is logged in."""
    user = make(Pengguna)
    client.force_login(user)
    return user


def page_of(client, query: str = "") -> str:
    return " ".join(client.get(f"{reverse('kerja:pesan')}{query}").content.decode().split())


def test_the_menu_counts_what_is_unread(camat, client):
    assert "Semua sudah dibaca" in page_of(client)
    pesan.send([camat, make(Pengguna)], "Ada yang baru", "/pesan/")
    pesan.send([camat], "Lagi", "/pesan/")
    assert "2 belum dibaca" in page_of(client)
    assert "2<span" in page_of(client)


def test_opening_marks_as_read_and_leads_there(camat, client):
    pesan.send([camat], "Ada yang baru", "/pesan/?hal=1")
    row = Pesan.objects.get()
    answer = client.post(reverse("kerja:buka_pesan", args=[row.pk]))
    assert (answer.status_code, answer.url) == (302, "/pesan/?hal=1")
    row.refresh_from_db()
    first = row.dibaca
    assert first is not None
    client.post(reverse("kerja:buka_pesan", args=[row.pk]))
    row.refresh_from_db()
    assert row.dibaca == first


def test_looking_marks_nothing(camat, client):
    pesan.send([camat], "Ada yang baru", "/")
    assert client.get(reverse("kerja:buka_pesan", args=[Pesan.objects.get().pk])).status_code == 405
    page_of(client)
    assert pesan.count_unread(camat) == 1


def test_notices_of_others_are_neither_seen_nor_opened(camat, client):
    other = make(Pengguna)
    pesan.send([other], "Rahasia", "/")
    assert "Rahasia" not in page_of(client)
    assert (
        client.post(reverse("kerja:buka_pesan", args=[Pesan.objects.get().pk])).status_code == 404
    )
    client.post(reverse("kerja:pesan_dibaca"))
    assert pesan.count_unread(other) == 1


def test_all_are_marked_at_once(camat, client):
    for n in range(3):
        pesan.send([camat], f"Pesan {n}", "/")
    client.post(reverse("kerja:pesan_dibaca"))
    assert pesan.count_unread(camat) == 0


def test_long_lists_are_paged_and_a_wrong_page_is_the_nearest(camat, client):
    for n in range(35):
        pesan.send([camat], f"Pesan {n:02}.", "/")
    assert "Pesan 34." in page_of(client)
    assert "Pesan 04." not in page_of(client)
    assert "Pesan 04." in page_of(client, "?hal=99")


def test_a_long_text_is_cut_to_what_a_notice_holds(camat):
    pesan.send([camat], "x" * 600, "/")
    assert len(Pesan.objects.get().teks) == 500


def test_who_is_not_logged_in_is_asked_to(client, db):
    assert client.get(reverse("kerja:pesan")).status_code == 302


def notify(person, capture) -> None:
    with capture(execute=True), transaction.atomic():
        pesan.send([person], "PK diajukan.", "/pk/1/")


@pytest.mark.django_db
def test_a_worker_sends_the_copy_by_mail(mailoutbox, settings, django_capture_on_commit_callbacks):
    settings.SITE_URL = "https://sakip.example.id"
    person = make_pengguna(email="camat@example.id")
    notify(person, django_capture_on_commit_callbacks)
    notify(make_pengguna(email=""), django_capture_on_commit_callbacks)
    [letter] = mailoutbox
    assert (letter.to, letter.subject) == (["camat@example.id"], "[SAKIP] PK diajukan.")
    assert "https://sakip.example.id/pk/1/" in letter.body
    assert Pekerjaan.objects.get().oleh is None


@pytest.mark.django_db
def test_nobody_waits_for_the_mail_server(settings, mailoutbox, django_capture_on_commit_callbacks):
    settings.JOBS_ENGINE = "basisdata"
    notify(make_pengguna(email="camat@example.id"), django_capture_on_commit_callbacks)
    assert mailoutbox == []
    assert Pekerjaan.objects.get().status == Pekerjaan.Status.ANTRE


@pytest.mark.django_db
def test_a_mail_server_that_refuses_leaves_the_notice(
    settings, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    notify(make_pengguna(email="camat@example.id"), django_capture_on_commit_callbacks)
    assert Pesan.objects.count() == 1
    assert Pekerjaan.objects.get().status == Pekerjaan.Status.GAGAL
