"""Files kept for ever under the SHA-256 of their content."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from kerja.models import Berkas


def path_of(sha256: str) -> Path:
    """Return where the file of that hash lies."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


@contextmanager
def draft() -> Iterator[Path]:
    """Give a file to write to, beside those that are kept; gone at the end unless it was kept."""
    folder = drafts()
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def drafts() -> Path:
    """Return where files lie that are being written."""
    return Path(settings.MEDIA_ROOT) / "sementara"


def store(content: bytes, *, jenis: str) -> Berkas:
    """Keep ``content`` and return its row; the same content is kept once.

    The file is complete on disk before its row is written: a file without a row is harmless,
    a row without a file would be a loss. Call it outside a transaction.
    """
    with draft() as path:
        path.write_bytes(content)
        return keep(path, jenis=jenis)


def keep(path: Path, *, jenis: str) -> Berkas:
    """Keep a file that was written as a :func:`draft`, however large; like :func:`store`."""
    with path.open("rb") as written:
        sha256 = hashlib.file_digest(written, "sha256").hexdigest()
        os.fsync(written.fileno())
    size, kept = path.stat().st_size, path_of(sha256)
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, kept)
    berkas, _ = Berkas.objects.get_or_create(
        sha256=sha256, defaults={"ukuran": size, "jenis": jenis}
    )
    return berkas


def read(berkas: Berkas) -> bytes:
    """Return the content of a kept file."""
    return path_of(berkas.sha256).read_bytes()
