"""Is an uploaded file one of ours? By hash alone: no code that reads a PDF runs for the public."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

CHUNK = 64 * 1024


class Putusan(Enum):
    """What a file is, as far as its bytes say."""

    ASLI = "asli"
    DIUBAH = "diubah"  # one of our files stands unchanged at its beginning, something was added
    BUKAN_ASLI = "bukan_asli"  # the number is known, but the file is none of its files
    TIDAK_DIKENAL = "tidak_dikenal"


@dataclass(frozen=True)
class Sidik:
    """The hashes of a file: of the whole, and of its beginnings of certain lengths, by length."""

    sha256: str
    awalan: Mapping[int, str]


def digest(chunks: Iterable[bytes], lengths: Iterable[int]) -> Sidik:
    """Return the hashes of what arrives in chunks, without ever holding the whole of it.

    ``lengths`` are those of the files that we know, in bytes; longer ones than the file are left
    out, and so is the file's own length.
    """
    wanted, awalan = sorted(set(lengths), reverse=True), dict[int, str]()
    whole, seen = hashlib.sha256(), 0
    for chunk in chunks:
        start = 0
        while wanted and wanted[-1] < seen + len(chunk):
            length = wanted.pop()
            whole.update(chunk[start : length - seen])
            start = length - seen
            if length:
                awalan[length] = whole.hexdigest()
        whole.update(chunk[start:])
        seen += len(chunk)
    return Sidik(whole.hexdigest(), awalan)


def judge(sidik: Sidik, known: Mapping[str, int], *, nomor_dikenal: bool) -> Putusan:
    """Return what a file is. ``known`` maps the SHA-256 of each of our files to its length."""
    if sidik.sha256 in known:
        return Putusan.ASLI
    if any(known.get(sha256) == length for length, sha256 in sidik.awalan.items()):
        return Putusan.DIUBAH
    return Putusan.BUKAN_ASLI if nomor_dikenal else Putusan.TIDAK_DIKENAL
