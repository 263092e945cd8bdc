"""The installation's own certificate authority, outside database and backups.

``CA_DIR`` holds the certificate (``ca.pem``) and the key, encrypted (``ca.key``). The passphrase
comes from ``CA_PASSPHRASE``, or from the file ``CA_PASSPHRASE_FILE`` that lies elsewhere.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from django.conf import settings

from perjanjian.tandatangan.kunci import FrasaSalah, Key, new_key, seal, unseal
from sakip.errors import Ditolak
from sakip.files import write_once

CA_YEARS, SIGNER_YEARS = 20, 2
OWNER = "ca"
# Clocks of two machines may differ a little.
LEEWAY = timedelta(minutes=5)


class CaTidakSiap(Ditolak):
    """There is no CA, or its passphrase is not the right one."""


@dataclass(frozen=True)
class Ca:
    """The authority, able to issue."""

    cert: x509.Certificate
    key: Key


@dataclass(frozen=True)
class Subjek:
    """Who a certificate is for; NIP and jabatan may be empty (a bupati has no NIP)."""

    nama: str
    nip: str
    jabatan: str


def make_ca(name: str, *, contoh: bool = False) -> bool:
    """Make the CA of this installation; return False where there is one, which stays."""
    folder = Path(settings.CA_DIR)
    if (folder / "ca.pem").exists():
        return False
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = new_key()
    title = f"CONTOH – {name}" if contoh else name
    cert = self_signed(title, key)
    write_once(folder / "ca.key", seal(key, _passphrase(make=True), OWNER))
    write_once(folder / "ca.pem", pem_of(cert))
    return True


def root() -> x509.Certificate:
    """Return the CA's certificate, which verifying needs alone. Raises CaTidakSiap."""
    path = Path(settings.CA_DIR) / "ca.pem"
    if not path.exists():
        raise CaTidakSiap(
            "Instalasi ini belum memiliki penerbit sertifikat. Mintalah pengelola peladen "
            "menjalankan perintah make_ca."
        )
    return x509.load_pem_x509_certificate(path.read_bytes())


def known_roots() -> list[x509.Certificate]:
    """Return what a signature may end at: the own CA, where there is one, and ``SIGN_ROOTS``."""
    path = Path(settings.CA_DIR) / "ca.pem"
    own = [x509.load_pem_x509_certificate(path.read_bytes())] if path.exists() else []
    if not settings.SIGN_ROOTS:
        return own
    return [*own, *x509.load_pem_x509_certificates(Path(settings.SIGN_ROOTS).read_bytes())]


def load_ca() -> Ca:
    """Return the CA with its key. Raises CaTidakSiap."""
    cert = root()
    sealed = (Path(settings.CA_DIR) / "ca.key").read_text()
    try:
        return Ca(cert, unseal(sealed, _passphrase(), OWNER))
    except FrasaSalah as wrong:
        raise CaTidakSiap(
            "Kunci penerbit sertifikat tidak dapat dibuka: frasa sandinya di peladen tidak cocok. "
            "Hubungi pengelola peladen."
        ) from wrong


def issue(ca: Ca, subjek: Subjek, key: ec.EllipticCurvePublicKey) -> x509.Certificate:
    """Return a signer's certificate: not a CA, and for signing documents only."""
    now = datetime.now(UTC)
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(ca.key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subjek))
        .issuer_name(ca.cert.subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - LEEWAY)
        .not_valid_after(now + timedelta(days=365 * SIGNER_YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(authority, critical=False)
        .sign(ca.key, hashes.SHA256())
    )


def serial_of(cert: x509.Certificate) -> str:
    """Return a serial number as it is shown and kept: hexadecimal, in capitals."""
    return f"{cert.serial_number:X}"


def self_signed(title: str, key: Key) -> x509.Certificate:
    """Return the certificate of a CA that issues to signers only."""
    now, name = datetime.now(UTC), _common_name(title)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - LEEWAY)
        .not_valid_after(now + timedelta(days=365 * CA_YEARS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    """Return what a key is for: signing documents, or else signing certificates."""
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,  # the extension's "nonRepudiation"
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signs,
        crl_sign=not signs,
        encipher_only=False,
        decipher_only=False,
    )


def _passphrase(*, make: bool = False) -> str:
    """Return the CA's passphrase; ``make``: write a random one where none was given."""
    if settings.CA_PASSPHRASE:
        return settings.CA_PASSPHRASE
    path = Path(settings.CA_PASSPHRASE_FILE)
    if make and not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_once(path, secrets.token_urlsafe(32))
    return path.read_text().strip() if path.exists() else ""


def _name(subjek: Subjek) -> x509.Name:
    parts = [(NameOID.COMMON_NAME, subjek.nama, 64), (NameOID.TITLE, subjek.jabatan, 64)]
    parts.append((NameOID.SERIAL_NUMBER, f"NIP {subjek.nip}" if subjek.nip else "", 64))
    return x509.Name([x509.NameAttribute(oid, text[:most]) for oid, text, most in parts if text])


def _common_name(title: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, title[:64])])


def pem_of(cert: x509.Certificate) -> str:
    """Return a certificate as PEM text."""
    return cert.public_bytes(Encoding.PEM).decode()
