"""Signing bytes: a PAdES signature (baseline B-B) in a visible field, as an incremental revision."""

from dataclasses import dataclass
from io import BytesIO

from asn1crypto import keys as asn1_keys
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils import layout
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from perjanjian.tandatangan.asn1 import to_asn1
from perjanjian.tandatangan.cap import Cap, render_cap
from perjanjian.tandatangan.kunci import Key
from perjanjian.tandatangan.terpisah import run_apart

FILL = layout.SimpleBoxLayoutRule(
    x_align=layout.AxisAlignment.ALIGN_MIN,
    y_align=layout.AxisAlignment.ALIGN_MAX,
    margins=layout.Margins.uniform(0),
    inner_content_scaling=layout.InnerScaling.NO_SCALING,
)


@dataclass(frozen=True)
class Tempat:
    """Where a signature stands: page from 0, and left, bottom, right, top in points from below."""

    nama: str  # of the field, unique in the document
    halaman: int
    kotak: tuple[float, float, float, float]


@dataclass(frozen=True)
class Penandatangan:
    """Who signs: the certificate and its opened key."""

    cert: x509.Certificate
    key: Key


class _Stamp(PdfContent):
    """A page of another PDF as the field's appearance, from bytes instead of from a file."""

    def __init__(self, pdf: bytes):
        super().__init__()
        self.pdf = pdf

    def render(self) -> bytes:
        """Import the page, with its fonts, into the document that is being signed."""
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self.pdf)))
        self.resources.xobject["/Cap"] = page
        left, bottom, right, top = (float(x) for x in page.get_object()["/BBox"])
        self.box = layout.BoxConstraints(width=right - left, height=top - bottom)
        return b"/Cap Do"


def sign_pdf(pdf: bytes, penanda: Penandatangan, tempat: Tempat, cap: Cap, reason: str) -> bytes:
    """Return the PDF with one more signature; the bytes before stay what they were.

    Raises pyHanko's ``SigningError`` where the field is already there.
    """
    left, bottom, right, top = tempat.kotak
    stamp = _Stamp(render_cap(cap, right - left, top - bottom))
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    meta = PdfSignatureMetadata(
        field_name=tempat.nama,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=cap.nama,
        reason=reason,
    )
    box = (round(left), round(bottom), round(right), round(top))
    signer = PdfSigner(
        meta,
        _signer(penanda),
        stamp_style=StaticStampStyle(
            background=stamp, background_layout=FILL, border_width=0, background_opacity=1.0
        ),
        new_field_spec=SigFieldSpec(tempat.nama, on_page=tempat.halaman, box=box),
    )
    return run_apart(signer.sign_pdf, writer).getvalue()


def _signer(penanda: Penandatangan) -> SimpleSigner:
    plain = penanda.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        signing_cert=to_asn1(penanda.cert),
        signing_key=asn1_keys.PrivateKeyInfo.load(plain),
        # The issuer's certificate is not put in: a copy would be covered by no signature.
        cert_registry=SimpleCertificateStore(),
    )
