"""What changed in a row, as the trail keeps it; and who was second to change it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from instansi.models import Instansi, Pemda, Pengguna
from sakip import trail
from sakip.errors import VersiUsang
from sakip.perubahan import change, compare, create, describe_new, snapshot, to_json
from tests.rows import make


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (True, True),
        (80, 80),
        ("B (80)", "B (80)"),
        (Decimal("69.80"), "69.80"),
        (date(2021, 11, 1), "2021-11-01"),
        (datetime(2021, 11, 1, 7, tzinfo=UTC), "2021-11-01T07:00:00+00:00"),
    ],
)
def test_values_as_the_trail_keeps_them(value, kept):
    assert to_json(value) == kept


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"a": 1}, {"a": 1}, {}),
        ({"a": 1, "b": 2}, {"a": 1, "b": 3}, {"b": [2, 3]}),
        ({}, {"a": 1}, {"a": [None, 1]}),
        ({"a": 0}, {"a": None}, {"a": [0, None]}),
    ],
)
def test_only_what_differs_is_told(before, after, told):
    assert compare(before, after) == told


def test_a_password_is_never_told():
    user = Pengguna(username="siti", nama="Siti", password="rahasia")
    assert "password" not in snapshot(user)
    assert "rahasia" not in str(describe_new(user))


@pytest.mark.django_db
class TestChange:
    def test_saves_what_differs_and_raises_the_version(self):
        place = make(Instansi, nama="Lama")
        saved, told = change(place, {"nama": "Baru", "alamat": ""}, versi=1)
        assert told == {"nama": ["Lama", "Baru"]}
        place.refresh_from_db()
        assert (place.nama, place.versi, saved.versi) == ("Baru", 2, 2)

    def test_a_foreign_key_is_told_by_its_id(self):
        place, pemda = make(Instansi), make(Pemda)
        _, told = change(place, {"pemda": pemda})
        assert told == {"pemda": [place.pemda_id, pemda.pk]}

    def test_nothing_different_writes_nothing(self, django_assert_num_queries):
        place = make(Instansi, nama="Lama")
        with django_assert_num_queries(3):  # savepoint, read, release
            assert change(place, {"nama": "Lama"}, versi=1)[1] == {}

    def test_what_is_set_aside_on_the_row_itself_does_not_count(self):
        """A form leaves its values on the row that it was given."""
        place = make(Instansi, nama="Lama")
        place.nama = "Baru"
        assert change(place, {"nama": "Baru"}, versi=1)[1] == {"nama": ["Lama", "Baru"]}

    def test_the_second_is_stopped_with_the_row_as_it_stands(self):
        place = make(Instansi)
        change(place, {"nama": "Pertama"}, versi=1)
        with pytest.raises(VersiUsang) as stale:
            change(place, {"nama": "Kedua"}, versi=1)
        assert stale.value.saved.nama == "Pertama"

    def test_the_row_is_checked_as_a_whole(self):
        with pytest.raises(ValidationError):
            change(make(Pemda), {"jenis": "provinsi"})
        with pytest.raises(ValidationError):
            create(Pemda(nama="", tempat="x"))


def test_without_a_trail_nothing_is_done_unrecorded(monkeypatch):
    monkeypatch.setattr(trail, "_recorders", [])
    with pytest.raises(RuntimeError, match="no trail"):
        trail.record("ubah", object(), by=None, perubahan={})
