"""pyHanko's whole validation of a signed PDF. Slow (seconds to minutes): never for the public."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import KeyUsageConstraints, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from perjanjian.tandatangan.pdf import to_asn1
from perjanjian.tandatangan.terpisah import run_apart

logger = logging.getLogger(__name__)
USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})


class BukanPdf(Exception):
    """The bytes cannot be read as a PDF."""


@dataclass(frozen=True)
class Hasil:
    """One signature of a PDF. ``utuh``: its bytes are what was signed; ``tepercaya``: its chain ends
    at a root that we were given; ``tanpa_ubahan``: nothing but further signatures came after it.
    """

    bidang: str
    nama: str
    serial: str
    waktu: datetime | None
    utuh: bool
    tepercaya: bool
    tanpa_ubahan: bool

    @property
    def sah(self) -> bool:
        """Return whether all of it holds."""
        return self.utuh and self.tepercaya and self.tanpa_ubahan


def validate(
    pdf: bytes, roots: Iterable[x509.Certificate], moment: datetime | None = None
) -> tuple[Hasil, ...]:
    """Return what holds of each signature, in the order of signing; () where there is none.

    Raises BukanPdf. ``moment`` is when the certificates are to be valid; None = now. No revocation
    list is fetched: what this installation revoked it knows from its own rows.
    """
    trusted = [to_asn1(root) for root in roots]
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        return tuple(_look(sig, trusted, moment) for sig in reader.embedded_regular_signatures)
    except Exception as broken:  # damaged bytes break the reader in any way there is
        raise BukanPdf(str(broken)) from broken


def _look(signature, trusted: list, moment: datetime | None) -> Hasil:
    context = ValidationContext(trust_roots=trusted, allow_fetching=False, moment=moment)
    name, cert = signature.field_name, signature.signer_cert
    told = (cert.subject.native.get("common_name", ""), f"{cert.serial_number:X}")
    signed_at = signature.self_reported_timestamp
    try:
        status = run_apart(_check, signature, context)
    except Exception as broken:  # the same, inside one signature: a bad one
        logger.info("signature %s cannot be validated: %s", name, broken)
        return Hasil(name, *told, signed_at, False, False, False)
    whole = status.intact and status.valid
    return Hasil(name, *told, signed_at, whole, status.trusted, whole and bool(status.docmdp_ok))


def _check(signature, context: ValidationContext):
    """Validate a signature; what came after it is looked at, slowly, only where its bytes are whole."""
    quick = validate_pdf_signature(
        signature, signer_validation_context=context, key_usage_settings=USAGE, skip_diff=True
    )
    if not (quick.intact and quick.valid):
        return quick
    return validate_pdf_signature(
        signature, signer_validation_context=context, key_usage_settings=USAGE
    )
