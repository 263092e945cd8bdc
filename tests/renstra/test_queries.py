from datetime import date
from decimal import Decimal

import pytest

from renstra.models import (
    IkuBaris,
    Indikator,
    ProgramSasaran,
    SkButir,
    SkIku,
    TargetRenstra,
    TargetRkt,
)
from renstra.queries import (
    load_indikator_nomenklatur,
    load_renstra,
    load_rkt,
    load_sk_iku,
)
from sakip.angka import Angka
from tests.renstra.builders import (
    make_camat,
    make_indikator,
    make_instansi,
    make_renstra,
    make_rkt,
    make_rkt_baris,
    make_rpjmd,
    make_sasaran,
    make_tujuan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def instansi():
    return make_instansi()


def plan(instansi, rows=2):
    """A Renstra with ``rows`` sasaran under two tujuan."""
    renstra = make_renstra(instansi)
    link = make_rpjmd(instansi.pemda)
    tujuan = [make_tujuan(renstra, n, link) for n in (1, 2)]
    for n in range(rows):
        make_sasaran(tujuan[n % 2], n + 1)
    return renstra


def sk_iku(instansi, rows=2, **fields):
    sk = SkIku.objects.create(
        instansi=instansi, **({"tentang": "IKU", "berlaku_dari": 2018} | fields)
    )
    for n in range(rows):
        for bagian in ("menimbang", "mengingat", "diktum"):
            SkButir.objects.create(sk=sk, bagian=bagian, urutan=n, teks=f"{bagian} {n}")
    for n, indikator in enumerate(Indikator.objects.filter(sasaran__isnull=False)[:rows]):
        IkuBaris.objects.create(
            sk=sk,
            urutan=n,
            indikator=indikator,
            formulasi="a ÷ b",
            penanggung_jawab="Seksi A\n\n Seksi B \n",
            sumber_data="Laporan",
        )
    return sk


class TestRenstra:
    def test_none_without_one(self, instansi):
        assert load_renstra(instansi, 2021) is None

    def test_version_in_force_began_last(self, instansi):
        make_renstra(instansi)
        make_renstra(instansi, perubahan_ke=1, berlaku_dari=2018)
        assert load_renstra(instansi, 2017).jenis == "awal"
        assert load_renstra(instansi, 2018).jenis == "perubahan"
        assert load_renstra(instansi, 2021).jenis == "perubahan"

    def test_ends_with_its_period(self, instansi):
        make_renstra(instansi)
        assert load_renstra(instansi, 2022) is None
        assert load_renstra(instansi, 2015) is None

    def test_of_another_instansi_is_not_taken(self, instansi):
        make_renstra(make_instansi("Kecamatan Lain"))
        assert load_renstra(instansi, 2021) is None

    def test_sasaran_are_numbered_through_all_tujuan(self, instansi):
        plan(instansi, rows=3)
        data = load_renstra(instansi, 2021)
        assert [(s.nomor, s.nomor_tujuan, s.uraian) for s in data.sasaran] == [
            (1, 1, "Sasaran 1"),
            (2, 1, "Sasaran 3"),
            (3, 2, "Sasaran 2"),
        ]

    def test_rpjmd_chain(self, instansi):
        plan(instansi)
        data = load_renstra(instansi, 2021)
        link = data.tujuan[0].rpjmd
        assert (link.misi, link.tujuan, link.sasaran) == (
            "Misi satu",
            "Tujuan RPJMD",
            "Sasaran RPJMD",
        )
        assert link.indikator_tujuan == ("Indikator tujuan RPJMD",)
        assert link.indikator_sasaran == ("Indikator sasaran RPJMD",)

    def test_without_rpjmd(self, instansi):
        make_tujuan(make_renstra(instansi))
        data = load_renstra(instansi, 2021)
        assert (data.rpjmd, data.visi, data.misi) == ("", "", ())
        assert data.tujuan[0].rpjmd is None

    def test_targets_keep_their_three_states(self, instansi):
        renstra = plan(instansi, rows=1)
        indikator = Indikator.objects.get(sasaran__isnull=False)
        TargetRenstra.objects.create(indikator=indikator, tahun=2016, alasan="indikator baru")
        TargetRenstra.objects.create(indikator=indikator, tahun=2017, nilai=0, teks="nol")
        data = load_renstra(instansi, 2021).sasaran[0].indikator[0]
        assert data.target_tahun(2016) == Angka.tidak_tersedia("indikator baru")
        assert data.target_tahun(2017) == Angka.of(0, "nol")
        assert data.target_tahun(2018) == Angka.belum()
        assert data.target_tahun(2021).nilai == 81
        assert renstra.tahun_akhir == 2021

    def test_predecessors_are_nearest_first_and_a_ring_ends(self, instansi):
        old, new = make_renstra(instansi), make_renstra(instansi, perubahan_ke=1)
        tujuan = make_tujuan(new)
        first = make_indikator(old, tujuan=make_tujuan(old))
        second = make_indikator(old, tujuan=first.tujuan, lanjutan_dari=first)
        third = make_indikator(new, tujuan=tujuan, lanjutan_dari=second)
        first.lanjutan_dari = third
        first.save()
        data = load_renstra(instansi, 2021).tujuan[0].indikator[-1]
        assert data.pendahulu == (second.pk, first.pk)

    def test_range_only_where_the_method_has_one(self, instansi):
        renstra = make_renstra(instansi)
        tujuan = make_tujuan(renstra)
        make_indikator(
            renstra, tujuan=tujuan, metode="rentang", rentang_bawah=0, rentang_atas=Decimal("2.5")
        )
        plain, ranged = load_renstra(instansi, 2021).tujuan[0].indikator
        assert plain.rentang is None
        assert ranged.rentang == (0, Decimal("2.5"))

    def test_program_outside_the_nomenclature_has_no_code(self, instansi):
        plan(instansi, rows=1)
        ProgramSasaran.objects.update(nomenklatur=None, nama="Program Lama")
        (program,) = load_renstra(instansi, 2021).sasaran[0].program
        assert (program.kode, program.nama) == ("", "Program Lama")


class TestRkt:
    def test_none_without_one(self, instansi):
        plan(instansi)
        assert load_rkt(instansi, 2021, load_renstra(instansi, 2021)) is None

    def test_tree_with_indicators_targets_and_own_anggaran(self, instansi):
        renstra = plan(instansi)
        rkt = make_rkt(renstra)
        sasaran = renstra.tujuan.get(urutan=2).sasaran.get()
        make_rkt_baris(rkt, sasaran, "7.01.02")
        make_rkt_baris(rkt, sasaran, "7.01.02.2.02", 85_979_600, target=100)
        make_rkt_baris(rkt, sasaran, "7.01.02.2.02.0003", 0)
        data = load_rkt(instansi, 2021, load_renstra(instansi, 2021))
        assert [len(s.program) for s in data.sasaran] == [0, 1]
        (program,) = data.sasaran[1].program
        (kegiatan,) = program.anak
        (sub,) = kegiatan.anak
        assert (program.kode, program.anggaran) == ("7.01.02", Angka.belum())
        assert (kegiatan.kode, kegiatan.anggaran.nilai) == ("7.01.02.2.02", 85_979_600)
        ((indikator, target),) = kegiatan.indikator
        assert (indikator.uraian, target.nilai) == ("Indikator 7.01.02.2.02", 100)
        assert (sub.kode_cetak, sub.anggaran.nilai) == ("7.01.02.2.02.03", 0)

    def test_row_without_its_parents_is_not_lost(self, instansi):
        renstra = plan(instansi)
        sasaran = renstra.tujuan.get(urutan=1).sasaran.get()
        make_rkt_baris(make_rkt(renstra), sasaran, "7.01.01.2.01.0001", 5)
        data = load_rkt(instansi, 2021, load_renstra(instansi, 2021))
        (program,) = data.sasaran[0].program
        assert program.anggaran == Angka.belum()
        assert program.anak[0].anak[0].anggaran.nilai == 5

    def test_same_program_under_two_sasaran(self, instansi):
        renstra = plan(instansi)
        rkt = make_rkt(renstra)
        one, two = (t.sasaran.get() for t in renstra.tujuan.all())
        make_rkt_baris(rkt, one, "7.01.01.2.01", 1)
        make_rkt_baris(rkt, two, "7.01.01.2.02", 2)
        data = load_rkt(instansi, 2021, load_renstra(instansi, 2021))
        assert [[k.kode for k in s.program[0].anak] for s in data.sasaran] == [
            ["7.01.01.2.01"],
            ["7.01.01.2.02"],
        ]

    def test_target_of_a_sasaran_indicator(self, instansi):
        renstra = plan(instansi)
        rkt = make_rkt(renstra)
        first, second = Indikator.objects.filter(sasaran__isnull=False)
        TargetRkt.objects.create(rkt=rkt, indikator=first, nilai=80, teks="B (80)")
        data = load_rkt(instansi, 2021, load_renstra(instansi, 2021))
        assert str(data.target(first.pk)) == "B (80)"
        assert data.target(second.pk) == Angka.belum()

    @pytest.mark.parametrize("given", ["none", "another version"])
    def test_reads_its_own_version(self, instansi, given):
        renstra = plan(instansi)
        make_rkt_baris(make_rkt(renstra), renstra.tujuan.first().sasaran.get(), "7.01.01")
        make_renstra(instansi, perubahan_ke=1, berlaku_dari=2020)
        other = load_renstra(instansi, 2021) if given == "another version" else None
        data = load_rkt(instansi, 2021, other)
        assert [s.sasaran.uraian for s in data.sasaran] == ["Sasaran 1", "Sasaran 2"]

    def test_signer_held_the_post_on_the_last_day_the_date_may_mean(self, instansi):
        make_camat(instansi, mulai=date(2021, 5, 20), nip="196712291993031008")
        make_rkt(plan(instansi), tanggal=date(2021, 5, 1), presisi="bulan")
        data = load_rkt(instansi, 2021, None)
        assert (data.tempat, data.tanggal) == ("Contoh", "Mei 2021")
        assert (data.penanda.nama, data.penanda.jabatan) == ("Siti Aminah", "Camat Sukamaju")
        assert data.penanda.nip == "19671229 199303 1 008"
        assert (data.penanda.tempat, data.penanda.tanggal) == ("Contoh", "Mei 2021")

    @pytest.mark.parametrize("tanggal", [None, date(2015, 1, 1)])
    def test_no_signer_without_a_date_or_a_holder(self, instansi, tanggal):
        make_camat(instansi)
        make_rkt(plan(instansi), tanggal=tanggal)
        assert load_rkt(instansi, 2021, None).penanda is None


class TestIndikatorNomenklatur:
    def test_by_code_in_the_four_digit_form(self, instansi):
        renstra = plan(instansi)
        rkt = make_rkt(renstra)
        sasaran = renstra.tujuan.first().sasaran.get()
        row = make_rkt_baris(rkt, sasaran, "7.01.01.2.01.0001", target=3)
        make_indikator(renstra, nomenklatur=row.nomenklatur, uraian="Kedua", urutan=2)
        data = load_indikator_nomenklatur(instansi, 2021)
        assert list(data) == ["7.01.01.2.01.0001"]
        assert [i.uraian for i in data["7.01.01.2.01.0001"]] == [
            "Indikator 7.01.01.2.01.0001",
            "Kedua",
        ]

    def test_empty_without_renstra(self, instansi):
        assert load_indikator_nomenklatur(instansi, 2021) == {}


class TestSkIku:
    def test_last_that_began(self, instansi):
        sk_iku(instansi, nomor="lama", berlaku_dari=2016)
        sk_iku(instansi, nomor="065/…/022/2018", berlaku_dari=2018)
        sk_iku(instansi, nomor="nanti", berlaku_dari=2022)
        assert load_sk_iku(instansi, 2021).nomor == "065/…/022/2018"
        assert load_sk_iku(instansi, 2015) is None

    def test_points_with_their_rincian_in_order(self, instansi):
        sk = sk_iku(instansi, rows=2)
        point = sk.butir.get(bagian="diktum", urutan=1)
        for urutan, teks in [(2, "kedua"), (1, "pertama")]:
            SkButir.objects.create(sk=sk, bagian="diktum", induk=point, urutan=urutan, teks=teks)
        data = load_sk_iku(instansi, 2021)
        assert [b.teks for b in data.diktum] == ["diktum 0", "diktum 1"]
        assert [b.rincian for b in data.diktum] == [(), ("pertama", "kedua")]
        assert [b.teks for b in data.menimbang] == ["menimbang 0", "menimbang 1"]

    def test_table(self, instansi):
        plan(instansi)
        sk_iku(instansi)
        iku = load_sk_iku(instansi, 2021).iku
        assert [(i.nomor, i.sasaran, i.indikator) for i in iku] == [
            (1, "Sasaran 1", "Indikator sasaran 1"),
            (2, "Sasaran 2", "Indikator sasaran 2"),
        ]
        assert iku[0].penanggung_jawab == ("Seksi A", "Seksi B")

    def test_date_known_to_the_month(self, instansi):
        make_camat(instansi)
        sk_iku(instansi, tanggal=date(2018, 1, 1), presisi="bulan", tempat="Sukamaju")
        data = load_sk_iku(instansi, 2021)
        assert (data.tempat, data.tanggal) == ("Sukamaju", "Januari 2018")
        assert data.penanda.anchor == "ttd-sk-iku"


@pytest.mark.parametrize("rows", [2, 20])
def test_queries_do_not_grow_with_rows(instansi, rows, django_assert_num_queries):
    renstra = plan(instansi, rows)
    rkt = make_rkt(renstra, tanggal=date(2021, 5, 1))
    sk_iku(instansi, rows, tanggal=date(2018, 1, 1))
    sasaran = renstra.tujuan.first().sasaran.first()
    for n in range(1, rows + 1):
        make_rkt_baris(rkt, sasaran, f"7.01.01.2.01.{n:04d}", n, target=n)
    with django_assert_num_queries(13):
        data = load_renstra(instansi, 2021)
    with django_assert_num_queries(7):
        load_rkt(instansi, 2021, data)
    with django_assert_num_queries(5):
        assert len(load_indikator_nomenklatur(instansi, 2021)) == rows
    with django_assert_num_queries(4):
        load_sk_iku(instansi, 2021)
