"""The demo's outputs, scales, people and documents are the agreed reading of the seed."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db.models import Count

from capaian.formulas import SKALA_BAWAAN, SKALA_PERMENDAGRI_86_2017, SKALA_SKM
from capaian.models import PengaturanCapaian, PitaSkala, PredikatIndikator, RealisasiIndikator
from instansi.models import Peran, SubUnit, UraianOrganisasi
from instansi.queries import current_penugasan, holder_of_instansi, holder_of_pemda
from laporan.demo.pengguna import SANDI
from laporan.models import ButirLaporan, Laporan
from renstra.models import (
    Indikator,
    Rkt,
    SkIku,
)

# What was reached -----------------------------------------------------------------------


def test_outputs_where_the_file_names_none_are_the_official_indicators(demo):
    outputs = Indikator.objects.filter(nomenklatur__tingkat="sub_kegiatan")
    assert outputs.count() == 16
    official = [row for row in outputs if row.uraian == row.nomenklatur.indikator]
    assert len(official) == 8
    assert all(row.satuan for row in outputs)


def test_outputs_have_target_realisasi_and_explanation_as_far_as_known(demo):
    states = Counter()
    for indikator in Indikator.objects.filter(nomenklatur__tingkat="sub_kegiatan"):
        target, realisasi = indikator.target_rkt.get(), indikator.realisasi.get()
        states[target.nilai is not None, realisasi.nilai is not None] += 1
    assert states == {(True, True): 8, (True, False): 1, (False, False): 7}
    explained = RealisasiIndikator.objects.exclude(penjelasan="")
    assert explained.count() == 10


def test_the_scales_are_those_of_the_formulas(demo):
    for skala in (SKALA_BAWAAN, SKALA_PERMENDAGRI_86_2017, SKALA_SKM):
        bands = PitaSkala.objects.filter(skala__nama=skala.nama)
        assert [(b.label, b.batas_bawah, b.inklusif, b.keterangan) for b in bands] == [
            (p.label, p.batas_bawah, p.inklusif, p.keterangan) for p in skala.pita
        ]
    assert PengaturanCapaian.objects.get(pemda=demo.pemda).skala.nama == SKALA_BAWAAN.nama
    predikat = PredikatIndikator.objects.get()
    assert (predikat.indikator.nama_pendek, predikat.skala.nama) == ("Nilai SKM", SKALA_SKM.nama)


# People and documents -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "signer"),
    [
        (date(2018, 1, 31), "Ir. Moh. Rofiq Sugiarto, Plt. Camat Patrang"),
        (date(2021, 5, 31), "Ir. Moh. Rofiq Sugiarto, Plt. Camat Patrang"),
        (date(2021, 11, 1), "Haidori, S.E., M.Si., Camat Patrang"),
        (date(2022, 1, 31), "Haidori, S.E., M.Si., Camat Patrang"),
        (date(2020, 1, 1), "None"),
    ],
)
def test_who_signs_as_camat(demo, on, signer):
    assert str(holder_of_instansi(demo, on)) == signer


def test_the_bupati_has_neither_nip_nor_pangkat(demo):
    bupati = holder_of_pemda(demo.pemda, date(2021, 11, 1)).pejabat
    assert (bupati.nip, bupati.pangkat) == ("", "")


def test_documents_known_to_the_month_are_stored_so(demo):
    for document, month in ((SkIku, (2018, 1)), (Rkt, (2021, 5)), (Laporan, (2022, 1))):
        row = document.objects.get()
        assert (row.presisi, (row.tanggal.year, row.tanggal.month)) == ("bulan", month)


def test_the_keputusan_has_every_point_and_its_gap(demo):
    sk = SkIku.objects.get()
    points = sk.butir.filter(induk__isnull=True)
    assert Counter(points.values_list("bagian", flat=True)) == {
        "menimbang": 1,
        "mengingat": 9,
        "diktum": 5,
    }
    diktum = points.filter(bagian="diktum").annotate(n=Count("rincian")).order_by("urutan")
    assert [row.n for row in diktum] == [0, 0, 2, 5, 0]
    assert sk.nomor == "065/…/022/2018"
    assert "Nomor 53 Tahun 2014" in points.get(bagian="mengingat", urutan=9).teks


def test_kedudukan_tugas_fungsi_and_units(demo):
    kinds = Counter(UraianOrganisasi.objects.values_list("jenis", flat=True))
    assert kinds == {"kedudukan": 2, "tugas": 10, "fungsi": 18}
    assert Counter(SubUnit.objects.values_list("jenis", flat=True)) == {
        "sekretariat": 1,
        "subbagian": 2,
        "seksi": 4,
    }
    assert demo.jumlah_kelurahan == 8


def test_what_people_state_in_the_report(demo):
    stated = Counter(ButirLaporan.objects.values_list("jenis", flat=True))
    assert stated == {"isu": 5, "perbaikan": 1}


def test_the_logins_alone(demo):
    out = StringIO()
    call_command("load_demo", "--logins", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0] == f"Akun contoh (kata sandi semuanya: {SANDI})"
    assert [line.split()[0] for line in lines[1:]] == [
        "staf.patrang",
        "camat.patrang",
        "bupati.jember",
        "tim.sakip",
        "inspektorat",
        "admin",
    ]


@pytest.mark.parametrize(
    ("username", "peran", "pejabat"),
    [
        ("staf.patrang", Peran.STAF, None),
        ("camat.patrang", Peran.CAMAT, "Haidori"),
        ("bupati.jember", Peran.BUPATI, "Hendy Siswanto"),
        ("tim.sakip", Peran.TIM_SAKIP, None),
        ("inspektorat", Peran.INSPEKTORAT, None),
        ("admin", Peran.ADMIN, None),
    ],
)
def test_every_login_works_in_its_role(demo, rf, username, peran, pejabat):
    user = authenticate(rf.post("/"), username=username, password=SANDI)
    assert [role.peran for role in current_penugasan(user)] == [peran]
    assert (user.pejabat and user.pejabat.nama) == pejabat
    assert user.contoh
    assert user.is_superuser == user.is_staff == (peran == Peran.ADMIN)
