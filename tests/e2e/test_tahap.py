"""From staf to camat and back: checked, submitted, returned on a phone, corrected, approved."""

import pytest
from playwright.sync_api import Browser, Page, expect

from laporan.demo.pengguna import SANDI
from tests.e2e.browsing import DESK, PHONE, assert_fit, both_sizes, follow, sign_in

pytestmark = pytest.mark.browser

STEP = "/lakip/patrang/2021/tahap/realisasi/"


def enter(page: Page, site: str, username: str, size: dict[str, int]) -> None:
    """Log in, or change who is logged in, with a screen of a size."""
    page.context.clear_cookies()
    page.set_viewport_size(size)
    page.goto(site)
    sign_in(page, username, SANDI)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Selamat datang")


def status(page: Page) -> str:
    return page.locator(".step-state .tag").inner_text()


def check_and_submit(page: Page, site: str) -> None:
    """Staf look at what will be sent, and send it."""
    enter(page, site, "staf.patrang", DESK)
    follow(page.get_by_role("link", name="Lengkapi Realisasi kinerja"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Periksa sebelum mengirim")
    expect(page.get_by_text("Analisis penyebab untuk 2 (dua) indikator").first).to_be_visible()
    assert_fit(page)
    follow(page.get_by_role("button", name="Kirim ke camat"))
    expect(page.get_by_role("status")).to_contain_text("Sudah dikirim")
    assert status(page) == "Diajukan"
    assert_fit(page)


def remark_and_return(page: Page, site: str) -> None:
    """The camat, told by a notice, remarks on a row and returns the step."""
    enter(page, site, "camat.patrang", PHONE)
    assert_fit(page)
    follow(page.get_by_role("link", name="Pesan 1 belum dibaca"))
    assert_fit(page)
    follow(page.get_by_role("button", name="Buka pesan: Realisasi kinerja"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tinjau Realisasi kinerja")
    follow(page.get_by_role("link", name="Beri komentar tentang Nilai Survei"))
    expect(page.get_by_label("Komentar tentang Nilai Survei")).to_be_in_viewport()
    assert_fit(page)
    page.get_by_label("Komentar tentang Nilai Survei").fill("Mana sumber angka 69,8?")
    follow(page.get_by_role("button", name="Simpan komentar"))
    expect(page.get_by_text("Mana sumber angka 69,8?", exact=True)).to_be_in_viewport()
    follow(page.get_by_role("link", name="Ke keputusan"))
    page.get_by_role("button", name="Kembalikan").click()
    expect(page.locator("textarea:focus")).to_be_visible()
    assert status(page) == "Diajukan"  # the browser asks for the reason first
    page.get_by_label("Alasan dikembalikan (wajib)").fill("Lengkapi analisis penyebab.")
    follow(page.get_by_role("button", name="Kembalikan"))
    expect(page.get_by_role("status")).to_contain_text("Sudah dikembalikan")
    assert status(page) == "Perlu perbaikan"
    assert_fit(page)


def answer_and_submit(page: Page, site: str) -> None:
    """Staf read why, answer the remark, settle it and send again."""
    enter(page, site, "staf.patrang", DESK)
    expect(page.get_by_text("Lengkapi analisis penyebab.")).to_be_visible()
    follow(page.get_by_role("link", name="Perbaiki Realisasi kinerja"))
    follow(page.get_by_role("link", name="Balas tentang Nilai Survei"))
    page.get_by_label("Balasan tentang Nilai Survei").fill("Laporan SKM 2021, halaman 12.")
    follow(page.get_by_role("button", name="Simpan komentar"))
    follow(page.get_by_role("button", name="Tandai selesai komentar tentang Nilai Survei"))
    expect(page.get_by_text("Belum selesai")).to_have_count(0)
    follow(page.get_by_role("button", name="Kirim ke camat"))


def approve(page: Page, site: str) -> None:
    """The camat approves; then there is only reopening."""
    enter(page, site, "camat.patrang", PHONE)
    follow(page.get_by_role("link", name="Tinjau Realisasi kinerja 2021"))
    follow(page.get_by_role("button", name="Setujui"))
    expect(page.get_by_role("status")).to_contain_text("disetujui dan terkunci")
    assert status(page) == "Disetujui"
    expect(page.get_by_role("button", name="Buka kembali")).to_be_visible()
    assert_fit(page)


def test_submitted_returned_corrected_and_approved(page: Page, site, complaints):
    check_and_submit(page, site)
    remark_and_return(page, site)
    answer_and_submit(page, site)
    approve(page, site)
    assert complaints == []


@both_sizes
def test_every_step_and_list_fits(page: Page, site, complaints, size):
    enter(page, site, "tim.sakip", size)
    expect(page.get_by_role("table")).to_contain_text("Perjanjian Kinerja")
    assert_fit(page)
    follow(page.get_by_role("link", name="Kecamatan Patrang 2021").first)
    assert_fit(page)
    for name in ("Renstra", "RKT", "Perjanjian Kinerja", "Keuangan", "LAKIP"):
        follow(page.get_by_role("listitem").get_by_role("link", name=name, exact=True))
        expect(page.get_by_role("heading", name="Riwayat tahap")).to_be_visible()
        assert_fit(page)
        page.go_back()
    page.goto(f"{site}{STEP}tenggat/")
    page.get_by_label("Tenggat").fill("2022-02-28")
    assert_fit(page)
    follow(page.get_by_role("button", name="Simpan"))
    expect(page.locator(".step-state")).to_contain_text("28 Februari 2022")
    expect(page.locator(".step-state")).to_contain_text("Terlambat")
    assert complaints == []


def test_without_scripts_a_step_is_submitted_and_returned(
    browser: Browser, browser_context_args, site
):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    enter(page, site, "staf.patrang", PHONE)
    page.goto(site + STEP)
    follow(page.get_by_role("button", name="Kirim ke camat"))
    enter(page, site, "camat.patrang", PHONE)
    page.goto(site + STEP)
    follow(page.get_by_role("link", name="Beri komentar tentang seluruh tahap"))
    page.get_by_label("Komentar tentang seluruh tahap").fill("Kurang lengkap")
    follow(page.get_by_role("button", name="Simpan komentar"))
    page.get_by_label("Alasan dikembalikan (wajib)").fill("Lengkapi")
    follow(page.get_by_role("button", name="Kembalikan"))
    assert status(page) == "Perlu perbaikan"
    expect(page.get_by_text("Kurang lengkap", exact=True)).to_be_visible()
    context.close()
