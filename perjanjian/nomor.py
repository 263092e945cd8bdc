"""The number by which anybody verifies a PK: random, so that knowing one tells no other. Pure."""

import base64
import secrets

_BYTES = 10  # 80 bits, in base32 exactly sixteen characters
_GROUP = 4


def make_nomor() -> str:
    """Return a new number: 80 random bits in base32."""
    return base64.b32encode(secrets.token_bytes(_BYTES)).decode()


def format_nomor(nomor: str) -> str:
    """Return a number as it is printed, in groups of four: "ABCD-EFGH-IJKL-MNOP"."""
    return "-".join(nomor[i : i + _GROUP] for i in range(0, len(nomor), _GROUP))


def parse_nomor(text: str) -> str:
    """Return the number that somebody typed: without dashes and spaces, in capitals."""
    return "".join(c for c in text.upper() if c.isalnum())
