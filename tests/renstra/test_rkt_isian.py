"""Filling in the RKT: taken from the Renstra, by hand, and refused where it must be."""

from decimal import Decimal

import pytest

from instansi.models import Pengguna
from kerja.models import Jejak
from kerja.tahap import state_of, submit
from renstra.grids_rkt import GridRkt
from renstra.models import (
    Indikator,
    ProgramSasaran,
    Renstra,
    Rkt,
    RktBaris,
    Sasaran,
    TargetRkt,
    Tujuan,
)
from renstra.services import rkt as services
from renstra.services.rkt import IsianRkt
from sakip.errors import Ditolak
from tests.renstra.builders import make_nomenklatur
from tests.rows import make

pytestmark = pytest.mark.django_db

TAHUN = 2021


def node(kode: str):
    return make_nomenklatur(kode)


@pytest.fixture
def rkt() -> Rkt:
    """An RKT of a Renstra with one sasaran, whose program 7.01.01 has one kegiatan with a target."""
    renstra = make(Renstra)
    sasaran = make(Sasaran, tujuan=make(Tujuan, renstra=renstra))
    make(ProgramSasaran, sasaran=sasaran, nomenklatur=node("7.01.01"))
    make(Indikator, renstra=renstra, sasaran=None, nomenklatur=node("7.01.01.2.01"))
    make(Indikator, renstra=renstra, sasaran=None, nomenklatur=node("7.01.02"))
    row = Rkt(instansi=renstra.instansi, tahun=TAHUN, renstra=renstra)
    return services.create_rkt(row, by=None)


def codes(rkt: Rkt) -> list[str]:
    return list(rkt.baris.values_list("nomenklatur__kode", flat=True))


def test_rows_come_from_the_renstra_once(rkt):
    assert services.fill_from_renstra(rkt, by=None) == 2
    assert codes(rkt) == ["7.01.01", "7.01.01.2.01"]
    assert services.fill_from_renstra(rkt, by=None) == 0
    assert Jejak.objects.filter(aksi="isi RKT dari Renstra").count() == 1


def test_a_program_of_no_sasaran_is_not_guessed_under_one(rkt):
    services.fill_from_renstra(rkt, by=None)
    assert "7.01.02" not in codes(rkt)


def test_anggaran_and_target_are_one_act(rkt):
    services.fill_from_renstra(rkt, by=None)
    row, indikator = rkt.baris.first(), Indikator.objects.get(nomenklatur__kode="7.01.01.2.01")
    money = IsianRkt(f"b{row.pk}", row.pk, {"nilai": Decimal(5), "alasan": ""}, row.versi, "p")
    target = IsianRkt(
        f"i{indikator.pk}", indikator.pk, {"nilai": Decimal(2), "teks": "2 kali"}, 0, "i"
    )
    before = Jejak.objects.count()
    assert services.set_rkt(rkt, [money], [target], by=None) == frozenset()
    assert Jejak.objects.count() == before + 1
    assert RktBaris.objects.get(pk=row.pk).nilai == 5
    assert str(TargetRkt.objects.get(rkt=rkt).angka) == "2 kali"
    later = IsianRkt(f"b{row.pk}", row.pk, {"nilai": Decimal(6), "alasan": ""}, row.versi, "p")
    assert services.set_rkt(rkt, [later], [], by=None) == {f"b{row.pk}"}


@pytest.mark.parametrize("kode", ["7", "7.01"])
def test_a_level_that_no_rkt_has_is_refused(rkt, kode):
    sasaran = Sasaran.objects.get(tujuan__renstra=rkt.renstra)
    with pytest.raises(Ditolak, match="program, kegiatan, atau sub kegiatan"):
        services.add_baris(rkt, sasaran, node(kode), by=None)


def test_a_row_twice_and_a_sasaran_of_another_plan_are_refused(rkt):
    sasaran = Sasaran.objects.get(tujuan__renstra=rkt.renstra)
    services.add_baris(rkt, sasaran, node("7.01.01"), by=None)
    with pytest.raises(Ditolak, match="sudah ada"):
        services.add_baris(rkt, sasaran, node("7.01.01"), by=None)
    with pytest.raises(Ditolak, match="bukan dari Renstra"):
        services.add_baris(rkt, make(Sasaran), node("7.01.02"), by=None)


def test_an_output_has_its_target_also_where_the_rkt_has_no_row_for_it(rkt):
    services.fill_from_renstra(rkt, by=None)
    output = make(
        Indikator, renstra=rkt.renstra, sasaran=None, nomenklatur=node("7.01.01.2.01.0001")
    )
    rows = {row.key: row for row in GridRkt(rkt, Pengguna()).rows()}
    assert list(rows)[-2:] == [f"n{output.nomenklatur_id}", f"i{output.pk}"]
    assert not rows[f"n{output.nomenklatur_id}"].versi
    assert rows[f"i{output.pk}"].field_of(GridRkt.columns[2])
    astray = Indikator.objects.get(nomenklatur__kode="7.01.02")
    assert f"i{astray.pk}" not in rows


def test_what_was_submitted_is_not_changed(rkt):
    submit(state_of(rkt.instansi, TAHUN, services.RKT), by=None)
    with pytest.raises(Ditolak, match="terkunci"):
        services.fill_from_renstra(rkt, by=None)
