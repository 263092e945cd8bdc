"""A PK from its draft to both signatures, and its perubahan, by three people; the camat at a phone."""

import gzip
from io import BytesIO
from pathlib import PurePosixPath

import pdfplumber
import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from playwright.sync_api import Locator, Page, Response, expect

from kerja import berkas, guards
from laporan.demo.pengguna import SANDI
from perjanjian.models import PerjanjianKinerja, PkRevisi
from perjanjian.services import last_revision
from perjanjian.tandatangan import kunci
from perjanjian.tandatangan.ca import make_ca, root
from perjanjian.tandatangan.validasi import validate
from tests.e2e.browsing import DESK, PHONE, assert_fit, follow, sign_in
from tests.e2e.test_grid import wait_saved

pytestmark = [pytest.mark.browser, pytest.mark.pdf]

LIST = "/pk/patrang/2021/"
FRASA = "kereta tua melintas pelan"
STAF, CAMAT, BUPATI = ("staf.patrang", DESK), ("camat.patrang", PHONE), ("bupati.jember", PHONE)
# From the notice to the decision, and what a first view may cost on a slow line.
TAPS, BYTES = 4, 100_000


class Taps:
    """Counts what a thumb does: every link, button and field."""

    def __init__(self) -> None:
        self.count = 0

    def follow(self, target: Locator) -> None:
        self.count += 1
        follow(target)

    def fill(self, field: Locator, text: str) -> None:
        self.count += 1
        field.fill(text)


@pytest.fixture
def site(site: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The demo without its PK on paper: the year begins with nothing promised."""
    monkeypatch.setattr(kunci, "N", 2**8)  # guessing may be cheap here
    make_ca("Penerbit Uji")
    guards.remove(connection)
    PerjanjianKinerja.objects.all().delete()
    guards.install(connection)
    return site


def enter(page: Page, site: str, who: tuple[str, dict[str, int]]) -> None:
    """Log in, or change who is logged in, with that person's screen."""
    page.context.clear_cookies()
    page.set_viewport_size(who[1])
    page.goto(site)
    sign_in(page, who[0], SANDI)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Selamat datang")


def open_notice(page: Page, taps: Taps) -> None:
    """Go to the notices, and open the newest from there: the first tap that counts."""
    follow(page.get_by_role("link", name="Pesan", exact=False).first)
    assert_fit(page)
    taps.follow(page.get_by_role("button", name="Buka pesan: Perjanjian Kinerja").first)


def state(page: Page) -> Locator:
    return page.locator(".pk-state .tag")


def test_drafted_returned_corrected_signed_by_both_and_amended(page: Page, site, complaints):
    draft_and_submit(page, site)
    return_at_the_phone(page, site)
    correct_and_submit(page, site)
    sign_with_a_first_certificate(page, site, CAMAT, "Ditandatangani pihak pertama")
    sign_with_a_first_certificate(page, site, BUPATI, "Berlaku")
    murni = PerjanjianKinerja.objects.get()
    amend_and_submit(page, site)
    sign_twice_at_once(page, site)
    murni.refresh_from_db()
    assert murni.status == "berlaku"
    look_at_list(page, site, ["Berlaku", "Ditandatangani pihak pertama"])
    sign_selection(page, site)
    look_at_list(page, site, ["Digantikan", "Berlaku"])
    look_at_lakip(page, site)
    for pk in PerjanjianKinerja.objects.all():
        signed = validate(berkas.read(last_revision(pk).berkas), [root()])
        assert [one.sah for one in signed] == [True, True]
    assert complaints == []


def draft_and_submit(page: Page, site: str) -> None:
    """Staf draw the PK up from the plans, look at what it says, and hand it to the camat."""
    enter(page, site, STAF)
    page.goto(site + LIST)
    assert_fit(page)
    follow(page.get_by_role("button", name="Susun PK Camat Patrang"))
    expect(page.locator("form[data-ready]")).to_be_visible()
    assert_fit(page)
    give_reason(page, "Sesuai capaian.")
    follow(page.get_by_role("link", name="Program dan anggaran"))
    expect(page.locator("form[data-ready]")).to_be_visible()
    assert_fit(page)
    follow(page.get_by_role("link", name="Periksa dan ajukan"))
    assert_fit(page)
    submit(page)


def give_reason(page: Page, text: str) -> None:
    """Say in the grid why a target is not that of the Renstra."""
    page.get_by_label("Alasan berbeda dari Renstra, Nilai Survei").fill(text)
    page.keyboard.press("Tab")
    wait_saved(page)


def submit(page: Page) -> None:
    follow(page.get_by_role("link", name="Ajukan untuk ditandatangani"))
    assert_fit(page)
    follow(page.get_by_role("button", name="Ajukan untuk ditandatangani"))
    expect(state(page)).to_have_text("Diajukan")
    assert_fit(page)


def return_at_the_phone(page: Page, site: str) -> None:
    """The camat opens the notice, remarks on a row and sends the PK back with a reason."""
    taps = Taps()
    enter(page, site, CAMAT)
    open_notice(page, taps)
    assert_fit(page)
    weights = weigh(page)
    assert sum(weights.values()) <= BYTES, weights
    taps.follow(page.get_by_role("link", name="Kembalikan"))
    assert_fit(page)
    taps.fill(page.get_by_label("Alasan"), "Jelaskan target SKM.")
    taps.follow(page.get_by_role("button", name="Kembalikan"))
    expect(state(page)).to_have_text("Perlu perbaikan")
    assert taps.count <= TAPS
    assert_fit(page)


def correct_and_submit(page: Page, site: str) -> None:
    """Staf read why, change a target, say why it differs, and submit again."""
    enter(page, site, STAF)
    open_notice(page, Taps())
    expect(page.get_by_text("Jelaskan target SKM.").first).to_be_visible()
    assert_fit(page)
    follow(page.get_by_role("link", name="Isi target dan program"))
    give_reason(page, "Survei 2020 menunjukkan 78, jadi 80 yang dapat dijanjikan.")
    follow(page.get_by_role("link", name="Periksa dan ajukan"))
    submit(page)


def sign_with_a_first_certificate(
    page: Page, site: str, who: tuple[str, dict[str, int]], then: str
) -> None:
    """Somebody signs for the first time: their password once more, a certificate, the passphrase."""
    enter(page, site, who)
    age_login(page)
    taps = Taps()
    open_notice(page, taps)
    taps.follow(page.get_by_role("link", name="Tanda tangani"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Pastikan ini Anda")
    assert_fit(page)
    page.get_by_label("Kata sandi").fill(SANDI)
    follow(page.get_by_role("button", name="Lanjutkan"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Buat sertifikat tanda tangan")
    assert_fit(page)
    page.get_by_label("Frasa sandi baru").fill(FRASA)
    page.get_by_label("Ulangi frasa sandi").fill(FRASA)
    follow(page.get_by_role("button", name="Buat sertifikat"))
    assert_fit(page)
    taps.fill(page.get_by_label("Frasa sandi tanda tangan"), FRASA)
    taps.follow(page.get_by_role("button", name="Tanda tangani"))
    expect(state(page)).to_have_text(then)
    assert taps.count <= TAPS
    assert_fit(page)


def age_login(page: Page) -> None:
    """Let the login lie an hour back, as it does on most days."""
    [cookie] = [one for one in page.context.cookies() if "session" in one["name"]]
    session = SessionStore(cookie["value"])
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()


def amend_and_submit(page: Page, site: str) -> None:
    """Staf begin a PK perubahan with its reason; what it changes stands at the top."""
    enter(page, site, STAF)
    page.goto(site + LIST)
    follow(page.get_by_role("link", name="Perjanjian Kinerja Tahun 2021", exact=True))
    assert_fit(page)
    follow(page.get_by_role("link", name="Susun PK perubahan"))
    page.get_by_label("perubahan strategi", exact=False).check()
    assert_fit(page)
    follow(page.get_by_role("button", name="Susun PK perubahan"))
    follow(page.get_by_role("link", name="Isi target dan program"))
    page.get_by_label("Target PK, Nilai Survei").fill("82")
    page.keyboard.press("Tab")
    wait_saved(page)
    follow(page.get_by_role("link", name="Periksa dan ajukan"))
    expect(page.locator(".pk-changes")).to_contain_text("menjadi 82")
    submit(page)


def sign_twice_at_once(page: Page, site: str) -> None:
    """The camat has the form in two tabs, and clicks twice in one: one signature."""
    enter(page, site, CAMAT)
    open_notice(page, Taps())
    expect(page.locator(".pk-changes")).to_contain_text("menjadi 82")
    address = page.get_by_role("link", name="Tanda tangani").get_attribute("href")
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(site + address)
        tab.get_by_label("Frasa sandi tanda tangan").fill(FRASA)
    with page.expect_navigation(url="**/pk/*/"):
        page.get_by_role("button", name="Tanda tangani").dblclick()
    expect(state(page)).to_have_text("Ditandatangani pihak pertama")
    follow(other.get_by_role("button", name="Tanda tangani"))
    expect(other.locator("main")).to_contain_text("ditandatangani pihak pertama")
    other.close()
    assert PkRevisi.objects.filter(perjanjian__perubahan_ke=1, urutan__gt=0).count() == 1


def sign_selection(page: Page, site: str) -> None:
    """The bupati signs what waits, in one step."""
    enter(page, site, BUPATI)
    page.goto(f"{site}/pk/menunggu/")
    assert_fit(page)
    page.get_by_label("Sudah saya baca").check()
    page.get_by_label("Frasa sandi tanda tangan").fill(FRASA)
    follow(page.get_by_role("button", name="Tanda tangani yang dipilih"))
    expect(page.get_by_text("Tidak ada yang menunggu")).to_be_visible()
    assert_fit(page)


def look_at_list(page: Page, site: str, states: list[str]) -> None:
    page.goto(site + LIST)
    expect(page.locator(".task .tag")).to_have_text(states)


def look_at_lakip(page: Page, site: str) -> None:
    """The report prints both, as its Lampiran 3."""
    enter(page, site, STAF)
    words = ""
    for part in ("lampiran-pk", "lampiran-pk-1"):  # each begins on a page of its own
        answer = page.request.get(f"{site}/lakip/patrang/2021/bagian/{part}/")
        with pdfplumber.open(BytesIO(answer.body())) as pdf:
            words += " ".join(one.extract_text() for one in pdf.pages).upper()
    assert "LAMPIRAN 3" in words
    assert "PERJANJIAN KINERJA TAHUN 2021" in words
    assert "PERJANJIAN KINERJA PERUBAHAN TAHUN 2021" in words
    assert words.count("DITANDATANGANI SECARA ELEKTRONIK PADA") == 2


def weigh(page: Page) -> dict[str, int]:
    """Return what each file of the page weighs on its way to a browser that keeps none of them.

    Counted: the page as Django sends it, every style, script and picture as WhiteNoise packs it.
    """
    cold = page.context.browser.new_context(storage_state=page.context.storage_state())
    with cold.new_page() as tab:
        came: list[Response] = []
        tab.on("response", lambda one: came.append(one))
        tab.goto(page.url, wait_until="networkidle")
        found = {PurePosixPath(one.url).name: one.body() for one in came}
    cold.close()
    assert "bootstrap.min.css" in found
    packed = (".css", ".js", ".svg")
    return {n: len(gzip.compress(b) if n.endswith(packed) else b) for n, b in found.items()}
