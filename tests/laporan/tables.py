"""Tables of the document as people look things up in them: by row and by column."""

from tests.html import find, parse, words


def open_table(text_or_element, title: str):
    """Return the only table whose caption holds ``title``."""
    root = parse(text_or_element) if isinstance(text_or_element, str) else text_or_element
    (table,) = [t for t in find(root, "table") if title in captions(t)]
    return table


def captions(table) -> str:
    """Return the caption of a table, or ""."""
    return " ".join(words(caption) for caption in find(table, "caption"))


def heads(table) -> list[str]:
    """Return the name of each column; heads over heads are joined by " / "."""
    grid: dict[tuple[int, int], str] = {}
    rows = table.xpath("./thead/tr[not(contains(@class, 'kolom'))]")
    for y, row in enumerate(rows):
        x = 0
        for cell in row.xpath("./th|./td"):
            while (x, y) in grid:
                x += 1
            for dx in range(int(cell.get("colspan", 1))):
                for dy in range(int(cell.get("rowspan", 1))):
                    grid[x + dx, y + dy] = words(cell) if dy == 0 else ""
            x += int(cell.get("colspan", 1))
    width = len(table.xpath("./colgroup/col"))
    columns = [[grid[x, y] for y in range(len(rows)) if grid[x, y]] for x in range(width)]
    return [" / ".join(names) for names in columns]


def read_rows(table) -> list[dict[str, str]]:
    """Return each row as {column: text}; a cell over several columns stands in each of them."""
    names = heads(table)
    result = []
    for row in table.xpath("./tbody/tr"):
        cells = []
        for cell in row.xpath("./th|./td"):
            cells += [words(cell)] * int(cell.get("colspan", 1))
        assert len(cells) == len(names), f"{cells} does not fill {names}"
        result.append(dict(zip(names, cells, strict=True)))
    return result


def row_of(table, column: str, text: str) -> dict[str, str]:
    """Return the only row with ``text`` in ``column``."""
    (row,) = [row for row in read_rows(table) if row[column] == text]
    return row
