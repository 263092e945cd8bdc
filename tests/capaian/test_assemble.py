"""What plan, budget and realisasi say together."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.assemble import Definisi, Fakta, RealisasiData, Rencana, assemble_capaian
from capaian.formulas import SKALA_SKM, StatusEfisiensi
from renstra.data import RktData, RktSasaran
from sakip.angka import Angka, Keadaan, KeadaanHitung
from tests.capaian.builders import (
    TAHUN,
    figure,
    make_anggaran,
    make_capaian,
    make_indikator,
    make_pk,
    make_renstra,
    make_sasaran,
)
from tests.sakip.strategies import modest

SUB = "7.01.01.2.08.0004"
SUB_2 = "7.01.02.2.01.0002"


def one_indicator(**kwargs):
    """A Renstra with one sasaran and one indicator, 85 at its end."""
    return make_renstra(make_sasaran(1, [make_indikator(1, target={TAHUN: 85}, **kwargs)]))


def make_rkt(renstra, targets):
    """An RKT with targets of the indicators of sasaran."""
    rows = tuple(
        RktSasaran(s, {i.id: figure(targets[i.id]) for i in s.indikator if i.id in targets}, ())
        for s in renstra.sasaran
    )
    return RktData(TAHUN, "", "", rows, None)


def find_target(renstra, pk=(), rkt=None):
    """The target of the only indicator and its source."""
    (indikator,) = renstra.sasaran[0].indikator
    target, sumber = Rencana(TAHUN, renstra, rkt.targets if rkt else {}, tuple(pk)).find_target(
        indikator
    )
    return target.nilai, sumber


def test_the_target_is_that_of_the_last_pk_in_force():
    renstra = one_indicator()
    pk = [make_pk({1: 70}, jenis="murni"), make_pk({1: 80}), make_pk({1: 99}, status="draf")]
    assert find_target(renstra, pk) == (80, "PK perubahan 2021")
    assert find_target(renstra, pk[:1]) == (70, "PK 2021")


def test_without_a_pk_the_rkt_and_then_the_renstra_give_the_target():
    renstra = one_indicator()
    absent = [make_pk({1: 70}, status="tidak_tersedia")]
    assert find_target(renstra, absent, make_rkt(renstra, {1: 82})) == (82, "RKT 2021")
    assert find_target(renstra, absent, make_rkt(renstra, {})) == (85, "Renstra")
    assert find_target(renstra) == (85, "Renstra")


def test_a_pk_in_force_that_leaves_an_indicator_out_promises_nothing_about_it():
    renstra = one_indicator()
    assert find_target(renstra, [make_pk({2: 80})], make_rkt(renstra, {1: 82})) == (82, "RKT 2021")


def test_a_target_that_the_pk_leaves_empty_is_not_taken_from_elsewhere():
    renstra = one_indicator()
    assert find_target(renstra, [make_pk({1: None})]) == (None, "PK perubahan 2021")


def test_earlier_years_reach_back_to_the_first_of_the_renstra_and_at_least_five():
    late = make_capaian(one_indicator(), realisasi={(1, 2018): 70, (1, 2021): 0})
    (hasil,) = late.indikator
    assert [year for year, _ in hasil.riwayat] == list(range(2016, 2022))
    assert dict(hasil.riwayat)[2018].nilai == 70
    assert dict(hasil.riwayat)[2021].nilai == 0
    assert dict(hasil.riwayat)[2017].keadaan is Keadaan.BELUM_DIISI
    first = make_renstra(make_sasaran(1, [make_indikator(1)]), tahun=(2021, 2022, 2023))
    (hasil,) = make_capaian(first).indikator
    assert [year for year, _ in hasil.riwayat] == list(range(2017, 2022))


@pytest.mark.parametrize(
    ("definisi", "expected"),
    [
        (Definisi("persen", "positif"), 60),
        (Definisi("nilai", "positif"), None),
        (Definisi("persen", "negatif"), None),
    ],
)
def test_a_predecessor_counts_only_with_the_same_unit_and_method(definisi, expected):
    renstra = one_indicator(pendahulu=(9,))
    capaian = make_capaian(renstra, realisasi={(9, 2018): 60}, definisi={9: definisi})
    assert dict(capaian.indikator[0].riwayat)[2018].nilai == expected


def test_the_own_figure_outweighs_that_of_a_predecessor():
    renstra = one_indicator(pendahulu=(9,))
    capaian = make_capaian(
        renstra,
        realisasi={(9, 2018): 60, (1, 2018): "indikator baru", (9, 2019): 61},
        definisi={9: Definisi("persen", "positif")},
    )
    history = dict(capaian.indikator[0].riwayat)
    assert history[2018].keadaan is Keadaan.TIDAK_TERSEDIA
    assert history[2019].nilai == 61


def test_the_year_follows_from_its_triwulan_where_no_figure_of_the_year_is_recorded():
    renstra = one_indicator(agregasi="jumlah")
    quarters = {(1, TAHUN, q): RealisasiData(Angka.of(q)) for q in (1, 2, 3, 4)}
    capaian = assemble_capaian(
        Rencana(TAHUN, renstra, {}, ()), make_anggaran(), Fakta(realisasi=quarters)
    )
    assert capaian.indikator[0].realisasi.nilai == 10


def test_progress_is_measured_against_the_last_year_of_the_renstra():
    indikator = make_indikator(1, target={2021: 50, 2022: 80})
    renstra = make_renstra(make_sasaran(1, [indikator]), tahun=tuple(range(2018, 2023)))
    (hasil,) = make_capaian(renstra, realisasi={(1, TAHUN): 60}).indikator
    assert (hasil.capaian.nilai, hasil.kemajuan.nilai) == (Decimal("120.00"), Decimal("75.00"))
    assert hasil.target_akhir.nilai == 80


def test_a_predicate_needs_target_and_realisasi():
    renstra = one_indicator(satuan="nilai")
    pk = [make_pk({1: Angka.of(80, "B (80)")})]
    given = {"predikat": {1: SKALA_SKM}}
    (hasil,) = make_capaian(renstra, pk, realisasi={(1, TAHUN): Decimal("69.8")}, **given).indikator
    assert hasil.predikat.kalimat == "mutu C (Kurang Baik), target mutu B tidak tercapai"
    (hasil,) = make_capaian(renstra, pk, **given).indikator
    assert (hasil.predikat, hasil.skala_predikat) == (None, SKALA_SKM)


def test_what_nobody_filled_in_is_belum_diisi_everywhere():
    (hasil,) = make_capaian(one_indicator()).indikator
    assert hasil.realisasi.keadaan is Keadaan.BELUM_DIISI
    assert hasil.capaian.keadaan is KeadaanHitung.BELUM_DIISI
    assert hasil.kategori is None
    assert hasil.nasional.keadaan is Keadaan.BELUM_DIISI
    assert (hasil.penyebab, hasil.solusi, hasil.pembilang) == ("", "", None)


def test_without_a_renstra_there_is_nothing_to_report_on():
    capaian = make_capaian(None)
    assert capaian.sasaran == ()
    assert capaian.rata_rata.nilai is None
    assert capaian.rekap.total == 0


def two_sasaran(first=("7.01.01",), second=("7.01.02",)):
    """Two sasaran with one indicator each."""
    return make_renstra(
        make_sasaran(1, [make_indikator(1)], first), make_sasaran(2, [make_indikator(2)], second)
    )


BUDGET = make_anggaran(
    [(SUB, "5.1.02", 100), (SUB, "5.2", 100), (SUB_2, "5.1.02", 200)],
    [(SUB, "5.1.02", 80), (SUB_2, "5.1.02", 100)],
)


def test_money_follows_the_programs_of_a_sasaran():
    first, second = make_capaian(two_sasaran(), anggaran=BUDGET).sasaran
    assert (first.bagian_operasi, second.bagian_operasi) == (Decimal("33.33"), Decimal("66.67"))
    assert (first.bagian_total, second.bagian_total) == (Decimal("50.00"), Decimal("50.00"))
    assert first.operasi.serapan.nilai == Decimal("80.00")
    assert first.total.serapan.nilai is None
    assert (first.jumlah_kegiatan, first.jumlah_sub_kegiatan) == (1, 1)


def test_a_rest_row_is_no_kegiatan():
    budget = make_anggaran([(SUB, "5.1.02", 1), ("7.01.01", "5.2", 1)])
    first, _ = make_capaian(two_sasaran(), anggaran=budget).sasaran
    assert (first.jumlah_kegiatan, first.jumlah_sub_kegiatan) == (1, 1)
    assert first.total.pagu.nilai == 2


def test_programs_that_support_no_sasaran_keep_their_share():
    first, second = make_capaian(two_sasaran(second=()), anggaran=BUDGET).sasaran
    assert (first.bagian_operasi, second.bagian_operasi) == (Decimal("33.33"), Decimal("0.00"))


def test_a_program_of_two_sasaran_leaves_no_shares():
    both = ("7.01.01", "7.01.02")
    first, second = make_capaian(two_sasaran(both, both), anggaran=BUDGET).sasaran
    assert (first.bagian_operasi, second.bagian_total) == (None, None)


def test_a_program_without_budget_is_shown_as_empty():
    first, _ = make_capaian(two_sasaran(first=("7.01.09",)), anggaran=BUDGET).sasaran
    (program,) = first.program
    assert program.uraian == "PROGRAM 7.01.09"
    assert first.total.pagu.keadaan is Keadaan.BELUM_DIISI
    assert (first.bagian_operasi, first.jumlah_sub_kegiatan) == (None, 0)


def test_efficiency_takes_all_belanja_where_it_is_complete_else_says_so():
    realisasi = {(1, TAHUN): 110, (2, TAHUN): 110}
    pk = [make_pk({1: 100, 2: 100})]
    capaian = make_capaian(two_sasaran(), pk, BUDGET, realisasi)
    first, second = capaian.sasaran
    assert (first.lingkup_serapan, first.efisiensi.selisih) == ("Belanja Operasi", Decimal("30.00"))
    assert first.efisiensi.status is StatusEfisiensi.TIDAK_DAPAT_DISEBUT
    assert first.efisiensi.alasan == "realisasi anggaran belum lengkap"
    assert (second.lingkup_serapan, second.efisiensi.status) == (
        "seluruh belanja",
        StatusEfisiensi.EFISIEN,
    )


def test_outputs_are_computed_from_their_own_target_and_realisasi():
    output = make_indikator(7, satuan="Unit")
    capaian = make_capaian(keluaran={SUB: ((output, Angka.of(10)),)}, realisasi={(7, TAHUN): 1})
    (keluaran,) = capaian.keluaran[SUB]
    assert keluaran.capaian.nilai == Decimal("10.00")


shares = st.lists(st.integers(0, 10**11), min_size=1, max_size=6)


@modest
@given(pagu=shares)
def test_shares_of_sasaran_that_hold_all_programs_sum_to_100(pagu):
    codes = [f"7.01.{n:02d}" for n in range(1, len(pagu) + 1)]
    rows = [(f"{kode}.2.01.0001", "5.1.02", value) for kode, value in zip(codes, pagu, strict=True)]
    renstra = make_renstra(*(make_sasaran(n, [], [kode]) for n, kode in enumerate(codes, 1)))
    parts = [s.bagian_operasi for s in make_capaian(renstra, anggaran=make_anggaran(rows)).sasaran]
    assert parts == [None] * len(pagu) if not any(pagu) else sum(parts) == 100


@modest
@given(values=st.lists(st.one_of(st.none(), st.integers(0, 300)), max_size=8))
def test_every_indicator_is_counted_once(values):
    indikator = [make_indikator(n, target={TAHUN: 100}) for n in range(len(values))]
    realisasi = {(n, TAHUN): v for n, v in enumerate(values)}
    capaian = make_capaian(make_renstra(make_sasaran(1, indikator)), realisasi=realisasi)
    assert capaian.rekap.total == len(values)
    assert capaian.rekap.belum == values.count(None)
    assert capaian.rata_rata.dihitung == len(values) - values.count(None)
