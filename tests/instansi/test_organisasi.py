"""Instansi and their units: made, changed and closed, the tree kept whole."""

import pytest
from django.core.exceptions import ValidationError

from instansi.models import Instansi, SubUnit
from instansi.queries import load_profil
from instansi.services import organisasi as services
from sakip.errors import Ditolak, VersiUsang

pytestmark = pytest.mark.django_db


def unit(instansi, nama, induk=None, **fields) -> SubUnit:
    return SubUnit.objects.create(
        instansi=instansi, nama=nama, induk=induk, **{"jenis": "seksi", **fields}
    )


def test_making_changing_and_closing_an_instansi_are_three_acts(pemda, tim, trail):
    new = Instansi(pemda=pemda, kode="baru", nama="Kecamatan Baru")
    row = services.create_instansi(new, by=tim)
    services.edit_instansi(row, by=tim, versi=1, alamat="Jalan Kartini 1")
    services.set_instansi_aktif(row, False, by=tim)
    services.set_instansi_aktif(row, False, by=tim)  # already: no act
    services.set_instansi_aktif(row, True, by=tim)
    acts = trail()
    assert [(act.aksi, act.instansi) for act in acts] == [
        (name, row)
        for name in (
            "tambah instansi",
            "ubah instansi",
            "nonaktifkan instansi",
            "aktifkan instansi",
        )
    ]
    assert acts[1].perubahan == {"alamat": ["", "Jalan Kartini 1"]}


def test_two_instansi_of_a_pemda_do_not_share_a_name(pemda, sukamaju, tim):
    with pytest.raises(ValidationError):
        services.create_instansi(Instansi(pemda=pemda, kode="b", nama=sukamaju.nama), by=tim)


def test_the_second_editor_is_stopped(sukamaju, tim):
    services.edit_instansi(sukamaju, by=tim, versi=1, alamat="a")
    with pytest.raises(VersiUsang):
        services.edit_instansi(sukamaju, by=tim, versi=1, alamat="b")


def test_a_unit_belongs_below_one_of_the_same_instansi(sukamaju, sukasari, tim):
    stranger = unit(sukasari, "Sekretariat")
    with pytest.raises(Ditolak, match="instansi yang sama"):
        services.create_unit(
            SubUnit(instansi=sukamaju, nama="x", jenis="seksi", induk=stranger), by=tim
        )


def test_a_unit_is_never_below_itself(sukamaju, tim):
    top = unit(sukamaju, "Sekretariat")
    middle = unit(sukamaju, "Subbagian", top)
    bottom = unit(sukamaju, "Urusan", middle)
    with pytest.raises(Ditolak, match="di bawah dirinya sendiri"):
        services.edit_unit(top, by=tim, versi=1, induk=bottom)
    top.refresh_from_db()
    assert top.induk is None


def test_a_closed_unit_is_printed_no_more_and_can_be_opened_again(sukamaju, tim, trail):
    row = services.create_unit(SubUnit(instansi=sukamaju, nama="Seksi", jenis="seksi"), by=tim)
    services.set_unit_aktif(row, False, by=tim)
    assert load_profil(sukamaju).susunan == ()
    services.set_unit_aktif(row, True, by=tim)
    assert [one.nama for one in load_profil(sukamaju).susunan] == ["Seksi"]
    assert [act.aksi for act in trail()] == ["tambah unit", "nonaktifkan unit", "aktifkan unit"]


def test_units_are_closed_from_below_and_opened_from_above(sukamaju, tim):
    top = unit(sukamaju, "Sekretariat")
    below = unit(sukamaju, "Subbagian", top)
    with pytest.raises(Ditolak, match="unit-unit di bawahnya"):
        services.set_unit_aktif(top, False, by=tim)
    services.set_unit_aktif(below, False, by=tim)
    services.set_unit_aktif(top, False, by=tim)
    with pytest.raises(Ditolak, match="Aktifkan dulu Sekretariat"):
        services.set_unit_aktif(below, True, by=tim)


def test_no_unit_is_put_below_a_closed_one(sukamaju, tim):
    closed = unit(sukamaju, "Sekretariat", aktif=False)
    with pytest.raises(Ditolak, match="sudah nonaktif"):
        services.create_unit(
            SubUnit(instansi=sukamaju, nama="x", jenis="seksi", induk=closed), by=tim
        )
