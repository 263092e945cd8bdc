"""Reading the results of a year from the database."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaian.models import (
    Analisis,
    PembandingNasional,
    PengaturanCapaian,
    PitaSkala,
    PredikatIndikator,
    RealisasiIndikator,
    SkalaNilai,
)
from capaian.queries import SkalaTidakSah, load_capaian
from keuangan.queries import load_anggaran
from renstra.models import TargetRkt
from renstra.queries import load_renstra, load_rkt
from tests.renstra.builders import (
    make_indikator,
    make_instansi,
    make_nomenklatur,
    make_renstra,
    make_rkt,
    make_sasaran,
    make_tujuan,
)

pytestmark = pytest.mark.django_db
SUB = "7.01.01.2.09.0002"


@pytest.fixture
def renstra():
    """A Renstra with one tujuan."""
    row = make_renstra(make_instansi())
    make_tujuan(row)
    return row


def load(renstra, tahun=2021):
    """The results, with plan and budget read as the report reads them."""
    instansi = renstra.instansi
    data = load_renstra(instansi, tahun)
    rkt = load_rkt(instansi, tahun, data)
    anggaran = load_anggaran(instansi, tahun)
    return load_capaian(instansi, tahun, renstra=data, rkt=rkt, pk=(), anggaran=anggaran)


def make_skala(pemda, *bands, jenis="kategori"):
    """A scale; bands are (label, lower bound, inclusive)."""
    skala = SkalaNilai.objects.create(pemda=pemda, jenis=jenis, nama=f"Skala {jenis}")
    for label, batas, inklusif in bands:
        PitaSkala.objects.create(skala=skala, label=label, batas_bawah=batas, inklusif=inklusif)
    return skala


def test_everything_recorded_about_an_indicator_is_found(renstra):
    sasaran = make_sasaran(renstra.tujuan.get())
    row = sasaran.indikator.get()
    RealisasiIndikator.objects.create(
        indikator=row, tahun=2021, nilai=Decimal("64.8"), pembilang=81, penyebut=125
    )
    RealisasiIndikator.objects.create(indikator=row, tahun=2020, alasan="indikator baru")
    PembandingNasional.objects.create(indikator=row, tahun=2021, nilai=70, sumber="BPS")
    Analisis.objects.create(indikator=row, tahun=2021, penyebab="Sebab", solusi="Upaya")
    (hasil,) = load(renstra).indikator
    assert (hasil.target.nilai, hasil.sumber_target) == (81, "Renstra")
    assert hasil.capaian.derivasi == "64,8 / 81 × 100 = 80,00%"
    assert hasil.kategori.label == "Baik"
    assert dict(hasil.riwayat)[2020].alasan == "indikator baru"
    assert (hasil.nasional.nilai, hasil.sumber_nasional) == (70, "BPS")
    assert (hasil.penyebab, hasil.solusi) == ("Sebab", "Upaya")
    assert (hasil.pembilang, hasil.penyebut) == (81, 125)


def test_figures_of_later_years_are_not_known_yet(renstra):
    row = make_sasaran(renstra.tujuan.get()).indikator.get()
    RealisasiIndikator.objects.create(indikator=row, tahun=2021, nilai=1)
    (hasil,) = load(renstra, 2020).indikator
    assert not hasil.realisasi.terisi
    assert hasil.riwayat[-1][0] == 2020


def test_outputs_have_the_target_of_the_rkt_else_that_of_the_renstra(renstra):
    nomenklatur = make_nomenklatur(SUB)
    planned = make_indikator(renstra, nomenklatur=nomenklatur, target={2021: 8}, urutan=1)
    make_indikator(renstra, nomenklatur=nomenklatur, target={2021: 5}, urutan=2)
    TargetRkt.objects.create(rkt=make_rkt(renstra), indikator=planned, nilai=10)
    RealisasiIndikator.objects.create(
        indikator=planned, tahun=2021, nilai=1, penjelasan="baru satu unit"
    )
    first, second = load(renstra).keluaran[SUB]
    assert (first.target.nilai, first.capaian.nilai) == (10, Decimal("10.00"))
    assert first.penjelasan == "baru satu unit"
    assert (second.target.nilai, second.realisasi.terisi) == (5, False)


def test_the_scale_and_the_cap_are_those_of_the_pemda(renstra):
    row = make_sasaran(renstra.tujuan.get()).indikator.get()
    RealisasiIndikator.objects.create(indikator=row, tahun=2021, nilai=162)
    pemda = renstra.instansi.pemda
    skala = make_skala(pemda, ("Rendah", None, True), ("Tinggi", 90, True))
    PengaturanCapaian.objects.create(pemda=pemda, skala=skala, batas_rata_rata=120)
    capaian = load(renstra)
    assert [pita.label for pita in capaian.skala.pita] == ["Tinggi", "Rendah"]
    assert capaian.indikator[0].capaian.nilai == 200
    assert capaian.rata_rata.nilai == capaian.batas_rata_rata == 120


def test_a_pemda_without_setting_has_the_default_scale_and_no_cap(renstra):
    capaian = load(renstra)
    assert [pita.label for pita in capaian.skala.pita] == ["Sangat Baik", "Baik", "Cukup", "Kurang"]
    assert capaian.batas_rata_rata is None


def test_a_scale_with_a_hole_is_refused_and_says_where(renstra):
    pemda = renstra.instansi.pemda
    skala = make_skala(pemda, ("Tinggi", 90, True))
    PengaturanCapaian.objects.create(pemda=pemda, skala=skala)
    with pytest.raises(SkalaTidakSah, match="Nilai kurang dari 90"):
        load(renstra)


def test_the_predicate_scale_of_an_indicator_is_read(renstra):
    row = make_sasaran(renstra.tujuan.get()).indikator.get()
    RealisasiIndikator.objects.create(indikator=row, tahun=2021, nilai=70)
    bands = (("B", 80, True), ("C", None, True))
    PredikatIndikator.objects.create(
        indikator=row, skala=make_skala(renstra.instansi.pemda, *bands, jenis="predikat")
    )
    assert load(renstra).indikator[0].predikat.kalimat == "mutu C, target mutu B tidak tercapai"


def test_the_number_of_queries_does_not_grow_with_the_rows(renstra):
    bands = (("B", 80, True), ("C", None, True))
    skala = make_skala(renstra.instansi.pemda, *bands, jenis="predikat")
    counts = []
    for urutan in range(1, 12):
        row = make_sasaran(renstra.tujuan.get(), urutan, f"7.01.{urutan:02d}").indikator.get()
        RealisasiIndikator.objects.create(indikator=row, tahun=2021, nilai=1)
        PredikatIndikator.objects.create(indikator=row, skala=skala)
        make_indikator(renstra, nomenklatur=make_nomenklatur(f"7.01.{urutan:02d}.2.01.0001"))
        counts.append(count_queries(renstra))
    assert set(counts) == {counts[0]}


def count_queries(renstra) -> int:
    """How many queries load_capaian itself makes."""
    instansi = renstra.instansi
    data, anggaran = load_renstra(instansi, 2021), load_anggaran(instansi, 2021)
    with CaptureQueriesContext(connection) as queries:
        load_capaian(instansi, 2021, renstra=data, rkt=None, pk=(), anggaran=anggaran)
    return len(queries)
