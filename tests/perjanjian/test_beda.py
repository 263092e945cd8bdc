"""A PK says where plan, budget and holders of the posts moved on since it was written down."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from laporan.demo.muat import load_demo
from perjanjian.layar import load_halaman
from perjanjian.models import PerjanjianKinerja
from perjanjian.services import begin_perubahan
from renstra.models import TargetRenstra
from tests.html import parse, words
from tests.instansi.builders import days, make_masa
from tests.perjanjian.scene import (
    change_target,
    fresh,
    in_force,
    make_draft,
    make_panggung,
    put_pagu,
    submitted,
)
from tests.renstra.builders import make_indikator
from tests.rows import make

pytestmark = pytest.mark.django_db
TITLE = "Berbeda dari data sekarang"


@pytest.fixture
def p():
    return make_panggung()


def read(client, p, pk, who="staf") -> str:
    client.force_login(p.orang(who))
    return words(parse(client.get(reverse("perjanjian:pk", args=[pk.pk])).content.decode()))


def plan(indikator, nilai) -> None:
    TargetRenstra.objects.filter(indikator=indikator).update(nilai=nilai)


@pytest.mark.parametrize("state", [submitted, in_force])
def test_a_target_that_moved_is_told_with_both_figures(client, p, state):
    pk = state(p)
    assert TITLE not in read(client, p, pk)
    plan(pk.baris.get(urutan=1).indikator, 90)
    page = read(client, p, pk)
    assert "Nilai 1: dalam PK ini 80, dalam rencana sekarang 90" in page
    offered = "susunlah PK perubahan" if state is in_force else "ditarik kembali"
    assert offered in page


def test_what_differs_for_a_written_reason_is_no_news(client, p):
    pk = make_draft(p)
    change_target(p, pk, "75", "Pagu dikurangi")
    assert TITLE not in read(client, p, fresh(pk))


def test_pagu_that_moved_and_a_program_that_came_are_told(client, p):
    pk = in_force(p)
    put_pagu(p.instansi, "7.01.01.2.01.0001", 1500, p.tahun)
    put_pagu(p.instansi, "7.01.02.2.01.0001", 700, p.tahun)
    page = read(client, p, pk)
    assert "dalam PK ini Rp1.000, pagunya sekarang Rp1.500" in page
    assert "tidak ada dalam PK ini; pagunya sekarang Rp700" in page


def test_a_new_holder_is_told_until_the_file_is_made_anew(client, p):
    pk = submitted(p)
    p.masa_camat.selesai = days(-1)
    p.masa_camat.save()
    assert "Pihak pertama: naskah menyebut" in (page := read(client, p, pk))
    assert "tidak ada pemegang jabatan" in page
    make_masa(p.masa_camat.jabatan, jenis="plt", mulai=days(0))
    assert "(Plt. Camat Sukamaju)" in read(client, p, pk)
    assert "cukup naskahnya diperbarui" in read(client, p, pk, "camat")


def test_with_a_perubahan_on_its_way_the_next_step_is_that_one(client, p):
    murni = in_force(p)
    plan(murni.baris.get(urutan=1).indikator, 90)
    assert "Tindakan Susun PK perubahan" in read(client, p, murni)
    begin_perubahan(murni, by=p.orang("staf"), alasan=["alasan_strategi"])
    page = read(client, p, murni)
    assert "sudah mulai disusun (draf)" in page
    assert "Tindakan Susun PK perubahan" not in page


def test_queries_do_not_grow_with_rows(client, p):
    pk = in_force(p)
    plan(pk.baris.get(urutan=1).indikator, 90)
    read(client, p, pk)

    def count() -> int:
        with CaptureQueriesContext(connection) as found:
            assert TITLE in read(client, p, pk)
        return len(found)

    few = count()
    first = pk.baris.get(urutan=1).indikator
    for number in range(3, 8):
        new = make_indikator(first.renstra, sasaran=first.sasaran, urutan=number)
        make(TargetRenstra, indikator=new, tahun=p.tahun, nilai=1)
        put_pagu(p.instansi, f"7.01.0{number}.2.01.0001", 5, p.tahun)
    put_pagu(p.instansi, "7.01.01.2.01.0001", 1500, p.tahun)
    many = count()
    assert many <= few + 2  # a first row of budget may ask once more for its names


def test_the_pk_of_the_demo_differs_in_nothing():
    load_demo(by=None)
    pk = PerjanjianKinerja.objects.select_related("instansi__pemda", "jabatan").get(perubahan_ke=1)
    assert load_halaman(pk).beda is None
