"""Filling in figures: by keyboard, by blocks from a spreadsheet, on a line that drops, two at once."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Route, expect

from capaian.models import Analisis
from instansi.models import Penugasan
from kerja.models import Jejak
from keuangan.grids import GridAnggaran
from keuangan.models import Pagu, Realisasi
from laporan.demo.pengguna import SANDI
from tests.e2e.browsing import DESK, assert_fit, both_sizes, follow, sign_in

pytestmark = pytest.mark.browser

PAGU = "/isi/patrang/2021/pagu/perubahan/"
REALISASI = "/isi/patrang/2021/realisasi-anggaran/"
KINERJA = "/isi/patrang/2021/realisasi/"
ANALISIS = "/isi/patrang/2021/analisis/"
PAGES = [
    PAGU,
    REALISASI,
    KINERJA,
    ANALISIS,
    *(f"/isi/patrang/2021/{name}/" for name in ("riwayat", "nasional", "keluaran")),
]
DOCUMENT = "Pagu perubahan, 7.01.01.2.01.01 Belanja Barang dan Jasa"
EVALUATION = "Pagu perubahan, 7.01.01.2.01.06 Belanja Barang dan Jasa"


def open_page(page: Page, site: str, address: str) -> None:
    """Log in as the demo's staf and open a page."""
    page.set_viewport_size(DESK)
    page.goto(site + address)
    sign_in(page, "staf.patrang", SANDI)
    expect(page.locator("form[data-ready]")).to_be_visible()


def status(page: Page):
    """The line that says how saving stands."""
    return page.locator("[data-status]")


def wait_saved(page: Page) -> None:
    """Wait until nothing on the page is unsaved or on its way."""
    page.wait_for_function(
        """() => !document.querySelector("[data-state=saving]")
          && [...document.querySelectorAll("td input, td textarea")]
            .every((cell) => cell.value === cell.defaultValue)"""
    )
    done = re.compile(r"^(Tersimpan \d\d\.\d\d|Semua isian sudah tersimpan\.)$")
    expect(status(page)).to_have_text(done)


def paste(page: Page, text: str) -> None:
    """Paste a text as a spreadsheet gives it."""
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        text,
    )


def pagu(kode: str) -> Pagu:
    """The pagu perubahan of a sub kegiatan in the demo that has one akun."""
    return Pagu.objects.get(nomenklatur__kode=kode, tahap="perubahan")


@both_sizes
def test_every_grid_can_be_used_by_anybody(page: Page, site, complaints, size):
    open_page(page, site, KINERJA)
    page.set_viewport_size(size)
    for address in PAGES:
        page.goto(site + address)
        expect(page.locator("table.entry")).to_be_visible()
        page.get_by_text("Cara mengisi").click()
        assert_fit(page)
    assert complaints == []


def test_the_keyboard_alone_suffices(page: Page, site, complaints):
    open_page(page, site, PAGU)
    page.get_by_label(DOCUMENT).focus()
    page.keyboard.type("16000000")
    page.keyboard.press("Enter")
    expect(page.get_by_label(EVALUATION)).to_be_focused()
    wait_saved(page)
    expect(page.get_by_label(DOCUMENT)).to_have_value("16.000.000")
    expect(page.locator("tr.total [data-c=pagu]")).to_have_text("14.035.172.149")
    page.keyboard.press("Control+d")
    expect(page.get_by_label(EVALUATION)).to_have_value("16.000.000")
    page.keyboard.press("Control+z")
    expect(page.get_by_label(EVALUATION)).to_have_value("6.382.000")
    page.keyboard.press("Control+y")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label(DOCUMENT)).to_be_focused()
    page.keyboard.type("9.23.268")
    page.keyboard.press("Escape")
    expect(page.get_by_label(DOCUMENT)).to_have_value("16.000.000")
    page.keyboard.press("Tab")
    wait_saved(page)
    expect(page.locator("tr.total [data-c=pagu]")).to_have_text("14.044.790.149")
    assert pagu("7.01.01.2.01.0006").nilai == 16_000_000
    assert complaints == []


def test_a_refused_cell_says_why_and_the_rest_is_saved(page: Page, site, complaints):
    open_page(page, site, PAGU)
    page.get_by_label(DOCUMENT).fill("9.23.268.085")
    page.get_by_label(EVALUATION).fill("tidak tersedia: dipindahkan")
    page.keyboard.press("Enter")
    cell = page.get_by_label(DOCUMENT)
    expect(cell).to_have_attribute("aria-invalid", "true")
    expect(cell).to_have_accessible_description(re.compile("salah titik ribuan"))
    expect(status(page)).to_contain_text("1 baris perlu diperbaiki")
    assert_fit(page)
    cell.fill("15.196.000")
    page.keyboard.press("Enter")
    wait_saved(page)
    expect(cell).not_to_have_attribute("aria-invalid", "true")
    assert pagu("7.01.01.2.01.0006").alasan == "dipindahkan"
    assert pagu("7.01.01.2.01.0001").nilai == 15_196_000
    assert complaints == []


def test_a_block_is_one_act_and_one_undo(page: Page, site, complaints):
    open_page(page, site, REALISASI)
    first = page.get_by_label("S.d. TW I, 7.01.01.2.01.01 Belanja Barang dan Jasa", exact=True)
    first.focus()
    acts = Jejak.objects.count()
    paste(page, "1.000\t2.000\t3.000\r\n500\t600\t700\r\n")
    wait_saved(page)
    expect(first).to_have_value("1.000")
    assert Jejak.objects.count() == acts + 1
    assert Realisasi.objects.filter(triwulan__lt=4).count() == 6
    page.keyboard.press("Control+z")
    expect(first).to_have_value("")
    wait_saved(page)
    assert not Realisasi.objects.filter(triwulan__lt=4, nilai__isnull=False).exists()
    paste(page, "1\t2\t3\t4\t5\n")
    expect(status(page)).to_contain_text("1 baris × 4 kolom yang dapat diisi")
    expect(first).to_have_value("")
    assert complaints == []


def test_a_selection_is_copied_for_a_spreadsheet(page: Page, site):
    open_page(page, site, PAGU)
    page.get_by_label(DOCUMENT).focus()
    page.keyboard.press("Shift+ArrowDown")
    copied = page.evaluate(
        """() => {
          const data = new DataTransfer();
          document.activeElement.dispatchEvent(
            new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true}));
          return data.getData("text/plain");
        }"""
    )
    assert copied == "15.196.000\n6.382.000"


def test_capaian_and_category_follow_what_is_typed(page: Page, site, complaints):
    open_page(page, site, KINERJA)
    row = page.get_by_role("row", name="Nilai Survei Kepuasan Masyarakat").first
    row.get_by_label("Realisasi 2021").fill("88")
    expect(row.locator("[data-c=capaian]")).to_contain_text("110,00%")
    expect(row.locator("[data-c=kategori]")).to_have_text("Sangat Baik")
    row.locator("[data-c=capaian] summary").click()
    expect(row).to_contain_text("88 / 80 × 100 = 110,00%")
    row.get_by_label("Realisasi 2021").fill("880")
    expect(row).to_contain_text("jauh dari yang biasa")
    assert complaints == []


def test_work_survives_a_dropped_line_and_a_reload(page: Page, site, context: BrowserContext):
    open_page(page, site, PAGU)
    context.set_offline(True)
    page.get_by_label(DOCUMENT).fill("1.000")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("sambungan terputus")
    assert pagu("7.01.01.2.01.0001").nilai == 15_196_000
    page.on("dialog", lambda dialog: dialog.accept())
    context.set_offline(False)
    page.route("**/pagu/**", lambda route: route.continue_())
    wait_saved(page)
    assert pagu("7.01.01.2.01.0001").nilai == 1000
    page.route(
        "**/pagu/**",
        lambda r: r.abort() if r.request.method == "POST" else r.continue_(),
    )
    page.get_by_label(DOCUMENT).fill("2.000")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("sambungan terputus")
    page.unroute_all()
    page.reload()
    expect(page.get_by_label(DOCUMENT)).to_have_value("2.000")
    wait_saved(page)
    assert pagu("7.01.01.2.01.0001").nilai == 2000


def test_two_tabs_of_one_person_keep_their_drafts_apart(page: Page, site, context: BrowserContext):
    open_page(page, site, PAGU)
    other = context.new_page()
    other.goto(site + PAGU)
    expect(other.locator("form[data-ready]")).to_be_visible()
    context.set_offline(True)
    for tab, label, text in ((page, DOCUMENT, "1.000"), (other, EVALUATION, "2.000")):
        tab.get_by_label(label).fill(text)
        tab.keyboard.press("Enter")
        expect(status(tab)).to_contain_text("sambungan terputus")
    for tab in (page, other):
        tab.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(site + PAGU)
    expect(again.get_by_label(DOCUMENT)).to_have_value("1.000")
    expect(again.get_by_label(EVALUATION)).to_have_value("2.000")
    wait_saved(again)
    saved = [pagu(f"7.01.01.2.01.000{n}").nilai for n in (1, 6)]
    assert saved == [1000, 2000]
    assert again.evaluate("Object.keys(localStorage).filter(key => key.includes('pagu'))") == []


def test_work_that_arrived_though_its_answer_was_lost_is_told_as_saved(page: Page, site, context):
    def lose_the_answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch()
            route.abort()
        else:
            route.continue_()

    open_page(page, site, PAGU)
    page.route("**/pagu/**", lose_the_answer)
    page.get_by_label(DOCUMENT).fill("1.000")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("sambungan terputus")
    page.close()
    again = context.new_page()
    again.goto(site + PAGU)
    expect(status(again)).to_have_text("Semua isian sudah tersimpan.")
    assert pagu("7.01.01.2.01.0001").nilai == 1000
    assert again.evaluate("Object.keys(localStorage).filter(key => key.includes('pagu'))") == []


def test_work_in_one_part_of_a_long_table_waits_while_another_is_open(
    page: Page, site, context: BrowserContext, monkeypatch
):
    monkeypatch.setattr(GridAnggaran, "most", 8)
    open_page(page, site, PAGU)
    parts = page.get_by_role("navigation", name="Bagian tabel")
    assert parts.get_by_role("link").count() > 1
    assert_fit(page)
    context.set_offline(True)
    page.get_by_label(DOCUMENT).fill("1.000")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("sambungan terputus")
    page.close()
    context.set_offline(False)
    other = context.new_page()
    other.goto(f"{site}{PAGU}?hal=2")
    expect(status(other)).to_contain_text("Di bagian lain tabel ini ada isian")
    with context.expect_page() as opened:
        status(other).get_by_role("link", name="Buka bagian itu").click()
    expect(opened.value.get_by_label(DOCUMENT)).to_have_value("1.000")
    wait_saved(opened.value)
    assert pagu("7.01.01.2.01.0001").nilai == 1000


def test_an_ended_session_keeps_the_work(page: Page, site, context: BrowserContext):
    open_page(page, site, PAGU)
    context.clear_cookies()
    page.get_by_label(DOCUMENT).fill("3.000")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("sesi Anda berakhir")
    with context.expect_page() as opened:
        status(page).get_by_role("link", name="Masuk lagi").click()
    sign_in(opened.value, "staf.patrang", SANDI)
    expect(opened.value.get_by_label(DOCUMENT)).to_have_value("3.000")
    opened.value.close()
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    wait_saved(page)
    assert pagu("7.01.01.2.01.0001").nilai == 3000


@pytest.mark.parametrize("mine", [True, False])
def test_the_second_of_two_people_chooses(page: Page, site, mine):
    open_page(page, site, PAGU)
    Pagu.objects.filter(pk=pagu("7.01.01.2.01.0001").pk).update(nilai=111, versi=2)
    page.get_by_label(DOCUMENT).fill("222")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Nanti")).to_be_focused()  # chooses nothing
    expect(dialog).to_contain_text("111")
    expect(dialog).to_contain_text("222")
    assert_fit(page)
    choice = "Pakai isian saya" if mine else "Pakai yang tersimpan"
    dialog.get_by_role("button", name=choice).click()
    expect(page.get_by_label(DOCUMENT)).to_have_value("222" if mine else "111")
    if mine:
        wait_saved(page)
    assert pagu("7.01.01.2.01.0001").nilai == (222 if mine else 111)


def test_a_role_that_ended_meanwhile_is_told_and_nothing_is_lost(page: Page, site):
    open_page(page, site, PAGU)
    yesterday = timezone.localdate() - timezone.timedelta(days=1)
    Penugasan.objects.filter(peran="staf").update(selesai=yesterday)
    page.get_by_label(DOCUMENT).fill("4.000")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("tidak lagi dapat Anda isi")
    expect(page.get_by_label(DOCUMENT)).to_have_value("4.000")


def test_without_scripts_the_same_table_is_a_form(browser, browser_context_args, site):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.goto(site + PAGU)
    sign_in(page, "staf.patrang", SANDI)
    page.get_by_label(DOCUMENT).fill("74.48")
    page.get_by_label(EVALUATION).fill("5.000")
    follow(page.get_by_role("button", name="Simpan"))
    follow(page.get_by_role("link", name="Belanja Barang dan Jasa, Pagu perubahan"))
    expect(page.get_by_label(DOCUMENT)).to_have_value("74.48")
    expect(page.get_by_label(DOCUMENT)).to_be_focused()
    assert pagu("7.01.01.2.01.0006").nilai == 5000
    page.get_by_label(DOCUMENT).fill("7.448")
    follow(page.get_by_role("button", name="Simpan"))
    expect(page.get_by_text("1 baris tersimpan.")).to_be_visible()
    context.close()


def test_blocks_are_read_as_spreadsheets_write_them(page: Page, site):
    open_page(page, site, PAGU)
    texts = ["1\t2\r\n3\t4\r\n", '"a\nb"\t"c ""d"""', 'kata "kutip"', '5" pipa\tx', "\t"]
    rows = [["a\nb", 'c "d"'], ["", "e"]]
    parsed, again = page.evaluate(
        """async ([texts, rows]) => {
          const {format, parse} = await import("/static/js/grid/tsv.js");
          return [texts.map(parse), parse(format(rows))];
        }""",
        [texts, rows],
    )
    assert parsed == [
        [["1", "2"], ["3", "4"]],
        [["a\nb", 'c "d"']],
        [['kata "kutip"']],
        [['5" pipa', "x"]],
        [["", ""]],
    ]
    assert again == rows


def test_lines_stay_lines_in_a_text_and_become_rows_from_a_spreadsheet(page: Page, site):
    open_page(page, site, ANALISIS)
    first, second = page.get_by_label("Penyebab keberhasilan atau kegagalan").all()
    first.focus()
    paste(page, "satu\tdua\nempat\tlima\n")
    expect(first).to_have_value("satu")
    expect(second).to_have_value("empat")
    first.fill("satu\ndua")
    second.focus()
    page.keyboard.press("Control+d")
    expect(second).to_have_value("satu\ndua")
    wait_saved(page)
    assert set(Analisis.objects.values_list("penyebab", "solusi")) == {
        ("satu\ndua", "dua"),
        ("satu\ndua", "lima"),
    }
