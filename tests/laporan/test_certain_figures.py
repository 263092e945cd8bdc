"""Every figure of Kecamatan Patrang 2021 that is certain stands in its row and column.

Read from the finished document, table by table (agreed reading of the seed, sections 2, 3, 5, 7–12).
"""

import pytest

from sakip.numbers import format_amount
from tests.html import find, texts
from tests.keuangan.test_patrang import NODES
from tests.laporan.tables import read_rows

SKM = "Nilai Survei Kepuasan Masyarakat (SKM)"
REKOMENDASI = (
    "Persentase rekomendasi hasil koordinasi pemerintahan, ketertiban dan keamanan, "
    "pemberdayaan masyarakat, dan kesejahteraan sosial yang ditindaklanjuti"
)
SASARAN = (
    "Meningkatnya kualitas pelayanan",
    "Meningkatnya koordinasi bidang pemerintahan, pembangunan dan penyelenggaraan pemerintahan "
    "wilayah kecamatan",
)
PROGRAM = {
    "7.01.01": "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
    "7.01.02": "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK",
    "7.01.03": "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN",
    "7.01.04": "PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM",
}
BELUM, TIADA, TIDAK_DAPAT = "belum diisi", "tidak tersedia", "tidak dapat dihitung"


@pytest.mark.parametrize("title", ["Capaian Kinerja Sasaran Tahun 2021", "Tabel 3.1"])
def test_target_realisasi_and_capaian(printed, title):
    assert printed.cells(title) == [
        ["1", SASARAN[0], SKM, "B (80)", "69,8", "87,25%", "Baik"],
        ["2", SASARAN[1], REKOMENDASI, "100%", "84,85%", "84,85%", "Baik"],
    ]


@pytest.mark.parametrize(
    ("title", "heads", "cells"),
    [
        ("Tabel 3.2", [f"Tahun {y}" for y in range(2017, 2022)], ["76", *["69,8"] * 4]),
        ("Tabel 3.5", [f"Tahun {y}" for y in range(2017, 2022)], [*[TIADA] * 4, "84,85%"]),
        (
            "Tabel 3.3",
            ["Target akhir Renstra (2021)", "Realisasi 2021", "Tingkat kemajuan"],
            ["85", "69,8", "82,12%"],
        ),
        (
            "Tabel 3.6",
            ["Target akhir Renstra (2021)", "Realisasi 2021", "Tingkat kemajuan"],
            ["100%", "84,85%", "84,85%"],
        ),
        ("Tabel 3.4", ["Realisasi 2021", "Realisasi nasional"], ["69,8", TIADA]),
        ("Tabel 3.7", ["Realisasi 2021", "Realisasi nasional"], ["84,85%", TIADA]),
    ],
)
def test_against_years_renstra_and_nation(printed, title, heads, cells):
    (row,) = printed.rows(title)
    assert row["Indikator kinerja"] == (SKM if title < "Tabel 3.5" else REKOMENDASI)
    assert [row[name] for name in heads] == cells


def test_per_jenis_belanja(printed):
    assert printed.cells("Tabel 3.8") == [
        ["5.1", "Belanja Operasi", "13.582.357.149", "96,78%", "10.115.570.990", "74,48%"],
        ["5.1.01", "Belanja Pegawai", "9.446.508.085", "67,31%", "tidak dirinci", "–"],
        ["5.1.02", "Belanja Barang dan Jasa", "4.135.849.064", "29,47%", "tidak dirinci", "–"],
        ["5.2", "Belanja Modal", "452.011.000", "3,22%", BELUM, BELUM],
        ["Jumlah", "Jumlah", "14.034.368.149", "100,00%", "10.115.570.990", TIDAK_DAPAT],
    ]
    lacks = "Jumlah realisasi belum termasuk realisasi Belanja Modal (belum diisi)."
    assert lacks in printed.places["bab-3-c-1"]


def test_belanja_operasi_down_to_the_sub_kegiatan(printed):
    *rows, total = printed.rows("Tabel 3.9")
    money = ("Pagu (Rp)", "Realisasi (Rp)", "Serapan")
    assert {row["Kode"]: [row[name] for name in money] for row in rows} == {
        kode: [format_amount(operasi), format_amount(realisasi), serapan]
        for kode, (operasi, _, realisasi, serapan) in NODES.items()
    }
    assert [total[name] for name in money] == ["13.582.357.149", "10.115.570.990", "74,48%"]
    names = {row["Kode"]: row["Program, kegiatan, sub kegiatan"] for row in rows}
    assert {kode: names[kode] for kode in PROGRAM} == PROGRAM
    perda = "Koordinasi Penerapan dan Penegakan Peraturan Daerah dan Peraturan Kepala Daerah"
    assert names["7.01.04.2.02"] == perda


def test_all_belanja_per_program(printed):
    rows = {row[1]: row[2:] for row in printed.cells("Tabel 3.10")}
    assert {kode: rows[name] for kode, name in PROGRAM.items()} == {
        "7.01.01": ["11.320.367.649", "7.757.764.870", TIDAK_DAPAT],
        "7.01.02": ["2.193.702.000", "2.058.081.920", "93,82%"],
        "7.01.03": ["248.236.000", "126.967.200", TIDAK_DAPAT],
        "7.01.04": ["272.062.500", "172.757.000", TIDAK_DAPAT],
    }
    modal = [row[2:] for row in printed.cells("Tabel 3.10") if row[1] == "Belanja Modal"]
    assert modal == [[pagu, BELUM, BELUM] for pagu in ("372.236.500", "14.244.000", "65.530.500")]
    total = ["14.034.368.149", "10.115.570.990", TIDAK_DAPAT]
    assert rows["Jumlah seluruh belanja"] == total


def test_per_sasaran(printed):
    rows = {row[0]: row[1:] for row in printed.cells("Tabel 3.11")}
    one, two = (f"Sasaran {n}: {name}" for n, name in enumerate(SASARAN, 1))
    assert rows[one] == [
        "10.948.131.149", "80,61%", "11.320.367.649", "80,66%", "7.757.764.870", "70,86%",
    ]  # fmt: skip
    assert rows[two] == [
        "2.634.226.000", "19,39%", "2.714.000.500", "19,34%", "2.357.806.120", "89,51%",
    ]  # fmt: skip
    assert rows["Jumlah"] == [
        "13.582.357.149", "100,00%", "14.034.368.149", "100,00%", "10.115.570.990", "74,48%",
    ]  # fmt: skip


def test_input_of_every_sub_kegiatan(printed):
    leaves = {kode: node for kode, node in NODES.items() if kode.count(".") == 5}
    assert list(printed.boxes) == list(leaves)
    for kode, (operasi, modal, realisasi, serapan) in leaves.items():
        name = "Belanja Operasi (Rp)" if operasi else "Anggaran (Rp)"
        lines = [[name, format_amount(operasi), format_amount(realisasi), serapan]]
        if modal:
            total, spent = format_amount(operasi + modal), format_amount(realisasi)
            lines.append(["Belanja Modal (Rp)", format_amount(modal), BELUM, BELUM])
            lines.append(["Jumlah anggaran (Rp)", total, spent, TIDAK_DAPAT])
        assert printed.lines("Masukan")[kode] == lines


def test_output_of_every_sub_kegiatan(printed):
    outputs = {kode: line[1:] for kode, (line,) in printed.lines("Keluaran").items()}
    stated = {
        "7.01.01.2.02.01": ["64 Orang", "64 Orang", "100,00%"],
        "7.01.01.2.02.03": ["4 Dokumen", "4 Dokumen", "100,00%"],
        "7.01.01.2.06.05": ["13.016 Lembar", "13.016 Lembar", "100,00%"],
        "7.01.01.2.08.04": ["1 Tahun", BELUM, BELUM],
        "7.01.01.2.09.01": ["1 Unit", "1 Unit", "100,00%"],
        "7.01.01.2.09.02": ["10 Unit", "1 Unit", "10,00%"],
        "7.01.02.2.01.02": ["555 Orang", "555 Orang", "100,00%"],
        "7.01.03.2.01.01": ["8 Kelurahan", "0 Kelurahan", "0,00%"],
        "7.01.03.2.02.03": ["8 Kelompok", "8 Kelompok", "100,00%"],
    }
    assert outputs == dict.fromkeys(outputs, [BELUM] * 3) | stated


def test_pk_in_bab_2_and_as_signed(printed):
    promises = [[*pair] for pair in zip(SASARAN, (SKM, REKOMENDASI), strict=True)]
    targets = [[*promises[0], "B (80)"], [*promises[1], "100%"]]
    pagu = ("11.320.367.649", "2.193.702.000", "248.236.000", "272.062.500")
    money = [[name, p, "APBD"] for name, p in zip(PROGRAM.values(), pagu, strict=True)]
    money.append(["Jumlah", "14.034.368.149", ""])
    assert [row[1:4] for row in printed.cells("Tabel 2.6")] == targets
    assert [row[4] for row in printed.cells("Tabel 2.6")] == ["85", "100%"]
    assert [row[1:] for row in printed.cells("Tabel 2.7")] == money
    signed = [read_rows(table) for table in find(printed.parts["lampiran-pk-1"], "table.data")]
    assert [[list(row.values())[1:] for row in rows] for rows in signed] == [targets, money]


def test_rkt_has_its_own_anggaran_and_targets(printed):
    tables = find(printed.parts["lampiran-rkt"], "table")
    rows = read_rows(tables[-1])
    kegiatan = {
        row["Kegiatan / Uraian"].split()[0]: row["Kegiatan / Anggaran (Rp)"] for row in rows
    }
    given = {"7.01.02.2.02": "85.979.600", "7.01.04.2.02": "481.650.400"}
    assert kegiatan == dict.fromkeys(kegiatan, BELUM) | given
    assert len(kegiatan) == 10
    assert [row[3] for row in printed.cells("Tabel 2.3")] == ["B (80)", BELUM]


def test_renstra_targets_of_every_year(printed):
    first, second, *_ = find(printed.parts["lampiran-renstra"], "table")[0].xpath("./tbody/tr")
    assert [texts(row, "td")[5:11] for row in (first, second)] == [
        ["85"] * 6,
        [*[TIADA] * 5, "100%"],
    ]
    assert [row[3] for row in printed.cells("Tabel 2.1")] == ["85", "100%"]


def test_counts_and_mean_of_bab_4(printed):
    assert [row[1:] for row in printed.cells("Tabel 4.1")] == [
        ["Sangat Baik", "0", "0,00%"],
        ["Baik", "2", "100,00%"],
        ["Cukup", "0", "0,00%"],
        ["Kurang", "0", "0,00%"],
        ["Jumlah", "2", "100,00%"],
    ]
    for place in ("ikhtisar", "bab-3-a-3", "bab-4-a"):
        assert "sebesar 86,05% (kategori Baik)" in printed.places[place]
    supported = {
        "bab-3-b-1": "1 (satu) program, 5 (lima) kegiatan, dan 10 (sepuluh) sub kegiatan",
        "bab-3-b-2": "3 (tiga) program, 5 (lima) kegiatan, dan 6 (enam) sub kegiatan",
        "bab-4-a": "4 (empat) program, 10 (sepuluh) kegiatan, dan 16 (enam belas) sub kegiatan",
    }
    assert all(words in printed.places[place] for place, words in supported.items())


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("kata-pengantar", "Jember, Januari 2022 CAMAT PATRANG, Haidori, S.E., M.Si."),
        ("lampiran-rkt", "Jember, Mei 2021 Plt. CAMAT PATRANG, Ir. Moh. Rofiq Sugiarto"),
        ("lampiran-pk-1", "Jember, 1 November 2021"),
        ("lampiran-pk-1", "BUPATI JEMBER, Ir. H. Hendy Siswanto, S.T., IPU"),
        ("lampiran-pk-1", "CAMAT PATRANG, Haidori, S.E., M.Si."),
        ("lampiran-iku", "Plt. CAMAT PATRANG, Ir. Moh. Rofiq Sugiarto"),
        ("lampiran-iku", "NOMOR 065/…/022/2018"),
    ],
)
def test_who_signed_what_and_when(printed, place, said):
    assert printed.count(said)[place]


def test_what_is_certainly_wrong_stands_nowhere(printed):
    """A percentage that counts the missing modal as zero, and names of other offices."""
    for wrong in ("72,08%", "68,53%", "Ledokombo", "Qanun", "3.152.686.579", "32.900.000"):
        assert wrong.lower() not in printed.text.lower()
