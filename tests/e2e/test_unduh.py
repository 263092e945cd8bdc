"""Tim SAKIP collects the LAKIP of a year: progress moves, giving up, and the file at the end."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from instansi.models import Instansi
from kerja.models import Pekerjaan
from kerja.runner import run
from laporan.demo.pengguna import SANDI
from laporan.models import Laporan
from tests.e2e.browsing import assert_fit, both_sizes, follow, sign_in
from tests.instansi.builders import make_instansi
from tests.laporan.printer import printer  # noqa: F401

pytestmark = pytest.mark.browser
TAHUN = 2021
UNDUH = "Unduh yang dipilih (ZIP)"


@pytest.fixture
def choice(site, settings) -> str:
    """The page of the choice, of two kecamatan; jobs wait until a test does them."""
    settings.JOBS_ENGINE = "basisdata"
    pemda = Instansi.objects.get(kode="patrang").pemda
    Laporan.objects.create(instansi=make_instansi("Kecamatan Sukasari", pemda), tahun=TAHUN)
    return site + reverse("laporan:unduh", args=[pemda.pk, TAHUN])


def open_as_tim(page: Page, address: str) -> None:
    """Log in on the way to a page."""
    page.goto(address)
    sign_in(page, "tim.sakip", SANDI)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Unduh LAKIP")


@both_sizes
def test_progress_moves_and_the_zip_is_there_at_the_end(
    page: Page, choice, complaints, size, request
):
    printing = request.getfixturevalue("printer")
    page.set_viewport_size(size)
    open_as_tim(page, choice)
    assert_fit(page)
    follow(page.get_by_role("button", name=UNDUH))
    expect(page.get_by_text("Menunggu giliran")).to_be_visible()
    assert_fit(page)

    def look(begun: int) -> None:
        expect(page.get_by_text(f"Menyusun laporan {begun - 1} dari 2")).to_be_visible()
        expect(page.get_by_role("progressbar")).to_be_visible()

    printing.during = look
    run(str(Pekerjaan.objects.get(induk=None).pk))
    expect(page.get_by_text("Berkas selesai dibuat")).to_be_visible()
    assert_fit(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh", exact=True).click()
    with ZipFile(BytesIO(Path(download.value.path()).read_bytes())) as zipped:
        assert zipped.testzip() is None
        assert "lakip/lakip-patrang-2021.pdf" in zipped.namelist()
    page.locator(".user-menu summary").click()
    follow(page.locator(".user-menu").get_by_role("link", name="Pekerjaan saya"))
    expect(page.get_by_role("link", name="2 LAKIP", exact=False).first).to_be_visible()
    assert_fit(page)
    assert complaints == []


@both_sizes
def test_a_job_is_given_up_and_asked_for_again(page: Page, choice, complaints, size):
    page.set_viewport_size(size)
    open_as_tim(page, choice)
    follow(page.get_by_role("link", name="Kosongkan pilihan"))
    follow(page.get_by_role("button", name=UNDUH))
    expect(page.get_by_role("alert")).to_contain_text("Pilih paling sedikit satu LAKIP.")
    assert_fit(page)
    page.get_by_label("Kecamatan Patrang").check()
    follow(page.get_by_role("button", name=UNDUH))
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 LAKIP")
    follow(page.get_by_role("button", name="Batalkan"))
    expect(page.get_by_text("Pekerjaan ini dibatalkan")).to_be_visible()
    assert_fit(page)
    follow(page.get_by_role("button", name="Coba lagi"))
    expect(page.get_by_text("Menunggu giliran")).to_be_visible()
    assert complaints == []


def test_without_scripts_all_of_it_is_a_form(browser, browser_context_args, choice):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    open_as_tim(page, choice)
    follow(page.get_by_role("button", name=UNDUH))
    expect(page.get_by_text("Menunggu giliran")).to_be_visible()
    follow(page.get_by_role("link", name="Perbarui sekarang"))
    expect(page.get_by_role("button", name="Batalkan")).to_be_visible()
    context.close()
