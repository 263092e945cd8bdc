"""What was sent after the session had ended is offered again, and nothing of it is lost."""

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from instansi.models import SubUnit
from tests.html import parse
from tests.instansi.builders import SANDI, days, make_instansi, make_orang

DOOR = reverse("account_login")


@pytest.fixture
def instansi(db):
    return make_instansi()


@pytest.fixture
def address(instansi):
    return reverse("instansi:unit_baru", args=[instansi.kode])


@pytest.fixture
def tim(instansi):
    return make_orang("tim_sakip", instansi.pemda, password=SANDI)


@pytest.fixture
def browser(tim):
    """A browser whose session has ended while a form was filled in."""
    browser = Client()
    browser.force_login(tim)
    browser.get("/")
    Session.objects.all().delete()
    return browser


def send(browser, address, **more):
    data = {"nama": "Seksi Baru", "jenis": "seksi", "urutan": "1", **more}
    return browser.post(address, data, headers={"Referer": f"http://testserver{address}?a=1"})


def enter(browser, tim, door):
    """Log in where the entrance was shown; return the page that it leads to."""
    return browser.post(door, {"login": tim.username, "password": SANDI}, follow=True)


def offer_of(page) -> tuple[str, dict]:
    """The address and fields of the form of the page."""
    [form] = parse(page.content.decode()).xpath("//main//form[@method='post']")
    fields = {name: form.fields[name] for name in form.fields if name != "csrfmiddlewaretoken"}
    return form.get("action") or "", fields


def test_a_form_is_sent_after_all(browser, tim, address):
    answer = send(browser, address, nama='Seksi "Baru" <b>')
    assert answer.url.startswith(DOOR)
    page = enter(browser, tim, answer.url)
    assert "Kirim isian yang belum tersimpan?" in page.content.decode()
    assert not SubUnit.objects.exists()
    action, fields = offer_of(page)
    assert browser.post(action, fields).status_code == 302
    assert SubUnit.objects.get().nama == 'Seksi "Baru" <b>'


def test_it_is_offered_until_it_is_sent(browser, tim, address):
    page = enter(browser, tim, send(browser, address).url)
    back = page.redirect_chain[-1][0]
    action, fields = offer_of(browser.get(back))
    browser.post(action, fields)
    assert "Kirim isian" not in browser.get(back).content.decode()


def test_the_page_itself_can_be_opened_instead(browser, tim, address):
    page = enter(browser, tim, send(browser, address).url)
    [link] = parse(page.content.decode()).xpath("//main//a[contains(., 'Jangan kirim')]/@href")
    assert link == f"{address}?a=1"
    assert "Kirim isian" not in browser.get(link).content.decode()


def test_rights_are_asked_again_when_it_is_sent(browser, tim, address):
    """The role may have ended meanwhile."""
    page = enter(browser, tim, send(browser, address).url)
    action, fields = offer_of(page)
    tim.penugasan.update(selesai=days(-1))
    assert browser.post(action, fields).status_code in (403, 404)
    assert not SubUnit.objects.exists()


def test_another_person_on_the_same_computer_is_offered_nothing(browser, tim, address, instansi):
    other = make_orang("tim_sakip", instansi.pemda, password=SANDI)
    door = send(browser, address, nama="Seksi Rahasia").url
    assert "Seksi Rahasia" not in enter(browser, other, door).content.decode()
    browser.post(reverse("account_logout"))
    assert "Seksi Rahasia" not in enter(browser, tim, door).content.decode()


def test_a_file_and_a_password_are_not_kept(browser, tim, address):
    file = SimpleUploadedFile("a.pdf", b"%PDF-")
    page = enter(browser, tim, send(browser, address, berkas=file, password1="rahasia").url)
    assert "Berkas yang dipilih tidak ikut tersimpan" in page.content.decode()
    assert {"berkas", "password1"} & set(offer_of(page)[1]) == set()


def test_it_is_kept_where_the_browser_itself_dropped_the_session(browser, tim, address):
    """What "ingat saya" lasts for is over: the cookie is gone with the session."""
    del browser.cookies["sessionid"]
    page = enter(browser, tim, send(browser, address).url)
    assert offer_of(page)[1]["nama"] == "Seksi Baru"


def test_of_a_passphrase_nothing_is_offered_but_that_nothing_was_signed(browser, tim, address):
    page = enter(browser, tim, send(browser, address, frasa="frasa sandi panjang").url)
    assert "Belum ada yang ditandatangani" in page.content.decode()
    main = parse(page.content.decode()).xpath("//main")[0]
    assert main.xpath(".//a[contains(., 'Buka lagi')]/@href") == [f"{address}?a=1"]
    assert main.xpath(".//form") == []


@pytest.mark.parametrize("case", ["no session", "too much", "not a form"])
def test_what_no_form_of_a_session_sent_is_not_kept(browser, address, case):
    if case == "no session":
        browser.cookies.clear()
    if case == "not a form":
        answer = browser.post(address, {"a": 1}, content_type="application/json")
    else:
        answer = send(browser, address, nama="a" * (70_000 if case == "too much" else 5))
    assert "lanjut" not in answer.url


# A stale token ----------------------------------------------------------------------------


@pytest.fixture
def stale(tim):
    """A browser that somebody is logged in with, and that sends no good token."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(tim)
    return browser


def test_a_form_with_a_stale_token_is_offered_again(stale, address):
    answer = stale.post(address, {"nama": "Seksi"}, headers={"Origin": "http://testserver"})
    assert answer.status_code == 403
    action, fields = offer_of(answer)
    assert (action, fields) == (address, {"nama": "Seksi"})


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://lain.example"}, {"Origin": "null"}])
def test_what_no_page_of_ours_sent_is_not(stale, address, headers):
    answer = stale.post(address, {"nama": "Seksi"}, headers=headers)
    assert answer.status_code == 403
    assert "Formulir ini sudah kedaluwarsa" in answer.content.decode()
    assert "Seksi" not in answer.content.decode()


def test_nor_is_what_an_old_tab_of_another_person_sends(stale, address, instansi):
    stale.get("/")
    other = make_orang("tim_sakip", instansi.pemda)
    stale.force_login(other)
    stale.get("/")
    answer = stale.post(address, {"nama": "Seksi"}, headers={"Origin": "http://testserver"})
    assert answer.status_code == 403
    assert "Seksi" not in answer.content.decode()


# What came to nothing --------------------------------------------------------------------


def test_what_was_typed_about_a_row_that_is_gone_is_shown_for_copying(client, tim):
    client.force_login(tim)
    gone = reverse("instansi:unit_ubah", args=[987])
    sent = {"nama": "Seksi <b>Baru</b>", "versi": "3", "frasa": "frasa sandi panjang"}
    answer = client.post(gone, sent)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "Isian Anda tidak tersimpan" in page
    assert parse(page).xpath("//ul[@class='typed']/li/text()") == ["Seksi <b>Baru</b>"]
    assert "frasa sandi panjang" not in page
    assert "Halaman tidak ditemukan" in client.get(gone).content.decode()
