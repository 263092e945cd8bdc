"""Reading rendered HTML as people read it: texts, lists and the cells of tables."""

from lxml import html

# After these a reader sees a new line.
_LINES = ("br", "dd", "div", "dt", "h1", "h2", "h3", "li", "ol", "p", "td", "th", "tr")


def parse(text: str):
    """Return the element of a piece of HTML, its lines kept apart."""
    root = html.fromstring(f"<div>{text}</div>")
    for element in root.iter(*_LINES):
        element.tail = f" {element.tail or ''}"
    return root


def words(element) -> str:
    """Return the text of an element, with single spaces."""
    return " ".join(element.text_content().split())


def find(text_or_element, css: str) -> list:
    """Return the elements that match a CSS class or tag ("dl.diktum dt" style, one level each)."""
    root = parse(text_or_element) if isinstance(text_or_element, str) else text_or_element
    path = "".join(f"//{_step(step)}" for step in css.split())
    return root.xpath(f".{path}")


def texts(text_or_element, css: str) -> list[str]:
    """Return the texts of the elements that match."""
    return [words(element) for element in find(text_or_element, css)]


def rows(table) -> list[list[str]]:
    """Return the cells of each row of a table's body."""
    return [[words(cell) for cell in row.xpath("./td|./th")] for row in table.xpath(".//tbody/tr")]


def columns(table) -> int:
    """Return how many columns the colgroup of a table declares."""
    return len(table.xpath("./colgroup/col"))


def _step(step: str) -> str:
    tag, _, name = step.partition(".")
    if not name:
        return tag
    return f"{tag or '*'}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
