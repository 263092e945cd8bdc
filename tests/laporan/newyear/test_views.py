"""The pages that begin a year: shown before made, for who enters data and nobody else."""

import pytest

from instansi.models import Instansi, Pengguna, Penugasan
from laporan.models import Laporan
from renstra.models import Indikator, Renstra, Rkt
from tests.laporan.test_views import stranger, text_of
from tests.rows import make

YEAR = "/tahun/patrang/2022/siapkan/"
SEND = {"rkt": "on", "target": "lalu", "pagu": "on"}


@pytest.fixture
def staf(demo, client):
    """A client where the demo's staf is logged in; the Renstra lasts to 2026."""
    Renstra.objects.update(tahun_akhir=2026)
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    return client


@pytest.fixture
def revise(demo) -> str:
    return f"/renstra/patrang/{Renstra.objects.get(jenis='perubahan').pk}/perubahan/"


def test_a_year_is_shown_and_then_made(staf):
    page = text_of(staf.get(YEAR))
    assert "Laporan (LAKIP) 2022." in page
    assert "Penyediaan Gaji dan Tunjangan ASN" in page
    assert not Laporan.objects.filter(tahun=2022).exists()
    assert staf.post(YEAR, SEND).url == "/lakip/patrang/2022/"
    page = text_of(staf.get("/lakip/patrang/2022/"))
    assert "Tahun 2022 siap diisi." in page
    assert "belum diisi" in page
    assert "Semuanya sudah ada" in text_of(staf.get(YEAR))
    assert staf.post(YEAR, SEND).status_code == 302
    assert Rkt.objects.filter(tahun=2022).count() == 1


def test_without_renstra_the_page_says_what_to_do(staf):
    Renstra.objects.update(tahun_akhir=2021)
    page = staf.get(YEAR)
    assert "belum ada Renstra yang berlaku pada tahun 2022" in text_of(page)
    assert 'href="/isi/patrang/2022/renstra/"' in page.content.decode()
    assert 'name="rkt"' not in page.content.decode()  # nothing that cannot be made is offered
    assert staf.post(YEAR, SEND).status_code == 302
    assert Laporan.objects.filter(tahun=2022).exists()
    assert not Rkt.objects.filter(tahun=2022).exists()


@pytest.mark.parametrize("sent", [{"target": "lain"}, {"target": ""}])
def test_a_choice_that_is_none_is_refused(staf, sent):
    assert staf.post(YEAR, sent).status_code == 200
    assert not Laporan.objects.filter(tahun=2022).exists()


def test_a_version_of_the_renstra_is_made_by_its_form(staf, revise):
    page = text_of(staf.get(revise))
    assert "Perubahan ke-2 Renstra 2016–2026" in page
    stop = Indikator.objects.filter(renstra__jenis="perubahan", sasaran__isnull=False).first()
    fates = {
        f"nasib_{pk}": "dilanjutkan"
        for pk in Indikator.objects.filter(renstra=stop.renstra).values_list("pk", flat=True)
    }
    sent = {"berlaku_dari": 2022, **fates, f"nasib_{stop.pk}": "dihentikan"}
    assert staf.post(revise, sent).url == YEAR
    baru = Renstra.objects.get(perubahan_ke=2)
    assert baru.indikator.count() == stop.renstra.indikator.count() - 1
    assert "Versi berikutnya sudah ada" in text_of(staf.post(revise, sent))
    assert Renstra.objects.count() == 3


@pytest.mark.parametrize("year", ["", "2019", "x", "99999999999999999999"])
def test_a_bad_year_is_refused(staf, revise, year):
    assert staf.post(revise, {"berlaku_dari": year}).status_code == 200
    assert Renstra.objects.count() == 2


def test_years_of_another_age_and_others_renstra_are_not_there(staf):
    foreign = make(Renstra)
    for address in (
        "/tahun/patrang/1998/siapkan/",
        "/tahun/lain/2022/siapkan/",
        f"/renstra/patrang/{foreign.pk}/perubahan/",
    ):
        assert staf.get(address).status_code == 404


@pytest.mark.parametrize("username", ["camat.patrang", "tim.sakip", "inspektorat", "bupati.jember"])
def test_who_only_reads_makes_no_year(staf, revise, username):
    staf.force_login(Pengguna.objects.get(username=username))
    for address in (YEAR, revise):
        assert staf.get(address).status_code == staf.post(address, SEND).status_code == 403
    assert not Laporan.objects.filter(tahun=2022).exists()


@pytest.mark.parametrize("kind", ["none", "another instansi", "ended", "another pemda", "admin"])
def test_for_nobody_else_is_there_a_page(staf, demo, revise, kind):
    staf.force_login(stranger(kind, demo))
    for address in (YEAR, revise):
        assert staf.get(address).status_code == staf.post(address, SEND).status_code == 404


@pytest.mark.django_db
def test_the_first_year_of_an_empty_instansi(client):
    instansi = make(Instansi)
    user = make(Pengguna)
    make(Penugasan, pengguna=user, instansi=instansi, pemda=instansi.pemda)
    client.force_login(user)
    address = f"/tahun/{instansi.kode}/2021/siapkan/"
    assert client.get(address).status_code == 200
    assert client.post(address, SEND).url == f"/lakip/{instansi.kode}/2021/"
