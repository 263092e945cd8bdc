"""Writing the report's texts in a real browser: with and without scripts, at a desk and by thumb."""

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from laporan.models import Narasi
from tests.e2e.browsing import assert_fit, both_sizes, follow
from tests.e2e.test_lakip import log_in

pytestmark = pytest.mark.browser

LIST = "/lakip/patrang/2021/teks/"
PLACE = f"{LIST}penutup/"
ISU = "/lakip/patrang/2021/butir/isu/"


def open_editor(page: Page, site: str):
    """Go to the editor of a place; return the field that one types into."""
    page.goto(site + PLACE)
    follow(page.get_by_role("link", name="Ambil alih dan sunting"))
    field = page.get_by_role("textbox", name="Kalimat penutup, teks yang dicetak")
    expect(field).to_have_attribute("contenteditable", "true")
    return field


def read_pdf(page: Page, address: str) -> str:
    """Return the words of a PDF that the person may have."""
    pdf = PdfReader(BytesIO(page.request.get(address).body()))
    return " ".join(" ".join(one.extract_text() for one in pdf.pages).split())


@pytest.mark.pdf
@both_sizes
def test_a_text_is_taken_over_written_and_compared(page: Page, site, complaints, size):
    page.set_viewport_size(size)
    log_in(page, site)
    page.goto(site + LIST)
    assert_fit(page)
    follow(page.get_by_role("link", name="Kalimat penutup"))
    assert_fit(page)
    field = open_editor(page, site)
    expect(field).to_contain_text("Demikian Laporan Kinerja Kecamatan Patrang")
    assert_fit(page)
    field.press("Control+End")
    field.press("Enter")
    for name in ("Daftar berbutir", "Tebal"):
        page.get_by_role("button", name=name).click()
    page.keyboard.type("Nilai 71,55 <script>alert(1)</script>")
    expect(page.get_by_text("naskah disimpan di peramban ini")).to_be_visible()
    follow(page.get_by_role("button", name="Simpan teks"))
    expect(page.get_by_text("Teks tersimpan dan akan dicetak")).to_be_visible()
    assert "<strong>Nilai 71,55 &lt;script&gt;" in Narasi.objects.get().teks
    expect(page.get_by_text("Angka lama dalam teks Anda: 71,55")).to_be_visible()
    expect(page.get_by_text("ada naskah yang belum tersimpan")).to_be_hidden()
    assert_fit(page)
    preview = page.get_by_role("link", name="Pratinjau bagian ini").get_attribute("href")
    assert "Nilai 71,55 <script>" in read_pdf(page, site + preview)
    follow(page.get_by_role("link", name="Kembalikan ke bawaan"))
    assert_fit(page)
    follow(page.get_by_role("button", name="Kembalikan ke bawaan"))
    page.get_by_text("Riwayat teks (2)").click()
    follow(page.get_by_role("link", name="Buka teks ini di penyunting").last)
    expect(field).to_contain_text("71,55")
    assert complaints == []


def test_a_draft_outlives_a_closed_page(page: Page, site, complaints):
    log_in(page, site)
    field = open_editor(page, site)
    field.press("Control+End")
    page.keyboard.type(" Kalimat yang belum sempat disimpan.")
    expect(page.get_by_text("naskah disimpan di peramban ini")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(site + LIST)
    open_editor(page, site)
    expect(page.get_by_text("ada naskah yang belum tersimpan")).to_be_visible()
    assert_fit(page)
    expect(field).not_to_contain_text("belum sempat")
    page.get_by_role("button", name="Pakai naskah itu").click()
    expect(field).to_contain_text("Kalimat yang belum sempat disimpan.")
    follow(page.get_by_role("button", name="Simpan teks"))
    expect(page.get_by_text("Teks tersimpan dan akan dicetak")).to_be_visible()
    assert "belum sempat disimpan" in Narasi.objects.get().teks
    assert complaints == []


def test_a_session_that_ended_loses_no_text(page: Page, site, context):
    log_in(page, site)
    field = open_editor(page, site)
    field.press("Control+End")
    page.keyboard.type(" Sesudah sesi habis.")
    expect(page.get_by_text("naskah disimpan di peramban ini")).to_be_visible()
    context.clear_cookies(name="sessionid")
    follow(page.get_by_role("button", name="Simpan teks"))
    log_in(page, site)
    open_editor(page, site)
    page.get_by_role("button", name="Pakai naskah itu").click()
    expect(field).to_contain_text("Sesudah sesi habis.")


def test_without_scripts_texts_and_lists_are_written_too(browser, browser_context_args, site):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    log_in(page, site)
    page.goto(site + f"{PLACE}?ubah")
    page.get_by_label("Kalimat penutup, teks yang dicetak").fill("Satu.\n\nDua.")
    follow(page.get_by_role("button", name="Simpan teks"))
    assert Narasi.objects.get().teks == "<p>Satu.</p>\n<p>Dua.</p>"
    page.goto(site + "/lakip/patrang/2021/butir/perbaikan/")
    page.get_by_label("Butir baru").fill("Melatih petugas")
    expect(page.get_by_role("button", name="Naikkan butir 1")).to_be_disabled()
    follow(page.get_by_role("button", name="Simpan daftar"))
    follow(page.get_by_role("button", name="Naikkan butir 2"))
    expect(page.get_by_label("Butir 1")).to_have_value("Melatih petugas")
    context.close()


def test_a_pasted_table_keeps_its_cells_apart(page: Page, site, complaints):
    log_in(page, site)
    field = open_editor(page, site)
    field.evaluate(
        """(target) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData(
                "text/html",
                "<table><tr><td>Sasaran</td><td>88,06</td></tr></table><script>alert(1)</script>",
            );
            target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
        }"""
    )
    expect(field).to_contain_text("Sasaran; 88,06")
    assert complaints == []


def test_a_list_outlives_an_ended_session(page: Page, site, context, complaints):
    log_in(page, site)
    page.goto(site + ISU)
    assert_fit(page)
    page.get_by_label("Butir 1").fill("Diubah")
    page.get_by_label("Butir baru").fill("Isu yang baru")
    expect(page.get_by_text("naskah disimpan di peramban ini")).to_be_visible()
    context.clear_cookies(name="sessionid")
    follow(page.get_by_role("button", name="Simpan daftar"))
    log_in(page, site)
    page.goto(site + ISU)
    page.get_by_role("button", name="Pakai naskah itu").click()
    expect(page.get_by_label("Butir 1")).to_have_value("Diubah")
    assert_fit(page)
    follow(page.get_by_role("button", name="Simpan daftar"))
    expect(page.get_by_label("Butir 6")).to_have_value("Isu yang baru")
    expect(page.get_by_role("button", name="Pakai naskah itu")).to_be_hidden()
    assert complaints == []
