"""Which reports a person sees: drafts to those who work on them, the kepala daerah handed-in ones."""

import pytest

from instansi.models import Instansi
from laporan.access import may_see, visible_laporan
from laporan.models import Laporan
from tests.instansi.builders import make_instansi, make_orang, make_pemda
from tests.rows import make_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def laporan() -> Laporan:
    return Laporan.objects.create(instansi=make_instansi("Kecamatan Sukamaju"), tahun=2021)


@pytest.mark.parametrize(
    ("peran", "sees"),
    [
        ("staf", True),
        ("camat", True),
        ("pejabat", True),
        ("tim_sakip", True),
        ("inspektorat", True),
        ("bupati", False),
        ("admin", False),
    ],
)
def test_a_draft(laporan, peran, sees):
    at_instansi = peran in ("staf", "camat", "pejabat")
    place = laporan.instansi if at_instansi else laporan.instansi.pemda
    user = make_orang(peran, place)
    assert may_see(user, kode="sukamaju", tahun=2021) == sees


@pytest.mark.parametrize(
    ("status", "sees"),
    [("draf", False), ("dikembalikan", False), ("diajukan", True), ("disetujui", True)],
)
def test_the_kepala_daerah_reads_what_was_handed_in(laporan, status, sees):
    bupati = make_orang("bupati", laporan.instansi.pemda)
    make_step("lakip", status, instansi=laporan.instansi)
    assert list(visible_laporan(bupati)) == ([laporan] if sees else [])


def test_another_step_or_year_that_was_handed_in_opens_nothing(laporan):
    bupati = make_orang("bupati", laporan.instansi.pemda)
    for tahun, langkah in ((2021, "pk"), (2020, "lakip")):
        make_step(langkah, "diajukan", instansi=laporan.instansi, tahun=tahun)
    assert list(visible_laporan(bupati)) == []


def test_not_of_a_closed_instansi_nor_of_another_pemda(laporan):
    tim = make_orang("tim_sakip", laporan.instansi.pemda)
    elsewhere = make_orang("tim_sakip", make_pemda("Kota Seberang"))
    assert list(visible_laporan(tim)) == [laporan]
    assert list(visible_laporan(elsewhere)) == []
    Instansi.objects.update(aktif=False)
    assert list(visible_laporan(tim)) == []
