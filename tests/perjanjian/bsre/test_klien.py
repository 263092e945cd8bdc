"""The client of BSrE against a stand-in: what it sends, what it understands, what it never says."""

import base64
import logging

import pytest

from perjanjian.bsre.galat import BsreGagal, Sebab
from perjanjian.bsre.klien import Bidang, Klien, Setelan, masked
from tests.perjanjian.bsre.pengganti import FRASA, NIK, PENGGUNA, SANDI, Pengganti, serving
from tests.perjanjian.tandatangan.signed import frozen_pdf

pytestmark = pytest.mark.pdf
BIDANG = Bidang(
    base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP6DwABBQECz6AuzQAAAABJRU5ErkJggg=="
    ),
    1,
    (60, 500, 200, 60),
)


@pytest.fixture
def layanan():
    with serving() as service:
        yield service


def client(service: Pengganti, **other) -> Klien:
    return Klien(Setelan(service.alamat, PENGGUNA, SANDI, **{"batas_tanda": 5, **other}))


def sign(service: Pengganti, frasa: str = FRASA, **other) -> bytes:
    return client(service, **other).sign(NIK, frasa, frozen_pdf(), BIDANG, "PK")


def refused(service: Pengganti, **other) -> BsreGagal:
    with pytest.raises(BsreGagal) as caught:
        sign(service, **other)
    return caught.value


def test_it_sends_the_file_and_the_place_and_returns_the_signed_file(layanan):
    assert sign(layanan).startswith(frozen_pdf())
    [(path, body)] = layanan.diminta
    assert (path, body["nik"], body["passphrase"]) == ("/api/v2/sign/pdf", NIK, FRASA)
    [place] = body["signatureProperties"]
    assert (place["tampilan"], place["page"], place["originX"], place["height"]) == (
        "VISIBLE", 1, 60, 60,
    )  # fmt: skip


def test_fields_can_bear_other_names(layanan):
    layanan.ulah = "tanpa berkas"
    refused(layanan, nama={"page": "halaman", "imageBase64": "imageTTD", "passphrase": "otp"})
    [(_, body)] = layanan.diminta
    assert body["otp"] == FRASA
    assert {"halaman", "imageTTD"} <= set(body["signatureProperties"][0])


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("EXPIRED", "kedaluwarsa"), ("REVOKE", "dicabut"), ("SUSPEND", "dibekukan"),
        ("NO_CERTIFICATE", "belum memiliki sertifikat"), ("baru", "status “BARU”"),
    ],
)  # fmt: skip
def test_only_who_has_a_valid_certificate_may_sign(layanan, status, words):
    layanan.status = "ISSUE"
    client(layanan).check_status(NIK)
    layanan.status = status
    with pytest.raises(BsreGagal, match=words):
        client(layanan).check_status(NIK)


def test_who_is_not_registered_is_told_so(layanan):
    with pytest.raises(BsreGagal, match="tidak terdaftar") as caught:
        client(layanan).check_status("1" * 16)
    assert (caught.value.sebab, caught.value.kode) == (Sebab.ORANG, "2011")


def test_a_wrong_passphrase_is_told_as_such(layanan):
    told = refused(layanan, frasa="keliru")
    assert (told.sebab, told.kode) == (Sebab.FRASA, "2031")


@pytest.mark.parametrize(
    ("ulah", "sebab", "words"),
    [
        ("lima ratus", Sebab.LAYANAN, "HTTP 500"), ("kredensial", Sebab.LAYANAN, "BSRE_USER"),
        ("pindah", Sebab.LAYANAN, "HTTP 302"), ("lain kode", Sebab.ORANG, "2048.*terlalu besar"),
        ("html", Sebab.JAWABAN, "bukan JSON"), ("tanpa berkas", Sebab.JAWABAN, "satu berkas"),
        ("dua berkas", Sebab.JAWABAN, "satu berkas"), ("bukan base64", Sebab.JAWABAN, "base64"),
    ],
)  # fmt: skip
def test_every_other_answer_ends_in_a_sentence(layanan, ulah, sebab, words):
    layanan.ulah = ulah
    with pytest.raises(BsreGagal, match=words) as caught:
        sign(layanan)
    assert caught.value.sebab == sebab


def test_no_answer_in_time_and_no_service_at_all(layanan):
    layanan.ulah = "diam"
    assert "tidak menjawab dalam 0.2 detik" in str(refused(layanan, batas_tanda=0.2))
    layanan.alamat = "http://127.0.0.1:9"
    assert "tidak dapat dihubungi" in str(refused(layanan))


def test_wrong_credentials_of_the_application_are_told(layanan):
    klien = Klien(Setelan(layanan.alamat, PENGGUNA, "keliru"))
    with pytest.raises(BsreGagal, match="menolak akun aplikasi"):
        klien.check_status(NIK)


def test_what_bsre_says_of_a_file_is_read(layanan):
    told = client(layanan).verify(frozen_pdf())
    assert (told.kesimpulan, told.jumlah) == ("NO_SIGNATURE", 0)


@pytest.mark.parametrize("ulah", ["", "lima ratus", "html", "bukan base64", "diam"])
def test_no_log_holds_passphrase_nik_or_file(layanan, ulah, caplog):
    layanan.ulah = ulah
    with caplog.at_level(logging.DEBUG):
        for frasa in (FRASA, "frasa yang keliru"):
            try:
                sign(layanan, frasa, batas_tanda=0.2 if ulah == "diam" else 5)
            except BsreGagal as failed:
                caplog.records.append(logging.makeLogRecord({"msg": str(failed)}))
    told = " ".join(record.getMessage() for record in caplog.records)
    assert told
    for secret in (
        FRASA,
        "frasa yang keliru",
        NIK,
        SANDI,
        base64.b64encode(frozen_pdf())[:40].decode(),
    ):
        assert secret not in told


def test_an_answer_is_masked_before_it_is_logged():
    text = f'{{"error": "salah: {FRASA}", "file": "{"QUJD" * 30}"}}'
    assert masked(text, FRASA) == '{"error": "salah: •••", "file": "<base64>"}'
    assert FRASA not in repr(Setelan("a", "b", FRASA))
