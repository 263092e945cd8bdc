import pytest

from instansi.models import Jabatan
from perjanjian.models import TemplatPernyataan
from perjanjian.queries import load_pk
from renstra.models import Indikator, TargetRenstra
from sakip.angka import Angka
from tests.perjanjian.builders import make_pk, make_pk_baris, make_pk_program, sign_pk
from tests.renstra.builders import (
    make_camat,
    make_instansi,
    make_renstra,
    make_sasaran,
    make_tujuan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def instansi():
    found = make_instansi()
    make_camat(found)
    return found


def indicators(instansi, rows=2):
    tujuan = make_tujuan(make_renstra(instansi))
    for n in range(rows):
        make_sasaran(tujuan, n + 1)
    return list(Indikator.objects.filter(sasaran__isnull=False))


def test_none_without_one(instansi):
    assert load_pk(instansi, 2021) == ()


def test_murni_first_and_one_declared_absent_is_in_it(instansi):
    make_pk(instansi, perubahan_ke=1)
    absent = make_pk(instansi, status="tidak_tersedia", alasan_tidak_tersedia="tidak dilampirkan")
    make_pk_baris(absent, indicators(instansi, 1)[0])
    make_pk_program(absent, "7.01.01", 1)
    murni, perubahan = load_pk(instansi, 2021)
    assert (murni.jenis, murni.tersedia) == ("murni", False)
    assert murni.alasan_tidak_tersedia == "tidak dilampirkan"
    # What its draft held is no promise that anybody made.
    assert (murni.baris, murni.program) == ((), ())
    assert (perubahan.judul, perubahan.tersedia) == ("Perjanjian Kinerja Perubahan", True)


def test_only_of_who_leads_the_instansi_in_that_year(instansi):
    make_pk(instansi, tahun=2020)
    below = Jabatan.objects.create(pemda=instansi.pemda, instansi=instansi, nama="Kepala Seksi")
    make_pk(instansi, jabatan=below)
    other = make_instansi("Kecamatan Lain")
    make_camat(other)
    make_pk(other)
    assert load_pk(instansi, 2021) == ()


def test_parties_as_frozen_with_place_and_date_over_the_first(instansi):
    sign_pk(make_pk(instansi, perubahan_ke=1))
    (pk,) = load_pk(instansi, 2021)
    first, second = pk.pihak_pertama, pk.pihak_kedua
    assert (first.nama, first.jabatan, first.pangkat) == (
        "Siti Aminah, S.Sos.",
        "Camat Sukamaju",
        "Pembina",
    )
    assert first.nip == "19671229 199303 1 008"
    assert (first.tempat, first.tanggal) == ("Contoh", "1 November 2021")
    assert (second.nama, second.nip, second.tempat, second.tanggal) == ("Budi", "", "", "")
    assert (first.anchor, second.anchor) == ("ttd-pk-1-pertama", "ttd-pk-1-kedua")


def test_rows_bear_their_target_and_that_of_the_renstra(instansi):
    first, second = indicators(instansi)
    TargetRenstra.objects.filter(indikator=second).delete()
    pk = make_pk(instansi)
    make_pk_baris(pk, second, 2, nilai=100)
    make_pk_baris(pk, first, 1, nilai=80, teks="B (80)", alasan_beda="mengikuti RKT")
    (data,) = load_pk(instansi, 2021)
    one, two = data.baris
    assert (one.nomor, one.sasaran, one.indikator) == (1, "Sasaran 1", "Indikator 1")
    assert (str(one.target), one.target_renstra.nilai, one.alasan_beda) == (
        "B (80)",
        81,
        "mengikuti RKT",
    )
    assert two.target_renstra == Angka.belum()


def test_sum_follows_the_programs(instansi):
    pk = make_pk(instansi)
    make_pk_program(pk, "7.01.02", 2_193_702_000, 2, keterangan="APBD")
    make_pk_program(pk, "7.01.01", 11_320_367_649, 1)
    (data,) = load_pk(instansi, 2021)
    assert [(p.nomor, p.kode, p.pagu) for p in data.program] == [
        (1, "7.01.01", 11_320_367_649),
        (2, "7.01.02", 2_193_702_000),
    ]
    assert data.jumlah == 13_514_069_649


def test_reasons_in_the_order_of_the_regulation(instansi):
    make_pk(instansi, perubahan_ke=1, alasan_pejabat=True, alasan_strategi=True)
    (pk,) = load_pk(instansi, 2021)
    assert [alasan.split()[0] for alasan in pk.alasan] == ["terjadi", "perubahan"]


def test_wording_is_its_own_or_that_of_the_pemda(instansi):
    TemplatPernyataan.objects.create(
        pemda=instansi.pemda, pembuka="Pemda", pihak_pertama="Satu", pihak_kedua="Dua"
    )
    make_pk(instansi, pembuka="Sendiri")
    (pk,) = load_pk(instansi, 2021)
    assert (pk.pembuka, pk.pernyataan_pertama, pk.pernyataan_kedua) == ("Sendiri", "Satu", "Dua")


@pytest.mark.parametrize("rows", [2, 20])
def test_queries_do_not_grow_with_rows(instansi, rows, django_assert_num_queries):
    found = indicators(instansi, rows)
    for ke in range(2):
        pk = make_pk(instansi, perubahan_ke=ke)
        sign_pk(pk)
        for n, indikator in enumerate(found, 1):
            make_pk_baris(pk, indikator, n, nilai=n)
            make_pk_program(pk, f"7.01.{n:02d}", n, n)
    with django_assert_num_queries(8):
        assert len(load_pk(instansi, 2021)[1].baris) == rows
