"""The pages of pagu and realisasi: what is saved, by whom, and what it does to the sums."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from instansi.models import Instansi, Pengguna, Penugasan, SubUnit
from kerja.models import Jejak
from keuangan.models import Akun, Pagu, Realisasi
from keuangan.queries import load_anggaran
from laporan.models import Laporan
from renstra.models import Nomenklatur
from tests.pages import autosave, cell_named, form_of
from tests.rows import make, make_step

PAGU = "/isi/patrang/2021/pagu/perubahan/"
REALISASI = "/isi/patrang/2021/realisasi-anggaran/"
DOCUMENT = "Pagu perubahan, 7.01.01.2.01.01 Belanja Barang dan Jasa"
SERVICES = "S.d. TW II, 7.01.01.2.08.04 Belanja Operasi yang tidak dirinci"


def row_of(kode: str, tahap: str = "perubahan") -> Pagu:
    """The pagu of a sub kegiatan in the demo that has one akun."""
    return Pagu.objects.get(nomenklatur__kode=kode, tahap=tahap)


def key_of(row: Pagu) -> str:
    """The key of its row in the grid."""
    return f"{row.nomenklatur_id}-{row.akun_id}-0"


# Saving -----------------------------------------------------------------------------------


def test_a_figure_is_saved_and_its_sums_follow(staf):
    row = row_of("7.01.01.2.01.0001")
    answer = autosave(staf, PAGU, (key_of(row), "pagu.1", {"pagu": "15196001"})).json()
    told = answer["rows"]
    assert told[key_of(row)]["cells"]["pagu"] == "15.196.001"
    assert told[key_of(row)]["versi"] == "pagu.2"
    assert told["sum-7.01.01"]["cells"]["pagu"] == "11.320.367.650"
    assert told["total"]["cells"]["pagu"] == "14.034.368.150"


def test_a_block_is_one_row_of_trail_with_before_and_after(staf):
    rows = [row_of("7.01.01.2.01.0001"), row_of("7.01.01.2.01.0006")]
    before = Jejak.objects.count()
    autosave(staf, PAGU, *((key_of(row), "pagu.1", {"pagu": "1.000"}) for row in rows))
    assert Jejak.objects.count() == before + 1
    act = Jejak.objects.first()
    assert (act.aksi, str(act.pelaku)) == ("isi pagu", "Staf Perencanaan Patrang")
    assert sorted(act.perubahan.values()) == [["15196000.00", "1000"], ["6382000.00", "1000"]]


def test_a_declared_absence_is_kept_with_its_reason(staf):
    row = row_of("7.01.01.2.01.0001")
    autosave(staf, PAGU, (key_of(row), "pagu.1", {"pagu": "tidak tersedia: tanpa DPA"}))
    row.refresh_from_db()
    assert (row.nilai, row.alasan) == (None, "tanpa DPA")


def test_two_people_at_one_row_do_not_overwrite_each_other(staf):
    row = row_of("7.01.01.2.01.0001")
    autosave(staf, PAGU, (key_of(row), "pagu.1", {"pagu": "1"}))
    told = autosave(staf, PAGU, (key_of(row), "pagu.1", {"pagu": "2"})).json()["rows"]
    assert told[key_of(row)]["conflict"]
    assert told[key_of(row)]["cells"]["pagu"] == "1"
    row.refresh_from_db()
    assert row.nilai == 1


def test_two_people_at_two_triwulan_of_one_row_do_not_meet(staf):
    row = row_of("7.01.01.2.01.0001")
    for name in ("tw1", "tw2"):
        answer = autosave(staf, REALISASI, (key_of(row), "tw1.0 tw2.0", {name: "5"}))
        assert "conflict" not in answer.json()["rows"][key_of(row)]
    assert Realisasi.objects.filter(triwulan__lt=3, nilai=5).count() == 2


def test_an_ordinary_form_saves_what_was_touched(staf):
    page = staf.get(PAGU).content.decode()
    before = list(Pagu.objects.values_list("pk", "versi").order_by("pk"))
    data = form_of(page)
    assert "Tidak ada yang berubah" in staf.post(PAGU, data, follow=True).content.decode()
    assert list(Pagu.objects.values_list("pk", "versi").order_by("pk")) == before
    data[cell_named(page, DOCUMENT)] = "1.000"
    assert "1 baris tersimpan." in staf.post(PAGU, data, follow=True).content.decode()
    assert row_of("7.01.01.2.01.0001").nilai == 1000


def test_a_stale_form_shows_both_values_and_saves_on_the_second_try(staf):
    page = staf.get(PAGU).content.decode()
    Pagu.objects.filter(pk=row_of("7.01.01.2.01.0001").pk).update(nilai=5, versi=2)
    name = cell_named(page, DOCUMENT)
    again = staf.post(PAGU, {**form_of(page), name: "1.000"}).content.decode()
    assert "Tersimpan: “5”; isian Anda: “1.000”" in again
    assert row_of("7.01.01.2.01.0001").nilai == 5
    staf.post(PAGU, form_of(again))
    assert row_of("7.01.01.2.01.0001").nilai == 1000


def test_a_realisasi_may_be_known_for_the_group_alone(staf):
    page = staf.get(REALISASI).content.decode()
    staf.post(REALISASI, {**form_of(page), cell_named(page, SERVICES): "9.000"})
    row = Realisasi.objects.get(triwulan=2)
    assert (row.akun.kode, row.nilai) == ("5.1", 9000)


def test_what_was_typed_by_mistake_and_emptied_says_nothing(staf, demo):
    before = load_anggaran(demo, 2021)
    row = row_of("7.01.01.2.01.0001")
    Realisasi.objects.filter(triwulan=4).update(triwulan=3)
    autosave(staf, REALISASI, (key_of(row), "tw4.0", {"tw4": "5"}))
    autosave(staf, REALISASI, (key_of(row), "tw4.1", {"tw4": ""}))
    after = load_anggaran(demo, 2021)
    assert (after.triwulan, after.total) == (3, before.total)


def test_what_looks_wrong_is_warned_of_and_saved(staf):
    row = row_of("7.01.01.2.01.0001")
    answer = autosave(staf, REALISASI, (key_of(row), "tw1.0", {"tw1": "99.000.000"}))
    warning = answer.json()["rows"][key_of(row)]["warning"]
    assert "TW IV lebih kecil daripada TW I" in warning
    assert Realisasi.objects.filter(triwulan=1, nilai=99_000_000).exists()


# Rows -------------------------------------------------------------------------------------


def add(staf, nomenklatur: str, kode: str = "5.1.02"):
    """Add a row to pagu perubahan."""
    data = {"nomenklatur": nomenklatur, "akun": Akun.objects.get(kode=kode).pk}
    return staf.post(f"{PAGU}tambah/", data, follow=True).content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        "7.01.01.2.01.02",
        "7.01.01.2.01.0002",
        "7.01.01.2.01.02 Koordinasi dan apa saja",
        "Koordinasi dan Penyusunan Dokumen RKA-SKPD",
    ],
)
def test_a_sub_kegiatan_is_picked_by_code_or_name(staf, typed):
    assert "ditambahkan; isi pagunya" in add(staf, typed)
    row = row_of("7.01.01.2.01.0002")
    assert (row.nilai, row.alasan) == (None, "")
    assert Jejak.objects.first().aksi == "tambah pagu"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Koordinasi", "nama cocok; tulis kodenya"),
        ("Membangun istana", "Tidak ada di nomenklatur tahun ini"),
        ("9.99.99", "Tidak ada di nomenklatur tahun ini"),
        ("", "wajib"),
        ("7.01.01.2.01.01", "sudah ada"),
        ("<script>alert(1)</script>", "Tidak ada di nomenklatur"),
    ],
)
def test_what_is_not_one_row_is_refused_with_the_reason(staf, typed, words):
    before = Pagu.objects.count()
    page = add(staf, typed)
    assert words in page
    assert "autofocus" in page  # the form stands far below
    assert "<script>alert(1)" not in page
    assert Pagu.objects.count() == before


def test_a_row_is_removed_after_asking_and_only_as_it_was_seen(staf):
    row = row_of("7.01.01.2.01.0001")
    address = f"{PAGU}{row.pk}/hapus/"
    assert "15.196.000" in staf.get(address).content.decode()
    stale = staf.post(address, {"versi": 9}).content.decode()
    assert "baru saja diubah orang lain" in stale
    staf.post(address, {"versi": 1})
    assert not Pagu.objects.filter(pk=row.pk).exists()
    act = Jejak.objects.first()
    assert (act.aksi, act.perubahan["nilai"]) == ("hapus pagu", ["15196000.00", None])
    assert staf.post(address, {"versi": 1}).status_code == 404


def test_a_stage_begins_with_the_rows_of_the_one_before(staf):
    stage = PAGU.replace("perubahan", "pergeseran")
    assert "Salin pagu murni" in staf.get(stage).content.decode()
    Pagu.objects.filter(tahap="perubahan").delete()
    page = staf.get(PAGU).content.decode()
    assert "Salin pagu murni" in page
    assert "Salin pagu pergeseran" not in page  # nothing stands there
    staf.post(f"{stage}salin/", {"dari": "murni"})
    counts = [Pagu.objects.filter(tahap=t).count() for t in ("murni", "pergeseran")]
    assert counts[0] == counts[1] > 0
    again = staf.post(f"{stage}salin/", {"dari": "murni"}, follow=True).content.decode()
    assert "sudah berisi" in again
    assert staf.post(f"{stage}salin/", {"dari": "perubahan"}).status_code == 404


def test_a_row_may_belong_to_a_kelurahan(staf, demo):
    unit = make(SubUnit, instansi=demo, nama="Kelurahan Gebang", jenis="kelurahan")
    other = make(SubUnit, nama="Kelurahan orang lain")
    row = row_of("7.01.01.2.01.0001")
    data = {"nomenklatur": "7.01.01.2.01.01", "akun": row.akun_id}
    refused = staf.post(f"{PAGU}tambah/", {**data, "sub_unit": other.pk}).content.decode()
    assert "Kelurahan Gebang" in refused
    assert "Pilih" in refused
    assert not Pagu.objects.filter(sub_unit=other).exists()
    staf.post(f"{PAGU}tambah/", {**data, "sub_unit": unit.pk})
    key = f"{row.nomenklatur_id}-{row.akun_id}-{unit.pk}"
    told = autosave(staf, PAGU, (key, "pagu.1", {"pagu": "4.000"})).json()["rows"]
    assert told["sum-7.01.01.2.01.0001"]["cells"]["pagu"] == "15.200.000"
    assert "Belanja Barang dan Jasa (Kelurahan Gebang)" in staf.get(REALISASI).content.decode()
    autosave(staf, REALISASI, (key, "tw4.0", {"tw4": "4.000"}))
    assert Realisasi.objects.get(sub_unit=unit).nilai == 4000


def test_realisasi_without_its_split_is_entered_where_pagu_stands_finer(staf, demo):
    """Desain 9: known at 5.1 alone. No pagu row is made up for it, and the sums take it."""
    pagu = row_of("7.01.01.2.01.0001")
    group = Akun.objects.get(kode="5.1")
    before = Pagu.objects.count()
    data = {"nomenklatur": "7.01.01.2.01.01", "akun": group.pk}
    Realisasi.objects.filter(nomenklatur=pagu.nomenklatur).delete()
    page = staf.post(f"{REALISASI}tambah/", data, follow=True).content.decode()
    assert "ditambahkan; isi realisasinya" in page
    assert "sudah ada" in staf.post(f"{REALISASI}tambah/", data).content.decode()
    key = f"{pagu.nomenklatur_id}-{group.pk}-0"
    told = autosave(staf, REALISASI, (key, "tw4.1", {"tw4": "15.000.000"})).json()["rows"]
    assert told["sum-7.01.01.2.01.0001"]["cells"]["tw4"] == "15.000.000"
    assert told["sum-7.01.01.2.01.0001"]["cells"]["serapan"] == "98,71%"
    assert Pagu.objects.count() == before


def test_an_added_place_counts_nowhere_while_empty_and_can_be_removed(staf, demo):
    pagu, group = row_of("7.01.01.2.01.0001"), Akun.objects.get(kode="5.1")
    before = load_anggaran(demo, 2021)
    staf.post(f"{REALISASI}tambah/", {"nomenklatur": "7.01.01.2.01.01", "akun": group.pk})
    assert load_anggaran(demo, 2021).total == before.total
    address = f"{REALISASI}{pagu.nomenklatur_id}/{group.pk}/0/hapus/"
    assert address in staf.get(REALISASI).content.decode()
    key = f"{pagu.nomenklatur_id}-{group.pk}-0"
    autosave(staf, REALISASI, (key, "tw4.1 tw3.0", {"tw3": "7.000"}))
    assert "triwulan III: 7.000" in staf.get(address).content.decode()
    stale = staf.post(address, {"versi": 1}).content.decode()
    assert "baru saja diubah orang lain" in stale
    staf.post(address, {"versi": 2})
    assert load_anggaran(demo, 2021).total == before.total
    assert Jejak.objects.first().aksi == "hapus realisasi anggaran"
    assert staf.get(address).status_code == 404


def test_a_group_emptied_again_is_no_missing_part(staf, demo):
    row = next(r for r in Realisasi.objects.filter(triwulan=4) if r.akun.kode != "5.1")
    group = Akun.objects.get(kode="5.1")
    before = load_anggaran(demo, 2021).total
    make(Realisasi, instansi=demo, tahun=2021, triwulan=4, nomenklatur=row.nomenklatur, akun=group)
    assert load_anggaran(demo, 2021).total == before


# Who may ----------------------------------------------------------------------------------


@pytest.mark.parametrize("username", ["camat.patrang", "tim.sakip", "inspektorat", "bupati.jember"])
def test_who_reads_may_not_write(demo, client, username):
    client.force_login(Pengguna.objects.get(username=username))
    page = client.get(PAGU).content.decode()
    assert "Anda membaca saja. Yang dapat mengisi data: Staf perencanaan." in page
    assert "<input" not in page.split("<table")[1]
    row = row_of("7.01.01.2.01.0001")
    answer = autosave(client, PAGU, (key_of(row), "pagu.1", {"pagu": "1"}))
    assert answer.status_code == 403
    assert "Staf perencanaan" in answer.json()["message"]
    for address in (f"{PAGU}tambah/", f"{PAGU}{row.pk}/hapus/"):
        data = {"nomenklatur": "7.01.01.2.01.02", "akun": row.akun_id, "versi": 1}
        assert client.post(address, data).status_code == 403
    assert row_of("7.01.01.2.01.0001").nilai == 15_196_000


@pytest.mark.parametrize("username", ["admin", None])
def test_strangers_see_nothing(demo, client, username):
    user = Pengguna.objects.get(username=username) if username else make(Pengguna)
    if not username:
        make(Penugasan, pengguna=user, instansi=make(Instansi), pemda=demo.pemda)
    client.force_login(user)
    for address in (PAGU, REALISASI, "/isi/patrang/2021/pagu/", f"{PAGU}tambah/"):
        assert {client.get(address).status_code, client.post(address).status_code} <= {404, 405}


def test_a_row_of_another_instansi_is_not_there(staf):
    other = make(Pagu, tahap="perubahan")
    assert staf.get(f"{PAGU}{other.pk}/hapus/").status_code == 404
    answer = autosave(staf, PAGU, (key_of(other), "pagu.1", {"pagu": "1"})).json()
    assert answer["rows"][key_of(other)] == {"gone": True}


def test_what_one_person_typed_is_not_saved_under_the_name_of_the_next(staf, demo):
    row = row_of("7.01.01.2.01.0001")
    body = {"rows": [{"key": key_of(row), "versi": "pagu.1", "cells": {"pagu": "1"}}]}
    camat = Pengguna.objects.get(username="camat.patrang").pk
    answer = staf.post(PAGU, body, content_type="application/json", headers={"X-Pengguna": camat})
    assert answer.status_code == 409
    assert "Anda kini masuk sebagai Staf Perencanaan Patrang" in answer.json()["message"]
    assert row_of("7.01.01.2.01.0001").nilai == 15_196_000


def test_a_locked_step_is_read_only_and_says_so(staf, demo):
    make_step("keuangan", "disetujui", instansi=demo)
    page = staf.get(PAGU).content.decode()
    assert "sudah disetujui dan terkunci" in page
    row = row_of("7.01.01.2.01.0001")
    answer = autosave(staf, PAGU, (key_of(row), "pagu.1", {"pagu": "1"}))
    assert (answer.status_code, row_of("7.01.01.2.01.0001").nilai) == (409, 15_196_000)
    assert "terkunci" in answer.json()["message"]


def test_there_is_no_such_stage_or_year(staf):
    assert staf.get("/isi/patrang/2021/pagu/akhir/").status_code == 404
    assert staf.get("/isi/patrang/99999/realisasi-anggaran/").status_code == 404


def test_the_menu_leads_to_the_stage_in_force(staf):
    assert staf.get("/isi/patrang/2021/pagu/").url == PAGU
    assert staf.get("/isi/patrang/2020/pagu/").url == "/isi/patrang/2020/pagu/murni/"
    assert f'href="{reverse("keuangan:realisasi", args=["patrang", 2021])}"' in (
        staf.get("/lakip/patrang/2021/").content.decode()
    )


# Size -------------------------------------------------------------------------------------


def fill(instansi: Instansi, numbers: range) -> None:
    """Give an Instansi sub kegiatan with pagu and with realisasi in every triwulan."""
    akun = Akun.objects.get(kode="5.1.02")
    kegiatan = Nomenklatur.objects.get(kode="7.01.01.2.09")
    for number in numbers:
        sub = make(
            Nomenklatur,
            kode=f"{kegiatan.kode}.{number:04}",
            tingkat="sub_kegiatan",
            induk=kegiatan,
            uraian="Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan, dan Pajak Kendaraan Dinas",
        )
        place = {"instansi": instansi, "nomenklatur": sub, "akun": akun}
        make(Pagu, nilai=1_234_567_890, **place)
        for triwulan in range(1, 5):
            make(Realisasi, triwulan=triwulan, nilai=234_567_890 * triwulan, **place)


@pytest.fixture
def office(demo, client) -> Instansi:
    """Another kecamatan with little budget, whose staf is logged in."""
    instansi = make(Laporan).instansi
    user = make(Pengguna)
    make(Penugasan, pengguna=user, instansi=instansi, pemda=instansi.pemda)
    client.force_login(user)
    fill(instansi, range(1001, 1006))
    return instansi


@pytest.mark.parametrize("name", ["pagu/murni", "realisasi-anggaran"])
def test_250_sub_kegiatan_stay_light(office, client, name):
    address = f"/isi/{office.kode}/2021/{name}/"
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    fill(office, range(1006, 1251))
    with CaptureQueriesContext(connection) as many:
        content = client.get(address).content
    assert content.count(b"<tr") > 250
    assert len(many) == len(few) < 22
    assert len(content) <= 300_000


def test_a_block_for_all_of_them_is_saved_in_few_statements(office, client):
    address = f"/isi/{office.kode}/2021/realisasi-anggaran/"
    fill(office, range(1006, 1251))
    rows = [
        (f"{row.nomenklatur_id}-{row.akun_id}-0", "tw1.1", {"tw1": "5"})
        for row in Realisasi.objects.filter(triwulan=1, instansi=office)
    ]
    with CaptureQueriesContext(connection) as few:
        assert autosave(client, address, *rows[:2]).status_code == 200
    with CaptureQueriesContext(connection) as many:
        assert autosave(client, address, *rows[2:]).status_code == 200
    assert Realisasi.objects.filter(instansi=office, nilai=5).count() == 250
    # SQLite takes so many variables at once and no more; each batch is one statement.
    assert len(many) <= len(few) + 6
    assert Jejak.objects.filter(instansi=office, aksi="isi realisasi anggaran").count() == 2
