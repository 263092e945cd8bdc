"""Reading a budget from the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from instansi.models import Instansi
from keuangan.models import Akun, Pagu, Realisasi
from keuangan.queries import load_anggaran
from tests.renstra.builders import make_instansi, make_nomenklatur

pytestmark = pytest.mark.django_db
SUB = "7.01.01.2.08.0004"


@pytest.fixture
def kecamatan() -> Instansi:
    """An Instansi with nothing in its budget."""
    return make_instansi()


@pytest.fixture
def akun() -> dict[str, Akun]:
    """The accounts that the tests use."""
    group = Akun.objects.get_or_create(kode="5.1", defaults={"uraian": "Belanja Operasi"})[0]
    jenis = Akun.objects.get_or_create(
        kode="5.1.02", defaults={"uraian": "Belanja Barang dan Jasa", "induk": group}
    )[0]
    return {"5.1": group, "5.1.02": jenis}


def put(model, instansi, akun, nilai, kode=SUB, **kwargs):
    """One row of pagu or realisasi in 2021."""
    return model.objects.create(
        instansi=instansi,
        tahun=2021,
        nomenklatur=make_nomenklatur(kode),
        akun=akun["5.1.02"],
        nilai=nilai,
        **kwargs,
    )


def test_an_instansi_without_budget_has_an_empty_one(kecamatan):
    anggaran = load_anggaran(kecamatan, 2021)
    assert (anggaran.tahap, anggaran.triwulan, anggaran.program) == ("", None, ())
    assert anggaran.total.serapan.nilai is None


def test_the_latest_stage_with_rows_is_in_force_and_the_murni_stays_known(kecamatan, akun):
    put(Pagu, kecamatan, akun, 100, tahap="murni")
    put(Pagu, kecamatan, akun, 70, tahap="perubahan")
    put(Pagu, kecamatan, akun, 90, tahap="pergeseran")
    anggaran = load_anggaran(kecamatan, 2021)
    assert (anggaran.tahap, anggaran.total.pagu.nilai) == ("perubahan", 70)
    assert anggaran.pagu_murni[SUB].nilai == 100


def test_realisasi_is_that_of_the_last_triwulan_with_rows(kecamatan, akun):
    put(Pagu, kecamatan, akun, 100, tahap="murni")
    put(Realisasi, kecamatan, akun, 20, triwulan=1)
    put(Realisasi, kecamatan, akun, 60, triwulan=3)
    anggaran = load_anggaran(kecamatan, 2021)
    assert (anggaran.triwulan, anggaran.total.realisasi.nilai) == (3, 60)


def test_another_year_and_another_instansi_do_not_count(kecamatan, akun):
    put(Pagu, kecamatan, akun, 100, tahap="murni")
    put(Pagu, make_instansi("Kecamatan Lain"), akun, 5, tahap="perubahan")
    assert load_anggaran(kecamatan, 2022).program == ()
    assert load_anggaran(kecamatan, 2021).total.pagu.nilai == 100


def test_codes_are_printed_in_the_form_of_the_year(kecamatan, akun):
    put(Pagu, kecamatan, akun, 100, tahap="murni")
    (program,) = load_anggaran(kecamatan, 2021).program
    (leaf,) = program.leaves()
    assert (leaf.kode, leaf.kode_cetak) == (SUB, "7.01.01.2.08.04")
    assert program.total.realisasi.belum == ("Belanja Barang dan Jasa 7.01.01.2.08.04",)


def test_the_number_of_queries_does_not_grow_with_the_rows(kecamatan, akun):
    put(Pagu, kecamatan, akun, 1, tahap="murni")
    with CaptureQueriesContext(connection) as few:
        load_anggaran(kecamatan, 2021)
    for number in range(10, 30):
        put(Pagu, kecamatan, akun, 1, kode=f"7.01.02.2.{number}.0001", tahap="murni")
        put(Realisasi, kecamatan, akun, 1, kode=f"7.01.02.2.{number}.0001", triwulan=4)
    with CaptureQueriesContext(connection) as many:
        assert len(load_anggaran(kecamatan, 2021).program[1].anak) == 20
    assert len(few) == len(many) == 6
