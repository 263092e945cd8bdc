"""A printer that lays out nothing: it notes what it was asked for and returns what it is told."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.db import connection

from laporan import cetak
from sakip.pdf import Document, Numbering, Part, Whole


@dataclass
class Printer:
    """``wholes`` and ``previews`` are what was asked for, in order."""

    wholes: list[Document] = field(default_factory=list)
    previews: list[tuple[Part, int, dict | None]] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)  # savepoints open while laying out
    error: Exception | None = None
    during: Callable[[int], None] | None = None  # takes how many wholes were begun

    def render_whole(self, document, progress=None) -> Whole:
        """Number the parts from 1, one page each, as the real one would."""
        self.wholes.append(document)
        self.depth.append(len(connection.savepoint_ids))
        if self.error:
            raise self.error
        counts = dict.fromkeys(Numbering, 0)
        starts = {}
        for done, part in enumerate(document.parts, 1):
            counts[part.numbering] += 1
            starts[part.key] = (part.numbering, counts[part.numbering])
            if progress:
                progress(done, len(document.parts))
            if self.during and done == 1:
                self.during(len(self.wholes))
        return Whole(f"%PDF {len(self.wholes)}".encode(), {"bab-1": "1"}, starts, len(starts))

    def render_part(self, document, part, start=1, labels=None) -> bytes:
        """Note the part."""
        self.previews.append((part, start, labels))
        return b"%PDF part"


@pytest.fixture
def printer(monkeypatch) -> Printer:
    """Put the printer in the place of the real one."""
    printer = Printer()
    monkeypatch.setattr(cetak, "render_whole", printer.render_whole)
    monkeypatch.setattr(cetak, "render_part", printer.render_part)
    return printer
