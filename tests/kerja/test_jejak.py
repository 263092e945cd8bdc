"""The trail: chained, guarded, and whole under simultaneous writers."""

import threading
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction

from instansi.models import Pengguna
from kerja import guards, jejak
from kerja.models import Jejak
from kerja.rantai import GENESIS, Head, chain_key, check_chain, keep_head, link_of, read_head

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
