"""Browser tests wait for the page that they look at.

A click on a link or a button may lead to another document, and returns before it does. So the
next statement either waits by itself (``expect``) or the click is made by ``follow``.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parent / "e2e").glob("*.py"))
WAITING = ("expect", "heading", "wait_saved", "page.keyboard")


def hasty(source: str) -> list[int]:
    """Return the lines that click a link or a button and then look at once."""
    found = []
    for body in _bodies(ast.parse(source)):
        for click, following in zip(body, body[1:], strict=False):
            text = ast.unparse(click)
            leads = "get_by_role('link'" in text or "get_by_role('button'" in text
            waits = ast.unparse(following).startswith(WAITING)
            if isinstance(click, ast.Expr) and text.endswith(".click()") and leads and not waits:
                found.append(click.lineno)
    return found


def _bodies(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        # What a `with` expects (a download, another page) it waits for at its end.
        if isinstance(body, list) and not isinstance(node, ast.With):
            yield body


def test_a_hasty_look_is_found():
    hurried = "page.get_by_role('link', name='a').click()\nassert_fit(page)"
    patient = "page.get_by_role('link', name='a').click()\nexpect(page).to_have_title('b')"
    assert hasty(hurried) == [1]
    assert hasty(patient) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_click_is_followed_by_a_hasty_look(file: Path):
    assert hasty(file.read_text()) == []
