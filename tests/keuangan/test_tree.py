"""The tree of a budget, from rows alone."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from keuangan.tree import Baris, Buku, Nama, sum_known
from sakip.angka import Angka, Keadaan
from tests.sakip.strategies import modest

AKUN = {
    "5.1": "Belanja Operasi",
    "5.1.01": "Belanja Pegawai",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.2": "Belanja Modal",
}
SUB = "7.01.01.2.08.0004"
OTHER = "7.01.01.2.08.0002"
KEGIATAN = "7.01.01.2.08"
PROGRAM = "7.01.01"


def names(*kode: str) -> dict[str, Nama]:
    """The nomenclature of some codes and of all that stands above them."""
    found = {}
    for one in kode:
        parts = one.split(".")
        for depth, tingkat in ((3, "program"), (5, "kegiatan"), (6, "sub_kegiatan")):
            if len(parts) >= depth:
                code = ".".join(parts[:depth])
                found[code] = Nama(code, code, tingkat, f"{tingkat} {code}")
    return found


def rows(*triples: tuple[str, str, int | str | None]) -> list[Baris]:
    """Rows (kode, akun, figure); a text is the reason of an absent figure, None is empty."""
    return [Baris(kode, akun, figure(value)) for kode, akun, value in triples]


def figure(value: int | str | None) -> Angka:
    """An Angka in any of its three states."""
    if isinstance(value, str):
        return Angka.tidak_tersedia(value)
    return Angka.belum() if value is None else Angka.of(value)


def book(pagu: list[Baris], realisasi: list[Baris]) -> Buku:
    """A Buku over the nomenclature of its own rows."""
    return Buku(names(*{row.kode for row in [*pagu, *realisasi]}), AKUN, pagu, realisasi)


def test_every_level_sums_what_stands_below():
    buku = book(
        rows((SUB, "5.1.02", 100), (SUB, "5.2", 40), (OTHER, "5.1.02", 7)),
        rows((SUB, "5.1.02", 60), (SUB, "5.2", 0), (OTHER, "5.1.02", 7)),
    )
    (program,) = buku.build_program()
    (kegiatan,) = program.anak
    assert [leaf.kode for leaf in program.leaves()] == [OTHER, SUB]
    for node in (program, kegiatan):
        assert (node.operasi.pagu.nilai, node.operasi.realisasi.nilai) == (107, 67)
        assert (node.modal.pagu.nilai, node.modal.realisasi.nilai) == (40, 0)
        assert (node.total.pagu.nilai, node.total.realisasi.nilai) == (147, 67)
        assert node.total.realisasi.lengkap


def test_a_group_with_pagu_and_no_realisasi_is_empty_and_not_zero():
    buku = book(rows((SUB, "5.1.02", 100), (SUB, "5.2", 40)), rows((SUB, "5.1.02", 60)))
    (program,) = buku.build_program()
    assert program.modal.realisasi.keadaan is Keadaan.BELUM_DIISI
    assert program.total.realisasi.belum == (f"Belanja Modal {SUB}",)
    assert program.total.serapan.nilai is None
    assert program.operasi.serapan.nilai == Decimal("60.00")


def test_a_pagu_of_zero_asks_for_no_realisasi():
    (program,) = book(rows((SUB, "5.1.02", 0)), []).build_program()
    assert program.total.realisasi.lengkap
    assert program.total.serapan.alasan == "pagu 0"


def test_a_pagu_that_is_itself_empty_still_asks_for_its_realisasi():
    (program,) = book(rows((SUB, "5.1.02", None)), []).build_program()
    assert program.total.pagu.keadaan is Keadaan.BELUM_DIISI
    assert program.total.realisasi.keadaan is Keadaan.BELUM_DIISI


def test_a_realisasi_at_the_group_answers_for_all_its_jenis():
    buku = book(rows((SUB, "5.1.01", 20), (SUB, "5.1.02", 80)), rows((SUB, "5.1", 50)))
    (program,) = buku.build_program()
    assert program.operasi.realisasi.lengkap
    assert program.operasi.serapan.nilai == Decimal("50.00")


def test_a_jenis_without_realisasi_leaves_its_group_incomplete():
    buku = book(rows((SUB, "5.1.01", 20), (SUB, "5.1.02", 80)), rows((SUB, "5.1.01", 20)))
    assert buku.build_program()[0].operasi.realisasi.belum == (f"Belanja Barang dan Jasa {SUB}",)


def test_a_realisasi_without_pagu_shows_that_its_pagu_is_missing():
    (program,) = book([], rows((SUB, "5.1.02", 5))).build_program()
    assert program.total.pagu.keadaan is Keadaan.BELUM_DIISI
    assert program.total.realisasi.nilai == 5


def test_money_known_only_higher_up_is_a_child_called_so():
    buku = book(rows((PROGRAM, "5.2", 40), (SUB, "5.1.02", 100)), rows((SUB, "5.1.02", 1)))
    (program,) = buku.build_program()
    rest = program.anak[-1]
    assert (rest.belum_dirinci, rest.uraian, rest.tingkat) == (True, "Belum dirinci", "program")
    assert rest.modal.pagu.nilai == program.modal.pagu.nilai == 40
    assert program.modal.realisasi.keadaan is Keadaan.BELUM_DIISI


def test_sub_units_are_summed_and_each_answers_for_itself():
    pagu = [Baris(SUB, "5.1.02", Angka.of(10), unit) for unit in ("Kelurahan A", "Kelurahan B")]
    spent = [Baris(SUB, "5.1.02", Angka.of(4), "Kelurahan A")]
    (program,) = book(pagu, spent).build_program()
    assert program.total.pagu.nilai == 20
    assert program.total.realisasi.nilai == 4
    assert program.total.realisasi.belum == (f"Belanja Barang dan Jasa {SUB} (Kelurahan B)",)


def test_a_realisasi_of_the_whole_answers_for_its_sub_units():
    pagu = [Baris(SUB, "5.1.02", Angka.of(10), unit) for unit in ("Kelurahan A", "Kelurahan B")]
    (program,) = book(pagu, rows((SUB, "5.1.02", 15))).build_program()
    assert program.total.serapan.nilai == Decimal("75.00")


def test_jenis_whose_realisasi_stands_at_the_group_are_not_split():
    buku = book(
        rows((SUB, "5.1.01", 20), (SUB, "5.1.02", 80), (OTHER, "5.1.02", 7)),
        rows((SUB, "5.1", 50), (OTHER, "5.1.02", 6)),
    )
    group, pegawai, barang = buku.build_jenis()
    assert (group.kode, group.tingkat, group.dirinci) == ("5.1", 1, True)
    assert (group.dana.pagu.nilai, group.dana.realisasi.nilai) == (107, 56)
    assert (pegawai.dirinci, barang.dirinci) == (False, False)
    assert (pegawai.dana.pagu.nilai, barang.dana.pagu.nilai) == (20, 87)
    assert barang.dana.realisasi.nilai == 6
    assert barang.dana.serapan.nilai is None


def test_a_jenis_that_no_unsplit_row_touches_stays_split():
    buku = book(
        rows((SUB, "5.1.01", 20), (OTHER, "5.1.02", 10)),
        rows((SUB, "5.1.01", 20), (OTHER, "5.1", 5)),
    )
    pegawai, barang = buku.build_jenis()[1:]
    assert (pegawai.dirinci, pegawai.dana.serapan.nilai) == (True, Decimal("100.00"))
    assert barang.dirinci is False


def test_a_pagu_at_the_group_is_a_line_of_its_own():
    buku = book(
        rows((SUB, "5.1", 30), (OTHER, "5.1.02", 10)),
        rows((SUB, "5.1.02", 20), (OTHER, "5.1.02", 10)),
    )
    group, barang, rest = buku.build_jenis()
    assert (rest.uraian, rest.dana.pagu.nilai) == ("Belanja Operasi yang belum dirinci", 30)
    assert (barang.dirinci, rest.dirinci) == (False, False)
    assert group.dana.pagu.nilai == barang.dana.pagu.nilai + rest.dana.pagu.nilai == 40


def test_a_group_without_jenis_is_one_line():
    lines = book(rows((SUB, "5.2", 30)), rows((SUB, "5.2", 30))).build_jenis()
    assert [line.kode for line in lines] == ["5.2"]


def test_the_known_pagu_of_another_stage_leaves_out_what_is_not_known():
    known = sum_known(rows((SUB, "5.1.01", 1), (SUB, "5.1.02", 2), (OTHER, "5.1", "belum ada")))
    assert {kode: jumlah.nilai for kode, jumlah in known.items()} == {SUB: 3}


def test_a_year_without_rows_is_an_empty_tree():
    buku = book([], [])
    assert (buku.build_program(), buku.build_jenis()) == ((), ())


codes = st.sampled_from([PROGRAM, KEGIATAN, SUB, OTHER, "7.01.02.2.01.0002"])
values = st.one_of(st.none(), st.just("tanpa data"), st.integers(0, 10**12))
entries = st.lists(
    st.tuples(codes, st.sampled_from(sorted(AKUN)), values),
    max_size=12,
    unique_by=lambda entry: entry[:2],
)


@modest
@given(pagu=entries, spent=entries)
def test_no_rupiah_is_lost_or_counted_twice(pagu, spent):
    buku = book(rows(*pagu), rows(*spent))
    programs = buku.build_program()
    for side, given_rows in (("pagu", pagu), ("realisasi", spent)):
        filled = sum(value for *_, value in given_rows if isinstance(value, int))
        assert sum(getattr(p.total, side).nilai for p in programs) == filled
        assert (
            sum(getattr(j.dana, side).nilai for j in buku.build_jenis() if j.tingkat == 1) == filled
        )
        leaves = [leaf for program in programs for leaf in program.leaves()]
        assert sum(getattr(leaf.total, side).nilai for leaf in leaves) == filled


@modest
@given(pagu=entries, spent=entries)
def test_a_percentage_is_there_only_where_every_filled_pagu_has_its_realisasi(pagu, spent):
    for program in book(rows(*pagu), rows(*spent)).build_program():
        if program.total.serapan.nilai is not None:
            below = [row for row in pagu if row[0].startswith(program.kode)]
            assert all(isinstance(value, int) for *_, value in below)
            assert all(leaf.total.realisasi.lengkap for leaf in program.leaves())
