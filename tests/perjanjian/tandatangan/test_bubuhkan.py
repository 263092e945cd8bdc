"""Signing a PK: what is kept, and whom and what it refuses."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.utils import timezone

from instansi.models import MasaJabatan
from kerja import berkas, guards
from kerja.models import Jejak, Pekerjaan, Pesan
from perjanjian.models import PkRevisi, Sertifikat
from perjanjian.services import BukanPenandaTangan, NaskahBerubah, last_revision, return_pk
from perjanjian.services.bubuhkan import sign, sign_selection
from perjanjian.services.frasa import ATTEMPTS, FrasaDitolak
from perjanjian.services.sertifikat import (
    SertifikatDitolak,
    issue_certificate,
    revoke_certificate,
)
from perjanjian.tandatangan.ca import root
from perjanjian.tandatangan.validasi import validate
from sakip.errors import Ditolak
from sakip.workflow import InvalidTransition
from tests.instansi.builders import days, make_instansi, make_orang, make_pengguna
from tests.perjanjian.tandatangan.pk import FRASA, Siap, make_siap

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]


@pytest.fixture
def siap() -> Siap:
    return make_siap()


@pytest.fixture
def tampered(siap) -> None:
    """Certificates as no user can leave them: the database refuses to change one."""
    guards.remove(connection)


def sign_as_camat(siap: Siap, **other):
    told = {"by": siap.camat, "passphrase": FRASA, "sha256": siap.sha256, **other}
    return sign(siap.pk, 1, **told)


def test_both_parties_sign_and_the_pk_is_in_force(siap):
    first = sign_as_camat(siap)
    assert first.status == "ditandatangani"
    read = last_revision(first).berkas
    second = sign(first, 2, by=siap.bupati, passphrase=FRASA, sha256=read.sha256)
    assert (second.status, second.cara) == ("berlaku", "elektronik")
    found = validate(berkas.read(last_revision(second).berkas), [root()])
    assert [(one.nama, one.sah) for one in found] == [("Siti Aminah", True), ("Budi Contoh", True)]
    serials = PkRevisi.objects.filter(urutan__gt=0).values_list("sertifikat", flat=True)
    assert list(serials) == [one.serial for one in found]


def test_each_signature_is_validated_in_the_background(siap):
    sign_as_camat(siap)
    job = Pekerjaan.objects.get()
    assert (job.status, job.pesan) == ("selesai", "")
    told = Jejak.objects.get(aksi="periksa tanda tangan PK").perubahan
    assert told["tanda tangan"] == [None, ["Siti Aminah: sah"]]


def test_no_trail_row_and_no_column_holds_the_passphrase(siap):
    with pytest.raises(FrasaDitolak):
        sign_as_camat(siap, passphrase="rahasia yang keliru")
    sign_as_camat(siap)
    kept = " ".join(str(row) for row in Jejak.objects.values()) + " ".join(
        str(row) for row in Sertifikat.objects.values()
    )
    assert FRASA not in kept
    assert "rahasia yang keliru" not in kept


def test_a_wrong_passphrase_signs_nothing_and_is_limited(siap):
    for _ in range(ATTEMPTS):
        with pytest.raises(FrasaDitolak, match="salah"):
            sign_as_camat(siap, passphrase="frasa sandi keliru")
    with pytest.raises(FrasaDitolak, match="15 menit, atau buatlah sertifikat baru"):
        sign_as_camat(siap)
    assert PkRevisi.objects.count() == 1
    issue_certificate(by=siap.camat, passphrase=FRASA)
    sign_as_camat(siap)
    assert PkRevisi.objects.count() == 2


def test_a_sign_request_sent_again_does_nothing(siap):
    sign_as_camat(siap)
    with pytest.raises(InvalidTransition):
        sign_as_camat(siap)
    assert PkRevisi.objects.count() == 2


def test_another_file_than_the_one_read_is_refused(siap):
    with pytest.raises(NaskahBerubah):
        sign_as_camat(siap, sha256="0" * 64)


def test_a_returned_pk_cannot_be_signed(siap):
    return_pk(siap.pk, by=siap.camat, alasan="Target keliru")
    with pytest.raises(InvalidTransition):
        sign_as_camat(siap)


@pytest.mark.parametrize("mine", [True, False])
def test_nobody_signs_without_the_right(siap, mine):
    place = siap.pk.instansi if mine else make_instansi("Kecamatan Lain", siap.pk.instansi.pemda)
    staf, stranger = make_orang("staf", place), make_orang("camat", place)
    with pytest.raises(PermissionDenied if mine else Http404):
        sign_as_camat(siap, by=staf)
    with pytest.raises(BukanPenandaTangan if mine else Http404):
        sign_as_camat(siap, by=stranger)


def test_who_held_the_post_until_yesterday_does_not_sign(siap):
    MasaJabatan.objects.filter(pejabat=siap.camat.pejabat).update(selesai=days(-1))
    with pytest.raises(Ditolak, match="tidak lagi"):
        sign_as_camat(siap)


def test_a_certificate_that_expired_or_was_revoked_does_not_sign(siap, tampered):
    row = Sertifikat.objects.get(pengguna=siap.camat)
    revoke_certificate(row, by=siap.camat, alasan="Frasa sandi diketahui orang")
    with pytest.raises(SertifikatDitolak, match="belum memiliki"):
        sign_as_camat(siap)
    fresh = issue_certificate(by=siap.camat, passphrase=FRASA)
    Sertifikat.objects.filter(pk=fresh.pk).update(berlaku_sampai=timezone.now())
    with pytest.raises(SertifikatDitolak, match="kedaluwarsa"):
        sign_as_camat(siap)


def test_a_certificate_of_another_name_does_not_sign(siap, tampered):
    Sertifikat.objects.filter(pengguna=siap.camat).update(nama="Orang Lain")
    with pytest.raises(SertifikatDitolak, match="Orang Lain"):
        sign_as_camat(siap)


def test_a_key_put_into_anothers_row_does_not_open(siap, tampered):
    bupati = Sertifikat.objects.get(pengguna=siap.bupati)
    Sertifikat.objects.filter(pengguna=siap.camat).update(kunci=bupati.kunci)
    with pytest.raises(FrasaDitolak):
        sign_as_camat(siap)


def test_a_selection_is_signed_one_by_one(siap):
    done, refused = sign_selection(
        [(siap.pk, siap.sha256), (siap.pk, siap.sha256)], 1, by=siap.camat, passphrase=FRASA
    )
    assert done.galat == ""
    assert "statusnya sekarang" in refused.galat


# Certificates -----------------------------------------------------------------------------------


def test_a_new_passphrase_is_a_new_certificate_and_the_holder_is_told(siap):
    old = Sertifikat.objects.get(pengguna=siap.camat)
    sign_as_camat(siap)
    new = issue_certificate(by=siap.camat, passphrase="frasa sandi yang baru")
    old.refresh_from_db()
    assert (old.keadaan, new.keadaan) == ("dicabut", "berlaku")
    assert Pesan.objects.filter(penerima=siap.camat, teks__contains=new.serial[:16]).exists()
    signed = validate(berkas.read(last_revision(siap.pk).berkas), [root()])
    assert [(one.serial, one.sah) for one in signed] == [(old.serial, True)]


def test_only_an_official_gets_a_certificate_and_nobody_revokes_anothers(siap):
    with pytest.raises(Ditolak, match="data pejabat"):
        issue_certificate(by=make_pengguna(), passphrase=FRASA)
    with pytest.raises(Ditolak, match="sedikitnya"):
        issue_certificate(by=siap.camat, passphrase="pendek")
    with pytest.raises(Ditolak, match="orang lain"):
        revoke_certificate(
            Sertifikat.objects.get(pengguna=siap.camat), by=siap.bupati, alasan="Iseng"
        )
