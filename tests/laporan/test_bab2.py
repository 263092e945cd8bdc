from dataclasses import replace

from renstra.data import RktSasaran
from sakip.angka import Angka
from tests.html import find, rows, texts
from tests.laporan.builders import build_html, build_sections, make_data, make_empty, read
from tests.renstra.frozen import (
    RENSTRA,
    RKT,
    SASARAN,
    make_indikator,
    make_renstra,
    make_rkt,
    make_sasaran,
    make_simpul,
    make_tujuan,
)


def tables(data, kunci):
    return [rows(table) for table in find(build_html(data, kunci), "table")]


def test_renstra_tells_visi_misi_and_the_chain_of_each_tujuan():
    html = build_html(make_data(), "bab-2-renstra")
    said = " ".join(texts(html, "p"))
    assert "berlaku Perubahan Renstra Kecamatan Sukamaju Tahun 2019–2021." in said
    assert "Nomor keputusan penetapannya tidak tersedia." in said
    assert "“Visi”" in said
    assert "diwujudkan melalui 1 (satu) misi:" in said
    assert "menetapkan 2 (dua) tujuan dengan 2 (dua) sasaran." in said
    chain = dict(zip(texts(html, "dt"), texts(html, "dd"), strict=True))
    assert chain["Tujuan 1"] == "Tujuan 1"
    assert chain["Tujuan RPJMD"] == "Tujuan RPJMD"
    assert chain["Sasaran 2"] == "Sasaran 2"


def test_renstra_tables_hold_targets_and_the_ways_to_reach_them():
    targets, ways = tables(make_data(), "bab-2-renstra")
    assert targets == [
        ["1", "Sasaran 1", "Indikator 1", "85"],
        ["2", "Sasaran 2", "Indikator 2", "100%"],
        ["", "", "Indikator 3", "B (3)"],
    ]
    assert ways[0] == ["1", "Sasaran 1", "Strategi 1", "Kebijakan 1", "Program 1.1"]
    assert ways[1][4] == "Program 2.1 Program 2.2 Program 2.3"


def test_target_of_the_last_year_has_a_column_of_its_own():
    plan = replace(RENSTRA, tahun=(2019, 2020, 2021, 2022, 2023))
    (table, _) = find(build_html(make_data(renstra=plan), "bab-2-renstra"), "table")
    assert texts(table, "th")[-2:] == ["Target 2021", "Target 2023"]
    assert rows(table)[0][-2:] == ["85", "belum diisi"]


def test_gaps_of_a_renstra_are_named_where_they_are():
    bare = replace(make_sasaran(1, []), strategi=(), kebijakan=(), program=())
    plan = make_renstra(
        make_tujuan(1, bare, indikator=(), rpjmd=None), make_tujuan(2), rpjmd="", visi="", misi=()
    )
    html = build_html(make_data(renstra=plan, rkt=None, pk=()), "bab-2-renstra")
    said = " ".join(texts(html, "p"))
    assert "Visi Kabupaten Contoh yang didukung belum diisi." in said
    assert "Misi Kabupaten Contoh belum diisi." in said
    targets, ways = map(rows, find(html, "table"))
    assert targets == [["1", "Sasaran 1", "belum diisi", "belum diisi"]]
    assert ways == [["1", "Sasaran 1", "belum diisi", "belum diisi", "belum diisi"]]
    assert texts(html, "dl.uraian span.belum") == ["belum diisi"] * 4


def test_renstra_without_sasaran_gives_no_number_to_a_table_that_is_not_there():
    plan = make_renstra(make_tujuan(1))
    sections = build_sections(
        make_data(renstra=plan, rkt=None), ["bab-2-renstra", "bab-2-rkt", "bab-2-pk"]
    )
    assert find(sections["bab-2-renstra"], "table") == []
    assert texts(sections["bab-2-pk"], "caption")[0].startswith("Tabel 2.1 ")


def test_without_renstra_or_rkt_the_section_says_so_and_stops():
    for kunci, name in (
        ("bab-2-renstra", "Rencana Strategis (Renstra) Kecamatan Sukamaju"),
        ("bab-2-rkt", "Rencana Kinerja Tahunan (RKT) Kecamatan Sukamaju Tahun 2021"),
    ):
        html = build_html(make_empty(), kunci)
        (said,) = texts(html, "p")
        assert said.startswith(name)
        assert "belum diisi" in said
        assert find(html, "h3") == []


def test_rkt_counts_what_its_tables_hold():
    said = read(make_data(), "bab-2-rkt")
    assert "memuat 2 (dua) sasaran dengan 3 (tiga) indikator sasaran" in said
    assert "didukung oleh 2 (dua) program" in said
    assert "melalui 1 (satu) kegiatan dan 1 (satu) sub kegiatan." in said
    assert "termasuk anggaran yang direncanakan, disajikan dalam Lampiran 2." in said
    sasaran, program, kegiatan = tables(make_data(), "bab-2-rkt")
    assert sasaran[0] == ["1", "Sasaran 1", "Indikator 1", "B (80)"]
    assert sasaran[2] == ["", "", "Indikator 3", "belum diisi"]
    assert program[0] == ["1", "Uraian 7.01.02", "Indikator 10", "belum diisi"]
    assert program[1] == ["2", "Uraian 7.01.03", "belum diisi", "belum diisi"]
    assert kegiatan == [
        ["Uraian 7.01.02"],
        ["1", "Uraian 7.01.02.2.01", "Indikator 11", "100%"],
        ["", "", "Indikator 12", "4 Dokumen"],
    ]


def test_program_under_two_sasaran_counts_once_with_all_its_kegiatan():
    def program(*kode):
        return make_simpul("7.01.01", "program", *(make_simpul(k, "kegiatan") for k in kode))

    rkt = make_rkt(
        RktSasaran(SASARAN[0], {}, (program("7.01.01.2.01", "7.01.01.2.02"),)),
        RktSasaran(SASARAN[1], {}, (program("7.01.01.2.02", "7.01.01.2.06"),)),
    )
    said = read(make_data(rkt=rkt), "bab-2-rkt")
    assert "didukung oleh 1 (satu) program" in said
    assert "melalui 3 (tiga) kegiatan." in said


def test_rkt_of_sasaran_alone_asks_for_program_and_kegiatan():
    rkt = make_rkt(RktSasaran(SASARAN[0], {}, ()), tanggal="")
    html = build_html(make_data(rkt=rkt), "bab-2-rkt")
    said = " ".join(texts(html, "p"))
    assert "Program dalam RKT Tahun 2021 belum diisi." in said
    assert "Kegiatan dalam RKT Tahun 2021 belum diisi." in said
    assert "belum mencantumkan tanggal penetapan" in said
    assert len(find(html, "table")) == 1


def test_forty_indicators_have_forty_rows():
    many = make_sasaran(1, [make_indikator(n, {2021: Angka.of(n)}) for n in range(1, 41)])
    plan = make_renstra(make_tujuan(1, many))
    targets, _ = tables(make_data(renstra=plan, rkt=RKT, pk=()), "bab-2-renstra")
    assert len(targets) == 40
    assert targets[39] == ["", "", "Indikator 40", "40"]
