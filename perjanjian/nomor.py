"""The number by which anybody verifies a PK: random, so that knowing one tells no other. Pure."""

import base64
import re
import secrets
from collections.abc import Iterable, Iterator

_BYTES = 10  # 80 bits, in base32 exactly sixteen characters
_GROUP = 4
# Where our files carry their number: as the identifier of the PDF, in the clear.
_IN_FILE = re.compile(rb"/ID ?\[ ?\(([A-Z2-7]{16})\)")
_LONGEST = 30  # more bytes than the pattern takes


def make_nomor() -> str:
    """Return a new number: 80 random bits in base32."""
    return base64.b32encode(secrets.token_bytes(_BYTES)).decode()


def format_nomor(nomor: str) -> str:
    """Return a number as it is printed, in groups of four: "ABCD-EFGH-IJKL-MNOP"."""
    return "-".join(nomor[i : i + _GROUP] for i in range(0, len(nomor), _GROUP))


def parse_nomor(text: str) -> str:
    """Return the number that somebody typed: without dashes and spaces, in capitals."""
    return "".join(c for c in text.upper() if c.isalnum())


def spot_nomor(chunks: Iterable[bytes], found: list[str]) -> Iterator[bytes]:
    """Hand the chunks of a file on, and add the number that it says to bear to ``found``.

    Anybody can write a number into a file, so it tells only which naskah to compare it with.
    """
    before = b""
    for chunk in chunks:
        here = _IN_FILE.search(before + chunk)
        if here and not found:
            found.append(here[1].decode())
        before = (before + chunk)[-_LONGEST:]
        yield chunk
