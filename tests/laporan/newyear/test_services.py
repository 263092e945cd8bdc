"""A new year is last year's structure without its figures; a new Renstra keeps its thread."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from capaian.models import PredikatIndikator
from instansi.models import Pengguna
from kerja.models import Jejak, Tahap
from keuangan.models import Pagu
from laporan.models import Laporan
from laporan.newyear.plan import Nilai, plan_year
from laporan.newyear.services import Masa, Pilihan, begin_period, prepare_year, revise_renstra
from laporan.queries import load_lakip_data
from renstra.models import (
    Indikator,
    Kebijakan,
    Nomenklatur,
    ProgramSasaran,
    Renstra,
    Rkt,
    RktBaris,
    Rpjmd,
    Sasaran,
    Strategi,
    TargetRenstra,
    TargetRkt,
)
from renstra.services.versi import Nasib
from sakip.errors import Ditolak
from tests.rows import make

ALL = Pilihan()


@pytest.fixture
def patrang_2022(demo):
    """The demo, whose Renstra lasts longer than the real one."""
    Renstra.objects.update(tahun_akhir=2026)
    return demo


@pytest.fixture
def staf(demo) -> Pengguna:
    return Pengguna.objects.get(username="staf.patrang")


# A year -----------------------------------------------------------------------------------


def test_what_will_be_made_is_known_before(patrang_2022):
    plan = plan_year(patrang_2022, 2022)
    old = Rkt.objects.get(tahun=2021)
    assert (plan.laporan, plan.rkt, plan.dilewati) == (None, None, ())
    assert {b.nomenklatur.kode for b in plan.baris} == set(
        old.baris.values_list("nomenklatur__kode", flat=True)
    )
    last = Pagu.objects.filter(tahun=2021, tahap="perubahan")
    assert Counter((p.nomenklatur.pk, p.akun.pk) for p in plan.pagu) == Counter(
        last.values_list("nomenklatur", "akun")
    )
    assert not Laporan.objects.filter(tahun=2022).exists()


def test_the_structure_is_made_without_figures(patrang_2022, staf):
    plan = prepare_year(patrang_2022, 2022, ALL, by=staf)
    rkt = Rkt.objects.get(tahun=2022)
    assert rkt.baris.count() == len(plan.baris) > 10
    assert rkt.target.count() == len(plan.target) >= 2
    assert not rkt.baris.filter(nilai__isnull=False).exists()
    assert not rkt.target.filter(nilai__isnull=False).exists()
    pagu = Pagu.objects.filter(tahun=2022)
    assert pagu.count() == len(plan.pagu) > 10
    assert set(pagu.values_list("tahap", "nilai")) == {("murni", None)}
    data = load_lakip_data("patrang", 2022)
    assert [s.sasaran.uraian for s in data.capaian.sasaran] == [
        s.sasaran.uraian for s in load_lakip_data("patrang", 2021).capaian.sasaran
    ]


def test_the_year_is_recorded_in_one_act(patrang_2022, staf):
    before = Jejak.objects.count()
    plan = prepare_year(patrang_2022, 2022, ALL, by=staf)
    assert Jejak.objects.count() == before + 1
    told = Jejak.objects.first()
    assert (told.aksi, told.pelaku) == ("siapkan tahun 2022", staf)
    assert told.perubahan["baris RKT"] == [0, len(plan.baris)]
    assert told.perubahan["baris pagu"] == [0, len(plan.pagu)]


def test_again_makes_only_what_is_missing(patrang_2022, staf):
    prepare_year(patrang_2022, 2022, ALL, by=staf)
    acts = Jejak.objects.count()
    Pagu.objects.filter(tahun=2022).update(nilai=5)
    assert plan_year(patrang_2022, 2022).kosong
    prepare_year(patrang_2022, 2022, ALL, by=staf)
    assert Jejak.objects.count() == acts
    assert not Pagu.objects.filter(tahun=2022).exclude(nilai=5).exists()
    RktBaris.objects.filter(rkt__tahun=2022).first().delete()
    assert len(prepare_year(patrang_2022, 2022, ALL, by=staf).baris) == 1
    assert plan_year(patrang_2022, 2022).kosong


@pytest.mark.parametrize("nilai", [Nilai.LALU, Nilai.RENSTRA])
def test_targets_begin_as_chosen(patrang_2022, nilai):
    indikator = TargetRkt.objects.filter(nilai__isnull=False).first().indikator
    make(TargetRenstra, indikator=indikator, tahun=2022, nilai=91)
    prepare_year(patrang_2022, 2022, Pilihan(target=nilai), by=None)
    new = TargetRkt.objects.get(rkt__tahun=2022, indikator=indikator)
    last = TargetRkt.objects.get(rkt__tahun=2021, indikator=indikator)
    assert new.angka == (last.angka if nilai is Nilai.LALU else type(last.angka).of(91))


def test_parts_may_be_left_out(patrang_2022):
    prepare_year(patrang_2022, 2022, Pilihan(rkt=False, pagu=False), by=None)
    assert Laporan.objects.filter(tahun=2022).exists()
    assert not Rkt.objects.filter(tahun=2022).exists()
    assert not Pagu.objects.filter(tahun=2022).exists()


def test_without_a_renstra_there_is_no_rkt_but_a_report(demo):
    assert plan_year(demo, 2022).renstra is None
    prepare_year(demo, 2022, ALL, by=None)
    assert Laporan.objects.get(tahun=2022).tempat == Laporan.objects.get(tahun=2021).tempat
    assert not Rkt.objects.filter(tahun=2022).exists()


@pytest.mark.django_db
def test_an_instansi_without_any_year_begins_one():
    instansi = make(Laporan, tahun=1999).instansi
    prepare_year(instansi, 2021, ALL, by=None)
    assert plan_year(instansi, 2021).kosong


def test_what_the_nomenclature_dropped_is_named_and_not_copied(patrang_2022):
    row = RktBaris.objects.first().nomenklatur
    Nomenklatur.objects.filter(pk=row.pk).update(berlaku_sampai=2021)
    plan = plan_year(patrang_2022, 2022)
    assert row.kode not in {b.nomenklatur.kode for b in plan.baris}
    assert any(row.kode in reason for reason in plan.dilewati)
    newer = make(
        Nomenklatur, kode=row.kode, tingkat=row.tingkat, induk=row.induk, berlaku_dari=2022
    )
    plan = plan_year(patrang_2022, 2022)
    assert newer in {b.nomenklatur for b in plan.baris}
    assert plan.dilewati == ()


@pytest.mark.parametrize("langkah", ["rkt", "keuangan"])
def test_a_locked_step_is_not_written(patrang_2022, langkah):
    make(
        Tahap,
        instansi=patrang_2022,
        tahun=2022,
        langkah=langkah,
        status="disetujui",
        sejak=timezone.now(),
    )
    with pytest.raises(Ditolak, match="kunci"):
        prepare_year(patrang_2022, 2022, ALL, by=None)
    assert not Laporan.objects.filter(tahun=2022).exists()


def test_planning_asks_no_more_for_many_rows(patrang_2022):
    with CaptureQueriesContext(connection) as few:
        plan_year(patrang_2022, 2022)
    akun = Pagu.objects.first().akun
    for row in Nomenklatur.objects.filter(tingkat="sub_kegiatan", pagu__isnull=True)[:20]:
        make(Pagu, instansi=patrang_2022, tahap="perubahan", nomenklatur=row, akun=akun)
    with CaptureQueriesContext(connection) as many:
        plan_year(patrang_2022, 2022)
    assert len(few) == len(many)


def test_a_program_that_moved_stands_under_the_sasaran_that_it_moved_to(patrang_2022, staf):
    old = Renstra.objects.get(jenis="perubahan")
    first = Sasaran.objects.filter(tujuan__renstra=old).order_by("tujuan__urutan").first()
    moved = ProgramSasaran.objects.get(sasaran__tujuan__renstra=old, nomenklatur__kode="7.01.04")
    moved.sasaran, moved.urutan = first, 9
    moved.save()
    rows = {row.nomenklatur.kode: row.sasaran for row in plan_year(patrang_2022, 2022).baris}
    assert {rows["7.01.04"], rows["7.01.04.2.02"]} == {first}
    assert rows["7.01.03"] != first


# A version of the Renstra -----------------------------------------------------------------


@pytest.fixture
def lama(patrang_2022) -> Renstra:
    return Renstra.objects.get(jenis="perubahan")


def words(model, renstra: Renstra, path: str) -> list[str]:
    rows = model.objects.filter(**{path: renstra})
    return sorted(str(row) for row in rows)


def test_a_version_is_copied_whole(lama, staf):
    baru = revise_renstra(lama, berlaku_dari=2022, nasib={}, by=staf)
    assert (baru.jenis, baru.perubahan_ke, baru.berlaku_dari) == ("perubahan", 2, 2022)
    assert (baru.nomor, baru.tanggal) == ("", None)
    for model, path in (
        (Sasaran, "tujuan__renstra"),
        (Strategi, "sasaran__tujuan__renstra"),
        (Kebijakan, "sasaran__tujuan__renstra"),
        (ProgramSasaran, "sasaran__tujuan__renstra"),
        (Indikator, "renstra"),
        (TargetRenstra, "indikator__renstra"),
    ):
        assert words(model, baru, path) == words(model, lama, path) != []
    for row in Indikator.objects.filter(renstra=baru).select_related("lanjutan_dari"):
        assert row.lanjutan_dari.renstra == lama
        assert row.uraian == row.lanjutan_dari.uraian
        assert row.sasaran_id is None or row.sasaran.tujuan.renstra == baru
    assert Jejak.objects.first().aksi == "buat perubahan Renstra"


def test_earlier_years_stay_comparable_where_an_indicator_goes_on(lama, staf):
    revise_renstra(lama, berlaku_dari=2022, nasib={}, by=staf)
    prepare_year(lama.instansi, 2022, Pilihan(target=Nilai.LALU), by=staf)
    history = load_lakip_data("patrang", 2022).capaian.indikator[0].riwayat
    assert "69,8" in [str(angka) for year, angka in history if year == 2021]
    assert plan_year(lama.instansi, 2022).dilewati == ()
    assert Rkt.objects.get(tahun=2022).target.filter(nilai__isnull=False).exists()


def test_each_indicator_has_its_fate(lama, staf):
    first, second = lama.indikator.filter(sasaran__isnull=False)
    nasib = {first.pk: Nasib.UBAH, second.pk: Nasib.HENTI}
    baru = revise_renstra(lama, berlaku_dari=2022, nasib=nasib, by=staf)
    (changed,) = baru.indikator.filter(sasaran__isnull=False)
    assert (changed.uraian, changed.lanjutan_dari) == (first.uraian, None)
    assert not changed.target_renstra.exists()
    told = Jejak.objects.first().perubahan
    assert told[f"{second} ({second.pk})"] == [None, "dihentikan"]
    plan = plan_year(lama.instansi, 2022)
    assert any(second.uraian in reason for reason in plan.dilewati)


def test_the_predicate_goes_with_the_indicator_that_goes_on(lama, staf):
    old = PredikatIndikator.objects.filter(indikator__renstra=lama).first()
    baru = revise_renstra(lama, berlaku_dari=2022, nasib={}, by=staf)
    new = PredikatIndikator.objects.get(indikator__lanjutan_dari=old.indikator)
    assert (new.skala, new.indikator.renstra) == (old.skala, baru)


def test_the_old_version_is_left_as_it_was(lama, staf):
    before = {
        model: list(model.objects.order_by("pk").values())
        for model in (Indikator, Sasaran, TargetRenstra)
    }
    revise_renstra(lama, berlaku_dari=2022, nasib={}, by=staf)
    for model, rows in before.items():
        assert list(model.objects.order_by("pk").values())[: len(rows)] == rows


def test_a_second_click_makes_no_second_version(lama, staf):
    revise_renstra(lama, berlaku_dari=2022, nasib={}, by=staf)
    with pytest.raises(Ditolak, match="sudah ada"):
        revise_renstra(lama, berlaku_dari=2022, nasib={}, by=staf)
    assert Renstra.objects.count() == 3


@pytest.mark.parametrize("year", [2020, 2027])
def test_a_version_begins_within_the_period(lama, year):
    with pytest.raises(Ditolak, match="antara 2021 dan 2026"):
        revise_renstra(lama, berlaku_dari=year, nasib={}, by=None)


def test_a_locked_renstra_has_no_new_version(lama):
    make(
        Tahap,
        instansi=lama.instansi,
        tahun=2022,
        langkah="renstra",
        status="disetujui",
        sejak=timezone.now(),
    )
    with pytest.raises(Ditolak, match="kunci"):
        revise_renstra(lama, berlaku_dari=2022, nasib={}, by=None)


def test_a_version_costs_no_more_for_more_indicators(lama):
    with CaptureQueriesContext(connection) as few:
        baru = revise_renstra(lama, berlaku_dari=2022, nasib={}, by=None)
    for number in range(10):
        make(
            Indikator,
            renstra=baru,
            sasaran=Sasaran.objects.filter(tujuan__renstra=baru).first(),
            urutan=50 + number,
        )
    with CaptureQueriesContext(connection) as many:
        revise_renstra(baru, berlaku_dari=2023, nasib={}, by=None)
    assert len(many) <= len(few) + 1  # SQLite writes some hundred rows at a time


# The Renstra of the next period -----------------------------------------------------------


@pytest.fixture
def selesai(demo) -> Renstra:
    """The demo's Renstra as it really is: 2021 is its last year."""
    return Renstra.objects.get(jenis="perubahan")


NEXT = Masa(2021, 2026, 2022)


def test_the_next_period_takes_over_the_structure_and_what_was_measured(selesai, staf):
    baru = begin_period(selesai, NEXT, nasib={}, by=staf)
    assert (baru.jenis, baru.perubahan_ke, baru.periode) == ("awal", 0, "2021–2026")
    assert baru.rpjmd is None
    assert not baru.tujuan.exclude(sasaran_rpjmd=None).exists()
    assert words(Indikator, baru, "renstra") == words(Indikator, selesai, "renstra")
    assert not TargetRenstra.objects.filter(indikator__renstra=baru).exists()
    prepare_year(selesai.instansi, 2022, Pilihan(target=Nilai.LALU), by=staf)
    assert Rkt.objects.get(tahun=2022).baris.exists()
    history = load_lakip_data("patrang", 2022).capaian.indikator[0].riwayat
    assert "69,8" in [str(angka) for year, angka in history if year == 2021]
    assert Jejak.objects.filter(aksi="buat Renstra periode berikutnya").exists()


def test_the_next_period_follows_the_rpjmd_of_its_years(selesai):
    rpjmd = make(Rpjmd, pemda=selesai.instansi.pemda, tahun_awal=2021, tahun_akhir=2026)
    assert begin_period(selesai, NEXT, nasib={}, by=None).rpjmd == rpjmd


@pytest.mark.parametrize(
    "years",
    [
        (2016, 2021, 2021),
        (2022, 2021, 2022),
        (2021, 2026, 2027),
        (2021, 2026, 2021),
    ],
)
def test_a_period_follows_the_one_before(selesai, years):
    with pytest.raises(Ditolak):
        begin_period(selesai, Masa(*years), nasib={}, by=None)


def test_a_period_begins_once(selesai):
    begin_period(selesai, NEXT, nasib={}, by=None)
    with pytest.raises(Ditolak, match="sudah ada"):
        begin_period(selesai, NEXT, nasib={}, by=None)
