from dataclasses import replace

from laporan.bagian import absent, gaps
from renstra.data import RktSasaran
from sakip.angka import Angka
from tests.capaian.builders import make_indikator
from tests.capaian.builders import make_renstra as make_plan
from tests.capaian.builders import make_sasaran as make_box_sasaran
from tests.laporan.builders import PK, SUB, make_complete, make_data, make_empty
from tests.laporan.test_facts import results
from tests.perjanjian.frozen import MURNI_TIADA
from tests.renstra.frozen import (
    RENSTRA,
    SK,
    make_renstra,
    make_rkt,
    make_sasaran,
    make_simpul,
    make_tujuan,
)


def test_everything_that_is_missing_is_named_in_the_order_of_the_report():
    assert gaps.list_missing(make_empty()) == (
        "profil instansi, yaitu dasar hukum, kedudukan, dan susunan organisasi",
        "Rencana Strategis (Renstra) yang berlaku",
        "Rencana Kinerja Tahunan (RKT) Tahun 2021",
        "Perjanjian Kinerja Tahun 2021 yang berlaku",
        "keputusan tentang Indikator Kinerja Utama (IKU)",
        "tanggal dan penanda tangan laporan",
        "pagu dan realisasi anggaran tahun 2021",
        "isu strategis",
        "langkah perbaikan",
    )


def test_a_complete_report_lacks_nothing():
    assert gaps.list_missing(make_complete()) == ()
    own = {"isu_strategis": "<p>x</p>", "langkah_perbaikan": "<p>x</p>"}
    assert gaps.list_missing(make_complete(isu=(), perbaikan=(), narasi=own)) == ()


def test_every_kind_of_gap_is_named_with_its_number():
    assert gaps.list_missing(make_data()) == (
        "target Renstra Indikator 3 tahun 2019–2020",
        "target RKT untuk 1 (satu) indikator, yaitu Indikator 3",
        "target RKT 1 (satu) indikator program dan kegiatan",
        "realisasi nasional untuk 3 (tiga) indikator, yaitu Indikator 1, Indikator 2, "
        "dan Indikator 3",
        "analisis penyebab untuk 3 (tiga) indikator, yaitu Indikator 1, Indikator 2, "
        "dan Indikator 3",
        "upaya perbaikan untuk 3 (tiga) indikator, yaitu Indikator 1, Indikator 2, dan Indikator 3",
        "realisasi Indikator 1 tahun 2017–2020",
        "realisasi Indikator 2 tahun 2017–2020",
        "realisasi Indikator 3 tahun 2017–2020",
        "realisasi Belanja Modal",
    )


def test_a_sasaran_without_indicator_and_rows_without_money_are_gaps():
    sasaran = make_sasaran(2, [])
    kegiatan = make_simpul("7.01.02.2.01", "kegiatan")
    rkt = make_rkt(RktSasaran(sasaran, {}, (make_simpul("7.01.02", "program", kegiatan),)))
    missing = gaps.list_missing(
        make_complete(renstra=make_renstra(make_tujuan(1, sasaran), nomor="1"), rkt=rkt, pk=(PK,))
    )
    assert missing == (
        "indikator untuk 1 (satu) sasaran, yaitu Sasaran 2",
        "anggaran RKT 1 (satu) kegiatan",
    )


def test_a_box_without_output_or_explanation_is_a_gap():
    plan = make_plan(make_box_sasaran(1, [make_indikator(1)], ["7.01.01"]))
    keluaran = {SUB: ((make_indikator(11), Angka.of(4)),)}
    without, unexplained = (
        gaps.list_missing(make_complete(renstra=plan, fakta=fakta, realisasi={(11, 2021): 4}))
        for fakta in ({}, {"keluaran": keluaran})
    )
    assert "indikator keluaran 1 (satu) sub kegiatan" in without
    assert "indikator keluaran 1 (satu) sub kegiatan" not in unexplained
    assert "penjelasan 1 (satu) sub kegiatan" in without
    assert "penjelasan 1 (satu) sub kegiatan" in unexplained


def test_what_is_declared_absent_is_listed_by_kind_and_never_called_missing():
    reason = "tidak diukur."
    data = make_complete(
        renstra=replace(RENSTRA, nomor=""),
        pk=(MURNI_TIADA, PK),
        realisasi={(n, year): reason for n in (1, 2, 3) for year in range(2017, 2022)},
        fakta={"nasional": {n: (Angka.tidak_tersedia(reason), "") for n in (1, 2)}},
    )
    assert absent.list_absent(data) == (
        "nomor keputusan penetapan Renstra: tidak tercatat",
        "Perjanjian Kinerja (murni) Tahun 2021: tidak dilampirkan",
        "target Renstra Indikator 2 tahun 2019–2020: indikator baru",
        "realisasi 3 (tiga) indikator (Indikator 1, Indikator 2, dan Indikator 3) "
        "tahun 2017–2021: tidak diukur",
        "realisasi nasional 2 (dua) indikator (Indikator 1 dan Indikator 2): tidak diukur",
    )
    missing = " ".join(gaps.list_missing(data))
    assert "realisasi nasional untuk 1 (satu) indikator, yaitu Indikator 3" in missing
    assert "tahun 2017" not in missing


def test_a_pk_declared_absent_is_no_task_for_anyone():
    declared, missing = make_data(pk=(MURNI_TIADA,)), make_data(pk=())
    words = "Perjanjian Kinerja Tahun 2021 yang berlaku"
    assert words not in gaps.list_missing(declared)
    assert words in gaps.list_missing(missing)


def test_a_keputusan_on_the_iku_is_a_task_until_it_says_all():
    first, second = SK.iku
    bare = replace(first, formulasi="", penanggung_jawab=())
    data = make_data(sk_iku=replace(SK, diktum=(), iku=(bare, replace(second, formulasi=""))))
    assert [gap for gap in gaps.list_gaps(data) if "IKU" in gap.hal] == [
        gaps.Kurang("renstra", "diktum keputusan tentang IKU"),
        gaps.Kurang(
            "renstra",
            "formulasi IKU untuk 2 (dua) indikator, yaitu Indikator 1 dan Indikator 2",
        ),
        gaps.Kurang("renstra", "penanggung jawab IKU untuk 1 (satu) indikator, yaitu Indikator 1"),
    ]


def test_indicators_without_realisasi_are_named_up_to_five():
    missing = gaps.list_missing(make_data(capaian=results(*[None] * 7)))
    assert "realisasi untuk 7 (tujuh) indikator, yaitu I1, I2, I3, I4, I5, dan 2 (dua) lainnya" in (
        missing
    )


def test_outputs_without_figure_are_counted_by_level():
    keluaran = {
        SUB: ((make_indikator(11), Angka.of(4)), (make_indikator(12), Angka.belum())),
        f"{SUB[:-1]}9": ((make_indikator(14), Angka.of(1)),),
        "7.01.01": ((make_indikator(13), Angka.tidak_tersedia("tidak diukur")),),
    }
    realisasi = {(11, 2021): 0}
    missing = gaps.list_missing(make_data(realisasi=realisasi, fakta={"keluaran": keluaran}))
    assert "target atau realisasi 2 (dua) keluaran sub kegiatan" in missing
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
