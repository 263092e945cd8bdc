"""Two signatures of one document, validated by pyHanko against the CA, and what breaks them."""

import random
import re
from io import BytesIO

import pikepdf
import pytest
from cryptography import x509
from pyhanko.sign.general import SigningError

from perjanjian.tandatangan.ca import Subjek, issue
from perjanjian.tandatangan.kunci import FrasaSalah, new_key, seal, unseal
from perjanjian.tandatangan.pdf import sign_pdf
from perjanjian.tandatangan.validasi import BukanPdf, validate
from tests.perjanjian.tandatangan.signed import (
    FIRST,
    cap,
    frozen_pdf,
    make_ca_once,
    signed,
    signer,
)

pytestmark = pytest.mark.pdf


def holds(pdf: bytes) -> bool:
    """Return whether both signatures are there and all of them are good."""
    try:
        found = validate(pdf, [signed().ca.cert])
    except BukanPdf:
        return False
    return len(found) == 2 and all(one.sah for one in found)


def test_both_signatures_verify_against_the_ca():
    found = validate(signed().second, [signed().ca.cert])
    assert [(one.bidang, one.nama, one.sah) for one in found] == [
        ("ttd-pertama", "BUDI CONTOH, S.E.", True),
        ("ttd-kedua", "Ir. SITI CONTOH", True),
    ]
    assert [one.serial for one in found] == [f"{c.serial_number:X}" for c in signed().certs]


def test_each_signature_is_a_revision_over_the_bytes_before():
    assert signed().first.startswith(signed().frozen)
    assert signed().second.startswith(signed().first)


def test_another_ca_is_not_trusted():
    stranger = signer("Orang Lain", "", "Camat").cert
    assert [one.tepercaya for one in validate(signed().second, [stranger])] == [False, False]


def test_the_same_field_is_not_signed_twice():
    again = signer("BUDI CONTOH, S.E.", "", "Camat")
    with pytest.raises(SigningError):
        sign_pdf(signed().first, again, FIRST, cap("BUDI CONTOH, S.E.", "Camat"), "PK")


def test_the_stamp_brings_its_fonts():
    with pikepdf.open(BytesIO(signed().second)) as pdf:
        fonts = [
            str(o.BaseFont)
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
        ]
    assert all("+" in name for name in fonts), fonts  # "+" marks an embedded subset


def test_a_flipped_byte_breaks_a_signature():
    """All that is signed: what lies in a signature's own container holds the signature, no text.

    That bytes in there are changed is found by hash (test_cocok.py, all 300 offsets).
    """
    whole = signed().second
    containers = [match.span() for match in re.finditer(rb"/Contents <[0-9a-fA-F]+>", whole)]
    assert len(containers) == 2
    outside = [
        at for at in range(len(whole)) if not any(start <= at < end for start, end in containers)
    ]
    tried = random.Random(5).sample(outside, 300)
    assert [at for at in tried if holds(_flip(whole, at))] == []


KINDS = [
    b"%PDF", b"/Catalog", b"/Pages", b"/Page\n", b"/EmbeddedFile", b"/Metadata", b"/Font\n", b"stream",
    b"/Info", b"/StructTreeRoot", b"/Sig\n", b"/ByteRange", b"/Widget", b"/XObject", b"/FontDescriptor", b"/AcroForm", b"/XRef", b"/ObjStm",
    b"startxref", b"%%EOF",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_flipped_byte_in_each_kind_of_object_breaks_it(kind):
    whole = signed().second
    found = re.search(re.escape(kind), whole)
    assert found, kind
    assert not holds(_flip(whole, found.start() + 2))


@pytest.mark.parametrize("change", ["swap", "attach", "overlay"])
def test_pages_attachment_and_overlay_cannot_be_exchanged(change):
    assert not holds(CHANGES[change](signed().second))


def _flip(pdf: bytes, at: int) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def _swap(pdf: bytes) -> bytes:
    return _rewrite(pdf, lambda doc: doc.pages.reverse())


def _attach(pdf: bytes) -> bytes:
    def change(doc: pikepdf.Pdf) -> None:
        doc.attachments["data.json"] = b'{"target": "99"}'

    return _rewrite(pdf, change)


def _overlay(pdf: bytes) -> bytes:
    """Append a revision that paints over the first page, as an attacker with a pen would."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    paint = writer.add_object(generic.StreamObject(stream_data=b"1 g 0 0 600 800 re f"))
    writer.add_stream_to_page(0, paint)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _rewrite(pdf: bytes, change) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as doc:
        change(doc)
        doc.save(out)
    return out.getvalue()


CHANGES = {"swap": _swap, "attach": _attach, "overlay": _overlay}


# Certificates and keys ------------------------------------------------------------------------


def test_a_signers_certificate_signs_documents_and_nothing_else():
    cert = issue(make_ca_once(), Subjek("A", "1" * 18, "Camat"), new_key().public_key())
    basic = cert.extensions.get_extension_for_class(x509.BasicConstraints)
    usage = cert.extensions.get_extension_for_class(x509.KeyUsage).value
    assert (basic.value.ca, basic.critical) == (False, True)
    assert (usage.digital_signature, usage.content_commitment) == (True, True)
    assert not any(
        (usage.key_encipherment, usage.data_encipherment, usage.key_agreement)
        + (usage.key_cert_sign, usage.crl_sign)
    )
    cert.verify_directly_issued_by(make_ca_once().cert)


def test_a_key_opens_for_its_owner_and_passphrase_alone():
    key = new_key()
    sealed = seal(key, "frasa sandi panjang", "pengguna-1")
    opened = unseal(sealed, "frasa sandi panjang", "pengguna-1")
    assert opened.private_numbers() == key.private_numbers()
    for passphrase, owner in (("salah", "pengguna-1"), ("frasa sandi panjang", "pengguna-2")):
        with pytest.raises(FrasaSalah):
            unseal(sealed, passphrase, owner)


def test_what_is_no_pdf_is_said_to_be_none():
    with pytest.raises(BukanPdf):
        validate(b"tidak ada apa-apa", [signed().ca.cert])
    assert validate(frozen_pdf(), [signed().ca.cert]) == ()
