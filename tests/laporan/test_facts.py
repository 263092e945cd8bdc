import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.formulas import SKALA_BAWAAN, SKALA_SKM, Capaian, count_categories
from laporan.bagian import facts
from tests.capaian.builders import make_anggaran, make_capaian, make_indikator, make_sasaran
from tests.capaian.builders import make_renstra as make_plan
from tests.laporan.builders import SUB, make_data


def results(*realisasi, **fakta):
    """Return the results of indicators with target 100 and these realisasi (None: no value)."""
    indikator = [make_indikator(n, f"I{n}", {2021: 100}) for n in range(1, len(realisasi) + 1)]
    values = {(n, 2021): v for n, v in enumerate(realisasi, 1) if v is not None}
    return make_capaian(
        make_plan(make_sasaran(1, indikator), tahun=(2021,)), realisasi=values, **fakta
    )


@pytest.mark.parametrize(
    ("realisasi", "said"),
    [
        ((), "Belum ada indikator sasaran yang dapat dikategorikan."),
        ((80,), "Satu-satunya indikator berkategori Baik."),
        ((None,), "Dari 1 (satu) indikator, 1 (satu) belum diisi target atau realisasinya."),
        (
            (87, 84),
            "Dari 2 (dua) indikator, 2 (dua) berkategori Baik; "
            "tidak ada yang berkategori Sangat Baik, Cukup, atau Kurang.",
        ),
        (
            (101, 80, 60, 10),
            "Dari 4 (empat) indikator, 1 (satu) berkategori Sangat Baik, 1 (satu) berkategori Baik, "
            "1 (satu) berkategori Cukup, dan 1 (satu) berkategori Kurang.",
        ),
        (
            (80, None, "alat rusak"),
            "Dari 3 (tiga) indikator, 1 (satu) berkategori Baik, 1 (satu) belum diisi target atau "
            "realisasinya, dan 1 (satu) tidak dapat dihitung capaiannya; "
            "tidak ada yang berkategori Sangat Baik, Cukup, atau Kurang.",
        ),
    ],
)
def test_categories_are_counted_in_words(realisasi, said):
    assert facts.describe_categories(results(*realisasi).rekap) == said


CAPAIAN = st.one_of(
    st.decimals(0, 200, places=2).map(lambda v: Capaian.terhitung(v, "")),
    st.just(Capaian.belum_diisi("realisasi belum diisi")),
    st.just(Capaian.tidak_dapat_dihitung("target 0")),
)


@given(st.lists(CAPAIAN, min_size=2, max_size=30))
def test_counts_in_the_sentence_sum_to_the_number_of_indicators(capaian):
    said = facts.describe_categories(count_categories(SKALA_BAWAAN, capaian))
    total, *parts = map(int, re.findall(r"(\d+) \(", said))
    assert total == len(capaian) == sum(parts)


@pytest.mark.parametrize(
    ("realisasi", "said"),
    [
        ((), "Belum ada indikator sasaran yang capaiannya dapat dirata-ratakan."),
        ((80,), "Capaian kinerja sebesar 80,00% (kategori Baik)."),
        ((80, 90), "Rata-rata capaian kinerja sebesar 85,00% (kategori Baik)."),
        (
            (80, None),
            "Rata-rata capaian kinerja sebesar 80,00% (kategori Baik), dari 1 (satu) capaian; "
            "tidak termasuk 1 (satu) indikator yang capaiannya belum dapat dihitung.",
        ),
        (
            (None, None),
            "Rata-rata capaian belum dapat dihitung karena realisasi 2 (dua) indikator belum diisi.",
        ),
        (
            ("rusak",),
            "Rata-rata capaian tidak dapat dihitung karena realisasi 1 (satu) indikator "
            "tidak tersedia: rusak.",
        ),
    ],
)
def test_mean_says_what_it_leaves_out(realisasi, said):
    assert facts.describe_mean(results(*realisasi)) == said


def test_mean_with_a_cap_says_so():
    said = facts.describe_mean(results(150, 50, batas_rata_rata=Decimal(100)))
    assert said == (
        "Rata-rata capaian kinerja sebesar 75,00% (kategori Cukup); "
        "capaian tiap indikator diperhitungkan paling tinggi 100,00%."
    )


@pytest.mark.parametrize(
    ("realisasi", "said"),
    [
        ((None,), "Belum ada capaian yang dapat dibandingkan dengan targetnya."),
        ((100,), "Target tercapai."),
        ((99,), "Target tidak tercapai sepenuhnya (100%) pada 1 (satu) indikator."),
        ((100, 120), "Target tercapai pada seluruh 2 (dua) indikator."),
        ((87, 84), "Target tidak tercapai sepenuhnya (100%) pada 2 (dua) indikator."),
        (
            (100, 84, None),
            "Dari 2 (dua) indikator yang capaiannya dapat dihitung, 1 (satu) mencapai target "
            "(100% atau lebih) dan 1 (satu) tidak mencapainya.",
        ),
    ],
)
def test_reached_targets_are_counted_as_printed(realisasi, said):
    assert facts.describe_reached(results(*realisasi)) == said


@pytest.mark.parametrize(
    ("realisasi", "said"),
    [
        (Decimal("84.85"), "I1: target 100%, realisasi 84,85%, capaian 84,85%, kategori Baik"),
        (
            None,
            "I1: target 100%, realisasi belum diisi, capaian belum dapat dihitung "
            "(realisasi belum diisi)",
        ),
        (
            "alat rusak",
            "I1: target 100%, realisasi tidak tersedia, capaian tidak dapat dihitung "
            "(realisasi tidak tersedia: alat rusak)",
        ),
    ],
)
def test_result_of_an_indicator_names_target_realisasi_and_capaian(realisasi, said):
    (hasil,) = results(realisasi).indikator
    assert facts.describe_result(hasil) == said


def test_predicate_stands_beside_the_category():
    data = make_data(fakta={"predikat": {1: SKALA_SKM}})
    hasil = data.capaian.indikator[0]
    assert facts.describe_result(hasil) == (
        "Indikator 1: target B (80), realisasi 69,8, capaian 87,25%, kategori Baik; "
        "mutu C (Kurang Baik), target mutu B tidak tercapai"
    )
    assert facts.describe_predicates(data.capaian) == (
        "Indikator 1 69,8 berarti mutu C (Kurang Baik), target mutu B tidak tercapai.",
    )


def test_performance_is_told_as_far_as_it_is_measured():
    assert facts.describe_performance(results()) == "Belum ada indikator sasaran yang dapat diukur."
    assert facts.describe_performance(results(None)) == (
        "Rata-rata capaian belum dapat dihitung karena realisasi 1 (satu) indikator belum diisi. "
        "Dari 1 (satu) indikator, 1 (satu) belum diisi target atau realisasinya."
    )
    assert facts.describe_performance(results(100)) == (
        "Capaian kinerja sebesar 100,00% (kategori Baik). Satu-satunya indikator berkategori Baik. "
        "Target tercapai."
    )


def test_rest_row_is_no_kegiatan_and_a_sub_kegiatan_without_pagu_is_said():
    anggaran = make_anggaran([(SUB, "5.1.01", 10), (f"{SUB[:-1]}3", "5.1.01", 0)])
    rest = make_anggaran([(SUB, "5.1.01", 10), ("7.01.01", "5.2", 5)])
    scope = facts.count_scope(make_data(anggaran=anggaran))
    assert scope.uraian_program == (
        "1 (satu) program, 1 (satu) kegiatan, dan 2 (dua) sub kegiatan, 1 (satu) di antaranya "
        "tanpa pagu"
    )
    scope = facts.count_scope(make_data(anggaran=rest))
    assert (scope.program, scope.kegiatan, scope.sub_kegiatan, scope.tanpa_pagu) == (1, 1, 1, 0)
