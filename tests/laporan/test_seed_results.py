"""Grave errors of the seed in its results: why none of them can be printed."""

import re

import pytest
from django.db import IntegrityError, transaction

from capaian.models import PitaSkala, RealisasiIndikator
from laporan.models import Laporan
from perjanjian.models import PkSasaran
from renstra.models import Indikator, Renstra, TargetRenstra, TargetRkt
from tests.laporan.printed import assert_follows, read_report
from tests.rows import make

pytestmark = pytest.mark.django_db

TABLES_OF_SKM = ("Capaian Kinerja Sasaran", "Tabel 3.1", "Tabel 3.2", "Tabel 3.3", "Tabel 3.4")
# Bab III.A explains rounding with "84,845 menjadi 84,85".
EXPLAINED = ("bab-3-a-1",)


def skm():
    return Indikator.objects.get(sasaran__isnull=False, predikat__isnull=False)


def reach(tahun, nilai, indikator=None):
    rows = RealisasiIndikator.objects.filter(indikator=indikator or skm(), tahun=tahun)
    assert rows.update(nilai=nilai) == 1


def refuses(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def test_one_realisasi_everywhere(demo, printed):
    other = Indikator.objects.get(sasaran__isnull=False, renstra=skm().renstra, predikat=None)
    reach(2021, "95.43", other)
    assert_follows(printed, read_report(), "84,85", "95,43", kept=EXPLAINED)
    second = RealisasiIndikator(indikator=other, tahun=2021, nilai=90)
    refuses(second.save)


def test_one_realisasi_everywhere_beside_earlier_years(demo, printed):
    reach(2021, "71.3")
    after = read_report()
    for title in TABLES_OF_SKM:
        name = "Nilai Survei Kepuasan Masyarakat (SKM)"
        assert printed.row(title, name).count("69,8") - after.row(title, name).count("69,8") == 1
        assert "71,3" in after.row(title, name)
    assert set(after.count("69,8")) == {"bab-3-b-1"}  # 2018 to 2020 alone
    assert set(after.count("71,3")) == set(printed.count("69,8"))


def test_only_own_indicators(demo, printed):
    """Another office's results stand in the same tables of the database, and not here."""
    renstra = make(Renstra)
    foreign = make(Indikator, renstra=renstra, uraian="Persentase PD yang menyusun laporan kinerja")
    make(RealisasiIndikator, indikator=foreign, tahun=2021, nilai="99.5")
    assert read_report().text == printed.text


@pytest.mark.parametrize(
    ("values", "course"),
    [
        (
            {2021: "75"},
            "turun 6,2 poin pada tahun 2018 (76 menjadi 69,8), tetap sampai dengan tahun "
            "2020, kemudian naik 5,2 poin pada tahun 2021 (69,8 menjadi 75)",
        ),
        ({2018: "77", 2019: "77", 2020: "77", 2021: "77"}, "naik 1 poin pada tahun 2018"),
        ({2018: "76", 2019: "76", 2020: "76", 2021: "76"}, "tetap sampai dengan tahun 2021 (76)"),
    ],
    ids=["down, then up", "up", "level"],
)
def test_trend_follows(demo, printed, values, course):
    assert "turun 6,2 poin pada tahun 2018" in printed.places["bab-3-b-1"]
    for tahun, nilai in values.items():
        reach(tahun, nilai)
    text = read_report().places["bab-3-b-1"]
    assert f"Realisasi nilai SKM {course}" in text
    assert ("turun" in text) == ("turun" in course)
    assert "tren peningkatan" not in text


def test_one_target_everywhere(demo, printed, thawed):
    """The promise is one figure: of the PK in every table that measures."""
    PkSasaran.objects.filter(indikator=skm()).update(nilai=78, teks="B (78)", alasan_beda="")
    after = read_report()
    # What stays is the RKT's own target, which is another document.
    assert_follows(
        printed, after, "B (80)", "B (78)", kept=("bab-2-b-1", "bab-2-c", "lampiran-rkt")
    )
    assert after.count("B (80)")["bab-2-c"] == 0
    assert "69,8 / 78 × 100 = 89,49%" in after.places["bab-3-a-3"]


def test_one_target_everywhere_of_each_plan(demo, printed):
    TargetRkt.objects.filter(indikator=skm()).update(nilai=81, teks="B (81)")
    TargetRenstra.objects.filter(indikator=skm(), tahun=2021).update(nilai=90)
    after = read_report()
    assert set(after.count("B (81)")) == {"bab-2-b-1", "lampiran-rkt"}
    assert_follows(printed, after, "85", "90", kept=("lampiran-renstra",))
    assert after.count("90")["lampiran-renstra"] == 1
    assert after.row("Tabel 3.1", "Nilai Survei Kepuasan Masyarakat (SKM)")[2] == "B (80)"


@pytest.mark.parametrize("model", [PkSasaran, TargetRkt, TargetRenstra])
def test_one_target_everywhere_and_never_two_in_a_document(demo, thawed, model):
    row = model.objects.filter(indikator=skm()).first()
    row.pk = None
    if model is PkSasaran:
        row.urutan += 10
    refuses(row.save)


def test_mean_and_category_follow(demo, printed):
    reach(2021, "72")
    after = read_report()
    assert_follows(printed, after, "87,25%", "90,00%")
    assert_follows(printed, after, "86,05%", "87,43%")


def test_mean_and_category_follow_over_a_bound_of_the_scale(demo):
    reach(2021, "85")
    after = read_report()
    for title in ("Capaian Kinerja Sasaran", "Tabel 3.1"):
        assert [row[-1] for row in after.cells(title)] == ["Sangat Baik", "Baik"]
    assert "106,25% dengan kategori Sangat Baik" in after.places["bab-3-b-1"]
    assert [row[2] for row in after.cells("Tabel 4.1")] == ["1", "1", "0", "0", "2"]
    assert "berhasil" not in re.sub("[Kk]eberhasilan", "", after.text)


def test_mean_and_category_follow_the_words_of_the_scale(demo, printed):
    PitaSkala.objects.filter(skala__dipakai__isnull=False, label="Cukup").update(label="Sedang")
    assert_follows(printed, read_report(), "Cukup", "Sedang")


def test_predicate_follows(demo, printed):
    """The category of the capaian and the mutu of the value are two things; both are said."""
    said = "mutu C (Kurang Baik), target mutu B tidak tercapai"
    assert "kategori Baik; " + said in printed.places["bab-3-b-1"]
    reach(2021, "77")
    after = read_report()
    assert_follows(printed, after, said, "mutu B (Baik), target mutu B tercapai")
    assert not after.count("mutu C")


# Where a report of 2020 speaks of a later year: the end of the plan, and the year to come.
LATER = {"bab-2-a-2", "bab-3-b-1", "bab-3-b-2", "bab-4-b", "lampiran-renstra"}


def test_year_follows(demo, printed):
    Laporan.objects.create(instansi=demo, tahun=2020)
    report = read_report(tahun=2020)
    assert "Capaian Kinerja Sasaran Tahun 2020" in report.places["ikhtisar"]
    assert not report.count("Tahun 2021")
    periods = report.count("2016–2021")
    assert {p for p, n in report.count("2021").items() if n > periods[p]} == LATER
    for place in ("sampul", "kata-pengantar", "bab-3-a", "bab-4-a"):
        assert printed.count("2021")[place]
        assert report.count("2020")[place]
