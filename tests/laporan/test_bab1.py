from dataclasses import replace

import pytest

from instansi.data import Unit
from laporan.data import BagianPemda
from tests.html import find, texts
from tests.instansi.frozen import PROFIL as TANPA_URAIAN
from tests.laporan.builders import PROFIL, build_html, make_data, make_empty, read


def test_latar_cites_the_rules_with_their_full_titles():
    said = read(make_data(), "bab-1-latar")
    assert (
        "Nomor XI/MPR/1998 tentang Penyelenggara Negara yang Bersih dan Bebas Korupsi, Kolusi, dan "
        "Nepotisme"
    ) in said
    assert "Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggara Negara yang Bersih" in said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {},
            "mengacu pada Rencana Strategis (Renstra) Tahun 2019–2021, Rencana Kinerja Tahunan (RKT) "
            "Tahun 2021, dan Perjanjian Kinerja Perubahan Tahun 2021.",
        ),
        (
            {"renstra": None, "pk": ()},
            "mengacu pada Rencana Kinerja Tahunan (RKT) Tahun 2021.",
        ),
        (
            {"renstra": None, "rkt": None, "pk": ()},
            "Dokumen perencanaan dan perjanjian kinerja yang menjadi acuannya belum diisi.",
        ),
    ],
)
def test_latar_names_only_the_plans_that_there_are(fields, said):
    assert said in read(make_data(**fields), "bab-1-latar")


def test_latar_speaks_of_iku_only_where_they_are_fixed():
    assert "Indikator Kinerja Utama" in read(make_data(), "bab-1-latar")
    assert "Indikator Kinerja Utama" not in read(make_data(sk_iku=None), "bab-1-latar")


def test_sistematika_follows_the_outline_of_the_pemda():
    kerangka = {
        "bab-4": BagianPemda("SIMPULAN DAN SARAN", 0, True),
        "bab-2-rkt": BagianPemda("", None, False),
    }
    html = build_html(make_data(kerangka=kerangka), "bab-1-maksud")
    bab = dict(zip(texts(html, "dt"), texts(html, "dd"), strict=True))
    assert bab["BAB II"] == "SIMPULAN DAN SARAN, memuat Simpulan dan Langkah Perbaikan."
    assert "Rencana Kinerja Tahunan" not in bab["BAB III"]
    assert bab["BAB III"].endswith("; dan Indikator Kinerja Utama (IKU).")


def test_organisasi_lists_tugas_and_fungsi_with_their_punctuation():
    html = build_html(make_data(), "bab-1-organisasi")
    assert "menyelenggarakan urusan;" in texts(html, "ol.huruf li")
    assert "melaksanakan tugas lain." in texts(html, "ol.huruf li")
    assert "Kecamatan dipimpin oleh Camat." in texts(html, "ol.kurung li")
    assert texts(html, "h3") == [
        "1. Kedudukan",
        "2. Tugas",
        "3. Fungsi",
        "4. Susunan Organisasi",
    ]


def test_chart_shows_every_post_and_one_box_of_the_kelurahan():
    html = build_html(make_data(), "bab-1-organisasi")
    (figure,) = find(html, "figure.gambar")
    shown = " ".join(figure.itertext())
    for post in ("Camat", "Sekretaris", "Kepala Subbagian", "Kepala Seksi", "8 Kelurahan"):
        assert post in shown
    assert texts(html, "figcaption") == ["Gambar 1.1 Bagan Susunan Organisasi Kecamatan Sukamaju"]


def test_empty_profile_is_asked_for_point_by_point():
    html = build_html(
        make_data(profil=replace(TANPA_URAIAN, tugas=(), fungsi=())), "bab-1-organisasi"
    )
    said = texts(html, "p")
    assert "Kedudukan Kecamatan Sukamaju belum diisi." in said
    assert "Tugas Camat Sukamaju belum diisi." in said
    assert "Fungsi Kecamatan Sukamaju belum diisi." in said
    assert said[-1].startswith("Susunan organisasi Kecamatan Sukamaju belum diisi")
    assert said[0].endswith("belum diisi. Jumlah kelurahan dan desa belum diisi.")
    assert find(html, "figure") == []


@pytest.mark.parametrize(
    ("kelurahan", "desa", "said"),
    [
        (8, 0, "meliputi 8 (delapan) kelurahan."),
        (0, 12, "meliputi 12 (dua belas) desa."),
        (1, 1, "meliputi 1 (satu) kelurahan dan 1 (satu) desa."),
        (3, None, "meliputi 3 (tiga) kelurahan. Jumlah desa belum diisi."),
        (0, 0, "tidak terbagi atas kelurahan ataupun desa."),
        (0, None, "Tahun 2020. Jumlah desa belum diisi."),
    ],
)
def test_area_is_told_as_far_as_it_is_known(kelurahan, desa, said):
    profil = replace(PROFIL, jumlah_kelurahan=kelurahan, jumlah_desa=desa)
    assert said in read(make_data(profil=profil), "bab-1-organisasi")


def test_many_units_and_long_names_are_all_shown():
    units = tuple(Unit(f"Seksi {n} {'x' * 200}", f"Kepala {n}") for n in range(40))
    said = read(make_data(profil=replace(PROFIL, susunan=units)), "bab-1-organisasi")
    assert "Seksi 0 " in said
    assert "Seksi 39 " in said
    assert "Kepala 39" in said


def test_isu_are_those_that_people_state():
    html = build_html(make_data(isu=("Pegawai kurang", "Gedung rusak")), "bab-1-isu")
    assert texts(html, "ol li") == ["Pegawai kurang.", "Gedung rusak."]
    assert "menghadapi 2 (dua) isu strategis, yaitu:" in texts(html, "p")[0]


def test_without_isu_the_facts_are_named_and_nothing_is_concluded():
    html = build_html(make_data(isu=()), "bab-1-isu")
    assert texts(html, "span.belum") == ["belum diisi"]
    facts = texts(html, "ul li")
    assert facts[0].startswith("target tidak tercapai pada Indikator 1: target B (80)")
    assert facts[-1] == "belum diisi: realisasi Belanja Modal."
    assert find(html, "ol") == []


def test_own_text_replaces_the_request_but_never_the_list():
    own = {"isu_strategis": "<p>Isu kami.</p>"}
    assert texts(build_html(make_data(isu=(), narasi=own), "bab-1-isu"), "p") == ["Isu kami."]
    both = build_html(make_data(isu=("Banjir",), narasi=own), "bab-1-isu")
    assert texts(both, "ol li") == ["Banjir."]


def test_empty_report_still_asks_for_isu():
    assert "Isu strategis Kecamatan Sukamaju belum diisi." in read(make_empty(), "bab-1-isu")


def test_list_and_chart_of_the_organisation_name_the_same_kelurahan():
    html = build_html(make_data(), "bab-1-organisasi")
    assert texts(html, "ol.huruf li")[-1] == "8 (delapan) kelurahan"
    assert "8 Kelurahan" in html
    without = build_html(make_data(profil=replace(PROFIL, jumlah_kelurahan=0)), "bab-1-organisasi")
    assert "elurahan</li>" not in without
