"""A PDF signed elsewhere: what is told of it, and that no file holds up or breaks the server."""

import zlib
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from asn1crypto import keys as asn1_keys
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from perjanjian.tandatangan import luar
from perjanjian.tandatangan.asn1 import to_asn1
from perjanjian.tandatangan.ca import self_signed
from perjanjian.tandatangan.kunci import new_key
from perjanjian.tandatangan.luar import TidakDapatDiperiksa, inspect
from perjanjian.tandatangan.terpisah import run_apart
from tests.perjanjian.tandatangan.signed import frozen_pdf, make_ca_once, signed
from tests.perjanjian.tandatangan.test_pdf import _flip, _overlay

pytestmark = pytest.mark.pdf


def roots():
    return [make_ca_once().cert]


def test_it_tells_who_signed_when_and_by_which_root():
    found = inspect(signed().second, roots())
    assert (found.halaman, found.lengkap) == (2, True)
    first, second = found.tanda
    assert (first.nama, first.penerbit, first.akar) == (
        "BUDI CONTOH, S.E.", "Penerbit Uji", "Penerbit Uji",
    )  # fmt: skip
    assert first.waktu is not None
    assert [(one.sah, one.menutup, one.akhir) for one in (first, second)] == [
        (True, True, False), (True, True, True),
    ]  # fmt: skip


def test_an_unknown_root_is_not_trusted_and_the_rest_still_told():
    for one in inspect(signed().second, [self_signed("Akar Lain", new_key())]).tanda:
        assert (one.utuh, one.tanpa_ubahan, one.tepercaya, one.akar) == (True, True, False, "")


def test_a_changed_file_is_told_as_changed():
    whole = signed().second
    assert [one.utuh for one in inspect(_flip(whole, 60), roots()).tanda] == [False, False]
    painted = inspect(_overlay(whole), roots()).tanda
    assert [(one.utuh, one.tanpa_ubahan) for one in painted] == [(True, False), (True, False)]


def test_data_for_validation_added_later_do_no_harm():
    """As a provider adds them so that a signature can be checked after its certificate expired."""
    from pyhanko.sign.validation import DocumentSecurityStore

    out = BytesIO(signed().second)
    DocumentSecurityStore.add_dss(
        output_stream=out, sig_contents=None, certs=[to_asn1(make_ca_once().cert)]
    )
    assert len(out.getvalue()) > len(signed().second)
    later = inspect(out.getvalue(), roots()).tanda
    assert [(one.sah, one.akhir) for one in later] == [(True, False), (True, False)]


def test_a_timestamp_over_the_whole_does_no_harm():
    key = rsa.generate_private_key(65537, 2048)
    plain = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    cert = to_asn1(_stamper(key))
    stamper = DummyTimeStamper(
        cert,
        asn1_keys.PrivateKeyInfo.load(plain),
        SimpleCertificateStore(),
    )
    out = run_apart(
        signers.PdfTimeStamper(stamper).timestamp_pdf,
        IncrementalPdfFileWriter(BytesIO(signed().second)), "sha256",
        validation_context=ValidationContext(trust_roots=[cert]),
    )  # fmt: skip
    assert [one.sah for one in inspect(out.getvalue(), roots()).tanda] == [True, True]


def test_a_file_without_signatures_and_one_that_is_no_pdf():
    assert inspect(frozen_pdf(), roots()).tanda == ()
    with pytest.raises(TidakDapatDiperiksa, match="bukan PDF"):
        inspect(b"%PDF-1.7\nbukan", roots())


def test_size_and_pages_are_bounded(monkeypatch):
    monkeypatch.setattr(luar, "MOST_BYTES", 100)
    with pytest.raises(TidakDapatDiperiksa, match="lebih besar"):
        inspect(frozen_pdf(), roots())
    monkeypatch.undo()
    many = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(luar.MOST_PAGES + 1):
            pdf.add_blank_page()
        pdf.save(many)
    with pytest.raises(TidakDapatDiperiksa, match="101 halaman"):
        inspect(many.getvalue(), roots())


def test_what_takes_too_long_ends_in_a_sentence():
    with pytest.raises(TidakDapatDiperiksa, match="terlalu berat"):
        inspect(signed().second, roots(), seconds=0.05)


def test_a_file_that_unpacks_into_all_memory_is_given_up():
    squeeze, block = zlib.compressobj(1), b"0" * 1024 * 1024
    bomb = b"".join(squeeze.compress(block) for _ in range(luar.MOST_MEMORY // len(block)))
    bomb += squeeze.flush()
    head = b"%PDF-1.5\n"
    table = b"1 0 obj\n<</Type/XRef/Size 4/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length "
    table += str(len(bomb)).encode() + b">>\nstream\n" + bomb + b"\nendstream\nendobj\n"
    with pytest.raises(TidakDapatDiperiksa):
        inspect(head + table + b"startxref\n9\n%%EOF\n", roots())


def _stamper(key: rsa.RSAPrivateKey) -> x509.Certificate:
    """A certificate that may stamp the time and do nothing else."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Penanda Waktu")])
    use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    begin = datetime.now(UTC) - timedelta(days=1)
    return (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=9))
        .add_extension(use, critical=True)
        .sign(key, hashes.SHA256())
    )
