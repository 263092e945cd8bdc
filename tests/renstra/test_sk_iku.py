"""Filling in the Keputusan on the IKU from nothing: head, points, rows, and what is refused."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kerja.models import Jejak
from renstra.models import IkuBaris, Indikator, Renstra, Sasaran, SkButir, SkIku, Tujuan
from renstra.queries import load_sk_iku
from renstra.queries.susunan import years_of_sk
from tests.pages import autosave
from tests.rows import make, make_step

BASE = "/isi/patrang/2021/sk-iku/"
HEAD = {"tentang": "IKU Kecamatan Patrang", "berlaku_dari": "2020", "presisi": "bulan"}


def send(client, address: str, **data):
    """Post a form; return the page that follows."""
    return client.post(BASE + address, data, follow=True).content.decode()


def texts(sk, bagian, induk=None):
    """The points of a part in their order."""
    rows = SkButir.objects.filter(sk=sk, bagian=bagian, induk=induk).order_by("urutan")
    return [row.teks for row in rows]


# From nothing -----------------------------------------------------------------------------


def test_a_keputusan_is_written_from_nothing(staf, demo):
    SkIku.objects.all().delete()
    assert "Belum ada SK IKU yang berlaku" in staf.get(BASE).content.decode()
    assert staf.get(f"{BASE}isi/").url == BASE
    assert "SK IKU disimpan" in send(staf, "baru/", **HEAD, tanggal="2020-01-01")
    sk = SkIku.objects.get()
    pasted = {"tempelan": "a. bahwa satu\nbahwa dua", "aksi": "simpan"}
    assert "2 butir Menimbang ditambahkan" in send(staf, f"menimbang/tempel/sk/{sk.pk}/", **pasted)
    send(staf, f"diktum/tambah/sk/{sk.pk}/", teks="Menetapkan IKU")
    diktum = SkButir.objects.get(bagian="diktum")
    send(staf, f"rincian/tempel/induk/{diktum.pk}/", tempelan="Satu\nDua", aksi="simpan")
    assert "IKU ditambahkan" in send(staf, "semua/")
    data = load_sk_iku(demo, 2021)
    assert [b.teks for b in data.menimbang] == ["a. bahwa satu", "bahwa dua"]
    assert data.diktum[0].rincian == ("Satu", "Dua")
    expected = Indikator.objects.filter(renstra__perubahan_ke=1, sasaran__isnull=False)
    assert {i.indikator_id for i in data.iku} == set(expected.values_list("pk", flat=True))
    assert Jejak.objects.first().aksi == "tambah semua IKU"
    assert "Semua sudah ada" in send(staf, "semua/")


def test_a_keputusan_that_follows_takes_over_points_and_what_goes_on(staf, demo):
    old = SkIku.objects.get()
    first, second = old.iku.order_by("urutan")
    Renstra.objects.update(tahun_akhir=2026)
    baru = make(Renstra, instansi=demo, tahun_awal=2021, tahun_akhir=2026, berlaku_dari=2022,
                jenis="awal", perubahan_ke=0)  # fmt: skip
    heir = make(Indikator, renstra=baru, lanjutan_dari=first.indikator,
                sasaran=make(Sasaran, tujuan=make(Tujuan, renstra=baru)))  # fmt: skip
    before = load_sk_iku(demo, 2021)
    told = send(staf, "baru/", **HEAD | {"berlaku_dari": "2022"}, salin="on")
    assert "yang disalin" in told
    after = load_sk_iku(demo, 2022)
    assert (after.menimbang, after.mengingat, after.diktum) == (
        before.menimbang, before.mengingat, before.diktum,
    )  # fmt: skip
    assert [(i.indikator_id, i.formulasi) for i in after.iku] == [(heir.pk, first.formulasi)]
    assert {row.indikator_id for row in old.iku.all()} == {first.indikator_id, second.indikator_id}
    assert Jejak.objects.first().perubahan["IKU"] == [0, 1]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"berlaku_dari": "2018"}, "sudah ada"),
        ({"berlaku_dari": "1998"}, "lebih besar"),
        ({"tentang": ""}, "tidak boleh kosong"),
        ({"tentang": "a" * 2001}, "2000"),
    ],
)
def test_a_wrong_head_is_refused_in_words(staf, wrong, said):
    assert said in send(staf, "baru/", **{**HEAD, **wrong})
    assert SkIku.objects.count() == 1


def test_a_successor_ends_the_years_of_the_one_before(staf):
    sk = SkIku.objects.get()
    assert 2021 in years_of_sk(sk)
    send(staf, "baru/", **HEAD)
    assert years_of_sk(sk) == [2018, 2019]
    assert "mulai 2018" in staf.get(BASE).content.decode()


def test_two_people_at_one_head_are_both_shown(staf):
    send(staf, "kepala/", **{**HEAD, "berlaku_dari": "2018"}, versi=1)
    page = send(staf, "kepala/", **{**HEAD, "tentang": "Lain", "berlaku_dari": "2018"}, versi=1)
    assert "baru saja diubah orang lain" in page
    assert SkIku.objects.get().tentang == HEAD["tentang"]


# Points -----------------------------------------------------------------------------------


def test_points_move_within_their_part_alone(staf):
    sk = SkIku.objects.get()
    before, others = texts(sk, "mengingat"), texts(sk, "menimbang")
    last = SkButir.objects.filter(sk=sk, bagian="mengingat", induk=None).last()
    staf.post(f"{BASE}mengingat/{last.pk}/naik/")
    assert texts(sk, "mengingat") == [*before[:-2], before[-1], before[-2]]
    assert texts(sk, "menimbang") == others


def test_a_point_goes_with_its_rincian(staf):
    diktum = SkButir.objects.filter(bagian="diktum", induk=None).first()
    make(SkButir, sk=diktum.sk, bagian="diktum", induk=diktum, urutan=90)
    rincian = diktum.rincian.count()
    assert f"{rincian} butir SK" in staf.get(f"{BASE}diktum/{diktum.pk}/hapus/").content.decode()
    send(staf, f"diktum/{diktum.pk}/hapus/", versi=diktum.versi)
    assert not SkButir.objects.filter(induk=diktum.pk).exists()
    assert Jejak.objects.first().aksi == "hapus butir Diktum"


def test_a_rincian_has_no_rincian_and_iku_are_not_pasted(staf):
    diktum = SkButir.objects.filter(bagian="diktum", induk=None).first()
    point = make(SkButir, sk=diktum.sk, bagian="diktum", induk=diktum, urutan=90)
    assert staf.get(f"{BASE}rincian/tambah/induk/{point.pk}/").status_code == 404
    assert staf.get(f"{BASE}iku/tempel/sk/{diktum.sk_id}/").status_code == 404


def test_an_earlier_text_of_a_point_is_restored(staf):
    point = SkButir.objects.filter(bagian="mengingat").first()
    send(staf, f"mengingat/{point.pk}/", teks="Satu", versi=1)
    act = Jejak.objects.first()
    send(staf, f"mengingat/{point.pk}/", teks="Dua", versi=2)
    staf.post(f"/riwayat/renstra.SkButir/{point.pk}/pulihkan/{act.nomor}/", {"versi": 3})
    assert SkButir.objects.get(pk=point.pk).teks == "Satu"


def test_a_submitted_step_is_locked(staf, demo):
    sk = SkIku.objects.get()
    make_step("renstra", "diajukan", instansi=demo, tahun=2021)
    page = send(staf, f"diktum/tambah/sk/{sk.pk}/", teks="Baru")
    assert "sudah diajukan dan terkunci" in page
    assert "sudah diajukan dan terkunci" in send(staf, "semua/")
    assert "sudah diajukan dan terkunci" in send(staf, "kepala/", **HEAD, versi=1)
    assert not SkButir.objects.filter(teks="Baru").exists()


# Rows -------------------------------------------------------------------------------------


def test_an_indicator_is_an_iku_once_and_only_of_a_sasaran(staf):
    sk, address = SkIku.objects.get(), f"iku/tambah/sk/{SkIku.objects.get().pk}/"
    taken = sk.iku.first().indikator_id
    tujuan = Indikator.objects.filter(renstra__perubahan_ke=1, tujuan__isnull=False).first()
    for wrong in (taken, tujuan.pk):
        send(staf, address, indikator=wrong, formulasi="a")
    assert not sk.iku.filter(formulasi="a").exists()
    sasaran = Sasaran.objects.filter(tujuan__renstra__perubahan_ke=1).first()
    new = make(Indikator, renstra=sasaran.tujuan.renstra, sasaran=sasaran)
    assert "IKU ditambahkan" in send(staf, address, indikator=new.pk, formulasi="a")
    made = sk.iku.last()
    assert (made.indikator, made.sumber_data) == (new, "")
    assert "belum diisi: " in staf.get(BASE).content.decode()


def test_texts_of_the_iku_are_saved_cell_by_cell(staf):
    one = IkuBaris.objects.first()
    key, address, kept = str(one.pk), f"{BASE}isi/", one.formulasi
    cells = {"penanggung_jawab": "Camat\nSekretaris", "sumber_data": ""}
    told = autosave(staf, address, (key, "teks.1", cells)).json()
    assert "errors" not in told["rows"][key]
    one.refresh_from_db()
    assert one.penanggung_jawab.splitlines() == ["Camat", "Sekretaris"]
    assert (one.formulasi, one.sumber_data) == (kept, "")
    told = autosave(staf, address, (key, "teks.1", {"formulasi": "lain"})).json()
    assert "conflict" in told["rows"][key]
    assert "belum diisi: " in staf.get(BASE).content.decode()


@pytest.mark.parametrize("page", ["", "isi/"])
def test_queries_do_not_grow_with_rows(staf, page):
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert staf.get(BASE + page).status_code == 200
        return len(seen)

    count()
    before, sk = count(), SkIku.objects.get()
    sasaran = Sasaran.objects.filter(tujuan__renstra__perubahan_ke=1).first()
    for n in range(3):
        one = make(Indikator, renstra=sasaran.tujuan.renstra, sasaran=sasaran)
        make(IkuBaris, sk=sk, indikator=one, urutan=80 + n)
        point = make(SkButir, sk=sk, bagian="diktum", urutan=80 + n)
        make(SkButir, sk=sk, bagian="diktum", induk=point)
    assert count() == before


# A new Renstra version --------------------------------------------------------------------


def test_iku_go_on_as_the_indicators_that_continue_them(staf):
    row = IkuBaris.objects.filter(sk__berlaku_dari__lte=2021).order_by("-sk__berlaku_dari").first()
    heir = row.indikator
    earlier = Renstra.objects.get(instansi=row.sk.instansi, perubahan_ke=0)
    first, old = (make(Indikator, renstra=earlier, urutan=n) for n in (91, 92))
    Indikator.objects.filter(pk=old.pk).update(lanjutan_dari=first)
    Indikator.objects.filter(pk=heir.pk).update(lanjutan_dari=old)
    IkuBaris.objects.filter(pk=row.pk).update(indikator=first, formulasi="a / b")
    page = staf.get("/isi/patrang/2021/sk-iku/").content.decode()
    assert f"dilanjutkan oleh “{heir}”" in page
    assert "Pakai indikator penerusnya (1)" in page
    address = "/isi/patrang/2021/sk-iku/penerus/"
    assert "1 IKU kini memakai" in staf.post(address, follow=True).content.decode()
    row.refresh_from_db()
    assert (row.indikator, row.formulasi, row.versi) == (heir, "a / b", 2)
    assert "Tidak ada lagi" in staf.post(address, follow=True).content.decode()
    assert "penerusnya" not in staf.get("/isi/patrang/2021/sk-iku/").content.decode()
