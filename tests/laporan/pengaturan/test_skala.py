"""Scales on their pages: proven before they are kept, shown before they hold, never changed in use."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaian.formulas import SKALA_BAWAAN, SKALA_PERMENDAGRI_86_2017, Pita, check_batas_atas
from capaian.models import PengaturanCapaian, RealisasiIndikator, SkalaNilai
from capaian.queries import load_bahan, load_capaian, load_hasil, load_hasil_indikator
from instansi.models import Instansi, Pemda, Pengguna
from kerja.models import Jejak
from keuangan.queries import load_anggaran
from laporan.cetak import _keep, find_cetakan
from laporan.document import build_document
from laporan.pengaturan import services_skala as services
from laporan.pengaturan.dampak import compare_setting
from laporan.pengaturan.services_skala import Pemberlakuan, PitaTertulis
from laporan.queries import get_laporan, lakip_data_of
from perjanjian.queries import load_pk
from renstra.models import Indikator, Renstra, Sasaran, TargetRenstra, Tujuan
from renstra.queries import load_renstra, load_rkt
from sakip.constraints import TAHUN_PERTAMA
from sakip.errors import Ditolak
from sakip.pdf import Part, Whole
from tests.rows import make


def band(label, bawah, atas=None, *, inklusif=True):
    number = [None if text is None else Decimal(text) for text in (bawah, atas)]
    return PitaTertulis(Pita(label, number[0], inklusif), number[1])


WHOLE = [band("Tinggi", "80"), band("Rendah", None)]


def address(pemda, rest=""):
    return f"/pengaturan/{pemda.pk}/skala/{rest}"


def bands(*rows, **fields):
    """A posted table of bands: (label, bawah, atas)."""
    data = {"nama": "Skala 2026", "jenis": "kategori", "dasar": "", "pita-INITIAL_FORMS": 0}
    data["pita-TOTAL_FORMS"] = len(rows)
    for n, (label, bawah, atas) in enumerate(rows):
        data |= {f"pita-{n}-label": label, f"pita-{n}-bawah": bawah, f"pita-{n}-atas": atas}
        data[f"pita-{n}-syarat"] = "mulai"
    return data | fields


# Proof -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("Tinggi", "76", None), ("Rendah", None, "75")], "di antara 75 dan 76 tidak masuk"),
        ([("Tinggi", "76", None), ("Rendah", None, "80")], "76 sampai 80 bertumpang tindih"),
        ([("Tinggi", "76", "100"), ("Rendah", None, None)], "lebih dari 100 tidak masuk"),
        ([("Tinggi", "76", None), ("Rendah", "70", "60")], "di bawah batas bawahnya"),
        ([("Tinggi", "76", None), ("Rendah", None, "76")], None),
    ],
)
def test_an_upper_bound_must_meet_the_band_above(rows, told):
    written = [band(*row) for row in rows]
    problems = check_batas_atas([(one.pita, one.atas) for one in written])
    assert (told is None and problems == []) or (len(problems) == 1 and told in problems[0])


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("Tinggi", "76", ""), ("Rendah", "50", "")], "Nilai kurang dari 50 tidak masuk kategori"),
        ([("Tinggi", "76", ""), ("Rendah", "", "75")], "Nilai di antara 75 dan 76 tidak masuk"),
        ([("Tinggi", "76", ""), ("Sedang", "76", ""), ("R", "", "")], "Batas 76 dipakai dua kali"),
        ([("Tinggi", "76,1,2", ""), ("Rendah", "", "")], "76,1,2"),
        ([("Tinggi", "-1", ""), ("Rendah", "", "")], "Isi angka dari 0"),
        ([("", "76", ""), ("Rendah", "", "")], "Isi nama kategorinya"),
        ([("Sama", "76", ""), ("sama", "", "")], "tercantum lebih dari satu kali"),
        ([], "Skala belum memiliki kategori"),
    ],
)
def test_a_scale_with_a_hole_or_an_overlap_is_refused_with_the_interval(web, pemda, rows, told):
    answer = web.post(address(pemda, "baru/"), bands(*rows))
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert not SkalaNilai.objects.filter(nama="Skala 2026").exists()


def test_a_whole_scale_is_kept_in_one_act(web, pemda):
    before = Jejak.objects.count()
    rows = [("Tinggi", "76,5", ""), ("Rendah", "", "76,5"), ("", "", "")]
    answer = web.post(address(pemda, "baru/"), bands(*rows))
    skala = SkalaNilai.objects.get(nama="Skala 2026")
    assert answer.url == address(pemda, f"{skala.pk}/")
    assert [p.batas_bawah for p in skala.as_skala().pita] == [Decimal("76.5"), None]
    assert Jejak.objects.count() == before + 1
    assert "Tinggi: 76,5% atau lebih" in str(Jejak.objects.first().perubahan)


def test_a_pattern_fills_the_table(web, pemda):
    page = web.get(address(pemda, "baru/?pola=permendagri-86-2017")).content.decode()
    for pita in SKALA_PERMENDAGRI_86_2017.pita:
        assert f'value="{pita.label}"' in page
    assert "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017" in page


# Change ------------------------------------------------------------------------------------


@pytest.fixture
def draft(tim, pemda) -> SkalaNilai:
    """A scale that nothing uses."""
    skala = SkalaNilai(pemda=pemda, nama="Rancangan", jenis="kategori")
    return services.create_skala(skala, WHOLE, by=tim)


def test_a_scale_is_changed_while_nothing_uses_it(web, pemda, draft):
    rows = [("Tinggi", "90", ""), ("Rendah", "", "")]
    url = address(pemda, f"{draft.pk}/ubah/")
    answer = web.post(url, bands(*rows, nama="Rancangan", versi=draft.versi))
    assert answer.status_code == 302, answer.content.decode()
    draft.refresh_from_db()
    assert (draft.versi, draft.as_skala().pita[0].batas_bawah) == (2, 90)
    stale = web.post(url, bands(*rows, nama="Lain", versi=1))
    assert "baru saja diubah orang lain" in stale.content.decode()


def test_a_scale_in_use_is_never_changed_nor_removed(web, tim, pemda):
    used = PengaturanCapaian.objects.get(pemda=pemda).skala
    rows = [("Tinggi", "90", ""), ("Rendah", "", "")]
    sent = bands(*rows, nama=used.nama, versi=used.versi)
    for url in ("ubah/", "hapus/"):
        page = web.post(address(pemda, f"{used.pk}/{url}"), sent).content.decode()
        assert "sudah dipakai" in page
    used = SkalaNilai.objects.get(pk=used.pk)
    assert used.as_skala().pita == SKALA_BAWAAN.pita


def test_an_unused_scale_is_removed_and_stays_in_the_trail(web, pemda, draft):
    answer = web.post(address(pemda, f"{draft.pk}/hapus/"), {"versi": draft.versi})
    assert answer.status_code == 302
    assert not SkalaNilai.objects.filter(pk=draft.pk).exists()
    row = Jejak.objects.first()
    assert (row.aksi, row.objek_id) == ("hapus skala", str(draft.pk))
    assert "Rendah" in str(row.perubahan)


# In force ----------------------------------------------------------------------------------


def permendagri(pemda) -> SkalaNilai:
    return SkalaNilai.objects.get(pemda=pemda, nama=SKALA_PERMENDAGRI_86_2017.nama)


def test_the_preview_names_each_indicator_that_gets_another_category(web, pemda):
    skala = permendagri(pemda)
    page = " ".join(
        web.get(address(pemda, f"{skala.pk}/berlakukan/"), {"mulai": 2021, "batas": ""})
        .content.decode()
        .split()
    )
    assert "2 (dua) indikator bercapaian diperiksa" in page
    for told in ("87,25%", "84,85%", "86,05%", "Baik", "Tinggi", "Kecamatan Patrang"):
        assert told in page
    assert PengaturanCapaian.objects.filter(pemda=pemda).count() == 1


def test_the_preview_computes_what_the_report_then_says(tim, pemda, demo):
    skala = permendagri(pemda)
    dampak = compare_setting(pemda, 2021, skala.as_skala(), None)
    services.put_in_force(skala, Pemberlakuan(2021, None, 0), by=tim)
    data = lakip_data_of(get_laporan("patrang", 2021))
    said = {i.indikator.uraian: i.kategori.label for i in data.capaian.indikator}
    told = {one.uraian: one.ke for one in dampak.pindah if one.uraian in said}
    assert told == said
    assert [p.label for p in data.capaian.skala.pita] == [label for label, _ in dampak.rekap]


def test_a_scale_holds_from_its_year_on_and_leaves_earlier_years(tim, pemda, demo):
    services.put_in_force(permendagri(pemda), Pemberlakuan(2022, 120, 0), by=tim)
    for tahun, nama, cap in ((2021, SKALA_BAWAAN.nama, None), (2022, "Permendagri", 120)):
        hasil = load_hasil(demo, tahun)
        assert hasil.skala.nama.startswith(nama)
        assert hasil.batas_rata_rata == cap


def test_the_cap_is_previewed_on_the_means_alone(tim, pemda, demo):
    reached = RealisasiIndikator.objects.filter(indikator__sasaran__isnull=False, tahun=2021)
    reached.update(nilai=110)
    dampak = compare_setting(pemda, 2021, SKALA_BAWAAN, 100)
    assert dampak.pindah
    assert all("Rata-rata" in one.uraian and "menjadi" in one.nilai for one in dampak.pindah)


def test_who_was_slower_is_told_and_a_hole_is_never_put_in_force(tim, pemda, draft):
    services.put_in_force(draft, Pemberlakuan(2022, None, 0), by=tim)
    with pytest.raises(Ditolak, match="baru saja diubah orang lain"):
        services.put_in_force(permendagri(pemda), Pemberlakuan(2022, None, 0), by=tim)
    draft.pita.filter(batas_bawah=None).delete()
    with pytest.raises(ValidationError, match="tidak masuk kategori"):
        services.put_in_force(
            SkalaNilai.objects.get(pk=draft.pk), Pemberlakuan(2023, None, 0), by=tim
        )


def test_a_broken_scale_can_be_replaced(web, pemda):
    PengaturanCapaian.objects.get(pemda=pemda).skala.pita.filter(batas_bawah=None).delete()
    url = address(pemda, f"{permendagri(pemda).pk}/berlakukan/")
    page = web.get(url).content.decode()
    assert "Nilai kurang dari 55 tidak masuk kategori" in page
    versi = PengaturanCapaian.objects.get(pemda=pemda).versi
    sent = {"mulai": TAHUN_PERTAMA, "batas": "", "versi": versi}
    assert web.post(url, sent).status_code == 302
    assert web.get("/lakip/patrang/2021/").status_code == 200


def test_putting_in_force_by_the_page(web, pemda):
    skala = permendagri(pemda)
    url = address(pemda, f"{skala.pk}/berlakukan/")
    answer = web.post(url, {"mulai": 2022, "batas": 100, "versi": 0})
    assert answer.url == address(pemda)
    row = PengaturanCapaian.objects.get(pemda=pemda, mulai=2022)
    assert (row.skala, row.batas_rata_rata) == (skala, 100)
    wrong = web.post(url, {"mulai": 1800, "batas": 7, "versi": 0})
    assert wrong.status_code == 200
    assert PengaturanCapaian.objects.filter(pemda=pemda).count() == 2


def test_what_was_laid_out_is_never_touched(tim, pemda, demo):
    laporan = get_laporan("patrang", 2021)
    document = build_document(lakip_data_of(laporan))
    kept = _keep(laporan, document, Whole(b"%PDF", {}, {}, 1), None)
    services.put_in_force(permendagri(pemda), Pemberlakuan(2021, None, 0), by=tim)
    changed = build_document(lakip_data_of(laporan))
    assert find_cetakan(laporan, changed) is None
    kept.refresh_from_db()
    assert find_cetakan(laporan, document) == kept
    html = {p.key: p.html for p in changed.parts if isinstance(p, Part)}
    assert "Sangat Tinggi" in html["bab-3"]


# One engine for many -----------------------------------------------------------------------


def add_places(pemda, numbers):
    """Write kecamatan with a sasaran, an indicator, a target and a realisasi each."""
    for n in numbers:
        instansi = make(Instansi, pemda=pemda, kode=f"k{n}", nama=f"Kecamatan {n}")
        renstra = make(Renstra, instansi=instansi)
        sasaran = make(Sasaran, tujuan=make(Tujuan, renstra=renstra))
        indikator = make(Indikator, renstra=renstra, sasaran=sasaran)
        TargetRenstra.objects.create(indikator=indikator, tahun=2021, nilai=100)
        indikator.realisasi.create(tahun=2021, nilai=70 + n)


def in_report(instansi, tahun):
    """The results of one kecamatan as its LAKIP reads them."""
    renstra = load_renstra(instansi, tahun)
    return load_capaian(
        instansi,
        tahun,
        renstra=renstra,
        rkt=load_rkt(instansi, tahun, renstra),
        pk=load_pk(instansi, tahun),
        anggaran=load_anggaran(instansi, tahun),
    )


def test_many_kecamatan_are_computed_as_each_alone(pemda, demo):
    add_places(pemda, range(3))
    places = list(Instansi.objects.filter(pemda=pemda))
    results = load_bahan(places, 2021).assemble()
    for one in places:
        alone = in_report(one, 2021)
        assert results[one.pk].indikator == alone.indikator
        assert results[one.pk].rata_rata == alone.rata_rata
        # A grid asks for single ones, here for the first.
        for own in alone.indikator[:1]:
            assert load_hasil_indikator(one, 2021, [own.indikator.id]) == (own,)


def test_the_preview_needs_as_many_queries_for_many_as_for_few(pemda, demo):
    counts = []
    for numbers in (range(2), range(2, 9)):
        add_places(pemda, numbers)
        with CaptureQueriesContext(connection) as seen:
            dampak = compare_setting(pemda, 2021, SKALA_PERMENDAGRI_86_2017, None)
        counts.append(len(seen))
    assert dampak.diperiksa == 11
    assert counts[0] == counts[1]


# Others ------------------------------------------------------------------------------------


def test_another_kabupaten_sees_and_changes_nothing(web, pemda, tim):
    other = make(Pemda, nama="Kota Seberang", contoh=True)
    skala = make(SkalaNilai, pemda=other)
    for rest in ("", f"{skala.pk}/", f"{skala.pk}/ubah/", f"{skala.pk}/berlakukan/"):
        assert web.get(address(other, rest)).status_code == 404
    # One of another Pemda under the own address is none either.
    assert web.get(address(pemda, f"{skala.pk}/")).status_code == 404
    assert web.get(address(pemda, f"baru/?dari={skala.pk}")).status_code == 404


def test_the_index_says_what_holds_and_who_changed_it(web, tim, pemda):
    services.put_in_force(permendagri(pemda), Pemberlakuan(2022, 100, 0), by=tim)
    page = " ".join(web.get(f"/pengaturan/{pemda.pk}/").content.decode().split())
    assert "Permendagri Nomor 86 Tahun 2017 mulai laporan 2022; rata-rata dibatasi 100%." in page
    assert "Skala ordinal sejak awal; rata-rata tanpa batas." in page
    assert f"oleh {tim}" in page
    assert f'href="/kabupaten/{pemda.pk}/2021/tenggat/">Tenggat dan pengingat' in page
    assert web.get("/pengaturan/").url == f"/pengaturan/{pemda.pk}/"


def test_who_may_only_read_is_told_who_may_change(client, demo):
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    base = f"/pengaturan/{demo.pemda_id}/"
    for rest in ("", "skala/", "kerangka/", "teks/", "pernyataan/", "cetak/"):
        page = client.get(base + rest).content.decode()
        assert "Anda membaca saja. " in page
        assert f"{base}skala/baru/" not in page
        assert "Tenggat dan pengingat" not in page
