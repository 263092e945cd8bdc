"""What a person does on any page: fill in a form, paste a block, fill in a grid, save."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from playwright.sync_api import Locator, Page, expect

from laporan.demo.pengguna import SANDI
from sakip.numbers import format_number
from tests.e2e.browsing import follow, hear, sign_in
from tests.e2e.test_grid import paste, wait_saved

# Rows that can be filled in: title, name in labels, the title above, and the cells by column.
_SHAPE = """() => { let above = ""; return [
  ...document.querySelectorAll("table.entry tbody tr")].flatMap((row) => {
  const texts = [...row.cells[0].childNodes].filter((node) => node.nodeType === 3);
  const title = texts.map((node) => node.textContent).join("").trim();
  const cells = [...row.querySelectorAll("td input, td textarea")].map((cell) => {
    const [, column, name] = /^(.*?), (.*)$/s.exec(cell.getAttribute("aria-label"));
    return {column, name, text: cell.value, place: cell.closest("td").cellIndex};
  });
  if (cells.length) return [{title, above, name: cells[0].name, cells}];
  above = title;
  return [];
})}"""
Nama = str | tuple[str, str]


def angka(isi: Any) -> str:
    """Return a figure of the files as people type it; "" = belum diisi."""
    if isinstance(isi, dict):
        if "tidak_tersedia" in isi:
            return f"tidak tersedia: {isi['tidak_tersedia']}"
        isi = isi["nilai"]
    return "" if isi is None else format_number(Decimal(isi))


def bentuk(isi: Any) -> str:
    """Return the printed form of a figure of the files; "" = none of its own."""
    return isi.get("teks", "") if isinstance(isi, dict) else ""


def block(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as a spreadsheet puts them on the clipboard."""
    return "\n".join("\t".join(map(_quote, row)) for row in rows)


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if re.search(r'[\t\n"]', text) else text


class Layar:
    """The window of one person; ``base`` is what the addresses of a year begin with."""

    def __init__(self, page: Page, site: str, login: str, tahun: int = 2021) -> None:
        self.page, self.site = page, site
        self.base = f"/isi/patrang/{tahun}"
        self.complaints = hear(page)
        page.goto(site)
        sign_in(page, login, SANDI)

    def open(self, address: str) -> None:
        """Go to a page."""
        answer = self.page.goto(self.site + address)
        assert answer, address
        assert answer.ok, f"{address}: {answer.status}"

    def fill(self, isi: Mapping[str, Any]) -> None:
        """Fill in fields of a form by their names; a choice by its value or its words."""
        for name, value in isi.items():
            field = self.page.locator(f"form [name={name}]:not([type=hidden])")
            kind = field.evaluate("f => f.tagName + (f.type === 'checkbox' ? '-yes' : '')")
            if kind == "SELECT":
                field.select_option(value)
            elif kind == "INPUT-yes":
                field.set_checked(value)
            else:
                field.fill(str(value))

    def save(self, name: str = "Simpan") -> None:
        """Press a button, and see that nothing was refused."""
        self.press(self.page.get_by_role("button", name=name, exact=True))

    def press(self, target: Locator) -> None:
        """Follow a link or button, and see that nothing was refused."""
        follow(target)
        refusals = self.page.locator(
            ".error, .notice-error, .invalid-feedback, .alert-danger, .message-error"
        )
        found = refusals.all_inner_texts()
        assert not found, f"{self.page.url}: {found}"

    def submit(self, isi: Mapping[str, Any], button: str = "Simpan") -> None:
        """Fill in a form and save it."""
        self.fill(isi)
        self.save(button)

    def within(self, title: str) -> Locator:
        """Return the innermost part of the page under a heading that ends with these words."""
        heading = self.page.get_by_role("heading", name=re.compile(re.escape(title) + "$"))
        return self.page.locator("section", has=heading).last

    def paste_rows(self, where: Locator, what: str, rows: Sequence[Sequence[str]]) -> None:
        """Paste rows by the link "Tempel dari Excel", look at the preview, and save them."""
        if not rows:
            return
        link = where.get_by_role(
            "link", name=re.compile(rf"^Tempel dari (Excel|Word)\s*: {what}\b")
        )
        self.press(link.last)
        self.page.get_by_label("Tempelan").fill(block(rows))
        self.save("Lihat pratinjau")
        self.press(self.page.get_by_role("button", name=f"Simpan {len(rows)} "))

    def fill_grid(self, isi: Mapping[Nama, Mapping[str, str]]) -> None:
        """Paste the whole grid as one block: the texts by row and column, the rest as it stands.

        A row is named by its title, or by its name in labels or a code that this begins with; and
        where two have the same one, by the end of the heading above it too.
        """
        expect(self.page.locator("form[data-ready]")).to_be_visible()
        shape = self.page.evaluate(_SHAPE)
        found = {key: _find(shape, key) for key in isi}
        places = sorted({cell["place"] for row in shape for cell in row["cells"]})
        lines = []
        for row in shape:
            wanted = {c: t for key, own in isi.items() if found[key] is row for c, t in own.items()}
            assert wanted.keys() <= {cell["column"] for cell in row["cells"]}, (row, wanted)
            texts = {c["place"]: wanted.get(c["column"], c["text"]) for c in row["cells"]}
            lines.append([texts.get(place, "") for place in places])
        first = self.page.locator("table.entry td :is(input, textarea)").first
        first.focus()
        paste(self.page, block(lines) + "\n")
        self.wait_saved()

    def type_column(self, column: str, isi: Mapping[Nama, str]) -> None:
        """Type a column by the keyboard alone: Tab into the grid, arrows across, Enter down."""
        expect(self.page.locator("form[data-ready]")).to_be_visible()
        shape = self.page.evaluate(_SHAPE)
        texts = {_find(shape, key)["name"]: text for key, text in isi.items()}
        keyboard = self.page.keyboard
        while not self._focused():
            keyboard.press("Tab")
        while not self._focused().startswith(f"{column}, "):
            keyboard.press("ArrowRight")
        for row in shape:
            keyboard.insert_text(texts.get(row["name"], ""))
            keyboard.press("Enter")
        keyboard.press("Tab")
        self.wait_saved()

    def _focused(self) -> str:
        """Return the name of the cell that has the focus, "" outside the grid."""
        return self.page.evaluate(
            "document.activeElement.closest('table.entry td')"
            " ? document.activeElement.getAttribute('aria-label') : ''"
        )

    def wait_saved(self) -> None:
        """Wait until the grid says that all is saved; a refused row is told at once."""
        wait_saved(self.page)


def _find(shape: Sequence[dict[str, Any]], key: Nama) -> dict[str, Any]:
    above, name = key if isinstance(key, tuple) else ("", key)

    def is_meant(row: dict[str, Any]) -> bool:
        whole = name in (row["name"], row["title"])
        begun = row["name"].startswith(f"{name} ") or row["title"].startswith(f"{name} (")
        return (whole or begun) and row["above"].endswith(above)

    same = [row for row in shape if is_meant(row)]
    assert len(same) == 1, (key, [(row["above"], row["title"]) for row in same or shape])
    return same[0]
