"""Writes a ZIP from kept files, piece by piece: however many there are, memory does not grow."""

import hashlib
import re
import shutil
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from kerja import berkas
from laporan.unduhan.manifest import NAME, SUMS, Isi, write_manifest, write_sums

# No clock time: the same files make the same ZIP, which is then kept once.
EPOCH = (1980, 1, 1, 0, 0, 0)
PIECE = 1024 * 1024
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*<")


def write_zip(path: Path, semua: Iterable[Isi], more: Mapping[str, bytes]) -> None:
    """Write the reports that there is a file of, the files in ``more``, and the lists of both.

    Raises FileNotFoundError where a kept file was lost.
    """
    found = list(semua)
    added = {NAME: write_manifest(found), **more}
    sums = [(isi.nama, isi.sha256) for isi in found if isi.sha256]
    sums += [(name, hashlib.sha256(content).hexdigest()) for name, content in added.items()]
    with ZipFile(path, "w") as zipped:
        for name, content in {**added, SUMS: write_sums(sums)}.items():
            zipped.writestr(_entry(name, ZIP_DEFLATED), content)
        for isi in found:
            if isi.sha256:  # a PDF is compressed already
                _copy(zipped, isi)


def _copy(zipped: ZipFile, isi: Isi) -> None:
    entry = _entry(isi.nama, ZIP_STORED)
    entry.file_size = isi.bita
    with berkas.path_of(isi.sha256).open("rb") as kept, zipped.open(entry, "w") as out:
        shutil.copyfileobj(kept, out, PIECE)


def _entry(name: str, how: int) -> ZipInfo:
    entry = ZipInfo(name, EPOCH)
    entry.compress_type = how
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    return entry


def without_time(workbook: bytes) -> bytes:
    """Return a workbook (a ZIP too) without the clock times that its library writes into it."""
    out = BytesIO()
    with ZipFile(BytesIO(workbook)) as given, ZipFile(out, "w") as still:
        for name in given.namelist():
            content = given.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z<", content)
            still.writestr(_entry(name, ZIP_DEFLATED), content)
    return out.getvalue()
