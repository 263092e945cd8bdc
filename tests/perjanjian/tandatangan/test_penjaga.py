"""What the database itself refuses to do to a certificate, on SQLite and on PostgreSQL."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.forms.models import model_to_dict
from django.utils import timezone

from kerja import guards
from kerja.checks import check_guards
from perjanjian.models import Sertifikat
from tests.instansi.builders import make_pengguna
from tests.rows import make

pytestmark = pytest.mark.django_db
NAME = f"guard_{Sertifikat._meta.db_table}"


@pytest.fixture
def row() -> Sertifikat:
    return make(Sertifikat, nip="1" * 18, jabatan="Camat")


def refused(act) -> None:
    with pytest.raises(DatabaseError, match="Sertifikat yang sudah terbit"), transaction.atomic():
        act()


def update(row: Sertifikat, **fields) -> int:
    return Sertifikat.objects.filter(pk=row.pk).update(**fields)


def revoke(row: Sertifikat) -> int:
    return update(row, dicabut=timezone.now(), alasan_cabut="Frasa diketahui orang")


@pytest.mark.parametrize(
    "fields",
    [
        {"nama": "Orang Lain"}, {"nip": ""}, {"kunci": "kunci lain"}, {"pem": "lain"},
        {"serial": "FF"}, {"jabatan": "Bupati"}, {"berlaku_sampai": timezone.now()},
    ],
)  # fmt: skip
def test_nothing_of_what_was_issued_changes(row, fields):
    refused(lambda: update(row, **fields))
    refused(lambda: update(row, **fields, dicabut=timezone.now(), alasan_cabut="a"))


def test_it_is_never_given_to_somebody_else_or_deleted(row):
    refused(lambda: update(row, pengguna=make_pengguna()))
    refused(lambda: Sertifikat.objects.filter(pk=row.pk)._raw_delete("default"))


def test_it_is_revoked_once_and_for_all(row):
    assert revoke(row) == 1
    refused(lambda: revoke(row))
    refused(lambda: update(row, dicabut=None, alasan_cabut=""))
    refused(lambda: update(row, alasan_cabut="Alasan lain"))


def test_a_new_one_follows_a_revoked_one(row):
    revoke(row)
    assert make(Sertifikat, pengguna=row.pengguna).berlaku_dari


@pytest.mark.parametrize("key", ["id", "serial", "pengguna"])
def test_sqlite_replaces_no_row_that_shares_a_key(row, key):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL knows no REPLACE")
    other = make(Sertifikat)
    revoke(other) if key == "pengguna" else None
    values = {f.attname: getattr(other, f.attname) for f in Sertifikat._meta.concrete_fields}
    values |= {"id": 999, "serial": "AA", "dicabut": None, "alasan_cabut": ""}
    values["pengguna_id"] = make_pengguna().pk
    column = Sertifikat._meta.get_field(key).attname
    values[column] = getattr(row, column)
    names = ", ".join(values)
    marks = ", ".join(["%s"] * len(values))
    table = Sertifikat._meta.db_table

    def replace() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})",  # noqa: S608
                list(values.values()),
            )

    refused(replace)
    assert model_to_dict(Sertifikat.objects.get(pk=row.pk))


def test_check_reports_each_that_is_missing():
    assert check_guards(None) == []
    guards.remove(connection)
    told = " ".join(str(warning.msg) for warning in check_guards(None))
    assert f"{NAME}_update" in told
    assert f"{NAME}_delete" in told
