from dataclasses import replace

import pytest

from renstra.naskah import render_matriks, render_rkt, render_sk_iku
from renstra.naskah.iku import diktum_word
from sakip.angka import Angka
from tests.html import columns, find, parse, rows, texts, words
from tests.instansi.frozen import LAIN, PROFIL
from tests.renstra.frozen import (
    LINK,
    PENANDA,
    RENSTRA,
    RKT,
    SK,
    TAHUN,
    make_indikator,
    make_renstra,
    make_rkt,
    make_sasaran,
    make_tujuan,
)


def matriks(renstra=RENSTRA, profil=PROFIL):
    return parse(render_matriks(renstra, profil))


def form(rkt=RKT, profil=PROFIL):
    return parse(render_rkt(rkt, profil, 2021))


def decree(sk=SK, renstra=RENSTRA, profil=PROFIL):
    return parse(render_sk_iku(sk, renstra, profil))


class TestMatriks:
    def test_every_text_and_target_in_its_column(self):
        (table,) = find(matriks(), "table")
        first = rows(table)[0]
        assert first == [
            "1",
            "Tujuan 1",
            "Indikator tujuan 1",
            "Sasaran 1",
            "Indikator 1",
            "70",
            "0",
            "85",
            "Strategi 1",
            "Kebijakan 1",
            "Program 1.1",
        ]
        assert columns(table) == len(first)

    def test_groups_of_different_length_stand_side_by_side(self):
        (table,) = find(matriks(), "table")
        assert rows(table)[1:] == [
            ["2", "Tujuan 2", "Indikator tujuan 2", "Sasaran 2", "Indikator 2"]
            + ["tidak tersedia", "tidak tersedia", "100%"]
            + ["Strategi 2", "Kebijakan 2", "Program 2.1"],
            [
                "",
                "",
                "",
                "",
                "Indikator 3",
                "belum diisi",
                "belum diisi",
                "B (3)",
                "",
                "",
                "Program 2.2",
            ],
            [""] * 10 + ["Program 2.3"],
        ]

    def test_head_names_each_year_and_is_a_head(self):
        heads = texts(matriks(), "thead th")
        assert [head for head in heads if head.isdigit()] == [str(t) for t in TAHUN]

    def test_absent_targets_give_their_reason_years_together(self):
        (note,) = texts(matriks(), "p.sumber")
        assert "Target 2019–2020 Indikator 2: tidak tersedia, indikator baru." in note

    def test_caption_names_version_and_period(self):
        (caption,) = texts(matriks(), "caption")
        assert "Rencana Strategis Kecamatan Sukamaju 2019–2021 (versi perubahan)" in caption

    @pytest.mark.parametrize(("nomor", "words_"), [("", "tidak tersedia"), ("12/2019", "12/2019")])
    def test_number_of_the_keputusan_or_its_absence(self, nomor, words_):
        (note,) = texts(matriks(replace(RENSTRA, nomor=nomor)), "p.sumber")
        assert f"nomor {words_}." in note.lower()

    def test_without_renstra_says_so(self):
        assert find(matriks(None), "table") == []
        assert "belum diisi" in words(matriks(None))

    @pytest.mark.parametrize(
        "renstra",
        [
            make_renstra(),
            make_renstra(make_tujuan(1, indikator=())),
            make_renstra(make_tujuan(1, make_sasaran(1, [], program=0), indikator=())),
        ],
        ids=["no tujuan", "no sasaran", "no indikator"],
    )
    def test_what_is_missing_is_a_row_of_belum_diisi(self, renstra):
        (table,) = find(matriks(renstra), "table")
        (row,) = rows(table)
        assert len(row) == 11
        assert set(row) <= {
            "1",
            "Tujuan 1",
            "Sasaran 1",
            "Strategi 1",
            "Kebijakan 1",
            "belum diisi",
        }
        assert row[4:8] == ["belum diisi"] * 4

    def test_forty_indicators_are_forty_rows(self):
        many = make_sasaran(1, [make_indikator(n) for n in range(40)])
        (table,) = find(matriks(make_renstra(make_tujuan(1, many))), "table")
        found = rows(table)
        assert [row[4] for row in found] == [f"Indikator {n}" for n in range(40)]
        assert {len(row) for row in found} == {11}

    def test_text_of_the_data_is_no_markup(self):
        odd = make_sasaran(1, [make_indikator(1, uraian="<b>tebal</b> & miring")])
        html = render_matriks(make_renstra(make_tujuan(1, odd)), PROFIL)
        assert "&lt;b&gt;tebal&lt;/b&gt; &amp; miring" in html


class TestRkt:
    def test_chain_of_the_rpjmd_once_for_all_tujuan(self):
        chain, _ = find(form(), "table")
        assert rows(chain) == [
            ["Misi satu", "Tujuan RPJMD", "Indeks A", "Sasaran RPJMD", "Nilai C"],
            ["", "", "Indeks B", "", ""],
        ]

    def test_two_chains_where_the_tujuan_serve_two(self):
        other = replace(LINK, misi="Misi dua")
        versi = make_renstra(make_tujuan(1), make_tujuan(2, rpjmd=other))
        chain, _ = find(form(make_rkt(versi=versi)), "table")
        assert [row[0] for row in rows(chain) if row[0]] == ["Misi satu", "Misi dua"]

    def test_without_rpjmd(self):
        versi = make_renstra(make_tujuan(1, rpjmd=None), rpjmd="")
        page = form(make_rkt(versi=versi))
        assert rows(find(page, "table")[0]) == [["belum diisi"] * 5]
        assert texts(page, "dl.uraian dd") == ["Kecamatan Sukamaju", "belum diisi"]

    def test_rows_down_to_sub_kegiatan(self):
        _, table = find(form(), "table")
        belum = "belum diisi"
        assert rows(table)[1:] == [
            ["Tujuan 2", "Indikator tujuan 2", "Sasaran 2", "Indikator 2", "100%"]
            + ["7.01.02 Uraian 7.01.02", "Indikator 10", belum]
            + ["7.01.02.2.01 Uraian 7.01.02.2.01", "Indikator 11", "100%", "85.979.600"],
            ["", "", "", "Indikator 3", belum] + [""] * 4 + ["Indikator 12", "4 Dokumen", ""],
            [""] * 8 + ["7.01.02.2.01.02 Uraian 7.01.02.2.01.02", belum, belum, "0"],
            ["Tujuan 2 (lanjutan)", "", "Sasaran 2 (lanjutan)", "", ""]
            + ["7.01.03 Uraian 7.01.03", belum, belum]
            + [belum] * 3
            + ["5.000"],
        ]
        assert columns(table) == 12

    def test_sasaran_without_rows(self):
        _, table = find(form(), "table")
        assert (
            rows(table)[0]
            == [
                "Tujuan 1",
                "Indikator tujuan 1",
                "Sasaran 1",
                "Indikator 1",
                "B (80)",
            ]
            + ["belum diisi"] * 7
        )

    @pytest.mark.parametrize(
        ("rkt", "head"),
        [(RKT, "Kegiatan dan Sub Kegiatan"), (make_rkt(), "Kegiatan")],
        ids=["with sub kegiatan", "without"],
    )
    def test_head_says_what_stands_below_it(self, rkt, head):
        assert texts(find(form(rkt), "table")[1], "thead th")[3] == head

    def test_anggaran_absent_by_declaration(self):
        sasaran = RKT.sasaran[1]
        program = replace(sasaran.program[1], anggaran=Angka.tidak_tersedia("tidak dimuat"))
        rkt = make_rkt(replace(sasaran, program=(program,)))
        _, table = find(form(rkt), "table")
        assert rows(table)[-2][-1] == "tidak tersedia"

    def test_kop_title_and_signer(self):
        page = form()
        assert texts(page, "header.kop p") == [
            "Pemerintah Kabupaten Contoh",
            "Kecamatan Sukamaju",
            "Jalan Raya 1",
        ]
        assert texts(page, "h2") == ["RENCANA KINERJA TAHUNAN (RKT) TAHUN 2021"]
        (signed,) = texts(page, "div.ttd")
        assert signed == (
            "Contoh, Mei 2021 Plt. CAMAT SUKAMAJU, Siti Aminah, S.Sos. Pembina "
            "NIP 19671229 199303 1 008"
        )

    @pytest.mark.parametrize(
        ("tanggal", "said"),
        [
            ("Mei 2021", "tidak tercatat siapa Camat Sukamaju pada Mei 2021"),
            ("", "tanggal naskah belum ditetapkan"),
        ],
    )
    def test_without_signer_says_why(self, tanggal, said):
        page = form(make_rkt(penanda=None, tanggal=tanggal))
        assert find(page, "div.ttd") == []
        assert said in words(page)

    def test_without_rkt_says_so(self):
        page = form(None)
        assert find(page, "table") == []
        assert words(page).startswith("Rencana Kinerja Tahunan Kecamatan Sukamaju Tahun 2021")
        assert texts(page, "span.belum") == ["belum diisi"]


class TestSkIku:
    def test_diktum_are_numbered_by_order_without_gap(self):
        assert texts(decree(), "dl.diktum dt") == [
            "KESATU",
            "KEDUA",
            "KETIGA",
            "KEEMPAT",
            "KELIMA",
            "KEENAM",
            "KETUJUH",
            "KEDELAPAN",
            "KESEMBILAN",
            "KESEPULUH",
            "KESEBELAS",
            "KEDUA BELAS",
        ]

    def test_one_diktum_less_leaves_no_gap(self):
        shorter = replace(SK, diktum=SK.diktum[:3] + SK.diktum[4:])
        words_ = texts(decree(shorter), "dl.diktum dt")
        assert words_ == [diktum_word(n) for n in range(1, 12)]

    def test_each_diktum_beside_its_word_and_punctuated(self):
        found = texts(decree(), "dl.diktum dd")
        assert found[0] == "Diktum 1."
        assert found[2] == "Diktum 3: satu; dua; dan tiga."

    def test_gap_in_the_number_is_printed(self):
        assert texts(decree(), "p.naskah-nomor") == ["NOMOR 065/…/022/2018"]

    def test_number_absent(self):
        assert texts(decree(replace(SK, nomor="")), "p.naskah-nomor") == ["NOMOR tidak tersedia"]

    def test_one_consideration_has_no_letter_and_several_laws_are_numbered(self):
        menimbang, mengingat, menetapkan = find(decree(), "dl.konsideran dd")
        assert words(menimbang) == "bahwa perlu menetapkan;"
        assert find(menimbang, "li") == []
        assert texts(mengingat, "li") == ["Undang-Undang Satu;", "Undang-Undang Dua."]
        assert words(menetapkan) == (
            "KEPUTUSAN Camat Sukamaju TENTANG Indikator Kinerja Utama Kecamatan Sukamaju."
        )

    def test_signed_with_place_and_date_and_again_under_the_annex_without(self):
        page = decree()
        first, second = texts(page, "div.ttd")
        assert first.startswith(
            "Ditetapkan di Contoh pada tanggal …… Mei 2021 Plt. CAMAT SUKAMAJU,"
        )
        assert second.startswith("Plt. CAMAT SUKAMAJU,")
        assert [e.get("id") for e in find(page, "div.ttd-ruang")] == ["ttd-x", None]

    def test_annex_lists_tugas_fungsi_tujuan_and_their_indicators(self):
        (annex,) = find(decree(), "section.halaman-baru")
        assert [[words(li) for li in ol.xpath("./li")] for ol in find(annex, "ol.huruf")] == [
            ["menyelenggarakan urusan;", "mengoordinasikan; dan", "melaksanakan tugas lain."],
            ["pembinaan; dan", "penanganan."],
            ["Tujuan 1; dan", "Tujuan 2."],
            ["Indikator tujuan 1; dan", "Indikator tujuan 2."],
        ]
        assert texts(annex, "dl.kepala-lampiran dd") == [
            "Keputusan Camat Sukamaju Kabupaten Contoh",
            "065/…/022/2018",
            "Januari 2018",
        ]

    def test_table(self):
        (table,) = find(decree(), "table")
        assert rows(table) == [
            ["1", "Sasaran 1", "Indikator 1", "a ÷ b", "Seksi A", "Laporan A"],
            ["2", "Sasaran 2", "Indikator 2", "c ÷ d", "Seksi B; Seksi C", "Laporan B"],
        ]

    def test_empty_decree_says_what_is_missing(self):
        empty = replace(SK, menimbang=(), mengingat=(), diktum=(), iku=(), penanda=None, tanggal="")
        profil = replace(PROFIL, tugas=(), fungsi=())
        page = decree(empty, None, profil)
        assert texts(page, "dl.konsideran dd")[:2] == ["belum diisi", "belum diisi"]
        assert "Diktum keputusan belum diisi." in texts(page, "p")
        assert "tanggal naskah belum ditetapkan" in words(page)
        assert rows(find(page, "table")[0]) == [["belum diisi"]]
        annex = texts(page, "section.halaman-baru li")
        assert annex[1:] == [
            f"{part} belum diisi" for part in ("Tugas:", "Fungsi:", "Tujuan:", "Indikator tujuan:")
        ]

    def test_without_decree_says_so(self):
        page = decree(None)
        assert find(page, "table") == []
        assert "Keputusan Camat Sukamaju tentang Indikator Kinerja Utama belum diisi" in words(page)


@pytest.mark.parametrize(
    "render",
    [
        lambda profil: render_matriks(RENSTRA, profil),
        lambda profil: render_matriks(None, profil),
        lambda profil: render_rkt(RKT, profil, 2021),
        lambda profil: render_rkt(None, profil, 2021),
        lambda profil: render_rkt(make_rkt(penanda=None), profil, 2021),
        lambda profil: render_sk_iku(replace(SK, tentang="IKU"), RENSTRA, profil),
        lambda profil: render_sk_iku(None, RENSTRA, profil),
    ],
    ids=["matriks", "no matriks", "rkt", "no rkt", "unsigned rkt", "sk", "no sk"],
)
def test_another_kecamatan_is_named_everywhere(render):
    ours, theirs = words(parse(render(PROFIL))), words(parse(render(LAIN)))
    expected = ours
    for name in ("Sukamaju", "Kabupaten Contoh", "Jalan Raya 1"):
        other = {"Sukamaju": "Seberang", "Jalan Raya 1": "Jalan Lain 2"}.get(
            name, "Kabupaten Tetangga"
        )
        expected = expected.replace(name, other)
    signed = PENANDA.jabatan_cetak
    assert theirs.replace(signed, "") == expected.replace(signed, "")
    assert "Seberang" in theirs
