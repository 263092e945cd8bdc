"""Reminders of deadlines: when, to whom, once, and never inside the transaction."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from instansi.models import Instansi
from kerja import pengingat, rencana, tahap
from kerja.models import Jejak, Pengingat, Pesan
from kerja.pengingat import due, send_reminders
from tests.kerja.test_tahap import person
from tests.rows import make

DAY = date(2022, 2, 28)


@pytest.mark.parametrize(
    ("left", "saat"),
    [(15, None), (14, "h14"), (4, "h14"), (3, "h3"), (0, "h3"), (-1, "lewat"), (-90, "lewat")],
)
def test_what_a_day_calls_for(left, saat):
    assert due(DAY, DAY - timedelta(days=left)) == saat


@pytest.fixture
def instansi(db) -> Instansi:
    """A kecamatan whose realisasi has a deadline."""
    instansi = make(Instansi, nama="Kecamatan Contoh", kode="contoh")
    rencana.set_deadline(tahap.state_of(instansi, 2021, "realisasi"), by=None, tenggat=DAY)
    return instansi


def before(days: int) -> date:
    return DAY - timedelta(days=days)


def test_each_reminder_goes_out_once_to_those_who_can_act(
    instansi, django_capture_on_commit_callbacks
):
    holder, other = (person(instansi, "staf", email=f"{n}@example.id") for n in "ab")
    camat = person(instansi, "camat")
    rencana.assign(tahap.state_of(instansi, 2021, "realisasi"), by=None, pemegang=holder)
    Pesan.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert [send_reminders(before(n)) for n in (20, 14, 14, 10, 3, 2, 0, -1, -2)] == [
            *(0, 1, 0, 0, 1, 0, 0, 1, 0)
        ]
        assert not mail.outbox  # nothing leaves before the acts are kept
    assert Pesan.objects.filter(penerima=holder).count() == 3
    assert Pesan.objects.filter(penerima=other).count() == 3
    assert not Pesan.objects.filter(penerima=camat).exists()
    assert len(mail.outbox) == 6
    texts = list(
        Pesan.objects.filter(penerima=holder).order_by("pk").values_list("teks", flat=True)
    )
    assert texts[0] == (
        "Pengingat tenggat 28 Februari 2022 (14 hari lagi): "
        "Realisasi kinerja Kecamatan Contoh tahun 2021 belum dikirim."
    )
    assert "terlambat 1 hari" in texts[2]
    assert Pesan.objects.first().tautan == "/lakip/contoh/2021/tahap/realisasi/"
    assert Jejak.objects.filter(aksi="ingatkan tenggat").count() == 3


def test_who_begins_late_is_told_the_most_urgent_alone(instansi):
    person(instansi, "staf")
    assert send_reminders(before(-5)) == 1
    assert list(Pengingat.objects.values_list("saat", flat=True)) == ["lewat"]


def test_a_submitted_step_waits_for_the_camat_and_an_approved_one_for_nobody(instansi):
    person(instansi, "staf")
    camat = person(instansi, "camat")
    step = tahap.submit(tahap.state_of(instansi, 2021, "realisasi"), by=None)
    Pesan.objects.all().delete()
    send_reminders(before(3))
    notice = Pesan.objects.get()
    assert (notice.penerima, "belum disetujui" in notice.teks) == (camat, True)
    tahap.approve(step, by=camat)
    assert send_reminders(before(-1)) == 0


def test_a_moved_deadline_is_reminded_of_anew(instansi):
    person(instansi, "staf")
    assert send_reminders(before(3)) == 1
    later = DAY + timedelta(days=30)
    rencana.set_deadline(tahap.state_of(instansi, 2021, "realisasi"), by=None, tenggat=later)
    assert send_reminders(before(3)) == 0
    assert send_reminders(later - timedelta(days=3)) == 1


def test_what_reached_nobody_is_not_counted_as_sent(instansi):
    assert send_reminders(before(3)) == 0
    person(instansi, "staf")
    assert send_reminders(before(3)) == 1


def test_a_fault_in_one_leaves_no_record_of_it_and_stops_no_other(instansi, monkeypatch):
    person(instansi, "staf")
    rencana.set_deadline(tahap.state_of(instansi, 2021, "pk"), by=None, tenggat=DAY)
    send = pengingat.pesan.send

    def refuse(people, teks, tautan):
        if tautan.endswith("/pk/"):
            raise RuntimeError
        send(people, teks, tautan)

    monkeypatch.setattr(pengingat.pesan, "send", refuse)
    assert send_reminders(before(3)) == 1
    assert Pengingat.objects.get().tahap.langkah == "realisasi"


def test_the_command_says_what_it_did(instansi, capsys):
    person(instansi, "staf")
    call_command("remind")
    call_command("remind")
    assert capsys.readouterr().out.split("\n")[:2] == [
        "1 tahap diingatkan.",
        "Tidak ada yang diingatkan.",
    ]
