"""Private keys at rest: encrypted under a passphrase that is kept nowhere.

scrypt makes each guess cost 64 MiB and a good tenth of a second; AES-GCM says whether a passphrase
was right, and binds a key to its ``owner``, so that one row's key is of no use in another's.
"""

import base64
import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

N, R, P = 2**16, 8, 1
Key = ec.EllipticCurvePrivateKey


class FrasaSalah(Exception):
    """The passphrase does not open the key (or the key was changed, or is another owner's)."""


def new_key() -> Key:
    """Return a new private key: P-256, which PDF readers know."""
    return ec.generate_private_key(ec.SECP256R1())


def seal(key: Key, passphrase: str, owner: str) -> str:
    """Return the key as JSON text, encrypted under the passphrase and bound to ``owner``."""
    plain = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    salt, nonce = os.urandom(16), os.urandom(12)
    cipher = AESGCM(_stretch(passphrase, salt, N)).encrypt(nonce, plain, owner.encode())
    parts = {"salt": salt, "nonce": nonce, "cipher": cipher}
    told = {name: base64.b64encode(part).decode() for name, part in parts.items()}
    return json.dumps({"kdf": "scrypt", "n": N, **told})


def unseal(sealed: str, passphrase: str, owner: str) -> Key:
    """Return the private key. Raises FrasaSalah."""
    box = json.loads(sealed)
    salt, nonce, cipher = (base64.b64decode(box[name]) for name in ("salt", "nonce", "cipher"))
    try:
        secret = AESGCM(_stretch(passphrase, salt, box["n"]))
        plain = secret.decrypt(nonce, cipher, owner.encode())
    except InvalidTag as wrong:
        raise FrasaSalah("the passphrase does not open the key") from wrong
    key = serialization.load_der_private_key(plain, password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


def _stretch(passphrase: str, salt: bytes, n: int) -> bytes:
    return Scrypt(salt=salt, length=32, n=n, r=R, p=P).derive(passphrase.encode())
