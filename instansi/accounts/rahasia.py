"""Secrets of the second factor at rest: of no use to whoever has the database or a backup alone."""

import base64
import logging
import secrets

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_log = logging.getLogger(__name__)
MARK = "v1:"


def seal(text: str) -> str:
    """Return the secret encrypted under ``MFA_KEY``, or under ``SECRET_KEY`` where none is set."""
    return MARK + _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return the secret.

    One that the key does not open becomes a random one, which no code fits: the person is let in
    by an admin, who takes the second factor off. What was kept before secrets were encrypted is
    returned as it is.
    """
    if not sealed.startswith(MARK):
        return sealed
    try:
        return _box().decrypt(sealed.removeprefix(MARK)).decode()
    except InvalidToken:
        _log.error("a second factor cannot be opened: MFA_KEY (or SECRET_KEY) has changed")
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _box() -> Fernet:
    key = (settings.MFA_KEY or settings.SECRET_KEY).encode()
    derived = HKDF(SHA256(), 32, salt=None, info=b"sakip second factor").derive(key)
    return Fernet(base64.urlsafe_b64encode(derived))
