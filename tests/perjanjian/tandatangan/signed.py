"""A small document signed by two people, made once: what the tests of signatures look at."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from cryptography import x509

from perjanjian.tandatangan.ca import Ca, Subjek, issue, self_signed
from perjanjian.tandatangan.cap import Cap
from perjanjian.tandatangan.kunci import new_key
from perjanjian.tandatangan.pdf import Penandatangan, Tempat, sign_pdf
from sakip.pdf import Attachment, Document, Part, render_whole

MOMENT = datetime(2026, 1, 30, 2, 15, tzinfo=UTC)
FIRST = Tempat("ttd-pertama", 0, (60, 500, 260, 560))
SECOND = Tempat("ttd-kedua", 0, (300, 500, 500, 560))


@dataclass(frozen=True)
class Signed:
    """The document as it was frozen, after the first signature and after the second."""

    ca: Ca
    frozen: bytes
    first: bytes
    second: bytes
    certs: tuple[x509.Certificate, x509.Certificate]


@cache
def make_ca_once() -> Ca:
    """A CA that lies in no folder."""
    key = new_key()
    return Ca(self_signed("Penerbit Uji", key), key)


def signer(nama: str, nip: str, jabatan: str) -> Penandatangan:
    """Somebody with a fresh certificate."""
    key, ca = new_key(), make_ca_once()
    return Penandatangan(issue(ca, Subjek(nama, nip, jabatan), key.public_key()), key)


def cap(nama: str, jabatan: str) -> Cap:
    """A stamp of that name."""
    return Cap(nama, jabatan, MOMENT, "https://sakip.example.id/verifikasi/ABC/")


@cache
def frozen_pdf() -> bytes:
    """A PDF of two pages with an attachment, as a PK has them."""
    html = "<h2>Perjanjian Kinerja</h2><p>Naskah.</p><p class='halaman-baru'>Lampiran.</p>"
    data = Attachment("data.json", b'{"target": "80"}', "Data", "application/json")
    return render_whole(
        Document(
            title="Perjanjian Kinerja",
            author="Kecamatan Contoh",
            parts=(Part("pk", "Perjanjian", html),),
            date=MOMENT,
            nomor="ABCDEFGHIJKLMNO2",
            attachments=(data,),
        )
    ).pdf


@cache
def signed() -> Signed:
    """The document, signed by a camat and then by a bupati."""
    camat = signer("BUDI CONTOH, S.E.", "196712291993031008", "Camat Contoh")
    bupati = signer("Ir. SITI CONTOH", "", "Bupati Contoh")
    first = sign_pdf(frozen_pdf(), camat, FIRST, cap("BUDI CONTOH, S.E.", "Camat Contoh"), "PK")
    second = sign_pdf(first, bupati, SECOND, cap("Ir. SITI CONTOH", "Bupati Contoh"), "PK")
    return Signed(make_ca_once(), frozen_pdf(), first, second, (camat.cert, bupati.cert))
