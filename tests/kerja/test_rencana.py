"""Who has a step and by when: named by those who may, told to those it concerns."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from instansi.models import Instansi
from kerja import rencana, tahap
from kerja.models import Jejak, Pesan
from sakip.errors import Ditolak, VersiUsang
from tests.kerja.test_tahap import person
from tests.rows import make

DAY = date(2022, 2, 28)


@pytest.fixture
def instansi(db) -> Instansi:
    """A kecamatan without anybody."""
    return make(Instansi, nama="Kecamatan Contoh", kode="contoh")


def step_of(instansi: Instansi):
    return tahap.state_of(instansi, 2021, "realisasi")


def test_a_named_holder_is_told_and_the_trail_says_who_named_them(instansi):
    camat, staf = person(instansi, "camat"), person(instansi, "staf")
    step = rencana.assign(step_of(instansi), by=camat, pemegang=staf)
    assert step.pemegang == staf
    notice = Pesan.objects.get()
    assert (notice.penerima, notice.tautan) == (staf, "/lakip/contoh/2021/tahap/realisasi/")
    row = Jejak.objects.get()
    assert (row.aksi, row.perubahan) == ("tunjuk pemegang tahap", {"pemegang": [None, staf.pk]})


def test_who_takes_a_step_is_not_told_so_and_naming_again_is_no_act(instansi):
    staf = person(instansi, "staf")
    for _ in range(2):
        rencana.assign(step_of(instansi), by=staf, pemegang=staf)
    assert not Pesan.objects.exists()
    assert Jejak.objects.count() == 1


@pytest.mark.parametrize("peran", ["camat", "pejabat", "tim_sakip"])
def test_only_who_enters_data_there_can_have_a_step(instansi, peran):
    with pytest.raises(Ditolak, match="mengisi data di instansi ini"):
        rencana.assign(step_of(instansi), by=None, pemegang=person(instansi, peran))
    stranger = person(make(Instansi, pemda=instansi.pemda), "staf")
    with pytest.raises(Ditolak):
        rencana.assign(step_of(instansi), by=None, pemegang=stranger)


def test_the_deadline_is_set_by_the_pemda_and_told_to_the_staf(instansi):
    tim, staf = person(instansi, "tim_sakip"), person(instansi, "staf")
    person(instansi, "camat")
    assert rencana.set_deadline(step_of(instansi), by=tim, tenggat=DAY).tenggat == DAY
    notice = Pesan.objects.get()
    assert notice.penerima == staf
    assert notice.teks == "Tenggat Realisasi kinerja Kecamatan Contoh tahun 2021: 28 Februari 2022."
    rencana.set_deadline(step_of(instansi), by=tim, tenggat=None)
    assert step_of(instansi).tenggat is None
    assert Pesan.objects.count() == 1


@pytest.mark.parametrize(
    ("peran", "error"),
    [("staf", PermissionDenied), ("camat", PermissionDenied), ("pejabat", Http404)],
)
def test_nobody_at_the_instansi_sets_its_deadline(instansi, peran, error):
    with pytest.raises(error):
        rencana.set_deadline(step_of(instansi), by=person(instansi, peran), tenggat=DAY)


@pytest.mark.parametrize("peran", ["tim_sakip", "inspektorat", "pejabat"])
def test_others_do_not_say_who_has_a_step(instansi, peran):
    with pytest.raises(PermissionDenied):
        rencana.assign(step_of(instansi), by=person(instansi, peran), pemegang=None)


def test_of_two_who_plan_at_once_the_second_is_told(instansi):
    tahap.submit(step_of(instansi), by=None)
    seen = step_of(instansi)
    rencana.set_deadline(seen, by=None, tenggat=DAY, versi=seen.versi)
    with pytest.raises(VersiUsang):
        rencana.set_deadline(seen, by=None, tenggat=None, versi=seen.versi)
