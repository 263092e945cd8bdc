"""The trail: chained, guarded, and whole under simultaneous writers."""

import threading
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction

from instansi.models import Instansi, Pengguna
from instansi.rights import Right
from kerja import guards, jejak, rantai
from kerja.berkas import store
from kerja.models import Berkas, Jejak
from kerja.rantai import GENESIS, Head, chain_key, check_chain, keep_head, link_of, read_head
from tests.instansi.builders import (
    give_role,
    make_instansi,
    make_orang,
    make_pemda,
    make_pengguna,
)

KEY = b"k" * 32


@pytest.fixture
def staf(db) -> Pengguna:
    """A user without roles."""
    return Pengguna.objects.create(username="staf", nama="Staf")


def _chain(count: int, key: bytes = KEY) -> list[Jejak]:
    rows, before = [], GENESIS
    for nomor in range(1, count + 1):
        row = Jejak(
            nomor=nomor,
            waktu=datetime(2026, 1, 1, 0, nomor, tzinfo=UTC),
            aksi="ubah",
            objek="app.Model",
            objek_id=str(nomor),
            perubahan={"nilai": [nomor, nomor + 1]},
        )
        row.rantai = before = link_of(row, before, key)
        rows.append(row)
    return rows


def _head(rows: list[Jejak]) -> Head:
    return Head(rows[-1].nomor, rows[-1].rantai)


def test_whole_chain_has_no_fault():
    rows = _chain(5)
    assert check_chain(rows, _head(rows), KEY) == []


def test_rows_after_the_known_head_are_fine():
    rows = _chain(5)
    assert check_chain(rows, _head(rows[:3]), KEY) == []


def test_one_altered_row_is_named():
    rows = _chain(5)
    rows[2].perubahan = {"nilai": [3, 400]}
    assert check_chain(rows, _head(rows), KEY) == ["Jejak nomor 3 tidak cocok dengan rantainya."]


def test_one_removed_in_the_middle_is_named():
    rows = _chain(5)
    head = _head(rows)
    del rows[2]
    assert check_chain(rows, head, KEY)[0] == "Jejak nomor 3 sampai 3 hilang."


def test_last_three_removed_are_named_by_the_kept_head():
    rows = _chain(5)
    faults = check_chain(rows[:2], _head(rows), KEY)
    assert faults == ["Jejak nomor 3 sampai 5 hilang dari ujung."]


def test_all_hashes_recomputed_without_the_key_are_found():
    rows = _chain(5, key=b"another key")
    assert len(check_chain(rows, None, KEY)) == 5


def test_rewritten_chain_with_the_key_differs_from_the_kept_head():
    rows, rewritten = _chain(5), _chain(5)
    rewritten[0].uraian = "lain"
    before = GENESIS
    for row in rewritten:
        row.rantai = before = link_of(row, before, KEY)
    faults = check_chain(rewritten, _head(rows), KEY)
    assert faults == ["Jejak nomor 5 bukan lagi yang tercatat di luar basis data."]


def test_head_survives_its_text_form_and_never_goes_back(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    keep_head(Head(7, "a" * 64))
    keep_head(Head(3, "b" * 64))
    assert read_head() == Head.parse(f"7:{'a' * 64}")


@pytest.mark.parametrize("content", ["", "7", "7:abc"])
def test_a_damaged_head_is_told_to_the_log_and_kept_anew(settings, tmp_path, caplog, content):
    settings.VAR_DIR = tmp_path
    (tmp_path / "jejak_head").write_text(content)
    keep_head(Head(3, "b" * 64))
    assert read_head() == Head(3, "b" * 64)
    assert "damaged" in caplog.text


def test_an_act_is_done_though_its_head_cannot_be_kept(
    db, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.VAR_DIR = tmp_path
    user = Pengguna.objects.create(username="staf", nama="Staf")
    (tmp_path / "jejak_head").mkdir()
    with django_capture_on_commit_callbacks() as callbacks:
        jejak.record("ubah", user, by=user)
    [callback] = callbacks
    with pytest.raises(OSError, match="jejak_head"):
        callback()
    [(_, _, robust)] = connection.run_on_commit[-1:]
    assert robust


def test_an_older_head_does_not_win_against_one_kept_meanwhile(settings, tmp_path, monkeypatch):
    """A writer that has read the old head waits in front of the file, not behind it."""
    settings.VAR_DIR = tmp_path
    older = threading.Thread(target=keep_head, args=[Head(8, "b" * 64)])

    def read_slowly() -> Head | None:
        kept = read_head()
        if threading.current_thread() is not older:
            older.start()
            older.join(0.2)  # it stands in front of the lock
        return kept

    monkeypatch.setattr(rantai, "read_head", read_slowly)
    keep_head(Head(9, "a" * 64))
    older.join(10)
    assert read_head() == Head(9, "a" * 64)


@pytest.mark.django_db
def test_record_numbers_and_chains(staf):
    first = jejak.record("masuk", staf, by=staf)
    second = jejak.record("ubah", staf, by=None, perubahan={"nama": ["A", "B"]})
    assert (first.nomor, second.nomor, second.peran) == (1, 2, "sistem")
    rows = list(Jejak.objects.order_by("nomor"))
    assert check_chain(rows, Head(2, second.rantai), chain_key()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement", ["UPDATE kerja_jejak SET aksi = 'x'", "DELETE FROM kerja_jejak"]
)
def test_database_refuses_to_change_the_trail(staf, statement):
    jejak.record("masuk", staf, by=staf)
    with (
        pytest.raises(DatabaseError, match="Jejak tidak dapat diubah atau dihapus"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def refuse(statement: str, *values: object, words: str = "tidak dapat diubah atau dihapus") -> None:
    """See the database refuse a statement."""
    with (
        pytest.raises(DatabaseError, match=words),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)


@pytest.mark.django_db
@pytest.mark.parametrize("changed", [{}, {"id": 9999}, {"nomor": 2}])
def test_no_row_of_the_trail_is_replaced(staf, changed):
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL has no REPLACE")
    jejak.record("masuk", staf, by=staf)
    row = Jejak.objects.values().get()
    row |= {"aksi": "lain", "perubahan": "{}"} | changed
    marks = ", ".join(["%s"] * len(row))
    refuse(f"INSERT OR REPLACE INTO kerja_jejak ({', '.join(row)}) VALUES ({marks})", *row.values())
    assert Jejak.objects.get().aksi == "masuk"


@pytest.mark.django_db
@pytest.mark.parametrize("changed", [{"id": 9999}, {"sha256": "b" * 64}])
def test_no_file_is_replaced(changed):
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL has no REPLACE")
    Berkas.objects.create(sha256="a" * 64, ukuran=1, jenis="text/plain")
    row = Berkas.objects.values().get() | {"ukuran": 9} | changed
    marks = ", ".join(["%s"] * len(row))
    refuse(
        f"INSERT OR REPLACE INTO kerja_berkas ({', '.join(row)}) VALUES ({marks})", *row.values()
    )
    assert Berkas.objects.get().ukuran == 1


@pytest.mark.django_db
@pytest.mark.parametrize("nomor", [1, 3, 2**62])
def test_a_row_that_does_not_continue_the_numbers_is_refused(staf, nomor):
    """Else one forged row with the greatest number would make every later act fail."""
    jejak.record("masuk", staf, by=staf)
    row = Jejak.objects.get()
    row.pk, row.nomor = None, nomor
    with pytest.raises(DatabaseError, match="Jejak tidak dapat"), transaction.atomic():
        row.save(force_insert=True)
    assert jejak.record("keluar", staf, by=staf).nomor == 2


@pytest.mark.django_db
def test_the_same_file_is_kept_once_under_the_guards():
    assert store(b"isi", jenis="text/plain") == store(b"isi", jenis="text/plain")
    assert Berkas.objects.count() == 1


@pytest.mark.django_db
def test_postgresql_refuses_to_truncate_the_trail(staf):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with (
        pytest.raises(DatabaseError, match="Jejak tidak dapat"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE kerja_jejak CASCADE")


@pytest.mark.django_db(transaction=True)
def test_guards_survive_a_migration_that_remakes_the_table(staf):
    """SQLite loses triggers when a table is remade; migrating back and forth must restore them."""
    call_command("migrate", "kerja", "zero", verbosity=0)
    call_command("migrate", verbosity=0)
    assert guards.missing(connection) == []
    user = Pengguna.objects.create(username="b", nama="B")
    jejak.record("masuk", user, by=user)
    with pytest.raises(DatabaseError, match="Jejak tidak dapat"):
        Jejak.objects.update(aksi="x")


@pytest.mark.django_db
def test_lost_guard_is_reported():
    from kerja.checks import check_guards

    assert check_guards(None) == []
    guards.remove(connection)
    assert {w.id for w in check_guards(None)} == {"kerja.W001"}


@pytest.mark.django_db
def test_a_disabled_guard_is_missed():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite cannot disable a trigger")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE kerja_berkas DISABLE TRIGGER guard_kerja_berkas_delete")
    assert guards.missing(connection) == ["guard_kerja_berkas_delete"]


@pytest.mark.django_db
def test_a_guard_of_the_same_name_elsewhere_is_none():
    guards.remove(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE TRIGGER guard_kerja_berkas_update BEFORE UPDATE ON kerja_tahap "
                "FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
            )
        else:
            cursor.execute(
                "CREATE TRIGGER guard_kerja_berkas_update BEFORE UPDATE ON kerja_tahap "
                "BEGIN SELECT 1; END"
            )
    assert "guard_kerja_berkas_update" in guards.missing(connection)


@pytest.mark.django_db
def test_guards_are_installed_and_removed_as_often_as_one_likes():
    guards.install(connection)
    guards.install(connection)
    assert guards.missing(connection) == []
    guards.remove(connection)
    guards.remove(connection)
    assert "guard_kerja_jejak_insert" in guards.missing(connection)


@pytest.fixture
def kecamatan():
    return make_instansi("Kecamatan Sukamaju", make_pemda())


def role_told(person: Pengguna, instansi: Instansi) -> str:
    return jejak.record("ubah", instansi, by=person, instansi=instansi).peran


@pytest.mark.django_db
def test_the_role_is_told_as_it_is_held(kecamatan):
    person = make_pengguna()
    give_role(person, "camat", kecamatan, jenis="plt")
    assert role_told(person, kecamatan) == "Plt. Camat, Kecamatan Sukamaju"


@pytest.mark.django_db
def test_of_several_roles_that_is_told_which_allows_the_act_where_it_is_known(kecamatan):
    person, elsewhere = make_pengguna(), make_pemda("Kota Seberang")
    give_role(person, "camat", kecamatan, jenis="plh")
    give_role(person, "staf", kecamatan)
    give_role(person, "tim_sakip", elsewhere)
    both = "Plh. Camat, Kecamatan Sukamaju; Staf perencanaan, Kecamatan Sukamaju"
    assert role_told(person, kecamatan) == both
    with jejak.restoring(1, Right.DATA_APPROVE):
        assert role_told(person, kecamatan) == "Plh. Camat, Kecamatan Sukamaju"


@pytest.mark.django_db
def test_roles_that_do_not_fit_are_left_out_by_whole_words():
    place = make_instansi("Kecamatan " + "Sukamaju " * 20 + "Jaya", make_pemda())
    told = role_told(make_orang("staf", place), place)
    assert told.startswith("Staf perencanaan, Kecamatan Sukamaju")
    assert told.endswith("Sukamaju …")
    assert len(told) <= 120


@pytest.mark.django_db
def test_who_fails_at_the_door_is_not_known(staf):
    assert jejak.record("gagal masuk", staf, by=None).peran == "tidak dikenal"


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_leave_a_whole_chain(staf):
    errors: list[BaseException] = []

    def write() -> None:
        try:
            for _ in range(10):
                with transaction.atomic():
                    jejak.record("masuk", staf, by=staf)
        except BaseException as error:  # told to the test, not lost in the thread
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert errors == []
    rows = list(Jejak.objects.order_by("nomor"))
    assert len(rows) == 80
    assert check_chain(rows, read_head(), chain_key()) == []
