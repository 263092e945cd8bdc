"""Writing a backup: the rows as they stood at one moment, then the files that they name."""

import hashlib
import json
import os
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.conf import settings
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.utils import timezone

from kerja.berkas import path_of
from kerja.cadangan.isi import (
    BERKAS,
    DATA,
    JENIS,
    MANIFES,
    VERSI,
    Manifes,
    applied_migrations,
    kept_files,
    kept_models,
)
from kerja.models import Berkas, Jejak
from kerja.rantai import Head


class Tepat(DjangoJSONEncoder):
    """Writes moments whole: without their microseconds no link of the trail would hold."""

    def default(self, o: Any) -> Any:
        """Return a moment as it is, the rest as Django does."""
        return o.isoformat() if isinstance(o, (datetime, time)) else super().default(o)


def write_backup(target: Path) -> Manifes:
    """Write a backup so that at every moment the old file or the whole new one stands there.

    Only its owner may read it. Raises OSError. Call it outside a transaction.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    try:
        with ZipFile(name, "w", ZIP_DEFLATED) as out:
            manifes = _write_files(out, _write_rows(out))
            out.writestr(MANIFES, json.dumps(asdict(manifes), ensure_ascii=False, indent=1))
        with open(name, "rb") as written:
            os.fsync(written.fileno())
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    return manifes


def _write_rows(out: ZipFile) -> Manifes:
    """Write every row, as all of them were at one moment."""
    outermost, digest, rows = not connection.in_atomic_block, hashlib.sha256(), Counter[str]()
    with transaction.atomic(), out.open(DATA, "w", force_zip64=True) as data:
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for model in kept_models():
            found = model._base_manager.order_by("pk").iterator(chunk_size=500)
            for row in found:
                line = serializers.serialize("jsonl", [row], cls=Tepat).encode()
                data.write(line)
                digest.update(line)
                rows[model._meta.label] += 1
        last = Jejak.objects.order_by("-nomor").values_list("nomor", "rantai").first()
        return Manifes(
            JENIS, VERSI, timezone.now().isoformat(timespec="seconds"), applied_migrations(),
            dict(rows), digest.hexdigest(), jejak=str(Head(*last)) if last else "",
        )  # fmt: skip


def _write_files(out: ZipFile, manifes: Manifes) -> Manifes:
    """Add the files, and note which of those that rows name are not there."""
    root, found = Path(settings.MEDIA_ROOT), dict[str, str]()
    for path in kept_files():
        name = path.relative_to(root).as_posix()
        with suppress(FileNotFoundError), path.open("rb") as kept:  # an ended job's, just tidied
            found[name] = hashlib.file_digest(kept, "sha256").hexdigest()
            out.write(path, BERKAS + name, ZIP_STORED)
    named = Berkas.objects.values_list("sha256", flat=True)
    lost = sorted(one for one in named if path_of(one).relative_to(root).as_posix() not in found)
    return replace(manifes, berkas=found, hilang=lost)
