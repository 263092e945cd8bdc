"""The PK as a workflow: who moves it from where to where, and what is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.utils import timezone

from kerja import guards, tahap
from kerja.models import Berkas, Jejak, Pesan
from perjanjian.alur import GERAK_PK
from perjanjian.models import PkPihak, PkRevisi, PkSasaran
from perjanjian.pihak import Pihak
from perjanjian.queries import load_pk
from perjanjian.services import (
    BelumLengkap,
    BukanPenandaTangan,
    IsianProgram,
    NaskahBerubah,
    PihakBerubah,
    PkTerkunci,
    Tertanda,
    begin_perubahan,
    cancel_pk,
    declare_missing,
    draft_pk,
    enter_outside,
    enter_paper,
    refresh_pk,
    resume_pk,
    return_pk,
    set_program,
    sign_first,
    sign_second,
    submit_pk,
    withdraw_pk,
)
from perjanjian.tandatangan.validasi import Hasil
from sakip.errors import Ditolak, VersiUsang
from sakip.workflow import InvalidTransition
from tests.instansi.builders import days, make_masa
from tests.perjanjian.scene import (
    change_target,
    fresh,
    in_force,
    make_draft,
    make_panggung,
    naskah_of,
    put_pagu,
    signature,
    signed_first,
    submitted,
)
from tests.rows import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    return make_panggung()


def returned(p):
    pk = submitted(p)
    return return_pk(pk, by=p.orang("camat"), alasan="Target keliru")


def missing(p):
    return declare_missing(make_draft(p), by=p.orang("staf"), alasan="Arsip hilang")


def cancelled(p):
    pk = make_draft(p)
    cancel_pk(pk, by=p.orang("staf"), alasan="Salah tahun")
    return fresh(pk)


STATES = {
    "draf": make_draft,
    "diajukan": submitted,
    "dikembalikan": returned,
    "ditandatangani": signed_first,
    "berlaku": in_force,
    "tidak_tersedia": missing,
    "dibatalkan": cancelled,
}


TANDA = Hasil(
    "ttd",
    "Siti",
    "1F",
    timezone.now() - timedelta(days=3),
    utuh=True,
    tanpa_ubahan=True,
    menutup=True,
)


def paper(pk, by):
    return enter_paper(pk, by=by, tanggal=days(-3), pindaian=make(Berkas))


def outside(pk, by, **fields):
    one = replace(TANDA, **fields)
    return enter_outside(pk, by=by, berkas=make(Berkas), tanda=[one, TANDA])


def sign(service, pk, by):
    """By the hash of what stands, or where nothing was submitted, of nothing."""
    signed = signature(pk) if pk.revisi.exists() else None
    return service(pk, signed or Tertanda("0" * 64, make(Berkas), "01AB"), by=by)


ACTS = {
    "ajukan": lambda pk, by: submit_pk(pk, naskah_of(pk), by=by),
    "perbarui naskah": lambda pk, by: refresh_pk(pk, naskah_of(pk), by=by),
    "tarik": lambda pk, by: withdraw_pk(pk, by=by),
    "kembalikan": lambda pk, by: return_pk(pk, by=by, alasan="Perbaiki"),
    "tanda tangan pertama": lambda pk, by: sign(sign_first, pk, by),
    "tanda tangan kedua": lambda pk, by: sign(sign_second, pk, by),
    "catat tanda tangan basah": paper,
    "catat tanda tangan luar": outside,
    "nyatakan tidak tersedia": lambda pk, by: declare_missing(pk, by=by, alasan="Arsip hilang"),
    "susun": lambda pk, by: resume_pk(pk, by=by),
    "batalkan rancangan": lambda pk, by: cancel_pk(pk, by=by, alasan="Salah"),
}
# The agreed table, written out: act → who.
MAY = {
    "ajukan": {"staf"},
    "perbarui naskah": {"staf"},
    "tarik": {"staf"},
    "kembalikan": {"camat", "bupati"},
    "tanda tangan pertama": {"camat"},
    "tanda tangan kedua": {"bupati"},
    "catat tanda tangan basah": {"staf"},
    "catat tanda tangan luar": {"staf"},
    "nyatakan tidak tersedia": {"staf"},
    "susun": {"staf"},
    "batalkan rancangan": {"staf"},
}


@pytest.mark.parametrize("move", GERAK_PK, ids=lambda move: move.nama)
@pytest.mark.parametrize("state", STATES)
def test_every_act_from_every_state_by_every_role(p, state, move):
    pk = fresh(STATES[state](p))
    assert pk.status == state
    for who in ("staf", "camat", "bupati", "pejabat"):
        by = p.orang(who)
        with transaction.atomic():
            if who in MAY[move.nama] and state in move.dari:
                count = Jejak.objects.count()
                ACTS[move.nama](fresh(pk), by)
                assert fresh(pk).status == move.ke
                assert Jejak.objects.count() == count + 1
            elif move.nama == "batalkan rancangan" and state == "berlaku":
                pass  # another act with the same button: cancelling one in force, tested below
            else:
                with pytest.raises((Ditolak, PermissionDenied, Http404)):
                    ACTS[move.nama](fresh(pk), by)
                assert fresh(pk).status == state
            transaction.set_rollback(True)


def test_a_pk_of_another_kecamatan_is_not_even_seen(p):
    other = submitted(make_panggung("Kecamatan Sukasari"))
    with pytest.raises(Http404):
        sign_first(other, signature(other), by=p.orang("camat"))
    assert fresh(other).status == "diajukan"


def test_drawn_up_from_renstra_with_the_wording_of_the_pemda(p):
    pk = make_draft(p)
    assert [str(b.nilai.normalize()) for b in pk.baris.all()] == ["8E+1", "8E+1"]
    assert all(b.satuan == b.indikator.satuan != "" for b in pk.baris.select_related("indikator"))
    assert pk.pembuka == "Dalam rangka"
    with pytest.raises(Ditolak, match="sudah ada"):
        draft_pk(p.instansi, p.tahun, by=p.orang("staf"))


def test_a_target_that_differs_from_the_renstra_needs_its_reason(p):
    pk = make_draft(p)
    assert change_target(p, pk, "75") == frozenset()
    pk = fresh(pk)
    with pytest.raises(BelumLengkap, match="berbeda dari target Renstra"):
        submit_pk(pk, naskah_of(pk), by=p.orang("staf"))
    change_target(p, pk, "75", "Pagu dikurangi")
    pk = fresh(pk)
    assert submit_pk(pk, naskah_of(pk), by=p.orang("staf")).status == "diajukan"


def test_after_submission_no_row_changes(p):
    pk = submitted(p)
    with pytest.raises(PkTerkunci, match="Tariklah kembali"):
        change_target(p, pk, "75", "a")


def test_a_file_laid_out_before_a_change_is_refused(p):
    pk = make_draft(p)
    early = naskah_of(pk)
    change_target(p, pk, "75", "Pagu dikurangi")
    with pytest.raises(Ditolak, match="berubah ketika naskah"):
        submit_pk(fresh(pk), early, by=p.orang("staf"))
    assert not PkRevisi.objects.exists()


def test_who_saw_an_older_version_is_told(p):
    pk = submitted(p)
    with pytest.raises(VersiUsang):
        return_pk(pk, by=p.orang("camat"), alasan="a", versi=pk.versi - 1)


def test_both_sign_the_date_is_that_of_the_first_and_all_is_frozen(p):
    pk = fresh(in_force(p))
    assert (pk.status, pk.cara, pk.tanggal) == ("berlaku", "elektronik", timezone.localdate())
    assert [(r.urutan, r.penanda) for r in pk.revisi.all()] == [
        (0, None), (1, p.camat), (2, p.bupati),
    ]  # fmt: skip
    assert all(row.beku for rows in (pk.baris, pk.program, pk.pihak) for row in rows.all())
    assert tahap.state_of(p.instansi, p.tahun, "pk").status == "disetujui"
    assert load_pk(p.instansi, p.tahun)[0].status == "berlaku"


def test_a_replayed_signature_signs_nothing(p):
    pk = submitted(p)
    signed = signature(pk)
    sign_first(pk, signed, by=p.orang("camat"))
    with pytest.raises(InvalidTransition):
        sign_first(fresh(pk), signed, by=p.orang("camat"))
    with pytest.raises(NaskahBerubah):
        sign_second(fresh(pk), signed, by=p.orang("bupati"))
    assert pk.revisi.count() == 2


def test_another_file_than_the_one_read_is_refused(p):
    pk = submitted(p)
    signed = signature(pk)
    withdraw_pk(pk, by=p.orang("staf"))
    pk = fresh(pk)
    submit_pk(pk, naskah_of(pk), by=p.orang("staf"))
    with pytest.raises(NaskahBerubah, match="bukan yang Anda baca"):
        sign_first(fresh(pk), signed, by=p.orang("camat"))
    with pytest.raises(Ditolak, match="belum bertanda tangan"):
        sign_first(fresh(pk), replace(signature(fresh(pk)), sertifikat=""), by=p.orang("camat"))


def test_whose_term_ended_yesterday_does_not_sign(p):
    pk = submitted(p)
    p.masa_camat.selesai = days(-1)
    p.masa_camat.save()
    with pytest.raises(PihakBerubah, match="memperbarui naskah"):
        sign_first(fresh(pk), signature(pk), by=p.orang("camat"))


def test_a_new_holder_needs_a_new_file_and_signs_that(p):
    pk = submitted(p)
    p.masa_camat.selesai = days(-1)
    p.masa_camat.save()
    acting = make_masa(p.masa_camat.jabatan, jenis="plt", mulai=days(0))
    p.camat.pejabat = None
    p.camat.save()
    p.camat.pejabat = acting.pejabat
    p.camat.save()
    with pytest.raises(PihakBerubah):
        sign_first(fresh(pk), signature(pk), by=p.orang("camat"))
    refresh_pk(fresh(pk), naskah_of(fresh(pk)), by=p.orang("staf"))
    signed = sign_first(fresh(pk), signature(fresh(pk)), by=p.orang("camat"))
    assert signed.pihak.get(urutan=1).jabatan == "Plt. Camat Sukamaju"


def test_the_role_alone_does_not_sign_for_who_holds_the_post(p):
    pk = submitted(p)
    p.camat.pejabat = None
    p.camat.save()
    with pytest.raises(BukanPenandaTangan):
        sign_first(pk, signature(pk), by=p.orang("camat"))


def test_sent_back_after_the_first_signature_it_begins_anew(p):
    pk = signed_first(p)
    return_pk(pk, by=p.orang("bupati"), alasan="Pagu keliru")
    pk = fresh(pk)
    assert (pk.status, pk.tanggal, pk.cara) == ("dikembalikan", None, "")
    assert not PkPihak.objects.filter(perjanjian=pk).exists()
    assert tahap.state_of(p.instansi, p.tahun, "pk").alasan == "Pagu keliru"
    submit_pk(pk, naskah_of(pk), by=p.orang("staf"))
    assert sorted(pk.revisi.values_list("ajuan", "urutan")) == [(1, 0), (1, 1), (2, 0)]


def test_a_pk_on_paper_is_in_force_without_a_number(p):
    pk = enter_paper(make_draft(p), by=p.orang("staf"), tanggal=days(-3), pindaian=make(Berkas))
    assert (pk.status, pk.cara, pk.nomor_verifikasi) == ("berlaku", "basah", None)
    assert pk.pihak.count() == 2
    with pytest.raises(Ditolak, match="belum tiba"):
        enter_paper(
            make_draft(make_panggung("Kecamatan Sukasari")), by=None, tanggal=days(1),
            pindaian=make(Berkas),
        )  # fmt: skip


def test_a_perubahan_leaves_the_murni_in_force_until_it_is_signed(p):
    murni = in_force(p)
    with pytest.raises(Ditolak, match="tiga alasan"):
        begin_perubahan(murni, by=p.orang("staf"), alasan=[])
    new = begin_perubahan(murni, by=p.orang("staf"), alasan=["alasan_strategi"])
    assert (new.perubahan_ke, new.status, new.baris.count()) == (1, "draf", 2)
    assert fresh(murni).status == "berlaku"
    with pytest.raises(Ditolak, match="sudah mulai disusun"):
        begin_perubahan(murni, by=p.orang("staf"), alasan=["alasan_strategi"])
    with pytest.raises(Ditolak, match="lebih baru"):
        cancel_pk(murni, by=p.orang("bupati"), alasan="a")


def test_what_is_told_of_a_program_is_kept_in_a_perubahan(p):
    pk = make_draft(p)
    row = pk.program.get()
    said = IsianProgram("a", row.nomenklatur_id, row.pagu, "APBD", row.versi, "Program")
    assert set_program(pk, [said], by=p.orang("staf")) == frozenset()
    put_pagu(p.instansi, "7.01.01.2.01.0001", 1500, p.tahun)
    enter_paper(fresh(pk), by=p.orang("staf"), tanggal=days(-3), pindaian=make(Berkas))
    new = begin_perubahan(fresh(pk), by=p.orang("staf"), alasan=["alasan_strategi"])
    assert new.program.values_list("keterangan", "pagu").get() == ("APBD", 1500)


def test_who_is_in_no_list_is_a_party_as_the_paper_names_them(p):
    p.masa_camat.selesai = days(-10)
    p.masa_camat.save()
    pk = make_draft(p)
    with pytest.raises(BelumLengkap, match="Pejabat kedua pihak"):
        paper(pk, p.orang("staf"))
    named = Pihak(1, None, "Drs. Lama", "Camat Sukamaju", "Pembina", "196712291993031008")
    pk = enter_paper(
        pk, by=p.orang("staf"), tanggal=days(-3), pindaian=make(Berkas), tertulis=(named,)
    )
    first, second = pk.pihak.order_by("urutan")
    assert (first.nama, first.pejabat, first.nip) == ("Drs. Lama", None, "196712291993031008")
    assert second.pejabat == p.masa_bupati.pejabat


def test_a_cancelled_pk_stays_as_it_was_and_leaves_the_report(p):
    pk = in_force(p)
    with pytest.raises(PermissionDenied):
        cancel_pk(pk, by=p.orang("staf"), alasan="a")
    row = cancel_pk(pk, by=p.orang("bupati"), alasan="Salah anggaran")
    assert (row.alasan, fresh(pk).status) == ("Salah anggaran", "berlaku")
    assert load_pk(p.instansi, p.tahun) == ()
    assert make_draft(p).ulang == 1


def test_the_pk_of_a_lower_official_takes_its_rows_from_the_camats(p):
    above = in_force(p)
    post = p.pejabat.pejabat.masa.get().jabatan
    pk = submitted(p, jabatan=post)
    assert pk.baris.count() == above.baris.count()
    with pytest.raises(Http404):
        sign_second(pk, signature(pk), by=p.orang("bupati"))
    pk = sign_first(pk, signature(pk), by=p.orang("pejabat"))
    assert sign_second(pk, signature(pk), by=p.orang("camat")).status == "berlaku"
    assert len(load_pk(p.instansi, p.tahun)) == 1


def test_who_signs_next_hears_of_it(p):
    pk = submitted(p)
    assert list(Pesan.objects.values_list("penerima", flat=True)) == [p.camat.pk]
    sign_first(pk, signature(pk), by=p.orang("camat"))
    assert set(Pesan.objects.values_list("penerima", flat=True)) == {
        p.camat.pk,
        p.bupati.pk,
        p.staf.pk,
    }


def test_the_step_of_the_year_is_moved_by_the_pk_alone(p):
    submitted(p)
    step = tahap.state_of(p.instansi, p.tahun, "pk")
    assert step.status == "diajukan"
    with pytest.raises(tahap.StepFollows, match="Perjanjian Kinerja"):
        tahap.approve(step, by=p.orang("camat"))


def test_with_a_locked_lakip_no_pk_changes(p):
    pk = submitted(p)
    tahap.submit(tahap.state_of(p.instansi, p.tahun, "lakip"), by=None)
    with pytest.raises(tahap.Terkunci):
        return_pk(pk, by=p.orang("camat"), alasan="a")


# What the database itself refuses -----------------------------------------------------------

TOUCHES = {
    "change the PK": lambda pk: type(pk).objects.filter(pk=pk.pk).update(tempat="X"),
    "delete the PK": lambda pk: type(pk).objects.filter(pk=pk.pk)._raw_delete("default"),
    "change a target": lambda pk: PkSasaran.objects.filter(perjanjian=pk).update(nilai=1),
    "thaw a row": lambda pk: PkSasaran.objects.filter(perjanjian=pk).update(beku=False),
    "delete a party": lambda pk: pk.pihak.all()._raw_delete("default"),
    "change a program": lambda pk: pk.program.update(pagu=1),
    "add a row": lambda pk: make(PkSasaran, perjanjian=pk),
    "move a row in": lambda pk: PkSasaran.objects.filter(pk=make(PkSasaran).pk).update(
        perjanjian=pk
    ),
    "change a file": lambda pk: pk.revisi.update(urutan=2),
    "delete a file": lambda pk: pk.revisi.all()._raw_delete("default"),
}


@pytest.mark.parametrize("touch", TOUCHES)
def test_the_database_refuses_to_change_a_pk_in_force(p, touch):
    pk = in_force(p)
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
        TOUCHES[touch](pk)


def test_a_draft_is_free(p):
    pk = make_draft(p)
    pk.baris.update(nilai=1)
    pk.baris.first().delete()
    type(pk).objects.filter(pk=pk.pk).update(tempat="X")
    assert guards.missing(connection) == []


# Signed electronically elsewhere -------------------------------------------------------------


def test_a_file_signed_elsewhere_puts_the_pk_in_force_on_the_day_of_its_first_signature(p):
    pk = outside(make_draft(p), p.orang("staf"), waktu=timezone.now() - timedelta(days=5))
    assert (pk.status, pk.cara, pk.nomor_verifikasi) == ("berlaku", "luar", None)
    assert pk.tanggal == days(-5)
    assert [Hasil.from_json(one) for one in fresh(pk).tanda_luar][1] == TANDA
    assert [party.nama for party in pk.pihak.order_by("urutan")]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"utuh": False}, "tidak utuh"), ({"tanpa_ubahan": False}, "isi berkas berubah"),
        ({"menutup": False}, "tidak utuh"), ({"waktu": None}, "waktunya"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_whole_puts_nothing_in_force(p, fields, words):
    pk = make_draft(p)
    with pytest.raises(Ditolak, match=words):
        outside(pk, p.orang("staf"), **fields)
    assert fresh(pk).status == "draf"


@pytest.mark.parametrize("tanda", [[], [TANDA]])
def test_one_signature_is_not_enough(p, tanda):
    with pytest.raises(Ditolak, match="kedua pihak"):
        enter_outside(make_draft(p), by=p.orang("staf"), berkas=make(Berkas), tanda=tanda)
