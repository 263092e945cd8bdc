"""The chain of the trail: each row's HMAC covers the row and the one before it.

The key lies outside the database, so whoever can write the database alone cannot recompute the
chain. The head (count and last link) is kept outside too: without it, rows cut off at the end
would leave a chain that is whole.
"""

import fcntl
import hashlib
import hmac
import json
import logging
import os
import re
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

from django.conf import settings

from kerja.models import Jejak
from sakip.files import write_once

logger = logging.getLogger(__name__)

GENESIS = "0" * 64
FIELDS = (
    "nomor", "pelaku_id", "peran", "dari", "aksi", "objek", "objek_id", "uraian", "instansi_id",
    "perubahan",
)  # fmt: skip


@dataclass(frozen=True)
class Head:
    """How many rows there are, and the link of the last one."""

    nomor: int
    rantai: str

    def __str__(self) -> str:
        return f"{self.nomor}:{self.rantai}"

    @classmethod
    def parse(cls, text: str) -> "Head":
        """Read "count:link". Raises ValueError."""
        parts = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{64})", text.strip())
        if parts is None:
            raise ValueError(f"not a count and a link: {text[:90]!r}")
        return cls(int(parts[1]), parts[2])


def chain_key() -> bytes:
    """Return the key of the chain, made at first use; it never enters the database."""
    if settings.JEJAK_KEY:
        return settings.JEJAK_KEY.encode()
    path = Path(settings.VAR_DIR) / "jejak_key"
    if not path.exists():
        write_once(path, secrets.token_hex(32))
    return path.read_bytes()


def _write_aside(path: Path, text: str) -> str:
    """Write a file to be put in the place of ``path``, down to the disk; return its name.

    Without that a power cut could leave the new name with nothing in it.
    """
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    return name


def link_of(row: Jejak, before: str, key: bytes) -> str:
    """Return the link of ``row`` after the link ``before``."""
    content: dict[str, Any] = {name: getattr(row, name) for name in FIELDS}
    if row.pemda_id is not None:  # so rows from before this column keep their link
        content["pemda_id"] = row.pemda_id
    content["waktu"] = row.waktu.astimezone(UTC).isoformat(timespec="microseconds")
    content["sebelum"] = before
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def check_chain(rows: Iterable[Jejak], head: Head | None, key: bytes) -> list[str]:
    """Return what is wrong with the trail, in Indonesian, one line a fault; [] if it is whole.

    ``rows`` come by number. ``head`` is the newest known one; rows after it are fine.
    """
    faults, before, expected, seen_head = [], GENESIS, 1, head is None
    for row in rows:
        if row.nomor != expected:
            faults.append(f"Jejak nomor {expected} sampai {row.nomor - 1} hilang.")
        if not hmac.compare_digest(row.rantai, link_of(row, before, key)):
            faults.append(f"Jejak nomor {row.nomor} tidak cocok dengan rantainya.")
        if head and row.nomor == head.nomor:
            seen_head = True
            if row.rantai != head.rantai:
                faults.append(
                    f"Jejak nomor {row.nomor} bukan lagi yang tercatat di luar basis data."
                )
        before, expected = row.rantai, row.nomor + 1
    if head and not seen_head and head.nomor >= expected:
        faults.append(f"Jejak nomor {expected} sampai {head.nomor} hilang dari ujung.")
    return faults


def head_path() -> Path:
    """Return where the newest head is kept, outside the database."""
    return Path(settings.VAR_DIR) / "jejak_head"


def read_head() -> Head | None:
    """Return the newest head that was kept outside the database; None where there is no file.

    Raises ValueError where the file is empty or damaged.
    """
    try:
        return Head.parse(head_path().read_text())
    except FileNotFoundError:
        return None


def keep_head(head: Head) -> None:
    """Keep a head outside the database unless a newer one is kept already.

    The act is committed by then: a damaged file is told to the log and written anew.
    """
    path = head_path()
    with _turn(path.with_name(f"{path.name}.lock")):
        try:
            kept = read_head()
        except ValueError:
            logger.exception("The kept head of the trail was damaged; %s is kept anew", head)
            kept = None
        if kept is None or kept.nomor < head.nomor:
            os.replace(_write_aside(path, str(head)), path)


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """Let processes take turns: of two that read the same head, the older must not win."""
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
