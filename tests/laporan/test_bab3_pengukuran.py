"""How performance is measured, and Tabel 3.1."""

from decimal import Decimal

import pytest

from capaian.formulas import SKALA_PERMENDAGRI_86_2017
from laporan.bagian.bab3_pengukuran import build_pengukuran
from sakip.angka import Angka
from tests.capaian.builders import TAHUN, make_indikator, make_pk, make_renstra, make_sasaran
from tests.html import find, texts, words
from tests.laporan.lakip import build, make_lakip, make_usual
from tests.laporan.tables import open_table, read_rows, row_of

TITLE = "Target, Realisasi, dan Capaian Kinerja Tahun 2021"


def section(data):
    """The section, parsed; it is one piece."""
    (piece,), _ = build(build_pengukuran, data)
    return piece


def results(data):
    """Tabel 3.1 as rows."""
    return read_rows(open_table(section(data), TITLE))


def one(target=80, realisasi=60, **fields):
    """A LAKIP with one indicator."""
    renstra = make_renstra(make_sasaran(1, [make_indikator(1, "Indeks satu", **fields)]))
    pk = [make_pk({1: target})]
    return make_lakip(renstra, pk, realisasi={(1, TAHUN): realisasi})


def test_tabel_3_1_of_patrang(patrang):
    table = open_table(section(patrang), "Tabel 3.1")
    first, second = read_rows(table)
    assert first == {
        "No": "1",
        "Sasaran strategis": "Meningkatnya kualitas pelayanan",
        "Indikator kinerja": "Nilai Survei Kepuasan Masyarakat (SKM)",
        "Target": "B (80)",
        "Realisasi": "69,8",
        "Capaian": "87,25%",
        "Kategori": "Baik",
    }
    assert list(second.values())[3:] == ["100%", "84,85%", "84,85%", "Baik"]
    assert second["Sasaran strategis"].startswith("Meningkatnya koordinasi bidang pemerintahan")


def test_patrang_shows_how_each_capaian_came_about_and_what_they_say(patrang):
    piece = section(patrang)
    assert texts(piece, "ol li") == [
        "Nilai SKM: 69,8 / 80 × 100 = 87,25%.",
        "Rekomendasi ditindaklanjuti: 84,85 / 100 × 100 = 84,85%.",
    ]
    text = words(piece)
    assert "2 (dua) berkategori Baik" in text
    assert "86,05% (kategori Baik)" in text
    assert "Target menurut PK perubahan 2021." in text


def test_the_scale_in_force_is_the_printed_one(patrang):
    table = next(t for t in find(section(patrang), "table") if not find(t, "caption"))
    assert [list(row.values())[1:] for row in read_rows(table)] == [
        ["lebih dari 100%", "Sangat Baik"],
        ["76% sampai dengan 100%", "Baik"],
        ["55% sampai kurang dari 76%", "Cukup"],
        ["kurang dari 55%", "Kurang"],
    ]


def test_another_scale_changes_table_and_categories_together():
    data = make_usual(fakta={"skala": SKALA_PERMENDAGRI_86_2017})
    piece = section(data)
    assert "Permendagri Nomor 86 Tahun 2017" in words(piece)
    assert [row["Kategori"] for row in results(data)] == ["Sedang", "Sangat Tinggi"]
    labels = [pita.label for pita in SKALA_PERMENDAGRI_86_2017.pita]
    scale = next(t for t in find(piece, "table") if not find(t, "caption"))
    assert [row["Kategori"] for row in read_rows(scale)] == labels


@pytest.mark.parametrize(
    ("target", "printed"),
    [
        (Angka.of(80, "B (80)"), "B (80)"),
        (Angka.of(80, "B"), "B (80)"),
        (Angka.of(Decimal("76.61"), "B"), "B (76,61)"),
        (Angka.of(100, "100%"), "100%"),
        (Angka.of(12), "12%"),
        (Angka.belum(), "belum diisi"),
        (Angka.tidak_tersedia("belum disepakati"), "tidak tersedia"),
    ],
)
def test_a_target_is_printed_as_promised_and_with_its_number(target, printed):
    (row,) = results(one(target))
    assert row["Target"] == printed


def test_a_range_is_its_own_target():
    data = one(None, 75, metode="rentang", rentang=(Decimal(70), Decimal(80)))
    (row,) = results(data)
    assert (row["Target"], row["Capaian"]) == ("70 sampai dengan 80", "100,00%")


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "reason"),
    [
        (80, None, "belum diisi", "realisasi belum diisi"),
        (None, 60, "belum diisi", "target belum diisi"),
        (0, 60, "tidak dapat dihitung", "target 0"),
        (80, "survei tidak dilakukan", "tidak dapat dihitung", "survei tidak dilakukan"),
        (80, 0, "0,00%", "0 / 80 × 100 = 0,00%"),
    ],
)
def test_what_is_missing_is_said_and_never_a_zero(target, realisasi, capaian, reason):
    data = one(target, realisasi)
    (row,) = results(data)
    assert row["Capaian"] == capaian
    (item,) = texts(section(data), "ol li")
    assert reason in item


def test_a_sasaran_is_named_once_for_all_its_indicators():
    indikator = [make_indikator(n, f"Indikator {n}") for n in (1, 2)]
    data = make_lakip(
        make_renstra(make_sasaran(1, indikator), make_sasaran(2, [make_indikator(3)]))
    )
    assert [(r["No"], r["Sasaran strategis"]) for r in results(data)] == [
        ("1", "Sasaran 1"), ("2", ""), ("3", "Sasaran 2"),
    ]  # fmt: skip


def test_targets_from_several_documents_are_named_by_number():
    data = make_usual(pk=[make_pk({1: 80})])
    assert (
        "Target menurut PK perubahan 2021 (indikator nomor 1) dan Renstra (indikator nomor 2)."
        in words(section(data))
    )


def formulas(data) -> list[str]:
    """The fractions that are printed."""
    return [f"{words(a)} / {words(b)}" for a, b in (f for f in find(section(data), "span.pecahan"))]


def test_only_the_methods_in_use_are_printed():
    assert formulas(one()) == ["Realisasi / Target"]
    assert formulas(one(metode="negatif")) == ["Target − (Realisasi − Target) / Target"]
    mixed = make_sasaran(1, [make_indikator(1), make_indikator(2, metode="negatif_rasio")])
    data = make_lakip(make_renstra(mixed))
    assert formulas(data) == ["Realisasi / Target", "Target / Realisasi"]
    text = words(section(data))
    assert "(indikator nomor 1)" in text
    assert "(indikator nomor 2)" in text


def test_a_cap_for_means_is_printed_and_only_then():
    assert "paling tinggi 120%" in words(
        section(make_usual(fakta={"batas_rata_rata": Decimal(120)}))
    )
    assert "paling tinggi" not in words(section(make_usual()))


def test_rounding_and_category_are_explained():
    text = words(section(make_usual()))
    assert "84,845 menjadi 84,85" in text
    assert "Kategori ditentukan dari capaian yang sudah dibulatkan" in text


def test_the_chart_draws_every_indicator_against_the_scale():
    (figure,) = find(section(make_usual()), "figure.gambar")
    (caption,) = texts(figure, "figcaption")
    assert caption == "Gambar 3.1 Capaian Kinerja per Indikator Tahun 2021"
    drawn = words(find(figure, "svg")[0])
    assert "Indeks satu: 75,00% Cukup; Indeks dua: 110,00% Sangat Baik" in drawn


def test_without_indicators_the_section_says_what_is_missing():
    piece = section(make_lakip())
    assert find(piece, "caption") == []
    assert "Indikator kinerja sasaran Tahun 2021 belum diisi" in words(piece)
    assert find(piece, "span.belum")


def test_a_sasaran_without_indicator_keeps_its_row():
    plan = make_renstra(make_sasaran(1, [make_indikator(1)]), make_sasaran(2, []))
    rows = results(make_lakip(plan))
    assert [row["No"] for row in rows] == ["1", "–"]
    assert rows[1]["Sasaran strategis"] == "Sasaran 2"
    assert rows[1]["Indikator kinerja"] == "indikator belum diisi"
    bare = section(make_lakip(make_renstra(make_sasaran(1, []))))
    assert "indikator belum diisi" in words(bare)
    assert find(bare, "figure.gambar") == []
    assert "Perhitungan capaian" not in words(bare)


def test_forty_indicators_are_forty_rows():
    indikator = [make_indikator(n, f"Indikator {n} " + "panjang " * 24) for n in range(1, 41)]
    data = make_lakip(make_renstra(make_sasaran(1, indikator)), realisasi={(7, TAHUN): 5})
    rows = results(data)
    assert [row["No"] for row in rows] == [str(n) for n in range(1, 41)]
    assert row_of(open_table(section(data), TITLE), "No", "40")["Capaian"] == "belum diisi"


def test_own_text_stands_instead_of_the_default():
    data = make_usual(narasi={"pengukuran_hasil": "<p>Kata kami <script>x</script>sendiri.</p>"})
    text = words(section(data))
    assert "Kata kami sendiri." in text
    assert "Rata-rata capaian" not in text


def test_captions_are_registered_for_the_lists_in_front():
    _, register = build(build_pengukuran, make_usual())
    assert [k.nomor for k in register.daftar_tabel] == ["Tabel 3.1"]
    assert [k.nomor for k in register.daftar_gambar] == ["Gambar 3.1"]
    assert [j.nomor for j in register.judul[1:]] == ["1.", "2.", "3."]
