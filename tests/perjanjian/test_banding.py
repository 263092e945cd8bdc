from dataclasses import replace

import pytest

from perjanjian.banding import UbahPagu, UbahTarget, compare_pk, count_different
from perjanjian.kata import Pihak, describe
from perjanjian.models import PerjanjianKinerja
from sakip.angka import Angka
from tests.perjanjian.frozen import make_baris, make_pk, make_program

DELAPAN = Angka.of(80, "B (80)")
DULU = make_pk(
    baris=(make_baris(1, DELAPAN), make_baris(2, Angka.of(100))),
    program=(make_program(1, 500), make_program(2, 40)),
)


def test_the_same_promise_differs_in_nothing():
    found = compare_pk(DULU, replace(DULU, jenis="murni"), "PK murni")
    assert found.sama
    assert (found.selisih, found.turun) == (0, 0)


def test_changed_new_and_dropped_targets_in_the_order_of_the_newer_pk():
    kini = replace(DULU, baris=(make_baris(3, Angka.belum()), make_baris(1, Angka.of(85))))
    assert compare_pk(DULU, kini, "").target == (
        UbahTarget("Indikator 3", None, Angka.belum()),
        UbahTarget("Indikator 1", DELAPAN, Angka.of(85)),
        UbahTarget("Indikator 2", Angka.of(100), None),
    )


def test_a_printed_form_that_one_pk_lacks_is_no_change():
    kini = replace(DULU, baris=(make_baris(1, Angka.of(80)), make_baris(2, Angka.of(100, "100%"))))
    assert compare_pk(DULU, kini, "").target == ()
    other = replace(DULU, baris=(make_baris(1, Angka.of(80, "BB (80)")), DULU.baris[1]))
    assert len(compare_pk(DULU, other, "").target) == 1


def test_an_indicator_that_a_later_renstra_made_anew_is_known_by_its_words():
    anew = replace(make_baris(1, DELAPAN), indikator_id=91, indikator="INDIKATOR 1")
    assert compare_pk(DULU, replace(DULU, baris=(anew, DULU.baris[1])), "").target == ()


def test_pagu_of_programs_and_their_sum():
    kini = replace(DULU, program=(make_program(1, 450), make_program(3, 10)))
    found = compare_pk(DULU, kini, "")
    assert found.pagu == (
        UbahPagu("Program 1", 500, 450),
        UbahPagu("Program 3", None, 10),
        UbahPagu("Program 2", 40, None),
    )
    assert [one.selisih for one in found.pagu] == [-50, 10, -40]
    assert (found.selisih, found.turun) == (-80, 80)


@pytest.mark.parametrize(
    ("target", "renstra", "different"),
    [
        (DELAPAN, Angka.of(80), 0),  # the printed form alone is no difference
        (DELAPAN, Angka.of(85), 1),
        (DELAPAN, Angka.belum(), 0),  # the Renstra promises nothing
        (Angka.belum(), Angka.of(85), 1),
        (DELAPAN, Angka.tidak_tersedia("baru"), 1),
    ],
)
def test_different_from_the_renstra(target, renstra, different):
    row = replace(make_baris(1, target), target_renstra=renstra)
    assert count_different(make_pk(baris=(row,))) == different


PIHAK = Pihak("Camat Sukamaju", "Bupati Contoh")


@pytest.mark.parametrize("status", PerjanjianKinerja.Status.values)
def test_every_state_has_words(status):
    assert describe(status, "", PIHAK).label


def test_who_acts_next_is_named():
    assert "Camat Sukamaju" in describe("draf", "", PIHAK).berikut


def test_signed_on_paper_and_superseded_say_so():
    assert describe("berlaku", "basah", PIHAK).label == "Berlaku (tanda tangan basah)"
    assert describe("berlaku", "basah", PIHAK, digantikan=True).label == "Digantikan"
