"""The trail as people read it: in words, each by their rights, compared, restored, taken out."""

import csv
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from instansi.models import Jabatan, SubUnit, UraianOrganisasi
from instansi.rights import Right
from instansi.services.jabatan import edit_jabatan
from instansi.services.organisasi import edit_unit
from kerja import jejak
from kerja.models import Jejak, Tahap
from kerja.riwayat import daftar
from kerja.riwayat.access import visible_jejak
from kerja.riwayat.kata import KOSONG, describe, name_kind
from keuangan.models import Pagu
from renstra.models import Nomenklatur
from tests.instansi.builders import (
    days,
    give_role,
    make_instansi,
    make_jabatan,
    make_masa,
    make_orang,
    make_pejabat,
    make_pemda,
    make_pengguna,
)
from tests.rows import make

pytestmark = pytest.mark.django_db
LIST = "/riwayat/"


@pytest.fixture
def pemda():
    return make_pemda()


@pytest.fixture
def sukamaju(pemda):
    return make_instansi("Kecamatan Sukamaju", pemda)


@pytest.fixture
def sukasari(pemda):
    return make_instansi("Kecamatan Sukasari", pemda)


@pytest.fixture
def tim(pemda):
    return make_orang("tim_sakip", pemda, "Tim")


@pytest.fixture
def unit(sukamaju) -> SubUnit:
    return make(SubUnit, instansi=sukamaju, nama="Seksi A")


def act(aksi, objek, by=None, instansi=None, **perubahan) -> Jejak:
    """Record an act; ``field=(before, after)``."""
    told = {name: list(pair) for name, pair in perubahan.items()}
    return jejak.record(aksi, objek, by=by, instansi=instansi, perubahan=told)


def of(objek) -> str:
    """The address of an object's history."""
    return reverse("kerja:riwayat_objek", args=[objek._meta.label, objek.pk])


def restore_of(objek, row) -> str:
    """The address where the state after an act is restored."""
    return reverse("kerja:riwayat_pulihkan", args=[objek._meta.label, objek.pk, row.nomor])


def words(response) -> str:
    """The text of a page with its runs of blanks made one."""
    return " ".join(response.content.decode().split())


def seen_by(user) -> set[str]:
    """The acts that a user reads."""
    return set(visible_jejak(user).values_list("aksi", flat=True))


# Words ------------------------------------------------------------------------------------


def lines(objek, **perubahan) -> list[tuple[str, str, str]]:
    told = {name: list(pair) for name, pair in perubahan.items()}
    [one] = describe([(objek, told)])
    return [(line.isian, line.sebelum, line.sesudah) for line in one]


def test_fields_have_the_names_that_people_know():
    told = lines("instansi.SubUnit", sebutan_pimpinan=("Kasi", "Lurah"), is_active=(True, False))
    assert told == [("Sebutan pimpinan", "Kasi", "Lurah"), ("Is active", "ya", "tidak")]
    assert lines("instansi.Pengguna", is_active=(True, False)) == [("Aktif", "ya", "tidak")]


def test_values_are_printed_as_on_paper(unit):
    assert lines("instansi.SubUnit", jenis=("seksi", "kelurahan"))[0][1:] == ("Seksi", "Kelurahan")
    assert lines("keuangan.Pagu", nilai=("1500000.00", None))[0][1:] == ("1.500.000", KOSONG)
    assert lines("instansi.MasaJabatan", mulai=(None, "2021-11-01"))[0][2] == "1 November 2021"
    moment = lines("instansi.Penugasan", dicabut=(None, "2026-11-24T00:05:00+00:00"))
    assert moment[0][2] == "24 November 2026 07.05"
    assert lines("instansi.SubUnit", induk=(None, unit.pk))[0][1:] == (KOSONG, "Seksi A")
    assert lines("instansi.SubUnit", induk=(unit.pk, 0))[0][2] == "nomor 0"
    assert lines("x.Y", anggota=(["a", "b"], "")) == [("Anggota", "a, b", KOSONG)]


def test_zero_is_not_empty():
    assert lines("keuangan.Pagu", nilai=("0.00", None))[0][1:] == ("0", KOSONG)
    assert lines("instansi.SubUnit", urutan=(0, 1))[0][1:] == ("0", "1")


def test_rows_below_an_object_are_named_with_their_number():
    key = "masajabatan 12 selesai"
    told = lines("instansi.Jabatan", **{key: (None, "2021-11-01"), "masajabatan 13": ("a", None)})
    assert told[0] == ("Masa jabatan 12, selesai", KOSONG, "1 November 2021")
    assert told[1] == ("Masa jabatan 13", "a", KOSONG)


def test_what_cannot_be_read_is_shown_as_it_was_kept():
    assert lines("instansi.MasaJabatan", mulai=("kapan-kapan", "x"))[0][1] == "kapan-kapan"
    assert lines("keuangan.Pagu", nilai=("abc", "x"))[0][1] == "abc"


def test_every_model_of_the_apps_is_known_by_name():
    assert name_kind("renstra.Indikator") == "Indikator"
    assert name_kind("laporan.Cetakan") != "laporan.Cetakan"
    assert name_kind("tak.Dikenal") == "tak.Dikenal"


def test_names_of_rows_are_read_once_however_many_changes_there_are(sukamaju):
    posts = [make_jabatan(sukamaju) for _ in range(9)]
    changes = [("instansi.Jabatan", {"atasan": [None, post.pk]}) for post in posts]
    with CaptureQueriesContext(
        connection,
    ) as few:
        describe(changes[:2])
    with CaptureQueriesContext(connection) as many:
        told = describe(changes)
    assert [one.sesudah for [one] in told] == [post.nama for post in posts]
    assert len(few) == len(many)


# Who reads what ---------------------------------------------------------------------------


@pytest.fixture
def all_acts(pemda, sukamaju, sukasari, unit):
    """One act of each kind and place; its name says which."""
    seberang = make_instansi("Kecamatan Seberang", make_pemda("Kota Seberang"))
    person = make_orang("staf", sukamaju, "Orang Sukamaju")
    act("data sukamaju", unit, instansi=sukamaju)
    act("data sukasari", make(SubUnit, instansi=sukasari), instansi=sukasari)
    act("data seberang", make(SubUnit, instansi=seberang), instansi=seberang)
    act("akun sukamaju", person, by=person)
    act("akun pemda", make_orang("bupati", pemda), by=None)
    act("akun seberang", make_orang("camat", seberang), by=None)
    act("pemda", pemda)
    act("pejabat", make_pejabat(pemda))
    act("tanpa tempat", make_pengguna())


SUKAMAJU = {"data sukamaju", "akun sukamaju"}
PEMDA = SUKAMAJU | {"data sukasari", "akun pemda", "pemda", "pejabat"}


@pytest.mark.parametrize(
    ("peran", "acts"),
    [("camat", SUKAMAJU), ("staf", {"data sukamaju"}), ("pejabat", set())],
)
def test_who_serves_an_instansi_reads_its_acts(all_acts, sukamaju, peran, acts):
    assert seen_by(make_orang(peran, sukamaju)) == acts


@pytest.mark.parametrize(
    ("peran", "acts"),
    [("tim_sakip", PEMDA), ("inspektorat", PEMDA), ("bupati", set()), ("admin", set())],
)
def test_who_serves_the_pemda_reads_all_of_it(all_acts, pemda, peran, acts):
    assert seen_by(make_orang(peran, pemda)) == acts


def test_an_ended_role_and_none_read_nothing(all_acts, sukamaju):
    gone = make_pengguna()
    give_role(gone, "camat", sukamaju, selesai=days(-1))
    assert seen_by(gone) == seen_by(make_pengguna()) == set()


def test_a_staf_reads_their_own_acts_and_of_their_own_account(sukamaju, sukasari, unit):
    staf = make_orang("staf", sukamaju)
    act("masuk", staf, by=staf)
    act("di tempat lama", make(SubUnit, instansi=sukasari), by=staf, instansi=sukasari)
    act("gagal masuk", staf)
    assert seen_by(staf) == {"masuk", "di tempat lama", "gagal masuk"}


def test_who_left_lists_their_acts_and_opens_no_history(client, sukamaju, sukasari, unit):
    staf = make_pengguna()
    give_role(staf, "staf", sukamaju, selesai=days(-1))
    give_role(staf, "staf", sukasari)
    row = act("ubah unit", unit, staf, sukamaju, nama=("A", "B"))
    client.force_login(staf)
    page = words(client.get(LIST))
    assert "ubah unit" in page
    assert of(unit) not in page
    assert of(staf) in page
    assert client.get(of(staf)).status_code == 200
    assert client.get(of(unit)).status_code == 404
    assert client.get(restore_of(unit, row)).status_code == 404


def test_the_account_of_who_serves_two_places_is_read_at_both(sukamaju, sukasari, unit):
    seberang = make_instansi("Kecamatan Seberang", make_pemda("Kota Seberang"))
    person = make_pengguna()
    for place in (sukamaju, seberang):
        give_role(person, "camat", place)
    act("masuk", person, by=person)
    act("gagal masuk", person)
    act("data sukamaju", unit, person, sukamaju)
    act("pindahkan orang", person, instansi=seberang)
    both = {"masuk", "gagal masuk"}
    assert seen_by(make_orang("camat", sukamaju)) == both | {"data sukamaju"}
    assert seen_by(make_orang("camat", seberang)) == both | {"pindahkan orang"}
    assert seen_by(make_orang("inspektorat", seberang.pemda)) == both | {"pindahkan orang"}
    assert seen_by(make_orang("staf", sukamaju)) == {"data sukamaju"}
    assert seen_by(make_orang("camat", sukasari)) == set()
    person.penugasan.filter(instansi=sukamaju).update(selesai=days(-1))
    assert seen_by(make_orang("camat", sukamaju)) == {"data sukamaju"}


def test_who_was_moved_is_read_of_where_they_are(pemda, sukamaju, sukasari):
    person = make_pengguna()
    give_role(person, "staf", sukamaju, selesai=days(-1))
    give_role(person, "staf", sukasari)
    row = act("masuk", person, by=person)
    assert (row.instansi, row.pemda) == (sukasari, pemda)
    person.penugasan.update(selesai=days(-1))
    row = act("nonaktifkan pengguna", person)
    assert (row.instansi, row.pemda) == (None, pemda)


@pytest.mark.parametrize(
    ("peran", "status"),
    [("tim_sakip", 200), ("inspektorat", 200), ("bupati", 404), ("admin", 404)],
)
def test_the_pages_are_there_for_those_who_may(client, pemda, unit, sukamaju, peran, status):
    act("ubah unit", unit, instansi=sukamaju)
    client.force_login(make_orang(peran, pemda))
    assert client.get(LIST).status_code == status
    assert client.get(of(unit)).status_code == status
    assert client.post("/riwayat/csv/").status_code == status


def test_the_history_of_what_one_may_not_see_is_not_there(client, sukamaju, sukasari, unit):
    act("ubah unit", unit, instansi=sukamaju)
    client.force_login(make_orang("camat", sukasari))
    assert client.get(of(unit)).status_code == 404
    assert client.get("/riwayat/instansi.SubUnit/0/").status_code == 404


# The list ---------------------------------------------------------------------------------


@pytest.fixture
def reader(client, tim):
    """A client where the tim of the Pemda is logged in, and the trail is empty but for that."""
    client.force_login(tim)
    return client


def listed(client, **pilihan) -> list[str]:
    page = client.get(LIST, pilihan)
    return [row.aksi for row in page.context["riwayat"]]


def test_the_list_is_narrowed_by_person_act_kind_day_and_words(reader, tim, sukamaju, unit):
    other = make_orang("camat", sukamaju, "Camat")
    act("ubah unit", unit, by=tim, instansi=sukamaju)
    act("tambah uraian", make(UraianOrganisasi, instansi=sukamaju), by=other, instansi=sukamaju)
    assert listed(reader) == ["tambah uraian", "ubah unit", "masuk"]
    assert listed(reader, pelaku=other.pk) == ["tambah uraian"]
    assert listed(reader, aksi="ubah unit") == ["ubah unit"]
    assert listed(reader, objek="instansi.SubUnit") == ["ubah unit"]
    assert listed(reader, q="seksi a") == ["ubah unit"]
    today = jejak.timezone.localdate().isoformat()
    assert len(listed(reader, sejak=today, sampai=today)) == 3
    assert listed(reader, sampai="2020-01-01") == []
    assert "Tidak ada yang cocok" in words(reader.get(LIST, {"sampai": "2020-01-01"}))


def test_choices_name_only_what_the_reader_may_see(client, sukamaju, sukasari, unit):
    act("ubah unit", unit, by=make_orang("staf", sukamaju, "Si Fulan"), instansi=sukamaju)
    client.force_login(make_orang("camat", sukasari))
    page = words(client.get(LIST))
    assert "Si Fulan" not in page
    assert "ubah unit" not in page


def test_the_list_comes_in_pages_by_a_number_of_queries_that_does_not_grow(reader, sukamaju):
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            reader.get(LIST)
        return len(queries)

    def write(number: int) -> None:
        for _ in range(number):
            person = make_orang(
                "staf", make_instansi(f"Kecamatan {make_pengguna().pk}", sukamaju.pemda)
            )
            act("ubah unit", make(SubUnit, instansi=sukamaju), by=person, instansi=sukamaju)

    write(3)
    before = count()
    write(30)
    assert count() == before
    assert len(listed(reader)) == 25
    assert len(listed(reader, hal=2)) == 9


# One object -------------------------------------------------------------------------------


@pytest.fixture
def history(tim, sukamaju, unit):
    """A unit that was renamed twice; its acts, oldest first."""
    acts = [act("tambah unit", unit, tim, sukamaju, nama=(None, "Seksi 0"), urutan=(None, 1))]
    for before, after in [("Seksi 0", "Seksi 1"), ("Seksi 1", "Seksi A")]:
        acts.append(act("ubah unit", unit, tim, sukamaju, nama=(before, after)))
    return acts


def test_the_history_tells_who_when_and_what_in_words(reader, unit, history):
    page = words(reader.get(of(unit)))
    assert page.index("Seksi 1") > 0
    assert page.count("ubah unit") >= 2
    assert '<td role="cell" data-label="Sebelum">kosong</td>' in page
    assert "(Tim SAKIP, Kabupaten Contoh)" in page
    assert 'href="' + restore_of(unit, history[0]) + '"' in page
    assert restore_of(unit, history[2]) not in page


def test_who_fails_at_the_door_is_not_known_and_from_where_is_told(reader, tim):
    token = jejak.address.set("203.0.113.9")
    act("gagal masuk", tim)
    act("muat data contoh", tim)
    jejak.address.reset(token)
    for page in (words(reader.get(LIST)), words(reader.get(of(tim)))):
        assert '<span class="tiada">tidak dikenal</span>' in page
        assert '<span class="tiada">sistem</span>' in page
        assert page.count("203.0.113.9") == 2
    by_whom = {row["Tindakan"]: row["Siapa"] for row in rows_of(reader.post("/riwayat/csv/"))}
    assert by_whom["gagal masuk"] == "tidak dikenal"
    assert by_whom["muat data contoh"] == "sistem"


def test_only_states_of_fields_are_offered_to_be_compared(reader, tim, unit, history):
    act("akhiri sesi", tim, tim, sesi=(["Firefox"], None))
    act("ubah pengguna", tim, tim, nama=("A", "Tim"))
    assert "Bandingkan dua keadaan" not in words(reader.get(of(tim)))
    act("ubah pengguna", tim, tim, nip=("", "1"))
    page = reader.get(of(tim))
    assert "Bandingkan dua keadaan" in words(page)
    assert [row.aksi for row in page.context["pilihan"]] == ["ubah pengguna"] * 2


def test_two_states_are_compared(reader, unit, history):
    first, second, third = (row.nomor for row in history)
    page = reader.get(of(unit), {"dari": first, "sampai": third})
    [line] = page.context["banding"].baris
    assert (line.isian, line.sebelum, line.sesudah) == ("Nama", "Seksi 0", "Seksi A")
    assert "Kedua keadaan itu sama" in words(
        reader.get(of(unit), {"dari": second, "sampai": second})
    )
    assert reader.get(of(unit), {"dari": "x", "sampai": third}).context["banding"] is None


def test_the_history_takes_as_many_queries_for_many_acts_as_for_few(
    reader, tim, unit, history, sukamaju
):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            reader.get(of(unit))
        return len(queries)

    act("ubah unit", unit, tim, sukamaju, induk=(None, make(SubUnit, instansi=sukamaju).pk))
    before = count()
    for _ in range(15):
        act("ubah unit", unit, tim, sukamaju, induk=(None, make(SubUnit, instansi=sukamaju).pk))
    assert count() == before


def test_an_object_links_to_its_history_where_there_is_one_to_read(tim, sukamaju, sukasari, unit):
    def link(user) -> str:
        request = RequestFactory().get("/")
        request.user = user
        template = Template("{% load riwayat %}{% riwayat unit %}")
        return template.render(Context({"request": request, "unit": unit})).strip()

    assert link(tim) == ""
    act("ubah unit", unit, instansi=sukamaju)
    assert of(unit) in link(tim)
    assert link(make_orang("camat", sukasari)) == ""


# Restoring --------------------------------------------------------------------------------


def test_a_state_is_restored_as_a_new_act(reader, tim, unit, history):
    address = restore_of(unit, history[0])
    page = words(reader.get(address))
    assert "Seksi A" in page
    assert "Seksi 0" in page
    assert reader.post(address, {"versi": unit.versi}).url == of(unit)
    unit.refresh_from_db()
    assert (unit.nama, unit.urutan, unit.versi) == ("Seksi 0", 1, 2)
    row = Jejak.objects.first()
    assert (row.aksi, row.pelaku) == ("pulihkan", tim)
    assert row.perubahan == {
        "nama": ["Seksi A", "Seksi 0"],
        "urutan": [0, 1],
        "keadaan sesudah nomor": [None, history[0].nomor],
    }
    page = words(reader.get(of(unit)))
    assert "Keadaan sesudah nomor" in page
    edit_unit(unit, by=tim, versi=2, nama="Seksi B")
    assert Jejak.objects.first().aksi == "ubah unit"


def test_who_restores_does_so_in_the_role_that_may(reader, tim, pemda, unit, history):
    give_role(tim, "inspektorat", pemda)
    reader.post(restore_of(unit, history[0]), {"versi": unit.versi})
    assert Jejak.objects.first().peran == f"Tim SAKIP, {pemda}"


def test_a_restored_state_can_be_restored_again(reader, tim, unit, history):
    reader.post(restore_of(unit, history[0]), {"versi": 1})
    restored = Jejak.objects.first()
    edit_unit(unit, by=tim, versi=2, nama="Seksi B")
    reader.post(restore_of(unit, restored), {"versi": 3})
    unit.refresh_from_db()
    assert unit.nama == "Seksi 0"


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(reader, unit, history):
    SubUnit.objects.update(versi=5, nama="Seksi X")
    address = restore_of(unit, history[0])
    assert reader.post(address, {"versi": 1}).url == address
    assert "baru saja diubah orang lain" in words(reader.get(address))
    unit.refresh_from_db()
    assert unit.nama == "Seksi X"


def test_a_state_that_breaks_a_rule_is_refused_in_words(reader, tim, pemda):
    term = make_masa(make_jabatan(pemda))
    wrong = {"mulai": (None, "2020-01-01"), "selesai": (None, "2019-12-31")}
    row = act("ubah masa jabatan", term, tim, **wrong)
    act("ubah masa jabatan", term, tim, selesai=("2019-12-31", None))
    reader.post(restore_of(term, row), {"versi": 1})
    assert "Tidak dapat dipulihkan" in words(reader.get(of(term)))
    term.refresh_from_db()
    assert term.selesai is None


def test_a_row_that_is_no_longer_there_is_not_pointed_at(reader, tim, sukamaju):
    post, above = make_jabatan(sukamaju), make_jabatan(sukamaju)
    row = act("ubah jabatan", post, tim, sukamaju, atasan=(None, above.pk))
    act("ubah jabatan", post, tim, sukamaju, atasan=(above.pk, None))
    above.delete()
    reader.post(restore_of(post, row), {"versi": 1})
    assert "menunjuk data yang sudah tidak ada" in words(reader.get(of(post)))


def test_the_present_state_is_not_restored(reader, unit, tim, sukamaju):
    row = act("ubah unit", unit, tim, sukamaju, nama=("Seksi Z", "Seksi A"))
    address = restore_of(unit, row)
    assert "sama dengan yang sekarang" in words(reader.get(address))
    reader.post(address, {"versi": 1})
    unit.refresh_from_db()
    assert unit.versi == 1


@pytest.mark.parametrize(("peran", "status"), [("camat", 403), ("staf", 403), ("pejabat", 404)])
def test_only_those_who_may_change_a_row_restore_it(client, sukamaju, unit, history, peran, status):
    client.force_login(make_orang(peran, sukamaju))
    address = restore_of(unit, history[0])
    assert client.get(address).status_code == status
    assert client.post(address, {"versi": 1}).status_code == status
    unit.refresh_from_db()
    assert unit.nama == "Seksi A"


def test_what_nobody_registered_is_not_restored(reader, tim, sukamaju):
    step = make(Tahap, instansi=sukamaju)
    row = act("ubah", step, tim, sukamaju, alasan=("A", "B"))
    assert reader.get(of(step)).status_code == 200
    assert reader.get(restore_of(step, row)).status_code == 404
    assert reader.get(f"{of(step)}pulihkan/0/").status_code == 404


def test_a_model_without_a_service_of_its_own_is_restored_by_itself(reader, tim, sukamaju):
    text = make(UraianOrganisasi, instansi=sukamaju, teks="Baru")
    row = act("ubah", text, tim, sukamaju, teks=("Lama sekali", "Lama"))
    act("ubah", text, tim, sukamaju, teks=("Lama", "Baru"))
    reader.post(restore_of(text, row), {"versi": 1})
    text.refresh_from_db()
    assert (text.teks, text.versi) == ("Lama", 2)
    last = Jejak.objects.first()
    assert (last.aksi, last.instansi, last.perubahan) == (
        "pulihkan",
        sukamaju,
        {"teks": ["Baru", "Lama"], "keadaan sesudah nomor": [None, row.nomor]},
    )


def test_numbers_are_compared_as_numbers(monkeypatch, reader, tim, sukamaju):
    monkeypatch.setattr(daftar, "_RESTORABLE", {})
    daftar.restorable(Pagu, "nilai", right=Right.INSTANSI_MANAGE, place=lambda row: row.instansi)
    program = make(Nomenklatur, kode="7.01.01", tingkat="program", induk=make(Nomenklatur))
    pagu = make(Pagu, instansi=sukamaju, nomenklatur=program, nilai=Decimal(85))
    same = act("ubah", pagu, tim, sukamaju, nilai=("1", "85"))
    other = act("ubah", pagu, tim, sukamaju, nilai=("85", "90.5"))
    assert "sama dengan yang sekarang" in words(reader.get(restore_of(pagu, same)))
    reader.post(restore_of(pagu, other), {"versi": 1})
    pagu.refresh_from_db()
    assert pagu.nilai == Decimal("90.50")


def test_services_and_histories_speak_of_the_same_fields(reader, tim, sukamaju):
    """What a service records can be restored by it."""
    post = make_jabatan(sukamaju, "Kasi Lama")
    edit_jabatan(post, by=tim, versi=1, nama="Kasi Baru")
    first = Jejak.objects.first()
    edit_jabatan(post, by=tim, versi=2, nama="Kasi Keliru")
    reader.post(restore_of(post, first), {"versi": 3})
    assert Jabatan.objects.get(pk=post.pk).nama == "Kasi Baru"


# CSV --------------------------------------------------------------------------------------


def rows_of(response) -> list[dict[str, str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_the_filtered_list_is_taken_out_as_an_act(reader, tim, unit, history):
    response = reader.post("/riwayat/csv/?objek=instansi.SubUnit")
    assert "riwayat-" in response["Content-Disposition"]
    rows = rows_of(response)
    assert [row["Tindakan"] for row in rows] == ["ubah unit", "ubah unit", "tambah unit"]
    assert rows[0]["Perubahan"] == "Nama: Seksi 1 → Seksi A"
    assert rows[0]["Siapa"] == "Tim"
    last = Jejak.objects.first()
    assert (last.aksi, last.pelaku) == ("ekspor riwayat", tim)
    assert last.perubahan == {
        "jumlah": [None, 3],
        "saringan": [None, "objek: instansi.SubUnit"],
    }


def test_taking_out_takes_a_post(reader):
    assert reader.get("/riwayat/csv/").status_code == 405


def test_no_cell_is_a_formula(reader, tim, sukamaju):
    bad = make(SubUnit, instansi=sukamaju, nama="=1+1")
    act("ubah unit", bad, tim, sukamaju)
    [row] = rows_of(reader.post("/riwayat/csv/?objek=instansi.SubUnit"))
    assert row["Data"] == "'=1+1"


def test_only_what_one_may_read_is_taken_out(client, sukamaju, sukasari, unit):
    act("ubah unit", unit, instansi=sukamaju)
    client.force_login(make_orang("camat", sukasari))
    acts = {row["Tindakan"] for row in rows_of(client.post("/riwayat/csv/"))}
    assert acts == {"masuk"}


# Files ------------------------------------------------------------------------------------


def test_a_file_that_leaves_is_an_act(tim):
    from kerja.berkas import path_of, store
    from kerja.unduh import Unduhan, send_berkas

    berkas = store(b"isi", jenis="application/pdf")
    send_berkas(berkas, "a.pdf", Unduhan(berkas, by=tim))
    row = Jejak.objects.get(aksi="unduh")
    assert (row.pelaku, row.objek, row.pemda) == (tim, "kerja.Berkas", tim.penugasan.get().pemda)
    assert row.perubahan == {"berkas": [None, "a.pdf"], "sha256": [None, berkas.sha256]}
    path_of(berkas.sha256).unlink()
    with pytest.raises(FileNotFoundError):
        send_berkas(berkas, "a.pdf", Unduhan(berkas, by=tim))
    assert Jejak.objects.filter(aksi="unduh").count() == 1
