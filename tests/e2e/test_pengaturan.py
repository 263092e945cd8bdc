"""A kabupaten configures in a real browser: each setting is changed, and seen on screen and in PDF."""

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from instansi.models import Pemda
from laporan.demo.pengguna import SANDI
from tests import files
from tests.e2e.browsing import PHONE, assert_fit, follow, sign_in
from tests.sakip.pdf_reading import fonts_of

pytestmark = [pytest.mark.browser, pytest.mark.pdf]

OVERVIEW = "/lakip/patrang/2021/"
LOGO = files.picture("PNG", size=(300, 360), color="#1b4f9c")


@pytest.fixture
def settings_page(page: Page, site, complaints) -> str:
    """The address of the settings, where the demo's Tim SAKIP stands."""
    page.goto(site)
    sign_in(page, "tim.sakip", SANDI)
    follow(page.get_by_role("link", name="Pengaturan", exact=True))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pengaturan")
    return f"{site}/pengaturan/{Pemda.objects.get().pk}/"


def open_pdf(page: Page, address: str) -> PdfReader:
    answer = page.request.get(address)
    assert answer.ok, f"{address}: {answer.status}"
    return PdfReader(BytesIO(answer.body()))


def words_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(one.extract_text() for one in pdf.pages).split())


def save(page: Page, name: str = "Simpan", told: str = "disimpan") -> None:
    follow(page.get_by_role("button", name=name, exact=True))
    expect(page.get_by_role("status")).to_contain_text(told)


def test_a_scale_is_proven_previewed_and_put_in_force(page: Page, site, settings_page, complaints):
    follow(page.get_by_role("link", name="Skala capaian", exact=True))
    assert_fit(page)
    follow(page.get_by_role("link", name="Permendagri Nomor 86 Tahun 2017").last)
    page.get_by_label("Nama skala").fill("Skala 2021")
    page.get_by_label("Batas atas baris 2").fill("90")
    follow(page.get_by_role("button", name="Simpan"))
    expect(page.get_by_text("Nilai di antara 90 dan 91 tidak masuk")).to_be_visible()
    assert_fit(page)
    page.get_by_label("Batas atas baris 2").fill("")
    save(page)
    follow(page.get_by_role("link", name="Berlakukan"))
    row = page.get_by_role("row", name="Nilai Survei Kepuasan Masyarakat")
    expect(row).to_contain_text("87,25%")
    expect(row).to_contain_text("Tinggi")
    assert_fit(page)
    save(page, "Berlakukan mulai laporan 2021", "berlaku mulai laporan tahun 2021")
    assert_fit(page)
    page.goto(site + OVERVIEW)
    expect(page.get_by_role("table", name="Tabel 3.1")).to_contain_text("Tinggi")
    assert "Sangat Tinggi" in words_of(open_pdf(page, f"{site}{OVERVIEW}bagian/bab-3/"))
    assert complaints == []


def test_the_outline_and_a_default_text_reach_the_report(
    page: Page, site, settings_page, complaints
):
    page.goto(settings_page + "kerangka/")
    assert_fit(page)
    follow(page.get_by_role("link", name="Ubah PENUTUP"))
    page.get_by_label("Judul").fill("SIMPULAN DAN SARAN")
    assert_fit(page)
    save(page)
    follow(page.get_by_role("button", name="Naik Langkah Perbaikan"))
    expect(page.get_by_role("row", name="Langkah Perbaikan")).to_contain_text("A.")
    page.goto(settings_page + "teks/penutup/")
    page.get_by_label("Teks bawaan Pemda").fill("Demikian laporan {instansi} kami sampaikan.")
    follow(page.get_by_role("button", name="Pratinjau"))
    expect(page.get_by_text("Demikian laporan Kecamatan Patrang kami")).to_be_visible()
    assert_fit(page)
    save(page)
    assert_fit(page)
    text = words_of(open_pdf(page, f"{site}{OVERVIEW}bagian/bab-4/"))
    assert "SIMPULAN DAN SARAN" in text
    assert text.index("Langkah Perbaikan") < text.index("Simpulan")
    assert "Demikian laporan Kecamatan Patrang kami sampaikan." in text
    assert complaints == []


def test_logo_paper_type_and_wording_reach_the_naskah(page: Page, site, settings_page, complaints):
    page.goto(settings_page + "cetak/")
    follow(page.get_by_role("link", name="Unggah logo"))
    page.get_by_label("Gambar logo").set_input_files(
        {"name": "lambang.png", "mimeType": "image/png", "buffer": LOGO}
    )
    assert_fit(page)
    save(page)
    expect(page.get_by_role("img", name="Logo Kabupaten Jember")).to_be_visible()
    follow(page.get_by_role("link", name="Ubah kop, kertas, dan huruf"))
    page.get_by_label("Ukuran kertas").select_option("F4")
    page.get_by_label("Huruf laporan").select_option("serif")
    assert_fit(page)
    save(page)
    assert_fit(page)
    page.goto(settings_page + "pernyataan/")
    assert_fit(page)
    follow(page.get_by_role("link", name="Versi baru"))
    page.get_by_label("Pernyataan pihak pertama").fill("Pihak pertama berjanji sungguh-sungguh.")
    assert_fit(page)
    save(page)
    naskah = open_pdf(page, settings_page + "cetak/pratinjau/")
    assert "Pihak pertama berjanji sungguh-sungguh." in words_of(naskah)
    assert len(naskah.pages[0].images) == 1
    report = open_pdf(page, f"{site}{OVERVIEW}bagian/bab-4/")
    for pdf in (naskah, report):
        size = [round(float(side) * 25.4 / 72) for side in pdf.pages[0].mediabox[2:]]
        assert size == [215, 330]
    assert any("Serif" in name for name in fonts_of(report))
    assert complaints == []


def test_on_a_phone_every_page_can_be_used(page: Page, settings_page, complaints):
    page.set_viewport_size(PHONE)
    for rest in (
        "",
        "skala/",
        "skala/baru/?pola=skm",
        "kerangka/",
        "teks/",
        "pernyataan/",
        "cetak/",
    ):
        page.goto(settings_page + rest)
        assert_fit(page)
    assert complaints == []
