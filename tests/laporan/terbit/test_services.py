"""Approved, reviewed, issued: in this order, once, of the data that were approved, and for ever."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.http import Http404

from instansi.models import Instansi
from kerja import berkas, guards, tahap
from kerja.models import Jejak, Pesan
from kerja.tahap import Terkunci
from laporan.alur import StatusLakip
from laporan.models import PersetujuanLakip, Terbitan
from laporan.queries import lakip_data_of
from laporan.reviu.services import state_reviewed
from laporan.terbit.services import DataBerubah, SudahTerbit, check_ready, issue_lakip
from sakip.errors import Ditolak
from sakip.workflow import InvalidTransition
from tests.laporan.terbit import way
from tests.laporan.terbit.way import kilat  # noqa: F401

pytestmark = pytest.mark.usefixtures("demo", "kilat")


def test_the_way_from_approval_to_issue():
    way.approve()
    assert way.keadaan().status == StatusLakip.DISETUJUI
    way.answer()
    way.review()
    assert way.keadaan().status == StatusLakip.DIREVIU
    row = way.issue()
    assert way.keadaan().status == StatusLakip.TERBIT
    assert (row.versi, row.perubahan, len(row.nomor)) == (1, "", 16)
    assert [r.aksi for r in Jejak.objects.all()[:5]] == [
        "terbitkan LAKIP", "reviu LAKIP", "isi checklist reviu", "setujui tahap", "ajukan tahap",
    ]  # fmt: skip


def test_the_approval_keeps_who_when_and_what():
    way.approve()
    row = PersetujuanLakip.objects.get()
    assert (row.nama, row.jabatan) == ("Haidori, S.E., M.Si.", "Camat Patrang")
    assert row.data["capaian"]["sasaran"]
    data = lakip_data_of(way.laporan())
    assert data.persetujuan.nama == row.nama
    assert data.persetujuan.waktu.endswith("WIB")


def test_those_whose_turn_it_is_are_told():
    way.approve()
    assert Pesan.objects.filter(penerima__username="inspektorat", teks__contains="reviu").exists()
    way.answer()
    way.review()
    assert Pesan.objects.filter(penerima__username="tim.sakip", teks__contains="siap").exists()
    way.issue()
    told = Pesan.objects.filter(teks__contains="diterbitkan (terbitan 1)")
    assert set(told.values_list("penerima__username", flat=True)) == {
        "staf.patrang", "camat.patrang", "inspektorat", "bupati.jember",
    }  # fmt: skip


# Order ------------------------------------------------------------------------------------


def test_nothing_is_reviewed_before_the_camat_approves():
    with pytest.raises(Ditolak, match="sesudah LAKIP disetujui camat"):
        way.answer()
    with pytest.raises(InvalidTransition, match="sekarang Draf"):
        way.review()


def test_every_item_is_answered_before_it_is_stated():
    way.approve()
    with pytest.raises(Ditolak, match="23 butir checklist belum dijawab"):
        way.review()


def test_nothing_is_issued_before_it_was_reviewed():
    way.approve()
    with pytest.raises(InvalidTransition, match="menunggu reviu"):
        check_ready(way.laporan(), way.keadaan(), "")


def test_reopening_ends_reviu_and_pernyataan_visibly():
    way.ready()
    assert lakip_data_of(way.laporan()).reviu
    way.reopen()
    state = way.keadaan()
    assert (state.pernyataan, state.pernyataan_gugur.pereviu) == (None, "Rina Wulandari, S.E.")
    assert lakip_data_of(way.laporan()).reviu is None
    way.approve()
    assert way.keadaan().status == StatusLakip.DISETUJUI
    assert lakip_data_of(way.laporan()).reviu is None


# Who --------------------------------------------------------------------------------------


@pytest.mark.parametrize("username", ["staf.patrang", "camat.patrang", "inspektorat"])
def test_tim_sakip_alone_issues(username):
    way.ready()
    with pytest.raises(PermissionDenied):
        issue_lakip(way.laporan(), way.lay_out(), by=way.person(username))
    assert not Terbitan.objects.exists()


def test_the_inspektorat_alone_reviews():
    way.approve()
    said = {"pereviu": "a", "jabatan": "b", "tanggal": way.date(2022, 1, 1)}
    for username, refusal in (("tim.sakip", PermissionDenied), ("admin", Http404)):
        with pytest.raises(refusal):
            state_reviewed(way.laporan(), by=way.person(username), **said)


# Frozen -----------------------------------------------------------------------------------


def test_nobody_states_the_review_of_other_data_than_were_approved(demo):
    way.approve()
    way.answer()
    Instansi.objects.filter(pk=demo.pk).update(alamat="Jalan Lain 1")
    with pytest.raises(Ditolak, match="berubah sejak disetujui"):
        way.review()


def test_what_is_frozen_says_its_number_its_trail_and_what_was_approved(kilat):  # noqa: F811
    way.ready()
    row = way.issue()
    said = json.loads(berkas.read(row.data))["laporan"]
    assert said["terbitan"]["nomor"] == row.nomor_cetak
    assert said["terbitan"]["jejak"] == f"{row.jejak_nomor}:{row.jejak_rantai}"
    assert said["persetujuan"]["nama"] == row.persetujuan.nama
    assert said["reviu"]["penanda"]["nama"] == "Rina Wulandari, S.E."
    head = Jejak.objects.get(nomor=row.jejak_nomor)
    assert (head.rantai, head.aksi) == (row.jejak_rantai, "reviu LAKIP")
    printed = {part.key: part.html for part in kilat.wholes[-1].parts if hasattr(part, "html")}
    assert row.nomor_cetak in printed["kata-pengantar"]
    assert row.nomor_cetak in printed["sampul"]
    assert "Rina Wulandari" in printed["pernyataan-reviu"]
    assert kilat.wholes[-1].attachments[0].data == berkas.read(row.data)


def test_nothing_is_laid_out_inside_a_transaction(kilat):  # noqa: F811
    way.ready()
    depth = len(connection.savepoint_ids)
    way.issue()
    assert kilat.depth == [depth]


def test_a_second_tab_issues_nothing_more():
    way.ready()
    first, second = way.lay_out(), way.lay_out()
    row = issue_lakip(way.laporan(), first, by=way.person("tim.sakip"))
    with pytest.raises(SudahTerbit) as refused:
        issue_lakip(way.laporan(), second, by=way.person("tim.sakip"))
    assert refused.value.terbitan == row
    assert Terbitan.objects.count() == 1


def test_data_that_changed_since_the_approval_are_noticed(demo):
    way.ready()
    laid_out = way.lay_out()
    Instansi.objects.filter(pk=demo.pk).update(alamat="Jalan Lain 1")
    with pytest.raises(DataBerubah):
        issue_lakip(way.laporan(), laid_out, by=way.person("tim.sakip"))
    with pytest.raises(DataBerubah):
        check_ready(way.laporan(), way.keadaan(), "")
    assert not Terbitan.objects.exists()


def test_a_pernyataan_changed_while_laying_out_is_noticed():
    way.ready()
    laid_out = way.lay_out()
    way.review(jabatan="Inspektur Pembantu")
    with pytest.raises(Ditolak, match="berubah ketika terbitan sedang disusun"):
        issue_lakip(way.laporan(), laid_out, by=way.person("tim.sakip"))


def test_after_the_issue_nothing_of_it_changes(demo):
    way.ready()
    way.issue()
    with pytest.raises(Ditolak, match="sudah diterbitkan"):
        way.answer("tidak")
    with pytest.raises(InvalidTransition):
        way.review()
    for langkah in ("renstra", "rkt", "realisasi", "keuangan", "pk"):
        with pytest.raises(Terkunci), transaction.atomic():
            tahap.check_open(demo, 2021, langkah)


@pytest.mark.parametrize("model", [Terbitan, PersetujuanLakip])
def test_the_database_refuses_to_change_or_remove_it(model):
    assert guards.missing(connection) == []
    way.ready()
    way.issue()
    rows = model.objects.all()
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
        rows.update(waktu="2020-01-01T00:00Z")
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
        rows._raw_delete(rows.db)
    assert rows.count() == 1


def test_a_stop_before_the_end_leaves_no_issue(monkeypatch):
    way.ready()
    laid_out = way.lay_out()
    acts = Jejak.objects.count()

    def stop(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("laporan.terbit.services.jejak.record", stop)
    with pytest.raises(KeyboardInterrupt):
        issue_lakip(way.laporan(), laid_out, by=way.person("tim.sakip"))
    assert (Terbitan.objects.count(), Jejak.objects.count()) == (0, acts)
    assert way.keadaan().status == StatusLakip.DIREVIU


# Again ------------------------------------------------------------------------------------


def test_a_reissue_is_a_new_version_that_says_what_changed():
    way.ready()
    first = way.issue()
    way.reopen()
    way.ready()
    with pytest.raises(Ditolak, match="apa yang berubah"):
        check_ready(way.laporan(), way.keadaan(), " ")
    second = way.issue("Nilai SKM diperbaiki.")
    assert (second.versi, second.perubahan) == (2, "Nilai SKM diperbaiki.")
    assert second.nomor != first.nomor
    assert [row.versi for row in way.keadaan().terbitan] == [2, 1]
    assert berkas.read(first.data)
