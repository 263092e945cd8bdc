"""Invitations: a link that opens an account once, for seven days."""

import re
from smtplib import SMTPServerDisconnected

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from instansi.models import Pengguna, Penugasan, Undangan
from instansi.services import undangan as services
from instansi.services.pengguna import edit_pengguna
from sakip.errors import Ditolak
from tests.instansi.builders import days, make_orang, make_pejabat, make_pengguna

pytestmark = pytest.mark.django_db
NIP = "196712291993031008"
SANDI = {"new_password1": "jalan-kartini-42", "new_password2": "jalan-kartini-42"}


def url_of(token):
    return f"https://sakip.example{reverse('instansi:undangan_terima', args=[token])}"


def role_for(place, peran="staf", **fields):
    """A role of somebody who has no account yet."""
    person = Pengguna(**{"nama": "Siti Aminah", "nip": NIP, "email": "siti@example.id", **fields})
    return Penugasan(pengguna=person, peran=peran, pemda=place.pemda, instansi=place, mulai=days(0))


@pytest.fixture
def invite(camat, sukamaju, mailoutbox, django_capture_on_commit_callbacks):
    """Invite somebody and return the account with the path of the link."""

    def do(**fields):
        with django_capture_on_commit_callbacks(execute=True):
            person = services.invite(role_for(sukamaju, **fields), by=camat, url_of=url_of)
        return person, read_link(mailoutbox[-1])

    return do


def read_link(letter):
    return re.search(r"https://sakip\.example(/\S+)", letter.body).group(1)


def state(person):
    return person.undangan.first().keadaan


class TestInvite:
    def test_makes_an_account_that_waits_with_its_role(self, invite, sukamaju, trail):
        person, _ = invite()
        assert (person.username, person.keadaan) == (NIP, Pengguna.Keadaan.DIUNDANG)
        assert [str(role.instansi) for role in person.penugasan.all()] == [str(sukamaju)]
        act = trail()
        assert [(row.aksi, row.objek_id, row.instansi) for row in act] == [
            ("undang", str(person.pk), sukamaju)
        ]
        told = act[0].perubahan
        assert told["penugasan"] == [None, "Staf perencanaan, Kecamatan Sukamaju"]
        assert told["undangan"] == [None, "siti@example.id"]
        assert "password" not in told

    def test_sends_one_letter_that_says_who_what_and_until_when(self, invite, mailoutbox):
        person, link = invite(nama="D'Arc & Co")
        (letter,) = mailoutbox
        assert letter.to == ["siti@example.id"]
        assert letter.subject == "Undangan ke SAKIP: aktifkan akun Anda"
        for part in ("D'Arc & Co", NIP, "Staf perencanaan, Kecamatan Sukamaju", "Camat Sukamaju"):
            assert part in letter.body
        assert "satu kali" in letter.body

    def test_keeps_a_hash_of_the_key_alone(self, invite):
        person, link = invite()
        key = link.rstrip("/").rsplit("/")[-1].partition(":")[0]
        kept = person.undangan.get()
        assert key not in kept.sidik
        assert len(kept.sidik) == 64

    def test_the_letter_waits_for_the_commit(self, camat, sukamaju, mailoutbox):
        services.invite(role_for(sukamaju), by=camat, url_of=url_of)
        assert mailoutbox == []

    def test_a_failing_mail_server_undoes_nothing(
        self, camat, sukamaju, monkeypatch, django_capture_on_commit_callbacks
    ):
        def fail(*args, **kwargs):
            raise OSError("no route to the mail server")

        monkeypatch.setattr("instansi.services.surat.send_mail", fail)
        with django_capture_on_commit_callbacks(execute=True):
            person = services.invite(role_for(sukamaju), by=camat, url_of=url_of)
        assert Pengguna.objects.filter(pk=person.pk).exists()

    def test_an_official_brings_name_and_nip(self, tim, sukamaju):
        official = make_pejabat(sukamaju.pemda, "Haidori", gelar_belakang="S.E.", nip=NIP)
        role = role_for(sukamaju, "camat", pejabat=official, nama="", nip="")
        person = services.invite(role, by=tim, url_of=url_of)
        assert (person.nama, person.nip, person.username) == ("Haidori, S.E.", NIP, NIP)

    def test_without_nip_a_username_is_needed(self, camat, sukamaju):
        with pytest.raises(Ditolak, match="Isi nama pengguna"):
            services.invite(role_for(sukamaju, nip=""), by=camat, url_of=url_of)

    def test_a_nip_belongs_to_one_account(self, camat, sukamaju):
        make_pengguna(nip=NIP)
        with pytest.raises(ValidationError, match="NIP ini sudah dipakai akun lain"):
            services.invite(role_for(sukamaju, username="siti"), by=camat, url_of=url_of)

    def test_a_username_may_not_be_the_nip_of_somebody_else(self, camat, sukamaju):
        role = role_for(sukamaju, username="197001011990011001")
        with pytest.raises(ValidationError, match="harus sama dengan NIP orangnya"):
            services.invite(role, by=camat, url_of=url_of)

    @pytest.mark.parametrize("peran", ["camat", "staf"])
    def test_only_roles_that_one_may_give(self, camat, sukamaju, sukasari, peran):
        place = sukamaju if peran == "camat" else sukasari
        with pytest.raises(PermissionDenied):
            services.invite(role_for(place, peran), by=camat, url_of=url_of)
        assert not Pengguna.objects.filter(nip=NIP).exists()


class TestAccept:
    def test_the_invited_person_chooses_a_password_and_logs_in(self, invite, client, trail):
        person, link = invite()
        trail()
        assert client.get(link).status_code == 200
        page = client.post(link, SANDI)
        assert page.url == reverse("account_login")
        person.refresh_from_db()
        assert person.keadaan == Pengguna.Keadaan.AKTIF
        assert person.check_password("jalan-kartini-42")
        assert state(person) == Undangan.Keadaan.DIPAKAI
        assert [(row.aksi, row.pelaku) for row in trail()] == [("aktifkan akun", person)]
        assert client.login(username=NIP, password="jalan-kartini-42")

    def test_the_account_is_of_no_use_before(self, invite, client):
        invite()
        assert not client.login(username=NIP, password="!")
        assert not client.login(username=NIP, password="")

    def test_a_weak_password_is_refused_in_words(self, invite, client):
        person, link = invite()
        page = client.post(link, {"new_password1": "12345", "new_password2": "12345"})
        assert "terlalu pendek" in page.content.decode()
        assert state(person) == Undangan.Keadaan.TERBUKA

    def test_a_link_works_once(self, invite, client):
        person, link = invite()
        client.post(link, SANDI)
        again = client.post(link, {"new_password1": "lain-42-kartini", "new_password2": "x"})
        assert again.status_code == 410
        assert "sudah dipakai" in again.content.decode()
        person.refresh_from_db()
        assert person.check_password("jalan-kartini-42")

    def test_two_at_once_one_wins(self, invite):
        person, _ = invite()
        first, second = person.undangan.get(), person.undangan.get()
        services.accept(first, "jalan-kartini-42")
        with pytest.raises(Ditolak):
            services.accept(second, "jalan-merdeka-17")

    def test_after_seven_days_it_says_to_ask_again(self, invite, client):
        person, link = invite()
        with time_machine.travel(timezone.now() + Undangan.BERLAKU, tick=False):
            page = client.get(link)
        assert page.status_code == 410
        assert "Mintalah undangan baru" in page.content.decode()

    def test_a_moment_before_it_still_works(self, invite, client):
        person, link = invite()
        with time_machine.travel(person.undangan.get().kedaluwarsa - timezone.timedelta(seconds=1)):
            assert client.get(link).status_code == 200

    @pytest.mark.parametrize("token", ["x", "abc:def", "a" * 43 + ":" + "b" * 43])
    def test_a_forged_link_says_nothing_and_asks_no_database(
        self, client, token, django_assert_num_queries
    ):
        with django_assert_num_queries(0):
            page = client.get(reverse("instansi:undangan_terima", args=[token]))
        assert page.status_code == 404
        assert "Tautan ini tidak berlaku" in page.content.decode()

    def test_a_well_signed_key_that_nobody_sent_says_the_same(self, client):
        token = services._SIGNER.sign("kunci-yang-tidak-pernah-dikirim")
        page = client.get(reverse("instansi:undangan_terima", args=[token]))
        assert page.status_code == 404
        assert "Tautan ini tidak berlaku" in page.content.decode()

    def test_the_page_is_never_kept_by_a_browser(self, invite, client):
        _, link = invite()
        assert "no-store" in client.get(link)["Cache-Control"]


class TestResendAndRevoke:
    def test_a_new_link_ends_the_old_one(
        self, invite, camat, client, mailoutbox, django_capture_on_commit_callbacks
    ):
        person, old = invite()
        with django_capture_on_commit_callbacks(execute=True):
            services.resend(person, by=camat, url_of=url_of)
        new = read_link(mailoutbox[-1])
        page = client.get(old)
        assert (page.status_code, "diganti atau dicabut" in page.content.decode()) == (410, True)
        assert client.get(new).status_code == 200

    def test_a_revoked_link_is_of_no_use(self, invite, camat, client, trail):
        person, link = invite()
        trail()
        services.revoke(person, by=camat)
        assert client.post(link, SANDI).status_code == 410
        person.refresh_from_db()
        assert person.keadaan == Pengguna.Keadaan.DIUNDANG
        assert [row.aksi for row in trail()] == ["cabut undangan"]

    def test_nothing_to_revoke(self, invite, camat):
        person, _ = invite()
        services.revoke(person, by=camat)
        with pytest.raises(Ditolak, match="Tidak ada undangan"):
            services.revoke(person, by=camat)

    def test_who_is_active_needs_no_link(self, camat, sukamaju):
        person = make_orang("staf", sukamaju, password="jalan-kartini-42")
        with pytest.raises(Ditolak, match="sudah pernah mengaktifkan"):
            services.resend(person, by=camat, url_of=url_of)

    def test_a_person_without_address_cannot_be_written_to(self, camat, sukamaju):
        person = make_orang("staf", sukamaju, is_active=False)
        with pytest.raises(Ditolak, match="Isi dulu surel"):
            services.resend(person, by=camat, url_of=url_of)


class TestChangedAddress:
    def test_the_link_sent_to_the_earlier_one_is_revoked(self, invite, camat, tim, client):
        person, link = invite()
        edit_pengguna(person, by=tim, versi=person.versi, email="benar@example.id")
        assert state(person) == "dicabut"
        assert client.get(link).status_code == 410


class TestMailServerDown:
    def test_the_page_says_so_until_it_is_sent_again(
        self, camat, sukamaju, client, monkeypatch, django_capture_on_commit_callbacks, trail
    ):
        def refuse(*args, **kwargs):
            raise SMTPServerDisconnected

        client.force_login(camat)
        with monkeypatch.context() as broken, django_capture_on_commit_callbacks(execute=True):
            broken.setattr("instansi.services.surat.send_mail", refuse)
            person = services.invite(role_for(sukamaju), by=camat, url_of=url_of)
        page = reverse("instansi:orang_rinci", args=[person.pk])
        assert "tidak dapat dikirim" in client.get(page).content.decode()
        assert [row.aksi for row in trail()][-1] == "gagal kirim undangan"
        with django_capture_on_commit_callbacks(execute=True):
            services.resend(person, by=camat, url_of=url_of)
        assert "tidak dapat dikirim" not in client.get(page).content.decode()
