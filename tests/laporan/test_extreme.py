"""Reports that lack something, or have very much of it: complete, and saying what is missing."""

from collections import Counter

import pytest

from laporan.document import build_document
from sakip.pdf import render_whole
from tests.html import find
from tests.laporan import variations as having
from tests.laporan.printed import Printed, read_report
from tests.laporan.tables import read_rows
from tests.sakip.pdf_reading import open_pages

pytestmark = pytest.mark.django_db

NAME = "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"


# What is printed in the place of what is missing.
SAID = {
    having.no_realisasi: {
        "ikhtisar": "Dari 2 (dua) indikator, 2 (dua) belum diisi target atau realisasinya.",
        "bab-3-a-3": "Nilai SKM: belum diisi (realisasi belum diisi).",
        "bab-3-b-1": "belum dapat dibandingkan karena belum ada nilai. Tahun 2017–2021 belum diisi.",
        "bab-3-c-1": "Realisasi anggaran belum diisi.",
        "bab-4-a": "realisasi untuk 2 (dua) indikator",
    },
    having.no_national_figure: {
        "bab-3-b-1": "belum dapat dibandingkan dengan realisasi nasional karena realisasi nasional "
        "belum diisi.",
    },
    having.no_logo: {
        "sampul": "lambang daerah belum diisi",
        "lampiran-rkt": "lambang daerah belum diisi",
        "lampiran-iku": "lambang daerah belum diisi",
    },
    having.no_sub_kegiatan: {
        "bab-3-b-1": "realisasi belum diisi. Kegiatan dan sub kegiatan program ini dalam anggaran "
        "Tahun 2021 belum diisi.",
        "bab-3-c-3": f"Jumlah belum termasuk {NAME} (pagu belum diisi).",
        "bab-4-a": f"pagu dan realisasi {NAME};",
    },
    having.no_program: {
        "bab-2-a-3": "belum diisi",
        "bab-3-b-1": "Belum ada program yang dipetakan untuk mendukung sasaran ini.",
        "bab-3-c-3": "Belum dipetakan ke sasaran 10.948.131.149 80,61%",
    },
    having.no_perubahan: {
        "bab-2-c": "Perjanjian Kinerja (murni) Tahun 2021 ditandatangani pada 4 Januari 2021",
        "bab-3-a-3": "Target menurut PK 2021.",
        "lampiran-pk": "tidak tercatat naskah perjanjian tersebut.",
    },
    having.no_pk: {
        "ikhtisar": "Perjanjian Kinerja Tahun 2021 yang berlaku tidak ada dalam data laporan ini",
        "bab-2-c": "Tidak ada Perjanjian Kinerja Tahun 2021 yang berlaku dalam data laporan ini",
        "bab-3-a-3": "Target menurut RKT 2021 (indikator nomor 1) dan Renstra (indikator nomor 2).",
        "bab-4-a": "Perjanjian Kinerja Tahun 2021 yang berlaku;",
        "lampiran-pk": "Perjanjian Kinerja Kecamatan Patrang Tahun 2021: belum diisi.",
    },
    having.no_rkt: {
        "bab-2-b": "Rencana Kinerja Tahunan (RKT) Kecamatan Patrang Tahun 2021 belum diisi",
        "bab-4-a": "Rencana Kinerja Tahunan (RKT) Tahun 2021;",
        "lampiran-rkt": "belum diisi, sehingga naskahnya belum dapat dicetak.",
    },
    having.no_sk_iku: {
        "bab-2-d": "Keputusan yang menetapkan IKU Kecamatan Patrang belum diisi",
        "bab-4-a": "keputusan tentang Indikator Kinerja Utama (IKU);",
        "lampiran-iku": "belum diisi, sehingga naskahnya belum dapat dicetak.",
    },
    having.no_renstra: {
        "kata-pengantar": "sasaran dan indikatornya belum diisi.",
        "ikhtisar": "yang berlaku pada tahun 2021 belum diisi, sehingga tujuan dan sasaran belum",
        "bab-2-a": "yang berlaku pada tahun 2021 belum diisi.",
        "bab-3-a-3": "Indikator kinerja sasaran Tahun 2021 belum diisi",
        "bab-3-b": "belum ada Rencana Strategis yang berlaku",
        "bab-3-c-3": "Sasaran belum diisi, sehingga anggaran belum dapat dipetakan ke sasaran.",
        "bab-4-a": "Sasaran yang harus diukur belum diisi.",
        "lampiran-renstra": "belum diisi, sehingga matriksnya belum dapat dicetak.",
    },
    having.no_officials: {
        "kata-pengantar": "Penanda tangan belum diisi: belum tercatat siapa Camat Patrang pada "
        "Januari 2022.",
        "bab-4-a": "tanggal dan penanda tangan laporan;",
        "lampiran-rkt": "tidak tercatat siapa Camat Patrang pada Mei 2021.",
        "lampiran-iku": "tidak tercatat siapa Camat Patrang pada Januari 2018.",
    },
    having.no_budget: {
        "ikhtisar": "Pagu anggaran Kecamatan Patrang Tahun Anggaran 2021 belum diisi.",
        "bab-3-b-2": "kegiatan dan sub kegiatannya belum tercatat dalam anggaran tahun 2021",
        "bab-3-c": "Pagu dan realisasi anggaran Kecamatan Patrang Tahun 2021 belum diisi",
        "bab-4-a": "pagu dan realisasi anggaran tahun 2021.",
    },
    having.zero_pagu: {
        "ikhtisar": "16 (enam belas) sub kegiatan, seluruhnya tanpa pagu",
        "bab-3-b-1": "seluruhnya tanpa pagu setelah perubahan anggaran.",
        "bab-3-c-1": "Belanja Operasi 0 – 10.115.570.990 tidak dapat dihitung",
        "bab-3-c-2": "Persentase tidak dapat dihitung pada pagu 0.",
        "bab-3-c-3": "serapannya tidak dapat dihitung (pagu 0).",
    },
    having.nothing_at_all: {
        "sampul": "lambang daerah belum diisi",
        "kata-pengantar": "belum tercatat siapa Camat Patrang dan belum ditetapkan tanggal laporan.",
        "bab-1-a": "perjanjian kinerja yang menjadi acuannya belum diisi.",
        "bab-1-c": "Jumlah kelurahan dan desa belum diisi.",
        "bab-1-c-4": "Susunan organisasi Kecamatan Patrang belum diisi",
        "bab-1-d": "Isu strategis Kecamatan Patrang belum diisi.",
        "bab-4-b": "Langkah perbaikan belum diisi.",
        "lampiran-pk": "Sampai laporan ini dicetak tidak tercatat naskah perjanjian tersebut.",
    },
}  # fmt: skip


@pytest.mark.parametrize("lacking", SAID, ids=lambda function: function.__name__)
def test_what_is_missing_is_said_in_its_place(demo, printed, lacking):
    lacking(demo)
    report = read_report()
    assert_complete(report, printed)
    for place, words in SAID[lacking].items():
        assert words in report.places[place], place


@pytest.mark.parametrize(
    ("lacking", "titles"),
    [
        (having.no_realisasi, ["Tabel 3.1", "Tabel 3.8", "Tabel 3.9", "Tabel 3.11"]),
        (having.no_sub_kegiatan, ["Tabel 3.11"]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_missing_is_never_a_zero(demo, lacking, titles):
    lacking(demo)
    report = read_report()
    zero_rows = {"7.01.03.2.01", "7.01.03.2.01.01", "7.01.03.2.02.02"}  # pagu is 0, so is realisasi
    for title in titles:
        for row in report.cells(title):
            assert row[0] in zero_rows or not {"0", "0,00%"} & set(row), row


def test_a_sasaran_without_program_has_no_share_of_the_money(demo):
    having.no_program(demo)
    report = read_report()
    assert report.row("Tabel 3.11", "Sasaran 1: Meningkatnya kualitas pelayanan") == ["–"] * 6
    assert not report.count("0,00%")["bab-3-c-3"]
    assert "pagu 0" not in report.places["bab-3-b-1"]


def assert_complete(report: Printed, whole: Printed) -> None:
    """Assert that every part is there and holds together: ids, links, tables, words."""
    beginnings = {key.partition("-evaluasi-")[0].removesuffix("-1") for key in whole.parts}
    assert beginnings - {"bab"} <= {*report.parts, "bab-3-evaluasi"}
    elements = [element for part in report.parts.values() for element in part.iter()]
    ids = Counter(element.get("id") for element in elements if element.get("id"))
    assert set(ids.values()) == {1}
    links = {element.get("href")[1:] for element in elements if element.tag == "a"}
    assert links <= set(ids)
    for part in report.parts.values():
        for table in find(part, "table.data"):
            if not table.xpath("./tbody/tr/td[@rowspan]"):
                read_rows(table)
    for wrong in ("None", "  ", " .", " ,", "..", "()", "{{", "Decimal"):
        assert wrong not in report.text.replace(". . .", "")


def test_forty_indicators(demo, printed):
    having.forty_indicators(demo)
    report = read_report()
    assert_complete(report, printed)
    assert [row[0] for row in report.cells("Tabel 3.1")] == [str(n) for n in range(1, 41)]
    assert len(report.cells("Capaian Kinerja Sasaran")) == 40
    assert report.row("Tabel 4.1", "Jumlah") == ["40", "100,00%"]
    assert "40 (empat puluh) indikator" in report.places["bab-4-a"]


def test_250_sub_kegiatan(demo, printed):
    having.sub_kegiatan_by_the_hundred(demo)
    report = read_report()
    assert_complete(report, printed)
    assert len(report.boxes) == 250
    rows = [row for row in report.cells("Tabel 3.9") if row[0].count(".") == 5]
    assert len(rows) == 250
    assert report.row("Tabel 3.9", "Penyediaan Barang ke-233")[2:] == ["belum diisi", "belum diisi"]
    assert "250 (dua ratus lima puluh) sub kegiatan" in report.places["bab-4-a"]


def test_names_of_200_characters(demo, printed):
    name = having.names_of_200_characters(demo)
    report = read_report()
    assert_complete(report, printed)
    assert name in report.places["sampul"]
    assert report.row("Tabel 3.1", "1")[:2] == [having.LONG[:200], having.LONG[:200]]


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("vary", "pages"),
    [(having.nothing_at_all, 15), (having.very_much, 80)],
    ids=["nothing", "much"],
)
def test_it_is_laid_out_as_a_whole(demo, vary, pages):
    vary(demo)
    report = read_report()
    whole = render_whole(build_document(report.data))
    headings = [h.get("id") for part in report.parts.values() for h in part.iter("h1", "h2", "h3")]
    assert {h for h in headings if h} <= set(whole.labels)
    assert whole.pages > pages
    for page in open_pages(whole.pdf)[::8]:
        assert max(word["x1"] for word in page.extract_words()) <= page.width - 40
