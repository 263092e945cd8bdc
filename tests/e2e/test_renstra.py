"""A Renstra from nothing: a tujuan by keyboard, indicators from a spreadsheet, their targets."""

import pytest
from playwright.sync_api import Page, expect

from laporan.demo.pengguna import SANDI
from renstra.models import TargetRenstra
from tests.e2e.browsing import DESK, PHONE, assert_fit, follow, sign_in
from tests.e2e.test_grid import paste, wait_saved

pytestmark = pytest.mark.browser

BASE = "/isi/patrang/2023/renstra/"
HEAD = {
    "Tahun awal": "2021",
    "Tahun akhir": "2026",
    "Perubahan ke-": "0",
    "Berlaku mulai tahun": "2022",
}


def test_a_plan_is_entered_from_nothing(page: Page, site, complaints):
    page.set_viewport_size(DESK)
    page.goto(site + BASE)
    sign_in(page, "staf.patrang", SANDI)
    follow(page.get_by_role("link", name="Buat dari awal"))
    for label, text in HEAD.items():
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Belum ada tujuan.")).to_be_visible()

    page.get_by_role("link", name="Tambah tujuan").press("Enter")
    page.get_by_label("Rumusan").fill("Melayani dengan baik")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Simpan").press("Enter")
    expect(page.get_by_role("heading", name="Tujuan 1. Melayani dengan baik")).to_be_visible()

    follow(page.locator("a[href*='/indikator/tempel/tujuan/']"))
    page.get_by_label("Tempelan").fill("Nilai SKM\tnilai\t80\nKeluhan selesai\tpersen")
    page.get_by_role("button", name="Lihat pratinjau").click()
    expect(page.get_by_role("heading", name="Pratinjau")).to_be_visible()
    assert_fit(page)
    page.get_by_role("button", name="Simpan 2 indikator").click()
    expect(page.get_by_text("2 indikator ditambahkan.")).to_be_visible()
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert_fit(page)

    page.get_by_role("link", name="Isi target per tahun").click()
    expect(page.locator("form[data-ready]")).to_be_visible()
    page.get_by_label("2022, Nilai SKM").focus()
    paste(page, "81\t82,5\n90\t95")
    wait_saved(page)
    kept = TargetRenstra.objects.filter(tahun__in=(2022, 2023)).order_by("indikator", "tahun")
    assert [float(row.nilai) for row in kept] == [81, 82.5, 90, 95]
    assert complaints == []
