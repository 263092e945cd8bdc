"""Named steps of signing, so that a test can end the process at each of them."""

from collections.abc import Callable

DIPERIKSA, TERTANDA, TERSIMPAN, TERCATAT = "diperiksa", "tertanda", "tersimpan", "tercatat"
LANGKAH = (DIPERIKSA, TERTANDA, TERSIMPAN, TERCATAT)
_watchers: list[Callable[[str], None]] = []


def watch(watcher: Callable[[str], None]) -> None:
    """Have a function called with the name of each step that was just done."""
    _watchers.append(watcher)


def reached(name: str) -> None:
    """Say that a step is done."""
    for watcher in _watchers:
        watcher(name)
