"""The desk of a kabupaten in a browser: the team follows, chases and sets; the inspektorat looks."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from instansi.models import Instansi, Pemda
from kerja.models import Pesan, Tahap
from laporan.demo.pengguna import SANDI
from laporan.models import KlienApi
from laporan.terbuka.services import create_klien, set_public
from tests.e2e.browsing import assert_fit, both_sizes, follow, sign_in
from tests.instansi.builders import make_orang
from tests.laporan.desk_rows import issue_plainly, make_kabupaten

pytestmark = pytest.mark.browser


@pytest.fixture
def kabupaten(site):
    """The demo with eight more kecamatan, all of them late."""
    pemda = Instansi.objects.get(kode="patrang").pemda
    yesterday = timezone.localdate() - timedelta(days=1)
    places = make_kabupaten(pemda, 8, yesterday)
    make_orang("staf", places[0], nama="Siti Aminah")
    return pemda


def heading(page: Page):
    return expect(page.get_by_role("heading", level=1))


def open_desk(page: Page, site: str, name: str) -> None:
    page.goto(site)
    sign_in(page, name, SANDI)
    heading(page).to_contain_text("Selamat datang")
    assert_fit(page)
    follow(page.get_by_role("link", name="Buka tahap semua kecamatan"))
    heading(page).to_contain_text("Tahap semua kecamatan tahun 2021")
    assert_fit(page)


@both_sizes
def test_the_team_finds_what_is_late_chases_it_and_moves_the_deadline(
    page, site, kabupaten, complaints, size
):
    page.set_viewport_size(size)
    open_desk(page, site, "tim.sakip")
    page.get_by_label("Tahap", exact=True).select_option("keuangan")
    page.get_by_label("Keadaan").select_option("terlambat")
    follow(page.get_by_role("button", name="Tampilkan"))
    expect(page.get_by_role("cell").filter(has_text="Terlambat 1 hari")).to_have_count(8)
    assert_fit(page)
    follow(page.get_by_role("button", name="Ingatkan").first)
    expect(page.get_by_text("diingatkan kepada Siti Aminah")).to_be_visible()
    expect(page.get_by_text("diingatkan hari ini")).to_be_visible()
    assert Pesan.objects.get().penerima.nama == "Siti Aminah"
    assert_fit(page)
    follow(page.get_by_role("link", name="Atur tenggat"))
    heading(page).to_contain_text("Tenggat semua kecamatan")
    assert_fit(page)
    page.get_by_label("Pengingat kedua").fill("20")
    page.get_by_label("Keuangan").fill("2030-03-01")
    follow(page.get_by_role("button", name="Tetapkan untuk semua kecamatan"))
    expect(page.get_by_text("Isi kurang dari 14")).to_be_visible()
    assert_fit(page)
    page.get_by_label("Pengingat kedua").fill("5")
    follow(page.get_by_role("button", name="Tetapkan untuk semua kecamatan"))
    expect(page.get_by_text("Sudah disimpan")).to_be_visible()
    days = Tahap.objects.filter(langkah="keuangan", instansi__pemda=kabupaten)
    assert {str(day) for day in days.values_list("tenggat", flat=True)} >= {"2030-03-01"}
    assert complaints == []


@both_sizes
def test_the_inspektorat_reads_matrix_and_recap_and_changes_nothing(
    page, site, kabupaten, complaints, size
):
    page.set_viewport_size(size)
    open_desk(page, site, "inspektorat")
    expect(page.get_by_role("button", name="Ingatkan")).to_have_count(0)
    expect(page.get_by_role("link", name="Atur tenggat")).to_have_count(0)
    follow(page.get_by_role("link", name="Rekap capaian"))
    heading(page).to_contain_text("Rekap capaian kecamatan tahun 2021")
    expect(page.get_by_role("row").filter(has_text="Patrang")).to_contain_text("86,05%")
    assert_fit(page)
    assert complaints == []


def read_issued(page: Page, site: str, pemda: Pemda) -> tuple[str, list[str]]:
    """Read the open file as a visitor does, and the list as a system with a token does."""
    file = page.request.get(f"{site}/terbuka/{pemda.pk}/patrang/2021/data.json")
    token = create_klien(KlienApi(pemda=pemda, nama="Portal"), by=None)
    said = {"Authorization": f"Bearer {token}"}
    listed = page.request.get(f"{site}/api/v1/laporan", headers=said).json()
    return file.json()["capaian"]["nilai"], [one["kode"] for one in listed["isi"]]


@both_sizes
def test_the_kepala_daerah_sees_who_moved_and_anybody_what_is_issued(
    page, site, kabupaten, complaints, size
):
    page.set_viewport_size(size)
    page.goto(site)
    sign_in(page, "bupati.jember", SANDI)
    follow(page.get_by_role("link", name="Kabupaten", exact=True))
    follow(page.get_by_role("link", name="Dasbor capaian"))
    heading(page).to_contain_text("Dasbor capaian kecamatan tahun 2021")
    row = page.get_by_role("row").filter(has_text="Patrang")
    expect(row).to_contain_text("86,05%")
    expect(row).to_contain_text("belum ada pembanding")
    assert_fit(page)
    row.get_by_role("link").click()
    expect(page.locator("#rinci-patrang summary")).to_be_visible()
    page.locator("#rinci-patrang summary").click()
    expect(page.locator("#rinci-patrang")).to_contain_text("capaian 87,25%")
    assert_fit(page)
    page.emulate_media(media="print")
    expect(page.locator("#rinci-patrang")).to_be_visible()
    expect(page.locator(".drill:not([open])").first).to_be_hidden()
    expect(page.locator("svg").first).to_be_visible()
    page.emulate_media(media="screen")
    page.context.clear_cookies()
    issue_plainly("patrang")
    set_public(kabupaten, True, by=None)
    page.goto(f"{site}/terbuka/{kabupaten.pk}/")
    expect(page.get_by_role("row").filter(has_text="Patrang")).to_contain_text("14.034.368.149")
    assert_fit(page)
    assert read_issued(page, site, kabupaten) == ("86.05", ["patrang"])
    assert complaints == []


def test_the_desk_works_without_scripts(browser, site, kabupaten):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site)
        sign_in(page, "tim.sakip", SANDI)
        follow(page.get_by_role("link", name="Yang terlambat"))
        expect(page.get_by_text("Terlambat 1 hari").first).to_be_visible()
        follow(page.get_by_role("button", name="Ingatkan").first)
        expect(page.get_by_text("diingatkan kepada Siti Aminah")).to_be_visible()
