"""How rows travel between page and server, with JavaScript and without."""

import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, QueryDict

from sakip.errors import Ditolak
from sakip.grid.data import Grid, Row, Versi

_VERSI = re.compile(r"([a-z0-9]{1,12})\.([0-9]{1,9})")
_MOST_ROWS = 2000
_BETWEEN = "\x1f"  # stands in no text that a form lets in


@dataclass(frozen=True)
class Posted:
    """A row as it came back: texts by column, and the versi under which it was read."""

    key: str
    versi: Versi
    texts: Mapping[str, str] = field(default_factory=dict)


def dump_versi(versi: Versi) -> str:
    """Return "tw1.0 tw2.3": what the page keeps of a row and sends back."""
    return " ".join(f"{part}.{number}" for part, number in versi.items())


def load_versi(text: str) -> dict[str, int]:
    """Read what :func:`dump_versi` wrote; whatever else is in it counts for nothing."""
    return {part: int(number) for part, number in _VERSI.findall(text)}


def clean_newlines(text: str) -> str:
    """Return a text with the newlines that we keep; browsers post others than they show."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def digest(texts: Iterable[str]) -> str:
    """Return a mark by which an ordinary form shows that nobody touched a row."""
    return f"{zlib.crc32(_BETWEEN.join(texts).encode()):08x}"


def editable(grid: Grid, row: Row) -> list[str]:
    """Return the columns of a row that can be edited."""
    return [column.name for column in grid.columns if row.field_of(column) is not None]


def stamp(grid: Grid, row: Row) -> str:
    """Return the hidden value of a row: its versi and the mark of its texts."""
    texts = digest(row.cells.get(name, "") for name in editable(grid, row))
    return f"{dump_versi(row.versi)}~{texts}"


def read_form(grid: Grid, rows: Sequence[Row], data: QueryDict) -> list[Posted]:
    """Return the rows of an ordinary form that somebody changed."""
    posted = []
    for row in rows:
        names = editable(grid, row)
        versi, _, mark = data.get(f"v-{row.key}", "").partition("~")
        texts = {
            name: clean_newlines(str(data[f"c-{row.key}-{name}"]))
            for name in names
            if f"c-{row.key}-{name}" in data
        }
        if mark and texts and digest(texts.get(name, "") for name in names) != mark:
            posted.append(Posted(row.key, load_versi(versi), texts))
    return posted


def read_json(request: HttpRequest) -> list[Posted]:
    """Return the rows of an autosave. Raises Ditolak for what our own pages never send."""
    try:
        body = request.body
    except RequestDataTooBig as error:
        raise Ditolak("Terlalu banyak sekaligus; tempel dalam beberapa bagian.") from error
    try:
        rows = json.loads(body)["rows"]
        if len(rows) > _MOST_ROWS:
            raise Ditolak(f"Terlalu banyak baris sekaligus; paling banyak {_MOST_ROWS}.")
        return list({one.key: one for one in map(_read_row, rows)}.values())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, Ditolak):
            raise
        raise Ditolak("Isian tidak dapat dibaca. Muat ulang halaman ini.") from error


def _read_row(row: dict) -> Posted:
    texts = {str(name): clean_newlines(str(text)) for name, text in row["cells"].items()}
    return Posted(str(row["key"]), load_versi(str(row["versi"])), texts)
