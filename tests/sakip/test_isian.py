"""Writing many rows at once, none of them over what somebody else wrote."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q

from capaian.models import RealisasiIndikator
from renstra.models import Indikator
from sakip.isian import Isian, write
from sakip.perubahan import Sel, read_sel
from tests.rows import make

pytestmark = pytest.mark.django_db


def isian(indikator, nilai, versi=0, kunci="a", **more):
    """The figure of a year."""
    tempat = {"indikator_id": indikator.pk, "tahun": 2021, "triwulan": more.pop("triwulan", None)}
    return Isian(kunci, tempat, {"nilai": Decimal(nilai), **more}, versi, "SKM 2021")


def put(*rows):
    """Write the figures."""
    return write(RealisasiIndikator, rows, Q(tahun=2021))


def test_a_row_is_made_then_changed_and_counted():
    one = make(Indikator)
    hasil = put(isian(one, 5))
    row = RealisasiIndikator.objects.get()
    [(key, pair)] = hasil.perubahan.items()
    assert (read_sel(key), pair) == (
        Sel("realisasiindikator", row.pk, "SKM 2021", "nilai"),
        [None, "5"],
    )
    assert put(isian(one, 6, versi=1)).usang == frozenset()
    row = RealisasiIndikator.objects.get()
    assert (row.nilai, row.versi) == (6, 2)


@pytest.mark.parametrize("versi", [0, 1, 3])
def test_a_stale_figure_is_not_written(versi):
    row = make(RealisasiIndikator, nilai=5, versi=2)
    hasil = put(isian(row.indikator, 6, versi=versi))
    assert (hasil.usang, hasil.perubahan) == ({"a"}, {})
    row.refresh_from_db()
    assert (row.nilai, row.versi) == (5, 2)


def test_a_row_that_was_removed_is_not_made_again():
    one = make(Indikator)
    assert put(isian(one, 6, versi=1)).usang == {"a"}
    assert not RealisasiIndikator.objects.exists()


def test_what_the_row_says_already_is_done_whatever_versi_was_read():
    row = make(RealisasiIndikator, nilai=5, versi=7)
    assert put(isian(row.indikator, 5)) == put(isian(row.indikator, 5, versi=3))
    row.refresh_from_db()
    assert row.versi == 7


def test_nothing_makes_no_row():
    one = make(Indikator)
    empty = Isian("a", isian(one, 0).tempat, {"nilai": None, "teks": ""}, 0, "x")
    assert put(empty).perubahan == {}
    assert not RealisasiIndikator.objects.exists()


def test_what_belongs_together_is_saved_together_or_not_at_all():
    row = make(RealisasiIndikator, nilai=5, versi=2, triwulan=1)
    other = make(Indikator)
    hasil = put(
        isian(row.indikator, 6, versi=1, triwulan=1),
        isian(row.indikator, 7, versi=0, triwulan=2),
        isian(other, 8, kunci="b"),
    )
    assert hasil.usang == {"a"}
    assert RealisasiIndikator.objects.get(indikator=other).nilai == 8
    assert RealisasiIndikator.objects.filter(indikator=row.indikator).count() == 1


def test_a_value_that_the_column_cannot_keep_is_refused():
    with pytest.raises(ValidationError):
        put(isian(make(Indikator), "1.23456"))


def test_statements_do_not_grow_with_the_rows(django_assert_num_queries):
    rows = [make(RealisasiIndikator) for _ in range(20)]
    for some in (rows[:2], rows[2:]):
        given = [isian(r.indikator, 5, versi=1, kunci=str(r.pk)) for r in some]
        with django_assert_num_queries(4):
            put(*given)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("versi", [0, 1])
def test_of_two_at_the_same_instant_one_wins_and_the_other_is_told(versi):
    one = make(Indikator)
    if versi:
        make(RealisasiIndikator, indikator=one, nilai=1)
    together = Barrier(2)

    def save(nilai):
        try:
            together.wait(timeout=10)
            with transaction.atomic():
                return bool(put(isian(one, nilai, versi=versi)).usang)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        stale = list(pool.map(save, (5, 6)))
    assert sorted(stale) == [False, True]
    row = RealisasiIndikator.objects.get()
    assert row.nilai == (6 if stale[0] else 5)
    assert row.versi == versi + 1
