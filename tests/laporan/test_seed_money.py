"""Grave errors of the seed in its money: why none of them can be printed."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db.models import F

from capaian.models import RealisasiIndikator
from keuangan.models import Akun, Pagu, Realisasi
from renstra.models import Nomenklatur, TargetRkt
from sakip.numbers import NumberError, format_persen, parse_number, percentage
from tests.laporan.printed import assert_follows, read_report

pytestmark = pytest.mark.django_db

# What was signed keeps its figures; the text beside it says how the budget differs.
PK = ("bab-2-c", "lampiran-pk-1")
GAJI = "7.01.01.2.02.0001"
JASA = "7.01.01.2.08.0004"


def pagu(kode, akun="5.1.02"):
    return Pagu.objects.filter(tahap="perubahan", nomenklatur__kode=kode, akun__kode=akun)


def realisasi(kode):
    return Realisasi.objects.filter(nomenklatur__kode=kode)


def rupiah(text):
    return parse_number(text)


@pytest.mark.parametrize(
    ("kode", "akun", "sums"),
    [
        (
            "7.01.01.2.01.0001",
            "5.1.02",
            "15.196.000 21.578.000 10.948.131.149 11.320.367.649 4.135.849.064 13.582.357.149 "
            "14.034.368.149",
        ),
        (
            "7.01.04.2.02.0001",
            "5.2",
            "65.530.500 272.062.500 2.714.000.500 452.011.000 14.034.368.149",
        ),
    ],
)
def test_totals_follow_a_pagu(demo, printed, kode, akun, sums):
    pagu(kode, akun).update(nilai=F("nilai") + 1000)
    after = read_report()
    for old in sums.split():
        new = f"{rupiah(old) + 1000:,}".replace(",", ".")
        assert_follows(printed, after, old, new, kept=PK)
    differs = "lebih kecil Rp1.000 daripada pagu anggaran tahap perubahan, yaitu Rp14.034.369.149"
    assert differs in after.places["bab-2-c"]


def test_shares_sum_to_hundred(demo):
    """Three equal parts, of which each alone would be rounded to 33,33%."""
    pagu(JASA, "5.2").update(nilai=13_582_357_149 - 14_244_000 - 65_530_500)
    row = pagu(JASA, "5.2").get()
    row.pk, row.akun, row.nilai = None, Akun.objects.get(kode="5.3"), 13_582_357_149
    row.save()
    shares = {row["Kode"]: row["Proporsi"] for row in read_report().rows("Tabel 3.8")}
    groups = [shares[kode] for kode in ("5.1", "5.2", "5.3")]
    assert sorted(groups) == ["33,33%", "33,33%", "33,34%"]
    assert shares["Jumlah"] == "100,00%"
    parts = [percent(shares[kode]) for kode in ("5.1.01", "5.1.02")]
    assert sum(parts) == percent(shares["5.1"])


def percent(text):
    return parse_number(text, persen=True)


def test_realisasi_stands_at_its_own_jenis(demo, printed):
    """The sum of all jenis stands at Belanja Operasi, and at a jenis only what is its own."""
    assert printed.row("Tabel 3.8", "Belanja Barang dan Jasa")[3] == "tidak dirinci"
    row = realisasi(JASA).get(akun__kode="5.1")
    for akun, nilai in (("5.1.01", 216_240_000), ("5.1.02", 817_498_800)):
        Realisasi.objects.create(**place_of(row), akun=Akun.objects.get(kode=akun), nilai=nilai)
    row.delete()
    after = read_report()
    assert after.row("Tabel 3.8", "Belanja Operasi")[3:] == ["10.115.570.990", "74,48%"]
    assert after.row("Tabel 3.8", "Belanja Pegawai")[3:] == ["6.744.743.162", "71,40%"]
    assert after.row("Tabel 3.8", "Belanja Barang dan Jasa")[3:] == ["3.370.827.828", "81,50%"]
    assert "tidak dirinci" not in after.text
    assert after.count("10.115.570.990") == printed.count("10.115.570.990")


def place_of(row):
    return {name: getattr(row, name) for name in ("instansi", "tahun", "triwulan", "nomenklatur")}


@pytest.mark.parametrize("text", ["9.23.268.085", "211.100.00", "14 bulan", "4 Dokumen", "74.48"])
def test_malformed_numbers_are_refused(text):
    with pytest.raises(NumberError):
        parse_number(text)


@pytest.mark.parametrize("text", ["9.23.268.085", "211.100.00", "14 bulan"])
def test_malformed_numbers_are_refused_by_the_rows_themselves(text):
    with pytest.raises(ValidationError):
        Pagu(nilai=text).clean_fields(exclude=["instansi", "nomenklatur", "akun"])


def test_parents_are_sums_of_children(demo, printed):
    assert_sums(printed)
    pagu("7.01.03.2.02.0002").update(nilai=2_934_660_500)
    realisasi("7.01.03.2.02.0002").update(nilai=32_795_000)
    after = read_report()
    assert_sums(after)
    assert after.row("Tabel 3.9", "Kegiatan Pemberdayaan Kelurahan")[1] == "3.168.652.500"


def test_parents_are_sums_of_children_even_with_money_of_their_own(demo):
    """A sum that is entered at a kegiatan is one more part of it, and printed as what it is."""
    row = pagu(JASA).get()
    row.pk, row.nomenklatur = None, Nomenklatur.objects.get(kode="7.01.01.2.08")
    row.nilai = 93_072_489
    row.save()
    after = read_report()
    assert_sums(after)
    own = [row for row in after.cells("Tabel 3.9") if row[:2] == ["7.01.01.2.08", "Belum dirinci"]]
    assert [row[2] for row in own] == ["93.072.489"]
    name = "Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah"
    assert after.row("Tabel 3.9", name)[1] == "1.621.250.453"


def assert_sums(report):
    """Assert that in the table of Belanja Operasi every parent is the sum of its children."""
    rows = [row[:4] for row in report.cells("Tabel 3.9")]
    *nodes, (_, _, *total) = rows
    for kode, name, *amounts in nodes:
        level = len(kode.split("."))
        if level < 6 and name != "Belum dirinci":
            assert amounts == sum_of(children(nodes, kode, level)), kode
    assert total == sum_of([row for row in nodes if len(row[0].split(".")) == 3])


def children(nodes, kode, level):
    """The rows one level down, and the money that is known only at the parent itself."""
    below = {3: 5, 5: 6}[level]
    return [
        row
        for row in nodes
        if (row[0] == kode) == (row[1] == "Belum dirinci")
        and (row[0] == kode or row[0].startswith(f"{kode}.") and len(row[0].split(".")) == below)
    ]


def sum_of(rows):
    """The sums of the columns pagu and realisasi; "belum diisi" is no part of a sum."""
    columns = zip(*(row[2:] for row in rows), strict=True)
    known = [[rupiah(cell) for cell in column if cell[0].isdigit()] for column in columns]
    return [f"{sum(column):,}".replace(",", ".") for column in known]


def test_shares_of_sasaran_follow_a_pagu(demo, printed):
    """A share is what a sasaran has of the whole, whatever was spent of it."""
    pagu("7.01.02.2.01.0002").update(nilai=F("nilai") + 5_000_000_000)
    after = read_report()
    share = percentage(Decimal("10948131149"), Decimal("18582357149"))
    assert_follows(printed, after, "80,61%", format_persen(share))
    assert_follows(printed, after, "19,39%", format_persen(100 - share))
    assert after.count("70,86%") == printed.count("70,86%")


def test_input_is_the_pagu(demo, printed):
    pagu("7.01.01.2.06.0005").update(nilai=11_626_600)
    after = read_report()
    assert after.lines("Masukan")["7.01.01.2.06.05"] == [
        ["Belanja Operasi (Rp)", "11.626.600", "5.206.300", "44,78%"]
    ]
    for report in (printed, after):
        operasi = {row[0]: row[2:] for row in report.cells("Tabel 3.9")}
        for kode, lines in report.lines("Masukan").items():
            assert all(line[0].endswith(" (Rp)") for line in lines), kode
            assert lines[0][1:] == operasi[kode]
    assert len(printed.boxes) == 16


def test_output_percent_is_its_own(demo, printed):
    """The percentage of an output moves with the output, never with the money."""
    Realisasi.objects.update(nilai=F("nilai") / 2)
    halved = read_report()
    assert halved.lines("Keluaran") == printed.lines("Keluaran")
    assert halved.lines("Masukan") != printed.lines("Masukan")
    filled = TargetRkt.objects.filter(
        indikator__nomenklatur__tingkat="sub_kegiatan", nilai__isnull=False
    )
    for target in filled:
        RealisasiIndikator.objects.filter(indikator=target.indikator).update(nilai=target.nilai / 4)
    quartered = read_report().lines("Keluaran")
    percents = {kode: line[3] for kode, (line,) in quartered.items() if line[1] != "belum diisi"}
    assert set(percents.values()) == {"25,00%"}
    assert len(percents) == filled.count() == 9
