"""Remarks: in threads by place, by those who move the step, settled once."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from instansi.models import Instansi
from kerja import komentar, tahap
from kerja.models import Jejak, Komentar
from tests.kerja.test_tahap import person
from tests.rows import make


@pytest.fixture
def instansi(db) -> Instansi:
    """A kecamatan without anybody."""
    return make(Instansi)


@pytest.fixture
def step(instansi):
    """A step without a row."""
    return tahap.state_of(instansi, 2021, "realisasi")


def test_a_thread_holds_who_said_what_in_which_role(instansi, step):
    camat, staf = person(instansi, "camat"), person(instansi, "staf")
    komentar.comment(step, "indikator-1", " Mana sumbernya? ", by=camat, nama_tempat="Nilai SKM")
    komentar.comment(step, "indikator-1", "Laporan SKM 2021", by=staf)
    komentar.comment(step, "", "Umumnya baik", by=camat)
    threads = komentar.threads_of(tahap.state_of(instansi, 2021, "realisasi"))
    first, second = threads["indikator-1"]
    assert (first.teks, first.penulis, first.nama_tempat) == ("Mana sumbernya?", camat, "Nilai SKM")
    assert first.peran == f"Camat, {instansi}"
    assert (second.penulis, len(threads[""])) == (staf, 1)
    assert Jejak.objects.filter(aksi="komentar", instansi=instansi).count() == 3


def test_settling_closes_a_thread_and_no_other(instansi, step):
    camat, staf = person(instansi, "camat"), person(instansi, "staf")
    for place, text in (("a", "x"), ("a", "y"), ("b", "x")):
        komentar.comment(step, place, text, by=camat)
    step = tahap.state_of(instansi, 2021, "realisasi")
    assert komentar.settle(step, "a", by=staf) == 2
    assert komentar.settle(step, "a", by=staf) == 0
    assert [row.tempat for row in Komentar.objects.filter(selesai=None)] == ["b"]
    assert {row.selesai_oleh for row in Komentar.objects.filter(tempat="a")} == {staf}
    assert Jejak.objects.filter(aksi="selesaikan komentar").count() == 1


@pytest.mark.parametrize("teks", ["", "  ", "x" * 2001])
def test_nothing_and_too_much_are_refused(instansi, step, teks):
    with pytest.raises(komentar.RemarkRefused):
        komentar.comment(step, "", teks, by=person(instansi, "camat"))
    assert not Komentar.objects.exists()


@pytest.mark.parametrize(
    ("peran", "error"),
    [("inspektorat", PermissionDenied), ("pejabat", PermissionDenied), ("admin", Http404)],
)
def test_who_only_reads_does_not_remark(instansi, step, peran, error):
    user = person(instansi, peran)
    for act in (
        lambda: komentar.comment(step, "", "x", by=user),
        lambda: komentar.settle(step, "", by=user),
    ):
        with pytest.raises(error):
            act()


def test_a_double_click_leaves_one_remark(instansi, step):
    camat, staf = person(instansi, "camat"), person(instansi, "staf")
    for _ in range(2):
        komentar.comment(step, "a", "Mana sumbernya?", by=camat)
    assert Komentar.objects.count() == 1
    komentar.comment(step, "a", "Mana sumbernya?", by=staf)
    komentar.comment(step, "a", "Mana sumbernya?", by=camat)
    assert Komentar.objects.count() == 3
