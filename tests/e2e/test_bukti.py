"""Evidence from a phone: a photo is taken, kept, chosen for the report, and printed there."""

import pytest
from playwright.sync_api import Page, expect

from tests import files
from tests.e2e.browsing import PHONE, assert_fit, both_sizes, follow
from tests.e2e.test_lakip import log_in

pytestmark = pytest.mark.browser


def take(page: Page, content: bytes):
    """Choose what the camera took, and send it."""
    camera = page.get_by_label("Atau ambil foto dengan kamera")
    assert camera.get_attribute("capture") == "environment"
    camera.set_input_files({"name": "image.jpg", "mimeType": "image/jpeg", "buffer": content})
    follow(page.get_by_role("button", name="Unggah"))


@both_sizes
def test_a_photo_of_the_camera_is_kept(page: Page, site, complaints, size):
    page.set_viewport_size(size)
    log_in(page, site)
    page.goto(site + "/bukti/patrang/2021/")
    assert_fit(page)
    follow(page.get_by_role("link", name="Nilai Survei Kepuasan Masyarakat (SKM)").first)
    assert_fit(page)
    page.get_by_label("Judul").fill("Loket pelayanan")
    take(page, b"\xff\xd8\xff no picture")
    expect(page.get_by_text("Gambar ini rusak atau terpotong")).to_be_visible()
    assert_fit(page)
    expect(page.get_by_label("Judul")).to_have_value("Loket pelayanan")
    photo = files.picture(size=(3000, 2000))
    take(page, photo)
    expect(page.get_by_text("Bukti tersimpan.")).to_be_visible()
    assert_fit(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Loket pelayanan", exact=True).click()
    assert download.value.path().read_bytes() == photo
    # The refused upload is told to the console as a failed request; nothing else is.
    assert [line for line in complaints if "422" not in line] == []


@pytest.mark.pdf
def test_a_photo_is_chosen_for_bab_iii(page: Page, site, complaints):
    page.set_viewport_size(PHONE)
    log_in(page, site)
    page.goto(site + "/bukti/patrang/2021/")
    follow(page.get_by_role("link", name="Nilai Survei Kepuasan Masyarakat (SKM)").first)
    page.get_by_label("Judul").fill("Loket pelayanan")
    take(page, files.picture())
    follow(page.get_by_role("link", name="Tampilkan di laporan"))
    page.get_by_label("Tampil di laporan (Bab III)").check()
    page.get_by_label("Keterangan foto").fill("Loket pelayanan, Mei 2021")
    assert_fit(page)
    follow(page.get_by_role("button", name="Simpan"))
    expect(page.get_by_text("tampil di laporan", exact=True)).to_be_visible()
    part = page.request.get(f"{site}/lakip/patrang/2021/bagian/bab-3-evaluasi/").body()
    assert b"/DCTDecode" in part
    assert complaints == []
