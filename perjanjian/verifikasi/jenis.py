"""The kinds of naskah that anybody may verify; each app registers its own when it is ready."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Jenis:
    """A kind. ``load`` returns what the public learns of a number (None = no such one), shown by
    ``template`` as "temuan"; ``berkas`` yields each of its files as (SHA-256, bytes, number).

    ``sebutan`` is what such a file is called, ``sesudah`` what was done to it at last.
    """

    nama: str
    sebutan: str
    sesudah: str
    template: str
    load: Callable[[str], Any]
    berkas: Callable[[], Iterable[tuple[str, int, str]]]


_JENIS: dict[str, Jenis] = {}


def register(jenis: Jenis) -> None:
    """Let a kind be verified; twice is once."""
    _JENIS[jenis.nama] = jenis


def find(nomor: str) -> tuple[Jenis, Any] | None:
    """Return the kind that knows a number, and what the public learns of it."""
    for jenis in _JENIS.values():
        found = jenis.load(nomor)
        if found is not None:
            return jenis, found
    return None


def all_files() -> Iterator[tuple[Jenis, str, int, str]]:
    """Yield every file that can be verified: kind, SHA-256, length in bytes, number."""
    for jenis in _JENIS.values():
        for sha256, size, nomor in jenis.berkas():
            yield jenis, sha256, size, nomor
