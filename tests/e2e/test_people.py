"""Managing people in a browser: inviting, the invited one's first step, moving, terms of office."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Page, expect

from instansi.models import Instansi, Pemda, Pengguna
from kerja.models import Tahap
from laporan.demo.pengguna import SANDI
from tests.e2e.browsing import assert_fit, both_sizes, follow, sign_in

pytestmark = pytest.mark.browser

BARU = "jalan-kartini-nomor-42"


def heading(page: Page):
    return expect(page.get_by_role("heading", level=1))


def log_in(page: Page, site: str, name: str) -> None:
    page.goto(site)
    sign_in(page, name, SANDI)
    heading(page).to_contain_text("Selamat datang")


def invite_siti(page: Page) -> str:
    """Fill in the invitation, where the page stands already; return the link of the letter."""
    page.get_by_label("Nama", exact=True).fill("Siti Aminah")
    page.get_by_label("Surel").fill("siti@example.id")
    page.get_by_label("Nama pengguna").fill("siti.aminah")
    page.get_by_label("Peran").select_option("staf")
    follow(page.get_by_role("button", name="Kirim undangan"))
    heading(page).to_have_text("Siti Aminah")
    return re.search(r"http\S+", mail.outbox[-1].body).group()


def accept(page: Page, link: str) -> None:
    """Follow the link and choose a password."""
    page.context.clear_cookies()
    page.goto(link)
    heading(page).to_have_text("Aktifkan akun Anda")
    assert_fit(page)
    for label in ("Kata sandi", "Kata sandi sekali lagi"):
        page.get_by_label(label, exact=True).fill(BARU)
    follow(page.get_by_role("button", name="Aktifkan akun"))
    expect(page.get_by_text("Akun Anda aktif")).to_be_visible()


@both_sizes
def test_a_camat_invites_a_staf_who_then_logs_in(page: Page, site, complaints, size):
    page.set_viewport_size(size)
    log_in(page, site, "camat.patrang")
    follow(page.get_by_role("link", name="Orang"))
    heading(page).to_have_text("Orang")
    assert_fit(page)
    follow(page.get_by_role("link", name="Undang orang"))
    follow(page.get_by_role("button", name="Kirim undangan"))
    expect(page.get_by_text("Isi nama, atau pilih pejabatnya.")).to_be_visible()
    assert_fit(page)
    link = invite_siti(page)
    expect(page.get_by_text("Menunggu dipakai")).to_be_visible()
    assert_fit(page)
    accept(page, link)
    sign_in(page, "siti.aminah", BARU)
    heading(page).to_have_text("Selamat datang, Siti Aminah")
    expect(page.get_by_role("link", name="LAKIP Tahun 2021")).to_be_visible()
    assert complaints == []
    page.goto(link)
    heading(page).to_have_text("Undangan ini sudah dipakai")
    assert_fit(page)


@both_sizes
def test_a_person_is_moved_and_the_task_passes_on(page: Page, site, complaints, size):
    patrang = Instansi.objects.get(kode="patrang")
    Instansi.objects.create(pemda=patrang.pemda, kode="kaliwates", nama="Kecamatan Kaliwates")
    staf = Pengguna.objects.get(username="staf.patrang")
    task = Tahap.objects.create(instansi=patrang, tahun=2022, langkah="rkt", pemegang=staf)
    page.set_viewport_size(size)
    log_in(page, site, "tim.sakip")
    page.goto(site + reverse("instansi:orang_rinci", args=[staf.pk]))
    follow(page.get_by_role("link", name="Pindahkan"))
    expect(page.get_by_text("RKT 2022 Kecamatan Patrang")).to_be_visible()
    assert_fit(page)
    page.get_by_label("Tempat").select_option(label="Kecamatan Kaliwates")
    page.get_by_label("Penerus tugas").select_option(label="Haidori, S.E., M.Si.")
    follow(page.get_by_role("button", name="Pindahkan"))
    heading(page).to_have_text("Staf Perencanaan Patrang")
    now = page.locator("section", has=page.get_by_role("heading", name="Penugasan", exact=True))
    expect(now).to_contain_text("Staf perencanaan, Kecamatan Kaliwates")
    earlier = page.locator("section", has=page.get_by_role("heading", name="Penugasan terdahulu"))
    expect(earlier).to_contain_text("Staf perencanaan, Kecamatan Patrang")
    assert_fit(page)
    task.refresh_from_db()
    assert task.pemegang.username == "camat.patrang"
    assert complaints == []


@both_sizes
def test_every_page_of_posts_and_places_fits(page: Page, site, complaints, size):
    post = Instansi.objects.get(kode="patrang").jabatan.get()
    term = post.masa.get(selesai__isnull=True)
    person = Pengguna.objects.get(username="staf.patrang")
    page.set_viewport_size(size)
    log_in(page, site, "tim.sakip")
    for name, args in [
        ("instansi", []),
        ("instansi_rinci", ["patrang"]),
        ("instansi_ubah", ["patrang"]),
        ("instansi_baru", [Pemda.objects.get().pk]),
        ("unit_baru", ["patrang"]),
        ("jabatan", []),
        ("jabatan_rinci", [post.pk]),
        ("masa_baru", [post.pk]),
        ("masa_akhiri", [term.pk]),
        ("pejabat", []),
        ("pejabat_rinci", [term.pejabat_id]),
        ("pejabat_ubah", [term.pejabat_id]),
        ("orang_ubah", [person.pk]),
        ("orang_nonaktifkan", [person.pk]),
    ]:
        page.goto(site + reverse(f"instansi:{name}", args=args))
        assert_fit(page)
    assert complaints == []


@both_sizes
def test_the_second_editor_sees_both_values(page: Page, site, complaints, size):
    """Two tabs, one of them slower."""
    official = Instansi.objects.get(kode="patrang").jabatan.get().masa.first().pejabat
    address = site + reverse("instansi:pejabat_ubah", args=[official.pk])
    page.set_viewport_size(size)
    log_in(page, site, "tim.sakip")
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    other.get_by_label("Golongan").fill("IV/c")
    follow(other.get_by_role("button", name="Simpan"))
    expect(other.get_by_text("Perubahan disimpan")).to_be_visible()
    page.get_by_label("Golongan").fill("IV/d")
    follow(page.get_by_role("button", name="Simpan"))
    row = page.get_by_role("row", name="Golongan")
    expect(row).to_contain_text("IV/c")
    expect(row).to_contain_text("IV/d")
    assert_fit(page)
    follow(page.get_by_role("button", name="Simpan isian saya"))
    expect(page.get_by_text("Perubahan disimpan")).to_be_visible()
    official.refresh_from_db()
    assert official.golongan == "IV/d"
    assert complaints == []
