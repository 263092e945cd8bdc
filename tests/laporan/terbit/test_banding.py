"""What changed between two issues, told figure by figure in words."""

import json
from dataclasses import replace

import pytest

from laporan.data import BagianPemda
from laporan.persetujuan import content_key, content_of
from laporan.terbit.banding import compare_issues
from sakip.pdf.blocks import Penanda
from tests.laporan.builders import REALISASI, make_data


def told(**fields) -> list[str]:
    """What a report with other fields says of its difference."""
    old, new = (json.loads(json.dumps(content_of(d))) for d in (make_data(), make_data(**fields)))
    return [f"{beda.bagian} | {beda.kalimat}" for beda in compare_issues(old, new)]


def test_equal_data_have_no_difference():
    assert told() == []


def test_a_figure_is_told_with_what_follows_from_it():
    lines = told(realisasi=REALISASI | {(1, 2021): 70})
    one = next(line for line in lines if line.startswith("Capaian kinerja | Indikator 1"))
    assert "realisasi 69,8 → 70" in one
    assert "capaian 87,25% → 87,5%" not in one  # percentages bear two decimals
    assert "capaian 87,25% → 87,50%" in one
    assert any("rata-rata" in line and "%" in line for line in lines)


def test_what_is_taken_away_or_was_empty_is_not_a_zero():
    lines = told(realisasi={key: v for key, v in REALISASI.items() if key != (1, 2021)})
    assert any("realisasi 69,8 → belum diisi" in line for line in lines)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"isu": ("Pegawai kurang", "Data lambat")}, "Isu strategis | ditambah: Data lambat"),
        ({"perbaikan": ()}, "Langkah perbaikan | dihapus: Menambah pegawai"),
        ({"narasi": {"penutup": "<p>Sekian.</p>"}}, "Teks laporan | Kalimat penutup: ditulis"),
        ({"tanggal": "Februari 2022"}, "Laporan | tanggal Januari 2022 → Februari 2022"),
    ],
)  # fmt: skip
def test_texts_are_named_by_their_place(fields, line):
    assert told(**fields) == [line]


def test_another_signer_is_named():
    assert told(penanda=Penanda("Camat Sukamaju", "Budi")) == [
        "Penanda tangan | nama Siti Aminah → Budi"
    ]


def test_the_profile_is_told_by_its_field():
    data = make_data()
    lines = told(profil=replace(data.profil, alamat="Jalan Lain 2"))
    assert len(lines) == 1
    assert lines[0].startswith("Profil instansi | alamat ")
    assert lines[0].endswith("→ Jalan Lain 2")


def test_what_is_approved_includes_what_the_pemda_set():
    keys = {
        content_key(make_data()),
        content_key(make_data(teks_pemda={"penutup": "<p>Sekian.</p>"})),
        content_key(make_data(kerangka={"ikhtisar": BagianPemda("", None, False)})),
    }
    assert len(keys) == 3
    assert content_key(make_data()) in keys
