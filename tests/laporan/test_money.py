import pytest

from laporan.bagian.money import describe_budget
from tests.capaian.builders import make_anggaran
from tests.laporan.builders import SUB

LAIN = f"{SUB[:-1]}3"
PAGU = [(SUB, "5.1.01", 9000), (SUB, "5.1.02", 600), (SUB, "5.2", 400)]
OPERASI = [(SUB, "5.1.01", 7000), (SUB, "5.1.02", 150)]


def describe(pagu=(), realisasi=(), **fields):
    return describe_budget(make_anggaran(pagu, realisasi, **fields))


def test_parts_of_the_pagu_bear_shares_and_their_jenis():
    said = describe(PAGU, OPERASI)
    assert (said.nama, said.pagu) == ("pagu anggaran tahap perubahan", "Rp10.000")
    assert said.bagian == (
        "Belanja Operasi Rp9.600 (96,00%), yang mencakup Belanja Pegawai Rp9.000 "
        "dan Belanja Barang dan Jasa Rp600; dan",
        "Belanja Modal Rp400 (4,00%).",
    )


def test_realisasi_without_modal_has_no_percentage_of_the_whole():
    assert describe(PAGU, OPERASI).realisasi == (
        "Realisasi anggaran sampai dengan 31 Desember 2021 yang tercatat sebesar Rp7.150, belum "
        "termasuk realisasi Belanja Modal (belum diisi), sehingga persentasenya terhadap seluruh "
        "pagu tidak dapat dihitung. "
        "Belanja Operasi terserap 74,48%, yaitu Rp7.150 dari pagu Rp9.600."
    )


def test_complete_realisasi_has_percentages_of_the_whole_and_of_each_group():
    said = describe(PAGU, [*OPERASI, (SUB, "5.2", 0)]).realisasi
    assert said == (
        "Realisasi anggaran sampai dengan 31 Desember 2021 sebesar Rp7.150 atau 71,50% dari "
        "seluruh pagu. Belanja Operasi terserap 74,48%, yaitu Rp7.150 dari pagu Rp9.600. "
        "Belanja Modal terserap 0,00%, yaitu Rp0 dari pagu Rp400."
    )


def test_a_single_group_is_not_said_twice():
    assert describe(PAGU[:2], OPERASI).realisasi == (
        "Realisasi anggaran sampai dengan 31 Desember 2021 sebesar Rp7.150 atau 74,48% dari "
        "seluruh pagu."
    )


def test_missing_part_of_a_group_is_called_a_part():
    said = describe([*PAGU, (LAIN, "5.2", 100)], [*OPERASI, (SUB, "5.2", 300)])
    assert "belum termasuk sebagian realisasi Belanja Modal (belum diisi)" in said.realisasi
    assert "Belanja Modal terserap" not in said.realisasi


def test_declared_absence_is_another_word_than_an_empty_figure():
    said = describe(PAGU, [*OPERASI, (SUB, "5.2", "arsip hilang")]).realisasi
    assert "belum termasuk realisasi Belanja Modal (tidak tersedia)" in said


def test_incomplete_pagu_has_no_shares_and_says_what_it_lacks():
    said = describe([(SUB, "5.1.01", 9000), (SUB, "5.2", None)])
    assert said.pagu == "Rp9.000, belum termasuk pagu Belanja Modal (belum diisi)"
    assert said.bagian[1] == "Belanja Modal belum diisi."
    assert "%" not in "".join(said.bagian)


def test_pagu_of_zero_is_a_value():
    said = describe([(SUB, "5.1.01", 0)], [(SUB, "5.1.01", 0)])
    assert said.pagu == "Rp0"
    assert said.realisasi == (
        "Realisasi anggaran sampai dengan 31 Desember 2021 sebesar Rp0; persentasenya terhadap "
        "pagu tidak dapat dihitung (pagu 0)."
    )


def test_without_realisasi_or_without_budget_the_sentence_says_belum_diisi():
    assert describe(PAGU).realisasi == "Realisasi anggaran belum diisi."
    nothing = describe()
    assert (nothing.pagu, nothing.bagian) == ("", ())
    assert nothing.realisasi == "Realisasi anggaran belum diisi."


@pytest.mark.parametrize(
    ("triwulan", "until"),
    [(1, "31 Maret"), (2, "30 Juni"), (3, "30 September"), (4, "31 Desember")],
)
def test_realisasi_runs_to_the_end_of_its_triwulan(triwulan, until):
    said = describe(PAGU, OPERASI, triwulan=triwulan).realisasi
    assert f"sampai dengan {until} 2021" in said


def test_split_that_is_unknown_is_no_figure_of_a_jenis():
    said = describe([(SUB, "5.1", 500), (SUB, "5.1.01", 100)])
    assert "yang belum dirinci Rp500" in said.bagian[0]
