"""Files kept for ever under the SHA-256 of their content."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from kerja.models import Berkas


def path_of(sha256: str) -> Path:
    """Return where the file of that hash lies."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


def store(content: bytes, *, jenis: str) -> Berkas:
    """Keep ``content`` and return its row; the same content is kept once.

    The file is complete on disk before its row is written: a file without a row is harmless,
    a row without a file would be a loss. Call it outside a transaction.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(name, path)
    berkas, _ = Berkas.objects.get_or_create(
        sha256=sha256, defaults={"ukuran": len(content), "jenis": jenis}
    )
    return berkas


def read(berkas: Berkas) -> bytes:
    """Return the content of a kept file."""
    return path_of(berkas.sha256).read_bytes()
