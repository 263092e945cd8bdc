"""The money in Bab III, looked up by row and column."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.bagian.bab3_jenis import compute_jenis_shares
from laporan.bagian.bab3_keuangan import build_keuangan
from tests.capaian.builders import make_anggaran, make_renstra, make_sasaran
from tests.html import find, texts, words
from tests.keuangan.test_patrang import NODES
from tests.laporan.lakip import SUB, SUB_2, build, make_lakip, make_usual
from tests.laporan.tables import open_table, read_rows, row_of
from tests.sakip.strategies import modest

JENIS = "Pagu dan Realisasi per Jenis Belanja Tahun 2021"
OPERASI = "Pagu dan Realisasi Belanja Operasi Tahun 2021"
BELANJA = "Pagu dan Realisasi Seluruh Belanja Tahun 2021"
SASARAN = "Pagu dan Realisasi per Sasaran Tahun 2021"
NONE = "tidak dapat dihitung"


def section(data):
    """The section, parsed; it is one piece."""
    (piece,), _ = build(build_keuangan, data, "c")
    return piece


def rupiah(value: int) -> str:
    """An amount as tables print it."""
    return f"{value:,}".replace(",", ".")


def cells(row: dict[str, str], *columns: str) -> list[str]:
    """Some cells of a row."""
    return [row[column] for column in columns]


# Patrang: every figure that is certain, in its row and column


def test_patrang_per_jenis_belanja(patrang):
    table = open_table(section(patrang), JENIS)
    found = {row["Kode"]: list(row.values())[1:] for row in read_rows(table)}
    assert found == {
        "5.1": ["Belanja Operasi", "13.582.357.149", "96,78%", "10.115.570.990", "74,48%"],
        "5.1.01": ["Belanja Pegawai", "9.446.508.085", "67,31%", "tidak dirinci", "–"],
        "5.1.02": ["Belanja Barang dan Jasa", "4.135.849.064", "29,47%", "tidak dirinci", "–"],
        "5.2": ["Belanja Modal", "452.011.000", "3,22%", "belum diisi", "belum diisi"],
        "Jumlah": ["Jumlah", "14.034.368.149", "100,00%", "10.115.570.990", NONE],
    }


def test_patrang_says_what_the_sum_does_not_hold(patrang):
    (note, *_) = texts(section(patrang), "p.sumber")
    assert note.startswith("Jumlah realisasi belum termasuk realisasi Belanja Modal (belum diisi).")
    assert "Belanja Pegawai Rp6.528.503.162 dan Belanja Barang dan Jasa Rp2.553.329.028." in note


@pytest.mark.parametrize("kode", NODES)
def test_patrang_per_program_kegiatan_and_sub_kegiatan(patrang, kode):
    row = row_of(open_table(section(patrang), OPERASI), "Kode", kode)
    pagu, _, realisasi, serapan = NODES[kode]
    assert cells(row, "Pagu (Rp)", "Realisasi (Rp)", "Serapan") == [
        rupiah(pagu), rupiah(realisasi), serapan,
    ]  # fmt: skip


def test_patrang_sum_of_belanja_operasi(patrang):
    rows = read_rows(open_table(section(patrang), OPERASI))
    assert len(rows) == len(NODES) + 1
    assert list(rows[-1].values())[2:] == ["13.582.357.149", "10.115.570.990", "74,48%"]


@pytest.mark.parametrize(
    ("kode", "pagu", "realisasi", "serapan", "modal"),
    [
        ("7.01.01", "11.320.367.649", "7.757.764.870", NONE, "372.236.500"),
        ("7.01.02", "2.193.702.000", "2.058.081.920", "93,82%", None),
        ("7.01.03", "248.236.000", "126.967.200", NONE, "14.244.000"),
        ("7.01.04", "272.062.500", "172.757.000", NONE, "65.530.500"),
    ],
)
def test_patrang_all_belanja_per_program(patrang, kode, pagu, realisasi, serapan, modal):
    rows = read_rows(open_table(section(patrang), BELANJA))
    start = next(n for n, row in enumerate(rows) if row["Kode"] == kode)
    assert list(rows[start].values())[2:] == [pagu, realisasi, serapan]
    assert rows[start + 1]["Kode"] == "Belanja Operasi"
    following = rows[start + 2]
    if modal is None:
        assert following["Kode"] != "Belanja Modal"
    else:
        assert list(following.values()) == [
            "Belanja Modal", "Belanja Modal", modal, "belum diisi", "belum diisi",
        ]  # fmt: skip
        assert list(rows[start + 3].values())[2:] == [modal, "belum diisi", "belum diisi"]


def test_patrang_all_belanja_together(patrang):
    last = read_rows(open_table(section(patrang), BELANJA))[-1]
    assert list(last.values())[2:] == ["14.034.368.149", "10.115.570.990", NONE]


def test_patrang_per_sasaran(patrang):
    rows = read_rows(open_table(section(patrang), SASARAN))
    heads = [
        row for row in rows if row["Sasaran dan program pendukung"][:7] in ("Sasaran", "Jumlah")
    ]
    columns = (
        "Belanja Operasi / Pagu (Rp)",
        "Belanja Operasi / Proporsi",
        "Seluruh belanja / Pagu (Rp)",
        "Seluruh belanja / Proporsi",
        "Realisasi Belanja Operasi (Rp)",
        "Serapan",
    )
    assert [cells(row, *columns) for row in heads] == [
        ["10.948.131.149", "80,61%", "11.320.367.649", "80,66%", "7.757.764.870", "70,86%"],
        ["2.634.226.000", "19,39%", "2.714.000.500", "19,34%", "2.357.806.120", "89,51%"],
        ["13.582.357.149", "100,00%", "14.034.368.149", "100,00%", "10.115.570.990", "74,48%"],
    ]
    programs = [row["Sasaran dan program pendukung"][:7] for row in rows if row not in heads]
    assert programs == ["7.01.01", "7.01.02", "7.01.03", "7.01.04"]


def test_patrang_never_prints_a_percentage_that_counts_modal_as_zero(patrang):
    text = words(section(patrang))
    assert "68,53%" not in text
    assert "72,08%" not in text


def test_patrang_names_what_has_no_pagu_any_more(patrang):
    notes = " ".join(texts(section(patrang), "p.sumber"))
    assert (
        "Tanpa pagu setelah perubahan anggaran: 7.01.03.2.01.01 (pagu murni Rp44.219.400) dan "
        "7.01.03.2.02.02 (pagu murni Rp2.934.660.500)." in notes
    )


def test_patrang_charts(patrang):
    piece = section(patrang)
    assert [caption.split(" ", 2)[2] for caption in texts(piece, "figcaption")] == [
        "Proporsi Pagu per Jenis Belanja Tahun 2021",
        "Serapan Belanja Operasi per Program Tahun 2021",
        "Proporsi Pagu Belanja Operasi per Sasaran Tahun 2021",
    ]
    drawn = [words(svg) for svg in find(piece, "svg")]
    assert (
        "Belanja Pegawai: 67,31%; Belanja Barang dan Jasa: 29,47%; Belanja Modal: 3,22%" in drawn[0]
    )
    assert "80,61%" in drawn[2]


# Any data


def test_without_a_budget_the_section_says_so():
    piece = section(make_lakip())
    assert "Pagu dan realisasi anggaran" in words(piece)
    assert find(piece, "span.belum")
    assert find(piece, "table") == []


def test_without_realisasi_every_row_says_so():
    piece = section(make_usual(anggaran=make_anggaran([(SUB, "5.1.02", 300)])))
    for row in read_rows(open_table(piece, OPERASI)):
        assert cells(row, "Realisasi (Rp)", "Serapan") == ["belum diisi", "belum diisi"]
    assert "Realisasi anggaran belum diisi." in words(piece)


def test_a_budget_of_belanja_operasi_alone_has_no_second_table():
    piece = section(make_usual())
    assert [t for t in find(piece, "caption") if "Seluruh Belanja" in words(t)] == []
    assert "Serapan Belanja Operasi tertinggi terdapat pada PROGRAM 7.01.02 (100,00%)" in words(
        piece
    )


def test_realisasi_of_an_earlier_triwulan_is_said_to_be_that():
    anggaran = make_anggaran([(SUB, "5.1.02", 300)], [(SUB, "5.1.02", 150)], triwulan=3)
    notes = texts(section(make_usual(anggaran=anggaran)), "p.sumber")
    assert all("Realisasi baru tercatat sampai dengan triwulan III." in note for note in notes)
    assert "triwulan" not in words(section(make_usual()))


def test_programs_of_no_sasaran_stand_apart_with_their_share():
    renstra = make_renstra(make_sasaran(1, [], ["7.01.01"]))
    table = open_table(section(make_usual(renstra=renstra)), SASARAN)
    row = row_of(table, "Sasaran dan program pendukung", "Belum dipetakan ke sasaran")
    assert cells(row, "Belanja Operasi / Pagu (Rp)", "Belanja Operasi / Proporsi") == [
        "100",
        "25,00%",
    ]
    assert read_rows(table)[-1]["Belanja Operasi / Proporsi"] == "100,00%"


def test_a_program_of_two_sasaran_leaves_the_shares_out_and_says_why():
    both = ["7.01.01", "7.01.02"]
    renstra = make_renstra(make_sasaran(1, [], both), make_sasaran(2, [], both))
    piece = section(make_usual(renstra=renstra))
    rows = read_rows(open_table(piece, SASARAN))
    assert {row["Belanja Operasi / Proporsi"] for row in rows} == {"–", ""}
    assert "ada program yang mendukung lebih dari satu sasaran" in words(piece)
    assert "atau 75,00%" not in words(piece)


def test_a_sasaran_without_program_is_said_to_have_none():
    renstra = make_renstra(make_sasaran(1, [], ["7.01.01"]), make_sasaran(2, []))
    piece = section(make_usual(renstra=renstra))
    text = words(piece)
    row = row_of(
        open_table(piece, SASARAN), "Sasaran dan program pendukung", "Sasaran 2: Sasaran 2"
    )
    assert set(list(row.values())[1:]) == {"–"}
    assert "Sasaran 2 belum didukung oleh program yang memiliki anggaran." in text
    assert "Sasaran 1 didukung oleh 1 (satu) program" in text


def test_money_that_is_only_modal_leaves_no_row_of_zeros_in_the_operasi_table():
    anggaran = make_anggaran([(SUB, "5.1.02", 300), ("7.01.01", "5.2", 40)])
    piece = section(make_usual(anggaran=anggaran))
    assert "Belum dirinci" not in words(open_table(piece, OPERASI))
    row = row_of(open_table(piece, BELANJA), "Program, kegiatan, sub kegiatan", "Belum dirinci")
    assert cells(row, "Pagu (Rp)", "Realisasi (Rp)") == ["40", "belum diisi"]


def test_an_incomplete_realisasi_gives_no_percentage_of_a_sasaran():
    anggaran = make_anggaran([(SUB, "5.1.01", 300), (SUB, "5.1.02", 9)], [(SUB, "5.1.01", 30)])
    text = words(section(make_usual(anggaran=anggaran)))
    assert (
        "realisasi yang tercatat Rp30 belum lengkap, sehingga serapannya tidak dapat dihitung."
        in text
    )


def test_a_mapped_program_without_budget_is_belum_diisi():
    renstra = make_renstra(make_sasaran(1, [], ["7.01.09"]))
    piece = section(make_usual(renstra=renstra))
    (first, *_) = read_rows(open_table(piece, SASARAN))
    assert first["Belanja Operasi / Pagu (Rp)"] == "belum diisi"
    assert "pagu Belanja Operasinya belum diisi." in words(piece)


def test_250_sub_kegiatan_with_long_names_are_all_printed():
    rows = [(f"7.01.01.2.{n // 50 + 1:02d}.{n:04d}", "5.1.02", n) for n in range(1, 251)]
    piece = section(make_usual(anggaran=make_anggaran(rows, rows)))
    assert len(read_rows(open_table(piece, OPERASI))) == 1 + 6 + 250 + 1


def test_own_text_stands_instead_of_the_default():
    text = words(section(make_usual(narasi={"keuangan_program": "<p>Kata kami.</p>"})))
    assert "Kata kami." in text
    assert "tertinggi" not in text


amounts = st.one_of(st.none(), st.just("tidak ada"), st.integers(0, 10**12))
entries = st.lists(
    st.tuples(
        st.sampled_from(["7.01.01", SUB, SUB_2]),
        st.sampled_from(["5.1", "5.1.01", "5.1.02", "5.2"]),
        amounts,
    ),
    max_size=8,
    unique_by=lambda entry: entry[:2],
)


@modest
@given(pagu=entries, spent=entries)
def test_any_budget_is_printed_whole_and_without_loose_ends(pagu, spent):
    data = make_usual(anggaran=make_anggaran(pagu, spent))
    piece = section(data)
    text = words(piece)
    assert "None" not in text
    assert ".." not in text
    assert " ," not in text
    if data.anggaran.program:
        last = read_rows(open_table(piece, JENIS))[-1]
        filled = [value for *_, value in pagu if isinstance(value, int)]
        if filled:
            assert last["Pagu (Rp)"] == rupiah(sum(filled))


@modest
@given(pagu=entries)
def test_shares_of_groups_sum_to_100_and_those_of_jenis_to_their_group(pagu):
    anggaran = make_anggaran(pagu)
    shares = compute_jenis_shares(anggaran)
    pairs = list(zip(anggaran.jenis, shares, strict=True))
    groups = [(j.kode, share) for j, share in pairs if j.tingkat == 1]
    if all(share is not None for _, share in groups) and groups:
        assert sum(share for _, share in groups) == Decimal(100)
        for kode, share in groups:
            below = [s for j, s in pairs if j.tingkat == 2 and j.kode[:3] == kode]
            assert not below or None in below or sum(below) == share
