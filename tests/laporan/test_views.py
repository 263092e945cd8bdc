"""The pages of the reports: true figures for those who may see them, 404 for everybody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from capaian.models import RealisasiIndikator
from instansi.models import Instansi, Pemda, Pengguna, Penugasan
from kerja.berkas import path_of
from keuangan.models import Pagu
from laporan.cetak import print_lakip
from laporan.models import ButirLaporan, Cetakan, Laporan
from renstra.models import Indikator, Nomenklatur, Renstra, Sasaran
from tests.rows import make, make_step

KEYS = {"kode": "patrang", "tahun": 2021}
OVERVIEW = "/lakip/patrang/2021/"


@pytest.fixture
def staf(demo, client):
    """A client where the demo's staf is logged in."""
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    return client


def text_of(response) -> str:
    """The page with its runs of blanks made one."""
    return " ".join(response.content.decode().split())


# Figures ----------------------------------------------------------------------------------


def test_the_overview_prints_tabel_3_1(staf):
    page = text_of(staf.get(OVERVIEW))
    for figure in ("B (80)", "69,8", "87,25%", "84,85%", "86,05%"):
        assert figure in page
    assert page.count('<span class="tag tag-kategori">Baik</span>') == 3


def test_each_figure_says_where_it_comes_from(staf):
    page = text_of(staf.get(OVERVIEW))
    assert "69,8 / 80 × 100 = 87,25%" in page
    assert "69,8 / 85 × 100 = 82,12%" in page
    assert "dari PK perubahan 2021" in page
    assert "Baik, yaitu 76% sampai dengan 100%" in page
    assert "Mutu C (Kurang Baik), target mutu B tidak tercapai" in page


def test_the_budget_is_a_tree_that_never_takes_empty_for_zero(staf):
    page = text_of(staf.get(OVERVIEW))
    for figure in ("13.582.357.149", "10.115.570.990", "74,48%", "72,34%", "14.034.368.149"):
        assert figure in page
    assert "Penyediaan Gaji dan Tunjangan ASN" in page
    assert "realisasi belum termasuk Belanja Modal 7.01.01.2.08.04 (belum diisi)" in page
    assert "452.011.000" in page
    assert "72,08%" not in page  # 10.115.570.990 / 14.034.368.149: a part of it is empty


def test_charts_are_drawn_without_a_style_of_their_own(staf):
    page = staf.get(OVERVIEW).content.decode()
    assert page.count("<svg") >= 2
    assert "style=" not in page
    assert "<style" not in page


def test_what_is_missing_is_listed(staf):
    page = text_of(staf.get(OVERVIEW))
    assert "Realisasi Belanja Modal" in page
    assert "Analisis penyebab untuk 2 (dua) indikator" in page


def test_every_part_of_the_document_has_a_preview(staf):
    page = text_of(staf.get(OVERVIEW))
    for name in ("KATA PENGANTAR", "BAB I PENDAHULUAN", "BAB IV PENUTUP", "LAMPIRAN 1"):
        assert name in page
    assert reverse("laporan:bagian", kwargs={**KEYS, "kunci": "bab-3"}) in page


# PDF --------------------------------------------------------------------------------------


def test_the_button_makes_the_pdf_and_then_opens_it(staf, printer):
    make_pdf = reverse("laporan:buat_pdf", kwargs=KEYS)
    page = text_of(staf.get(OVERVIEW))
    assert f'action="{make_pdf}"' in page
    assert "Buka PDF" not in page
    assert "/pekerjaan/" in staf.post(make_pdf).url
    page = text_of(staf.get(OVERVIEW))
    cetakan = reverse("laporan:cetakan", kwargs={**KEYS, "pk": Cetakan.objects.get().pk})
    assert f'href="{cetakan}"' in page
    assert "Buat PDF" not in page
    assert staf.post(make_pdf).url == cetakan
    assert b"".join(staf.get(cetakan).streaming_content) == b"%PDF 1"
    assert len(printer.wholes) == 1


def test_an_outdated_pdf_is_offered_as_such(staf, printer):
    staf.post(reverse("laporan:buat_pdf", kwargs=KEYS))
    ButirLaporan.objects.filter(urutan=1).update(teks="Lain")
    page = text_of(staf.get(OVERVIEW))
    assert "Data berubah sejak" in page
    assert "Buat PDF" in page


def test_making_takes_a_post(staf, printer):
    assert staf.get(reverse("laporan:buat_pdf", kwargs=KEYS)).status_code == 405
    assert printer.wholes == []


def test_a_preview_is_shown_and_not_kept(staf, printer):
    shown = staf.get(reverse("laporan:bagian", kwargs={**KEYS, "kunci": "bab-3"}))
    assert b"".join(shown.streaming_content) == b"%PDF part"
    assert shown["Content-Disposition"] == 'inline; filename="lakip-patrang-2021-bab-3.pdf"'
    assert staf.get(reverse("laporan:bagian", kwargs={**KEYS, "kunci": "bab-9"})).status_code == 404
    assert not Cetakan.objects.exists()


def test_a_pdf_whose_file_was_lost_is_not_there(staf, printer):
    cetakan = print_lakip(Laporan.objects.get(), by=None)
    address = reverse("laporan:cetakan", kwargs={**KEYS, "pk": cetakan.pk})
    path_of(cetakan.berkas.sha256).unlink()
    assert staf.get(address).status_code == 404


# Who may see ------------------------------------------------------------------------------


def answers(client, kode="patrang", tahun=2021) -> list[int]:
    """The status of each address of a report."""
    keys = {"kode": kode, "tahun": tahun}
    pk = print_lakip(Laporan.objects.get(), by=None).pk
    return [
        client.get(reverse("laporan:lakip", kwargs=keys)).status_code,
        client.get(reverse("laporan:bagian", kwargs={**keys, "kunci": "bab-3"})).status_code,
        client.get(reverse("laporan:cetakan", kwargs={**keys, "pk": pk})).status_code,
        client.post(reverse("laporan:buat_pdf", kwargs=keys)).status_code,
    ]


@pytest.mark.parametrize("username", ["staf.patrang", "camat.patrang", "tim.sakip", "inspektorat"])
def test_who_works_there_or_for_the_pemda_sees_it(demo, client, printer, username):
    client.force_login(Pengguna.objects.get(username=username))
    assert answers(client) == [200, 200, 200, 302]
    # A year that nobody prepared says so where other pages lead to it.
    assert answers(client, tahun=2020) == [200, 200, 404, 404]
    assert answers(client, kode="kaliwates") == [404] * 4


def test_the_kepala_daerah_sees_it_once_it_is_handed_in(demo, client, printer):
    client.force_login(Pengguna.objects.get(username="bupati.jember"))
    assert answers(client) == [302, 404, 404, 404]  # to the steps
    make_step("lakip", "diajukan", instansi=demo)
    assert answers(client) == [200, 200, 200, 302]


def stranger(kind: str, demo: Instansi) -> Pengguna:
    """A person who may not see the demo's report, for one reason."""
    user = make(Pengguna)
    yesterday = timezone.localdate() - timedelta(days=1)
    tomorrow = timezone.localdate() + timedelta(days=1)
    elsewhere = make(Instansi, pemda=demo.pemda)
    roles = {
        "none": [],
        "another instansi": [{"instansi": elsewhere}],
        "ended": [{"instansi": demo, "selesai": yesterday}],
        "not begun": [{"instansi": demo, "mulai": tomorrow}],
        "another pemda": [{"peran": "tim_sakip", "pemda": make(Pemda), "instansi": None}],
        "admin": [{"peran": "admin", "instansi": None}],
    }
    for role in roles[kind]:
        make(Penugasan, **{"pengguna": user, "pemda": demo.pemda, **role})
    return user


@pytest.mark.parametrize(
    "kind", ["none", "another instansi", "ended", "not begun", "another pemda", "admin"]
)
def test_nobody_else_does(demo, client, printer, kind):
    client.force_login(stranger(kind, demo))
    assert answers(client) == [404] * 4
    assert "Kecamatan Patrang" not in text_of(client.get(reverse("laporan:beranda")))


def test_the_result_of_a_job_goes_with_the_role_that_asked_for_it(staf, printer):
    job = staf.post(reverse("laporan:buat_pdf", kwargs=KEYS)).url
    assert [staf.get(job).status_code, staf.get(f"{job}berkas/").status_code] == [200, 200]
    Penugasan.objects.filter(peran="staf").update(selesai=timezone.localdate() - timedelta(days=1))
    assert [staf.get(job).status_code, staf.get(f"{job}berkas/").status_code] == [404, 404]


def test_without_login_every_address_leads_to_the_entrance(demo, client, printer):
    assert answers(client) == [302] * 4
    assert client.get("/").url == f"{reverse('account_login')}?next=/"


def test_the_pdf_of_another_report_is_not_there_under_this_one(staf, printer):
    other = make(Cetakan)
    address = reverse("laporan:cetakan", kwargs={**KEYS, "pk": other.pk})
    assert staf.get(address).status_code == 404


# Home and constant queries ----------------------------------------------------------------


def test_home_lists_the_reports_with_their_state(staf, printer):
    page = text_of(staf.get("/"))
    assert "Staf perencanaan · Kecamatan Patrang" in page
    assert f'href="{OVERVIEW}"' in page
    assert "Draf" in page
    assert "PDF belum pernah dibuat" in page
    assert "CONTOH" in page
    print_lakip(Laporan.objects.get(), by=None)
    assert "PDF terakhir" in text_of(staf.get("/"))


@pytest.mark.django_db
def test_home_says_what_to_do_where_there_is_nothing(client):
    user = make(Pengguna)
    client.force_login(user)
    assert "Hubungi admin SAKIP" in text_of(client.get("/"))
    make(Penugasan, pengguna=user, instansi=make(Instansi, nama="Kecamatan Baru"))
    page = text_of(client.get("/"))
    assert "Kecamatan Baru" in page
    assert "Siapkan tahun" in page
    Penugasan.objects.all().delete()
    Pengguna.objects.update(is_staff=True)
    assert "Buka administrasi" in text_of(client.get("/"))


@pytest.mark.django_db
def test_home_of_a_team_whose_pemda_has_no_instansi_yet(client):
    user = make(Pengguna)
    make(Penugasan, pengguna=user, peran="tim_sakip", pemda=make(Pemda), instansi=None)
    client.force_login(user)
    assert "Belum ada instansi di Pemda Anda" in text_of(client.get("/"))


@pytest.mark.django_db
def test_home_asks_no_more_for_thirty_instansi_than_for_one(client, django_assert_num_queries):
    pemda = make(Pemda)
    user = make(Pengguna)
    make(Penugasan, pengguna=user, peran="tim_sakip", pemda=pemda, instansi=None)
    client.force_login(user)
    for count in (1, 30):
        while pemda.instansi.count() < count:
            laporan = make(Laporan, instansi=make(Instansi, pemda=pemda))
            make(Laporan, instansi=laporan.instansi, tahun=2020)
            make(Cetakan, laporan=laporan)
        with django_assert_num_queries(7):
            page = client.get("/").content
        # So many Instansi are shown at the desk alone, one click away.
        assert page.count(b"report-link") == (2 if count == 1 else 0)
        assert b"Buka tahap semua kecamatan" in page


def add_rows() -> None:
    """Give the report more indicators and more rows of budget."""
    renstra = Renstra.objects.get(jenis="perubahan")
    sasaran = Sasaran.objects.filter(tujuan__renstra=renstra).first()
    for urutan in range(50, 60):
        indikator = make(Indikator, renstra=renstra, sasaran=sasaran, urutan=urutan)
        make(RealisasiIndikator, indikator=indikator, nilai=1)
    pagu = Pagu.objects.filter(tahap="perubahan", akun__kode__startswith="5.1").first()
    unused = Nomenklatur.objects.filter(tingkat="sub_kegiatan").exclude(pagu__isnull=False)
    for nomenklatur in unused[:10]:
        make(
            Pagu,
            instansi=pagu.instansi,
            tahap=pagu.tahap,
            nomenklatur=nomenklatur,
            akun=pagu.akun,
            nilai=1,
        )


def test_the_overview_asks_no_more_for_many_rows_than_for_few(staf):
    with CaptureQueriesContext(connection) as few:
        before = staf.get(OVERVIEW).content.count(b"<tr")
    add_rows()
    with CaptureQueriesContext(connection) as many:
        assert staf.get(OVERVIEW).content.count(b"<tr") >= before + 30
    assert len(many) == len(few) < 80


# A report without anything ----------------------------------------------------------------


@pytest.mark.django_db
def test_an_empty_report_says_what_is_missing_and_can_be_printed(client, printer):
    laporan = make(Laporan)
    Pemda.objects.update(contoh=False)
    user = make(Pengguna)
    make(Penugasan, pengguna=user, instansi=laporan.instansi, pemda=laporan.instansi.pemda)
    client.force_login(user)
    keys = {"kode": laporan.instansi.kode, "tahun": 2021}
    page = text_of(client.get(reverse("laporan:lakip", kwargs=keys)))
    assert "belum ada Renstra yang berlaku pada tahun 2021" in page
    assert "pagu dan realisasi tahun 2021 belum ada" in page
    assert "belum diisi" in page
    assert "CONTOH" not in page
    assert "/pekerjaan/" in client.post(reverse("laporan:buat_pdf", kwargs=keys)).url
