"""Rows that are added to a draft PK, and the PK of lower officials, whose rows are chosen."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kerja.models import Berkas, Komentar
from perjanjian.models import PerjanjianKinerja
from perjanjian.services import (
    BelumLengkap,
    PkTerkunci,
    add_program,
    add_sasaran,
    enter_paper,
    remove_row,
    sign_first,
    sign_second,
)
from renstra.models import Indikator, Nomenklatur
from sakip.errors import Ditolak
from tests.html import parse, texts, words
from tests.instansi.builders import days, make_jabatan
from tests.perjanjian.scene import fresh, in_force, make_draft, make_panggung, signature, submitted
from tests.renstra.builders import make_nomenklatur
from tests.rows import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    return make_panggung()


def url(name, *args):
    return reverse(f"perjanjian:{name}", args=args)


def post_of(p):
    return p.pejabat.pejabat.masa.get().jabatan


def taken_out(p, pk):
    """A draft from which the first indicator was removed by mistake."""
    row = pk.baris.order_by("urutan").first()
    remove_row(row, by=p.orang("staf"), versi=row.versi)
    return fresh(pk), row.indikator


def test_an_indicator_comes_back_with_its_target_on_the_page(client, p):
    pk, indikator = taken_out(p, make_draft(p))
    client.force_login(p.orang("staf"))
    page = client.get(url("isi", pk.pk, "target")).content.decode()
    assert "Tambah indikator" in texts(parse(page), "h2")
    page = client.post(
        url("tambah_baris", pk.pk, "target"), {"indikator": indikator.pk}, follow=True
    )
    assert "Nilai 1 ditambahkan." in page.content.decode()
    assert pk.baris.get(indikator=indikator).nilai == 80


def test_an_indicator_of_another_plan_or_a_second_time_is_refused(client, p):
    pk = make_draft(p)
    other = make_panggung("Kecamatan Sukasari")
    strange = Indikator.objects.filter(renstra__instansi=other.instansi).first()
    with pytest.raises(Ditolak, match="dari Renstra instansi ini"):
        add_sasaran(pk, strange, by=p.orang("staf"))
    with pytest.raises(Ditolak, match="sudah ada"):
        add_sasaran(pk, pk.baris.first().indikator, by=p.orang("staf"))
    client.force_login(p.orang("staf"))
    page = client.post(url("tambah_baris", pk.pk, "target"), {"indikator": strange.pk})
    assert page.status_code == 200
    assert pk.baris.count() == 2


def test_a_program_is_added_by_its_name_with_an_amount(client, p):
    pk = make_draft(p)
    make_nomenklatur("7.01.02", uraian="PROGRAM PELAYANAN")
    client.force_login(p.orang("staf"))
    address = url("tambah_baris", pk.pk, "program")
    page = client.post(address, {"nomenklatur": "program pelayanan", "pagu": ""})
    assert "Pagu program itu belum tercatat pada Keuangan" in page.content.decode()
    wrong = client.post(address, {"nomenklatur": "7.01.02", "pagu": "tidak tersedia: hilang"})
    assert "0 bila memang tidak ada" in wrong.content.decode()
    client.post(address, {"nomenklatur": "7.01.02 PROGRAM PELAYANAN", "pagu": "2.500"})
    row = pk.program.get(nomenklatur__kode="7.01.02")
    assert (row.pagu, row.urutan) == (Decimal(2500), 2)
    again = client.post(address, {"nomenklatur": "7.01.02", "pagu": "1"}).content.decode()
    assert "Program itu sudah ada di PK ini." in again


@pytest.mark.parametrize("change", [{"tingkat": "kegiatan"}, {"berlaku_sampai": 2021}])
def test_what_is_no_program_of_the_year_is_refused(p, change):
    pk = make_draft(p)
    code = "7.01.02.2.01" if "tingkat" in change else "7.01.02"
    row = make_nomenklatur(code)
    Nomenklatur.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(Ditolak, match="Pilih program dari nomenklatur"):
        add_program(pk, row, Decimal(1), by=p.orang("staf"))


def test_nothing_is_added_after_submission_or_to_a_pk_in_force(client, p):
    pk = in_force(p)
    pk.refresh_from_db()
    with pytest.raises(PkTerkunci):
        add_program(pk, make_nomenklatur("7.01.02"), Decimal(1), by=p.orang("staf"))
    client.force_login(p.orang("staf"))
    page = client.post(
        url("tambah_baris", pk.pk, "program"), {"nomenklatur": "7.01.02", "pagu": "1"}, follow=True
    )
    assert "tidak dapat diubah" in page.content.decode()
    assert "Tambah program" not in page.content.decode()
    assert pk.program.count() == 1


def test_a_program_is_added_to_no_pk_in_force_that_has_none(p):
    """No trigger sees it where there is no frozen sibling; neither service lets it come so far."""
    pk = make_draft(p)
    row = pk.program.get()
    remove_row(row, by=p.orang("staf"), versi=row.versi)
    with pytest.raises(BelumLengkap, match="Belum ada program"):
        enter_paper(fresh(pk), by=p.orang("staf"), tanggal=days(-3), pindaian=make(Berkas))
    type(pk).objects.filter(pk=pk.pk).update(status="berlaku", cara="basah", tanggal=days(-3))
    with pytest.raises(PkTerkunci):
        add_program(fresh(pk), row.nomenklatur, Decimal(1), by=p.orang("staf"))


# Lower officials ---------------------------------------------------------------------------------


def test_staf_choose_for_a_lower_official_from_the_pk_above(client, p):
    above = in_force(p)
    post, chosen = post_of(p), above.baris.get(urutan=2)
    client.force_login(p.orang("staf"))
    daftar = parse(client.get(url("daftar", p.instansi.kode, p.tahun)).content.decode())
    address = url("susun_bawahan", p.instansi.kode, p.tahun, post.pk)
    assert daftar.xpath(f"//a[@href='{address}']")
    assert "Pilih sedikitnya satu indikator." in client.post(address, {}).content.decode()
    program = above.program.get().nomenklatur_id
    client.post(address, {"indikator": [chosen.indikator_id], "program": [program]})
    pk = PerjanjianKinerja.objects.get(jabatan=post)
    [row] = pk.baris.all()
    assert (row.indikator_id, row.nilai, row.urutan) == (chosen.indikator_id, 80, 1)
    assert pk.program.get().pagu == above.program.get().pagu
    again = client.post(address, {"indikator": [chosen.indikator_id], "program": [program]})
    assert "sudah ada" in again.content.decode()


def test_a_lower_official_promises_nothing_that_the_camat_does_not(p):
    in_force(p)
    pk = make_draft(p, jabatan=post_of(p))
    with pytest.raises(Ditolak, match="PK pimpinan"):
        add_program(pk, make_nomenklatur("7.01.02"), Decimal(1), by=p.orang("staf"))


def test_the_list_offers_each_post_without_a_pk_and_asks_no_more_for_many(client, p):
    make_draft(p)
    client.force_login(p.orang("staf"))
    address = url("daftar", p.instansi.kode, p.tahun)
    client.get(address)

    def look() -> tuple[int, str]:
        with CaptureQueriesContext(connection) as found:
            page = client.get(address).content.decode()
        return len(found), words(parse(page))

    few, page = look()
    assert "Susun PK Sekretaris" in page
    for number in range(5):
        make_jabatan(p.instansi, f"Kasi {number}")
    many, page = look()
    assert "Susun PK Kasi 4" in page
    assert many == few


def test_only_who_drafts_is_offered_to_draw_up(client, p):
    submitted(p)
    offered = {}
    for who in ("staf", "camat", "bupati", "pejabat"):
        client.force_login(p.orang(who))
        page = client.get(url("daftar", p.instansi.kode, p.tahun)).content.decode()
        offered[who] = "Susun PK" in page
    assert offered == {"staf": True, "camat": False, "bupati": False, "pejabat": False}


def test_remarks_on_the_pk_of_a_lower_official_stay_with_it(client, p):
    in_force(p)
    pk = submitted(p, jabatan=post_of(p))
    row = pk.baris.order_by("urutan").first()
    said = {"indikator": row.indikator_id, "teks": "Mengapa 80?"}
    statuses = {}
    for who in ("bupati", "camat", "pejabat", "staf"):
        client.force_login(p.orang(who))
        for _ in range(2):
            answer = client.post(url("komentar", pk.pk), {**said, "teks": f"{who}?"})
        statuses[who] = answer.status_code
    assert statuses == {"bupati": 404, "camat": 302, "pejabat": 302, "staf": 302}
    page = client.get(url("pk", pk.pk)).content.decode()
    assert [f"{who}?" in page for who in statuses] == [False, True, True, True]
    client.post(url("komentar_selesai", pk.pk), {"indikator": row.indikator_id})
    assert list(pk.komentar.values_list("selesai_oleh", flat=True)) == [p.staf.pk] * 3
    assert not Komentar.objects.exists()  # the year's step, which the bupati reads, says nothing
    client.post(url("komentar", pk.pk), {**said, "teks": " "})
    assert pk.komentar.count() == 3


def test_a_lower_official_signs_first_and_the_camat_second(client, p):
    in_force(p)
    pk = submitted(p, jabatan=post_of(p))
    seen = {}
    for who in ("pejabat", "camat"):
        client.force_login(p.orang(who))
        page = parse(client.get(url("pk", pk.pk)).content.decode())
        seen[who] = ("Tanda tangani" in texts(page, "a"), "Kembalikan" in texts(page, "a"))
    assert seen == {"pejabat": (True, False), "camat": (False, True)}
    pk = sign_first(pk, signature(pk), by=p.orang("pejabat"))
    page = parse(client.get(url("pk", pk.pk)).content.decode())
    assert "Tanda tangani" in texts(page, "a")
    assert sign_second(pk, signature(pk), by=p.orang("camat")).status == "berlaku"
