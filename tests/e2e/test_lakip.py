"""A planning officer at a desk and on a phone: read the figures, see a part, get the PDF."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Page, expect

from laporan.demo.pengguna import SANDI
from tests.e2e.browsing import assert_fit, both_sizes, follow, sign_in

pytestmark = pytest.mark.browser

OVERVIEW = "/lakip/patrang/2021/"


def log_in(page: Page, site: str) -> None:
    """Go through the entrance as the demo's staf."""
    page.goto(site)
    sign_in(page, "staf.patrang", SANDI)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Selamat datang")


@both_sizes
def test_the_figures_can_be_read_and_traced(page: Page, site, complaints, size):
    page.set_viewport_size(size)
    page.goto(site)
    assert_fit(page)
    log_in(page, site)
    assert_fit(page)
    follow(page.get_by_role("link", name="LAKIP Tahun 2021"))
    kinerja = page.get_by_role("table", name="Tabel 3.1")
    row = kinerja.get_by_role("row", name="Nilai Survei Kepuasan Masyarakat").first
    expect(row).to_contain_text("87,25%")
    page.get_by_text("Asal angka").first.click()
    expect(kinerja).to_contain_text("69,8 / 80 × 100 = 87,25%")
    anggaran = page.get_by_role("table", name="Pagu (perubahan)")
    expect(anggaran.get_by_role("row", name="Jumlah", exact=False).last).to_contain_text("74,48%")
    gaji = anggaran.get_by_text("Penyediaan Gaji dan Tunjangan ASN")
    expect(gaji).to_be_hidden()
    page.get_by_role("button", name="Buka semua rincian").click()
    expect(gaji).to_be_visible()
    assert_fit(page)
    page.goto(site + reverse("account_change_password"))
    assert_fit(page)
    assert complaints == []


def test_without_scripts_every_row_is_there(browser, browser_context_args, site):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    log_in(page, site)
    page.goto(site + OVERVIEW)
    expect(page.get_by_text("Penyediaan Gaji dan Tunjangan ASN")).to_be_visible()
    expect(page.get_by_role("button", name="Buat PDF")).to_be_visible()
    page.locator(".user-menu summary").click()
    follow(page.get_by_role("button", name="Keluar"))
    expect(page).to_have_url(site + reverse("account_login") + "?next=/")
    context.close()


@pytest.mark.pdf
@both_sizes
def test_the_pdf_is_made_in_the_background(page: Page, site, complaints, settings, size):
    settings.JOBS_ENGINE = "basisdata"
    page.set_viewport_size(size)
    log_in(page, site)
    page.goto(site + OVERVIEW)
    part = page.get_by_role("link", name="BAB III AKUNTABILITAS KINERJA").get_attribute("href")
    assert page.request.get(site + part).body().startswith(b"%PDF-")
    follow(page.get_by_role("button", name="Buat PDF"))
    expect(page.get_by_text("Menunggu giliran")).to_be_visible()
    assert_fit(page)
    call_command("worker", batch=True)
    expect(page.get_by_text("PDF selesai dibuat")).to_be_visible()
    assert_fit(page)
    answer = page.request.get(
        site + page.get_by_role("link", name="Buka PDF").get_attribute("href")
    )
    assert answer.body().startswith(b"%PDF-")
    follow(page.get_by_role("link", name="Kembali"))
    expect(page.get_by_role("link", name="Buka PDF")).to_be_visible()
    assert complaints == []


def test_error_pages_help_anybody(page: Page, site):
    log_in(page, site)
    page.goto(site + "/lakip/tidak-ada/2021/")
    expect(page.get_by_role("heading")).to_have_text("Halaman tidak ditemukan")
    assert_fit(page)
