"""Logging in: who gets in and by which name, what is said to the others, and what is recorded."""

import re
from datetime import UTC, datetime, timedelta
from smtplib import SMTPServerDisconnected
from types import SimpleNamespace

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)
from django.core import mail
from django.core.cache import cache, caches
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from instansi.accounts import second_factor
from instansi.accounts.forms import username_of
from instansi.accounts.rahasia import unseal
from instansi.checks import check_required_roles
from instansi.models import Instansi, Pemda, Pengguna, Penugasan
from kerja.models import Jejak
from sakip.address import client_address
from sakip.errors import Ditolak
from tests.instansi.builders import make_orang
from tests.rows import make
from tests.totp import code_of

NIP = "196712291993031008"
SANDI = "kata-sandi-yang-panjang"
LOGIN = "/akun/login/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def camat() -> Pengguna:
    """A camat with a username, a NIP and an address."""
    user = Pengguna(username="camat.patrang", nama="Camat", nip=NIP, email="Camat@jember.go.id")
    user.set_password(SANDI)
    user.save()
    instansi = make(Instansi)
    place = {"pemda": instansi.pemda, "instansi": instansi}
    make(Penugasan, pengguna=user, peran="camat", **place)
    return user


@pytest.fixture
def post(django_capture_on_commit_callbacks):
    """Send a form, with what a request of its own does when its transaction is committed."""

    def send(client, name, **data):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(reverse(name), data)

    return send


@pytest.fixture
def enrol(post):
    """Set up TOTP for who is logged in; return its secret."""

    def set_up(client) -> str:
        post(client, "account_reauthenticate", password=SANDI)
        client.get(reverse("mfa_activate_totp"))
        secret = client.session[totp.SECRET_SESSION_KEY]
        post(client, "mfa_activate_totp", code=code_of(secret))
        return secret

    return set_up


def log_in(client, login="camat.patrang", password=SANDI, **extra):
    """Send the login form."""
    return client.post(LOGIN, {"login": login, "password": password}, **extra)


def acts() -> list[str]:
    """What the trail holds, oldest first."""
    return list(Jejak.objects.order_by("nomor").values_list("aksi", flat=True))


def words(response) -> str:
    """The text of a page with its runs of blanks made one."""
    return " ".join(response.content.decode().split())


# Names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    ["camat.patrang", " Camat.Patrang ", NIP, "19671229 199303 1 008", f"\t{NIP}\u00a0"],
)
def test_username_and_nip_in_every_spelling_log_in(camat, client, typed):
    assert log_in(client, typed).url == reverse("laporan:beranda")
    assert client.session["_auth_user_id"] == str(camat.pk)


def test_spellings_of_a_nip_of_nobody_are_one():
    assert username_of("1967 1229 199303 1 008") == username_of(NIP) == NIP


def test_the_answer_does_not_tell_which_names_exist(camat, client):
    inactive = make(Pengguna, username="lama", is_active=False)
    inactive.set_password(SANDI)
    inactive.save()
    answers = {
        words(log_in(client, *who)).replace(who[0], "")
        for who in [("camat.patrang", "salah"), ("tak.ada", "salah"), ("lama", SANDI)]
    }
    answers = {re.sub(r'value="\w{64}"', "", answer) for answer in answers}
    assert len(answers) == 1
    assert "tidak cocok dengan kata sandinya, atau akunnya tidak aktif" in answers.pop()
    assert "_auth_user_id" not in client.session


def test_who_is_deactivated_is_out_at_once(camat, client):
    log_in(client)
    Pengguna.objects.update(is_active=False)
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    "address",
    ["signup/", "email/", "confirm-email/", "password/set/", "inactive/", "social/connections/",
     "3rdparty/", "2fa/webauthn/", "login/code/"],
)  # fmt: skip
def test_pages_that_the_product_does_not_have_are_not_there(camat, client, address):
    log_in(client)
    assert client.get(f"/akun/{address}").status_code == 404


def test_the_demos_accounts_log_in_to_the_demo_alone(camat, client):
    Pengguna.objects.filter(pk=camat.pk).update(contoh=True)
    Pemda.objects.update(contoh=True)
    assert log_in(client).status_code == 302
    assert client.get("/").status_code == 200
    make(Pemda, contoh=False)
    assert "hanya dapat dipakai di basis data contoh" in words(log_in(Client()))
    Pengguna.objects.filter(pk=camat.pk).update(contoh=False)
    assert log_in(Client()).status_code == 302


def test_a_session_of_the_demo_ends_once_there_is_real_data(camat, client):
    Pengguna.objects.filter(pk=camat.pk).update(contoh=True)
    Pemda.objects.update(contoh=True)
    log_in(client)
    Pemda.objects.update(contoh=False)
    assert client.get("/").url == LOGIN
    assert "_auth_user_id" not in client.session
    assert "hanya dapat dipakai di basis data contoh" in words(client.get(LOGIN))


def test_a_mail_server_that_is_down_is_said_to_known_and_unknown_alike(camat, client, monkeypatch):
    def refuse(*args, **kwargs):
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", refuse)
    answers = [
        words(client.post(reverse("account_reset_password"), {"email": email}, follow=True))
        for email in (camat.email, "tak.ada@example.id")
    ]
    assert answers[0] == answers[1]
    assert "Surel sedang tidak dapat dikirim" in answers[0]


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("a1b2", "terlalu pendek; pakailah sedikitnya 8 karakter"),
        ("9485730164", "hanya berisi angka"),
        ("password1", "terlalu lazim"),
        ("camat.patrang1", "terlalu mirip dengan nama pengguna"),
        (NIP, "terlalu mirip dengan NIP"),
    ],
)
def test_what_is_wrong_with_a_password_is_said_in_the_words_of_the_house(camat, password, says):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, camat)
    assert says in " ".join(refusal.value.messages)
    assert "andi" in password_validators_help_text_html()
    assert "Sandi anda" not in password_validators_help_text_html()


def test_a_form_sent_after_the_session_ended_leads_back_to_its_page(camat, client):
    address = reverse("usersessions_end", args=[1])
    assert client.post(address).url == f"{LOGIN}?next=/"
    page = "http://testserver/akun/sessions/?a=1"
    assert client.post(address, headers={"Referer": page}).url.endswith(
        "next=/akun/sessions/%3Fa%3D1"
    )
    stranger = {"Referer": "https://lain.example/akun/"}
    assert client.post(address, headers=stranger).url == f"{LOGIN}?next=/"


def test_a_wrong_verb_is_explained(camat, client):
    log_in(client)
    answer = client.get(reverse("usersessions_end", args=[1]))
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Kembali ke halaman sebelumnya" in words(answer)


def test_nobody_signs_up():
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


# Limits -----------------------------------------------------------------------------------


def test_limits_count_where_all_processes_see_them():
    assert "cache" in connection.introspection.table_names()
    cache.clear()
    cache.set("k", "v")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        assert cursor.fetchone() == (1,)
    assert type(caches["default"]).__name__ == "DatabaseCache"


def test_five_wrong_passwords_shut_the_name_in_every_spelling(camat, client):
    spellings = ["camat.patrang", "CAMAT.PATRANG", NIP, "19671229 199303 1 008", " camat.patrang"]
    for spelling in spellings:
        assert "tidak cocok" in words(log_in(client, spelling, "salah"))
    for spelling in spellings:
        assert "Terlalu banyak percobaan" in words(log_in(client, spelling))
    assert acts() == ["gagal masuk"] * 5


def test_behind_a_proxy_each_address_has_its_own_limit(camat, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def fail(forged: str, address: str) -> str:
        """A wrong password for another name each time, from an address that the proxy saw."""
        client = Client(HTTP_X_FORWARDED_FOR=f"{forged}, {address}")
        return words(log_in(client, f"nama{make(Pengguna).pk}", "salah"))

    for i in range(10):
        assert "tidak cocok" in fail(f"10.0.0.{i}", "203.0.113.1")
    assert "Terlalu banyak percobaan" in fail("10.0.0.99", "203.0.113.1")
    assert "tidak cocok" in fail("10.0.0.99", "203.0.113.2")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.1", "127.0.0.1"),
        (1, "10.0.0.9, 203.0.113.1", "203.0.113.1"),
        (2, "10.0.0.9, 203.0.113.1, 203.0.113.2", "203.0.113.1"),
        (1, "203.0.113.1:4711", "203.0.113.1"),
        (1, "[2001:db8::1]:4711", "2001:db8::1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (2, "203.0.113.1", "127.0.0.1"),
        (1, "unknown", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_only_trusted_proxies_are_believed(settings, proxies, forwarded, address):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address


def test_where_no_address_is_known_there_is_none():
    assert client_address(SimpleNamespace(META={"REMOTE_ADDR": ""})) is None


# Passwords --------------------------------------------------------------------------------


def test_a_new_password_takes_the_old_one_and_ends_other_sessions(camat, client):
    other = Client()
    log_in(client)
    log_in(other)
    new = "kata-sandi-lain-lagi"
    data = {"oldpassword": SANDI, "password1": new, "password2": new}
    assert client.post(reverse("account_change_password"), data).url == "/"
    assert client.get("/").status_code == 200
    assert other.get("/").status_code == 302
    assert acts() == ["masuk", "masuk", "ganti kata sandi"]


def test_a_wrong_old_password_changes_nothing(camat, client):
    log_in(client)
    data = {"oldpassword": "salah", "password1": "x" * 12, "password2": "x" * 12}
    client.post(reverse("account_change_password"), data)
    camat.refresh_from_db()
    assert camat.check_password(SANDI)


def test_the_link_of_the_letter_gives_a_new_password_once(camat, client):
    client.post(reverse("account_reset_password"), {"email": "camat@JEMBER.go.id"})
    [letter] = mail.outbox
    assert letter.to == ["Camat@jember.go.id"]
    assert letter.subject == "[SAKIP] Membuat kata sandi baru"
    assert "camat.patrang" in letter.body
    link = re.search(r"http://testserver(\S+)", letter.body)[1]
    form = client.get(link).url
    new = "kata-sandi-lain-lagi"
    client.post(form, {"password1": new, "password2": new})
    assert "Tautan tidak berlaku lagi" in words(Client().get(link))
    assert log_in(client, password=new).status_code == 302
    assert acts() == ["atur ulang kata sandi", "masuk"]


def test_the_link_expires(camat, client):
    client.post(reverse("account_reset_password"), {"email": camat.email})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    with time_machine.travel(timedelta(hours=2, minutes=1)):
        assert "Tautan tidak berlaku lagi" in words(client.get(link))


def test_the_answer_does_not_tell_which_addresses_exist(camat, client):
    make(Pengguna, email="lama@jember.go.id", is_active=False)
    for email in ["camat@jember.go.id", "tak.ada@jember.go.id", "lama@jember.go.id"]:
        response = client.post(reverse("account_reset_password"), {"email": email})
        assert response.url == reverse("account_reset_password_done")
    links = ["/password/reset/key/" in letter.body for letter in mail.outbox]
    assert links == [True, False, False]


def test_the_link_goes_to_the_address_on_record_not_to_one_that_resembles_it(camat, client):
    camat.email = "iklan@jember.go.id"
    camat.save()
    client.post(reverse("account_reset_password"), {"email": "IKLAN@jember.go.id"})
    assert mail.outbox[0].to == ["iklan@jember.go.id"]


def test_an_address_of_the_past_is_of_no_use(camat, client):
    client.post(reverse("account_reset_password"), {"email": camat.email})
    camat.email = "baru@jember.go.id"
    camat.save()
    link = re.search(r"http://testserver(\S+)", mail.outbox.pop().body)[1]
    assert "Tautan tidak berlaku lagi" in words(client.get(link))
    client.post(reverse("account_reset_password"), {"email": "camat@jember.go.id"})
    assert "/password/reset/key/" not in mail.outbox[0].body
    assert not EmailAddress.objects.exists()


def test_letters_to_one_address_are_few(camat, client):
    for _ in range(3):
        client.post(reverse("account_reset_password"), {"email": camat.email})
    response = client.post(reverse("account_reset_password"), {"email": camat.email})
    assert response.status_code == 429
    assert "Terlalu banyak percobaan" in words(response)
    assert len(mail.outbox) == 3


# Second factor ----------------------------------------------------------------------------


def test_the_second_factor_is_asked_for_and_taken_once(camat, client, enrol):
    log_in(client)
    secret = enrol(client)
    client.post(reverse("account_logout"))
    assert log_in(client).url == reverse("mfa_authenticate")
    assert client.get("/").status_code == 302
    first = client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert "Kode salah" in words(first), "the code of the enrolment was used"
    code = code_of(secret, ahead=1)
    assert client.post(reverse("mfa_authenticate"), {"code": code}).url == "/"
    other = Client()
    log_in(other)
    assert "Kode salah" in words(other.post(reverse("mfa_authenticate"), {"code": code}))
    assert acts() == [
        "masuk", "aktifkan verifikasi dua langkah", "keluar", "masuk", "salah kode verifikasi",
    ]  # fmt: skip


@pytest.mark.parametrize("later", [1, 45])
def test_a_code_holds_once_however_long_it_would_be_accepted(camat, client, enrol, later):
    with time_machine.travel(datetime(2026, 3, 2, 8, 0, 1, tzinfo=UTC), tick=False) as clock:
        log_in(client)
        code = code_of(enrol(client), ahead=1)
        for expected in [302, 200]:
            other = Client()
            log_in(other)
            sent = other.post(reverse("mfa_authenticate"), {"code": f"{code[:3]} {code[3:]}"})
            assert sent.status_code == expected
            clock.shift(later)


def test_secrets_of_the_second_factor_are_encrypted(camat, client, enrol, settings):
    log_in(client)
    secret = enrol(client)
    kept = {a.type: a for a in Authenticator.objects.all()}
    assert secret not in str([a.data for a in kept.values()])
    assert kept["totp"].wrap().validate_code(code_of(secret, ahead=1))
    assert unseal(secret) == secret, "what was kept before is still read"
    settings.MFA_KEY = "kunci lain"
    assert not kept["totp"].wrap().validate_code(code_of(secret))


def test_a_recovery_code_opens_once(camat, client, enrol):
    log_in(client)
    enrol(client)
    page = words(client.get(reverse("mfa_view_recovery_codes")))
    codes = re.findall(r"<code>(\d{8})</code>", page)
    assert len(codes) == 10
    for expected in [302, 200]:
        other = Client()
        log_in(other)
        response = other.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert response.status_code == expected
    assert acts()[2:] == ["pakai kode pemulihan", "masuk", "salah kode verifikasi"]


def test_guessing_codes_is_limited(camat, client, enrol):
    log_in(client)
    enrol(client)
    other = Client()
    log_in(other)
    answers = [words(other.post(reverse("mfa_authenticate"), {"code": "000000"})) for _ in range(6)]
    assert ["Kode salah" in answer for answer in answers] == [True] * 5 + [False]
    assert "Terlalu banyak percobaan" in answers[5]


def test_new_codes_and_switching_off_are_acts(camat, client, enrol, post):
    log_in(client)
    enrol(client)
    post(client, "mfa_generate_recovery_codes")
    post(client, "mfa_deactivate_totp")
    assert not Authenticator.objects.exists()
    assert acts()[2:] == ["buat kode pemulihan", "matikan verifikasi dua langkah"]


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_generate_recovery_codes"])
def test_pages_of_the_accounts_safety_ask_again_who_one_is(camat, client, name):
    log_in(client)
    response = client.get(reverse(name))
    assert response.url.startswith(reverse("account_reauthenticate"))


def test_a_role_that_demands_it_leads_to_the_enrolment_and_nowhere_else(
    camat, client, enrol, settings
):
    settings.MFA_REQUIRED_ROLES = ["camat"]
    enrolment = reverse("mfa_activate_totp")
    log_in(client)
    for address in ["/", "/admin/", reverse("account_change_password"), "/akun/sessions/"]:
        assert client.get(address).url == enrolment
        assert client.post(address).url == enrolment
    fragment = client.get("/", headers={"HX-Request": "true"})
    assert fragment.headers["HX-Redirect"] == enrolment
    client.post(reverse("account_reauthenticate"), {"password": SANDI})
    assert "Peran Anda mewajibkannya" in words(client.get(enrolment))
    enrol(client)
    assert client.get("/").status_code == 200


def test_who_must_have_it_can_sign_out_and_cannot_switch_it_off(camat, client, enrol, settings):
    settings.MFA_REQUIRED_ROLES = ["camat"]
    log_in(client)
    enrol(client)
    page = words(client.get(reverse("mfa_deactivate_totp")))
    assert "Peran Anda mewajibkannya" in page
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(type="totp").count() == 1
    assert client.post(reverse("account_logout")).status_code == 302
    Authenticator.objects.all().delete()
    log_in(client)
    assert client.post(reverse("account_logout")).url == "/"


def test_an_ended_role_demands_nothing(camat, client, settings):
    settings.MFA_REQUIRED_ROLES = ["camat"]
    Penugasan.objects.update(selesai=timezone.localdate() - timedelta(days=1))
    log_in(client)
    assert client.get("/").status_code == 200


def test_who_opens_djangos_admin_counts_as_admin(camat, client, settings):
    settings.MFA_REQUIRED_ROLES = ["admin"]
    log_in(client)
    assert client.get("/").status_code == 200
    Pengguna.objects.update(is_staff=True)
    assert client.get("/").url == reverse("mfa_activate_totp")


def test_a_misspelt_role_is_an_error(settings):
    settings.MFA_REQUIRED_ROLES = ["camat", "bupatti"]
    [error] = check_required_roles(None)
    assert "bupatti" in error.msg
    assert error.id == "instansi.E001"
    settings.MFA_REQUIRED_ROLES = ["camat"]
    assert check_required_roles(None) == []


def test_a_lost_factor_is_taken_off_by_somebody_else(camat, client, enrol):
    helper = make_orang("admin", Pemda.objects.get())
    log_in(client)
    enrol(client)
    with pytest.raises(PermissionDenied):
        second_factor.remove(camat, by=camat)
    second_factor.remove(camat, by=helper)
    assert log_in(Client()).url == "/"
    row = Jejak.objects.get(aksi="hapus verifikasi dua langkah")
    assert (row.pelaku, row.objek_id) == (helper, str(camat.pk))
    with pytest.raises(Ditolak, match="tidak memakai"):
        second_factor.remove(camat, by=helper)


# Sessions ---------------------------------------------------------------------------------


def test_one_other_session_is_ended(camat, client):
    other, third = Client(), Client()
    for one in (client, other, third):
        log_in(one)
    page = words(client.get("/akun/sessions/"))
    assert page.count("Akhiri<span") == 2
    assert page.count("Sesi ini") == 1
    session = UserSession.objects.get(session_key=other.session.session_key)
    client.post(reverse("usersessions_end", args=[session.pk]))
    assert [one.get("/").status_code for one in (client, other, third)] == [200, 302, 200]
    row = Jejak.objects.first()
    assert (row.aksi, row.pelaku, row.objek_id) == ("akhiri sesi", camat, str(camat.pk))


def test_all_other_sessions_are_ended_in_one_act(camat, client):
    others = [Client(), Client()]
    for one in [client, *others]:
        log_in(one)
    client.post("/akun/sessions/")
    assert [one.get("/").status_code for one in [client, *others]] == [200, 302, 302]
    assert acts() == ["masuk"] * 3 + ["akhiri sesi"]


def test_sessions_of_others_and_the_present_one_are_not_ended_here(camat, client):
    stranger = Client()
    stranger.force_login(make(Pengguna))
    log_in(client)
    theirs = UserSession.objects.create(
        user=make(Pengguna), session_key="k" * 32, ip="127.0.0.1", user_agent="x"
    )
    mine = UserSession.objects.get(session_key=client.session.session_key)
    for pk in (theirs.pk, mine.pk, 0):
        assert client.post(reverse("usersessions_end", args=[pk])).status_code == 404
    assert client.get(reverse("usersessions_end", args=[mine.pk])).status_code == 405
    assert client.get("/").status_code == 200


# Trail ------------------------------------------------------------------------------------


def test_signing_in_and_out_is_recorded_with_role_and_address(camat, client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    log_in(client, HTTP_X_FORWARDED_FOR="203.0.113.9")
    client.post(reverse("account_logout"))
    assert acts() == ["masuk", "keluar"]
    row = Jejak.objects.last()
    assert (row.pelaku, row.dari, row.uraian) == (camat, "203.0.113.9", "Camat")
    assert row.peran.startswith("Camat")


def test_what_was_typed_is_never_kept(camat, client):
    log_in(client, password="rahasia-yang-salah")
    log_in(client, login="rahasia-di-tempat-nama", password="x")
    [row] = Jejak.objects.all()
    assert (row.aksi, row.pelaku, row.objek_id) == ("gagal masuk", None, str(camat.pk))
    assert "rahasia" not in str(Jejak.objects.values())


def test_a_wrong_password_while_logged_in_is_by_that_person(camat, client):
    log_in(client)
    client.post(reverse("account_reauthenticate"), {"password": "salah"})
    assert [row.pelaku for row in Jejak.objects.filter(aksi="salah kata sandi")] == [camat]
