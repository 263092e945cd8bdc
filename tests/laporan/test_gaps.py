from dataclasses import replace

from laporan.bagian import gaps
from sakip.angka import Angka
from tests.capaian.builders import make_indikator
from tests.laporan.builders import PK, SUB, make_data, make_empty
from tests.laporan.test_facts import results
from tests.perjanjian.frozen import MURNI_TIADA


def test_everything_that_is_missing_is_named_in_the_order_of_the_report():
    assert gaps.list_missing(make_empty()) == (
        "Rencana Strategis (Renstra) yang berlaku",
        "Rencana Kinerja Tahunan (RKT) Tahun 2021",
        "Perjanjian Kinerja Tahun 2021 yang berlaku",
        "keputusan tentang Indikator Kinerja Utama (IKU)",
        "tanggal dan penanda tangan laporan",
        "pagu dan realisasi anggaran tahun 2021",
        "isu strategis",
        "langkah perbaikan",
    )


def test_only_what_is_empty_is_missing():
    analisis = dict.fromkeys((1, 2, 3), ("sebab", "upaya"))
    assert gaps.list_missing(make_data(fakta={"analisis": analisis})) == (
        "realisasi Belanja Modal",
    )
    own = {"isu_strategis": "<p>x</p>", "langkah_perbaikan": "<p>x</p>"}
    data = make_data(fakta={"analisis": analisis}, isu=(), perbaikan=(), narasi=own)
    assert gaps.list_missing(data) == ("realisasi Belanja Modal",)


def test_a_pk_declared_absent_is_no_task_for_anyone():
    declared, missing = make_data(pk=(MURNI_TIADA,)), make_data(pk=())
    words = "Perjanjian Kinerja Tahun 2021 yang berlaku"
    assert words not in gaps.list_missing(declared)
    assert words in gaps.list_missing(missing)


def test_indicators_without_realisasi_are_named_up_to_five():
    missing = gaps.list_missing(make_data(capaian=results(*[None] * 7)))
    assert "realisasi untuk 7 (tujuh) indikator, yaitu I1, I2, I3, I4, I5, dan 2 (dua) lainnya" in (
        missing
    )


def test_outputs_without_figure_are_counted_by_level():
    keluaran = {
        SUB: ((make_indikator(11), Angka.of(4)), (make_indikator(12), Angka.belum())),
        "7.01.01": ((make_indikator(13), Angka.tidak_tersedia("tidak diukur")),),
    }
    realisasi = {(11, 2021): 0}
    missing = gaps.list_missing(make_data(realisasi=realisasi, fakta={"keluaran": keluaran}))
    assert "target atau realisasi 1 (satu) keluaran sub kegiatan" in missing
    assert "target atau realisasi 1 (satu) indikator program dan kegiatan" in missing


def test_problems_are_the_targets_not_reached_and_what_is_empty():
    problems = gaps.list_problems(make_data(isu=(), perbaikan=()))
    assert problems[0].startswith("target tidak tercapai pada Indikator 1: target B (80)")
    assert problems[-1] == "belum diisi: realisasi Belanja Modal"
    assert not any("isu strategis" in problem for problem in problems)


def test_reached_target_is_no_problem():
    reached = replace(PK, baris=(replace(PK.baris[0], target=Angka.of(60)),))
    problems = gaps.list_problems(make_data(pk=(reached,)))
    assert not any("pada Indikator 1" in problem for problem in problems)
