"""People at the entrance: first day, wrong passwords, a forgotten one, sessions, the trail."""

import re

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Page, expect

from instansi.models import Instansi, Pengguna, SubUnit
from instansi.services.organisasi import edit_unit
from laporan.demo.pengguna import SANDI
from tests.e2e.browsing import assert_fit, both_sizes, follow, sign_in
from tests.totp import code_of

pytestmark = pytest.mark.browser

BARU = "sandi-baru-yang-panjang"


def heading(page: Page):
    return expect(page.get_by_role("heading", level=1))


@both_sizes
def test_first_login_with_a_second_factor(page: Page, site, complaints, settings, size):
    settings.MFA_REQUIRED_ROLES = ["camat"]
    page.set_viewport_size(size)
    page.goto(site)
    sign_in(page, "camat.patrang", SANDI)
    heading(page).to_have_text("Pastikan ini Anda")
    assert_fit(page)
    page.get_by_label("Kata sandi").fill(SANDI)
    follow(page.get_by_role("button", name="Lanjutkan"))
    heading(page).to_have_text("Aktifkan verifikasi dua langkah")
    image = page.get_by_alt_text("Kode QR untuk aplikasi autentikator")
    assert image.evaluate("image => image.complete && image.naturalWidth > 0")
    assert_fit(page)
    follow(page.get_by_role("link", name="Beranda"))
    heading(page).to_have_text("Aktifkan verifikasi dua langkah")  # there is no way around it
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("Kode autentikator").fill("000000")
    follow(page.get_by_role("button", name="Aktifkan"))
    assert_fit(page)
    page.get_by_label("Kode autentikator").fill(code_of(secret))
    follow(page.get_by_role("button", name="Aktifkan"))
    heading(page).to_have_text("Kode pemulihan")
    assert page.locator(".codes li").count() == 10
    assert_fit(page)
    follow(page.get_by_role("link", name="Sudah saya simpan"))
    heading(page).to_contain_text("Selamat datang")
    page.goto(site + reverse("mfa_index"))
    expect(page.get_by_text("jadi tidak dapat dimatikan")).to_be_visible()
    assert_fit(page)
    assert complaints == []


@both_sizes
def test_the_code_of_the_phone_is_asked_for(page: Page, site, complaints, size):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(Pengguna.objects.get(username="camat.patrang"), secret)
    page.set_viewport_size(size)
    page.goto(site)
    sign_in(page, "camat.patrang", SANDI)
    heading(page).to_have_text("Kode verifikasi")
    assert_fit(page)
    page.get_by_label("Kode").fill("000000")
    follow(page.get_by_role("button", name="Masuk"))
    expect(page.get_by_text("Kode salah")).to_be_visible()
    assert_fit(page)
    page.get_by_label("Kode").fill(code_of(secret))
    follow(page.get_by_role("button", name="Masuk"))
    heading(page).to_contain_text("Selamat datang")
    assert complaints == []


@both_sizes
def test_wrong_passwords_are_limited(page: Page, site, complaints, size):
    page.set_viewport_size(size)
    page.goto(site)
    for _ in range(5):
        sign_in(page, "staf.patrang", "salah")
        expect(page.get_by_role("alert")).to_contain_text("tidak cocok")
    assert_fit(page)
    sign_in(page, "staf.patrang", SANDI)
    expect(page.get_by_role("alert")).to_contain_text("Terlalu banyak percobaan")
    assert complaints == []


@both_sizes
def test_a_forgotten_password_is_replaced_by_the_link_of_the_letter(
    page: Page, site, complaints, size
):
    Pengguna.objects.filter(username="staf.patrang").update(email="staf@jember.go.id")
    page.set_viewport_size(size)
    page.goto(site)
    follow(page.get_by_role("link", name="Lupa kata sandi?"))
    assert_fit(page)
    page.get_by_label("Alamat surel").fill("staf@jember.go.id")
    follow(page.get_by_role("button", name="Kirim tautan"))
    heading(page).to_have_text("Periksa surel Anda")
    assert_fit(page)
    [letter] = mail.outbox
    page.goto(re.search(r"^http\S+$", letter.body, re.MULTILINE)[0])
    heading(page).to_have_text("Kata sandi baru")
    assert_fit(page)
    page.get_by_label("Kata sandi baru", exact=True).fill(BARU)
    page.get_by_label("Kata sandi baru (lagi)").fill(BARU)
    follow(page.get_by_role("button", name="Simpan kata sandi"))
    heading(page).to_have_text("Kata sandi tersimpan")
    assert_fit(page)
    follow(page.get_by_role("link", name="Ke halaman masuk"))
    sign_in(page, "staf.patrang", BARU)
    heading(page).to_contain_text("Selamat datang")
    assert complaints == []


@both_sizes
def test_another_session_is_ended_from_here(
    page: Page, site, complaints, browser, browser_context_args, size
):
    other = browser.new_context(**browser_context_args).new_page()
    other.goto(site)
    sign_in(other, "staf.patrang", SANDI)
    heading(other).to_contain_text("Selamat datang")
    page.set_viewport_size(size)
    page.goto(site)
    sign_in(page, "staf.patrang", SANDI)
    page.locator(".user-menu summary").click()
    follow(page.get_by_role("link", name="Sesi saya"))
    expect(page.locator(".sessions li")).to_have_count(2)
    assert_fit(page)
    follow(page.get_by_role("button", name="Akhiri sesi"))
    expect(page.locator(".sessions li")).to_have_count(1)
    expect(page.get_by_text("Sesi itu sudah diakhiri.")).to_be_visible()
    assert_fit(page)
    other.reload()
    heading(other).to_have_text("Masuk")
    other.context.close()
    assert complaints == []


@both_sizes
def test_the_trail_is_searched_compared_and_restored(page: Page, site, complaints, size):
    tim = Pengguna.objects.get(username="tim.sakip")
    unit = SubUnit.objects.create(
        instansi=Instansi.objects.get(), jenis="seksi", nama="Seksi Awal", urutan=9
    )
    edit_unit(unit, by=tim, versi=1, nama="Seksi Tengah")
    edit_unit(unit, by=tim, versi=2, nama="Seksi Akhir", urutan=8)
    page.set_viewport_size(size)
    page.goto(site)
    sign_in(page, "tim.sakip", SANDI)
    follow(page.get_by_role("link", name="Riwayat"))
    assert_fit(page)
    page.get_by_label("Tindakan").select_option("ubah unit")
    follow(page.get_by_role("button", name="Tampilkan"))
    expect(page.locator("tbody tr")).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    follow(page.get_by_role("link", name="Seksi Akhir"))
    assert_fit(page)
    page.get_by_label("Sesudah tindakan", exact=True).select_option(index=1)
    follow(page.get_by_role("button", name="Bandingkan"))
    table = page.get_by_role("table", name="Isian yang berbeda")
    expect(table.get_by_role("row", name="Nama")).to_contain_text("Seksi Tengah")
    expect(table.get_by_role("row", name="Urutan")).to_contain_text("9")
    assert_fit(page)
    follow(page.get_by_role("link", name="Pulihkan keadaan sesudah ini"))
    heading(page).to_have_text("Pulihkan Seksi Akhir?")
    assert_fit(page)
    follow(page.get_by_role("button", name="Pulihkan"))
    expect(page.get_by_text("Keadaan itu sudah dipulihkan.")).to_be_visible()
    heading(page).to_have_text("Riwayat Seksi Tengah")
    assert complaints == []
