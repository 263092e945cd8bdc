"""Grave errors of the seed in its names, wordings and counts: why none of them can be printed."""

import re

import pytest
from django.db import IntegrityError, connection, transaction

from instansi.models import Instansi, Jabatan
from keuangan.models import Pagu, Realisasi
from perjanjian.models import PkSasaran
from renstra.models import Indikator, Nomenklatur, RktBaris, Sasaran
from sakip.terbilang import counted
from tests.html import find, words
from tests.laporan.printed import assert_follows, read_report
from tests.laporan.tables import read_rows

pytestmark = pytest.mark.django_db

# Texts that people gave as they stand: kedudukan (a regulation) and the SK IKU with its title.
LEGAL = {"bab-1-c-1", "bab-2-d", "lampiran-iku"}
# The PK keeps the names and wordings of the day of signing.
SIGNED = {"bab-2-c", "lampiran-pk-1"}
PERDA = "Koordinasi Penerapan dan Penegakan Peraturan Daerah dan Peraturan Kepala Daerah"


def test_name_follows_everywhere(demo, printed):
    Instansi.objects.update(nama="Kecamatan Sukorambi")
    Jabatan.objects.filter(instansi=demo).update(nama="Camat Sukorambi")
    after = read_report()
    old, new = after.count("Patrang"), after.count("Sukorambi")
    assert set(old) == LEGAL | SIGNED
    assert {p: old[p] + new[p] for p in printed.count("Patrang")} == printed.count("Patrang")
    # Of the PK stay who signed it, of Bab II the title of the Keputusan and who signed the PK.
    assert old["bab-2-c"] == old["bab-1-c-1"] == 1
    assert "oleh Camat Patrang sebagai pihak pertama" in after.places["bab-2-c"]
    kept = after.text
    for place in ("lampiran-iku", "lampiran-pk-1"):
        kept = kept.replace(after.places[place], "")
    assert "KECAMATAN PATRANG" not in kept


@pytest.mark.parametrize("model", [Sasaran, Indikator])
def test_wording_follows_everywhere(demo, model):
    """Every table and sentence words a sasaran or an indikator as its one row does."""
    rows = model.objects.filter(baris_pk__isnull=False)

    def reword(text):
        for row in rows:
            model.objects.filter(pk=row.pk).update(uraian=f"Rumusan {text} {row.pk}.")
        return read_report()

    before, after = reword("lama"), reword("baru")
    for row in rows:
        assert_follows(before, after, f"Rumusan lama {row.pk}", f"Rumusan baru {row.pk}")
        assert len(after.count(f"Rumusan baru {row.pk}")) > 7
    for signed in PkSasaran.objects.values_list(f"uraian_{model.__name__.lower()}", flat=True):
        assert set(after.count(signed)) >= SIGNED


def test_pk_of_bab_2_is_that_of_lampiran(demo, thawed):
    """Both print the rows of the PK in force, whatever they are."""
    third = PkSasaran.objects.order_by("urutan").last()
    third.pk, third.urutan, third.uraian_indikator = None, 3, "Janji ketiga"
    third.indikator = Indikator.objects.exclude(baris_pk__isnull=False).first()
    third.save()
    report = read_report()
    sasaran, program = (
        [list(row.values()) for row in read_rows(table)]
        for table in find(report.parts["lampiran-pk-1"], "table")
    )
    assert [row[1:3] for row in report.cells("Tabel 2.6")] == [row[1:3] for row in sasaran]
    assert [row[1:] for row in report.cells("Tabel 2.7")] == [row[1:] for row in program]
    assert sasaran[-1][2] == "Janji ketiga"


def test_names_come_from_nomenclature(demo, printed):
    Nomenklatur.objects.filter(kode="7.01.04.2.02").update(uraian="Nama resmi yang lain")
    assert_follows(printed, read_report(), PERDA, "Nama resmi yang lain")
    assert not Nomenklatur.objects.filter(uraian__icontains="qanun").exists()
    assert not printed.count("Qanun")


def test_names_come_from_nomenclature_or_are_refused(demo):
    pagu = Pagu.objects.first()
    pagu.pk, pagu.nomenklatur_id = None, 10**6
    with transaction.atomic():
        pagu.save()
        with pytest.raises(IntegrityError):
            connection.check_constraints()
        transaction.set_rollback(True)


def test_parent_follows_the_code(demo, printed):
    """Where a sub kegiatan stands follows from its code alone."""
    kelurahan = Nomenklatur.objects.get(kode="7.01.03.2.02.0003")
    assert place_of("Pemberdayaan Masyarakat di Kelurahan", printed) == "7.01.03.2.02"
    desa = Nomenklatur.objects.get(kode="7.01.03.2.01.0001")
    for model in (Pagu, Realisasi):
        model.objects.filter(nomenklatur=desa).delete()
        model.objects.filter(nomenklatur=kelurahan).update(nomenklatur=desa)
    after = read_report()
    assert after.row("Tabel 3.9", "Koordinasi Kegiatan Pemberdayaan Desa")[1] == "233.992.000"
    assert place_of(desa.uraian, after) == "7.01.03.2.01"


def place_of(name, report):
    """The code of the kegiatan under which Bab III describes a sub kegiatan."""
    (box,) = [
        box
        for part in report.parts.values()
        for box in find(part, "section.kotak")
        if words(find(box, "p.kotak-judul")[0]).endswith(name)
    ]
    return words(box.xpath("preceding::p[@class='kotak-kegiatan'][1]")[0]).split()[1]


def test_counts_follow_the_rows(demo, printed):
    kegiatan = "7.01.01.2.09"
    RktBaris.objects.filter(nomenklatur__kode=kegiatan).delete()
    for model in (Pagu, Realisasi):
        model.objects.filter(nomenklatur__kode__startswith=kegiatan).delete()
    third = Indikator.objects.get(sasaran__isnull=False, predikat__isnull=False)
    third.pk, third.uraian, third.nama_pendek = None, "Indikator ketiga", "Indikator ketiga"
    third.save()
    after = read_report()
    for old, new, what in (
        (2, 3, "indikator"), (2, 3, "indikator sasaran"), (10, 9, "kegiatan"),
        (10, 8, "sub kegiatan"), (16, 14, "sub kegiatan"),
    ):  # fmt: skip
        kept = () if what != "indikator" else ("bab-2-c", "bab-3-a-3", "bab-4-a", "ikhtisar")
        assert_follows(printed, after, f"{counted(old)} {what}", f"{counted(new)} {what}", kept)
    assert "Dari 3 (tiga) indikator" in after.places["bab-4-a"]


def test_counts_follow_the_rows_into_the_table_of_categories(demo):
    third = Indikator.objects.get(sasaran__isnull=False, predikat__isnull=False)
    third.pk = None
    third.save()
    rows = {row[1]: row[2:] for row in read_report().cells("Tabel 4.1")}
    assert rows["Baik"] == ["2", "66,67%"]
    assert rows["Belum diisi"] == ["1", "33,33%"]
    assert rows["Jumlah"] == ["3", "100,00%"]


def test_counts_follow_the_rows_in_figures_and_words(printed):
    """Every "10 (sepuluh)" that is printed says the same number twice."""
    numbers = {counted(n).partition(" (")[2]: n for n in range(100)}
    said = [
        (n, text) for n, text in re.findall(r"(\d+) \((.*?\))", printed.text) if text in numbers
    ]
    assert len(said) > 40
    assert all(int(n) == numbers[text] for n, text in said)
