"""From the camat's approval through reviu and issue to the public verification of the PDF."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kerja import tahap
from laporan.demo.pengguna import SANDI
from laporan.models import Terbitan
from tests.e2e.browsing import DESK, PHONE, assert_fit, follow, sign_in
from tests.laporan.terbit.way import person, step

SLOW = 180_000

pytestmark = [pytest.mark.browser, pytest.mark.pdf]


def enter(page: Page, site: str, username: str, size: dict[str, int]) -> None:
    """Log in, or change who is logged in, with a screen of a size."""
    page.context.clear_cookies()
    page.set_viewport_size(size)
    page.goto(site)
    sign_in(page, username, SANDI)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Selamat datang")


def read_and_remark(page: Page) -> None:
    """The inspektorat reads a part beside its data and remarks on it."""
    follow(page.get_by_role("link", name="Baca laporan"))
    assert_fit(page)
    follow(page.get_by_role("link", name="BAB III AKUNTABILITAS KINERJA"))
    expect(page.get_by_role("heading", name="Datanya")).to_be_visible()
    assert_fit(page)
    follow(page.get_by_role("link", name="Beri komentar", exact=True))
    page.get_by_label("Komentar tentang BAB III").fill("Sebutkan sumber angka SKM.")
    follow(page.get_by_role("button", name="Simpan komentar"))
    expect(page.get_by_text("Sebutkan sumber angka SKM.", exact=True)).to_be_visible()
    assert_fit(page)


def review(page: Page, site: str) -> None:
    """The inspektorat answers the checklist and states that the report was reviewed."""
    enter(page, site, "inspektorat", DESK)
    follow(page.get_by_role("link", name="Reviu LAKIP 2021"))
    assert_fit(page)
    read_and_remark(page)
    page.goto(f"{site}/lakip/patrang/2021/reviu/")
    for answer in page.get_by_label("Ya", exact=True).all():
        answer.check()
    follow(page.get_by_role("button", name="Simpan checklist"))
    expect(page.get_by_role("status")).to_contain_text("Semua butir sudah dijawab")
    page.set_viewport_size(PHONE)
    assert_fit(page)
    follow(page.get_by_role("link", name="Nyatakan telah direviu"))
    page.get_by_label("Nama yang menyatakan").fill("Rina Wulandari, S.E.")
    page.get_by_label("Tanggal reviu").fill("2022-01-20")
    assert_fit(page)
    follow(page.get_by_role("button", name="Nyatakan telah direviu"))
    expect(page.get_by_role("status")).to_contain_text("masuk ke LAKIP")
    assert_fit(page)


def issue(page: Page, site: str, folder: Path) -> Path:
    """Tim SAKIP issue it and save the PDF."""
    enter(page, site, "tim.sakip", DESK)
    follow(page.get_by_role("link", name="Terbitkan LAKIP 2021"))
    assert_fit(page)
    page.set_default_timeout(SLOW)  # here the PDF is laid out within the request
    follow(page.get_by_role("button", name="Terbitkan"))
    page.goto(f"{site}/lakip/patrang/2021/terbitan/")
    expect(page.get_by_role("heading", name="Terbitan 1")).to_be_visible()
    assert_fit(page)
    page.set_viewport_size(PHONE)
    assert_fit(page)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Unduh PDF terbitan 1").click()
    path = folder / "lakip.pdf"
    saved.value.save_as(path)
    return path


def verify(page: Page, site: str, pdf: Path) -> None:
    """Anybody finds the number and sends in the file."""
    page.context.clear_cookies()
    row = Terbitan.objects.get()
    page.goto(f"{site}/verifikasi/")
    page.get_by_label("Nomor verifikasi").fill(row.nomor_cetak.lower())
    follow(page.get_by_role("button", name="Cari"))
    expect(page.get_by_text("terbitan terakhir")).to_be_visible()
    assert_fit(page)
    page.get_by_label("Berkas PDF").set_input_files(pdf)
    follow(page.get_by_role("button", name="Periksa berkas"))
    expect(page.get_by_role("status")).to_contain_text("Asli.")
    assert_fit(page)


def test_reviewed_issued_and_verified(page: Page, site, complaints, tmp_path):
    tahap.submit(step(), by=person("staf.patrang"))
    tahap.approve(step(), by=person("camat.patrang"))
    review(page, site)
    verify(page, site, issue(page, site, tmp_path))
    assert complaints == []
