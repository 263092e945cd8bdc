"""pyHanko's whole validation of a signed PDF. Slow (seconds to minutes): never for the public."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Self

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import KeyUsageConstraints, validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from perjanjian.tandatangan.asn1 import to_asn1
from perjanjian.tandatangan.terpisah import run_apart

logger = logging.getLogger(__name__)
USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})


class BukanPdf(Exception):
    """The bytes cannot be read as a PDF."""


@dataclass(frozen=True)
class Hasil:
    """One signature of a PDF. ``utuh``: its bytes are what was signed; ``tepercaya``: its chain ends
    at a root that we were given (``akar``); ``tanpa_ubahan``: nothing but further signatures and
    data for validation came after it; ``menutup``: it covers all of its revision, ``akhir``: of the file.
    """

    bidang: str
    nama: str
    serial: str
    waktu: datetime | None
    utuh: bool = False
    tepercaya: bool = False
    tanpa_ubahan: bool = False
    menutup: bool = False
    akhir: bool = False
    penerbit: str = ""
    akar: str = ""

    @property
    def sah(self) -> bool:
        """Return whether all of it holds."""
        return self.utuh and self.tepercaya and self.tanpa_ubahan

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON may keep it."""
        return asdict(self) | {"waktu": self.waktu.isoformat() if self.waktu else None}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """Return what :meth:`to_json` kept."""
        waktu = datetime.fromisoformat(told["waktu"]) if told["waktu"] else None
        return cls(**(told | {"waktu": waktu}))


def validate(
    pdf: bytes,
    roots: Iterable[x509.Certificate],
    *,
    as_signed: bool = False,
    quick: bool = False,
) -> tuple[Hasil, ...]:
    """Return what holds of each signature, in the order of signing; () where there is none.

    Raises BukanPdf. Certificates have to be valid now, or with ``as_signed`` at the time that the
    signature states. No revocation list is fetched: what this installation revoked it knows itself.
    ``quick`` leaves out the slow look at what came after a signature (``tanpa_ubahan`` is then False).
    """
    trusted = [to_asn1(root) for root in roots]
    return tuple(_look(sig, trusted, as_signed, quick=quick) for sig in _signatures(pdf))


def last_signature(pdf: bytes) -> Hasil | None:
    """Return whose the last signature is and whether its bytes are whole, without the slow part."""
    found = list(_signatures(pdf))
    return _look(found[-1], [], as_signed=False, quick=True) if found else None


def count_pages(pdf: bytes) -> int:
    """Return how many pages a PDF says it has. Raises BukanPdf."""
    try:
        return int(PdfFileReader(BytesIO(pdf), strict=False).root["/Pages"]["/Count"])
    except Exception as broken:  # damaged bytes break the reader in any way there is
        raise BukanPdf(str(broken)) from broken


def _signatures(pdf: bytes) -> Iterator:
    try:
        yield from PdfFileReader(BytesIO(pdf), strict=False).embedded_regular_signatures
    except Exception as broken:  # the same
        raise BukanPdf(str(broken)) from broken


def _look(signature, trusted: list, as_signed: bool, *, quick: bool = False) -> Hasil:
    moment = signature.self_reported_timestamp if as_signed else None
    context = ValidationContext(trust_roots=trusted, allow_fetching=False, moment=moment)
    try:
        return _tell(signature, run_apart(_check, signature, context, quick))
    except Exception as broken:  # the same, inside one signature: a bad one
        logger.info("signature %s cannot be validated: %s", signature.field_name, broken)
        return Hasil(signature.field_name, *_claimed(signature))


def _check(signature, context: ValidationContext, quick: bool) -> PdfSignatureStatus:
    """Validate a signature; what came after it is looked at, slowly, only where its bytes are whole."""
    status = validate_pdf_signature(signature, context, key_usage_settings=USAGE, skip_diff=True)
    if quick or not (status.intact and status.valid):
        return status
    return validate_pdf_signature(signature, context, key_usage_settings=USAGE)


def _claimed(signature) -> tuple[str, str, datetime | None]:
    """Return name and serial of the certificate and the time, as a bad signature claims them."""
    try:
        cert = signature.signer_cert
        return _named(cert.subject), f"{cert.serial_number:X}", signature.self_reported_timestamp
    except Exception:  # the same: not even its certificate can be read
        return "", "", None


def _tell(signature, status: PdfSignatureStatus) -> Hasil:
    whole = bool(status.intact and status.valid)
    coverage = status.coverage
    path = status.validation_path if status.trusted else None
    return Hasil(
        signature.field_name,
        *_claimed(signature),
        utuh=whole,
        tepercaya=bool(status.trusted),
        tanpa_ubahan=whole and bool(status.docmdp_ok) and _harmless(status),
        menutup=coverage >= SignatureCoverageLevel.ENTIRE_REVISION,
        akhir=coverage == SignatureCoverageLevel.ENTIRE_FILE,
        penerbit=_named(signature.signer_cert.issuer),
        akar=_named(path.trust_anchor.authority.name) if path else "",
    )


def _harmless(status: PdfSignatureStatus) -> bool:
    """Return whether what was added later is data for validation, or a further signature."""
    level = status.modification_level
    return level is not None and level <= ModificationLevel.FORM_FILLING


def _named(name) -> str:
    """Return a certificate's name as people know it."""
    parts = name.native
    return str(parts.get("common_name") or parts.get("organization_name") or "")
